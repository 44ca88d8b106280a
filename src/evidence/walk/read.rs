//! Reads what the walk needs: each text once, one collection beside the other.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::facts::Sentences;
use super::{Text, Track, Walk, broken, printed};
use crate::archive::{Archive, Passages};
use crate::diagnostic::Failure;
use crate::model::{ArchivePlace, Citation, Day, Since};
use crate::records::Catalog;

impl<'c> Walk<'c> {
    /// Walks through the archive for all that the tiers of a catalog cite. `progress` is told for each text how many there are.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn through(catalog: &'c Catalog, archive: &Archive, progress: impl Fn(usize) + Sync) -> Result<Walk<'c>, Failure> {
        Walk::looking(catalog, archive, false, progress)
    }

    /// As [`Walk::through`], collecting the sentences too that state what becomes of what people write. A page of unusual length that stays
    /// is then what the document has become.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn with_facts(catalog: &'c Catalog, archive: &Archive, progress: impl Fn(usize) + Sync) -> Result<Walk<'c>, Failure> {
        Walk::looking(catalog, archive, true, progress)
    }

    fn looking(
        catalog: &'c Catalog,
        archive: &Archive,
        for_facts: bool,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Walk<'c>, Failure> {
        let mut passages: BTreeMap<&ArchivePlace, Vec<&Citation>> = BTreeMap::new();
        let mut sinces = BTreeSet::new();
        for tier in &catalog.tiers {
            for entry in tier.timelines.values().flatten() {
                sinces.extend(entry.since.map(Since::day));
                for citation in entry.citations() {
                    let Some(source) = catalog.source(tier, citation) else { continue };
                    for place in &source.archive {
                        let known = passages.entry(place).or_default();
                        let is_known =
                            known.iter().any(|other| other.passage == citation.passage && other.digest == citation.digest);
                        if !is_known && citation.passage.is_some() && citation.digest.is_some() {
                            known.push(citation);
                        }
                    }
                }
            }
        }
        let places: Vec<&ArchivePlace> = passages.keys().copied().collect();
        let recorded = archive.editions(&places)?;
        let mut tracks: BTreeMap<&ArchivePlace, Track<'c>> = BTreeMap::new();
        for ((place, passages), recorded) in passages.into_iter().zip(recorded) {
            tracks.insert(place, Track { recorded, passages, texts: BTreeMap::new(), broken: Vec::new(), facts: Vec::new() });
        }
        let all = tracks.values().map(|track| distinct(track).len()).sum();
        let mut collections: BTreeMap<&str, Vec<&mut Track<'c>>> = BTreeMap::new();
        for (place, track) in tracks.iter_mut().filter(|(_, track)| !track.recorded.editions.is_empty()) {
            collections.entry(&place.collection).or_default().push(track);
        }
        collections
            .into_par_iter()
            .try_for_each(|(name, tracks)| read(name, tracks, archive, &sinces, for_facts, || progress(all)))?;
        for track in tracks.values_mut() {
            let length = |text: &String| track.texts.get(text).map_or(0, |text| text.bytes);
            let lengths: Vec<usize> = track.recorded.editions.iter().map(|edition| length(&edition.text)).collect();
            track.broken = broken::broken(&lengths);
            if for_facts {
                broken::forgive(&mut track.broken, &lengths, &track.recorded);
            }
        }
        Ok(Walk { tracks })
    }
}

/// Returns the texts of a track, each once, in order of time.
fn distinct(track: &Track<'_>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let texts = track.recorded.editions.iter().map(|edition| &edition.text);
    texts.filter(|text| seen.insert(text.as_str())).cloned().collect()
}

fn read(
    collection: &str,
    mut tracks: Vec<&mut Track<'_>>,
    archive: &Archive,
    sinces: &BTreeSet<Day>,
    for_facts: bool,
    progress: impl Fn(),
) -> Result<(), Failure> {
    let wanted: Vec<(usize, String)> =
        tracks.iter().enumerate().flat_map(|(at, track)| distinct(track).into_iter().map(move |text| (at, text))).collect();
    let mut looking: Option<(usize, Passages)> = None;
    let mut sentences = Sentences::default();
    let texts = wanted.iter().map(|(_, text)| text.clone()).collect();
    archive.each_text(collection, texts, |position, normal, lines| {
        let (at, id) = &wanted[position];
        let track = &mut tracks[*at];
        if looking.as_ref().is_none_or(|(of, _)| of != at) {
            let passages = track.passages.iter().filter_map(|one| Some((one.passage.as_ref()?, one.digest.as_deref()?)));
            looking = Some((*at, Passages::new(passages)));
            sentences = Sentences::default();
        }
        let stands = looking.as_ref().map(|(_, passages)| passages.stand_in(normal)).unwrap_or_default();
        let mut prints = printed::printed(normal);
        prints.retain(|day| sinces.contains(day));
        let lines = lines.iter().filter(|_| for_facts).map(|line| &normal[line.clone()]);
        let facts = sentences.positions(lines, &mut track.facts);
        track.texts.insert(id.clone(), Text { bytes: normal.len(), stands, prints, facts });
        progress();
    })
}
