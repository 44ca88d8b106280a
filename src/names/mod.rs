//! The only room that resolves names: which tiers words mean, what is asked of them, and what was not understood.
//!
//! Nothing is guessed. A tier is meant only where the words hold a whole name of it or its provider, with a word that tells
//! ([`tells`]); plans, kinds and other words choose among the tiers of that name and never name one by themselves.

mod correct;
mod exact;
mod hosts;
pub mod index;
mod intent;
mod mentions;
mod phrase_table;
mod phrases;
mod plans;
mod rank;
mod resolve;
mod senses;
mod strangers;
mod times;
mod together;
mod tokens;
mod understand;
mod words;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use crate::model::Question;

pub use index::{key, tells};
pub use resolve::Names;
pub use times::Time;
pub use words::is_ordinary;

/// No answer has more tiers than this; the rest is named in a line.
pub const MOST_TIERS: usize = 12;

/// So many letters of what is not known are said.
const LONGEST_NAME: usize = 80;

/// What was understood of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understood {
    /// The positions of the tiers that are meant, best first: at most [`MOST_TIERS`].
    pub tiers: Vec<usize>,
    /// How many more the words fit, and the ids of their providers.
    pub left_out: Option<(usize, Vec<String>)>,
    /// What is asked, in order; empty where the words that carry the question were not understood.
    pub asked: Vec<Question>,
    /// Words that were taken for a name: as typed, as read.
    pub corrected: Vec<(String, String)>,
    /// A model or product, and the company through which it is reached and whose terms decide.
    pub route: Option<(String, String)>,
    /// Products beside the known ones that have no record.
    pub strangers: Vec<String>,
    /// Times that the words name; the tiers answer for the day that is asked of them, not for these.
    pub times: Vec<Time>,
    /// Words that were not understood.
    pub not_understood: Vec<String>,
}

/// Why words mean no tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoMatch {
    /// A product that is in no record: its name, and at most three tiers with near names.
    Unknown {
        /// The name, as it was typed or as its maker writes it.
        name: String,
        /// Tiers with near names, the nearest first.
        near: Vec<usize>,
    },
    /// A plan that no record of the product lists: the plan, the product as typed, and its tiers.
    UnlistedPlan {
        /// The plan as typed.
        plan: String,
        /// The product as typed.
        product: String,
        /// Its tiers.
        tiers: Vec<usize>,
    },
    /// No product is named.
    Nothing,
}
