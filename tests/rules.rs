//! Every rule finds its fault, at its line, and says so in one form.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use promptfate::diagnostic::{Diagnostic, Severity};
use promptfate::model::Day;
use promptfate::validate::{ALL, Rule, locate, validate};

/// A fixture folder that belongs to no rule: nothing in it is wrong.
const VALID: &str = "valid";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// Returns `file:line:column code` of everything wrong in a fixture's data folder, sorted.
fn findings(fixture: &str) -> (String, Vec<Diagnostic>) {
    let data = fixtures().join(fixture).join("data");
    let today: Day = "2026-11-23".parse().expect("a day");
    let found = validate(&data, today).unwrap_or_else(|failure| panic!("{fixture}: {failure}")).diagnostics;
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in &found {
        by_file.entry(&diagnostic.file).or_default().push(diagnostic);
    }
    let mut lines = Vec::new();
    for (file, diagnostics) in by_file {
        let bytes = fs::read(data.join(file)).expect("the file that is found fault with");
        let places = locate(&String::from_utf8_lossy(&bytes), &diagnostics);
        for (diagnostic, place) in diagnostics.iter().zip(places) {
            lines.push((file, place.line, place.column, diagnostic.code));
        }
    }
    lines.sort_unstable();
    let lines = lines.iter().map(|(file, line, column, code)| format!("{file}:{line}:{column} {code}\n")).collect();
    (lines, found)
}

fn folders() -> Vec<String> {
    let entries = fs::read_dir(fixtures()).expect("tests/rules");
    let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn each_rule_has_a_fixture_and_each_fixture_a_rule() {
    let mut wanted: Vec<&str> = ALL.iter().map(|rule| rule.code).chain([VALID]).collect();
    wanted.sort_unstable();
    assert_eq!(folders(), wanted);
}

#[test]
fn finds_the_fault_and_nothing_else() {
    // All fixtures that differ are shown at once.
    let mut wrong = String::new();
    for rule in ALL {
        let expected = fs::read_to_string(fixtures().join(rule.code).join("expected.txt")).unwrap_or_default();
        let (found, diagnostics) = findings(rule.code);
        if found != expected {
            wrong.push_str(&format!("{}\n  wanted\n{expected}  found\n{found}", rule.code));
        }
        if found.is_empty() || found.lines().any(|line| !line.ends_with(&format!(" {}", rule.code))) {
            wrong.push_str(&format!("{}: found another fault or none\n{found}", rule.code));
        }
        if let Some(other) = diagnostics.iter().find(|found| found.code == rule.code && found.severity != rule.severity) {
            wrong.push_str(&format!("{}: found it as {:?}, not {:?}\n", rule.code, other.severity, rule.severity));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn finds_nothing_in_what_is_allowed() {
    assert_eq!(findings(VALID).0, "");
}

#[test]
fn says_in_each_message_what_was_found() {
    for rule in ALL {
        for found in findings(rule.code).1 {
            let is_one_line = !found.message.contains('\n') && !found.message.ends_with('.');
            assert!(is_one_line && !found.message.is_empty(), "{}: {}", rule.code, found.message);
        }
    }
}

#[test]
fn codes_are_kebab_case_sorted_and_unique() {
    for rule in ALL {
        let is_kebab = rule.code.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        assert!(is_kebab, "{}", rule.code);
    }
    assert!(ALL.is_sorted_by(|one, next| one.code < next.code));
}

#[test]
fn explanations_have_one_form() {
    for Rule { code, severity, about, why, help, bad, good, .. } in ALL {
        for line in [about, help] {
            let begins_small = line.starts_with(|c: char| c.is_lowercase() || c == '`');
            assert!(begins_small && !line.ends_with('.') && !line.contains('\n'), "{code}: {line}");
        }
        assert!(why.starts_with(|c: char| c.is_uppercase() || c == '`') && why.ends_with('.'), "{code}: {why}");
        assert!(!bad.is_empty() && !good.is_empty() && bad != good, "{code}: the examples do not differ");
        assert_ne!(*severity, Severity::Info, "{code}");
    }
}
