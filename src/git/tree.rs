//! The files of a folder as they were at a revision, without a checkout.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Git, Objects};
use crate::diagnostic::Failure;

/// A file of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Its path from the folder, with `/` between its parts; it need not be UTF-8 in git.
    pub name: String,
    /// Its id.
    pub id: String,
    /// How many bytes it has; `None` where the repository does not hold it.
    pub size: Option<u64>,
    /// A symbolic link: its text is where it leads.
    pub is_link: bool,
}

/// A folder at a revision.
#[derive(Debug)]
pub struct Tree {
    top: PathBuf,
    /// Its files, those of submodules left out.
    pub blobs: Vec<Blob>,
}

impl Tree {
    /// Lists the files of `folder` at `revision` of the work tree in which it lies.
    ///
    /// # Errors
    /// `attempted` failed: the folder lies in no work tree, the revision is none or does not hold it, or git failed.
    pub fn of(folder: &Path, revision: &str, attempted: &str) -> Result<Tree, Failure> {
        let failure = |why: &str| Failure::new(format!("cannot {attempted}: {why}"));
        if revision.starts_with('-') {
            return Err(failure("a revision does not begin with a hyphen"));
        }
        // The top is looked for here: git would take a bare repository on the way, which lies in the work tree as plain files,
        // and only a git of 2022 or later can be told not to.
        let place = folder.canonicalize().map_err(|error| failure(&error.to_string()))?;
        let Some((depth, root)) = place.ancestors().enumerate().find(|(_, folder)| folder.join(".git").exists()) else {
            return Err(failure("the data folder lies in no git repository"));
        };
        let mut within = OsString::new();
        for part in place.strip_prefix(root).unwrap_or(Path::new("")) {
            if !within.is_empty() {
                within.push("/");
            }
            within.push(part);
        }
        let mut top = folder.to_owned();
        top.extend(std::iter::repeat_n("..", depth));
        let commit =
            Git::within(&top).args(["rev-parse", "--verify"]).arg(format!("{revision}^{{commit}}")).output(attempted)?;
        let mut tree = OsString::from(String::from_utf8_lossy(&commit).trim());
        tree.push(":");
        tree.push(&within);
        let listed = Git::within(&top).args(["ls-tree", "-r", "-l", "-z", "--full-tree"]).arg(tree);
        Ok(Tree { top, blobs: blobs_of(&listed.output(attempted)?) })
    }

    /// Starts to read these objects.
    ///
    /// # Errors
    /// `attempted` failed: git is missing.
    pub fn objects(&self, attempted: &str, ids: Vec<String>) -> Result<Objects, Failure> {
        Git::within(&self.top).objects(attempted, ids.into_iter().map(String::into_bytes))
    }
}

/// Returns the files that `git ls-tree -r -l -z` lists. Public for the fuzz targets.
#[doc(hidden)]
pub fn blobs_of(listed: &[u8]) -> Vec<Blob> {
    let entries = listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty());
    entries.filter_map(|entry| blob(&String::from_utf8_lossy(entry))).collect()
}

/// `<mode> <kind> <id> <size, blanks before it>\t<name>`
fn blob(entry: &str) -> Option<Blob> {
    let (about, name) = entry.split_once('\t')?;
    let mut words = about.split_ascii_whitespace();
    let (mode, kind, id, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let blob = || Blob { name: name.to_owned(), id: id.to_owned(), size: size.parse().ok(), is_link: mode == "120000" };
    (kind == "blob").then(blob)
}
