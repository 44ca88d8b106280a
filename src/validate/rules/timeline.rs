//! What several rules ask of a timeline.

use crate::model::{Answer, Citation, Entry, Tier};
use crate::records::Step;
use crate::validate::rule::each_entry;

/// Returns whether two entries speak of the same places; the order in which they are listed says nothing.
pub(super) fn same_places(one: &Entry, other: &Entry) -> bool {
    one.regions.len() == other.regions.len() && one.regions.iter().all(|region| other.regions.contains(region))
}

/// Returns the entries above `index` that speak of the same places, the nearest first.
pub(super) fn above(timeline: &[Entry], index: usize) -> impl Iterator<Item = &Entry> {
    timeline[..index].iter().rev().filter(move |entry| same_places(entry, &timeline[index]))
}

/// Returns the newest entry of each set of regions, with its index.
pub(super) fn newest(timeline: &[Entry]) -> impl Iterator<Item = (usize, &Entry)> {
    timeline.iter().enumerate().filter(|(index, _)| above(timeline, *index).next().is_none())
}

/// Returns the newest entry that holds everywhere.
pub(super) fn general(timeline: &[Entry]) -> Option<(usize, &Entry)> {
    timeline.iter().enumerate().find(|(_, entry)| entry.regions.is_empty())
}

/// What an entry, a case and a conflict have in common: something is said, and something proves it.
pub(super) struct Statement<'t> {
    /// What is said.
    pub(super) answer: &'t Answer,
    /// What we add.
    pub(super) note: Option<&'t str>,
    /// What proves it.
    pub(super) cite: &'t [Citation],
}

/// Calls `visit` with the path of every entry, every case and every conflict.
pub(super) fn each_statement<'t>(tier: &'t Tier, mut visit: impl FnMut(&[Step<'_>], Statement<'t>)) {
    each_entry(tier, |_, [question, index], entry| {
        visit(&[*question, *index], Statement { answer: &entry.answer, note: entry.note.as_deref(), cite: &entry.cite });
        for (j, case) in entry.cases.iter().enumerate() {
            let path = [*question, *index, Step::Key("cases"), Step::Index(j)];
            visit(&path, Statement { answer: &case.answer, note: case.note.as_deref(), cite: &case.cite });
        }
        if let Some(conflict) = &entry.conflict {
            let path = [*question, *index, Step::Key("conflict")];
            visit(&path, Statement { answer: &conflict.answer, note: Some(&conflict.why), cite: &conflict.cite });
        }
    });
}
