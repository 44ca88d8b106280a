//! Writes citations: finds a passage in an archived text, proves that it is one, and gives the block for the record.

mod insert;
mod prove;
mod write;

use self::prove::prove;
use super::quote::{Quote, quote};
use crate::archive::{Archive, Version};
use crate::diagnostic::Failure;
use crate::model::{ArchivePlace, Citation, Day, Source};

pub use self::insert::insert;
pub use self::write::{Filled, block, fill};

/// Cites the passage that runs `from` some words `to` others in a version of `source`, and returns it as the page shows it.
///
/// # Errors
/// The archive does not hold the source or the version; the passage is missing, or stands there in several wordings.
pub fn cite(
    archive: &Archive,
    name: &str,
    source: &Source,
    from: &str,
    to: &str,
    version: Option<&str>,
) -> Result<(Citation, Quote), Failure> {
    if source.archive.is_empty() {
        return Err(Failure::new(format!("no archive holds `{name}`"))
            .hint("add `archive: [{collection: ..., path: ...}]` to the source, or cite the page itself with source, passage and read"));
    }
    let (place, hash, day) = dated_version(archive, name, source, version)?;
    let text =
        read(archive, place, &hash)?.ok_or_else(|| Failure::new(format!("the archive holds no text of `{name}` at {hash}")))?;
    let (passage, digest, copies) = prove(&text, from, to).map_err(|why| {
        Failure::new(format!("{why} in `{name}`, version {} of {day}", short(&hash))).hint(
            "copy the words from the archived text, marks left out; give more words at the beginning where there are several",
        )
    })?;
    let copies = (copies > 1).then_some(copies);
    let (source, version) = (name.to_owned(), Some(hash));
    let citation = Citation {
        source,
        passage: Some(passage),
        digest: Some(digest),
        copies,
        version,
        read: day,
        undated: false,
        carries: false,
    };
    let shown = quote(&text, &citation).unwrap_or(Quote::Missing);
    Ok((citation, shown))
}

/// Cites a version of `source` as a whole: what was read and does not say.
///
/// # Errors
/// The archive does not hold the source or the version.
pub fn cite_whole(archive: &Archive, name: &str, source: &Source, version: Option<&str>) -> Result<Citation, Failure> {
    let (_, hash, day) = dated_version(archive, name, source, version)?;
    let (source, version) = (name.to_owned(), Some(hash));
    Ok(Citation { source, passage: None, digest: None, copies: None, version, read: day, undated: false, carries: false })
}

/// Returns the place, commit and day of a version: the one asked for, or the newest.
fn dated_version<'s>(
    archive: &Archive,
    name: &str,
    source: &'s Source,
    version: Option<&str>,
) -> Result<(&'s ArchivePlace, String, Day), Failure> {
    for place in &source.archive {
        match version {
            Some(hash) if read(archive, place, hash)?.is_some() => {
                let day = archive.day(&place.collection, hash);
                return Ok((place, hash.to_owned(), day.ok_or_else(|| Failure::new(format!("commit {hash} has no day")))?));
            }
            None => {
                if let Some(commit) = archive.commits(place, 1)?.pop() {
                    return Ok((place, commit.hash, commit.day));
                }
            }
            Some(_) => {}
        }
    }
    let places: Vec<_> = source.archive.iter().map(|place| format!("{}: {}", place.collection, place.path)).collect();
    Err(Failure::new(format!(
        "the archive holds no {} of `{name}` ({})",
        version.map_or("version".to_owned(), |v| format!("version {}", short(v))),
        places.join(", ")
    ))
    .hint("`promptfate archive versions SOURCE` lists the versions"))
}

fn read(archive: &Archive, place: &ArchivePlace, hash: &str) -> Result<Option<String>, Failure> {
    Ok(archive.texts(&[(place, Version::At(hash.to_owned()))])?.pop().flatten())
}

/// Returns the first characters of a hash, as people name it.
pub fn short(hash: &str) -> &str {
    hash.get(..10).unwrap_or(hash)
}
