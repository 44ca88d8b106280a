//! Any text as an archived one: no panic in the normal form, and its words are those that are shown.
#![no_main]

use promptfate::archive::{digest, ends, find, normalise, words};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (folded, shown) = (normalise(text), words(text));
    assert_eq!(shown.len(), folded.split(' ').filter(|word| !word.is_empty()).count());
    // A passage from a word in the middle on is found where it was taken.
    let starts: Vec<usize> = folded.match_indices(' ').map(|(at, _)| at + 1).collect();
    if let Some(start) = starts.get(starts.len() / 2) {
        let bytes = *start..folded.len();
        digest(&folded[bytes.clone()]);
        if let Some(passage) = ends(&folded, &shown, &bytes) {
            find(&folded, &passage);
        }
    }
});
