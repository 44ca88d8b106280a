//! promptfate/v1: an object at the top, lines counted from 1, words as records spell them. Documented in `docs/json.md`, with a schema in
//! `schema/output.schema.json`. Programs rely on it: a change that breaks them is a new version beside this one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Day;
use crate::output::{Output, View};
use crate::printable::escaped_json;
use crate::records::Edition;

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
    /// The version of the program.
    program: &'static str,
    /// The records that it is made of; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<Edition>,
    #[serde(flatten)]
    content: T,
}

/// Returns what a program reads of a result, its keys in order.
pub(super) fn value<V: View>(view: &V, records: Option<&Edition>) -> serde_json::Value {
    let (schema, as_of, program) = (Contract::V1, view.day(), env!("CARGO_PKG_VERSION"));
    let object = Envelope { schema, as_of, program, records: records.cloned(), content: view.json() };
    serde_json::to_value(object).unwrap_or_default()
}

pub(super) fn write<V: View>(view: &V, records: Option<&Edition>) -> Output {
    Output::Text(format!("{}\n", escaped_json(&format!("{:#}", value(view, records)))))
}
