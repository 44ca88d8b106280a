//! Results that take long, kept in a folder of this user's cache for the next run.
//!
//! A file counts for its key alone, which is a digest of all that the result was made of, and only if it is whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use data_encoding::HEXLOWER;
use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::archive::Archive;
use crate::files;
use crate::records::Catalog;

/// The largest result that is kept, in bytes.
const LARGEST: usize = 64 << 20;
/// The most bytes that are kept of all, and the most files: what was written first goes first.
const MOST_BYTES: u64 = 256 << 20;
const MOST_FILES: usize = 256;
const ENDING: &str = "kept";
/// How many bytes a digest has.
const DIGEST: usize = 32;

/// What a result was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key([u8; DIGEST]);

impl Key {
    /// Returns the key of what this very program makes of these parts.
    pub fn of(parts: &[&[u8]]) -> Key {
        Key::made_by(&program(), parts)
    }

    /// Returns the key of what is made of the records of a catalog and of all that an archive holds of what they cite; `None` where
    /// nothing tells whether that is still the same.
    pub fn of_records(catalog: &Catalog, archive: &Archive, asked: &[&[u8]]) -> Option<Key> {
        let sources = catalog.providers.values().flat_map(|provider| provider.sources.values());
        let cited: BTreeSet<&str> = sources.flat_map(|source| &source.archive).map(|place| place.collection.as_str()).collect();
        let held: Vec<&str> = cited.into_iter().filter(|collection| archive.has(collection)).collect();
        let heads = held.into_par_iter().map(|collection| Some((collection, archive.head_of_whole(collection)?)));
        let heads = heads.collect::<Option<Vec<_>>>()?;
        let records = postcard::to_allocvec(&(&catalog.providers, &catalog.tiers, heads)).ok()?;
        Some(Key::of(&[&[&records[..]], asked].concat()))
    }

    fn made_by(program: &str, parts: &[&[u8]]) -> Key {
        let mut digest = Sha256::new();
        for part in [program.as_bytes()].iter().chain(parts) {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        Key(digest.finalize().into())
    }
}

/// Returns what tells this program from others: its version, and of one that was built anew under the same the length and the time.
fn program() -> String {
    let about = std::env::current_exe().and_then(fs::metadata);
    let built =
        about.ok().and_then(|about| Some((about.len(), about.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?)));
    format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
}

/// A folder of results.
#[derive(Debug, Clone)]
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// Keeps them in this folder, which is made when there is something to keep.
    pub fn below(folder: &Path) -> Kept {
        Kept { folder: folder.to_owned() }
    }

    /// Returns what is kept under a key. What is damaged goes.
    pub fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let path = self.path(key);
        let bytes = files::read(&path, (LARGEST + 2 * DIGEST) as u64).ok()?;
        let result = whole(&bytes, key).and_then(|result| serde_json::from_slice(result).ok());
        if result.is_none() {
            let _ = fs::remove_file(path);
        }
        result
    }

    /// Keeps a result. Only a help for the next run: a disk that does not take it stops nothing.
    pub fn put(&self, key: &Key, result: &impl Serialize) {
        let Ok(result) = serde_json::to_vec(result) else { return };
        if result.len() > LARGEST || fs::create_dir_all(&self.folder).is_err() {
            return;
        }
        let bytes = [&key.0[..], &digest(&result), &result].concat();
        let _ = files::create(&self.path(key), &bytes);
        self.tidy();
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{}.{ENDING}", HEXLOWER.encode(&key.0[..16])))
    }

    /// Takes away what is too much.
    fn tidy(&self) {
        let kept = |entry: fs::DirEntry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let path = entry.path();
            (path.extension()? == ENDING).then_some(())?;
            Some((about.modified().ok()?, about.len(), path))
        };
        let mut all: Vec<_> = fs::read_dir(&self.folder).into_iter().flatten().flatten().filter_map(kept).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        let mut bytes = 0;
        for (at, (_, length, path)) in all.into_iter().enumerate() {
            bytes += length;
            if at >= MOST_FILES || bytes > MOST_BYTES {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn digest(bytes: &[u8]) -> [u8; DIGEST] {
    Sha256::digest(bytes).into()
}

/// Returns the result that a file holds, if it is that of the key and as it was written.
fn whole<'b>(bytes: &'b [u8], key: &Key) -> Option<&'b [u8]> {
    let (of, rest) = bytes.split_at_checked(DIGEST)?;
    let (sum, result) = rest.split_at_checked(DIGEST)?;
    (of == key.0 && sum == digest(result)).then_some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(folder: &Path) -> (Kept, PathBuf, Key) {
        let (kept, key) = (Kept::below(&folder.join("walks")), Key::of(&[b"a"]));
        kept.put(&key, &vec!["what".to_owned(), "was found".to_owned()]);
        (kept.clone(), kept.path(&key), key)
    }

    #[test]
    fn what_is_kept_is_had_under_its_key_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (kept, path, key) = kept(folder.path());
        assert_eq!(kept.get::<Vec<String>>(&key).unwrap(), ["what", "was found"]);
        assert!(kept.get::<Vec<String>>(&Key::of(&[b"b"])).is_none());
        // Under the name of another key it is not that one's.
        let other = Key::of(&[b"b"]);
        fs::copy(path, kept.path(&other)).unwrap();
        assert!(kept.get::<Vec<String>>(&other).is_none());
        let of = |program: &str, parts: &[&[u8]]| Key::made_by(program, parts);
        assert_ne!(of("1.0.0", &[b"a"]), of("1.0.1", &[b"a"]));
        assert_ne!(of("1.0.0", &[b"ab", b"c"]), of("1.0.0", &[b"a", b"bc"]));
    }

    #[test]
    fn what_is_damaged_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (kept, path, key) = kept(folder.path());
        let good = fs::read(&path).unwrap();
        let last = good.len() - 1;
        let changed = |at: usize| good.iter().enumerate().map(|(i, byte)| if i == at { byte ^ 1 } else { *byte }).collect();
        for bad in [Vec::new(), good[..last].to_vec(), good[..40].to_vec(), changed(0), changed(40), changed(last)] {
            fs::write(&path, bad).unwrap();
            assert!(kept.get::<Vec<String>>(&key).is_none());
            assert!(!path.exists());
            kept.put(&key, &vec!["again".to_owned()]);
            assert_eq!(kept.get::<Vec<String>>(&key).unwrap(), ["again"]);
        }
        // Whole, and something else.
        assert!(kept.get::<(u64, Vec<Vec<u64>>)>(&key).is_none());
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let folder = tempfile::tempdir().unwrap();
        let (kept, path, _) = kept(folder.path());
        let old = SystemTime::now() - std::time::Duration::from_secs(60);
        fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
        for at in 0..MOST_FILES {
            fs::write(path.with_file_name(format!("{at}.{ENDING}")), "").unwrap();
        }
        fs::write(path.with_file_name("other"), "").unwrap();
        kept.tidy();
        assert!(!path.exists() && path.with_file_name("0.kept").exists() && path.with_file_name("other").exists());
        let large = fs::File::create(path.with_file_name("large.kept")).unwrap();
        large.set_len(MOST_BYTES + 1).unwrap();
        kept.tidy();
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
