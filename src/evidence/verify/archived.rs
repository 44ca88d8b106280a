//! Citations against the versions that an archive holds.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Check, SHORTEST, Status, Task, status, tasks};
use crate::archive::{Archive, Version, normalise};
use crate::diagnostic::Failure;
use crate::evidence::{Kept, Key};
use crate::model::{ArchivePlace, Citation, Day};
use crate::records::Catalog;

/// A newest version under this share of the length of the one that was read is broken, not changed.
pub(in crate::evidence) const BROKEN_PERCENT: usize = 40;
/// How far back a good version is looked for when the newest is broken.
const LOOK_BACK: usize = 12;

/// Checks every citation of a catalog against an archive, in the order of the records. What is found is kept, and read again while nothing
/// has changed. `progress` is told for each version that is read how many there are.
///
/// # Errors
/// The `git` program failed.
pub fn verify(
    catalog: &Catalog,
    archive: &Archive,
    kept: Option<&Kept>,
    today: Day,
    progress: impl Fn(usize) + Sync,
) -> Result<Vec<Check>, Failure> {
    let asked = format!("verify {today}");
    let kept = kept.and_then(|kept| Some((kept, Key::of_records(catalog, archive, &[asked.as_bytes()])?)));
    if let Some(checks) = kept.as_ref().and_then(|(kept, key)| kept.get(key)) {
        return Ok(checks);
    }
    let checks = look(catalog, archive, today, progress)?;
    // A version that is on no branch could come without any other change.
    let is_known = checks.iter().all(|check| check.named != Status::UnknownVersion);
    if let Some((kept, key)) = kept.filter(|_| is_known) {
        kept.put(&key, &checks);
    }
    Ok(checks)
}

fn look(catalog: &Catalog, archive: &Archive, today: Day, progress: impl Fn(usize) + Sync) -> Result<Vec<Check>, Failure> {
    let tasks: Vec<Task<'_>> = catalog.tiers.iter().flat_map(|tier| tasks(catalog, tier, today)).collect();
    let texts = read_all(&tasks, archive, progress)?;
    let mut checks: Vec<Check> = tasks.par_iter().map(|task| check(task, &texts, catalog)).collect();
    for (check, task) in checks.iter_mut().zip(&tasks) {
        if check.named == Status::UnknownVersion && is_elsewhere(task, archive) {
            check.named = Status::NotLookedAt;
        }
    }
    // The newest version may be an error page; then the newest good one counts. Rare, so read one by one.
    for (check, task) in checks.iter_mut().zip(&tasks) {
        if matches!(check.newest, Some(Status::Gone | Status::VersionPassed))
            && let Some(status) = in_newest_good(task, archive, &texts)?
        {
            check.newest = Some(status);
        }
    }
    Ok(checks)
}

/// Returns whether a document is only in a provider's own repository that this archive lacks. Without a collection of everybody's
/// a version is unknown: an archive that was forgotten must not make all citations pass.
fn is_elsewhere(task: &Task<'_>, archive: &Archive) -> bool {
    let places = task.source.map_or(&[][..], |source| &source.archive);
    !places.is_empty() && places.iter().all(|place| place.repository().is_some() && !archive.has(&place.collection))
}

type Texts<'c> = BTreeMap<(&'c ArchivePlace, Version), String>;

/// Reads each version once, in normal form.
fn read_all<'c>(tasks: &[Task<'c>], archive: &Archive, progress: impl Fn(usize) + Sync) -> Result<Texts<'c>, Failure> {
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
    let all = wanted.len();
    let read = |(key, text): (_, Option<String>)| {
        progress(all);
        Some((key, normalise(&text?)))
    };
    Ok(wanted.into_par_iter().zip(texts).filter_map(read).collect())
}

fn check(task: &Task<'_>, texts: &Texts<'_>, catalog: &Catalog) -> Check {
    let (citation, places) = (task.citation, task.source.map_or(&[][..], |source| &source.archive));
    let text_of = |version: Version| places.iter().find_map(|place| texts.get(&(place, version.clone())));
    let read = citation.version.clone().and_then(|commit| text_of(Version::At(commit)));
    let named = match read {
        Some(text) => status(text, citation),
        None if citation.version.is_some() => Status::UnknownVersion,
        None => Status::NotArchived,
    };
    let holding = read.filter(|_| task.current && matches!(named, Status::Holds | Status::VersionHeld));
    let newest = holding.map(|read| match text_of(Version::Newest).map(|text| later_status(text, read, citation)) {
        Some(Status::Gone | Status::Changed) if has_moved(task, texts, catalog) => Status::Moved,
        status => status.unwrap_or(Status::NotArchived),
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

/// As [`status()`], in a later text than the one that was read.
fn later_status(text: &str, read: &str, citation: &Citation) -> Status {
    match status(text, citation) {
        Status::VersionHeld if text != read => Status::VersionPassed,
        status => status,
    }
}

/// Returns whether another document of the provider says the same words today. Another place of the same document does
/// not count: it may be one that the archive has left.
fn has_moved(task: &Task<'_>, texts: &Texts<'_>, catalog: &Catalog) -> bool {
    let (owner, own) = task.citation.names(task.tier.provider());
    let sources = catalog.providers.get(owner).map(|provider| &provider.sources);
    sources.into_iter().flatten().filter(|(id, _)| *id != own).any(|(_, source)| {
        let newest = source.archive.iter().find_map(|place| texts.get(&(place, Version::Newest)));
        newest.is_some_and(|text| status(text, task.citation) == Status::Holds)
    })
}

/// Looks through the last versions for the newest that is not broken, if the very newest is. `None` if it is good.
fn in_newest_good(task: &Task<'_>, archive: &Archive, texts: &Texts<'_>) -> Result<Option<Status>, Failure> {
    let (Some(source), Some(commit)) = (task.source, &task.citation.version) else { return Ok(None) };
    let place = source.archive.iter().find(|place| texts.contains_key(&(*place, Version::At(commit.clone()))));
    let Some(place) = place else { return Ok(None) };
    let Some(read) = texts.get(&(place, Version::At(commit.clone()))) else { return Ok(None) };
    if texts.get(&(place, Version::Newest)).is_none_or(|text| !is_broken(text, read)) {
        return Ok(None);
    }
    for commit in archive.commits(place, LOOK_BACK)? {
        let text = archive.texts(&[(place, Version::At(commit.hash))])?.pop().flatten().map(|text| normalise(&text));
        if let Some(text) = text.filter(|text| !is_broken(text, read)) {
            return Ok(Some(later_status(&text, read, task.citation)));
        }
    }
    Ok(Some(Status::NotArchived))
}

/// Returns whether a version is an error page or cut off, beside the one that was read.
fn is_broken(text: &str, read: &str) -> bool {
    text.len() < SHORTEST || text.len() * 100 < read.len() * BROKEN_PERCENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_broken_that_is_very_short_or_much_shorter_than_what_was_read() {
        let is_broken = |text: usize, read: usize| is_broken(&"x".repeat(text), &"x".repeat(read));
        assert!(is_broken(299, 299) && !is_broken(300, 300) && !is_broken(300, 0));
        assert!(is_broken(399, 1_000) && !is_broken(400, 1_000));
    }
}
