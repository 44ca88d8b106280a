//! What becomes of your prompt? Cited answers on training, retention and review for every AI tier.
//!
//! Data flows one way: `load` makes a catalog, a question's module makes a result of it, `present` makes a page of the
//! result, `render` draws the page. The command line stands on top of all.

pub mod archive;
pub mod ask;
pub mod audit;
pub mod checklist;
pub mod cite;
pub mod cli;
pub mod compare;
pub mod constraints;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
pub mod edit;
pub mod find;
pub mod fmt;
pub mod gaps;
pub mod history;
pub mod hook;
pub mod inventory;
pub mod json;
pub mod library;
pub mod live;
pub mod load;
pub mod model;
pub mod policy;
pub mod present;
pub mod register;
pub mod render;
pub mod risks;
pub mod sarif;
pub mod scan;
pub mod validate;
pub mod verify;
