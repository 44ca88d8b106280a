//! The schema: made from the types, checked with a library, worded by us.

use jsonschema::Validator;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Failure, Place};
use crate::model::{Provider, TierRecord};
use crate::records::FileKind;

/// Returns the JSON Schema (draft 2020-12) of a tier's file.
pub fn tier_schema() -> Value {
    schema_of::<TierRecord>("A tier of an AI provider and what happens to prompts on it.")
}

/// Returns the JSON Schema (draft 2020-12) of a `provider.yaml`.
pub fn provider_schema() -> Value {
    schema_of::<Provider>("An AI provider and the documents that bind it.")
}

/// Returns the JSON Schema (draft 2020-12) of a type, with a title.
pub fn schema_of<T: schemars::JsonSchema>(title: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    RecursiveTransform(plain).transform(&mut schema);
    schema.insert("title".to_owned(), title.into());
    schema.to_value()
}

/// Takes out what makes messages worse or says nothing: defaults, `null` beside a type, Rust's number formats.
fn plain(schema: &mut schemars::Schema) {
    schema.remove("default");
    let Some(object) = schema.as_object_mut() else { return };
    if object.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint")) {
        object.remove("format");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|word| word != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(options)) = object.get_mut("anyOf") {
        options.retain(|option| option.get("type").is_none_or(|word| word != "null"));
        if let [Value::Object(only)] = options.as_mut_slice() {
            let only = std::mem::take(only);
            object.remove("anyOf");
            object.extend(only.into_iter().filter(|(key, _)| key != "description"));
        }
    }
}

/// Both schemas, compiled.
pub(super) struct Schemas {
    tier: (Validator, Value),
    provider: (Validator, Value),
}

impl Schemas {
    pub(super) fn compile() -> Result<Schemas, Failure> {
        let compile = |schema: Value| match jsonschema::options().should_validate_formats(true).build(&schema) {
            Ok(built) => Ok((built, schema)),
            Err(error) => Err(Failure::new(format!("the built-in schema does not compile: {error}"))),
        };
        Ok(Schemas { tier: compile(tier_schema())?, provider: compile(provider_schema())? })
    }

    /// Checks a value, and takes out of it what cannot be decoded, so that the rest can still be judged.
    pub(super) fn check(&self, kind: FileKind, file: &str, value: &mut Value) -> Vec<Diagnostic> {
        let (validator, schema) = match kind {
            FileKind::Tier => &self.tier,
            FileKind::Provider => &self.provider,
        };
        let mut found: Vec<Diagnostic> = validator.iter_errors(value).flat_map(|error| worded(file, &error, schema)).collect();
        // A day that is no day breaks both its pattern and its format.
        found.dedup();
        for diagnostic in &found {
            match &diagnostic.place {
                Place::Key(pointer) => remove(value, pointer),
                Place::Value(pointer) if kind == FileKind::Tier => stand_in(value, pointer, &diagnostic.message),
                _ => {}
            }
        }
        found
    }
}

fn remove(value: &mut Value, pointer: &str) {
    if let Some((parent, step)) = pointer.rsplit_once('/')
        && let Some(Value::Object(map)) = value.pointer_mut(parent)
    {
        map.remove(&step.replace("~1", "/").replace("~0", "~"));
    }
}

/// Puts something harmless in the place of a tier's broken part. Findings about it are dropped later, see `validate`.
fn stand_in(value: &mut Value, pointer: &str, message: &str) {
    let Value::Object(map) = value else { return };
    // A missing key is reported at its parent; the key's name is then in the message alone.
    let key = match pointer.split('/').nth(1) {
        Some(key) => key.to_owned(),
        None => message.split('`').nth(1).unwrap_or_default().to_owned(),
    };
    let harmless = match key.as_str() {
        "schema" => Value::from(1),
        "name" => Value::from("?"),
        "kind" => Value::from("consumer"),
        "checked" => Value::from("9999-12-31"),
        "confirmed" | "retired" => Value::Null,
        _ => Value::Array(Vec::new()),
    };
    map.insert(key, harmless);
}

