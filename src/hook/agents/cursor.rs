//! Cursor.

use serde_json::{Value, json};

use super::{Agent, Decision, Event, Settings, for_cmd};

/// Cursor.
pub static CURSOR: Agent = Agent {
    name: "cursor",
    title: "Cursor",
    settings: Some(Settings {
        folder: ".cursor",
        file: "hooks.json",
        variable: None,
        has_version: true,
        entry: |_, command| json!({"command": command}),
        on_windows: for_cmd,
        after: None,
    }),
    events: &[
        ("beforeSubmitPrompt", Event::Prompt),
        ("beforeShellExecution", Event::Tool),
        ("beforeMCPExecution", Event::Tool),
        ("beforeReadFile", Event::Tool),
    ],
    prompt: &["prompt"],
    tool: &["command", "tool_input", "content"],
    reply,
};

fn reply(event: Option<Event>, decision: &Decision) -> Value {
    match (event, decision) {
        (Some(Event::Tool), Decision::Pass) => json!({"permission": "allow"}),
        (Some(Event::Tool), Decision::Warn(reason)) => json!({"permission": "ask", "user_message": reason}),
        (Some(Event::Tool), Decision::Block(reason)) => {
            json!({"permission": "deny", "user_message": reason, "agent_message": reason})
        }
        (_, Decision::Pass) => json!({"continue": true}),
        (_, Decision::Warn(reason)) => json!({"continue": true, "user_message": reason}),
        (Some(Event::Prompt), Decision::Block(reason)) => json!({"continue": false, "user_message": reason}),
        // Unknown input: both forms at once, so that whichever event it was stops.
        (None, Decision::Block(reason)) => json!({"continue": false, "permission": "deny", "user_message": reason}),
    }
}
