//! Evidence: passages are cited from archived texts, quoted, and looked for again, in the archive and on the pages themselves.

pub mod cite;
pub mod dates;
mod kept;
pub mod pages;
pub mod quote;
pub mod verify;
pub mod walk;
pub mod watch;

pub use kept::{Kept, Key};
