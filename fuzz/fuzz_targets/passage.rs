//! Any text as a policy, any words as a passage: no panic, and what is found lies inside.
#![no_main]

use promptfate::archive::{Found, fold, locate, words};

libfuzzer_sys::fuzz_target!(|input: (&str, &str, &str)| {
    let (text, from, to) = input;
    let folded = fold(text);
    assert_eq!(words(text).len(), folded.split(' ').filter(|word| !word.is_empty()).count());
    if let Found::Once { bytes, .. } = locate(&folded, &fold(from), &fold(to)) {
        assert!(folded.get(bytes).is_some());
    }
});
