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
            "beforeMCPExecution", "beforeReadFile", "postToolUse", "BeforeAgent", "BeforeTool", "AfterTool", "PostToolUse",
            "PostToolBatch"]},
        "prompt": {"type": "string"}, "text": {"type": "string"}, "messages": {"$ref": "#/any"}, "command": {"type": "string"},
        "content": {"type": "string"}, "tool_input": {"$ref": "#/any"}, "tool_response": {"$ref": "#/any"},
        "tool_calls": {"type": "array", "items": {"$ref": "#/any"}}, "tool_output": {"type": "string"},
    }, "any": {"type": "object", "additionalProperties": {"anyOf": [
        {"type": "string"}, {"type": "array", "items": {"$ref": "#/any"}}, {"$ref": "#/any"}, {"type": "number"},
    ]}}})
});

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let made = text_of(input, &SCHEMA, as_json);
    let sent = made.as_ref().map_or(input, |text| text.as_bytes());
    for agent in AGENTS {
        let (asked, decision) = match inspect_with(&SCANNER, agent, sent) {
            Ok(seen) => {
                let why = seen.found.as_ref().map(|found| reason(&seen, found, agent.kept(&seen.asked), None));
                (seen.asked, why.map_or(Decision::Pass, Decision::Block))
            }
            Err(fault) => (fault.asked, Decision::Block(fault.why)),
        };
        let answer = agent.reply(&asked, &decision);
        // Some are told by an exit status, and read nothing.
        assert!(answer.out.is_empty() || (answer.out.ends_with('\n') && answer.out.lines().count() == 1));
        assert!(answer.out.is_empty() || serde_json::from_str::<Value>(&answer.out).is_ok());
    }
});
