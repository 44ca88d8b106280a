//! One rule, one file, one line here.

mod unanswered_question;
mod unlisted_source;
mod unquoted_scalar;

use super::Rule;
pub use unquoted_scalar::is_ambiguous;

/// Every rule, in the order of their codes.
pub const ALL: &[Rule] = &[
    unanswered_question::RULE,
    unlisted_source::RULE,
    unquoted_scalar::RULE,
];
