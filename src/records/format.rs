//! Puts a record into its one form: keys in the template's order, ambiguous values quoted, clean line ends.
//!
//! Works by byte ranges: comments and everything else stay as they are.

use crate::model::Question;
use crate::records::edit::{Edit, apply, column, quoted};
use crate::records::{DEEPEST, Node, NodeValue, is_ambiguous, is_count, parse};

/// The order of keys inside an entry, a case, a citation, a passage and a source. A key that is not in it comes last.
const INNER: &[&str] = &[
    "title",
    "url",
    "kind",
    "archive",
    "collection",
    "path",
    "when",
    "since",
    "until",
    "after",
    "regions",
    "answer",
    "general",
    "except",
    "granted",
    "steps",
    "by",
    "scope",
    "reach",
    "loses",
    "check",
    "cases",
    "conflict",
    "why",
    "explained",
    "earlier",
    "gap",
    "late",
    "same",
    "siblings",
    "note",
    "cite",
    "source",
    "from",
    "to",
    "passage",
    "digest",
    "copies",
    "version",
    "read",
    "undated",
    "carries",
];
const TIER: &[&str] = &["schema", "name", "kind", "plans", "aliases", "endpoints", "checked", "confirmed", "retired"];
const PROVIDER: &[&str] = &["schema", "name", "former_names", "aliases", "home", "jurisdiction", "sources"];
/// Mappings whose keys are names, which keep the order in which they are written.
const BY_NAME: &[&str] = &["sources", "answer"];

/// Returns the record in its one form, or `None` where the YAML itself is broken.
///
/// The result means the same as the text: if a change would alter any value, the text is returned as it was.
pub fn format(text: &str) -> Option<String> {
    let before = parse(text).ok()?;
    let mut edits = Vec::new();
    quote(&before, "", &mut edits);
    let quoted = apply(text, edits);
    let mut formatted = quoted;
    // Inner mappings move inside outer ones, so each round sorts one level, deepest first.
    for _ in 0..=DEEPEST {
        let Ok(tree) = parse(&formatted) else { return Some(text.to_owned()) };
        let mut edits = Vec::new();
        unsorted(&formatted, &tree, "", &mut edits);
        if edits.is_empty() {
            break;
        }
        formatted = apply(&formatted, edits);
    }
    let mut lines: Vec<&str> = formatted.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let formatted = lines.join("\n") + "\n";
    let same = parse(&formatted).is_ok_and(|after| as_text(&after) == as_text(&before));
    Some(if same { formatted } else { text.to_owned() })
}

/// Quoting changes a value's type on purpose; what must stay the same is the text of every scalar.
fn as_text(node: &Node) -> serde_json::Value {
    match &node.value {
        NodeValue::Scalar { text, .. } => text.clone().into(),
        NodeValue::List { items, .. } => items.iter().map(as_text).collect(),
        NodeValue::Map { pairs, .. } => {
            pairs.iter().map(|(key, value)| (key.text().unwrap_or_default().to_owned(), as_text(value))).collect()
        }
    }
}

fn quote(node: &Node, key: &str, edits: &mut Vec<Edit>) {
    match &node.value {
        // A key without a value has nothing to quote.
        NodeValue::Scalar { .. } if node.bytes.is_empty() => {}
        NodeValue::Scalar { text, plain: true } if is_ambiguous(text) && !is_count(key) => {
            edits.push(Edit { bytes: node.bytes.clone(), with: quoted(text) });
        }
        NodeValue::Scalar { .. } => {}
        NodeValue::List { items, .. } => items.iter().for_each(|item| quote(item, key, edits)),
        NodeValue::Map { pairs, .. } => {
            pairs.iter().for_each(|(key, value)| quote(value, key.text().unwrap_or_default(), edits))
        }
    }
}

/// Collects the edits that sort the innermost block mappings that are out of order: they lie apart from each other.
fn unsorted(text: &str, node: &Node, name: &str, edits: &mut Vec<Edit>) {
    let before = edits.len();
    match &node.value {
        NodeValue::List { items, .. } => items.iter().for_each(|item| unsorted(text, item, name, edits)),
        NodeValue::Map { pairs, .. } => {
            pairs.iter().for_each(|(key, value)| unsorted(text, value, key.text().unwrap_or_default(), edits));
        }
        NodeValue::Scalar { .. } => {}
    }
    if let NodeValue::Map { pairs, flow: false } = &node.value
        && edits.len() == before
        && !BY_NAME.contains(&name)
    {
        edits.extend(sorted(text, pairs, name.is_empty()));
    }
}

