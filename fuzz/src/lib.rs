//! What the targets share: one scanner and one small library a process, and texts made from a structure.
//!
//! Bytes alone rarely make a policy that is read to its end. So an input that begins with [`MADE`] is taken as choices by which
//! a document is made of its own JSON schema, now and then with a wrong value, and then changed at a few places. Every other
//! input is the text itself, so that a seed can be read.

use std::path::Path;
use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use promptfate::hook::Agent;
use promptfate::names::Names;
use promptfate::records::{Library, accept, load};
use promptfate::scan::Scanner;
use serde_json::{Map, Value};

/// Begins an input of which a text is made.
pub const MADE: u8 = 0;

/// Every tool that calls hooks; the last has no settings.
pub const AGENTS: [&Agent; 11] = Agent::ALL;

/// Credentials and personal data.
pub static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(true, &[]).unwrap());

/// The three tiers of the tests.
pub static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data"));
    Library::of(load(folder, &accept).unwrap(), "tests/data").unwrap()
});

/// Their names.
pub static NAMES: LazyLock<Names<'static>> = LazyLock::new(|| Names::of(&LIBRARY).unwrap());

/// Words that mean something to one reader or another.
const WORDS: &[&str] = &[
    "acme/chat",
    "acme/api",
    "acme",
    "Acme Chat",
    "road runner",
    "Beta",
    "Free",
    "Plus",
    "internal",
    "public",
    "P30D",
    "30d",
    "0",
    "EEA",
    "US-CA",
    "DE",
    "2026-01-01",
    "9999-12-31",
    "0000-00-00",
    "unstated",
    "never",
    "opt_out",
    "no",
    "null",
    "~",
    "*",
    "",
    " ",
    "\n",
    "a: b",
    "- x",
    "# c",
    "'",
    "\"",
    "&a",
    "*a",
    "!!str",
    "<<",
    "\u{feff}",
    "\u{202e}",
    "é",
    "https://api.acme.example/v1",
    "CycloneDX",
    "1.6",
    "promptfate hook cursor",
    "UserPromptSubmit",
    "AKIAIOSFODNN7EXAMPLE",
    "user@example.com",
    "-1",
    "18446744073709551616",
    "1e400",
];

/// Returns the text that an input stands for; `None` for bytes that are none.
pub fn text_of(input: &[u8], schema: &Value, write: fn(&Value) -> String) -> Option<String> {
    match input.split_first() {
        Some((&MADE, choices)) => {
            let mut choices = Unstructured::new(choices);
            let value = made(&mut choices, schema, schema, 0).ok()?;
            changed(write(&value), &mut choices).ok()
        }
        _ => String::from_utf8(input.to_vec()).ok(),
    }
}

/// Returns a value that a JSON schema allows, mostly.
fn made(u: &mut Unstructured<'_>, schema: &Value, root: &Value, depth: usize) -> Result<Value> {
    if depth > 12 || u.ratio(1_u8, 24_u8)? {
        return any(u, depth);
    }
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Bool(true));
        return made(u, target, root, depth + 1);
    }
    for choice in ["anyOf", "oneOf", "allOf"] {
        if let Some(several) = schema.get(choice).and_then(Value::as_array) {
            let one = u.choose(several)?;
            return made(u, one, root, depth + 1);
        }
    }
    if let Some(fixed) = schema.get("const") {
        return Ok(fixed.clone());
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Ok(u.choose(words)?.clone());
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => u.choose(kinds)?.as_str().unwrap_or_default(),
        Some(Value::String(kind)) => kind,
        _ => return any(u, depth),
    };
    Ok(match kind {
        "object" => {
            let mut object = Map::new();
            for (key, of) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let is_required = schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == key));
                if is_required != u.ratio(1_u8, 4_u8)? {
                    object.insert(key.clone(), made(u, of, root, depth + 1)?);
                }
            }
            if let Some(others @ Value::Object(_)) = schema.get("additionalProperties") {
                for _ in 0..u.int_in_range(0..=3)? {
                    object.insert(word(u)?, made(u, others, root, depth + 1)?);
                }
            }
            Value::Object(object)
        }
        "array" => {
            let count = u.int_in_range(0..=3)?;
            (0..count)
                .map(|_| made(u, schema.get("items").unwrap_or(&Value::Bool(true)), root, depth + 1))
                .collect::<Result<_>>()?
        }
        "integer" | "number" => {
            if u.ratio(3_u8, 4_u8)? {
                1.into()
            } else {
                u.arbitrary::<i64>()?.into()
            }
        }
        "boolean" => u.arbitrary::<bool>()?.into(),
        "null" => Value::Null,
        _ => word(u)?.into(),
    })
}

fn any(u: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    Ok(match u.int_in_range(0..=if depth > 12 { 4 } else { 6 })? {
        0 => word(u)?.into(),
        1 => Value::Null,
        2 => u.arbitrary::<i64>()?.into(),
        3 => u.arbitrary::<bool>()?.into(),
        4 => serde_json::Number::from_f64(u.arbitrary()?).map_or(Value::Null, Value::Number),
        5 => (0..u.int_in_range(0..=3)?).map(|_| any(u, depth + 1)).collect::<Result<_>>()?,
        _ => {
            let pairs = (0..u.int_in_range(0..=3)?).map(|_| Ok((word(u)?, any(u, depth + 1)?)));
            Value::Object(pairs.collect::<Result<_>>()?)
        }
    })
}

fn word(u: &mut Unstructured<'_>) -> Result<String> {
    Ok(if u.ratio(7_u8, 8_u8)? { (*u.choose(WORDS)?).to_owned() } else { u.arbitrary::<&str>()?.to_owned() })
}

/// Cuts, doubles and puts in at a few places.
fn changed(mut text: String, u: &mut Unstructured<'_>) -> Result<String> {
    for _ in 0..u.int_in_range(0..=3)? {
        let mut place = || -> Result<usize> {
            let at = u.int_in_range(0..=text.len())?;
            Ok((0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0))
        };
        let (one, other) = (place()?, place()?);
        let range = one.min(other)..one.max(other);
        let with = match u.int_in_range(0..=2)? {
            0 => String::new(),
            1 => text[range.clone()].repeat(2),
            _ => word(u)?,
        };
        text.replace_range(range, &with);
    }
    Ok(text)
}

/// Writes JSON, which YAML is too.
pub fn as_json(value: &Value) -> String {
    value.to_string()
}

/// Writes YAML in blocks, as people do.
pub fn as_yaml(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out
}

fn block(value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(pairs) if !pairs.is_empty() => {
            for (key, value) in pairs {
                let is_plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                let key = if is_plain { key.clone() } else { Value::from(key.as_str()).to_string() };
                out.push_str(&format!("{indent}{key}:"));
                inner(value, depth, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                out.push_str(&format!("{indent}-"));
                inner(item, depth, out);
            }
        }
        _ => out.push_str(&format!("{indent}{value}\n")),
    }
}

fn inner(value: &Value, depth: usize, out: &mut String) {
    let is_block =
        matches!(value, Value::Object(pairs) if !pairs.is_empty()) || matches!(value, Value::Array(items) if !items.is_empty());
    if is_block {
        out.push('\n');
        block(value, depth + 1, out);
    } else {
        out.push_str(&format!(" {value}\n"));
    }
}
