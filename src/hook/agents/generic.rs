//! Any other tool: JSON with `prompt`, or plain text.

use serde_json::{Value, json};

use super::{Agent, Decision, Event};

/// Any other tool.
pub static GENERIC: Agent = Agent {
    name: "generic",
    title: "any other tool",
    settings: None,
    events: &[],
    prompt: &["prompt", "text", "messages"],
    tool: &["tool_input"],
    reply,
};

fn reply(_: Option<Event>, decision: &Decision) -> Value {
    match decision {
        Decision::Pass => json!({"decision": "pass"}),
        Decision::Warn(reason) => json!({"decision": "warn", "reason": reason}),
        Decision::Block(reason) => json!({"decision": "block", "reason": reason}),
    }
}
