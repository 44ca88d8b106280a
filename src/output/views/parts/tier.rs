//! A tier with its answers, as programs read it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerV1, answer};
use crate::model::{AsOf, Day, Kind, Question, Tier, TierId};
use crate::records::Catalog;

/// A tier with all that is known on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TierV1<'a> {
    id: &'a TierId,
    provider_id: &'a str,
    provider: &'a str,
    name: &'a str,
    kind: Kind,
    plans: &'a [String],
    /// The day on which its documents were last read.
    checked: Day,
    /// The day on which a second reader settled it; `null` means that one has read it.
    confirmed: Option<Day>,
    /// The day from which on it is no longer offered.
    retired: Option<Day>,
    /// The question that was understood, in an answer of `ask`.
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<Question>,
    answers: BTreeMap<Question, AnswerV1>,
    /// Questions that have not been researched, or the records begin later: gaps, never answers.
    unanswered: Vec<Question>,
}

/// Returns a tier with its answers of a day and a place.
pub fn tier<'a>(catalog: &'a Catalog, tier: &'a Tier, as_of: &AsOf, matched: Option<Question>) -> TierV1<'a> {
    let mut answers = BTreeMap::new();
    for question in Question::ALL {
        let entries = tier.entries_at(*question, as_of);
        if let Some((lead, others)) = entries.split_first() {
            let of_day = |entry| {
                let mut answer = answer(catalog, tier, entry);
                answer.overtaken = tier.overtaken(entry, as_of.day);
                answer
            };
            let mut lead = of_day(lead);
            lead.elsewhere = others.iter().map(|other| of_day(other)).collect();
            answers.insert(*question, lead);
        }
    }
    TierV1 {
        id: &tier.id,
        provider_id: tier.provider(),
        provider: catalog.provider_name(tier),
        name: &tier.name,
        kind: tier.kind,
        plans: &tier.plans,
        checked: tier.checked,
        confirmed: tier.confirmed,
        retired: tier.retired,
        matched,
        answers,
        unanswered: tier.unanswered(as_of),
    }
}
