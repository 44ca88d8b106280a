//! Any text as a policy, any words as a passage: no panic, and what is found lies inside.
#![no_main]

use promptfate::archive::{Found, normalise, locate, words};

libfuzzer_sys::fuzz_target!(|input: (&str, &str, &str)| {
    let (text, from, to) = input;
    let normalised = normalise(text);
    assert_eq!(words(text).len(), normalised.split(' ').filter(|word| !word.is_empty()).count());
    if let Found::Once { bytes, .. } = locate(&normalised, &normalise(from), &normalise(to)) {
        assert!(normalised.get(bytes).is_some());
    }
});
