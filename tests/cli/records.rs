//! The record writer's bench.

use std::fs;
use std::path::{Path, PathBuf};

use super::program::{Run, data};

/// Copies the records of these tests into `folder/data`.
pub fn copied(folder: &Path) -> PathBuf {
    let target = folder.join("data");
    for provider in ["acme", "beta"] {
        fs::create_dir_all(target.join(provider)).unwrap();
        for entry in fs::read_dir(data().join(provider)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), target.join(provider).join(entry.file_name())).unwrap();
        }
    }
    target
}

fn edited(folder: &Path, file: &str, edit: impl Fn(&str) -> String) -> PathBuf {
    let data = copied(folder);
    let path = data.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let changed = edit(&text);
    assert_ne!(text, changed, "the edit did nothing");
    fs::write(&path, changed).unwrap();
    data
}

#[test]
fn the_records_of_these_tests_are_in_order() {
    let said = Run::new(&["validate"]).with(data()).said();
    assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (0, "", "8 files: 0 errors, 0 warnings\n"));
}

#[test]
fn the_real_records_are_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The day of the generated page: what was read after it is not in the page yet.
    let page = std::fs::read_to_string(root.join("docs/coverage.md")).unwrap();
    let day = page.lines().next().unwrap().rsplit(' ').next().unwrap();
    let said = Run::new(&["validate", "--today", day]).with(root.join("data")).said();
    let titles: String =
        said.out.lines().filter(|line| line.starts_with("error")).take(20).map(|line| format!("{line}\n")).collect();
    assert_eq!(said.status, 0, "{titles}");
    let fmt = Run::new(&["fmt", "--check"]).with(root.join("data")).said();
    assert_eq!(fmt.status, 0, "{}", fmt.out);
}

