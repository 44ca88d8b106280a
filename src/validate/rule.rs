//! What a rule is, and how the rules are run.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{Citation, Day, Entry, Part, Provider, Question, Tier};
use crate::records::{Beside, Catalog, Node, Step, pointer_of};

/// A fault that records can have, and how it is found.
#[derive(Debug)]
pub struct Rule {
    /// The name of the fault, in kebab case.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub about: &'static str,
    /// Why it matters, in a few lines.
    pub why: &'static str,
    /// What to do, in one line; stands below every finding.
    pub help: &'static str,
    /// An example that has the fault.
    pub bad: &'static str,
    /// The same without it.
    pub good: &'static str,
    /// How it is found.
    pub check: Check,
}

/// How far a rule has to see.
#[derive(Debug)]
pub enum Check {
    /// The text of one file.
    Tree(fn(&Node, &mut Findings<'_>)),
    /// One tier and the providers.
    Tier(fn(&Tier, &Subject<'_>, &mut Findings<'_>)),
    /// One provider and the tiers.
    Provider(fn(&str, &Provider, &Subject<'_>, &mut Findings<'_>)),
    /// All records; the function names the file of each finding.
    Catalog(fn(&Subject<'_>, &mut Vec<(String, Place, String)>)),
    /// Found while reading, not by a function of its own.
    Reading,
}

/// What is judged, and the day on which.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The records that could be read.
    pub catalog: &'a Catalog,
    /// The lists beside them.
    pub beside: &'a Beside,
    /// The day.
    pub today: Day,
}

/// Collects the findings of one rule in one file.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: &'a Rule,
    file: &'a str,
    found: Vec<Diagnostic>,
}

impl Findings<'_> {
    /// Adds a finding at a place.
    pub fn at(&mut self, place: Place, message: impl Into<String>) {
        self.found.push(self.rule.finding(self.file, place, message));
    }

    /// Adds a finding at the value that a path leads to.
    pub fn value(&mut self, path: &[Step<'_>], message: impl Into<String>) {
        self.at(Place::Value(pointer_of(path)), message);
    }

    /// Adds a finding at the key that a path leads to.
    pub fn key(&mut self, path: &[Step<'_>], message: impl Into<String>) {
        self.at(Place::Key(pointer_of(path)), message);
    }
}

impl Rule {
    fn finding(&self, file: &str, place: Place, message: impl Into<String>) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.code, file, message).at(place).help(self.help);
        diagnostic.severity = self.severity;
        diagnostic
    }

    fn collect(&self, file: &str, check: impl FnOnce(&mut Findings<'_>)) -> Vec<Diagnostic> {
        let mut findings = Findings { rule: self, file, found: Vec::new() };
        check(&mut findings);
        findings.found
    }

    /// Runs a rule on the tree of one file; a rule that looks at something else finds nothing.
    pub(super) fn of_tree(&self, file: &str, node: &Node) -> Vec<Diagnostic> {
        match self.check {
            Check::Tree(check) => self.collect(file, |findings| check(node, findings)),
            _ => Vec::new(),
        }
    }
}

/// Runs all rules that look at decoded records.
pub(super) fn judge(rules: &[Rule], subject: &Subject<'_>) -> Vec<Diagnostic> {
    let tiers = subject.catalog.tiers.par_iter().flat_map_iter(|tier| {
        let file = format!("{}.yaml", tier.id);
        rules.iter().flat_map(move |rule| match rule.check {
            Check::Tier(check) => rule.collect(&file, |findings| check(tier, subject, findings)),
            _ => Vec::new(),
        })
    });
    let mut found: Vec<Diagnostic> = tiers.collect();
    for rule in rules {
        match rule.check {
            Check::Provider(check) => {
                for (id, provider) in &subject.catalog.providers {
                    let file = format!("{id}/provider.yaml");
                    found.extend(rule.collect(&file, |findings| check(id, provider, subject, findings)));
                }
            }
            Check::Catalog(check) => {
                let mut places = Vec::new();
                check(subject, &mut places);
                found.extend(places.into_iter().map(|(file, place, message)| rule.finding(&file, place, message)));
            }
            Check::Tier(_) | Check::Tree(_) | Check::Reading => {}
        }
    }
    found
}

/// Calls `visit` with the path and the parts of every entry of a tier.
pub(super) fn each_entry<'t>(tier: &'t Tier, mut visit: impl FnMut(Question, &[Step<'_>; 2], &'t Entry)) {
    for (question, timeline) in &tier.timelines {
        for (index, entry) in timeline.iter().enumerate() {
            visit(*question, &[Step::Key(question.as_str()), Step::Index(index)], entry);
        }
    }
}

/// Returns the path of a part inside its entry.
pub(super) fn steps_to(part: Part) -> Vec<Step<'static>> {
    match part {
        Part::Answer => vec![],
        Part::Case(at) => vec![Step::Key("cases"), Step::Index(at)],
        Part::Conflict => vec![Step::Key("conflict")],
    }
}

/// Calls `visit` with the path of every citation of a tier, of each part of its entries.
pub(super) fn each_citation<'t>(tier: &'t Tier, mut visit: impl FnMut(&[Step<'_>], &'t Citation)) {
    each_entry(tier, |_, [question, index], entry| {
        for (part, cite) in entry.parts() {
            for (k, citation) in cite.iter().enumerate() {
                visit(
                    &[&[*question, *index], steps_to(part).as_slice(), &[Step::Key("cite"), Step::Index(k)]].concat(),
                    citation,
                );
            }
        }
    });
}
