//! Reads what the walk needs: each text once, one collection beside the other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::facts::Sentences;
use super::{Seen, Text, Track, Walk, broken, printed};
use crate::archive::{Archive, Passages, Recorded};
use crate::diagnostic::Failure;
use crate::evidence::{Kept, Key};
use crate::model::{ArchivePlace, Citation, Day, Passage, Since};
use crate::records::Catalog;

/// So many editions are read by one `git`: enough that it is worth its start, few enough that no processor waits for another.
const AT_ONCE: usize = 400;

/// With so many of the last texts of a document one is compared.
const LAST: usize = 4;

/// What is asked of every text, and where answers are kept.
struct Asked<'a> {
    archive: &'a Archive,
    kept: Option<&'a Kept>,
    sinces: BTreeSet<Day>,
    for_facts: bool,
}

/// A place, and the passages that are looked for there.
type Sought<'c> = (&'c ArchivePlace, Vec<&'c Citation>);

impl<'c> Walk<'c> {
    /// Walks through the archive for all that the tiers of a catalog cite. What was found of a collection is kept, and read again while
    /// nothing has changed. `progress` is told for each text how many there are, as far as is known.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn through(
        catalog: &'c Catalog,
        archive: &Archive,
        kept: Option<&Kept>,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Walk<'c>, Failure> {
        Walk::looking(catalog, archive, kept, false, progress)
    }

    /// As [`Walk::through`], collecting the sentences too that state what becomes of what people write. A page of unusual length that stays
    /// is then what the document has become.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn with_facts(
        catalog: &'c Catalog,
        archive: &Archive,
        kept: Option<&Kept>,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Walk<'c>, Failure> {
        Walk::looking(catalog, archive, kept, true, progress)
    }

    fn looking(
        catalog: &'c Catalog,
        archive: &Archive,
        kept: Option<&Kept>,
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
        let mut collections: BTreeMap<&str, Vec<Sought<'c>>> = BTreeMap::new();
        for (place, passages) in passages {
            collections.entry(&place.collection).or_default().push((place, passages));
        }
        let (asked, all) = (Asked { archive, kept, sinces, for_facts }, AtomicUsize::new(0));
        let more = |count: usize| _ = all.fetch_add(count, Ordering::Relaxed);
        let one = || progress(all.load(Ordering::Relaxed));
        let seen: Result<Vec<Vec<Seen>>, Failure> =
            collections.par_iter().map(|(name, sought)| asked.collection(name, sought, more, one)).collect();
        let sought = collections.into_values().flatten();
        let track = |((place, passages), seen): (Sought<'c>, Seen)| {
            let length = |text: &String| seen.texts.get(text).map_or(0, |text| text.bytes);
            let lengths: Vec<usize> = seen.recorded.editions.iter().map(|edition| length(&edition.text)).collect();
            let mut broken = broken::broken(&lengths);
            if for_facts {
                broken::forgive(&mut broken, &lengths, &seen.recorded);
            }
            (place, Track { seen, passages, broken })
        };
        Ok(Walk { tracks: sought.zip(seen?.into_iter().flatten()).map(track).collect() })
    }
}

