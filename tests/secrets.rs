//! The scan against its corpus: every positive is found by its rule, nothing is found in a near miss.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "secrets/corpus.rs"]
mod corpus;

use std::collections::BTreeSet;

use corpus::{Sample, personal_samples, samples};
use promptfate::scan::{Kind, Redactor, Scanner, rules};

fn found(scanner: &Scanner, text: &str) -> Vec<&'static str> {
    scanner.scan_text(text).iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn every_rule_compiles_and_has_a_positive_and_a_near_miss() {
    let samples: Vec<Sample> = samples().into_iter().chain(personal_samples()).collect();
    for rule in rules(Kind::Credential).chain(rules(Kind::Personal)) {
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
    let mut wrong = Vec::new();
    let credentials = Scanner::new(false, &[]).unwrap();
    let personal = Scanner::new(true, &[]).unwrap();
    let all = samples().into_iter().map(|sample| (&credentials, sample));
    for (scanner, Sample { rule, is_secret, text }) in
        all.chain(personal_samples().into_iter().map(|sample| (&personal, sample)))
    {
        let found = found(scanner, &text);
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

fn redacted(scanner: &Scanner, text: &str) -> String {
    let (mut redactor, mut out) = (Redactor::default(), Vec::new());
    scanner.scan(text.as_bytes(), |offset, part, found| redactor.write(part, offset, found, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_private_key_of_many_lines_is_masked_whole() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let line: String = (0..64_usize)
        .map(|i| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[i * 37 % 64]))
        .collect();
    // Its beginning in one block, its end in the next.
    for before in [0, (4 << 20) - 100] {
        let begin = "x ".repeat(before / 2);
        let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{}-----END RSA PRIVATE KEY-----", format!("{line}\n").repeat(600));
        assert_eq!(redacted(&scanner, &format!("{begin}\n{key}\nend")), format!("{begin}\n[PRIVATE-KEY-1]\nend"));
    }
}

#[test]
fn a_password_in_an_address_is_masked_to_its_last_sign() {
    let scanner = Scanner::new(false, &[]).unwrap();
    assert_eq!(redacted(&scanner, "postgres://u:p@ss/w0rd@host/db"), "postgres://u:[URL-PASSWORD-1]@host/db");
    assert_eq!(
        redacted(&scanner, "pg://u:gehe1m77Q@registry.example/@scope/a"),
        "pg://u:[URL-PASSWORD-1]@registry.example/@scope/a"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 200, failure_persistence: None, ..Default::default() })]

    /// What was redacted holds nothing that a second scan finds.
    #[test]
    fn redaction_leaves_no_find(
        picked in proptest::collection::vec((0_usize..10_000, proptest::sample::select(vec!["\n", "\n\n", "\r\n", " \n "])), 1..12),
    ) {
        let samples = samples();
        let text: String = picked.iter().map(|(which, between)| format!("{}{between}", samples[which % samples.len()].text)).collect();
        let scanner = Scanner::new(true, &[]).unwrap();
        let once = redacted(&scanner, &text);
        let left = scanner.scan_text(&once);
        proptest::prop_assert!(left.is_empty(), "{:?} in {once:?}", left.iter().map(|one| one.rule.id).collect::<Vec<_>>());
    }
}

const TOKEN: &str = "ghp_a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3";

#[test]
fn a_disguise_hides_nothing() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let inside = |mark: &str| format!("{}{mark}{}", &TOKEN[..9], &TOKEN[9..]);
    for text in [
        format!("\u{1b}[1;31m{TOKEN}\u{1b}[0m"),
        format!("{}\u{1b}[7m{}", &TOKEN[..2], &TOKEN[2..]),
        inside("\u{200b}"),
        inside("\u{2060}"),
        format!("\\u0067{}", &TOKEN[1..]),
        format!("&quot;{TOKEN}&quot;"),
        format!("&#x67;{}", &TOKEN[1..]),
        format!("_{TOKEN}_"),
        format!("**{TOKEN}**"),
    ] {
        assert_eq!(found(&scanner, &text), ["github-token"], "{text:?}");
        assert!(!redacted(&scanner, &text).contains(&TOKEN[20..]), "{text:?}");
        assert_eq!(scanner.first_in(&text).len(), 1, "{text:?}");
    }
}

#[test]
fn a_key_with_numbered_lines_is_one() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let line = "MIIEpAIBAAKCAQEA1c7+9z5Pad7OejecsQ0buq3aozN6k4mvJ2Xh8dRw5tUe0LfG";
    for prefix in [|n: usize| format!("{n:>4} | "), |n: usize| format!("{n:>6}\u{2192}"), |n: usize| format!("{n}\t")] {
        let lines: String = (2..12).map(|n| format!("{}{line}\n", prefix(n))).collect();
        let text =
            format!("{}-----BEGIN RSA PRIVATE KEY-----\n{lines}{}-----END RSA PRIVATE KEY-----\n", prefix(1), prefix(12));
        assert_eq!(found(&scanner, &text), ["private-key"], "{text}");
        assert!(!redacted(&scanner, &text).contains("MIIEpAIB"), "{}", redacted(&scanner, &text));
    }
}

#[test]
fn a_key_without_an_end_is_found_before_another_secret() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let lines = "k+eJyndZ4F6DsuxItffgKwQjUXmm1+kUMBzMNxOdFmpI/eCS/ihFJzJwPB3Vb6Kk\n".repeat(2);
    let text = format!("-----BEGIN RSA PRIVATE KEY-----\n{lines}EZAK{}\n", "a1B2c3D4e5".repeat(6).split_at(54).0);
    assert_eq!(found(&scanner, &text), ["private-key", "easypost-key"]);
    assert_eq!(redacted(&scanner, &text), "[PRIVATE-KEY-1]\n[EASYPOST-KEY-1]\n");
}

#[test]
fn what_is_left_of_a_secret_around_another_is_masked_with_it() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let redacted = |text: &str| redacted(&scanner, text);
    let line = "k+eJyndZ4F6DsuxItffgKwQjUXmm1+kUMBzMNxOdFmpI/eCS/ihFJzJwPB3Vb6Kk\n";
    let inside = format!("EZAK{}\n", "a1B2c3D4e5".repeat(6).split_at(54).0);
    let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{line}{inside}{line}-----END RSA PRIVATE KEY-----\n");
    assert_eq!(redacted(&key), "[PRIVATE-KEY-1]\n[EASYPOST-KEY-1]\n[PRIVATE-KEY-2]\n");
    // What another rule takes to be the same place, to the letter.
    assert_eq!(redacted(&format!("password = \"{TOKEN}/x9!Q\"")), "password = \"[GITHUB-TOKEN-1]\"");
}

#[test]
fn a_mark_excuses_its_line_and_on_request_the_next() {
    let scanner = Scanner::new(false, &[]).unwrap();
    let count = |text: String| found(&scanner, &text).len();
    assert_eq!(count(format!("{TOKEN} # promptfate:allow\n{TOKEN}")), 1);
    assert_eq!(count(format!("# promptfate:allow-next\n{TOKEN}\n{TOKEN}")), 1);
    assert_eq!(count(format!("# promptfate:allow\n{TOKEN}")), 1);
    let line = "MIIEpAIBAAKCAQEA1c7+9z5Pad7OejecsQ0buq3aozN6k4mvJ2Xh8dRw5tUe0LfG\n";
    let key = |first: &str, inside: &str| {
        format!("-----BEGIN RSA PRIVATE KEY-----{first}\n{}{inside}\n-----END RSA PRIVATE KEY-----\n", line.repeat(4))
    };
    assert_eq!(count(key("", "promptfate:allow")), 1);
}
