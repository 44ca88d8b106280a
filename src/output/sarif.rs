//! SARIF 2.1.0 (OASIS), the form in which code hosts and editors take findings.

use serde_json::{Value, json};

use crate::output::Output;
use crate::printable::escaped_json;

/// A finding at a place of a file.
#[derive(Debug, Clone)]
pub struct Result<'a> {
    /// The name of the rule.
    pub rule: &'a str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What was found.
    pub message: String,
    /// The file, as it was named.
    pub file: String,
    /// The line and the column of its first character, from 1.
    pub start: (u64, u64),
    /// The line and the column behind its last character.
    pub end: (u64, u64),
}

/// Returns a log of one run. `rules` are the names of the rules and what each is about.
pub fn log<'a>(rules: impl IntoIterator<Item = (&'a str, &'a str)>, results: &[Result<'_>]) -> Output {
    let rules: Vec<Value> =
        rules.into_iter().map(|(id, about)| json!({"id": id, "shortDescription": {"text": about}})).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "promptfate", "version": env!("CARGO_PKG_VERSION"), "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    Output::Text(format!("{}\n", escaped_json(&format!("{log:#}"))))
}

fn result(result: &Result<'_>) -> Value {
    let region =
        json!({"startLine": result.start.0, "startColumn": result.start.1, "endLine": result.end.0, "endColumn": result.end.1});
    json!({
        "ruleId": result.rule,
        "level": result.level,
        "message": {"text": result.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&result.file)}, "region": region}}],
    })
}

/// Returns a path as a relative reference (RFC 3986): `/` between its parts, and no character that has another meaning.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        assert_eq!(uri("./a b/ü.txt"), "a%20b/%C3%BC.txt");
        assert_eq!(uri("C:\\notes\\prompt.txt"), "C%3A/notes/prompt.txt");
    }
}
