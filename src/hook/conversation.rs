//! What a conversation holds that nothing can take out of it: the outputs of commands that failed.

use std::path::Path;

use serde_json::{Deserializer, Value};

use super::MOST;
use super::parts::Parts;
use crate::files;
use crate::scan::{Finding, Scanner};

/// How a line of the log of a conversation says that something failed.
const FAILED: &[u8] = b"\"is_error\":true";

/// Returns what stands in the outputs of what failed, by the log of a conversation, a JSON value a line. The newest part of a long log is
/// looked through; one that is not there holds nothing.
pub(super) fn in_failures(log: &Path, scanner: &Scanner) -> Vec<Finding> {
    let Ok(bytes) = files::read(log, 16 * MOST as u64) else { return Vec::new() };
    let newest = &bytes[bytes.len().saturating_sub(2 * MOST)..];
    let mut parts = Parts::default();
    for line in newest.split(|byte| *byte == b'\n').filter(|line| memchr::memmem::find(line, FAILED).is_some()) {
        let text = String::from_utf8_lossy(line);
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        for result in value.pointer("/message/content").and_then(Value::as_array).into_iter().flatten() {
            if result.get("is_error") == Some(&Value::Bool(true)) {
                let content = result.get("content").map(ToString::to_string).unwrap_or_default();
                // A value in memory has no end too early.
                let _ = parts.add(&mut Deserializer::from_str(&content));
            }
        }
    }
    scanner.first_whatever_marked(&parts.whole())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_failed_is_looked_through_and_nothing_else_is() {
        let key = format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0);
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log.jsonl");
        let result = |is_error: bool, content: Value| json!({"type": "user", "message": {"content": [{"type": "tool_result", "is_error": is_error, "content": content}]}});
        let seen = |lines: &[Value]| {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            std::fs::write(&log, lines.join("\n")).unwrap();
            in_failures(&log, &Scanner::new(false, &[]).unwrap()).len()
        };
        assert_eq!(seen(&[result(true, json!(format!("Exit code 1\n{key}")))]), 1);
        assert_eq!(seen(&[result(true, json!([{"type": "text", "text": key}]))]), 1);
        assert_eq!(seen(&[result(false, json!(key)), json!({"prompt": key}), result(true, json!("no"))]), 0);
        assert!(in_failures(Path::new("/none"), &Scanner::new(false, &[]).unwrap()).is_empty());
    }
}
