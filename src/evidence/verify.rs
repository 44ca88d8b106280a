//! Goes back to every cited passage: does the version that is named hold it, and does the newest one still?

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use crate::archive::{self, Archive, Found, Version, fold};
use crate::diagnostic::Failure;
use crate::evidence::pages::{Pages, Unread};
use crate::model::{ArchivePlace, AsOf, Citation, Day, Question, Source, Tier, TierId};
use crate::records::Catalog;

/// A text shorter than this, in bytes, is an error page.
const SHORTEST: usize = 300;
/// A newest version under this share of the length of the one that was read is broken, not changed.
const BROKEN_PERCENT: usize = 40;
/// How far back a good version is looked for when the newest is broken.
const LOOK_BACK: usize = 12;

/// How a citation stands in one version of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The passage is there, word for word.
    Holds,
    /// The version is there. Nothing more can be said of a citation without a passage, which is one of a silence.
    VersionHeld,
    /// A silence, and the document has been changed since.
    VersionPassed,
    /// The same words stand in another document of the provider.
    Moved,
    /// The ends are there, the words between have changed.
    Changed,
    /// The passage is not there.
    Gone,
    /// The ends occur several times, with different words between.
    Ambiguous,
    /// The archive does not hold the version that is named.
    UnknownVersion,
    /// No archive holds the document.
    NotArchived,
    /// The page could not be fetched.
    Unreachable,
    /// The page was fetched, and there is no text to judge by.
    NotReadable,
}

impl Standing {
    /// Returns the standing in words.
    pub const fn in_words(self) -> &'static str {
        match self {
            Standing::Holds => "holds",
            Standing::VersionHeld => "version held (no passage)",
            Standing::VersionPassed => "changed since (no passage)",
            Standing::Moved => "moved",
            Standing::Changed => "changed",
            Standing::Gone => "gone",
            Standing::Ambiguous => "ambiguous",
            Standing::UnknownVersion => "unknown version",
            Standing::NotArchived => "not archived",
            Standing::Unreachable => "unreachable",
            Standing::NotReadable => "not readable",
        }
    }

    const fn is_lost(self) -> bool {
        matches!(self, Standing::Changed | Standing::Gone | Standing::Ambiguous | Standing::UnknownVersion)
    }
}

/// One citation, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The tier whose record cites.
    pub tier: TierId,
    /// The question that is answered.
    pub question: Question,
    /// The place in the record, as a JSON pointer.
    pub pointer: String,
    /// The document.
    pub source: String,
    /// The version that is named.
    pub version: Option<String>,
    /// How it stands in the version that is named.
    pub named: Standing,
    /// How it stands in the newest good version; only for answers that hold today.
    pub newest: Option<Standing>,
    /// How it stands on the page as it is now; only if that was asked for, and for answers that hold today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<Standing>,
}

impl Check {
    /// Returns whether a person has to look at it.
    pub fn is_finding(&self) -> bool {
        self.is_unproven() || self.newest.is_some_and(Standing::is_lost) || self.live.is_some_and(Standing::is_lost)
    }

    /// Returns whether the record itself is wrong: the version that it names does not say so.
    pub fn is_unproven(&self) -> bool {
        self.named.is_lost()
    }
}

struct Task<'c> {
    tier: &'c Tier,
    question: Question,
    pointer: String,
    citation: &'c Citation,
    source: Option<&'c Source>,
    current: bool,
}

/// Checks every citation of a catalog against an archive, in the order of the records.
///
/// # Errors
/// The `git` program failed.
pub fn verify(catalog: &Catalog, archive: &Archive, today: Day) -> Result<Vec<Check>, Failure> {
    let tasks: Vec<Task<'_>> = catalog.tiers.iter().flat_map(|tier| tasks(catalog, tier, today)).collect();
    let texts = read_all(&tasks, archive)?;
    let mut checks: Vec<Check> = tasks.par_iter().map(|task| check(task, &texts, catalog)).collect();
    // The newest version may be an error page; then the newest good one counts. Rare, so read one by one.
    for (check, task) in checks.iter_mut().zip(&tasks) {
        if matches!(check.newest, Some(Standing::Gone | Standing::VersionPassed))
            && let Some(standing) = in_newest_good(task, archive, &texts)?
        {
            check.newest = Some(standing);
        }
    }
    Ok(checks)
}

