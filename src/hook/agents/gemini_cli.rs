//! Gemini CLI.

use serde_json::{Value, json};

use super::{Agent, Decision, Event, Moves, Settings};
use crate::hook::command::for_powershell;

/// Gemini CLI.
pub static GEMINI_CLI: Agent = Agent {
    name: "gemini-cli",
    title: "Gemini CLI",
    settings: Some(Settings {
        folder: ".gemini",
        file: "settings.json",
        variable: Some(("GEMINI_CLI_HOME", Moves::Home)),
        has_version: false,
        entry,
        on_windows: for_powershell,
        after: None,
    }),
    events: &[("BeforeAgent", Event::Prompt), ("BeforeTool", Event::Tool)],
    prompt: &["prompt"],
    tool: &["tool_input"],
    reply,
};

/// Its time is in milliseconds, that of others in seconds.
fn entry(_: Event, command: &str) -> Value {
    json!({"matcher": "*", "hooks": [{"name": "promptfate", "type": "command", "command": command, "timeout": 5000}]})
}

fn reply(_: Option<Event>, decision: &Decision) -> Value {
    match decision {
        Decision::Pass => json!({}),
        Decision::Warn(reason) => json!({"systemMessage": reason}),
        Decision::Block(reason) => json!({"decision": "deny", "reason": reason, "systemMessage": reason}),
    }
}
