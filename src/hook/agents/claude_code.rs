//! Claude Code.

use serde_json::{Value, json};

use super::{Agent, Decision, Event, Moves, Settings, for_cmd};

/// Claude Code.
pub static CLAUDE_CODE: Agent = Agent {
    name: "claude-code",
    title: "Claude Code",
    settings: Some(Settings {
        folder: ".claude",
        file: "settings.json",
        variable: Some(("CLAUDE_CONFIG_DIR", Moves::Folder)),
        has_version: false,
        entry,
        // The `sh` of Git for Windows.
        on_windows: for_cmd,
        after: None,
    }),
    events: &[("UserPromptSubmit", Event::Prompt), ("PreToolUse", Event::Tool)],
    prompt: &["prompt"],
    tool: &["tool_input"],
    reply,
};

/// Codex takes the same.
pub(super) fn entry(event: Event, command: &str) -> Value {
    let hooks = json!([{"type": "command", "command": command, "timeout": 5}]);
    match event {
        Event::Prompt => json!({"hooks": hooks}),
        Event::Tool => json!({"matcher": "*", "hooks": hooks}),
    }
}

fn reply(event: Option<Event>, decision: &Decision) -> Value {
    let mut reply = blocking(event, decision);
    // The prompt is not to be shown again with the secret in it. A wrong name of the event would void the whole reply.
    if event == Some(Event::Prompt) && matches!(decision, Decision::Block(_)) {
        reply["hookSpecificOutput"] = json!({"hookEventName": "UserPromptSubmit", "suppressOriginalPrompt": true});
    }
    reply
}

/// What Codex takes as well.
pub(super) fn blocking(event: Option<Event>, decision: &Decision) -> Value {
    match (event, decision) {
        (_, Decision::Pass) => json!({}),
        (_, Decision::Warn(reason)) => json!({"systemMessage": reason}),
        (Some(Event::Tool), Decision::Block(reason)) => json!({"hookSpecificOutput": {
            "hookEventName": "PreToolUse", "permissionDecision": "deny", "permissionDecisionReason": reason,
        }}),
        (_, Decision::Block(reason)) => json!({"decision": "block", "reason": reason}),
    }
}
