//! Which texts a scan reads: standard input, files, the files of folders, what is staged in git.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};
use regex::bytes::Regex;

use crate::diagnostic::Failure;
use crate::git::{Answer, Git, StagedKind};
use crate::printable::one_line;

/// A text to be read.
#[derive(Debug)]
pub(super) enum Input {
    Standard,
    File {
        path: PathBuf,
        /// Whether it stands on the command line, and was not found in a folder.
        is_named: bool,
    },
}

/// How a text is called, and whether somebody asked for it by this name.
#[derive(Debug)]
pub(super) struct Name {
    pub text: String,
    pub is_named: bool,
}

impl Input {
    pub(super) fn name(&self) -> Name {
        Name { text: self.to_string(), is_named: matches!(self, Input::Standard | Input::File { is_named: true, .. }) }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Standard => f.write_str("standard input"),
            Input::File { path, .. } => f.write_str(&one_line(&path.display().to_string())),
        }
    }
}

/// Paths that somebody wants left out, and how many texts that were.
#[derive(Debug)]
pub(super) struct LeftOut {
    globs: Override,
    paths: Vec<Regex>,
    count: AtomicUsize,
}

impl LeftOut {
    /// Returns what leaves out paths that one of these globs or expressions fits.
    pub(super) fn of(globs: &[String], paths: Vec<Regex>) -> Result<LeftOut, Failure> {
        let mut builder = OverrideBuilder::new("");
        let failure =
            |error: ignore::Error| Failure::new(error.to_string()).hint("--allow-path takes a pattern such as tests/**");
        for glob in globs {
            // An override names what is let in; with `!`, what is left out.
            builder.add(&format!("!{glob}")).map_err(failure)?;
        }
        Ok(LeftOut { globs: builder.build().map_err(failure)?, paths, count: AtomicUsize::new(0) })
    }

    /// Returns whether a text is left out, and counts it.
    pub(super) fn has(&self, path: &str) -> bool {
        let path = path.strip_prefix("./").unwrap_or(path);
        let is_out =
            self.globs.matched(path, false).is_ignore() || self.paths.iter().any(|regex| regex.is_match(path.as_bytes()));
        self.count.fetch_add(usize::from(is_out), Ordering::Relaxed);
        is_out
    }

    /// Returns how many texts were left out.
    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }
}

/// What paths name.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    pub texts: Vec<Input>,
    /// How many files of folders a list such as .gitignore leaves out.
    pub left_out: usize,
    /// What could not be read.
    pub errors: Vec<String>,
}

/// Returns the texts that paths name, and what could not be read.
pub(super) fn inputs(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    if paths.is_empty() {
        inputs.texts.push(Input::Standard);
    }
    for path in paths {
        if ["-", "/dev/stdin", "/dev/fd/0"].iter().any(|name| path.as_os_str() == *name) {
            inputs.texts.push(Input::Standard);
        } else if path.is_dir() {
            inputs.walk(path);
        } else {
            inputs.texts.push(Input::File { path: path.clone(), is_named: true });
        }
    }
    inputs
}

/// Hidden files are read, `.env` above all; links are not followed, so there are no loops.
fn walk_of(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false).ignore(false).follow_links(false).sort_by_file_name(Ord::cmp);
    walk.filter_entry(|entry| entry.file_name() != ".git");
    walk
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

impl Inputs {
    /// Leaves out what somebody wants left out.
    pub(super) fn leave_out(&mut self, left_out: &LeftOut) {
        self.texts.retain(|input| match input {
            Input::Standard => true,
            Input::File { path, .. } => !left_out.has(&path.to_string_lossy()),
        });
    }

    fn walk(&mut self, folder: &Path) {
        let before = self.texts.len();
        for entry in walk_of(folder).build() {
            match entry {
                Ok(entry) if is_file(&entry) => self.texts.push(Input::File { path: entry.into_path(), is_named: false }),
                Ok(_) => {}
                Err(error) => self.errors.push(format!("error: {}", one_line(&error.to_string()))),
            }
        }
        let all = walk_of(folder).standard_filters(false).build().flatten().filter(is_file).count();
        self.left_out += all.saturating_sub(self.texts.len() - before);
    }
}

/// What came of each text, by its name to be shown, and what is to be said beside.
pub(super) type Scanned<T> = (Vec<(Name, std::io::Result<T>)>, Vec<String>);

/// Scans the texts that are staged in the git repository of the current folder, one after the other as git gives them: by the
/// id of the object, because a path such as `0:x` would be read as the name of another.
pub(super) fn scan_staged<T>(
    is_left_out: impl Fn(&str) -> bool,
    scan: impl Fn(&mut dyn Read) -> std::io::Result<T>,
) -> Result<Scanned<T>, Failure> {
    let hint = "--staged is for git repositories";
    let mut staged = crate::git::staged().map_err(|failure| failure.hint(hint))?;
    staged.retain(|one| !is_left_out(&one.path));
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
        scanned.push((Name { text: one_line(&one.path), is_named: false }, result));
    }
    if submodules > 0 {
        notes.push(crate::output::wording::notes::submodules(submodules));
    }
    Ok((scanned, notes))
}
