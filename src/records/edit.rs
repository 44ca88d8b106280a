//! Changes to a text by byte ranges, so that comments and everything untouched stay as they are.

use std::ops::Range;

/// Bytes of a text and what to put in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub bytes: Range<usize>,
    /// What comes instead.
    pub with: String,
}

/// Returns the text with all edits made. Edits must not overlap; the order does not matter.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.bytes.start);
    let mut out = String::with_capacity(text.len() + edits.iter().map(|edit| edit.with.len()).sum::<usize>());
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.bytes.start).unwrap_or_default());
        out.push_str(&edit.with);
        done = edit.bytes.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Returns the column of a byte, counted in bytes from 0.
pub fn column(text: &str, at: usize) -> usize {
    at - text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Returns a text as a double-quoted YAML scalar. JSON's quoting is YAML's, which is a superset.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
