//! What is staged: the next commit as it differs from the last.

use super::Git;
use crate::diagnostic::Failure;

/// What a path stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StagedKind {
    /// A text, or a symbolic link, whose text is where it leads.
    Text,
    /// A commit of another repository: there is no text of it in this one.
    Submodule,
    /// Two sides that have not been merged.
    Unmerged,
}

/// A path that is staged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// The path from the top of the work tree, as git prints it to people; it need not be UTF-8 on disk.
    pub path: String,
    /// The id of the object.
    pub id: String,
    /// What it is.
    pub kind: StagedKind,
}

/// Returns what is staged in the repository of the caller and not taken away.
///
/// # Errors
/// There is no repository, or git failed.
pub fn staged() -> Result<Vec<Staged>, Failure> {
    let attempted = "list what is staged";
    let listed = Git::of_caller()
        .args(["diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=d"])
        // Commits of submodules are listed whatever the configuration says, and nobody looks into their folders.
        .args(["--ignore-submodules=dirty", "--no-ext-diff", "--no-textconv", "--"])
        .output(attempted)?;
    staged_of(&listed, attempted)
}

/// Returns what `git diff --cached --raw -z` lists. Public for the fuzz targets.
///
/// # Errors
/// `attempted` failed: git printed something else.
#[doc(hidden)]
pub fn staged_of(listed: &[u8], attempted: &str) -> Result<Vec<Staged>, Failure> {
    let mut fields = listed.split(|byte| *byte == 0);
    let mut staged = Vec::new();
    while let Some(about) = fields.next().filter(|about| !about.is_empty()) {
        let about = String::from_utf8_lossy(about);
        // `:<old mode> <new mode> <old id> <new id> <status>`
        let words: Vec<&str> = about.split(' ').collect();
        let ([_, mode, _, id, status], Some(path)) = (words.as_slice(), fields.next()) else {
            return Err(Failure::new(format!("cannot {attempted}: git printed `{about}`, which is no entry")));
        };
        let kind = match (*mode, *status) {
            ("160000", _) => StagedKind::Submodule,
            (_, "U") => StagedKind::Unmerged,
            _ => StagedKind::Text,
        };
        staged.push(Staged { path: String::from_utf8_lossy(path).into_owned(), id: (*id).to_owned(), kind });
    }
    Ok(staged)
}
