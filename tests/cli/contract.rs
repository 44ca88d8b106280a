//! The JSON that commands give keeps to the schema that is published with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::archive::newest_archive;
use super::program::{Run, data};

/// For each schema the runs whose output is held against it; NAMES are tiers of the records that are read.
const RUNS: &[(&str, &[&str])] = &[
    ("advise", &["advise --class open", "advise --class closed"]),
    (
        "ask",
        &["ask NAMES training retention", "ask NAMES gibberish", "ask grammarly", "ask chatgpt platinum plan", "ask xyzzy"],
    ),
    ("audit", &["audit", "audit --since 2025-01-01"]),
    ("checklist", &["checklist NAMES"]),
    ("compare", &["compare NAMES"]),
    ("conflicts", &["conflicts"]),
    ("diff", &["diff 2024-06-01 2026-06-01", "diff 2026-11-01"]),
    ("explain", &["explain", "explain unlisted-source"]),
    ("export-catalogue", &["export catalogue"]),
    ("find", &["find", "find --training never,opt_in --keep 30d", "find --sharing yes --training never"]),
    ("history", &["history NAMES"]),
    ("hook-status", &["hook check claude-code codex", "hook check cursor"]),
    ("list", &["list"]),
    ("list-gaps", &["list --gaps"]),
    ("list-wanted", &["list --wanted"]),
    ("risks", &["risks NAMES"]),
    ("scan", &["scan secret.txt --personal", "scan ai-policy.yaml"]),
    ("show", &["show NAMES", "show NAMES --at 2023-01-01", "show NAMES --region EEA"]),
    ("stats", &["stats"]),
    ("validate", &["validate RULES/unknown-word/data", "validate RULES/stale-record/data", "validate RULES/valid/data"]),
    ("verify", &["verify --archive archive"]),
    ("verify-dates", &["verify --dates --archive archive", "verify --dates --fix --archive archive"]),
    ("watch", &["watch --archive archive", "watch --archive archive --since 2020-01-01"]),
];

