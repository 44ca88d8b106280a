//! Any text as the settings of each tool: installing twice is installing once, and what is put in is taken out.
#![no_main]

use std::sync::LazyLock;

use promptfate::hook::{comes_from, install, uninstall};
use promptfate_fuzz::{AGENTS, as_json, text_of};
use serde_json::{Value, json};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let command = json!({"type": "object", "required": ["command"], "properties": {
        "type": {"const": "command"}, "command": {"type": "string"}, "timeout": {"type": "integer"},
    }});
    let commands = json!({"type": "array", "items": command});
    let entry = json!({"anyOf": [command, {"type": "object", "required": ["hooks"], "properties": {
        "matcher": {"type": "string"}, "hooks": commands,
    }}]});
    let events =
        ["UserPromptSubmit", "PreToolUse", "beforeSubmitPrompt", "beforeShellExecution", "BeforeAgent", "BeforeTool", "Stop"];
    let events: serde_json::Map<String, Value> =
        events.iter().map(|event| ((*event).to_owned(), json!({"type": "array", "items": entry}))).collect();
    json!({"type": "object", "properties": {
        "version": {"type": "integer"}, "model": {"type": "string"}, "env": {"type": "object", "additionalProperties": {"type": "string"}},
        "hooks": {"type": "object", "properties": events},
    }})
});

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(text) = text_of(input, &SCHEMA, as_json) else { return };
    // One tool an input.
    let agent = AGENTS[input.len() % 4];
    let command = format!("promptfate hook {}", agent.name);
    let Ok(installed) = install(agent, &text, &command) else { return };
    assert_eq!(install(agent, &installed, &command).as_ref(), Ok(&installed));
    let without = |text: &str| uninstall(agent, text, "", None).unwrap();
    // Settings in which ours stood already are not an original.
    assert_eq!(comes_from(agent, &installed, "", &text), without(&text) == text);
    let again = without(&installed);
    assert_eq!(without(&again), again);
});
