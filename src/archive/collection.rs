//! Collections of archived texts: repositories, git bundles unpacked once into a cache, or plain folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::unfinished::Unfinished;
use crate::diagnostic::Failure;
use crate::files::read_text;
use crate::git::{Answer, Git};
use crate::model::{ArchivePlace, Day};

/// The largest text that is read from a repository, in bytes; the largest real one is under a megabyte.
pub(super) const LARGEST: u64 = 8 << 20;

/// Which version of a document is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// The one that a commit holds.
    At(String),
    /// The newest.
    Newest,
}

/// A commit that changed a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its full hash.
    pub hash: String,
    /// The day on which the archive recorded it.
    pub day: Day,
}

#[derive(Debug)]
pub(super) enum Collection {
    /// The repository itself: a bare one, or the `.git` of a work tree.
    Repository(PathBuf),
    Folder(PathBuf),
}

/// An opened archive.
#[derive(Debug)]
pub struct Archive {
    pub(super) collections: BTreeMap<String, Collection>,
}

impl Archive {
    /// Opens a folder of collections; bundles are unpacked into `cache`, once for each state of the bundle.
    ///
    /// # Errors
    /// The folder cannot be read, holds no collection, or a bundle cannot be unpacked.
    pub fn open(folder: &Path, cache: &Path) -> Result<Archive, Failure> {
        let hint =
            "an archive is a folder of Open Terms Archive repositories, bundles or texts; `promptfate archive sync` makes one";
        let failure = |why: String| Failure::new(format!("cannot open the archive {}: {why}", folder.display())).hint(hint);
        let mut collections = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(|error| failure(error.to_string()))? {
            let path = entry.map_err(|error| failure(error.to_string()))?.path();
            let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // Hidden: what an interrupted run has left.
            if file_name.starts_with('.') {
                continue;
            }
            let stem = file_name.trim_end_matches(".git").trim_end_matches(".bundle");
            let name = name_of(stem);
            // Named outright: git would look for another repository around a folder that is none.
            if path.join(".git").exists() {
                collections.insert(name, Collection::Repository(path.join(".git")));
            } else if path.join("objects").is_dir() {
                collections.insert(name, Collection::Repository(path));
            } else if file_name.ends_with(".bundle") {
                collections.insert(name, Collection::Repository(unpack(&path, cache)?));
            } else if path.is_dir() && holds_texts(&path) {
                collections.insert(name, Collection::Folder(path));
            }
        }
        if collections.is_empty() {
            return Err(failure("it holds no collection".to_owned()));
        }
        Ok(Archive { collections })
    }

    /// Returns whether a collection is in this archive at all.
    pub fn has(&self, collection: &str) -> bool {
        self.collections.contains_key(collection)
    }

    /// Returns the texts asked for, in order; `None` for one that the archive does not hold.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn texts(&self, wanted: &[(&ArchivePlace, Version)]) -> Result<Vec<Option<String>>, Failure> {
        let mut texts = vec![None; wanted.len()];
        for (name, collection) in &self.collections {
            let positions: Vec<usize> = (0..wanted.len()).filter(|i| wanted[*i].0.collection == *name).collect();
            match collection {
                _ if positions.is_empty() => {}
                Collection::Folder(folder) => {
                    for i in positions {
                        if wanted[i].1 == Version::Newest {
                            texts[i] = read_text(&folder.join(&wanted[i].0.path), LARGEST).ok();
                        }
                    }
                }
                Collection::Repository(repository) => {
                    let name = |i: &usize| match &wanted[*i].1 {
                        Version::At(commit) if !is_id(commit) => None,
                        Version::At(commit) => named(commit, &wanted[*i].0.path),
                        Version::Newest => named("HEAD", &wanted[*i].0.path),
                    };
                    let names = positions.iter().map(name).collect();
                    for (i, text) in positions.into_iter().zip(texts_of(repository, names)?) {
                        texts[i] = text;
                    }
                }
            }
        }
        Ok(texts)
    }

    /// Returns the commits that changed a document, newest first, the last `most` of them.
    ///
    /// # Errors
    /// The `git` program failed.
    pub fn commits(&self, place: &ArchivePlace, most: usize) -> Result<Vec<Commit>, Failure> {
        let Some(Collection::Repository(repository)) = self.collections.get(&place.collection) else { return Ok(Vec::new()) };
        let log = Git::of(repository).args(["log", "--diff-filter=AMR", "--no-ext-diff", "--no-textconv", "--format=%H %cs"]);
        let log = log.args([&format!("-{most}"), "--", &place.path]);
        let log = String::from_utf8_lossy(&log.output(&format!("read the history of {}", place.path))?).into_owned();
        let commit = |line: &str| {
            let (hash, day) = line.split_once(' ')?;
            Some(Commit { hash: hash.to_owned(), day: day.parse().ok()? })
        };
        Ok(log.lines().filter_map(commit).collect())
    }

    /// Returns the day on which a commit was recorded, or `None` if the collection does not hold it.
    pub fn day(&self, collection: &str, commit: &str) -> Option<Day> {
        let Some(Collection::Repository(repository)) = self.collections.get(collection) else { return None };
        if !is_id(commit) {
            return None;
        }
        let log = Git::of(repository).args(["log", "-1", "--format=%cs", commit, "--"]).output("read a commit").ok()?;
        String::from_utf8_lossy(&log).trim().parse().ok()
    }
}

