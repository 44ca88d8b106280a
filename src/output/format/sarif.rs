//! SARIF 2.1.0 (OASIS), the form in which code hosts and editors take findings.

use serde_json::{Value, json};

use crate::diagnostic::Severity;
use crate::output::{Annotation, Annotations};
use crate::printable::escaped_json;

/// Where the pages of the project are.
const HOME: &str = "https://github.com/promptfate/promptfate/blob/main/";

/// Returns a log of one run. Its id has the command: a code host takes two runs of one tool for one file only if their ids differ.
pub(super) fn write(annotations: &Annotations) -> String {
    let help = format!("{HOME}{}", annotations.guide);
    let rule = |(id, about): &(&str, &str)| json!({"id": id, "shortDescription": {"text": about}, "helpUri": help});
    let rules: Vec<Value> = annotations.rules.iter().map(rule).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "promptfate", "version": env!("CARGO_PKG_VERSION"), "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules,
            }},
            "automationDetails": {"id": format!("promptfate/{}/", annotations.command)},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": annotations.unread.is_empty(),
                "toolExecutionNotifications": annotations.unread.iter().map(notification).collect::<Vec<_>>(),
            }],
            "results": annotations.found.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{}\n", escaped_json(&format!("{log:#}")))
}

fn result(one: &Annotation) -> Value {
    let level = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let region = json!({"startLine": one.start.0, "startColumn": one.start.1, "endLine": one.end.0, "endColumn": one.end.1});
    json!({
        "ruleId": one.rule,
        "level": level,
        "message": {"text": one.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&one.file)}, "region": region}}],
    })
}

/// Says that a file was not looked through.
fn notification((file, why): &(String, String)) -> Value {
    json!({
        "level": "warning",
        "message": {"text": format!("not read: {why}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file)}}}],
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
