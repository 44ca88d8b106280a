//! What is being made: in a folder of its own beside where it shall stand, and moved there when it is whole.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::diagnostic::Failure;

/// How the folders of unfinished things begin; hidden, so that no archive takes one for a collection.
const PREFIX: &str = ".promptfate-unfinished-";
/// Held by every run that makes something in a folder.
const LOCK: &str = ".promptfate-lock";

/// A folder that goes with all it holds when this does.
#[derive(Debug)]
pub(super) struct Unfinished {
    folder: tempfile::TempDir,
    /// Held until the end: nobody tidies up beside a run that works. A file system without locks has `None`.
    _lock: Option<File>,
}

impl Unfinished {
    /// Makes the folder, and takes away what runs that were killed have left.
    pub(super) fn below(parent: &Path) -> Result<Unfinished, Failure> {
        let failure = |error: std::io::Error| Failure::new(format!("cannot write in {}: {error}", parent.display()));
        fs::create_dir_all(parent).map_err(failure)?;
        let lock = File::options().create(true).append(true).open(parent.join(LOCK)).map_err(failure)?;
        if lock.try_lock().is_ok() {
            for entry in fs::read_dir(parent).map_err(failure)?.flatten() {
                if entry.file_name().to_string_lossy().starts_with(PREFIX) {
                    let _ = fs::remove_dir_all(entry.path());
                }
            }
            let _ = lock.unlock();
        }
        let lock = lock.lock_shared().ok().map(|()| lock);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent).map_err(failure)?;
        Ok(Unfinished { folder, _lock: lock })
    }

    /// Returns the path of a thing in the folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a thing in its place. Another run may have been quicker: then its work stands.
    pub(super) fn put(&self, thing: &Path, place: &Path) -> Result<(), Failure> {
        fs::rename(thing, place).or_else(|error| {
            let is_there = place.join("objects").is_dir();
            if is_there { Ok(()) } else { Err(Failure::new(format!("cannot write {}: {error}", place.display()))) }
        })
    }
}
