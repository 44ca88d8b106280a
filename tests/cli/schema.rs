//! The schema files are those of the types, and a checker that knows nothing of us agrees with them.

use std::fs;
use std::path::Path;

use super::program::Run;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")
}

#[test]
fn the_schema_files_are_fresh() {
    for record in ["tier", "provider", "policy", "tools", "known-unknowns", "models", "output"] {
        let made = Run::new(&["schema", record]).out();
        let path = folder().join(format!("{record}.schema.json"));
        if std::env::var_os("PROMPTFATE_BLESS").is_some() {
            fs::write(&path, &made).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == made, "stale: promptfate schema {record} > {}", path.display());
    }
}

#[test]
fn hover_and_completion_have_something_to_show() {
    let schema: serde_json::Value = serde_json::from_str(&Run::new(&["schema"]).out()).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    assert!(properties.values().all(|property| property["description"].is_string()), "a key without a description");
    let training = &schema["$defs"]["Training"];
    assert_eq!(training["enum"].as_array().map(Vec::len), Some(5));
    assert_eq!(training["markdownEnumDescriptions"].as_array().map(Vec::len), Some(5));
    assert!(
        !schema.to_string().contains("\"oneOf\"") && !schema.to_string().contains("\"anyOf\""),
        "messages of checkers suffer"
    );
}

#[test]
fn templates_and_example_policies_keep_to_their_schemas() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let check = |kind: &str, file: &Path| {
        let schema: serde_json::Value = serde_json::from_str(&Run::new(&["schema", kind]).out()).unwrap();
        let value = promptfate::records::parse(&fs::read_to_string(file).unwrap()).unwrap().to_json();
        assert_keeps_to(&schema, &value, &file.display().to_string());
    };
    check("policy", &root.join("src/cli/templates/ai-policy.yaml"));
    check("tools", &root.join("src/cli/templates/ai-tools.yaml"));
    for policy in fs::read_dir(root.join("docs/policies")).unwrap() {
        check("policy", &policy.unwrap().path());
    }
}

/// Sees that a log keeps to the schema that OASIS publishes with SARIF 2.1.0.
pub fn assert_is_sarif(log: &serde_json::Value) {
    let mut schema: serde_json::Value = serde_json::from_str(include_str!("sarif-2.1.0.schema.json")).unwrap();
    // A bracket too many makes this pattern of theirs no expression at all; we write no language.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    assert_keeps_to(&schema, log, "SARIF");
}

fn assert_keeps_to(schema: &serde_json::Value, value: &serde_json::Value, what: &str) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{what}: {wrong:?}");
}
