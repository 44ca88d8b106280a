//! What a conversation holds that nothing can take out of it: outputs of commands that failed, prompts that were stopped.

use std::path::Path;

use serde_json::{Deserializer, Value};

use super::agents::Remembers;
use super::parts::Parts;
use super::{Agent, MOST};
use crate::files;
use crate::scan::{Finding, Scanner};

/// How a line of the log of a conversation says that something failed.
const FAILED: &[u8] = b"\"is_error\":true";

/// Returns what a conversation holds that would be sent again with the next prompt.
pub(super) fn before(agent: &Agent, input: &Value, scanner: &Scanner) -> Vec<Finding> {
    let text = |key: &str| input.get(key).and_then(Value::as_str);
    match agent.remembers {
        Remembers::Nothing => Vec::new(),
        Remembers::Failures => text("transcript_path").map_or_else(Vec::new, |log| in_failures(Path::new(log), scanner)),
        Remembers::Prompts => {
            let Some(id) = text("session_id").filter(|id| !id.contains(['/', '\\', '.'])) else { return Vec::new() };
            let Some(folder) = agent.settings.as_ref().and_then(|settings| settings.folder_now()) else { return Vec::new() };
            let folders = std::fs::read_dir(folder.join("sessions")).into_iter().flatten().flatten();
            let logs = folders.map(|one| one.path().join(id).join("agents/main/wire.jsonl"));
            let texts = logs.filter_map(|log| newest(&log)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            // The prompt that is asked about now has passed already.
            texts.map(|text| scanner.first_in(&text)).find(|found| !found.is_empty()).unwrap_or_default()
        }
    }
}

/// Returns the newest part of a log; nothing of one that is not there.
fn newest(log: &Path) -> Option<Vec<u8>> {
    let mut bytes = files::read(log, 16 * MOST as u64).ok()?;
    bytes.drain(..bytes.len().saturating_sub(2 * MOST));
    Some(bytes)
}

/// Returns what stands in the outputs of what failed, by the log of a conversation, a JSON value a line.
fn in_failures(log: &Path, scanner: &Scanner) -> Vec<Finding> {
    let newest = newest(log).unwrap_or_default();
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