fn worded(file: &str, error: &jsonschema::ValidationError<'_>, schema: &Value) -> Vec<Diagnostic> {
    let at = error.instance_path().as_str().to_owned();
    let found = shortened(&error.instance().to_string());
    let one = |code, message: String, place| vec![Diagnostic::error(code, file, message).at(place)];
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let allowed = allowed_keys(schema, &at);
            let listed = format!("allowed are {}", allowed.join(", "));
            let unknown = |key: &String| {
                let place = Place::Key(format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")));
                let help = nearest(key, &allowed).map_or_else(|| listed.clone(), |near| format!("did you mean `{near}`?"));
                let message = format!("found the key `{}`, which has no meaning here", shortened(key));
                Diagnostic::error("unknown-key", file, message).at(place).help(help)
            };
            unexpected.iter().map(unknown).collect()
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            one("missing-key", format!("the key `{key}` is missing"), Place::Value(at))
        }
        ValidationErrorKind::Enum { options } => {
            let allowed: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            one("unknown-word", format!("found {found}, allowed are {}", allowed.join(", ")), Place::Value(at))
        }
        ValidationErrorKind::Type { kind } => {
            let wanted = match kind {
                TypeKind::Single(word) => word.to_string(),
                TypeKind::Multiple(words) => format!("{words:?}"),
            };
            let wanted = match wanted.as_str() {
                "string" => "text (in quotes)",
                "array" => "a list",
                "object" => "a mapping",
                "integer" => "a whole number",
                other => other,
            };
            one("wrong-type", format!("found {found}, wanted {wanted}"), Place::Value(at))
        }
        ValidationErrorKind::Pattern { .. } | ValidationErrorKind::Format { .. } => {
            let wanted = error_schema_hint(&at);
            one("wrong-form", format!("found {found}, wanted {wanted}"), Place::Value(at))
        }
        _ => one("wrong-form", shortened(&error.to_string()), Place::Value(at)),
    }
}

/// Returns in words what a value of this name looks like.
fn error_schema_hint(pointer: &str) -> &'static str {
    let name = pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default();
    match name {
        "digest" => "sha256: and 64 hexadecimal digits, as `promptfate cite` writes it",
        "version" => "the 40 hexadecimal digits of a commit",
        "since" => "a day that a text states, \"YYYY-MM-DD\", or the days of two versions, {after: DAY, by: DAY}",
        "after" | "by" | "until" | "checked" | "confirmed" | "read" | "retired" => "a day that exists, \"YYYY-MM-DD\"",
        "regions" | "jurisdiction" => "EEA, EU, UK, a country code such as CH, or a state such as US-CA",
        "answer" => "an ISO 8601 duration (P30D) or zero, customer_set, until_deleted, indefinite, unstated",
        "source" => "the id of a source in provider.yaml",
        "url" | "home" => "an address, https://...",
        "path" => "a path `Service/Terms type.md`",
        _ => "another form, see `promptfate schema`",
    }
}

/// Returns the keys that the schema allows in the mapping at `pointer` of a value.
fn allowed_keys(root: &Value, pointer: &str) -> Vec<String> {
    let resolved = |schema: &'_ Value| schema["$ref"].as_str().map(|reference| reference.trim_start_matches('#').to_owned());
    let mut schema = root;
    for step in pointer.split('/').skip(1) {
        let inside = [&schema["properties"][step], &schema["items"], &schema["additionalProperties"]];
        let next = inside.into_iter().find(|inside| inside.is_object()).unwrap_or(&Value::Null);
        schema = resolved(next).map_or(next, |reference| root.pointer(&reference).unwrap_or(&Value::Null));
    }
    schema["properties"].as_object().into_iter().flat_map(|map| map.keys().cloned()).collect()
}

fn nearest<'w>(word: &str, among: &'w [String]) -> Option<&'w String> {
    // The distance is no less than what one is longer, and takes long to tell of long words.
    let close = |other: &&String| word.len().abs_diff(other.len()) <= 4 && strsim::osa_distance(word, other) <= 2;
    among.iter().filter(close).min_by_key(|other| strsim::osa_distance(word, other))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(100) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}...", &text[..end]),
    }
}
