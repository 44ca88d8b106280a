//! Any texts in a SARIF log as it is written out: it parses, and carries the texts.
#![no_main]

use promptfate::diagnostic::Severity;
use promptfate::output::{Annotation, Annotations, annotated};
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|input: (&str, &str, u16)| {
    let (message, file, line) = input;
    let (start, end) = ((u64::from(line), 1), (u64::from(line), 2));
    let (severity, message, file) = (Severity::Error, message.to_owned(), file.to_owned());
    let one = Annotation { rule: "rule", severity, message: message.clone(), help: None, file, start, end, shown: None };
    let annotations =
        Annotations { rules: vec![("rule", "about")], found: vec![one], unread: Vec::new(), command: "scan", guide: "" };
    let log: Value = serde_json::from_str(&annotated(&annotations).cleaned()).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "rule");
    assert_eq!(run["results"][0]["message"]["text"], message);
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startLine"], line);
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte)));
});
