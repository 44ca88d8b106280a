//! A text holds characters that control a terminal or a page.

use crate::diagnostic::{Place, Severity};
use crate::printable::is_unsafe;
use crate::records::{Node, NodeValue};
use crate::validate::rule::Findings;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unsafe-text",
    severity: Severity::Error,
    about: "a text holds characters that control a terminal or a page",
    why: "Records are shown in terminals, in pages and to AI assistants. A control character, a mark that turns the direction of \
          writing or is not seen, or HTML can make them show something else than what is written.",
    help: "delete it; write plain words",
    bad: "note: \"Kept for <b>30 days</b>\\u202e.\"",
    good: "note: \"Kept for 30 days.\"",
    check: Check::Tree(walk),
};

fn walk(node: &Node, findings: &mut Findings<'_>) {
    match &node.value {
        NodeValue::Scalar { text, .. } => {
            if let Some(fault) = fault(text) {
                findings.at(Place::Bytes(node.bytes.clone()), fault);
            }
        }
        NodeValue::List { items, .. } => items.iter().for_each(|item| walk(item, findings)),
        NodeValue::Map { pairs, .. } => pairs.iter().for_each(|(key, value)| {
            walk(key, findings);
            walk(value, findings);
        }),
    }
}

/// Returns what is wrong with a text.
fn fault(text: &str) -> Option<String> {
    // A block scalar ends with a line feed of its own.
    let text = text.trim_end_matches('\n');
    // Nearly every text is plain, and is known to be so at a glance.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'<') {
        return None;
    }
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.as_str().chars().next();
        if c.is_control() {
            return Some(format!("found the control character U+{:04X}", u32::from(c)));
        } else if is_unsafe(c) {
            return Some(format!("found U+{:04X}, which is not seen or turns the direction of writing", u32::from(c)));
        } else if c == '<' && next.is_some_and(|next| next.is_alphabetic() || next == '/' || next == '!') {
            return Some(format!("found `<{}`, which begins a mark of HTML", next.unwrap_or_default()));
        }
    }
    None
}
