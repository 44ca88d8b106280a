//! Any text as what each tool sends: no panic, and a reply that is one line of JSON.
#![no_main]

use std::sync::LazyLock;

use promptfate::hook::{Decision, inspect_with};
use promptfate::output::wording::hook::reason;
use promptfate_fuzz::{AGENTS, SCANNER, as_json, text_of};
use serde_json::{Value, json};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    json!({"type": "object", "required": ["hook_event_name", "prompt", "tool_input"], "properties": {
        "hook_event_name": {"enum": ["UserPromptSubmit", "PreToolUse", "beforeSubmitPrompt", "beforeShellExecution",
            "beforeMCPExecution", "beforeReadFile", "BeforeAgent", "BeforeTool"]},
        "prompt": {"type": "string"}, "text": {"type": "string"}, "messages": {"$ref": "#/any"}, "command": {"type": "string"},
        "content": {"type": "string"}, "tool_input": {"$ref": "#/any"},
    }, "any": {"type": "object", "additionalProperties": {"anyOf": [
        {"type": "string"}, {"type": "array", "items": {"$ref": "#/any"}}, {"$ref": "#/any"}, {"type": "number"},
    ]}}})
});

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let made = text_of(input, &SCHEMA, as_json);
    let sent = made.as_ref().map_or(input, |text| text.as_bytes());
    for agent in AGENTS {
        let (event, decision) = match inspect_with(&SCANNER, agent, sent) {
            Ok(seen) if seen.findings.is_empty() => (Some(seen.event), Decision::Pass),
            Ok(seen) => (Some(seen.event), Decision::Block(reason(&seen, None))),
            Err(why) => (None, Decision::Block(why)),
        };
        let reply = agent.reply(event, &decision);
        assert!(reply.ends_with('\n') && reply.lines().count() == 1);
        assert!(serde_json::from_str::<Value>(&reply).is_ok());
    }
});
