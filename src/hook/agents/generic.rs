//! Any other tool: JSON with `prompt`, or plain text.

use serde_json::{Value, json};

use super::{Agent, Answer, Asked, Decision, Kept, PLAIN};

/// Any other tool.
pub static GENERIC: Agent = Agent {
    name: "generic",
    title: "any other tool",
    named_at: None,
    prompt: &["prompt", "text", "messages"],
    output: &["tool_output"],
    kept: |asked| if asked.masked.is_some() { Kept::Masked } else { Kept::Withheld },
    reply,
    ..PLAIN
};

/// What OpenCode's plugin reads as well.
pub(super) fn reply(asked: &Asked, decision: &Decision) -> Answer {
    let mut reply = match decision {
        Decision::Pass => json!({"decision": "pass"}),
        Decision::Warn(reason) => json!({"decision": "warn", "reason": reason}),
        Decision::Block(reason) => json!({"decision": "block", "reason": reason}),
    };
    let masked = asked.masked.as_ref().filter(|_| matches!(decision, Decision::Block(_)));
    masked.into_iter().for_each(|masked: &Value| reply["output"] = masked.clone());
    Answer::json(&reply)
}
