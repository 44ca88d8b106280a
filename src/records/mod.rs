//! Records: read from a folder or from the copy inside the program, changed in place, put into their one form.

mod bundle;
pub mod edit;
pub mod format;
mod installed;
mod library;
pub mod load;

pub use bundle::{LARGEST_BUNDLE, to_be_signed};
pub use installed::Installed;
pub use library::Library;
pub use load::*;
