//! Qwen Code, whose hooks are those of Claude Code with differences.

use serde_json::json;

use super::claude_code::blocking;
use super::gemini_cli::entry;
use super::{Agent, Answer, Comments, Decision, Event, Form, Kept, Lists, Moves, PLAIN, Settings, Switch, USUAL};

/// Qwen Code.
pub static QWEN_CODE: Agent = Agent {
    name: "qwen-code",
    title: "Qwen Code",
    settings: Some(Settings {
        folder: ".qwen",
        variable: Some(("QWEN_HOME", Moves::Folder)),
        form: Form::Lists(Lists { has_version: false, entry }),
        comments: Comments::Read,
        switch: Some(Switch {
            own: &["settings.json"],
            project: &[".qwen/settings.json"],
            machine: &["/etc/qwen-code/settings.json", "/Library/Application Support/QwenCode/settings.json"],
            json: &[("/disableAllHooks", true), ("/hooksConfig/enabled", false)],
            toml: None,
        }),
        programs: &["qwen"],
        ..USUAL
    }),
    events: &[
        ("UserPromptSubmit", Event::Prompt),
        ("PreToolUse", Event::Tool),
        ("PostToolUse", Event::Output),
        ("PostToolBatch", Event::Output),
    ],
    output: &["tool_response", "tool_calls"],
    edits: &["edit", "replace"],
    sends_mentions: true,
    context: &["QWEN.md", "AGENTS.md"],
    user_context: &["QWEN.md", "AGENTS.md"],
    has_imports: true,
    kept: |_| Kept::Stopped,
    reply: |asked, decision| {
        Answer::json(&match (asked.event, decision) {
            // Whatever else it is told, the output goes to the model.
            (Some(Event::Output) | None, Decision::Block(reason)) => {
                json!({"continue": false, "stopReason": reason, "decision": "block", "reason": reason})
            }
            _ => blocking(asked, decision),
        })
    },
    ..PLAIN
};
