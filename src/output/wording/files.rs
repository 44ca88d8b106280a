//! What is done to files that people have.

use std::fmt::Display;

use super::counted;

/// What to do after the files of `audit` are there.
pub const EDIT_BOTH: &str = "edit both, then run: promptfate audit";
/// What a schema beside a file is for.
pub const FOR_AN_EDITOR: &str = ", with which an editor completes it";
/// What to do after a record is there.
pub const LIST_DOCUMENTS: &str =
    "next: list the documents in provider.yaml, read them, then `promptfate cite`; data/README.md shows how";
/// What to do where there are no files.
pub const INIT_HINT: &str = "  hint: promptfate audit --init writes files to begin with";

/// Returns that a file is there already.
pub fn left(file: &str) -> String {
    format!("{file} is there and was left as it is")
}

/// Returns how a record's citations were completed.
pub fn completed(file: &str, filled: usize, left: usize) -> String {
    format!("{file}: {} completed, {left} left\n", counted(filled, "citation"))
}

/// Returns how many records were put into form, or are not.
pub fn formatted(records: usize, changed: usize, is_checked: bool) -> String {
    format!("{}: {changed} {}", counted(records, "record"), if is_checked { "not in form" } else { "put into form" })
}

/// Returns that settings would be removed.
pub fn would_be_removed(file: &impl Display) -> String {
    format!("{file} would be removed; nothing was written")
}

/// Returns that settings would be what is printed.
pub fn would_be_this(file: &impl Display) -> String {
    format!("{file} would be this; nothing was written")
}

/// Returns that nothing has to be done.
pub fn is_done(file: &impl Display) -> String {
    format!("{file} is as it should be")
}

/// Returns where the copy of a file is.
pub fn copy(file: &impl Display) -> String {
    format!("the file as it was: {file}")
}

/// Returns that a file is what it was.
pub fn is_back(file: &impl Display) -> String {
    format!("{file} is as it was before the hook")
}

/// Returns that a file that was ours is gone.
pub fn removed(file: &impl Display) -> String {
    format!("removed {file}, which held the hook alone")
}

/// Returns that a variable moves a tool's settings.
pub fn is_moved(variable: &str, tool: &str) -> String {
    format!("{variable} is set: {tool} reads this file only where it is started with the same value")
}

/// Returns when an assistant knows of a server.
pub fn start_again(assistant: &str) -> String {
    format!("start {assistant} again: it reads which servers there are when it starts")
}
