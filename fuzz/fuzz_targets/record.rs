//! Any text read as a record: no panic, and formatting twice changes nothing.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(node) = promptfate::load::parse(text) {
        let _ = node.to_json();
        if let Some(once) = promptfate::fmt::format(text) {
            assert_eq!(promptfate::fmt::format(&once).as_deref(), Some(once.as_str()));
        }
    }
});
