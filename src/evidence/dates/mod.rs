//! Holds the days of records against all archived editions of what they cite: does an answer begin and end when it is said to?

mod earlier;
mod explained;
mod finding;
mod gap;
mod late;
mod propose;
mod same;
mod siblings;
mod subject;

use std::collections::BTreeSet;

use crate::evidence::walk::Walk;
use crate::model::{ArchivePlace, Day, Since};
use crate::records::Catalog;

pub use self::finding::{Finding, Kind, Place, Proof};
pub use self::propose::propose;
use self::subject::{Subject, subjects};

/// What the editions show of the days of records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dates {
    /// What a person has to look at, in the order of the records.
    pub findings: Vec<Finding>,
    /// What was looked at, and what could not be.
    pub judged: Judged,
    /// Places that a record cites a version of, and that this archive holds nothing of.
    pub absent: Vec<ArchivePlace>,
}

/// How many answers could be judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Judged {
    /// Answers with a day.
    pub dated: usize,
    /// Of these, those whose day is printed in an edition that holds all their passages.
    pub stated: usize,
    /// Those whose day no such edition prints.
    pub unstated: usize,
    /// Those of which nothing can be said: no edition holds all that they cite.
    pub unknown: usize,
}

/// A kind of finding: what it makes of one answer.
type Rule = for<'w> fn(&Subject<'w>, &'w Walk<'w>) -> Vec<Finding>;

/// The findings that one answer can have by itself.
const RULES: &[Rule] = &[earlier::find, gap::find, late::find, same::find];

/// Judges the days of all answers of a catalog, which is a part of the whole one: its tiers may have siblings outside of it.
pub fn judge<'c>(catalog: &'c Catalog, whole: &Catalog, walk: &'c Walk<'c>) -> Dates {
    let mut dates = Dates::default();
    for tier in &catalog.tiers {
        for subject in subjects(catalog, tier) {
            for rule in RULES {
                dates.findings.extend(rule(&subject, walk));
            }
            if let Some(since) = subject.entry.since.and_then(Since::effective) {
                dates.judged.count(&subject, walk, since);
            }
        }
    }
    let is_judged = |place: &Place| catalog.tiers.iter().any(|tier| tier.id == place.tier);
    let siblings = siblings::find(whole).into_iter();
    dates.findings.extend(siblings.filter(|finding| finding.places().any(is_judged)));
    explained::explain(whole, &mut dates.findings);
    dates.findings.extend(explained::idle(catalog, walk, &dates.findings));
    dates.absent = absent(catalog, walk);
    dates
}

impl Dates {
    /// Returns what no record explains.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.explained.is_none())
    }
}

impl Judged {
    fn count<'w>(&mut self, subject: &Subject<'w>, walk: &'w Walk<'w>, since: Day) {
        self.dated += 1;
        let proven = subject.proven(walk);
        match proven.as_deref() {
            None => self.unknown += 1,
            Some(proven) if proven.iter().any(|one| one.prints(since, walk)) => self.stated += 1,
            Some(_) => self.unstated += 1,
        }
    }
}

/// Returns the places of cited versions of which no edition was read.
fn absent(catalog: &Catalog, walk: &Walk<'_>) -> Vec<ArchivePlace> {
    let mut absent = BTreeSet::new();
    for tier in &catalog.tiers {
        let citations = tier.timelines.values().flatten().flat_map(|entry| entry.citations());
        for source in citations.filter(|one| one.version.is_some()).filter_map(|one| catalog.source(tier, one)) {
            if walk.editions(source).is_empty() {
                absent.extend(source.archive.iter().cloned());
            }
        }
    }
    absent.into_iter().collect()
}
