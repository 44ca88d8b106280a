//! `hook --tier --policy`: the same paste may go to one tier and not to another.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::program::{Run, Said};

const POLICY: &str = "schema: 1
classes:
  keys:
    requires: {training: [never]}
  silent:
    requires: {keep: 1d}
";

fn folder(policy: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ai-policy.yaml"), policy).unwrap();
    folder
}

fn said(folder: &Path, arguments: &str, text: &str) -> Said {
    let words: Vec<&str> = arguments.split(' ').collect();
    let input = json!({"hook_event_name": "UserPromptSubmit", "cwd": folder, "prompt": text}).to_string();
    Run::new(&words).on_fixture().within(folder).reading(input.as_bytes()).said()
}

fn answer(folder: &Path, arguments: &str, text: &str) -> Value {
    let said = said(folder, &format!("hook claude-code --within 600000 {arguments}"), text);
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err))
}

fn token() -> String {
    format!("use ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
}

#[test]
fn the_tier_and_the_class_decide() {
    let folder = folder(POLICY);
    let judged = |tier: &str, class: &str| {
        let arguments = format!("--tier {tier} --policy ai-policy.yaml --class {class}");
        answer(folder.path(), &arguments, &token())
    };
    let goes = judged("acme/api", "keys");
    assert!(goes.get("decision").is_none(), "{goes}");
    let words = goes["systemMessage"].as_str().unwrap();
    assert!(words.contains("GitHub") && words.ends_with("The policy lets `keys` go there."), "{words}");
    let stops = judged("acme/chat", "keys");
    assert_eq!(stops["decision"], "block");
    assert!(stops["reason"].as_str().unwrap().contains("The policy does not let `keys` go there"), "{stops}");
    assert_eq!(judged("acme/chat", "silent")["decision"], "block");
    assert_eq!(answer(folder.path(), "--tier acme/api --policy ai-policy.yaml --class keys", "hello"), json!({}));
}

#[test]
fn a_tier_or_a_policy_that_is_not_known_is_said_and_lets_nothing_go() {
    let folder = folder(POLICY);
    for arguments in [
        "--tier nope",
        "--tier acme/chatty",
        "--tier nope --policy ai-policy.yaml --class keys",
        "--tier acme/api --policy gone.yaml --class keys",
        "--tier acme/api --policy ai-policy.yaml --class other",
    ] {
        let stops = answer(folder.path(), arguments, &token());
        assert_eq!(stops["decision"], "block", "{arguments}");
        assert!(stops["reason"].as_str().unwrap().contains("is not known to promptfate"), "{stops}");
    }
    // Whoever only ever asks harmless things is told too.
    for arguments in ["--tier nope", "--tier acme/api --policy gone.yaml --class keys"] {
        let clean = answer(folder.path(), arguments, "hello");
        assert!(clean["systemMessage"].as_str().unwrap().contains("is not known to promptfate"), "{clean}");
        assert!(clean.get("decision").is_none());
    }
    let broken = self::folder("schema: 1\nclasses: 3\n");
    let stops = answer(broken.path(), "--tier acme/api --policy ai-policy.yaml --class keys", &token());
    assert!(stops["decision"] == "block" && stops["reason"].as_str().unwrap().contains("cannot use the policy"), "{stops}");
}

#[test]
fn what_is_not_known_is_refused_when_it_is_installed() {
    let folder = folder(POLICY);
    let home = folder.path().to_str().unwrap();
    let install = |arguments: &str| {
        let words: Vec<&str> = arguments.split(' ').collect();
        let run = Run::new(&[&["hook", "install", "claude-code"], words.as_slice()].concat());
        run.on_fixture().env("HOME", home).env("USERPROFILE", home).within(folder.path()).said()
    };
    for (arguments, words) in [
        ("--tier nope", "`nope`"),
        ("--tier acme/api --policy gone.yaml --class keys", "gone.yaml"),
        ("--tier acme/api --policy ai-policy.yaml --class other", "the policy has keys, silent"),
        ("--policy ai-policy.yaml --class keys", "--tier"),
        ("--tier acme/api --policy ai-policy.yaml", "--class"),
    ] {
        let said = install(arguments);
        assert!(said.status == 2 && said.err.contains(words), "{arguments}: {}", said.err);
        assert!(!folder.path().join(".claude").exists());
    }
    assert_eq!(install("--tier acme/api --policy ai-policy.yaml --class keys").status, 0);
    let text = fs::read_to_string(folder.path().join(".claude/settings.json")).unwrap();
    let policy = fs::canonicalize(folder.path()).unwrap().join("ai-policy.yaml");
    assert!(text.contains(&format!("--tier acme/api --policy {} --class keys || exit 2", policy.display())), "{text}");
    let uninstalled = Run::new(&["hook", "uninstall", "claude-code"]).env("HOME", home).env("USERPROFILE", home).said();
    assert!(uninstalled.status == 0 && !folder.path().join(".claude/settings.json").exists(), "{}", uninstalled.err);
    // Words are written as the id that they name.
    assert_eq!(Run::new(&["hook", "install", "codex", "--tier", "acme chat"]).on_fixture().env("HOME", home).said().status, 0);
    let text = fs::read_to_string(folder.path().join(".codex/hooks.json")).unwrap();
    assert!(text.contains("--tier acme/chat"), "{text}");
}
