//! Provider pages as they are now: fetched by the `curl` program within bounds, kept for a day, turned into text.
//!
//! What a page says of a record is `verify`'s to judge.

mod fetch;
mod html;
mod snapshot;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use self::fetch::{Way, fetch};
use crate::archive::normalise;

pub use self::snapshot::{keep, place_of};

/// How long a file may take that is no page.
const FILE_WITHIN: Duration = Duration::from_secs(60);

/// Returns the bytes at an address, within the bounds of a page.
///
/// # Errors
/// Why there are none.
pub fn file_at(address: &str) -> Result<Vec<u8>, String> {
    fetch(address, Way::to(address)?, FILE_WITHIN)
}

/// A copy of a page counts for so long.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// The pause between two requests, so that no host is hurried.
const PAUSE: Duration = Duration::from_secs(1);

/// Fetches pages and keeps copies in a folder.
#[derive(Debug)]
pub struct Pages {
    cache: PathBuf,
    within: Duration,
}

/// Why there is no text of a page, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It could not be had: no address to ask, no program `curl`, no answer in time, too many redirects, too large, refused.
    Unreachable(String),
    /// It was had, and is no page of text.
    NotReadable(String),
}

impl Pages {
    /// Keeps copies in `cache`. A page that has not come whole after `within` is not waited for.
    pub fn new(cache: &Path, within: Duration) -> Pages {
        Pages { cache: cache.to_owned(), within }
    }

    /// Returns what a page shows.
    ///
    /// # Errors
    /// Why there is nothing.
    pub fn shown(&self, address: &str) -> Result<String, Unread> {
        let way = Way::to(address).map_err(|fault| Unread::Unreachable(fault.to_owned()))?;
        let address = address.split('#').next().unwrap_or(address);
        let copy = self.copy_of(address);
        let age = fs::metadata(&copy).and_then(|about| about.modified()).ok().and_then(|written| written.elapsed().ok());
        if age.is_some_and(|age| age < KEPT)
            && let Ok(text) = fs::read_to_string(&copy)
        {
            return Ok(text);
        }
        if way == Way::Secure {
            std::thread::sleep(PAUSE);
        }
        let page = fetch(address, way, self.within).map_err(Unread::Unreachable)?;
        let text = shown(&page).map_err(Unread::NotReadable)?;
        // Only a help for the next run: a full disk must not stop this one.
        let _ = fs::create_dir_all(&self.cache).and_then(|()| fs::write(&copy, &text));
        Ok(text)
    }

    /// Returns where the text of an address is kept.
    pub(super) fn copy_of(&self, address: &str) -> PathBuf {
        self.cache.join(format!("{}.page", HEXLOWER.encode(&Sha256::digest(address.as_bytes())[..16])))
    }
}

/// Returns what a page of HTML shows.
///
/// # Errors
/// It is no page of text.
pub fn shown(page: &[u8]) -> Result<String, String> {
    html::text(page)
}

/// Returns the text of a page in normal form. Public for the fuzz targets.
///
/// # Errors
/// It is no page of text.
#[doc(hidden)]
pub fn page_text(page: &[u8]) -> Result<String, String> {
    Ok(normalise(&shown(page)?))
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    /// Nobody listens there.
    const ADDRESS: &str = "http://127.0.0.1:1/terms";

    #[test]
    fn a_copy_is_read_for_a_day_whatever_part_of_the_page_is_meant() {
        let folder = tempfile::tempdir().unwrap();
        let pages = Pages::new(folder.path(), Duration::from_secs(5));
        assert!(matches!(pages.shown(ADDRESS), Err(Unread::Unreachable(_))));
        fs::write(pages.copy_of(ADDRESS), "we keep it").unwrap();
        assert_eq!(pages.shown(ADDRESS), Ok("we keep it".to_owned()));
        assert_eq!(pages.shown(&format!("{ADDRESS}#data")), Ok("we keep it".to_owned()));
        let written = |hours: u64| {
            let moment = SystemTime::now() - Duration::from_secs(hours * 60 * 60);
            fs::File::options().write(true).open(pages.copy_of(ADDRESS)).unwrap().set_modified(moment).unwrap();
            pages.shown(ADDRESS).is_ok()
        };
        assert!(written(23) && !written(25));
    }

    #[test]
    fn a_page_is_read_as_words_or_not_at_all() {
        assert_eq!(page_text(b"<p>We  KEEP <b>it</b></p>"), Ok("we keep it".to_owned()));
        assert!(page_text(b"%PDF-1.7").is_err());
    }
}
