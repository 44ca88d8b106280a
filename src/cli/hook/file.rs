//! The settings file of a tool, and the copies of it as it was before the hook.

use std::fs;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use crate::diagnostic::Failure;
use crate::files;

/// The largest settings file that is read, in bytes.
const LARGEST: u64 = 1 << 20;
/// The most copies that are kept beside a file.
const MOST: usize = 20;

/// Returns the file that the path of a tool's settings names. Settings of a project have to lie in the current folder.
///
/// # Errors
/// It is a link that cannot be followed, or leads out of the project.
pub(in crate::cli) fn settings(named: &Path, is_of_project: bool) -> std::result::Result<PathBuf, Failure> {
    let path = real(named).map_err(|error| {
        Failure::new(format!("cannot follow the link {}: {error}", named.display())).hint("mend the link, or delete it")
    })?;
    if is_of_project && leads_out(&path) {
        return Err(Failure::new(format!("{} leads out of this folder, to {}", named.display(), path.display()))
            .hint("--project changes files of the project alone; change that one by itself"));
    }
    Ok(path)
}

/// Returns the file that a path names: where it is a link, as people keep who have their settings in a repository, what it leads to, which
/// need not be there yet.
///
/// # Errors
/// The link leads to a link that leads nowhere, or into a folder that is not there.
fn real(path: &Path) -> Result<PathBuf> {
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound && is_link(path) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            let target = folder.join(fs::read_link(path)?);
            let (Some(folder), Some(name), false) = (target.parent(), target.file_name(), is_link(&target)) else {
                return Err(error);
            };
            Ok(fs::canonicalize(folder)?.join(name))
        }
        // Its folder may be a link, or not be there yet.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
            Ok(folder.map_or_else(|| path.to_owned(), |folder| folder.join(path.file_name().unwrap_or_default())))
        }
        found => found,
    }
}

/// Returns whether a path lies outside of the current folder.
fn leads_out(path: &Path) -> bool {
    path.is_absolute() && !fs::canonicalize(".").is_ok_and(|folder| path.starts_with(folder))
}

/// Returns whether a change failed because the file is another than was read.
pub(super) fn is_changed(error: &Error) -> bool {
    let kinds = [ErrorKind::ResourceBusy, ErrorKind::AlreadyExists, ErrorKind::NotFound];
    // The system's own "busy" is that of a file mounted by itself.
    kinds.contains(&error.kind()) && (error.kind() != ErrorKind::ResourceBusy || error.raw_os_error().is_none())
}

/// Returns the text of a settings file; nothing where there is none.
///
/// # Errors
/// It is no regular file, larger than 1 MiB, or not UTF-8.
pub(in crate::cli) fn read(path: &Path) -> Result<Option<String>> {
    let bytes = match files::read(path, LARGEST) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        bytes => bytes?,
    };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Error::new(ErrorKind::InvalidData, "found UTF-16, settings are UTF-8; save it as UTF-8"));
    }
    let text = String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::InvalidData, "found bytes that are not UTF-8"))?;
    Ok(Some(text))
}

/// Returns the paths at which copies are kept, oldest first.
fn places(path: &Path) -> impl DoubleEndedIterator<Item = PathBuf> {
    (1..=MOST).map(move |number| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".promptfate-backup");
        if number > 1 {
            name.push(format!("-{number}"));
        }
        path.with_file_name(name)
    })
}

/// Returns the copies, newest first.
pub(super) fn backups(path: &Path) -> impl Iterator<Item = (PathBuf, String)> {
    let plain = |path: &PathBuf| fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    places(path).rev().filter(plain).filter_map(|path| read(&path).ok().flatten().map(|text| (path, text)))
}

/// Keeps a copy of what was read, for this user's eyes, and returns where. An older copy is another's original and stays.
///
/// # Errors
/// The folder does not take it, or has twenty.
pub(in crate::cli) fn keep(path: &Path, text: &str) -> Result<PathBuf> {
    if let Some((same, _)) = backups(path).find(|(_, kept)| kept == text) {
        return Ok(same);
    }
    for place in places(path) {
        match files::create_private(&place, text.as_bytes()) {
            // A neighbour may have kept the same just now.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if read(&place).ok().flatten().as_deref() == Some(text) {
                    return Ok(place);
                }
            }
            done => return done.map(|()| place),
        }
    }
    Err(Error::new(ErrorKind::StorageFull, format!("found {MOST} copies ending in .promptfate-backup; move them away")))
}
