//! Secrets in a text: no panic, and every byte outside of a find stays as it was and where it was.
#![no_main]

use arbitrary::Unstructured;
use promptfate::scan::Redactor;
use promptfate_fuzz::SCANNER;

/// Texts in which something is found, and beginnings and ends of such.
const PARTS: &[&str] = &[
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_0123456789abcdefABCDEF0123456789abcd",
    "postgres://user:s3cr3t-pass@db.example.org/x",
    "api_key = \"9f8e7d6c5b4a39281706f5e4d3c2b1a0\"",
    "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB\n-----END PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    "4111 1111 1111 1111",
    "DE89 3704 0044 0532 0130 00",
    "jane.doe@example.org",
    "[API-KEY-1]",
    "promptfate:allow",
    "password=",
    "\n",
    " ",
    "\"",
    "@",
];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let (mut u, mut text) = (Unstructured::new(input), Vec::new());
    while !u.is_empty() && text.len() < 8_000 {
        match u.int_in_range(0..=3_u8) {
            Ok(0) => text.extend_from_slice(u.bytes(1).unwrap_or_default()),
            Ok(1) => text.extend_from_slice(u.arbitrary::<&str>().unwrap_or_default().as_bytes()),
            _ => text.extend_from_slice(u.choose(PARTS).unwrap().as_bytes()),
        }
    }
    let (mut written, mut redactor) = (Vec::new(), Redactor::default());
    let scan = SCANNER.scan(&*text, |offset, part, found| redactor.write(part, offset, found, &mut written)).unwrap();
    // The holders are whatever stands between what was left.
    let (mut rest, mut behind) = (written.as_slice(), 0);
    for find in &scan.findings {
        let kept = &text[behind..find.bytes.start as usize];
        assert!(rest.starts_with(kept));
        rest = &rest[kept.len()..];
        let holder = rest.iter().position(|byte| *byte == b']').unwrap();
        assert!(rest.starts_with(b"["));
        rest = &rest[holder + 1..];
        behind = find.bytes.end as usize;
    }
    assert_eq!(rest, &text[behind..]);
});
