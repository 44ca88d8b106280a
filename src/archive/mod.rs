//! Archived versions of policy texts, and the passages in them.
//!
//! An archive is a folder of Open Terms Archive collections: repositories, git bundles, or plain texts. What a passage
//! means for a record is not decided here.

mod add;
mod collection;
mod editions;
mod lines;
mod normal;
mod passage;
mod sync;
mod unfinished;

pub use add::Added;
pub use collection::{Archive, Commit, Version};
pub use editions::{Edition, Recorded};
pub use lines::Lines;
pub use normal::{normalise, words};
pub use passage::{Found, Passages, Stands, digest, ends, find, locate};
pub use sync::Share;
