//! Adds dated copies of pages to a collection of one's own: a repository with a commit for each new text, so that all that reads
//! a collection reads it. Only a repository that was made here is written to.

use std::fs;
use std::path::Path;

use super::Archive;
use super::collection::{folder_of, is_id};
use super::unfinished::Unfinished;
use crate::diagnostic::Failure;
use crate::git::Git;
use crate::model::{ArchivePlace, Day};

/// The key that says that a repository holds what was added here.
const MARK: &str = "promptfate.pages";
const BRANCH: &str = "refs/heads/main";
/// Who has recorded it, and the second of the day on which he has: the same copy is the same commit wherever it is added.
const RECORDER: &str = "promptfate <promptfate@localhost>";
const NOON: i64 = 12 * 60 * 60;

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is a new version: its commit.
    New(String),
    /// It is the newest version already.
    Same,
}

impl Archive {
    /// Adds the text that a document has on a day to a collection in `folder`, which is made where there is none.
    ///
    /// # Errors
    /// What stands there was not made here, somebody else is adding to it, or the `git` program or the disk failed.
    pub fn add(folder: &Path, place: &ArchivePlace, text: &str, day: Day) -> Result<Added, Failure> {
        let target = folder.join(folder_of(&place.collection));
        let attempted = format!("add to {}", target.display());
        let unfinished = Unfinished::below(folder)?;
        if target.symlink_metadata().is_err() {
            let made = unfinished.path("repository");
            Git::new().args(["init", "--bare", "--quiet", "--template=", "--"]).arg(&made).output(&attempted)?;
            Git::of(&made).args(["symbolic-ref", "HEAD", BRANCH]).output(&attempted)?;
            Git::of(&made).args(["config", "--local", MARK, "true"]).output(&attempted)?;
            unfinished.put(&made, &target)?;
        }
        is_ours(&target)?;
        let git = |arguments: &[&str]| {
            let said = Git::of(&target).args(arguments).output(&attempted)?;
            Ok::<String, Failure>(String::from_utf8_lossy(&said).trim().to_owned())
        };
        let write = |kind: &str, content: &str| {
            let file = unfinished.path(kind);
            fs::write(&file, content).map_err(|error| Failure::new(format!("cannot {attempted}: {error}")))?;
            let hash = Git::of(&target).args(["hash-object", "-w", "--no-filters", "-t", kind, "--"]).arg(&file);
            Ok::<String, Failure>(String::from_utf8_lossy(&hash.output(&attempted)?).trim().to_owned())
        };
        let blob = write("blob", text)?;
        let head = git(&["for-each-ref", "--format=%(objectname)", BRANCH])?;
        let is_first = !is_id(&head);
        // `MODE blob ID<tab>path`
        let is_same = |listed: String| listed.split_whitespace().nth(2) == Some(&blob);
        if !is_first && is_same(git(&["ls-tree", &head, "--", &place.path])?) {
            return Ok(Added::Same);
        }
        git(&["read-tree", if is_first { "--empty" } else { &head }])?;
        git(&["update-index", "--add", "--cacheinfo", &format!("100644,{blob},{}", place.path)])?;
        let tree = git(&["write-tree"])?;
        let parent = if is_first { String::new() } else { format!("parent {head}\n") };
        let moment = day.days_since(Day::EPOCH) * 24 * 60 * 60 + NOON;
        let by = format!("author {RECORDER} {moment} +0000\ncommitter {RECORDER} {moment} +0000");
        let commit = write("commit", &format!("tree {tree}\n{parent}{by}\n\n{}\n", place.path))?;
        // Who was quicker has moved the branch: then nothing is put over his work.
        let before = if is_first { "0".repeat(head.len().max(40)) } else { head };
        git(&["update-ref", BRANCH, &commit, &before])?;
        Ok(Added::New(commit))
    }
}

fn is_ours(repository: &Path) -> Result<(), Failure> {
    let is_plain = ["", "config", "HEAD", "objects", "refs", "refs/heads", "refs/heads/main", "index", "packed-refs"]
        .iter()
        .all(|part| !repository.join(part).is_symlink());
    let mark = Git::of(repository).args(["config", "--local", "--no-includes", "--get", MARK]).output("read a setting");
    let is_marked = mark.is_ok_and(|value| value.trim_ascii() == b"true");
    if is_plain && is_marked {
        return Ok(());
    }
    Err(Failure::new(format!("cannot add to {}: promptfate has not made it", repository.display()))
        .hint("pages are added to a collection of their own; name another folder with --archive, or move this away"))
}
