//! Records: read from a folder or from the copy inside the program, changed in place, put into their one form.

pub mod edit;
pub mod format;
mod library;
pub mod load;

pub use library::Library;
pub use load::*;
