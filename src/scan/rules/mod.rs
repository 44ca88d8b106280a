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

/// Returns all rules of the program.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    rules(Kind::Credential).chain(rules(Kind::Personal))
}

fn nothing(_: &[u8], _: std::ops::Range<usize>, _: &mut dyn FnMut(std::ops::Range<usize>)) {}

/// What is found because somebody named its value; no expression looks for it.
pub(super) static NAMED: Rule = Rule::walk("named-value", "a value that you named", nothing);
