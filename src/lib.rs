//! What happens to your prompts? Cited answers on training, retention and review for every AI tier.
//!
//! The folders are the layers, lowest first: `model`, `diagnostic`, `files`, `git`, `records`, `archive`, `evidence`, `names`, `questions`, `organisation`,
//! `scan`, `hook`, `output`, `site`, `cli`. Data flows one way: records make a catalog, a question makes a result of it, `output`
//! shows the result. The program is the interface; this library has no stable one.

pub mod archive;
pub mod cli;
pub mod diagnostic;
pub mod evidence;
pub mod files;
pub mod git;
pub mod hook;
pub mod model;
pub mod names;
pub mod organisation;
pub mod output;
pub mod printable;
pub mod questions;
pub mod records;
pub mod scan;
pub mod site;
pub mod validate;
