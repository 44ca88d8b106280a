//! Kiro, which is told to stop by exit status 2.

use serde_json::{Value, json};

use super::{Agent, Answer, Event, Form, PLAIN, Settings, USUAL};

/// Kiro.
pub static KIRO: Agent = Agent {
    name: "kiro",
    title: "Kiro",
    settings: Some(Settings {
        folder: ".kiro",
        file: "hooks/promptfate.json",
        form: Form::Whole(whole),
        after: Some(
            "Kiro 3.0 reads this file, older ones do not; that a prompt is stopped is documented for the IDE alone, and what tools \
             give back cannot be kept from the model: docs/hooks.md says what is protected",
        ),
        programs: &["kiro-cli", "kiro"],
        ..USUAL
    }),
    events: &[("UserPromptSubmit", Event::Prompt), ("PreToolUse", Event::Tool)],
    reads: &["fs_read", "read", "readFile", "Read", "readCode", "readMultipleFiles"],
    edits: &["fs_write", "write", "str_replace", "strReplace"],
    shells: &["execute_bash", "executeBash", "shell", "bash"],
    context: &["AGENTS.md", ".kiro/steering/"],
    user_context: &["steering/"],
    reply: |_, decision| Answer::status(decision),
    ..PLAIN
};

fn whole(agent: &Agent, command: &str) -> String {
    let hook = |(name, _): &(&str, Event)| {
        json!({"name": format!("promptfate-{name}"), "trigger": name, "matcher": ".*", "enabled": true, "timeout": 5,
            "action": {"type": "command", "command": command}})
    };
    let file = json!({"version": "v1", "hooks": agent.events.iter().map(hook).collect::<Vec<Value>>()});
    format!("{file:#}\n")
}
