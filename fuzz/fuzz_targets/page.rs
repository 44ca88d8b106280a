//! Any bytes as a page that was fetched: no panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|page: &[u8]| {
    if let Ok(text) = promptfate::evidence::pages::page_text(page) {
        assert!(!text.contains("  "));
    }
});
