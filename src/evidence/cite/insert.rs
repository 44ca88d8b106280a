//! Puts a citation into a record.

use super::block;
use crate::model::{Citation, Question};
use crate::records::edit::{Edit, apply, column};
use crate::records::{Node, NodeValue};

/// Returns the text of a record with a citation behind those of the first answer to a question, the one of today.
///
/// # Errors
/// The record has no answer to it, or its citations do not stand below each other.
pub fn insert(text: &str, root: &Node, question: Question, citation: &Citation) -> Result<String, String> {
    let entry = root.get(question.as_str()).and_then(|entries| entries.items().first());
    let entry = entry.ok_or_else(|| format!("found no answer to `{question}`"))?;
    let cited = entry.get("cite").ok_or_else(|| format!("found no `cite` in the first answer to `{question}`"))?;
    let NodeValue::List { items, flow: false } = &cited.value else {
        return Err(format!("found citations of `{question}` that do not stand below each other"));
    };
    let (first, last) = items.first().zip(items.last()).ok_or_else(|| format!("found an empty `cite` in `{question}`"))?;
    let end = text[end(last)..].find('\n').map_or(text.len(), |newline| end(last) + newline);
    let margin = " ".repeat(column(text, first.bytes.start).saturating_sub("- ".len()));
    let lines: String =
        block(citation).lines().map(|line| format!("\n{margin}{}", line.get(6..).unwrap_or_default())).collect();
    Ok(apply(text, vec![Edit { bytes: end..end, with: lines }]))
}

/// Returns the byte behind the last word of a node.
fn end(node: &Node) -> usize {
    match &node.value {
        NodeValue::Map { pairs, flow: false } => pairs.last().map_or(node.bytes.end, |(_, value)| end(value)),
        NodeValue::List { items, flow: false } => items.last().map_or(node.bytes.end, end),
        _ => node.bytes.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::parse;

    fn inserted(text: &str) -> Result<String, String> {
        let citation = serde_json::from_value(serde_json::json!({"source": "terms", "read": "2026-01-01"})).unwrap();
        insert(text, &parse(text).unwrap(), Question::Training, &citation)
    }

    #[test]
    fn a_citation_stands_behind_the_others_of_the_first_answer() {
        let first = "training:\n  - answer: never\n    cite:\n      - source: a\n        read: \"2025-01-01\" # seen\n";
        let rest = "    # of old\n  - answer: always\n    cite:\n      - source: b\n";
        let with = "      - source: terms\n        read: \"2026-01-01\"\n";
        assert_eq!(inserted(&format!("{first}{rest}")).unwrap(), format!("{first}{with}{rest}"));
        assert_eq!(inserted(first.trim_end()).unwrap(), format!("{first}{with}").trim_end());
    }

    #[test]
    fn where_it_cannot_stand_is_said() {
        assert_eq!(inserted("retention: []").unwrap_err(), "found no answer to `training`");
        assert!(inserted("training:\n  - answer: never\n").unwrap_err().starts_with("found no `cite`"));
        assert!(inserted("training:\n  - cite: [{source: a}]\n").unwrap_err().ends_with("do not stand below each other"));
    }
}
