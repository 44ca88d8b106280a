//! Collections of archived texts: repositories, git bundles unpacked once into a cache, or plain folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::git;
use crate::diagnostic::Failure;
use crate::files::read_text;
use crate::model::{ArchivePlace, Day};

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
enum Collection {
    Repository(PathBuf),
    Folder(PathBuf),
}

/// An opened archive.
#[derive(Debug)]
pub struct Archive {
    collections: BTreeMap<String, Collection>,
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
            let stem = file_name.trim_end_matches(".git").trim_end_matches(".bundle");
            let name = stem.trim_end_matches("-versions").to_owned();
            if path.join("objects").is_dir() || path.join(".git").exists() {
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
                            texts[i] = read_text(&folder.join(&wanted[i].0.path), git::LARGEST as u64).ok();
                        }
                    }
                }
                Collection::Repository(repository) => {
                    let name = |i: &usize| match &wanted[*i].1 {
                        Version::At(commit) => format!("{commit}:{}", wanted[*i].0.path),
                        Version::Newest => format!("HEAD:{}", wanted[*i].0.path),
                    };
                    let names: Vec<String> = positions.iter().map(name).collect();
                    for (i, text) in positions.into_iter().zip(git::texts(repository, &names)?) {
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
        let mut command = git::command(Some(repository));
        command.args(["log", "--diff-filter=AMR", "--format=%H %cs", &format!("-{most}"), "--", &place.path]);
        let log = git::output(command, &format!("read the history of {}", place.path))?;
        let commit = |line: &str| {
            let (hash, day) = line.split_once(' ')?;
            Some(Commit { hash: hash.to_owned(), day: day.parse().ok()? })
        };
        Ok(log.lines().filter_map(commit).collect())
    }

    /// Returns the day on which a commit was recorded, or `None` if the collection does not hold it.
    pub fn day(&self, collection: &str, commit: &str) -> Option<Day> {
        let Some(Collection::Repository(repository)) = self.collections.get(collection) else { return None };
        let mut command = git::command(Some(repository));
        command.args(["log", "-1", "--format=%cs", commit, "--"]);
        git::output(command, "read a commit").ok()?.trim().parse().ok()
    }

    /// Clones a public collection into `folder`, or brings it up to date.
    ///
    /// # Errors
    /// The `git` program failed, or the network did.
    pub fn sync(folder: &Path, address: &str, collection: &str) -> Result<(), Failure> {
        let target = folder.join(format!("{collection}-versions.git"));
        let mut command = git::command(target.exists().then_some(target.as_path()));
        if target.exists() {
            command.args(["fetch", "--quiet", "--prune", "origin", "+HEAD:refs/heads/main"]);
            git::output(command, &format!("update {collection}"))?;
            let mut head = git::command(Some(&target));
            head.args(["symbolic-ref", "HEAD", "refs/heads/main"]);
            return git::output(head, &format!("update {collection}")).map(drop);
        }
        fs::create_dir_all(folder)
            .map_err(|error| Failure::new(format!("cannot make the folder {}: {error}", folder.display())))?;
        clone(command, address.as_ref(), &target)
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
    fs::create_dir_all(cache).map_err(|error| failure(error.to_string()))?;
    clone(git::command(None), bundle.as_os_str(), &target)?;
    Ok(target)
}

fn clone(mut command: std::process::Command, from: &std::ffi::OsStr, target: &Path) -> Result<(), Failure> {
    let unfinished = target.with_extension(format!("unfinished-{}", std::process::id()));
    command.args(["clone", "--bare", "--quiet"]).arg(from).arg(&unfinished);
    git::output(command, &format!("clone {}", from.to_string_lossy()))?;
    fs::rename(&unfinished, target).or_else(|error| {
        let _ = fs::remove_dir_all(&unfinished);
        // Another run may have finished first.
        if target.exists() { Ok(()) } else { Err(Failure::new(format!("cannot write {}: {error}", target.display()))) }
    })
}
