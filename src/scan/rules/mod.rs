//! The rules, one file a family. Formats are those that the issuers document; the specific stand before the generic.

mod ai;
mod cloud;
mod code;
mod keys;
mod personal;
mod services;

use super::rule::{Kind, Rule};

/// Returns the rules of a kind, the more specific first.
pub fn rules(kind: Kind) -> impl Iterator<Item = &'static Rule> {
    let families = [ai::RULES, cloud::RULES, code::RULES, services::RULES, keys::RULES, personal::RULES];
    families.into_iter().flatten().filter(move |rule| rule.kind == kind)
}