/// Checks the passages of today's answers on the pages as they are now, and adds what was found to `checks`.
///
/// `progress` is told how many pages are done, of how many. Each page is fetched once. Returns the pages that could not be read, and
/// why.
pub fn verify_live(
    catalog: &Catalog,
    pages: &Pages,
    today: Day,
    checks: &mut [Check],
    progress: impl Fn(usize, usize),
) -> Vec<(String, String)> {
    let tasks: Vec<Task<'_>> = catalog.tiers.iter().flat_map(|tier| tasks(catalog, tier, today)).collect();
    let is_asked = |task: &&Task<'_>| task.current && task.citation.passage.is_some();
    let addresses: BTreeSet<&str> = tasks.iter().filter(is_asked).filter_map(|task| Some(task.source?.url.as_str())).collect();
    let mut texts = BTreeMap::new();
    for (done, address) in addresses.iter().enumerate() {
        progress(done, addresses.len());
        texts.insert(*address, pages.text(address));
    }
    for (check, task) in checks.iter_mut().zip(&tasks).filter(|(_, task)| is_asked(task)) {
        let Some(source) = task.source else { continue };
        check.live = Some(match texts.get(source.url.as_str()) {
            Some(Ok(text)) => match standing(text, task.citation) {
                // Without a digest there is nothing to compare with but the ends.
                Standing::Changed if task.citation.digest.is_none() => Standing::Holds,
                // An error page, or one that a script has yet to fill.
                standing if standing.is_lost() && text.len() < SHORTEST => Standing::NotReadable,
                standing => standing,
            },
            Some(Err(Unread::NotReadable(_))) => Standing::NotReadable,
            Some(Err(Unread::Unreachable(_))) | None => Standing::Unreachable,
        });
    }
    let why = |(address, text): (&str, Result<String, Unread>)| match text.err()? {
        Unread::NotReadable(why) | Unread::Unreachable(why) => Some((address.to_owned(), why)),
    };
    texts.into_iter().filter_map(why).collect()
}

fn tasks<'c>(catalog: &'c Catalog, tier: &'c Tier, today: Day) -> Vec<Task<'c>> {
    let mut tasks = Vec::new();
    for (question, timeline) in &tier.timelines {
        let standing = tier.entries_at(*question, &AsOf { day: today, region: None });
        for (i, entry) in timeline.iter().enumerate() {
            let holds_today = standing.iter().any(|other| std::ptr::eq(*other, entry));
            let own = std::iter::once((format!("/{question}/{i}"), &entry.cite));
            let cases = entry.cases.iter().enumerate().map(|(j, case)| (format!("/{question}/{i}/cases/{j}"), &case.cite));
            for (place, citations) in own.chain(cases) {
                tasks.extend(citations.iter().enumerate().map(|(k, citation)| Task {
                    tier,
                    question: *question,
                    pointer: format!("{place}/cite/{k}"),
                    citation,
                    source: catalog.source(tier, citation),
                    current: holds_today && is_latest(citation, citations),
                }));
            }
        }
    }
    tasks
}

/// An answer of today may also cite the version in which it began; only the latest of a document has to hold still.
fn is_latest(citation: &Citation, among: &[Citation]) -> bool {
    !among.iter().any(|other| other.source == citation.source && other.read > citation.read)
}

type Texts<'c> = BTreeMap<(&'c ArchivePlace, Version), String>;

/// Reads each version once, in normal form.
fn read_all<'c>(tasks: &[Task<'c>], archive: &Archive) -> Result<Texts<'c>, Failure> {
    let mut wanted = BTreeSet::new();
    for task in tasks {
        let Some(source) = task.source else { continue };
        for place in &source.archive {
            if let Some(commit) = &task.citation.version {
                wanted.insert((place, Version::At(commit.clone())));
                wanted.insert((place, Version::Newest));
            }
        }
    }
    let wanted: Vec<(&ArchivePlace, Version)> = wanted.into_iter().collect();
    let texts = archive.texts(&wanted)?;
    Ok(wanted.into_par_iter().zip(texts).filter_map(|(key, text)| Some((key, fold(&text?)))).collect())
}

