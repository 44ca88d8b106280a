//! All versions of documents: which there are, by one look through a collection's history, and their texts, each read once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::collection::{Archive, Collection, LARGEST};
use super::normal::Normaliser;
use crate::diagnostic::Failure;
use crate::git::{Answer, Git};
use crate::model::Day;

/// A version of a document, as the archive recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The commit that recorded it.
    pub commit: String,
    /// The day on which it was recorded.
    pub day: Day,
    /// The id of its text: the same text has the same one.
    pub text: String,
}

/// What an archive recorded of a document at one place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its versions, oldest first.
    pub editions: Vec<Edition>,
    /// The day on which the file was removed, if it is gone: the document then stands at another place, or is followed no more.
    pub removed: Option<Day>,
    /// The day on which the collection last recorded anything: until then a document stood as its last version has it.
    pub until: Option<Day>,
}

impl Archive {
    /// Returns the commit in which the history of a collection ends, by which all of it is known; `None` for one that has none, or whose
    /// history is cut off and may grow at its other end.
    pub fn head(&self, collection: &str) -> Option<String> {
        let Some(Collection::Repository(repository)) = self.collections.get(collection) else { return None };
        let parsed =
            Git::of(repository).args(["rev-parse", "--is-shallow-repository", "--verify", "HEAD"]).output("read a commit");
        let parsed = String::from_utf8(parsed.ok()?).ok()?;
        Some(parsed.strip_prefix("false\n")?.trim_end().to_owned())
    }

    /// As [`Archive::head`], of a collection of which no object is missing on purpose: those may come later, and the commit is the same.
    pub fn head_of_whole(&self, collection: &str) -> Option<String> {
        let Some(Collection::Repository(repository)) = self.collections.get(collection) else { return None };
        let config = std::fs::read_to_string(repository.join("config")).ok()?;
        self.head(collection).filter(|_| !config.to_ascii_lowercase().contains("partialclone"))
    }

    /// Returns the editions of each path of a collection, oldest first, by the time of their recording: commits do not always follow each
    /// other in time. One that repeats the text of the one before is left out. What is no repository, such as a folder of plain texts, has
    /// none, since those have no days.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn editions(&self, collection: &str, paths: &[&str]) -> Result<Vec<Recorded>, Failure> {
        let mut found = vec![Vec::new(); paths.len()];
        let mut until = None;
        if let Some(Collection::Repository(repository)) = self.collections.get(collection) {
            let of: BTreeMap<&str, usize> = paths.iter().enumerate().map(|(at, path)| (*path, at)).collect();
            each_change(repository, |path, change| {
                until = until.max(Some(change.1.day));
                if let Some(at) = of.get(path) {
                    found[*at].push(change);
                }
            })?;
        }
        Ok(found.into_iter().map(|changes| Recorded { until, ..in_order(changes) }).collect())
    }

    /// Reads texts of one collection by their ids in one go, and gives the normal form of each, with its position and the places of its
    /// lines, to `each`. Texts of
    /// one document should follow each other: they share most of their lines, which are put into normal form once.
    ///
    /// # Errors
    /// The collection is not there; the `git` program failed, or does not hold a text.
    pub fn each_text(
        &self,
        collection: &str,
        texts: Vec<String>,
        mut each: impl FnMut(usize, &str, &[Range<usize>]),
    ) -> Result<(), Failure> {
        let Some(Collection::Repository(repository)) = self.collections.get(collection) else {
            return Err(Failure::new(format!("the archive holds no repository `{collection}`")));
        };
        let attempted = format!("read {}", repository.display());
        let count = texts.len();
        let mut objects = Git::of(repository).objects(&attempted, texts.into_iter().map(String::into_bytes))?;
        let (mut normaliser, mut normal, mut bytes) = (Normaliser::default(), String::new(), Vec::new());
        let mut lines = Vec::new();
        for position in 0..count {
            normal.clear();
            lines.clear();
            match objects.advance()? {
                // What is too large to be a text stands as an empty one, which every reader takes for a broken page.
                Answer::Object { size, .. } if size > LARGEST => {}
                Answer::Object { .. } => {
                    objects.bytes_into(&mut bytes)?;
                    // Nearly all are in order, which is told much faster than what is not is mended.
                    let text = std::str::from_utf8(&bytes).map_or_else(|_| String::from_utf8_lossy(&bytes), Cow::Borrowed);
                    normaliser.normalise(&text, &mut normal, &mut lines);
                }
                Answer::Missing | Answer::End => {
                    return Err(Failure::new(format!("cannot {attempted}: it lacks a version that its history names"))
                        .hint("a partial clone lacks objects: clone it whole, or run `promptfate archive sync`"));
                }
            }
            each(position, &normal, &lines);
        }
        Ok(())
    }
}

/// A change of a file: its moment, and what it is from then on. A removal is an edition without a text.
type Change = (i64, Edition);

/// Gives the changes of all files in a history to `each`, newest first. Git is not told the paths: it would compare each name in each
/// tree with each of them, and take ten times as long.
fn each_change(repository: &Path, mut each: impl FnMut(&str, Change)) -> Result<(), Failure> {
    let log = Git::of(repository).args(["log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"]);
    let log = log.args(["--format=%x01%H %ct %cs", "HEAD", "--"]);
    let (mut commit, mut text) = (None, None);
    // A commit is `\x01HASH MOMENT DAY`; behind it follow `:MODE MODE ID ID STATUS` and a path, for each file.
    log.each_part(&format!("read the history of {}", repository.display()), |part| {
        let part = String::from_utf8_lossy(part);
        if let Some(head) = part.trim_start().strip_prefix('\u{1}') {
            let mut words = head.split_whitespace();
            commit = (|| Some((words.next()?.to_owned(), words.next()?.parse().ok()?, words.next()?.parse().ok()?)))();
        } else if let Some(change) = part.trim_start_matches('\n').strip_prefix(':') {
            // No id but zeros stands for no file.
            let id = |id: &str| if id.bytes().all(|byte| byte == b'0') { String::new() } else { id.to_owned() };
            text = change.split(' ').nth(3).map(id);
        } else if let (Some((commit, moment, day)), Some(text)) = (&commit, text.take()) {
            each(&part, (*moment, Edition { commit: String::clone(commit), day: *day, text }));
        }
    })
}

fn in_order(mut changes: Vec<Change>) -> Recorded {
    // Of those of one moment, git named the later one first.
    changes.reverse();
    changes.sort_by_key(|(moment, _)| *moment);
    let removed = changes.last().filter(|(_, edition)| edition.text.is_empty()).map(|(_, edition)| edition.day);
    let mut editions: Vec<Edition> = changes.into_iter().map(|(_, edition)| edition).collect();
    editions.retain(|edition| !edition.text.is_empty());
    editions.dedup_by(|later, earlier| later.text == earlier.text);
    Recorded { editions, removed, until: None }
}
