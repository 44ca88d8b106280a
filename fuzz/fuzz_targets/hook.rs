//! Any text as what a coding tool sends, and as its settings: no panic; what install puts in, uninstall takes out.
#![no_main]

use promptfate::hook::{Agent, install, look, uninstall};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for agent in [Agent::ClaudeCode, Agent::Cursor, Agent::GeminiCli, Agent::Codex, Agent::Generic] {
        let _ = look(agent, text, false);
    }
    // Lines that end in a return alone come from no machine of this century.
    if text.replace("\r\n", "\n").contains('\r') {
        return;
    }
    if let Ok(installed) = install(Agent::ClaudeCode, text, "promptfate hook claude-code") {
        assert_eq!(install(Agent::ClaudeCode, &installed, "promptfate hook claude-code").as_ref(), Ok(&installed));
        assert!(!uninstall(Agent::ClaudeCode, &installed).unwrap().contains("promptfate hook claude-code") || text.contains("promptfate"));
    }
});