fn check(task: &Task<'_>, texts: &Texts<'_>, catalog: &Catalog) -> Check {
    let (citation, places) = (task.citation, task.source.map_or(&[][..], |source| &source.archive));
    let text_of = |version: Version| places.iter().find_map(|place| texts.get(&(place, version.clone())));
    let read = citation.version.clone().and_then(|commit| text_of(Version::At(commit)));
    let named = match read {
        Some(text) => standing(text, citation),
        None if citation.version.is_some() => Standing::UnknownVersion,
        None => Standing::NotArchived,
    };
    let holding = read.filter(|_| task.current && matches!(named, Standing::Holds | Standing::VersionHeld));
    let newest = holding.map(|read| match text_of(Version::Newest).map(|text| later_standing(text, read, citation)) {
        Some(Standing::Gone | Standing::Changed) if has_moved(task, texts, catalog) => Standing::Moved,
        standing => standing.unwrap_or(Standing::NotArchived),
    });
    Check {
        tier: task.tier.id.clone(),
        question: task.question,
        pointer: task.pointer.clone(),
        source: citation.source.clone(),
        version: citation.version.clone(),
        named,
        newest,
        live: None,
    }
}

/// Returns how a citation stands in a text in normal form.
fn standing(text: &str, citation: &Citation) -> Standing {
    let Some(passage) = &citation.passage else { return Standing::VersionHeld };
    match archive::find(text, passage) {
        Found::Missing => Standing::Gone,
        Found::Ambiguous(_) => Standing::Ambiguous,
        Found::Once { bytes, .. } if citation.digest.as_deref() == Some(&archive::digest(&text[bytes.clone()])) => {
            Standing::Holds
        }
        Found::Once { .. } => Standing::Changed,
    }
}

/// As [`standing`], in a later text than the one that was read.
fn later_standing(text: &str, read: &str, citation: &Citation) -> Standing {
    match standing(text, citation) {
        Standing::VersionHeld if text != read => Standing::VersionPassed,
        standing => standing,
    }
}

/// Returns whether another document of the provider says the same words today. Another place of the same document does
/// not count: it may be one that the archive has left.
fn has_moved(task: &Task<'_>, texts: &Texts<'_>, catalog: &Catalog) -> bool {
    let (owner, own) = task.citation.names(task.tier.provider());
    let sources = catalog.providers.get(owner).map(|provider| &provider.sources);
    sources.into_iter().flatten().filter(|(id, _)| *id != own).any(|(_, source)| {
        let newest = source.archive.iter().find_map(|place| texts.get(&(place, Version::Newest)));
        newest.is_some_and(|text| standing(text, task.citation) == Standing::Holds)
    })
}

/// Looks through the last versions for the newest that is not broken, if the very newest is. `None` if it is good.
fn in_newest_good(task: &Task<'_>, archive: &Archive, texts: &Texts<'_>) -> Result<Option<Standing>, Failure> {
    let (Some(source), Some(commit)) = (task.source, &task.citation.version) else { return Ok(None) };
    let place = source.archive.iter().find(|place| texts.contains_key(&(*place, Version::At(commit.clone()))));
    let Some(place) = place else { return Ok(None) };
    let Some(read) = texts.get(&(place, Version::At(commit.clone()))) else { return Ok(None) };
    let is_broken = |text: &str| text.len() < SHORTEST || text.len() * 100 < read.len() * BROKEN_PERCENT;
    if texts.get(&(place, Version::Newest)).is_none_or(|text| !is_broken(text)) {
        return Ok(None);
    }
    for commit in archive.commits(place, LOOK_BACK)? {
        let text = archive.texts(&[(place, Version::At(commit.hash))])?.pop().flatten().map(|text| fold(&text));
        if let Some(text) = text.filter(|text| !is_broken(text)) {
            return Ok(Some(later_standing(&text, read, task.citation)));
        }
    }
    Ok(Some(Standing::NotArchived))
}
