//! Keeps clones of public collections. Only a repository that was made here is ever written to.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Archive;
use super::collection::folder_of;
use super::unfinished::Unfinished;
use crate::diagnostic::Failure;
use crate::git::{Answer, Git};

/// The key that says that a repository was made here.
const MARK: &str = "promptfate.archive";
/// From where it was fetched.
const ADDRESS: &str = "remote.origin.url";
/// Leaves the contents of files out.
const FILTER: &str = "--filter=blob:none";
/// Says that a repository was fetched in part.
const OF_PART: [(&str, &str); 4] = [
    ("core.repositoryformatversion", "1"),
    ("extensions.partialclone", "origin"),
    ("remote.origin.promisor", "true"),
    ("remote.origin.partialclonefilter", "blob:none"),
];
/// So many ids stand on one command line.
const AT_ONCE: usize = 500;
/// The keys that git itself writes when it makes a bare repository.
const WRITTEN_BY_GIT: &[&str] = &[
    "core.repositoryformatversion",
    "core.filemode",
    "core.bare",
    "core.ignorecase",
    "core.precomposeunicode",
    "core.symlinks",
    "core.logallrefupdates",
    "core.sharedrepository",
];

/// How much of a collection is fetched.
#[derive(Debug, Clone, Copy)]
pub enum Share<'p> {
    /// All of it.
    Whole,
    /// Its history, and of its files the versions of these paths alone: a provider's repository holds far more than is cited.
    Paths(&'p [String]),
}

impl Archive {
    /// Clones a public collection into `folder`, or brings it up to date.
    ///
    /// # Errors
    /// What stands there was not made here or comes from another address, the `git` program failed, or the network did.
    pub fn sync(folder: &Path, address: &str, collection: &str, share: Share<'_>) -> Result<(), Failure> {
        let target = folder.join(folder_of(collection));
        let address = absolute(address);
        if target.symlink_metadata().is_ok() {
            if !is_ours(&target, &address)? {
                mark(&target, &address)?;
            }
            return fetch(&target, &address, &format!("update {collection}"), share);
        }
        let unfinished = Unfinished::below(folder)?;
        let repository = unfinished.path("repository");
        let attempted = format!("clone {address}");
        let init = Git::new().args(["init", "--bare", "--quiet", "--template=", "--"]);
        init.arg(&repository).output(&attempted)?;
        Git::of(&repository).args(["symbolic-ref", "HEAD", "refs/heads/main"]).output(&attempted)?;
        mark(&repository, &address)?;
        fetch(&repository, &address, &attempted, share)?;
        unfinished.put(&repository, &target)
    }
}

/// By address and not by the name of a remote, whose settings could name programs; into the one branch.
fn fetch(repository: &Path, address: &str, attempted: &str, share: Share<'_>) -> Result<(), Failure> {
    let hint = "collections are fetched over https, or from a folder of this machine";
    let fetch = |options: &[&str], what: &mut dyn Iterator<Item = &str>| {
        let fetch =
            Git::of(repository).fetching("https:file").args(["fetch", "--quiet", "--no-tags", "--no-recurse-submodules"]);
        let fetch = fetch.args(options).args(["--upload-pack=git-upload-pack", "--", address]).args(what);
        fetch.output(attempted).map(drop).map_err(|failure| failure.hint(hint))
    };
    let Share::Paths(paths) = share else { return fetch(&[], &mut ["+HEAD:refs/heads/main"].into_iter()) };
    // Before the first fetch: what is left out is then known to be missing on purpose.
    for (key, value) in OF_PART {
        Git::of(repository).args(["config", "--local", key, value]).output(attempted)?;
    }
    fetch(&[FILTER], &mut ["+HEAD:refs/heads/main"].into_iter())?;
    let missing = missing(repository, paths, attempted)?;
    for some in missing.chunks(AT_ONCE) {
        fetch(&[FILTER, "--no-write-fetch-head"], &mut some.iter().map(String::as_str))?;
    }
    Ok(())
}

