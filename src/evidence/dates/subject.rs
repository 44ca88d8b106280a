//! An answer, and the times in which what it cites stands.

use std::collections::BTreeMap;

use super::{Finding, Kind, Place};
use crate::evidence::walk::{Standing, Walk};
use crate::model::{Citation, Day, Entry, Question, Source, Tier};
use crate::records::Catalog;

/// An answer of a record.
pub(super) struct Subject<'w> {
    pub catalog: &'w Catalog,
    pub tier: &'w Tier,
    pub question: Question,
    pub at: usize,
    pub entry: &'w Entry,
    /// The next answer for the same places, which follows this one.
    pub newer: Option<(usize, &'w Entry)>,
}

/// A cited passage, and the time around the version that was read in which it stands.
pub(super) struct Proven<'w> {
    pub citation: &'w Citation,
    pub source: &'w Source,
    pub standing: Standing<'w>,
}

/// Returns every answer of a tier.
pub(super) fn subjects<'w>(catalog: &'w Catalog, tier: &'w Tier) -> impl Iterator<Item = Subject<'w>> {
    tier.timelines.iter().flat_map(move |(question, timeline)| {
        timeline.iter().enumerate().map(move |(at, entry)| {
            let newer = timeline[..at].iter().enumerate().rev().find(|(_, newer)| newer.regions == entry.regions);
            Subject { catalog, tier, question: *question, at, entry, newer }
        })
    })
}

impl<'w> Subject<'w> {
    /// Returns the passages of the answer, not those of its cases, with the times in which they stand; `None` where one of them
    /// cannot be followed, since it may be the one that changed: a page that no archive holds, a silence.
    pub fn proven(&self, walk: &'w Walk<'w>) -> Option<Vec<Proven<'w>>> {
        let proven = |citation: &'w Citation| {
            let source = self.catalog.source(self.tier, citation)?;
            let version = citation.version.as_deref()?;
            let times = walk.standing(source, citation);
            let is_its = |time: &&Standing<'w>| time.covers(citation.read) || time.first.edition.commit == version;
            let standing = times.iter().find(is_its).copied()?;
            Some(Proven { citation, source, standing })
        };
        self.entry.cite.iter().map(proven).collect()
    }

    /// Returns the passage that came last: from then on all that the answer cites stood. Of several wordings between the same ends the
    /// first to come is enough.
    pub fn last_to_come<'p>(proven: &'p [Proven<'w>]) -> Option<&'p Proven<'w>> {
        let mut passages = BTreeMap::<_, &Proven<'w>>::new();
        for one in proven {
            let ends = one.citation.passage.as_ref().map(|passage| (passage.from.as_str(), passage.to.as_str()));
            let first = passages.entry((one.citation.source.as_str(), ends)).or_insert(one);
            if one.standing.first.day() < first.standing.first.day() {
                *first = one;
            }
        }
        passages.into_values().max_by_key(|one| one.standing.first.day())
    }

    pub fn place(&self) -> Place {
        self.place_of(self.at, self.entry)
    }

    pub fn place_of(&self, at: usize, entry: &Entry) -> Place {
        Place { tier: self.tier.id.clone(), pointer: format!("/{}/{at}", self.question), since: entry.since }
    }

    pub fn finding(&self, kind: Kind) -> Finding {
        Finding::of(kind, self.question, self.place())
    }

    /// Returns the place of the next answer.
    pub fn next(&self) -> Vec<Place> {
        self.newer.map(|(at, newer)| self.place_of(at, newer)).into_iter().collect()
    }
}

impl<'w> Proven<'w> {
    /// Returns whether an edition that holds the passage prints a day.
    pub fn prints(&self, day: Day, walk: &'w Walk<'w>) -> bool {
        let holds = |of: Day| self.standing.covers(of);
        walk.editions(self.source).iter().any(|at| holds(at.day()) && at.prints.contains(&day))
    }
}
