//! The bundle that is installed: one file of a key and the bundle that it signed, so that there is never one without the other.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::bundle::{LARGEST_BUNDLE, opened};
use super::{Edition, Embedded};
use crate::diagnostic::Failure;
use crate::files;

/// A key and a bundle.
pub struct Installed {
    /// The public key, a line of base64.
    pub key: String,
    bundle: Vec<u8>,
}

fn path(folder: &Path) -> PathBuf {
    folder.join("records.bundle")
}

impl Installed {
    /// Reads what is installed in a folder; `None` where nothing is.
    ///
    /// # Errors
    /// It cannot be read, or was cut off.
    pub fn read(folder: &Path) -> Result<Option<Installed>, String> {
        let bytes = match files::read(&path(folder), LARGEST_BUNDLE + 1_000) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.to_string()),
        };
        let end = bytes.iter().position(|byte| *byte == b'\n').ok_or("it is cut off")?;
        let key = String::from_utf8_lossy(&bytes[..end]).into_owned();
        Ok(Some(Installed { key, bundle: bytes[end + 1..].to_vec() }))
    }

    /// Takes a bundle that a key signed.
    pub fn new(key: &str, bundle: Vec<u8>) -> Installed {
        // A file of minisign has a comment above the key.
        Installed { key: key.trim().lines().last().unwrap_or_default().trim().to_owned(), bundle }
    }

    /// Returns the records, if the key signed them and this program can read them.
    ///
    /// # Errors
    /// Why not.
    pub fn records(&self) -> Result<&[u8], String> {
        opened(&self.bundle, &self.key)
    }

    /// Returns the state of the records, having decoded every one.
    ///
    /// # Errors
    /// One cannot be decoded, or there is none.
    pub fn tried(&self) -> Result<Edition, String> {
        let records = Embedded::open(self.records()?)?;
        records.pick(0..records.len())?;
        records.beside()?;
        (0..records.len()).try_for_each(|at| records.listing(at).map(drop))?;
        if records.is_empty() { Err("it has no records".to_owned()) } else { Ok(records.edition) }
    }

    /// Puts it into a folder, in place of what is there: whole or not at all.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn install(&self, folder: &Path) -> Result<(), Failure> {
        let path = path(folder);
        let after = [self.key.as_bytes(), b"\n", &self.bundle].concat();
        let write = || {
            std::fs::create_dir_all(folder)?;
            match files::read(&path, u64::MAX) {
                Ok(before) => files::replace(&path, &before, &after),
                Err(error) if error.kind() == ErrorKind::NotFound => files::create(&path, &after),
                Err(error) => Err(error),
            }
        };
        write().map_err(|error| Failure::new(format!("cannot write {}: {error}", path.display())))
    }

    /// Removes what is installed in a folder. Returns whether anything was.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn remove(folder: &Path) -> Result<bool, Failure> {
        let path = path(folder);
        let removed = match files::read(&path, u64::MAX) {
            Ok(before) => files::remove(&path, &before).map(|()| true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        };
        removed.map_err(|error| Failure::new(format!("cannot remove {}: {error}", path.display())))
    }
}
