//! The files that the program reads and writes: one reader, one writer.
//!
//! Who may have put a file, a link or a pipe in its place is not known here, so nothing is followed, waited for or overwritten
//! that was not asked for.

mod folder;
mod read;
mod write;

pub use folder::NewFolder;
pub use read::{open, open_pipe_too, read, read_text};
pub use write::{create, create_private, is_replaceable, remove, replace};

/// Returns what a folder holds, in order.
#[cfg(test)]
fn names(folder: &std::path::Path) -> Vec<String> {
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = std::fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}
