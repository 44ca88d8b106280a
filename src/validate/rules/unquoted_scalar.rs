//! A value that other YAML readers take for a number, a date or a truth value is not quoted.

use crate::diagnostic::{Place, Severity};
use crate::records::{Node, NodeValue, is_ambiguous, is_count};
use crate::validate::rule::Findings;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unquoted-scalar",
    severity: Severity::Error,
    about: "a value that another YAML reader takes for something else is not quoted",
    why: "Readers of YAML 1.1 turn a plain `no` into false, a date into a time and `1e5` into a number. Records are read by \
          other people's programs too.",
    help: "put it in double quotes; `promptfate fmt` does it",
    bad: "since: 2025-10-08\nanswer: no",
    good: "since: \"2025-10-08\"\nanswer: \"no\"",
    check: Check::Tree(|root, findings| walk(root, "", findings)),
};

fn walk(node: &Node, key: &str, findings: &mut Findings<'_>) {
    match &node.value {
        NodeValue::Scalar { text, plain: true } if is_ambiguous(text) && !(is_count(key) && text.parse::<u32>().is_ok()) => {
            findings.at(Place::Bytes(node.bytes.clone()), format!("found `{text}` without quotes"));
        }
        NodeValue::Scalar { .. } => {}
        NodeValue::List { items, .. } => items.iter().for_each(|item| walk(item, key, findings)),
        NodeValue::Map { pairs, .. } => {
            pairs.iter().for_each(|(key, value)| walk(value, key.text().unwrap_or_default(), findings))
        }
    }
}
