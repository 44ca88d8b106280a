//! The contract of `json` as YAML that any reader takes for the same values: every text is in quotes, since `no`, `on` and `2026-11-30`
//! without them are something else to a reader of YAML 1.1.

use serde_json::Value;

use crate::output::{Output, View};
use crate::printable::escaped_json;
use crate::records::Edition;

pub(super) fn write<V: View>(view: &V, records: Option<&Edition>) -> Output {
    let mut out = String::new();
    block(&super::json::value(view, records), 0, &mut out);
    Output::Text(escaped_json(&out))
}

/// Writes a value in block style; what has nothing inside, and every scalar, stands as in JSON.
fn block(value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                *out += &format!("{indent}{}:", Value::from(key.as_str()));
                below(value, depth, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                *out += &format!("{indent}-");
                below(item, depth, out);
            }
        }
        scalar => *out += &format!("{indent}{scalar}\n"),
    }
}

/// Writes what stands behind a key or a dash: on the same line if it is one scalar, else below.
fn below(value: &Value, depth: usize, out: &mut String) {
    let has_parts = match value {
        Value::Object(members) => !members.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    if has_parts {
        out.push('\n');
        block(value, depth + 1, out);
    } else {
        *out += &format!(" {value}\n");
    }
}