const POLICY: &str = "schema: 1
classes:
  open: {tiers: any}
  closed:
    requires: {training: [never], keep: 30d, human_review: [\"no\"]}
    deny: [TIER]
    exceptions: [{tier: OTHER, until: \"2026-12-31\", reason: trial}]
";
const TOOLS: &str = "schema: 1
tools:
  - {tool: TIER, classes: [open, closed]}
  - {tool: OTHER, classes: [open, closed], opted_out: {on: \"2026-01-01\", by: Ada}}
";

/// Sees that everything that commands say of some records keeps to the schema, and returns the schemas that were met.
fn hold(records: Option<&Path>, names: &str) -> BTreeSet<String> {
    let scratch = tempfile::tempdir().unwrap();
    let at = |name: &str| scratch.path().join(name);
    let mut tiers = names.split(' ');
    let (tier, other) = (tiers.next().unwrap(), tiers.next().unwrap());
    fs::write(at("ai-policy.yaml"), POLICY.replace("TIER", tier).replace("OTHER", other)).unwrap();
    fs::write(at("ai-tools.yaml"), TOOLS.replace("TIER", tier).replace("OTHER", other)).unwrap();
    fs::write(at("secret.txt"), format!("ghp_{}\nada@example.org\n", "A1b2C3d4E5f6".repeat(3))).unwrap();
    newest_archive(scratch.path());
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").display().to_string();
    let mut met = BTreeSet::new();
    for (name, runs) in RUNS {
        let validator = jsonschema::validator_for(&closed(name)).unwrap();
        for run in *runs {
            let words: Vec<String> =
                run.replace("RULES", &rules).replace("NAMES", names).split(' ').map(str::to_owned).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut program = Run::new(&words).with("--format").with("json").within(scratch.path());
            program =
                program.env("HOME", scratch.path().to_str().unwrap()).env("USERPROFILE", scratch.path().to_str().unwrap());
            if let Some(records) = records {
                program = program.with("--data").with(records);
            }
            let said = program.said();
            let found: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{run}: {error}: {}", said.err));
            let wrong: Vec<String> =
                validator.iter_errors(&found).map(|error| format!("{}: {error}", error.instance_path())).take(3).collect();
            assert!(wrong.is_empty(), "{run}: {wrong:#?}");
            assert_eq!(found["program"], env!("CARGO_PKG_VERSION"), "{run}");
            // What is made of no record says of none.
            let is_made_of_records = !["explain", "hook-status", "scan"].contains(name);
            assert_eq!(found["records"]["version"].is_string(), is_made_of_records, "{run}: {}", found["records"]);
            assert!(!is_made_of_records || found["records"]["date"].is_string(), "{run}: {}", found["records"]);
            // These two speak to those who write records, in the words of records.
            if !["verify-dates", "watch"].contains(name) {
                names_its_provider(&found, run);
            }
            met.insert((*name).to_owned());
        }
    }
    met
}

/// Sees that the provider's id stands beside each tier's, and the days beside each time.
fn names_its_provider(value: &Value, run: &str) {
    if let Value::Object(object) = value {
        let id = ["tier", "id"].into_iter().find_map(|key| object.get(key)?.as_str()?.split_once('/'));
        if let Some((provider, _)) = id {
            assert_eq!(object.get("provider_id"), Some(&json!(provider)), "{run}: {object:?}");
        }
        let is_time = |text: &str| text.strip_prefix('P').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if object.get("answer").and_then(Value::as_str).is_some_and(is_time) {
            assert!(object.get("retention_days").is_some_and(Value::is_u64), "{run}: {object:?}");
        }
    }
    match value {
        Value::Object(object) => object.values().for_each(|one| names_its_provider(one, run)),
        Value::Array(items) => items.iter().for_each(|one| names_its_provider(one, run)),
        _ => {}
    }
}

/// Returns the schema of a result in which a key that is not named is an error: a program may meet a new one, a test may not.
pub(super) fn closed(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/output.schema.json");
    let mut schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    close(&mut schema);
    schema.as_object_mut().unwrap().remove("anyOf");
    schema["$ref"] = json!(format!("#/$defs/{name}"));
    schema
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("properties") && !object.contains_key("additionalProperties") {
                object.insert("additionalProperties".to_owned(), json!(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn every_command_keeps_to_the_published_schema() {
    let met = hold(Some(&data()), "acme/chat delta/team");
    hold(None, "openai/chatgpt anthropic/claude");
    let schema: Value = serde_json::from_str(&Run::new(&["schema", "output"]).out()).unwrap();
    let published: BTreeSet<String> = schema["anyOf"].as_array().unwrap().iter().map(reference).collect();
    assert_eq!(met, published);
    // A command that offers JSON is among them.
    let help = Run::new(&["--help"]).out();
    let commands = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|word| !word.is_empty());
    for command in commands.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())) {
        let offers = Run::new(&[command, "--help"]).said().out.contains("promptfate/v1");
        assert!(!offers || published.contains(command), "`{command}` has no schema");
    }
}

#[test]
fn the_same_records_have_one_version_in_the_program_and_in_a_folder() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let records = |run: Run| run.json()["records"].clone();
    let listed = |folder: &Path| records(Run::new(&["list", "--format", "json", "--data"]).with(folder));
    let inside = records(Run::new(&["list", "--format", "json"]));
    assert_eq!(listed(&real), inside);
    let (version, date) = (inside["version"].as_str().unwrap(), inside["date"].as_str().unwrap());
    assert!(version.strip_prefix(date).is_some_and(|sum| sum.len() == 17), "{inside}");
    let scratch = tempfile::tempdir().unwrap();
    let copy = super::records::copied(scratch.path());
    let before = listed(&copy);
    let file = copy.join("acme/api.yaml");
    fs::write(&file, format!("{}# One remark more.\n", fs::read_to_string(&file).unwrap())).unwrap();
    assert_ne!(before["version"], listed(&copy)["version"]);
    assert_eq!(before["date"], listed(&copy)["date"]);
}

fn reference(one: &Value) -> String {
    one["$ref"].as_str().unwrap().trim_start_matches("#/$defs/").to_owned()
}
