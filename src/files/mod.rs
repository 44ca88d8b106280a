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
