//! promptfate/v1: an object at the top, lines counted from 1, words as records spell them. Documented in `docs/json.md`, with a schema in
//! `schema/output.schema.json`. Programs rely on it: a change that breaks them is a new version beside this one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Day;
use crate::output::{Output, View};
use crate::printable::escaped_json;

/// The name of this contract.
#[derive(Debug, Serialize, JsonSchema)]
enum Contract {
    #[serde(rename = "promptfate/v1")]
    V1,
}

/// What stands around every result.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::output) struct Envelope<T> {
    schema: Contract,
    /// The day for which it holds.
    as_of: Day,
    #[serde(flatten)]
    content: T,
}

/// Returns what a program reads of a result, its keys in order.
pub(super) fn value<V: View>(view: &V) -> serde_json::Value {
    let object = Envelope { schema: Contract::V1, as_of: view.day(), content: view.json() };
    serde_json::to_value(object).unwrap_or_default()
}

pub(super) fn write<V: View>(view: &V) -> Output {
    Output::Text(format!("{}\n", escaped_json(&format!("{:#}", value(view)))))
}