impl Asked<'_> {
    /// Returns what each place of a collection shows, in order.
    fn collection(
        &self,
        collection: &str,
        sought: &[Sought<'_>],
        more: impl Fn(usize) + Sync,
        one: impl Fn() + Sync,
    ) -> Result<Vec<Seen>, Failure> {
        let kept = self.kept.and_then(|kept| Some((kept, self.key(collection, sought)?)));
        let known = kept.as_ref().and_then(|(kept, key)| kept.get::<Vec<Seen>>(key)).filter(|seen| is_of(seen, sought));
        if let Some(seen) = known {
            return Ok(seen);
        }
        let paths: Vec<&str> = sought.iter().map(|(place, _)| place.path.as_str()).collect();
        let recorded = self.archive.editions(collection, &paths)?;
        more(recorded.iter().map(|recorded| distinct(recorded).len()).sum());
        let mut wanted: Vec<Vec<(Recorded, &[&Citation])>> = Vec::new();
        let mut count = AT_ONCE;
        for (recorded, (_, passages)) in recorded.into_iter().zip(sought) {
            if count >= AT_ONCE {
                wanted.push(Vec::new());
                count = 0;
            }
            count += recorded.editions.len();
            wanted.last_mut().into_iter().for_each(|some| some.push((recorded.clone(), passages)));
        }
        let read = wanted.into_par_iter().map(|some| self.read(collection, some, &one));
        let seen: Vec<Seen> = read.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        if let Some((kept, key)) = kept {
            kept.put(&key, &seen);
        }
        Ok(seen)
    }

    /// Returns the key of what is asked of a collection; `None` where nothing tells when it has changed.
    fn key(&self, collection: &str, sought: &[Sought<'_>]) -> Option<Key> {
        let head = self.archive.head(collection)?;
        let mut passages: Vec<(&str, Option<&Passage>, Option<&str>)> = Vec::new();
        for (place, cited) in sought {
            // Each place by itself too: it may be one of which a version is read, and no passage.
            passages.push((&place.path, None, None));
            passages.extend(cited.iter().map(|one| (&*place.path, one.passage.as_ref(), one.digest.as_deref())));
        }
        let asks = postcard::to_allocvec(&(passages, &self.sinces, self.for_facts)).ok()?;
        Some(Key::of(&[b"walk", collection.as_bytes(), head.as_bytes(), &asks]))
    }

    fn read(&self, collection: &str, wanted: Vec<(Recorded, &[&Citation])>, one: impl Fn()) -> Result<Vec<Seen>, Failure> {
        let texts: Vec<(usize, String)> = wanted
            .iter()
            .enumerate()
            .flat_map(|(at, (recorded, _))| distinct(recorded).into_iter().map(move |text| (at, text)))
            .collect();
        let (recorded, passages): (Vec<Recorded>, Vec<&[&Citation]>) = wanted.into_iter().unzip();
        let mut seen: Vec<Seen> = recorded.into_iter().map(|recorded| Seen { recorded, ..Seen::default() }).collect();
        if texts.is_empty() {
            return Ok(seen);
        }
        let mut looking: Option<(usize, Passages)> = None;
        let mut sentences = Sentences::default();
        let mut last: VecDeque<(String, Text)> = VecDeque::new();
        let ids = texts.iter().map(|(_, text)| text.clone()).collect();
        self.archive.each_text(collection, ids, |position, normal, lines| {
            let (at, id) = &texts[position];
            let seen = &mut seen[*at];
            if looking.as_ref().is_none_or(|(of, _)| of != at) {
                let passages = passages[*at].iter().filter_map(|one| Some((one.passage.as_ref()?, one.digest.as_deref()?)));
                looking = Some((*at, Passages::new(passages)));
                sentences = Sentences::default();
                last.clear();
            }
            one();
            // Many versions differ in links and marks alone, or are one of two that take turns.
            if let Some((_, text)) = last.iter().find(|(other, _)| other == normal) {
                seen.texts.insert(id.clone(), text.clone());
                return;
            }
            let stands = looking.as_ref().map(|(_, passages)| passages.stand_in(normal)).unwrap_or_default();
            let mut prints = printed::printed(normal);
            prints.retain(|day| self.sinces.contains(day));
            let lines = lines.iter().filter(|_| self.for_facts).map(|line| &normal[line.clone()]);
            let facts = sentences.positions(lines, &mut seen.facts);
            let text = Text { bytes: normal.len(), stands, prints, facts };
            last.truncate(LAST - 1);
            last.push_front((normal.to_owned(), text.clone()));
            seen.texts.insert(id.clone(), text);
        })?;
        Ok(seen)
    }
}

/// Returns whether what was kept is of these places, in their order.
fn is_of(seen: &[Seen], sought: &[Sought<'_>]) -> bool {
    let fits = |(seen, (_, passages)): (&Seen, &Sought<'_>)| {
        let fits = |text: &Text| text.stands.len() == passages.len() && text.facts.iter().all(|fact| *fact < seen.facts.len());
        seen.texts.values().all(fits)
    };
    seen.len() == sought.len() && seen.iter().zip(sought).all(fits)
}

/// Returns the texts of a document, each once, in order of time.
fn distinct(recorded: &Recorded) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let texts = recorded.editions.iter().map(|edition| &edition.text);
    texts.filter(|text| seen.insert(text.as_str())).cloned().collect()
}
