//! Puts a site in its place: whole or not at all, and never over what somebody else keeps there.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::{Site, Written};
use crate::diagnostic::Failure;
use crate::files::NewFolder;
use crate::model::Day;
use crate::printable::one_line;

/// The file that says that a folder is a site of this program.
pub(super) const MARK: &str = "promptfate-site.json";

/// What else stands at the top of a site.
const OWN: &[&str] = &[
    MARK,
    "answers.js",
    "api",
    "badges",
    "changes.html",
    "choice.js",
    "compare.html",
    "conflicts.html",
    "coverage.html",
    "feeds",
    "index.html",
    "llms.txt",
    "matrix.html",
    "matrix.js",
    "method.html",
    "providers",
    "providers.html",
    "search.js",
    "style.css",
    "tiers",
    "tools.html",
    "wanted.html",
];

/// Returns the text of [`MARK`].
pub(super) fn mark(today: Day) -> String {
    let mark = json!({"made_by": "promptfate", "version": env!("CARGO_PKG_VERSION"), "as_of": today});
    format!("{mark:#}\n")
}

/// Writes a site beside `place` and puts it there in one step.
///
/// # Errors
/// The folder holds what is not of a site of this program, and nobody said that it may go; the disk does not take it. What was there is
/// there still.
pub fn publish(site: &Site<'_>, place: &Path, is_forced: bool) -> Result<Written, Failure> {
    let shown = one_line(&place.display().to_string());
    if !is_forced {
        is_free(place, &shown)?;
    }
    let failure = |what: &str, error: std::io::Error| {
        Failure::new(format!("cannot write {what}: {error}")).hint("nothing was changed in the folder that is named")
    };
    let folder = NewFolder::at(place).map_err(|error| failure(&format!("beside {shown}"), error))?;
    let written =
        site.write(&|path, bytes| folder.write(path, bytes).map_err(|error| failure(&format!("{path} of the site"), error)))?;
    folder.put().map_err(|error| failure(&shown, error))?;
    Ok(written)
}

/// Sees that a folder is not there, is empty, or holds a site of this program and nothing else.
fn is_free(place: &Path, shown: &str) -> Result<(), Failure> {
    let entries = match fs::read_dir(place) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && place.symlink_metadata().is_err() => return Ok(()),
        Err(error) => {
            return Err(
                Failure::new(format!("cannot use {shown}: {error}")).hint("name a folder, or one that is not there yet")
            );
        }
    };
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Failure::new(format!("cannot read {shown}: {error}")))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let is_ours = names.iter().any(|name| name == MARK);
    match names.iter().find(|name| !is_ours || !OWN.contains(&name.as_str())) {
        None => Ok(()),
        Some(other) => {
            Err(Failure::new(format!("found `{}` in {shown}, which is not of a site made by promptfate", one_line(other)))
                .hint("name an empty folder or one that is not there yet; --force replaces all that is in it"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_empty_folder_or_a_site_is_replaced_unasked() {
        let scratch = tempfile::tempdir().unwrap();
        let place = scratch.path().join("site");
        let is_free = || is_free(&place, "site").map_err(|failure| failure.message);
        assert_eq!(is_free(), Ok(()));
        fs::create_dir(&place).unwrap();
        assert_eq!(is_free(), Ok(()));
        fs::write(place.join("index.html"), "mine").unwrap();
        assert!(is_free().unwrap_err().contains("`index.html`"));
        fs::write(place.join(MARK), "{}").unwrap();
        assert_eq!(is_free(), Ok(()));
        fs::write(place.join("CNAME"), "a.example").unwrap();
        assert!(is_free().unwrap_err().contains("`CNAME`"));
        fs::remove_dir_all(&place).unwrap();
        fs::write(&place, "").unwrap();
        assert!(is_free().is_err());
    }
}
