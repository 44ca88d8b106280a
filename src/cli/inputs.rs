//! Which texts a scan reads: standard input, files, the files of folders, what is staged in git.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::diagnostic::Failure;
use crate::printable::one_line;

/// A text to be read.
#[derive(Debug)]
pub(super) enum Input {
    Standard,
    File(PathBuf),
    /// The text, and the path under which it is staged.
    Staged(Vec<u8>, String),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Standard => f.write_str("standard input"),
            Input::File(path) => f.write_str(&one_line(&path.display().to_string())),
            Input::Staged(_, path) => f.write_str(&one_line(path)),
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
        if path.as_os_str() == "-" {
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

/// Returns the texts that are staged in the git repository of the current folder.
pub(super) fn staged() -> Result<(Vec<Input>, Vec<String>), Failure> {
    let listed = git(&["diff", "--cached", "--name-only", "-z", "--diff-filter=ACMR"])?;
    let mut inputs = Vec::new();
    for path in listed.split(|byte| *byte == 0).filter(|path| !path.is_empty()) {
        let path = String::from_utf8_lossy(path).into_owned();
        inputs.push(Input::Staged(git(&["show", &format!(":{path}")])?, path));
    }
    Ok((inputs, Vec::new()))
}

fn git(arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    let failed =
        |why: String| Failure::new(format!("git {} failed: {why}", arguments[0])).hint("--staged is for git repositories");
    let output = Command::new("git").args(arguments).output().map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or_default().to_owned()));
    }
    Ok(output.stdout)
}
