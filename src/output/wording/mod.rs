//! What people are told, in plain words: all English that is not help, not what a rule says, and not why something failed.
//! A file for each topic; `tests/cli/wording.rs` finds sentences elsewhere.

mod answers;
pub mod ask;
pub mod audit;
mod brief;
pub mod changes;
pub mod checklist;
pub mod coverage;
pub mod dating;
pub mod files;
pub mod hook;
pub mod lead;
pub mod notes;
mod number;
mod places;
mod quotes;
pub mod risks;
pub mod site;
pub mod standards;
pub mod tables;
mod time;
pub mod update;
pub mod verify;
pub mod watch;
mod words;

pub use answers::{sentence, verdict};
pub use brief::{brief, brief_facts, briefest, differs, few_words, in_a_cell, loud, toned};
pub use number::counted;
pub use places::{guessed, regions};
pub use quotes::{NOT_ARCHIVED, proven, quoted};
pub use time::{began, copies, days, since};
pub use words::{case, conflict, exceptions, granted, label, letter, reach, still_used};
