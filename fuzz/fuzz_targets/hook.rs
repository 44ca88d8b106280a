//! Any text as what a coding tool sends, and as its settings: no panic; what install puts in, uninstall takes out.
#![no_main]

use promptfate::hook::{Agent, CLAUDE_CODE, comes_from, inspect, install, uninstall};

const COMMAND: &str = "promptfate hook claude-code";

libfuzzer_sys::fuzz_target!(|text: &str| {
    // One tool an input: each inspection builds a scanner, which takes most of the time.
    let _ = inspect(Agent::ALL[text.len() % Agent::ALL.len()], text.as_bytes(), false);
    if let Ok(installed) = install(&CLAUDE_CODE, text, COMMAND) {
        assert_eq!(install(&CLAUDE_CODE, &installed, COMMAND).as_ref(), Ok(&installed));
        let without = uninstall(&CLAUDE_CODE, text, "", None).unwrap();
        assert_eq!(comes_from(&CLAUDE_CODE, &installed, "", text), without == text);
        let again = uninstall(&CLAUDE_CODE, &installed, "", None).unwrap();
        assert_eq!(uninstall(&CLAUDE_CODE, &again, "", None).as_ref(), Ok(&again));
    }
});
