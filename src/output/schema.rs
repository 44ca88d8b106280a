//! The JSON Schema of the contract with programs: for each command what it gives.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Value, json};

use crate::output::View;
use crate::output::format::Envelope;
use crate::output::views::{
    Advice, Answers, Audit, Catalogue, Changes, Checklists, Conflicts, Coverage, Dating, Diagnostics, Gaps, Histories, Hooks,
    Listings, Matches, Risks, Rules, Secrets, SideBySide, Tiers, Verification, Wanted, Watching,
};

type Make = fn(&mut SchemaGenerator) -> Schema;

/// What each command gives, by its name and the flag that makes it another result.
const COMMANDS: &[(&str, Make)] = &[
    ("advise", of::<Advice<'_>>),
    ("ask", of::<Answers<'_>>),
    ("audit", of::<Audit<'_>>),
    ("checklist", of::<Checklists<'_>>),
    ("compare", of::<SideBySide<'_>>),
    ("conflicts", of::<Conflicts<'_>>),
    ("diff", of::<Changes<'_>>),
    ("explain", of::<Rules<'_>>),
    ("export-catalogue", of::<Catalogue<'_>>),
    ("find", of::<Matches<'_>>),
    ("history", of::<Histories<'_>>),
    ("hook-status", of::<Hooks<'_>>),
    ("list", of::<Listings<'_>>),
    ("list-gaps", of::<Gaps<'_>>),
    ("list-wanted", of::<Wanted<'_>>),
    ("risks", of::<Risks<'_>>),
    ("scan", of::<Secrets<'_>>),
    ("show", of::<Tiers<'_>>),
    ("stats", of::<Coverage<'_>>),
    ("validate", of::<Diagnostics>),
    ("verify", of::<Verification<'_>>),
    ("verify-dates", of::<Dating<'_>>),
    ("watch", of::<Watching<'_>>),
];

fn of<V: View>(generator: &mut SchemaGenerator) -> Schema {
    Envelope::<V::Json>::json_schema(generator)
}

/// Returns the JSON Schema (draft 2020-12) of all that commands give as JSON; `#/$defs/COMMAND` is that of one.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let commands: Vec<(String, Value)> =
        COMMANDS.iter().map(|(name, make)| ((*name).to_owned(), make(&mut generator).to_value())).collect();
    let mut definitions = generator.take_definitions(true);
    let references: Vec<Value> = commands.iter().map(|(name, _)| json!({"$ref": format!("#/$defs/{name}")})).collect();
    definitions.extend(commands);
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "promptfate/v1: what commands give with --format json.",
        "$defs": definitions,
        "anyOf": references,
    });
    RecursiveTransform(open).transform(&mut schema);
    schema.to_value()
}

/// Returns the schema of what one command gives, with all that it refers to and nothing else: an object, as protocols want it at the top.
pub fn schema_of(command: &str) -> Value {
    let mut all = schema();
    let definitions = all.get_mut("$defs").and_then(Value::as_object_mut).map(std::mem::take).unwrap_or_default();
    let mut wanted = vec![command.to_owned()];
    let mut found = serde_json::Map::new();
    while let Some(name) = wanted.pop() {
        if let Some(one) = definitions.get(&name).filter(|_| !found.contains_key(&name)) {
            referred(one, &mut wanted);
            found.insert(name, one.clone());
        }
    }
    json!({"type": "object", "$ref": format!("#/$defs/{command}"), "$defs": found})
}

/// Adds the names of the definitions that a schema refers to.
fn referred(schema: &Value, names: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
            names.extend(name.map(str::to_owned));
            members.values().for_each(|member| referred(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| referred(item, names)),
        _ => {}
    }
}

/// Takes out what holds for records alone, all of whose keys are known, and Rust's formats of numbers.
fn open(schema: &mut Schema) {
    schema.remove("default");
    if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
        schema.remove("additionalProperties");
    }
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format != "date") {
        schema.remove("format");
    }
}
