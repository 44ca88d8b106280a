//! Makes pages of results: what is shown, in which order and in which words. Drawing them is `render`'s job.

mod answers;
mod audit;
mod changes;
mod checklists;
mod comparison;
mod conflicts;
mod coverage;
mod gaps;
mod listing;
mod naming;
mod page;
mod risks;
mod rules;
mod verification;
mod whole;

pub use crate::output::wording::sentence;
pub use answers::{Asked, answers};
pub use audit::{advice, audit, evidence};
pub use changes::{difference, history};
pub use checklists::checklists;
pub use comparison::comparison;
pub use conflicts::conflicts;
pub use coverage::{coverage, totals};
pub use gaps::gaps;
pub use listing::{listings, matches, wanted};
pub use naming::no_match;
pub use page::{Block, Line, Page, Span, Table, Task, Tone};
pub use risks::risks;
pub use rules::{rule, rules};
pub use verification::verification;
pub use whole::whole;
