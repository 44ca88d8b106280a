//! Watches the documents that records cite: which passages went and what came, since each was read or since a day.

mod documents;
mod lasting;
mod nearest;
mod net;
mod once;
mod report;
mod state;
mod texts;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::documents::{Document, Watched, documents};
use self::net::{New, Went};
pub use self::report::{Came, Loss, Lost, Report, Rests};
pub use self::state::State;
use self::texts::Texts;
pub use self::words::{Word, compared};
use crate::archive::Archive;
use crate::diagnostic::Failure;
use crate::evidence::walk::{At, Moments, Walk};
use crate::evidence::{Kept, Key};
use crate::model::{ArchivePlace, Day};
use crate::records::Catalog;

/// What was watched, and what is to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// The changes, newest first.
    pub reports: Vec<Report>,
    /// How many documents were looked at.
    pub documents: usize,
    /// How many cited passages.
    pub passages: usize,
    /// Places that records cite a version of, and that this archive holds nothing of.
    pub absent: Vec<ArchivePlace>,
    /// The day until which the archive looked, of the collection that is behind.
    pub until: Option<Day>,
}

/// Watches what answers of today cite, each from the version at which it was read; or what any answer cites, from a day on. What is found is
/// kept, and read again while nothing has changed. `progress` is told for each text that is read how many there are.
///
/// # Errors
/// The archive cannot be read.
pub fn watch(
    catalog: &Catalog,
    archive: &Archive,
    kept: Option<&Kept>,
    today: Day,
    since: Option<Day>,
    progress: impl Fn(usize) + Sync,
) -> Result<Watch, Failure> {
    let asked = format!("watch {today} {since:?}");
    let kept = kept.map(|kept| (kept, Key::of_records(catalog, archive, &[asked.as_bytes()])));
    let key = kept.as_ref().and_then(|(kept, key)| Some((kept, key.as_ref()?)));
    if let Some(watch) = key.and_then(|(kept, key)| kept.get(key)) {
        return Ok(watch);
    }
    let walk = Walk::with_facts(catalog, archive, kept.as_ref().map(|(kept, _)| *kept), progress)?;
    let watch = look(catalog, &walk, archive, today, since)?;
    if let Some((kept, key)) = key {
        kept.put(key, &watch);
    }
    Ok(watch)
}

