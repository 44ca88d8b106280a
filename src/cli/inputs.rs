//! Which texts a scan reads: standard input, files, the files of folders, what is staged in git.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::diagnostic::Failure;
use crate::git::{Answer, Git, StagedKind};
use crate::printable::one_line;

/// A text to be read.
#[derive(Debug)]
pub(super) enum Input {
    Standard,
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Standard => f.write_str("standard input"),
            Input::File(path) => f.write_str(&one_line(&path.display().to_string())),
        }
    }
}

/// Returns the texts that paths name, and what could not be read.
pub(super) fn inputs(paths: &[PathBuf]) -> (Vec<Input>, Vec<String>) {
    let mut inputs = Vec::new();
    let mut errors = Vec::new();
    if paths.is_empty() {
        inputs.push(Input::Standard);
    }
    for path in paths {
        if ["-", "/dev/stdin", "/dev/fd/0"].iter().any(|name| path.as_os_str() == *name) {
            inputs.push(Input::Standard);
        } else if path.is_dir() {
            walk(path, &mut inputs, &mut errors);
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    (inputs, errors)
}

/// Hidden files are read, `.env` above all; links are not followed, so there are no loops.
fn walk(folder: &Path, inputs: &mut Vec<Input>, errors: &mut Vec<String>) {
    let mut walk = ignore::WalkBuilder::new(folder);
    walk.hidden(false).follow_links(false).sort_by_file_name(Ord::cmp).filter_entry(|entry| entry.file_name() != ".git");
    for entry in walk.build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => inputs.push(Input::File(entry.into_path())),
            Ok(_) => {}
            Err(error) => errors.push(format!("error: {}", one_line(&error.to_string()))),
        }
    }
}

/// What came of each text, by its name to be shown, and what is to be said beside.
pub(super) type Scanned<T> = (Vec<(String, std::io::Result<T>)>, Vec<String>);

/// Scans the texts that are staged in the git repository of the current folder, one after the other as git gives them: by the
/// id of the object, because a path such as `0:x` would be read as the name of another.
pub(super) fn scan_staged<T>(scan: impl Fn(&mut dyn Read) -> std::io::Result<T>) -> Result<Scanned<T>, Failure> {
    let hint = "--staged is for git repositories";
    let staged = crate::git::staged().map_err(|failure| failure.hint(hint))?;
    let ids: Vec<Vec<u8>> = staged.iter().filter(|one| one.kind == StagedKind::Text).map(|one| one.id.clone().into()).collect();
    let mut objects = Git::of_caller().objects("read what is staged", ids)?;
    let (mut scanned, mut notes, mut submodules) = (Vec::new(), Vec::new(), 0);
    for one in staged {
        let result = match one.kind {
            StagedKind::Text => match objects.advance()? {
                Answer::Object { .. } => scan(&mut objects),
                Answer::Missing | Answer::End => Err(std::io::Error::other("the repository does not hold it")),
            },
            StagedKind::Unmerged => Err(std::io::Error::other("it is not merged; resolve the conflict and stage it")),
            StagedKind::Submodule => {
                submodules += 1;
                continue;
            }
        };
        scanned.push((one_line(&one.path), result));
    }
    if submodules > 0 {
        notes.push(format!("submodules left out: {submodules}; what is staged of one is a commit of another repository"));
    }
    Ok((scanned, notes))
}
