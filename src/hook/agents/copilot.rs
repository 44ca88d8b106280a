//! Copilot CLI, and Copilot in VS Code, which reads the same files.

use serde_json::{Value, json};

use super::{Agent, Answer, Asked, Decision, Event, Form, Lists, Moves, PLAIN, Project, Settings, Switch, USUAL};
use crate::hook::command::for_powershell;

/// Copilot CLI and VS Code.
pub static COPILOT: Agent = Agent {
    name: "copilot",
    title: "Copilot CLI and VS Code",
    settings: Some(Settings {
        folder: ".copilot",
        file: "hooks/promptfate.json",
        project: Project::Other(".github/hooks/promptfate.json"),
        variable: Some(("COPILOT_HOME", Moves::Folder)),
        form: Form::Lists(Lists { has_version: true, entry }),
        // What fails is skipped but for tools, so it has to answer.
        otherwise: r#" || echo '{"decision":"block","permissionDecision":"deny","continue":false,"reason":"promptfate did not run"}'"#,
        on_windows: for_powershell,
        switch: Some(Switch {
            own: &["hooks/promptfate.json", "settings.json"],
            project: &[".github/copilot/settings.json", ".github/copilot/settings.local.json", ".claude/settings.json"],
            machine: &[],
            json: &[("/disableAllHooks", true)],
            toml: None,
        }),
        programs: &["copilot", "code"],
        ..USUAL
    }),
    events: &[("userPromptSubmitted", Event::Prompt), ("preToolUse", Event::Tool), ("postToolUse", Event::Output)],
    // Copilot CLI does not say which event it is.
    named_at: None,
    tool: &["toolArgs", "tool_input"],
    output: &["toolResult", "tool_result", "tool_response"],
    edits: &["edit", "str_replace_editor", "apply_patch", "Edit", "replace_string_in_file"],
    sends_mentions: true,
    context: &["AGENTS.md", "CLAUDE.md", "GEMINI.md", ".github/copilot-instructions.md", ".github/instructions/"],
    user_context: &["copilot-instructions.md"],
    reply,
    ..PLAIN
};

fn entry(_: &str, _: Event, command: &str) -> Value {
    let shell = if cfg!(windows) { "powershell" } else { "bash" };
    json!({"type": "command", shell: command, "timeoutSec": 5})
}

/// Copilot CLI takes what stands at the top, VS Code the rest.
fn reply(asked: &Asked, decision: &Decision) -> Answer {
    Answer::json(&match (asked.event, decision) {
        (_, Decision::Pass) => json!({}),
        (_, Decision::Warn(reason)) => json!({"systemMessage": reason}),
        (Some(Event::Tool), Decision::Block(reason)) => json!({
            "permissionDecision": "deny", "permissionDecisionReason": reason,
            "hookSpecificOutput": {
                "hookEventName": "PreToolUse", "permissionDecision": "deny", "permissionDecisionReason": reason,
            },
        }),
        (Some(Event::Output), Decision::Block(reason)) => json!({"decision": "block", "reason": reason}),
        (Some(Event::Prompt), Decision::Block(reason)) => {
            json!({"decision": "block", "reason": reason, "continue": false, "stopReason": reason})
        }
        (None, Decision::Block(reason)) => json!({
            "decision": "block", "reason": reason, "continue": false, "stopReason": reason,
            "permissionDecision": "deny", "permissionDecisionReason": reason,
        }),
    })
}
