//! Any texts in a SARIF log as it is written out: it parses, and carries the texts.
#![no_main]

use promptfate::output::sarif::{Result, log};
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|input: (&str, &str, &str, &str, u16)| {
    let (rule, about, message, file, line) = input;
    let result = Result {
        rule,
        level: "error",
        message: message.to_owned(),
        file: file.to_owned(),
        start: (u64::from(line), 1),
        end: (u64::from(line), 2),
    };
    let log: Value = serde_json::from_str(&log([(rule, about)], &[result]).cleaned()).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], rule);
    assert_eq!(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"], about);
    assert_eq!(run["results"][0]["message"]["text"], message);
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startLine"], line);
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte)));
});
