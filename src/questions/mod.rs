//! What is asked of the records: one file for each kind of question, from a catalog to a result.

pub mod catalogue;
pub mod checklist;
pub mod compare;
pub mod conflicts;
pub mod constraints;
pub mod coverage;
pub mod diff;
pub mod find;
pub mod gaps;
pub mod history;
pub mod risks;
pub mod spans;
