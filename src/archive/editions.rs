//! All versions of documents: which there are, by one look through a collection's history, and their texts, each read once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use super::collection::{Archive, Collection, LARGEST};
use super::normal::Normaliser;
use crate::diagnostic::Failure;
use crate::git::{Answer, Git};
use crate::model::{ArchivePlace, Day};

/// A version of a document, as the archive recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The commit that recorded it.
    pub commit: String,
    /// The day on which it was recorded.
    pub day: Day,
    /// The id of its text: the same text has the same one.
    pub text: String,
}

/// What an archive recorded of a document at one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Its versions, oldest first.
    pub editions: Vec<Edition>,
    /// The day on which the file was removed, if it is gone: the document then stands at another place, or is followed no more.
    pub removed: Option<Day>,
    /// The day on which the collection last recorded anything: until then a document stood as its last version has it.
    pub until: Option<Day>,
}

impl Archive {
    /// Returns the editions of each place, oldest first, by the time of their recording: commits do not always follow each other
    /// in time. One that repeats the text of the one before is left out. A place in a folder of plain texts has none, since those have no days.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn editions(&self, places: &[&ArchivePlace]) -> Result<Vec<Recorded>, Failure> {
        let mut found = vec![Vec::new(); places.len()];
        let mut until = vec![None; places.len()];
        for (name, collection) in &self.collections {
            let Collection::Repository(repository) = collection else { continue };
            let of: BTreeMap<&str, usize> = (0..places.len())
                .filter(|at| places[*at].collection == *name)
                .map(|at| (places[at].path.as_str(), at))
                .collect();
            if of.is_empty() {
                continue;
            }
            let mut last = None;
            each_change(repository, |path, change| {
                last = last.max(Some(change.1.day));
                if let Some(at) = of.get(path) {
                    found[*at].push(change);
                }
            })?;
            of.values().for_each(|at| until[*at] = last);
        }
        let recorded = |(changes, until)| Recorded { until, ..in_order(changes) };
        Ok(found.into_iter().zip(until).map(recorded).collect())
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
                    normaliser.normalise(&String::from_utf8_lossy(&bytes), &mut normal, &mut lines);
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
