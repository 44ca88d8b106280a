//! The life of a document: what stands at its places from one recording to the next.

use std::collections::BTreeMap;

use super::{At, Walk};
use crate::model::{ArchivePlace, Day, Source};

/// From a recording on these editions stand, one at each place, until the next moment.
#[derive(Debug, Clone)]
pub struct Moment<'w> {
    /// What was recorded.
    pub at: At<'w>,
    /// What stands from then on.
    pub standing: Vec<At<'w>>,
}

/// The moments of a document in order of time.
#[derive(Debug, Default)]
pub struct Moments<'w> {
    /// The moments.
    pub all: Vec<Moment<'w>>,
    /// The day until which the archive looked; `None` where it has nothing.
    pub until: Option<Day>,
}

impl<'w> Moments<'w> {
    /// Returns how many days each moment lasted, with it.
    pub fn with_days(&self) -> impl Iterator<Item = (&Moment<'w>, i64)> {
        self.all.iter().enumerate().map(move |(at, moment)| {
            let end = self.all.get(at + 1).map(|next| next.at.day()).or(self.until);
            (moment, end.map_or(0, |end| end.days_since(moment.at.day()).max(0)))
        })
    }
}

impl<'c> Walk<'c> {
    /// Returns the moments of a document. Broken pages are none: what stood before stands on.
    pub fn moments(&self, source: &'c Source) -> Moments<'_> {
        let tracks = || source.archive.iter().filter_map(|place| Some((place, self.tracks.get(place)?)));
        let removed: BTreeMap<&ArchivePlace, Day> =
            tracks().filter_map(|(place, track)| Some((place, track.seen.recorded.removed?))).collect();
        let until = tracks().filter(|(_, track)| !track.seen.recorded.editions.is_empty());
        let until = until.filter_map(|(_, track)| track.seen.recorded.removed.or(track.seen.recorded.until)).max();
        let mut standing: Vec<At<'_>> = Vec::new();
        let mut all = Vec::new();
        for at in self.editions(source) {
            standing.retain(|other| other.place != at.place && removed.get(other.place).is_none_or(|gone| at.day() < *gone));
            standing.push(at);
            all.push(Moment { at, standing: standing.clone() });
        }
        Moments { all, until }
    }

    /// Returns the sentences of an edition that state what becomes of what people write; none where they were not collected.
    pub fn facts(&self, at: At<'_>) -> impl Iterator<Item = &str> {
        let track = self.tracks.get(at.place);
        let text = track.and_then(|track| track.seen.texts.get(&at.edition.text));
        let facts = text.into_iter().flat_map(|text| &text.facts);
        facts.filter_map(move |fact| Some(track?.seen.facts.get(*fact)?.as_str()))
    }
}