/// Returns the ids of all versions of some files that a repository does not hold yet.
fn missing(repository: &Path, paths: &[String], attempted: &str) -> Result<Vec<String>, Failure> {
    let log = Git::of(repository).args([
        "log",
        "--diff-filter=AM",
        "--no-renames",
        "--raw",
        "--no-abbrev",
        "--format=",
        "main",
        "--",
    ]);
    let log = String::from_utf8_lossy(&log.args(paths).output(attempted)?).into_owned();
    // `:100644 100644 BEFORE AFTER M<tab>path`
    let ids: BTreeSet<String> = log.lines().filter_map(|line| line.split(' ').nth(3)).map(str::to_owned).collect();
    let asked: Vec<Vec<u8>> = ids.iter().map(|id| id.clone().into_bytes()).collect();
    let mut objects = Git::of(repository).objects(attempted, asked)?;
    let mut missing = Vec::new();
    for id in ids {
        match objects.advance()? {
            Answer::Object { .. } => {}
            Answer::Missing => missing.push(id),
            Answer::End => return Err(Failure::new(format!("cannot {attempted}: git ended before it had answered"))),
        }
    }
    Ok(missing)
}

fn mark(repository: &Path, address: &str) -> Result<(), Failure> {
    for (key, value) in [(ADDRESS, address), (MARK, "true")] {
        Git::of(repository).args(["config", "--local", key, value]).output("mark the archive")?;
    }
    Ok(())
}

/// Returns whether a repository bears the mark, or `false` if it has none but is what version 0.1.0 made of this address.
fn is_ours(repository: &Path, address: &str) -> Result<bool, Failure> {
    let refused = |why: String| {
        Failure::new(format!("cannot update {}: {why}", repository.display()))
            .hint("only an archive that promptfate made is written to; move this away, or name another folder with --archive")
    };
    // A link, or a `commondir`, would lead what is written into another repository.
    if repository.is_symlink() {
        return Err(refused("it is a symbolic link".to_owned()));
    }
    for part in ["config", "HEAD", "objects", "refs", "refs/heads", "refs/heads/main", "packed-refs"] {
        if repository.join(part).is_symlink() {
            return Err(refused(format!("found a symbolic link at `{part}`")));
        }
    }
    for stranger in ["commondir", "config.worktree", "objects/info/alternates"] {
        if repository.join(stranger).symlink_metadata().is_ok() {
            return Err(refused(format!("found `{stranger}`, promptfate makes none")));
        }
    }
    let head = fs::read_to_string(repository.join("HEAD")).map_err(|_| refused("it is no bare repository".to_owned()))?;
    let config = repository.join("config");
    let listed = Git::new().args(["config", "--no-includes", "--null", "--list", "--file"]).arg(&config);
    let listed = listed.output(&format!("read {}", config.display())).map_err(|failure| refused(failure.message))?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let settings: Vec<(&str, &str)> =
        listed.split_terminator('\0').map(|one| one.split_once('\n').unwrap_or((one, "true"))).collect();
    let values = |key: &str| settings.iter().filter(|setting| setting.0 == key).map(|setting| setting.1).collect::<Vec<_>>();
    // Git notes beside it that the rest could come from this address too. Nothing is fetched in passing.
    let of_address = |rest: &str| {
        rest.strip_suffix(".promisor").or(rest.strip_suffix(".partialclonefilter")).is_some_and(|one| is_same(one, address))
    };
    let is_of_part =
        |key: &str| OF_PART.iter().any(|(one, _)| *one == key) || key.strip_prefix("remote.").is_some_and(of_address);
    let is_known = |key: &str| key == MARK || key == ADDRESS || WRITTEN_BY_GIT.contains(&key) || is_of_part(key);
    let unknown: BTreeSet<&str> = settings.iter().map(|setting| setting.0).filter(|key| !is_known(key)).collect();
    if !unknown.is_empty() {
        let unknown: Vec<&str> = unknown.into_iter().collect();
        return Err(refused(format!("its configuration has what promptfate did not write: {}", unknown.join(", "))));
    }
    let addresses = values(ADDRESS);
    if !matches!(addresses.as_slice(), [one] if is_same(one, address)) {
        return Err(refused(format!("it was fetched from `{}`, asked for is `{address}`", addresses.join(" "))));
    }
    if values("core.bare") != ["true"] || head.trim_end() != "ref: refs/heads/main" {
        return Err(refused("it is no bare repository with the one branch main".to_owned()));
    }
    Ok(values(MARK) == ["true"])
}

/// A folder of this machine is called the same wherever one stands.
fn absolute(address: &str) -> String {
    let path = Path::new(address);
    let absolute = || std::path::absolute(path).ok()?.to_str().map(str::to_owned);
    if path.is_dir() { absolute().unwrap_or_else(|| address.to_owned()) } else { address.to_owned() }
}

fn is_same(one: &str, other: &str) -> bool {
    let real = |address: &str| -> Option<PathBuf> { fs::canonicalize(address).ok() };
    one == other || real(one).is_some_and(|one| real(other) == Some(one))
}