/// How a folder begins that holds a provider's own repository: no system takes the colon of the collection's name in a file's.
const FOLDER: &str = "github+";

/// Returns the name of a folder of a collection: `github:owner/name` lies in `github+owner+name.git`.
pub(super) fn folder_of(collection: &str) -> String {
    match collection.strip_prefix(ArchivePlace::REPOSITORY) {
        Some(repository) => format!("{FOLDER}{}.git", repository.replace('/', "+")),
        None => format!("{collection}-versions.git"),
    }
}

/// Returns the collection that lies in a folder of this name.
fn name_of(stem: &str) -> String {
    match stem.strip_prefix(FOLDER).and_then(|repository| repository.split_once('+')) {
        Some((owner, name)) => format!("{}{owner}/{name}", ArchivePlace::REPOSITORY),
        None => stem.trim_end_matches("-versions").to_owned(),
    }
}

fn holds_texts(folder: &Path) -> bool {
    let inside = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    inside(folder).any(|service| inside(&service).any(|file| file.extension().is_some_and(|ending| ending == "md")))
}

/// Unpacks a bundle into the cache and returns the repository. Written beside and renamed, so that it is whole or absent.
fn unpack(bundle: &Path, cache: &Path) -> Result<PathBuf, Failure> {
    let failure = |why: String| Failure::new(format!("cannot unpack {}: {why}", bundle.display()));
    let about = fs::metadata(bundle).map_err(|error| failure(error.to_string()))?;
    let written = about.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let stem = bundle.file_stem().unwrap_or_default().to_string_lossy();
    let target = cache.join(format!("{stem}-{}-{}.git", about.len(), written.map_or(0, |since| since.as_secs())));
    if target.join("objects").is_dir() {
        return Ok(target);
    }
    let unfinished = Unfinished::below(cache)?;
    let repository = unfinished.path("repository");
    let clone = Git::new().fetching("file").args(["clone", "--bare", "--quiet", "--template=", "--"]).arg(bundle);
    clone.arg(&repository).output(&format!("unpack {}", bundle.display()))?;
    unfinished.put(&repository, &target)?;
    Ok(target)
}

/// Returns the texts of objects, named as `commit:path`, in order; `None` for one that the repository does not hold.
fn texts_of(repository: &Path, names: Vec<Option<String>>) -> Result<Vec<Option<String>>, Failure> {
    let attempted = format!("read {}", repository.display());
    let count = names.len();
    // A name that cannot be is asked for all the same, so that the answers stay in step: nothing is called by the empty name.
    let names = names.into_iter().map(|name| name.unwrap_or_default().into_bytes());
    let mut objects = Git::of(repository).objects(&attempted, names)?;
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        texts.push(match objects.advance() {
            Ok(Answer::Object { kind, size, .. }) if kind == "blob" && size <= LARGEST => {
                Some(String::from_utf8_lossy(&objects.bytes()?).into_owned())
            }
            Ok(Answer::Object { .. } | Answer::Missing) => None,
            Ok(Answer::End) => return Err(Failure::new(format!("cannot {attempted}: git ended before it had answered"))),
            Err(failure) => return Err(failure.hint("an archive is a folder of repositories, bundles or texts")),
        });
    }
    Ok(texts)
}

/// Returns whether this can be the id of a commit, or its beginning: anything else could be an option, or another revision.
pub(super) fn is_id(commit: &str) -> bool {
    (4..=64).contains(&commit.len()) && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns the name of a file of a commit. `./` and `../` begin a path from the folder in which git runs.
fn named(commit: &str, path: &str) -> Option<String> {
    let is_relative = path.starts_with("./") || path.starts_with("../");
    (!is_relative).then(|| format!("{commit}:{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_and_its_collection_name_each_other() {
        for (collection, folder) in [
            ("genai-contrib", "genai-contrib-versions.git"),
            ("github:ollama/ollama", "github+ollama+ollama.git"),
            ("github:a-b/c+d.e_f", "github+a-b+c+d.e_f.git"),
        ] {
            assert_eq!(folder_of(collection), folder);
            assert_eq!(name_of(folder.trim_end_matches(".git")), collection);
        }
    }
}
