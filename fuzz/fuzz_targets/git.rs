//! Any bytes as what git prints: no panic, and nothing that was not in it.
#![no_main]

use promptfate::git::{Answer, answer, blobs_of, staged_of};

libfuzzer_sys::fuzz_target!(|printed: &[u8]| {
    let entries = printed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()).count();
    assert!(blobs_of(printed).len() <= entries);
    if let Ok(staged) = staged_of(printed, "list") {
        assert!(staged.iter().all(|one| !one.id.contains(' ')));
    }
    if let Ok(Answer::Object { kind, .. }) = std::str::from_utf8(printed).map(answer) {
        assert!(!kind.contains(' '));
    }
});
