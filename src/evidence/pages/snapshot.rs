//! Dated copies of pages: where each is kept, and which are worth it.

use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::archive::{Added, Archive, normalise};
use crate::diagnostic::Failure;
use crate::evidence::verify::SHORTEST;
use crate::model::{ArchivePlace, Day};

/// The collection of pages that were added.
const COLLECTION: &str = "pages";
/// The longest part of a path, in bytes.
const LONGEST: usize = 100;

/// Returns where the page of an address is kept: the host and the path, in letters that every system takes.
pub fn place_of(address: &str) -> ArchivePlace {
    let address = address.split('#').next().unwrap_or_default();
    let (rest, query) = address.split_once('?').map_or((address, ""), |(rest, query)| (rest, query));
    let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
    let kept = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let part = |part: &str| part.trim_start_matches('.').chars().map(kept).take(LONGEST).collect::<String>();
    let mut parts: Vec<String> = rest.split('/').map(part).filter(|part| !part.is_empty()).collect();
    if parts.len() == 1 {
        parts.push("index".to_owned());
    }
    let mut path = parts.join("/");
    if !query.is_empty() {
        path.push_str(&format!("-{}", HEXLOWER.encode(&Sha256::digest(query)[..4])));
    }
    ArchivePlace { collection: COLLECTION.to_owned(), path: format!("{path}.md") }
}

/// Adds the text of a page as it is on a day to the archive in `folder`. `None` where it is so short that it is an error page, or one
/// that a script has yet to fill.
///
/// # Errors
/// As [`Archive::add`].
pub fn keep(folder: &Path, address: &str, text: &str, day: Day) -> Result<Option<Added>, Failure> {
    if normalise(text).len() < SHORTEST {
        return Ok(None);
    }
    Archive::add(folder, &place_of(address), text, day).map(Some)
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn a_page_is_kept_below_its_host() {
        for (address, path) in [
            ("https://help.acme.example/en/articles/8-data", "help.acme.example/en/articles/8-data.md"),
            ("https://acme.example", "acme.example/index.md"),
            ("https://acme.example/#a", "acme.example/index.md"),
            ("https://acme.example/a/../b%20c/./", "acme.example/a/b-20c.md"),
            ("http://127.0.0.1:80/.git/config", "127.0.0.1-80/git/config.md"),
            ("https://acme.example/a?b=c", "acme.example/a-b1a1b8e0.md"),
        ] {
            let place = place_of(address);
            if address.contains('?') {
                assert_ne!(place.path, place_of("https://acme.example/a?b=d").path);
                assert_eq!(place.path.len(), path.len());
            } else {
                assert_eq!((place.collection.as_str(), place.path.as_str()), ("pages", path), "{address}");
            }
        }
    }
}
