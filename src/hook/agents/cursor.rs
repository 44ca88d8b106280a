//! Cursor.

use serde_json::{Value, json};

use super::{Agent, Answer, Asked, Comments, Decision, Event, Form, Kept, Lists, PLAIN, Settings, USUAL};

/// Cursor.
pub static CURSOR: Agent = Agent {
    name: "cursor",
    title: "Cursor",
    settings: Some(Settings {
        folder: ".cursor",
        file: "hooks.json",
        form: Form::Lists(Lists {
            has_version: true,
            // What crashes, is missing or is late stops, where Cursor is told so.
            entry: |_, _, command| json!({"command": command, "timeout": 5, "failClosed": !command.ends_with(super::OPEN)}),
        }),
        otherwise: "",
        comments: Comments::Read,
        programs: &["cursor", "cursor-agent"],
        ..USUAL
    }),
    events: &[
        ("beforeSubmitPrompt", Event::Prompt),
        ("beforeShellExecution", Event::Tool),
        ("beforeMCPExecution", Event::Tool),
        ("beforeReadFile", Event::Tool),
        ("postToolUse", Event::Output),
    ],
    tool: &["command", "tool_input", "content"],
    shells: &["beforeShellExecution"],
    context: &["AGENTS.md", "CLAUDE.md", ".cursorrules", ".cursor/rules/"],
    output: &["tool_output"],
    kept: |asked| match masked(asked) {
        Some(_) => Kept::Masked,
        None if is_mcp(asked) => Kept::Withheld,
        None => Kept::Sent,
    },
    reply: |asked, decision| Answer::json(&reply(asked, decision)),
    ..PLAIN
};

fn reply(asked: &Asked, decision: &Decision) -> Value {
    match (asked.event, decision) {
        (Some(Event::Tool), Decision::Pass) => json!({"permission": "allow"}),
        (Some(Event::Tool), Decision::Warn(reason)) => json!({"permission": "ask", "user_message": reason}),
        (Some(Event::Tool), Decision::Block(reason)) => {
            json!({"permission": "deny", "user_message": reason, "agent_message": reason})
        }
        (Some(Event::Output), Decision::Pass) => json!({}),
        (Some(Event::Output), Decision::Warn(reason)) => json!({"additional_context": reason}),
        (Some(Event::Output), Decision::Block(reason)) => output(asked, reason),
        (_, Decision::Pass) => json!({"continue": true}),
        (_, Decision::Warn(reason)) => json!({"continue": true, "user_message": reason}),
        (Some(Event::Prompt), Decision::Block(reason)) => json!({"continue": false, "user_message": reason}),
        // Unknown input: both forms at once, so that whichever event it was stops.
        (None, Decision::Block(reason)) => json!({"continue": false, "permission": "deny", "user_message": reason}),
    }
}

/// Of its own tools Cursor takes no other output, only of those of MCP servers.
fn output(asked: &Asked, reason: &str) -> Value {
    match masked(asked) {
        Some(masked) => json!({"updated_mcp_tool_output": masked, "additional_context": reason}),
        None if is_mcp(asked) => json!({"updated_mcp_tool_output": reason, "additional_context": reason}),
        None => json!({"additional_context": reason}),
    }
}

fn is_mcp(asked: &Asked) -> bool {
    asked.tool.starts_with("MCP")
}

/// Returns the object that stands in the text of an output.
fn masked(asked: &Asked) -> Option<Value> {
    let text = asked.masked.as_ref().and_then(Value::as_str).filter(|_| is_mcp(asked))?;
    serde_json::from_str(text).ok().filter(Value::is_object)
}
