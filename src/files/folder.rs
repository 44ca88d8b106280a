//! Writes a folder whole or not at all: under a name of chance beside its place, then put there in one step.

use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir};

/// A folder that is being made. What is dropped unfinished is gone, and the one in its place is as it was.
#[derive(Debug)]
pub struct NewFolder {
    place: PathBuf,
    made: TempDir,
}

impl NewFolder {
    /// Begins a folder that is to stand at `place`, or where a link there leads.
    ///
    /// # Errors
    /// The folder around it is not there or takes nothing.
    pub fn at(place: &Path) -> Result<NewFolder> {
        // A link keeps its place, and `.` has a name of its own then.
        let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
        let around = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".promptfate-").suffix(".unfinished").rand_bytes(12);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let made = builder.tempdir_in(around)?;
        Ok(NewFolder { place, made })
    }

    /// Writes a file of it; `path` has `/` between its parts.
    ///
    /// # Errors
    /// The disk does not take it, or it is there already.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let path = self.made.path().join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        std::io::Write::write_all(&mut fs::File::create_new(path)?, bytes)
    }

    /// Puts it in its place. What was there goes.
    ///
    /// # Errors
    /// The system does not take the step; what was there is there still.
    pub fn put(self) -> Result<()> {
        if self.place.symlink_metadata().is_err() {
            fs::rename(self.made.path(), &self.place)?;
            // There is nothing left to take away.
            let _ = self.made.keep();
            return Ok(());
        }
        // The old one then has the name of chance, and goes with it.
        if exchange(self.made.path(), &self.place).is_ok() {
            return Ok(());
        }
        let old = Builder::new()
            .prefix(".promptfate-")
            .suffix(".old")
            .tempdir_in(self.made.path().parent().unwrap_or(Path::new(".")))?;
        let aside = old.path().join("old");
        fs::rename(&self.place, &aside)?;
        fs::rename(self.made.path(), &self.place).inspect_err(|_| _ = fs::rename(&aside, &self.place))?;
        let _ = self.made.keep();
        Ok(())
    }
}

/// Exchanges two folders in one step, where the system can.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::names;

    #[test]
    fn a_folder_is_there_whole_or_as_it_was() {
        let scratch = tempfile::tempdir().unwrap();
        let place = scratch.path().join("site");
        let begin = |name: &str| {
            let new = NewFolder::at(&place).unwrap();
            new.write(&format!("{name}/a.html"), b"x").unwrap();
            new
        };
        begin("one").put().unwrap();
        assert_eq!((names(scratch.path()), names(&place)), (vec!["site".to_owned()], vec!["one".to_owned()]));
        drop(begin("two"));
        assert_eq!((names(scratch.path()), names(&place)), (vec!["site".to_owned()], vec!["one".to_owned()]));
        begin("three").put().unwrap();
        assert_eq!((names(scratch.path()), names(&place)), (vec!["site".to_owned()], vec!["three".to_owned()]));
        let new = begin("four");
        assert!(new.write("four/a.html", b"y").is_err() && new.write("four/a.html/b", b"y").is_err());
        assert!(NewFolder::at(&scratch.path().join("nowhere/site")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_the_folder_can_be_read_by_others() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let scratch = tempfile::tempdir().unwrap();
        fs::create_dir(scratch.path().join("real")).unwrap();
        symlink("real", scratch.path().join("link")).unwrap();
        let new = NewFolder::at(&scratch.path().join("link")).unwrap();
        new.write("a", b"").unwrap();
        new.put().unwrap();
        assert_eq!(
            (names(scratch.path()), names(&scratch.path().join("real"))),
            (vec!["link".into(), "real".into()], vec!["a".into()])
        );
        let mode = fs::metadata(scratch.path().join("real")).unwrap().permissions().mode();
        assert_eq!(mode & 0o500, 0o500);
    }
}
