//! Writes files whole or not at all: under a name of chance in the same folder, made new, then put in place in one step.

use std::fs::{File, Metadata, OpenOptions, symlink_metadata};
use std::io::{ErrorKind, Result, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::read::{is_regular, read, refused};

/// Writes a file where nothing is: no file, no link, whatever it points to.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] where something is; the folder or the disk does not take it. Nothing is left behind.
pub fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    made(path, bytes, |new| {
        #[cfg(unix)]
        new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        #[cfg(not(unix))]
        let _ = new;
    })
}

/// As [`create`], for this user's eyes alone.
///
/// # Errors
/// As [`create`].
pub fn create_private(path: &Path, bytes: &[u8]) -> Result<()> {
    made(path, bytes, |_| {})
}

/// Puts `after` in the place of a regular file that holds `before`; its permissions and its owner stay. A byte order mark in one
/// of the two and not in the other counts for nothing.
///
/// # Errors
/// [`ErrorKind::ResourceBusy`] where it holds something else by now. It is a link, has further names (hard links), is
/// write-protected or belongs to somebody whose file it could not stay; the folder or the disk does not take it. The file is as it was
/// then, and nothing is left behind.
pub fn replace(path: &Path, before: &[u8], after: &[u8]) -> Result<()> {
    is_replaceable(path)?;
    let old = symlink_metadata(path)?;
    let new = unfinished(path, after, |_| {})?;
    keep_owner(new.as_file(), &old)?;
    new.as_file().set_permissions(old.permissions())?;
    new.as_file().sync_all()?;
    let now = read(path, before.len().max(after.len()) as u64 + 3);
    match now {
        Ok(now) if unmarked(&now) == unmarked(before) => {}
        // A neighbour has done the same.
        Ok(now) if now == after => return Ok(()),
        Ok(_) => return Err(changed()),
        Err(error) if error.kind() == ErrorKind::FileTooLarge => return Err(changed()),
        Err(error) => return Err(error),
    }
    new.persist(path).map_err(|error| error.error)?;
    sync_folder(path);
    Ok(())
}

fn made(path: &Path, bytes: &[u8], settings: impl Fn(&mut Builder<'_, '_>)) -> Result<()> {
    // Said before anything is written; the step that puts it in place asks again.
    if symlink_metadata(path).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let new = unfinished(path, bytes, settings)?;
    new.as_file().sync_all()?;
    new.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(path);
    Ok(())
}

/// Returns a new file beside `path` that holds these bytes and goes when it is dropped. Readers of folders pass over its name.
fn unfinished(path: &Path, bytes: &[u8], settings: impl Fn(&mut Builder<'_, '_>)) -> Result<NamedTempFile> {
    let mut new = Builder::new();
    new.prefix(".promptfate-").suffix(".unfinished").rand_bytes(12);
    settings(&mut new);
    let mut new = new.tempfile_in(folder(path))?;
    new.write_all(bytes)?;
    Ok(new)
}

/// Removes a regular file that holds `before`.
///
/// # Errors
/// As [`replace`].
pub fn remove(path: &Path, before: &[u8]) -> Result<()> {
    is_replaceable(path)?;
    match read(path, before.len() as u64) {
        Ok(now) if now == before => std::fs::remove_file(path),
        Err(error) if error.kind() != ErrorKind::FileTooLarge => Err(error),
        _ => Err(changed()),
    }
}

/// Sees that [`replace`] would take a file.
///
/// # Errors
/// It is a link, has further names (hard links), or may not be written.
pub fn is_replaceable(path: &Path) -> Result<()> {
    let old = symlink_metadata(path)?;
    is_regular(&old)?;
    if old.permissions().readonly() {
        return Err(refused("the file is write-protected"));
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&old) > 1 {
        return Err(refused("the file has further names (hard links), which would keep the old text"));
    }
    // Renaming asks the folder alone; whether the file may be changed is asked here.
    OpenOptions::new().write(true).open(path).map(drop)
}

#[cfg(unix)]
fn keep_owner(new: &File, old: &Metadata) -> Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let made = new.metadata()?;
    if (made.uid(), made.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    fchown(new, Some(old.uid()), Some(old.gid()))
        .map_err(|_| refused("the file belongs to another user or group, which it would lose"))
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> Result<()> {
    Ok(())
}

fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

fn changed() -> std::io::Error {
    std::io::Error::new(ErrorKind::ResourceBusy, "somebody else has changed the file meanwhile; run it again")
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Has the new name written to the disk, where the system can: the file itself is there already.
fn sync_folder(path: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::names;
    use std::fs;

    #[test]
    fn what_is_there_is_not_created_and_what_has_changed_is_not_replaced() {
        let scratch = tempfile::tempdir().unwrap();
        let path = scratch.path().join("a");
        create(&path, b"one").unwrap();
        assert_eq!(create(&path, b"two").unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(replace(&path, b"none", b"two").unwrap_err().kind(), ErrorKind::ResourceBusy);
        assert_eq!(replace(&path, b"none at all, and long", b"two").unwrap_err().kind(), ErrorKind::ResourceBusy);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        replace(&path, b"one", b"two").unwrap();
        replace(&path, b"one", b"two").unwrap();
        assert_eq!((fs::read(&path).unwrap().as_slice(), names(scratch.path())), (&b"two"[..], vec!["a".to_owned()]));
        assert!(replace(&scratch.path().join("absent"), b"", b"x").is_err());
        assert!(replace(scratch.path(), b"", b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_of_both_kinds_and_protected_files_are_refused_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let scratch = tempfile::tempdir().unwrap();
        let at = |name: &str| scratch.path().join(name);
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        fs::write(at("real"), "x").unwrap();
        symlink(at("real"), at("link")).unwrap();
        symlink(at("nowhere"), at("dangling")).unwrap();
        for name in ["link", "dangling"] {
            assert!(replace(&at(name), b"x", b"y").unwrap_err().to_string().contains("symbolic link"), "{name}");
            assert_eq!(create(&at(name), b"y").unwrap_err().kind(), ErrorKind::AlreadyExists, "{name}");
        }
        assert!(!at("nowhere").exists());
        for kept in [0o600, 0o640, 0o755] {
            fs::set_permissions(at("real"), fs::Permissions::from_mode(kept)).unwrap();
            replace(&at("real"), b"x", b"x").unwrap();
            assert_eq!(mode("real"), kept);
        }
        fs::hard_link(at("real"), at("second")).unwrap();
        assert!(replace(&at("real"), b"x", b"y").unwrap_err().to_string().contains("hard links"));
        fs::remove_file(at("second")).unwrap();
        fs::set_permissions(at("real"), fs::Permissions::from_mode(0o444)).unwrap();
        assert!(replace(&at("real"), b"x", b"y").unwrap_err().to_string().contains("write-protected"));
        // On its way too, whatever the file it is to replace.
        let new = unfinished(&at("real"), b"y", |_| {}).unwrap();
        assert_eq!(new.as_file().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        drop(new);
        create_private(&at("private"), b"").unwrap();
        assert_eq!((mode("private"), fs::read(at("real")).unwrap().as_slice()), (0o600, &b"x"[..]));
        assert_eq!(names(scratch.path()), ["dangling", "link", "private", "real"]);
    }
}