fn look<'c>(
    catalog: &'c Catalog,
    walk: &'c Walk<'c>,
    archive: &Archive,
    today: Day,
    since: Option<Day>,
) -> Result<Watch, Failure> {
    let documents = documents(catalog, today, since);
    let providers: Vec<&[Document<'_>]> = documents.chunk_by(|a, b| a.provider == b.provider).collect();
    let of = |documents: &&[Document<'c>]| provider(catalog, documents, walk, archive, since.is_none());
    let mut watch = Watch::default();
    for one in providers.par_iter().map(of).collect::<Result<Vec<Watch>, Failure>>()? {
        watch.reports.extend(one.reports);
        watch.documents += one.documents;
        watch.passages += one.passages;
        watch.absent.extend(one.absent);
        watch.until = [watch.until, one.until].into_iter().flatten().min();
    }
    once::once(&mut watch.reports);
    watch.reports.sort_by(|a, b| b.since.cmp(&a.since).then_with(|| a.id.cmp(&b.id)));
    Ok(watch)
}

/// Watches the documents of one provider.
fn provider<'c>(
    catalog: &'c Catalog,
    documents: &[Document<'c>],
    walk: &'c Walk<'c>,
    archive: &Archive,
    for_now: bool,
) -> Result<Watch, Failure> {
    let mut watch = Watch::default();
    let mut changed = Vec::new();
    for document in documents {
        let moments = walk.moments(document.source);
        if moments.all.is_empty() {
            watch.absent.extend(document.source.archive.iter().cloned());
            continue;
        }
        watch.documents += 1;
        watch.passages += document.passages.len();
        watch.until = [watch.until, moments.until].into_iter().flatten().min();
        let changes = changes(document, walk, &moments, for_now);
        changed.push((document, moments, changes));
    }
    let around = changed.iter().flat_map(|(_, moments, changes)| changes.keys().flat_map(|at| around(moments, *at)));
    let texts = Texts::read(catalog, documents.first().map_or("", |document| document.provider), archive, around)?;
    for (document, moments, changes) in changed {
        watch.reports.extend(reports(document, &moments, changes, &texts));
    }
    Ok(watch)
}

/// What went and what came with one moment.
#[derive(Default)]
struct Change<'d, 'w> {
    lost: Vec<&'d Watched<'w>>,
    came: Vec<New<'w>>,
    went: Vec<Went<'w>>,
}

/// Returns what went and what came of a document, by the moments with which it did.
fn changes<'d, 'w>(
    document: &'d Document<'w>,
    walk: &'w Walk<'w>,
    moments: &Moments<'w>,
    for_now: bool,
) -> BTreeMap<usize, Change<'d, 'w>> {
    let mut changes: BTreeMap<usize, Change<'_, 'w>> = BTreeMap::new();
    for watched in &document.passages {
        if let Some(moment) = net::lost(document, watched, walk, moments, for_now) {
            changes.entry(moment).or_default().lost.push(watched);
        }
    }
    let facts = net::facts(walk, moments);
    for new in net::came(document, &facts, moments) {
        changes.entry(new.moment).or_default().came.push(new);
    }
    for went in net::went(document, &facts, moments, for_now) {
        changes.entry(went.moment).or_default().went.push(went);
    }
    changes
}

/// Returns what stood before a moment, and what came with it.
fn around<'w>(moments: &Moments<'w>, at: usize) -> impl Iterator<Item = At<'w>> {
    let before = at.checked_sub(1).map_or(&[][..], |at| &moments.all[at].standing);
    before.iter().copied().chain([moments.all[at].at])
}

/// Returns what is to be told of a document, a report for each version with which something went or came.
fn reports<'w>(
    document: &Document<'w>,
    moments: &Moments<'w>,
    changes: BTreeMap<usize, Change<'_, 'w>>,
    texts: &Texts<'w>,
) -> Vec<Report> {
    let told = |(at, change): (usize, Change<'_, 'w>)| {
        let moment = moments.all[at].at;
        let before = at.checked_sub(1).map_or(&[][..], |at| &moments.all[at].standing);
        let lost: Vec<Lost> = change.lost.into_iter().map(|watched| texts.lost(document, watched, before, moment)).collect();
        let came = change.came.into_iter().filter(|new| !before.iter().any(|old| texts.of(*old).contains(new.now)));
        // What is cited is told as lost; what stands on in other lines, or in another document, is not gone.
        let is_gone = |was: &str, lost: &[Lost]| {
            !lost.iter().any(|lost| lost.was.contains(was) || was.contains(&lost.was))
                && !texts.of(moment).contains(was)
                && !texts.elsewhere(document, was)
        };
        let version = moment.edition.commit.get(..10).unwrap_or(&moment.edition.commit);
        Report {
            id: format!("{}/{}@{version}", document.provider, document.id),
            provider: document.provider.to_owned(),
            source: document.id.to_owned(),
            title: document.source.title.clone(),
            url: document.source.url.clone(),
            place: moment.place.clone(),
            since: moment.day(),
            version: moment.edition.commit.clone(),
            before: before
                .iter()
                .find(|old| old.place == moment.place)
                .or(before.first())
                .map(|old| old.edition.commit.clone()),
            went: (change.went.iter().map(|went| went.was).filter(|was| is_gone(was, &lost))).map(str::to_owned).collect(),
            lost,
            came: came.map(|new| Came { now: new.now.to_owned(), was: new.was.map(str::to_owned) }).collect(),
            also: Vec::new(),
            told: false,
        }
    };
    changes.into_iter().map(told).filter(Report::says_something).collect()
}
