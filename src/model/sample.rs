//! Tiers for tests, made of the parts that matter there. What a record must have besides is filled in.

use serde_json::{Value, json};

use super::{AsOf, Entry, Question, Tier, TierRecord};

/// Returns the tier that a record without what is always there would give: an API, checked and read on 2026-01-01.
///
/// # Panics
/// The parts make no record.
pub(crate) fn tier(id: &str, mut parts: Value) -> Tier {
    let plain = json!({"schema": 1, "name": id, "kind": "api", "checked": "2026-01-01"});
    let record = parts.as_object_mut().expect("a record is a map");
    for (key, value) in plain.as_object().into_iter().flatten() {
        record.entry(key).or_insert_with(|| value.clone());
    }
    for question in Question::ALL {
        record.get_mut(question.as_str()).into_iter().for_each(cite);
    }
    serde_json::from_value::<TierRecord>(parts).expect("a record").into_tier(id.parse().expect("an id"))
}

/// Returns one entry that answers a question.
///
/// # Panics
/// The parts make no entry.
pub(crate) fn entry(question: Question, parts: Value) -> Entry {
    tier("acme/chat", json!({question.as_str(): [parts]})).timeline(question)[0].clone()
}

/// Returns a day, everywhere.
///
/// # Panics
/// There is no such day.
pub(crate) fn on(day: &str) -> AsOf {
    AsOf { day: day.parse().expect("a day"), region: None }
}

/// Cites something wherever something is said.
fn cite(said: &mut Value) {
    match said {
        Value::Array(entries) => entries.iter_mut().for_each(cite),
        Value::Object(entry) => {
            entry.entry("cite").or_insert_with(|| json!([{"source": "terms", "read": "2026-01-01"}]));
            for key in ["cases", "conflict"] {
                entry.get_mut(key).into_iter().for_each(cite);
            }
        }
        _ => {}
    }
}
