//! Any text read as a record: no panic, and formatting twice changes nothing.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(node) = promptfate::records::parse(text) {
        let _ = node.to_json();
        if let Some(once) = promptfate::records::format::format(text) {
            assert_eq!(promptfate::records::format::format(&once).as_deref(), Some(once.as_str()));
        }
    }
});
