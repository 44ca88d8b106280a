//! Any words as a question or a name: no panic, and what is meant is there.
#![no_main]

use promptfate::names::MOST_TIERS;
use promptfate_fuzz::{LIBRARY, NAMES};

libfuzzer_sys::fuzz_target!(|words: &str| {
    let count = LIBRARY.listings().unwrap().len();
    let are_there = |tiers: &[usize]| tiers.iter().all(|tier| *tier < count);
    // One way of asking an input: each reads the words anew.
    let tiers = match words.len() % 4 {
        0 => NAMES.exact(words).unwrap().unwrap_or_default(),
        1 => NAMES.called(words).unwrap().unwrap_or_default(),
        2 => NAMES.one(words).unwrap().into_iter().collect(),
        _ => NAMES.understand(words).unwrap().map(|understood| understood.tiers).unwrap_or_default(),
    };
    assert!(are_there(&tiers) && (words.len() % 4 != 3 || tiers.len() <= MOST_TIERS));
});
