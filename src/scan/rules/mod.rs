//! The rules, one file a family. Formats are those that the issuers document; the specific stand before the generic.

mod ai;
mod cloud;
mod code;
mod files;
mod keys;
mod personal;
mod services;

use super::rule::{Kind, Rule};

/// A UUID as people and programs write it (RFC 9562), in lower case.
const UUID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/// Returns the rules of a kind, the more specific first.
pub fn rules(kind: Kind) -> impl Iterator<Item = &'static Rule> {
    let families = [ai::RULES, cloud::RULES, code::RULES, services::RULES, files::RULES, keys::RULES, personal::RULES];
    families.into_iter().flatten().filter(move |rule| rule.kind == kind)
}
