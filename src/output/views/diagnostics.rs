//! What is wrong in files, at its lines: `validate`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Day;
use crate::output::{Annotation, Annotations, Block, Format, Page, View};
use crate::printable::is_unsafe;
use crate::validate::{ALL, Located, locate};

/// How many findings of one rule in one file are shown.
const MOST_OF_EACH: usize = 100;

/// What is wrong in the files of a folder, file by file and line by line.
#[derive(Debug)]
pub struct Diagnostics {
    found: Vec<Annotation>,
    today: Day,
}

/// What is wrong in files.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiagnosticsV1 {
    findings: Vec<FindingV1>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct FindingV1 {
    code: &'static str,
    severity: Severity,
    file: String,
    /// From 1.
    line: u64,
    /// In characters, from 1.
    column: u64,
    message: String,
    help: Option<String>,
}

impl Diagnostics {
    /// Returns what is wrong in files of a folder, whose lines are read once more.
    pub fn of(folder: &Path, diagnostics: &[Diagnostic], today: Day) -> Diagnostics {
        let (diagnostics, more) = first_of_each(diagnostics);
        let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        for diagnostic in diagnostics.into_iter().chain(&more) {
            by_file.entry(&diagnostic.file).or_default().push(diagnostic);
        }
        let mut found = Vec::new();
        for (file, diagnostics) in by_file {
            let path = folder.join(file);
            // A file that cannot be read has no lines.
            let text = crate::files::read(&path, crate::records::LARGEST).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let mut places: Vec<(&Diagnostic, Located)> =
                diagnostics.iter().copied().zip(locate(&text, &diagnostics)).collect();
            places.sort_by_key(|(_, place)| (place.line, place.column));
            let path = path.display().to_string();
            found.extend(places.iter().map(|(diagnostic, place)| annotation(&path, &text, diagnostic, place)));
        }
        Diagnostics { found, today }
    }
}

impl View for Diagnostics {
    type Json = DiagnosticsV1;

    const FORMATS: &'static [Format] = &[Format::Text, Format::Json, Format::Sarif, Format::Github];

    fn day(&self) -> Day {
        self.today
    }

    /// What to do is said below the first finding of a kind: forty times would hide the findings.
    fn page(&self) -> Page {
        let mut advised = BTreeSet::new();
        let mut found = self.found.clone();
        for one in &mut found {
            one.help = one.help.take().filter(|help| advised.insert((one.rule, help.clone())));
        }
        Page { title: String::new(), blocks: vec![Block::Annotations(found)] }
    }

    fn json(&self) -> DiagnosticsV1 {
        let finding = |one: &Annotation| FindingV1 {
            code: one.rule,
            severity: one.severity,
            file: one.file.clone(),
            line: one.start.0,
            column: one.start.1,
            message: one.message.clone(),
            help: one.help.clone(),
        };
        DiagnosticsV1 { findings: self.found.iter().map(finding).collect() }
    }

    fn annotations(&self) -> Annotations {
        let rules = ALL.iter().map(|rule| (rule.code, rule.about)).collect();
        Annotations { command: "validate", guide: "data/README.md", rules, found: self.found.clone(), unread: Vec::new() }
    }
}

/// Returns the first findings of each rule in each file, and one finding of each rule that has more, which says how many: a file
/// with the same fault twenty thousand times over is mended at one stroke, and to show them all takes long.
fn first_of_each(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<Diagnostic>) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut shown = Vec::new();
    let mut last = BTreeMap::new();
    for diagnostic in diagnostics {
        let key = (diagnostic.file.as_str(), diagnostic.code);
        let count = counts.entry(key).or_default();
        *count += 1;
        if *count <= MOST_OF_EACH {
            shown.push(diagnostic);
        } else {
            last.entry(key).or_insert(diagnostic);
        }
    }
    let more = last.into_iter().map(|(key, diagnostic)| {
        let message = format!("found {} more of this kind in this file, not shown", counts[&key] - MOST_OF_EACH);
        Diagnostic { message, help: None, ..diagnostic.clone() }
    });
    (shown, more.collect())
}

fn annotation(path: &str, text: &str, diagnostic: &Diagnostic, place: &Located) -> Annotation {
    // Only the line itself: a record of one huge line must not fill the terminal.
    let start = text[..place.bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line: String = text[start..].lines().next().unwrap_or_default().chars().take(300).collect();
    let shown = line.replace(|c: char| is_unsafe(c) || c == '\t', " ");
    let (from, to) = (place.bytes.start - start, place.bytes.end - start);
    let can_be_shown = shown.len() == line.len()
        && to <= shown.len()
        && shown.is_char_boundary(from)
        && shown.is_char_boundary(to)
        && !shown.is_empty();
    let (line, column) = (place.line as u64, place.column as u64);
    let width = text[place.bytes.clone()].chars().count() as u64;
    Annotation {
        rule: diagnostic.code,
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        file: path.to_owned(),
        start: (line, column),
        end: (line, column + width),
        shown: can_be_shown.then_some((shown, from..to)),
    }
}