fn sorted(text: &str, pairs: &[(Node, Node)], is_root: bool) -> Option<Edit> {
    let keys: Vec<&str> = pairs.iter().filter_map(|(key, _)| key.text()).collect();
    let order: Vec<&str> = match is_root {
        true if keys.contains(&"sources") => PROVIDER.to_vec(),
        true => TIER.iter().copied().chain(Question::ALL.iter().map(|question| question.as_str())).collect(),
        false => INNER.to_vec(),
    };
    let rank = |key: &str| order.iter().position(|known| *known == key).unwrap_or(order.len());
    let ranks: Vec<usize> = keys.iter().map(|key| rank(key)).collect();
    if ranks.is_sorted() {
        return None;
    }
    let indent = " ".repeat(column(text, pairs[0].0.bytes.start));
    // A chunk runs from a key, or the comments right above it, to the next one.
    let starts: Vec<usize> =
        pairs.iter().enumerate().map(|(i, (key, _))| if i == 0 { key.bytes.start } else { above(text, key) }).collect();
    // A text of several lines ends with their line end.
    let last = text[starts[0]..pairs.last()?.1.bytes.end].trim_end().len();
    let end = line_end(text, starts[0] + last);
    let mut chunks: Vec<(usize, &str)> = Vec::new();
    for (i, start) in starts.iter().enumerate() {
        let stop = starts.get(i + 1).copied().unwrap_or(end);
        chunks.push((ranks[i], text[*start..stop].trim_end().trim_start_matches(' ')));
    }
    chunks.sort_by_key(|(rank, _)| *rank);
    let with = chunks.iter().map(|(_, chunk)| *chunk).collect::<Vec<_>>().join(&format!("\n{indent}"));
    Some(Edit { bytes: starts[0]..end, with })
}

/// Returns where a key's line begins, or the first of the comment lines right above it.
fn above(text: &str, key: &Node) -> usize {
    let mut start = key.bytes.start - column(text, key.bytes.start);
    while start > 0 {
        let previous = text[..start - 1].rfind('\n').map_or(0, |newline| newline + 1);
        if !text[previous..start].trim_start().starts_with('#') {
            break;
        }
        start = previous;
    }
    start
}

/// A value ends before a comment on its line; the comment belongs to it.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sorts_keys_quotes_and_keeps_comments() {
        let text = "# top\nname: A # the name\nschema: 1\ntraining:\n  - answer: no\n    # about the day\n    since: 2025-01-01\n    \
                    cite:\n      - read: 2025-01-02\n        source: x   \nkind: api\n\n\n";
        let expected = "# top\nschema: 1\nname: A # the name\nkind: api\ntraining:\n  - # about the day\n    since: \"2025-01-01\"\n    \
                        answer: \"no\"\n    cite:\n      - source: x\n        read: \"2025-01-02\"\n";
        assert_eq!(format(text).as_deref(), Some(expected));
        assert_eq!(format(expected).as_deref(), Some(expected));
        assert_eq!(format("a: [\n"), None);
        for empty in ["note:\n", "\"null\":\n", "name: A\nnote: # later\nkind: api\n"] {
            let once = format(empty).unwrap();
            assert_eq!(format(&once), Some(once), "{empty:?}");
        }
    }

    #[test]
    fn any_number_of_entries_is_sorted_at_once() {
        let entry = |keys: [&str; 3]| format!("  - {}    {}    {}", keys[0], keys[1], keys[2]);
        let (note, answer, since) = ("note: |\n      some\n\n      text\n", "answer: \"no\"\n", "since: \"2025-01-01\"\n");
        let text = format!("training:\n{}", entry([note, since, answer]).repeat(40));
        let expected = format!("training:\n{}", entry([since, answer, note]).repeat(40));
        assert_eq!(format(&text), Some(expected));
    }

    /// Lines of a record in any order and nesting, with comments, and with the line ends of every machine.
    fn lines() -> impl Strategy<Value = String> {
        let starts = vec![
            "schema: 1",
            "name: a # b",
            "kind:",
            "sources:",
            "training:",
            "- answer: no",
            "since: 2025-01-01",
            "cite:",
            "- read: 'x'",
            "source: \"y\"",
            "# above",
            "",
            "note: |",
            "note: >-",
            "  text",
            "plans: [b, a]",
            "passage: {to: b, from: a}",
            "\u{e9}: \u{2028}",
        ];
        let line = (
            0..4_usize,
            proptest::sample::select(starts),
            proptest::sample::select(vec!["\n", "\n", "\n", "\r\n", "\r", " \t\n"]),
        )
            .prop_map(|(depth, line, end)| format!("{}{line}{end}", "  ".repeat(depth)));
        let chaos = "[a-c:\\-\\[\\]{}#\"'|>,? \r\n\t\u{e9}\u{feff}]{0,60}".prop_map(|text| text);
        prop_oneof![4 => proptest::collection::vec(line, 0..12).prop_map(|lines| lines.concat()), 1 => chaos]
    }

    #[test]
    fn a_return_alone_is_refused() {
        for text in ["# y\rname: x\nschema: 1\n", "a: 1\r", "\r\r\r", "name: x\r\r\nschema: 1\n"] {
            assert_eq!(format(text), None, "{text:?}");
            assert!(parse(text).unwrap_err()[0].0.contains("carriage return"), "{text:?}");
        }
        assert_eq!(format("name: x\r\nschema: 1\r\n").as_deref(), Some("schema: 1\nname: x\n"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_formatted_twice_is_formatted_once(text in lines()) {
            if let Some(once) = format(&text) {
                prop_assert_eq!(format(&once), Some(once));
            }
        }

        #[test]
        fn formatting_twice_changes_nothing(keys in Just(vec!["kind", "name", "schema", "plans", "checked"]).prop_shuffle()) {
            let text: String = keys.iter().map(|key| format!("{key}: [a, b]\n")).collect();
            let once = format(&text).unwrap();
            prop_assert_eq!(format(&once), Some(once));
        }
    }
}
