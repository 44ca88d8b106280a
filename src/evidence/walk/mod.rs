//! The walk: every archived edition of every cited document, read once, asking of each cited passage where it stands.

mod broken;
mod facts;
mod moments;
mod printed;
mod read;
mod standing;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::archive::{Edition, Recorded, Stands};
use crate::model::{ArchivePlace, Citation, Day, Source};

pub use self::moments::{Moment, Moments};
pub use self::standing::{At, FLAP_DAYS, Standing};

/// What the editions of all cited documents show.
#[derive(Debug)]
pub struct Walk<'c> {
    tracks: BTreeMap<&'c ArchivePlace, Track<'c>>,
}

/// The editions of a document at one place, and what each shows.
#[derive(Debug)]
struct Track<'c> {
    seen: Seen,
    /// The cited passages, in the order in which `Text::stands` has them.
    passages: Vec<&'c Citation>,
    /// Whether each edition is broken.
    broken: Vec<bool>,
}

/// What was read of a document at one place.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Seen {
    recorded: Recorded,
    /// What each text shows.
    texts: BTreeMap<String, Text>,
    /// Sentences that state what becomes of what people write, each once; empty where they were not asked for.
    facts: Vec<String>,
}

/// What a text shows.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Text {
    bytes: usize,
    stands: Vec<Stands>,
    prints: Vec<Day>,
    /// The positions of its sentences in `Seen::facts`.
    facts: Vec<usize>,
}

/// How many editions were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Places that hold editions.
    pub places: usize,
    /// Editions, those that are broken with them.
    pub editions: usize,
    /// Editions that are broken: error pages, pages cut off, pages joined.
    pub broken: usize,
}

impl<'c> Walk<'c> {
    /// Returns the times in which a cited passage stands in its document word for word, in order. Empty where no edition has it, or where
    /// there is nothing to look for: a citation of a silence, or one without a digest.
    pub fn standing(&self, source: &'c Source, citation: &Citation) -> Vec<Standing<'_>> {
        self.times(source, citation, |stands| stands == Stands::Has)
    }

    /// As [`Walk::standing`], with the times in which it stands with other words between its ends.
    pub fn standing_reworded(&self, source: &'c Source, citation: &Citation) -> Vec<Standing<'_>> {
        self.times(source, citation, |stands| stands != Stands::Lacks)
    }

    fn times(&self, source: &'c Source, citation: &Citation, stands: impl Fn(Stands) -> bool) -> Vec<Standing<'_>> {
        let times = source.archive.iter().filter_map(|place| self.tracks.get_key_value(place)).flat_map(|(place, track)| {
            let Some(position) = track.position(citation) else { return Vec::new() };
            let editions = track.good(place).map(|(at, text)| (at, stands(text.stands[position])));
            standing::at_place(editions, track.seen.recorded.removed.is_some())
        });
        standing::joined(times.collect())
    }

    /// Returns how a cited passage stands in an edition.
    pub fn shows(&self, citation: &Citation, at: At<'_>) -> Stands {
        let of_track = |track: &Track<'_>| Some(track.seen.texts.get(&at.edition.text)?.stands[track.position(citation)?]);
        self.tracks.get(at.place).and_then(of_track).unwrap_or(Stands::Lacks)
    }

    /// Returns how a cited passage stands in the editions of its document, with its place in each track looked up once.
    pub fn shown_by<'w>(&'w self, source: &Source, citation: &Citation) -> impl Fn(At<'w>) -> Stands + use<'w, 'c> {
        let of = |place: &ArchivePlace| Some((place.clone(), self.tracks.get(place)?.position(citation)?));
        let positions: Vec<(ArchivePlace, usize)> = source.archive.iter().filter_map(of).collect();
        move |at| {
            let position = positions.iter().find(|(place, _)| place == at.place).map(|(_, position)| *position);
            let text = self.tracks.get(at.place).and_then(|track| track.seen.texts.get(&at.edition.text));
            position.and_then(|position| text?.stands.get(position).copied()).unwrap_or(Stands::Lacks)
        }
    }

    /// Returns the good editions of a document at all its places, by day.
    pub fn editions(&self, source: &'c Source) -> Vec<At<'_>> {
        let places = source.archive.iter().filter_map(|place| self.tracks.get_key_value(place));
        let mut editions: Vec<At<'_>> = places.flat_map(|(place, track)| track.good(place).map(|(at, _)| at)).collect();
        editions.sort_by_key(At::day);
        editions
    }

    /// Returns how many editions were read.
    pub fn counts(&self) -> Counts {
        let tracks = || self.tracks.values();
        Counts {
            places: tracks().filter(|track| !track.broken.is_empty()).count(),
            editions: tracks().map(|track| track.broken.len()).sum(),
            broken: tracks().flat_map(|track| &track.broken).filter(|broken| **broken).count(),
        }
    }
}

impl<'c> Track<'c> {
    fn position(&self, citation: &Citation) -> Option<usize> {
        let is_it = |known: &&Citation| known.passage == citation.passage && known.digest == citation.digest;
        self.passages.iter().position(is_it)
    }

    /// Returns the good editions with what each shows.
    fn good<'w>(&'w self, place: &'w ArchivePlace) -> impl Iterator<Item = (At<'w>, &'w Text)> {
        let good = self.seen.recorded.editions.iter().zip(&self.broken).filter(|(_, broken)| !**broken);
        good.filter_map(move |(edition, _): (&Edition, _)| {
            let text = self.seen.texts.get(&edition.text)?;
            Some((At { place, edition, prints: &text.prints }, text))
        })
    }
}
