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

use self::documents::{Document, Watched, documents};
use self::net::{New, Went};
pub use self::report::{Came, Loss, Lost, Report, Rests};
pub use self::state::State;
use self::texts::Texts;
pub use self::words::{Word, compared};
use crate::archive::Archive;
use crate::diagnostic::Failure;
use crate::evidence::walk::{Moments, Walk};
use crate::model::{ArchivePlace, Day};
use crate::records::Catalog;

/// What was watched, and what is to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

/// Watches what answers of today cite, each from the version at which it was read; or what any answer cites, from a day on. `walk` has
/// the sentences that state facts.
///
/// # Errors
/// The archive cannot be read.
pub fn watch<'c>(
    catalog: &'c Catalog,
    walk: &'c Walk<'c>,
    archive: &Archive,
    today: Day,
    since: Option<Day>,
) -> Result<Watch, Failure> {
    let mut watch = Watch::default();
    for document in documents(catalog, today, since) {
        let moments = walk.moments(document.source);
        if moments.all.is_empty() {
            watch.absent.extend(document.source.archive.iter().cloned());
            continue;
        }
        watch.documents += 1;
        watch.passages += document.passages.len();
        watch.until = [watch.until, moments.until].into_iter().flatten().min();
        watch.reports.extend(reports(catalog, &document, walk, &moments, archive, since.is_none())?);
    }
    once::once(&mut watch.reports);
    watch.reports.sort_by(|a, b| b.since.cmp(&a.since).then_with(|| a.id.cmp(&b.id)));
    Ok(watch)
}

/// What went and what came with one moment.
#[derive(Default)]
struct Change<'d, 'w> {
    lost: Vec<&'d Watched<'w>>,
    came: Vec<New<'w>>,
    went: Vec<Went<'w>>,
}

/// Returns what is to be told of a document, a report for each version with which something went or came.
fn reports<'w>(
    catalog: &Catalog,
    document: &Document<'w>,
    walk: &'w Walk<'w>,
    moments: &Moments<'w>,
    archive: &Archive,
    for_now: bool,
) -> Result<Vec<Report>, Failure> {
    let mut changes: BTreeMap<usize, Change<'_, 'w>> = BTreeMap::new();
    for watched in &document.passages {
        if let Some(moment) = net::lost(document, watched, walk, moments, for_now) {
            changes.entry(moment).or_default().lost.push(watched);
        }
    }
    for new in net::came(document, walk, moments) {
        changes.entry(new.moment).or_default().came.push(new);
    }
    for went in net::went(document, walk, moments, for_now) {
        changes.entry(went.moment).or_default().went.push(went);
    }
    let texts = Texts::read(catalog, document, archive, moments, changes.keys().copied())?;
    let told = |(at, change): (usize, Change<'_, 'w>)| {
        let moment = moments.all[at].at;
        let before = at.checked_sub(1).map_or(&[][..], |at| &moments.all[at].standing);
        let lost: Vec<Lost> = change.lost.into_iter().map(|watched| texts.lost(watched, before, moment)).collect();
        let came = change.came.into_iter().filter(|new| !before.iter().any(|old| texts.of(*old).contains(new.now)));
        // What is cited is told as lost; what stands on in other lines, or in another document, is not gone.
        let is_gone = |was: &str, lost: &[Lost]| {
            !lost.iter().any(|lost| lost.was.contains(was) || was.contains(&lost.was))
                && !texts.of(moment).contains(was)
                && !texts.elsewhere(was)
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
    Ok(changes.into_iter().map(told).filter(Report::says_something).collect())
}
