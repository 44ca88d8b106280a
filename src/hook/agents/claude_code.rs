//! Claude Code.

use serde_json::{Value, json};

use super::{
    Agent, Answer, Asked, Comments, Decision, Event, Form, Kept, Lists, Moves, PLAIN, Remembers, Settings, Switch, USUAL,
};

/// Claude Code.
pub static CLAUDE_CODE: Agent = Agent {
    name: "claude-code",
    title: "Claude Code",
    settings: Some(Settings {
        folder: ".claude",
        variable: Some(("CLAUDE_CONFIG_DIR", Moves::Folder)),
        form: Form::Lists(Lists { has_version: false, entry }),
        // Seen with 2.1.332.
        comments: Comments::Refused,
        switch: Some(Switch {
            own: &["settings.json"],
            project: &[".claude/settings.json", ".claude/settings.local.json"],
            machine: &[
                "/etc/claude-code/managed-settings.json",
                "/Library/Application Support/ClaudeCode/managed-settings.json",
                "C:/Program Files/ClaudeCode/managed-settings.json",
            ],
            json: &[("/disableAllHooks", true), ("/allowManagedHooksOnly", true)],
            toml: None,
        }),
        programs: &["claude"],
        ..USUAL
    }),
    events: &[
        ("UserPromptSubmit", Event::Prompt),
        ("PreToolUse", Event::Tool),
        (IN_COMMAND, Event::Tool),
        ("PostToolUse", Event::Output),
        (BATCH, Event::Output),
    ],
    output: &["tool_response", "tool_calls"],
    edits: &["Edit", "MultiEdit"],
    sends_mentions: true,
    shells: &[IN_COMMAND],
    context: &[
        "CLAUDE.md",
        "CLAUDE.local.md",
        ".claude/CLAUDE.md",
        ".claude/rules/",
        ".claude/commands/",
        ".claude/skills/",
        ".claude/agents/",
        ".claude/output-styles/",
    ],
    user_context: &["CLAUDE.md", "rules/", "commands/", "skills/", "agents/", "output-styles/"],
    has_imports: true,
    remembers: Remembers::Failures,
    kept: |asked| if asked.masked.is_some() && asked.name != BATCH { Kept::Masked } else { Kept::Stopped },
    reply,
    ..PLAIN
};

/// A shell command that stands in a slash command or a skill, and whose output goes into the prompt.
const IN_COMMAND: &str = "PreSkillShellCommand";
/// What several tools gave back, as it goes to the model: also what failed, of which nothing can be taken out.
const BATCH: &str = "PostToolBatch";

/// Codex takes the same.
pub(super) fn entry(name: &str, event: Event, command: &str) -> Value {
    let hooks = json!([{"type": "command", "command": command, "timeout": 5}]);
    match event {
        Event::Tool | Event::Output if ![BATCH, IN_COMMAND].contains(&name) => json!({"matcher": "*", "hooks": hooks}),
        _ => json!({"hooks": hooks}),
    }
}

fn reply(asked: &Asked, decision: &Decision) -> Answer {
    let mut reply = blocking(asked, decision);
    let Decision::Block(reason) = decision else { return Answer::json(&reply) };
    match (asked.event, &asked.masked) {
        // The prompt is not to be shown again with the secret in it. A wrong name of the event would void the whole reply.
        (Some(Event::Prompt), _) => {
            reply["hookSpecificOutput"] = json!({"hookEventName": asked.name, "suppressOriginalPrompt": true});
        }
        // It takes an output of the same shape alone, and with `decision` the output would go as it is.
        (Some(Event::Output), Some(masked)) if asked.name != BATCH => {
            reply = json!({"systemMessage": reason, "hookSpecificOutput": {
                "hookEventName": asked.name, "updatedToolOutput": masked, "additionalContext": reason,
            }});
        }
        (Some(Event::Output), _) => reply = json!({"continue": false, "stopReason": reason}),
        (None, _) => reply["continue"] = json!(false),
        (Some(Event::Tool), _) => {}
    }
    Answer::json(&reply)
}

/// What Codex and Qwen Code take as well.
pub(super) fn blocking(asked: &Asked, decision: &Decision) -> Value {
    match (asked.event, decision) {
        (_, Decision::Pass) => json!({}),
        (_, Decision::Warn(reason)) => json!({"systemMessage": reason}),
        (Some(Event::Tool), Decision::Block(reason)) => json!({"hookSpecificOutput": {
            "hookEventName": asked.name, "permissionDecision": "deny", "permissionDecisionReason": reason,
        }}),
        (_, Decision::Block(reason)) => json!({"decision": "block", "reason": reason}),
    }
}