#[test]
fn a_record_with_every_kind_of_fault_is_reported_whole() {
    let scratch = tempfile::tempdir().unwrap();
    let data = edited(scratch.path(), "acme/chat.yaml", |text| {
        text.replace("kind: consumer", "kind: consumers")
            .replace("checked: \"2026-11-01\"", "checked: \"2026-02-30\"\ncolour: blue")
            .replacen("answer: opt_out", "answer: no", 1)
            .replacen("version: \"dc0ca63", "version: \"xx0ca63", 1)
            .replace("answer: P5Y", "answer: five years")
            .replace("source: help", "source: helpp")
            .replace("    by: user\n", "    by: users\n")
    });
    let said = Run::new(&["validate", "data"]).within(scratch.path()).said();
    assert_eq!(said.status, 1);
    let titles: String = said
        .out
        .lines()
        .filter(|line| line.starts_with("error") || line.starts_with("warning"))
        .map(|line| format!("{line}\n"))
        .collect();
    insta::assert_snapshot!(titles, @r#"
    error: data/acme/chat.yaml:4:7 [unknown-word] found "consumers", allowed are consumer, team, enterprise, education, api, cloud, local
    error: data/acme/chat.yaml:7:10 [wrong-form] found "2026-02-30", wanted a day that exists, "YYYY-MM-DD"
    error: data/acme/chat.yaml:8:1 [unknown-key] found the key `colour`, which has no meaning here
    error: data/acme/chat.yaml:12:13 [unknown-word] found "no", allowed are never, opt_in, opt_out, always, unstated
    error: data/acme/chat.yaml:12:13 [unquoted-scalar] found `no` without quotes
    error: data/acme/chat.yaml:21:22 [wrong-form] found "xx0ca63abe037554e3ad73fb84ae4e4fbdb9e7bc", wanted the 40 hexadecimal digits of a commit
    error: data/acme/chat.yaml:41:17 [unlisted-source] found the source `helpp`, which is not listed
    error: data/acme/chat.yaml:47:17 [unlisted-source] found the source `helpp`, which is not listed
    error: data/acme/chat.yaml:52:13 [wrong-form] found "five years", wanted an ISO 8601 duration (P30D) or zero, customer_set, until_deleted, indefinite, unstated
    error: data/acme/chat.yaml:85:17 [unlisted-source] found the source `helpp`, which is not listed
    error: data/acme/chat.yaml:91:17 [unlisted-source] found the source `helpp`, which is not listed
    error: data/acme/chat.yaml:98:9 [unknown-word] found "users", allowed are user, admin
    warning: data/acme/provider.yaml:14:3 [unused-source] found the source `help`, which no tier cites
    "#);
    assert!(data.exists());
    // One provider, or one record: what is said of it, and of nothing else.
    let said = |path: &str| Run::new(&["validate", path]).within(scratch.path()).said();
    assert_eq!((said("data/acme").status, said("data/beta").status), (1, 0));
    let provider = said("data/acme/provider.yaml");
    assert_eq!((provider.status, provider.out.matches("[unused-source]").count()), (0, 1), "{}", provider.out);
    assert!(!provider.out.contains("chat.yaml"), "{}", provider.out);
}

#[test]
fn a_finding_shows_its_line() {
    let scratch = tempfile::tempdir().unwrap();
    edited(scratch.path(), "acme/chat.yaml", |text| text.replace("answer: P5Y", "answer: five years"));
    let said = Run::new(&["validate", "data"]).within(scratch.path()).said();
    insta::assert_snapshot!(said.out, @r#"
    error: data/acme/chat.yaml:51:13 [wrong-form] found "five years", wanted an ISO 8601 duration (P30D) or zero, customer_set, until_deleted, indefinite, unstated
       |
    51 |     answer: five years
       |             ^^^^^^^^^^
    "#);
}

#[test]
fn one_bad_record_never_hides_the_good_ones() {
    let scratch = tempfile::tempdir().unwrap();
    let data = edited(scratch.path(), "acme/chat.yaml", |_| "name: [".to_owned());
    let said = Run::new(&["ask", "acme", "api", "--data"]).with(&data).said();
    assert_eq!(said.status, 0);
    assert!(
        said.out.starts_with("Acme API") && said.err.contains("1 error in records, which were left out"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn findings_for_programs() {
    let scratch = tempfile::tempdir().unwrap();
    edited(scratch.path(), "acme/chat.yaml", |text| text.replace("answer: P5Y", "answer: five years"));
    let said = Run::new(&["validate", "data", "--format", "json"]).within(scratch.path()).said();
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let finding = &json["findings"][0];
    assert_eq!(
        (finding["code"].as_str(), finding["line"].as_u64(), finding["column"].as_u64()),
        (Some("wrong-form"), Some(51), Some(13))
    );
    let github = Run::new(&["validate", "data", "--format", "github"]).within(scratch.path()).said();
    assert!(
        github.out.starts_with("::error file=data/acme/chat.yaml,line=51,col=13,title=wrong-form::found \"five years\""),
        "{}",
        github.out
    );
}

#[test]
fn a_missing_key_names_its_place() {
    let scratch = tempfile::tempdir().unwrap();
    edited(scratch.path(), "acme/chat.yaml", |text| text.replace("schema: 1\n", ""));
    let said = Run::new(&["validate", "data"]).within(scratch.path()).said();
    assert!(said.out.contains("[missing-key] the key `schema` is missing"), "{}", said.out);
}

#[test]
fn warnings_fail_when_asked() {
    let old = |arguments: &[&str]| Run::new(arguments).with(data()).env("PROMPTFATE_TODAY", "2028-01-01").said().status;
    assert_eq!((old(&["validate"]), old(&["validate", "--fail-on", "warning"])), (0, 1));
}

#[test]
fn new_makes_a_record_that_is_valid_but_for_what_is_to_be_read() {
    let scratch = tempfile::tempdir().unwrap();
    copied(scratch.path());
    let out = Run::new(&["new", "gamma/chat", "--name", "Gamma: Chat", "--provider", "Gamma, Inc.", "--kind", "team"])
        .within(scratch.path())
        .out();
    assert_eq!(out, "data/gamma/provider.yaml\ndata/gamma/chat.yaml\n");
    let said = Run::new(&["validate", "data"]).within(scratch.path()).said();
    assert_eq!((said.status, said.err.as_str()), (0, "7 files: 0 errors, 3 warnings\n"), "{}", said.out);
    assert!(said.out.contains("[silent-record]") && said.out.contains("[left-placeholder]"), "{}", said.out);
    assert_eq!(said.out.matches("put the provider's own address there").count(), 1, "{}", said.out);
    let listed = Run::new(&["--data", "data", "list", "--kind", "team"]).within(scratch.path()).out();
    assert!(listed.contains("Gamma, Inc."), "{listed}");
    let again = Run::new(&["new", "gamma/chat"]).within(scratch.path()).said();
    assert_eq!(again.status, 2);
    assert!(again.err.contains("is there already"));
    assert_eq!(Run::new(&["new", "Gamma/../x"]).within(scratch.path()).said().status, 2);
}

#[test]
fn fmt_checks_and_mends() {
    let scratch = tempfile::tempdir().unwrap();
    let data = edited(scratch.path(), "acme/chat.yaml", |text| text.replace("read: \"2024-03-01\"", "read: 2024-03-01"));
    assert_eq!(Run::new(&["fmt", "--check"]).with(&data).said().status, 1);
    assert_eq!(Run::new(&["fmt"]).with(&data).said().status, 0);
    assert_eq!(Run::new(&["fmt", "--check"]).with(&data).said().status, 0);
    assert_eq!(
        fs::read_to_string(data.join("acme/chat.yaml")).unwrap(),
        fs::read_to_string(super::program::data().join("acme/chat.yaml")).unwrap()
    );
}

#[test]
fn explain_lists_rules_and_knows_each() {
    let all = Run::new(&["explain"]).out();
    assert!(all.contains("unlisted-source"));
    let one = Run::new(&["explain", "unlisted-source"]).out();
    assert!(one.contains("What to do") && one.contains("With the fault"), "{one}");
    let unknown = Run::new(&["explain", "unlisted-sauce"]).said();
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("did you mean `unlisted-source`?"));
}
