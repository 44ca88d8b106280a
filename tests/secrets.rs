//! The scan against its corpus: every positive is found by its rule, nothing is found in a near miss.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "secrets/corpus.rs"]
mod corpus;

use std::collections::BTreeSet;

use corpus::{Sample, samples};
use promptfate::scan::{Kind, Scanner, rules};

fn found(scanner: &Scanner, text: &str) -> Vec<&'static str> {
    scanner.scan_text(text).iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn every_rule_compiles_and_has_a_positive_and_a_near_miss() {
    let samples = samples();
    for rule in rules(Kind::Credential) {
        assert!(regex::bytes::Regex::new(&rule.expression()).is_ok(), "{}: {}", rule.id, rule.expression());
        for positive in [true, false] {
            let has = samples.iter().any(|sample| sample.rule == rule.id && sample.is_secret == positive);
            assert!(has, "{} has no {}", rule.id, if positive { "positive" } else { "near miss" });
        }
    }
    let ids: Vec<_> = rules(Kind::Credential).chain(rules(Kind::Personal)).map(|rule| rule.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "two rules of one name");
}

#[test]
fn what_is_secret_is_found_and_what_is_not_is_left_alone() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let mut wrong = Vec::new();
    for Sample { rule, is_secret, text } in samples() {
        let found = found(&scanner, &text);
        let expected: &[&str] = if is_secret { &[&rule] } else { &[] };
        if found != expected {
            wrong.push(format!("{} {rule}: found {found:?} in {text:?}", if is_secret { '+' } else { '-' }));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn one_find_is_enough_and_one_across_two_blocks_is_found_whole() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let secret = format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0);
    for before in (16 << 10) - 45..(16 << 10) + 5 {
        let text = format!("{}\n{secret}\n{}\n{secret}\n", "x ".repeat(before / 2), "y ".repeat(100 << 10));
        let first = scanner.first_in(&text);
        let lines: Vec<_> =
            first.iter().map(|finding| (finding.start.line, finding.start.column, finding.end.column)).collect();
        assert_eq!(lines, [(2, 1, 41)], "{before}");
    }
}
