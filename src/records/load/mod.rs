//! Reads records: from a folder of YAML files, or from the copy compiled into the program.
//!
//! Judging a record beyond its form is not done here, see `validate`.

mod beside;
mod catalog;
mod document;
mod edition;
mod embedded;
mod file;
mod folder;
mod table;
mod yaml;

pub use beside::{Beside, KnownUnknown, KnownUnknowns, MODELS, Model, Models, UNKNOWNS};
pub use catalog::Catalog;
pub use document::{document_of, load_document};
pub use edition::Edition;
pub use embedded::{Embedded, Listing};
pub use file::{LARGEST, is_link, read_text, text_of, too_large};
pub use folder::{FileKind, Inspect, Loaded, Unread, accept, is_record, load, load_each, load_provider};
pub use table::Table;
pub use yaml::{DEEPEST, Node, NodeValue, Step, is_ambiguous, is_count, parse, pointer_of};
