//! Any text as what a coding tool sends, and as its settings: no panic; what install puts in, uninstall takes out.
#![no_main]

use promptfate::hook::{Agent, comes_from, install, look, uninstall};

const COMMAND: &str = "promptfate hook claude-code";

libfuzzer_sys::fuzz_target!(|text: &str| {
    // One tool an input: each look builds a scanner, which takes most of the time.
    let agents = [Agent::ClaudeCode, Agent::Cursor, Agent::GeminiCli, Agent::Codex, Agent::Generic];
    let _ = look(agents[text.len() % agents.len()], text.as_bytes(), false);
    if let Ok(installed) = install(Agent::ClaudeCode, text, COMMAND) {
        assert_eq!(install(Agent::ClaudeCode, &installed, COMMAND).as_ref(), Ok(&installed));
        let without = uninstall(Agent::ClaudeCode, text, "", None).unwrap();
        assert_eq!(comes_from(Agent::ClaudeCode, &installed, "", text), without == text);
        let again = uninstall(Agent::ClaudeCode, &installed, "", None).unwrap();
        assert_eq!(uninstall(Agent::ClaudeCode, &again, "", None).as_ref(), Ok(&again));
    }
});
