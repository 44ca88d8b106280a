//! What routers and gateways ask before they send a prompt to a provider, by the names that they have for it.

use std::collections::BTreeMap;

use crate::model::{Answer, AsOf, Entry, Except, Question, Retention, Tier, Training, ZeroRetention};
use crate::records::Catalog;

/// Which tiers a name means: registry, slug, ids.
const SLUGS: &str = include_str!("slugs.tsv");

/// The registries that have names for providers.
pub const REGISTRIES: [&str; 2] = ["models.dev", "openrouter"];

/// What is said of the tiers that a name means. `None` stands for what is not known, or differs inside.
#[derive(Debug)]
pub struct Routed<'c> {
    /// The tiers that are meant, in the order of their ids.
    pub tiers: Vec<&'c Tier>,
    /// Whether what is sent trains models where nobody does anything about it.
    pub training: Option<bool>,
    /// The most days for which it is kept, unless it was flagged.
    pub retention_days: Option<u32>,
    /// The most days for which it is kept where it was flagged.
    pub flagged_retention_days: Option<u32>,
    /// Whether nothing is kept where nobody does anything about it.
    pub zdr: Option<bool>,
}

/// Returns what is said for each name of a registry.
pub fn catalogue<'c>(catalog: &'c Catalog, registry: &str, as_of: &AsOf) -> BTreeMap<&'static str, Routed<'c>> {
    let rows = SLUGS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?, fields.next()?, fields.next()?))
    });
    let of_registry = rows.filter(|(of, ..)| *of == registry);
    let routed = of_registry.map(|(_, slug, ids)| {
        let tiers = ids.split(',').filter_map(|id| catalog.tiers.iter().find(|tier| tier.id.as_str() == id));
        let tiers: Vec<&Tier> = tiers.filter(|tier| tier.retired.is_none_or(|day| day > as_of.day)).collect();
        let training = all(&tiers, Question::Training, as_of, trains);
        let retention_days = days(&tiers, Question::Retention, as_of);
        let flagged_retention_days = days(&tiers, Question::FlaggedRetention, as_of);
        let zdr = all(&tiers, Question::ZeroRetention, as_of, keeps_nothing);
        (slug, Routed { tiers, training, retention_days, flagged_retention_days, zdr })
    });
    // A name whose tiers are in no record is not known, and says nothing.
    routed.filter(|(_, routed)| !routed.tiers.is_empty()).collect()
}

/// Returns what answers and the cases inside them come to, if all of all tiers come to the same.
fn all(tiers: &[&Tier], question: Question, as_of: &AsOf, of: fn(&Answer) -> Option<bool>) -> Option<bool> {
    let mut all = tiers.iter().flat_map(|tier| said(tier, question, as_of)).map(|(answer, except)| {
        // What is used all the same makes of a no neither a no nor a yes.
        answer.and_then(of).filter(|is| *is || !except.iter().any(|one| one.takes_content()))
    });
    let first = all.next()??;
    all.all(|one| one == Some(first)).then_some(first)
}

/// Returns the longest time of all answers and cases, if each is a number of days.
fn days(tiers: &[&Tier], question: Question, as_of: &AsOf) -> Option<u32> {
    let of = |(answer, _): Said<'_>| match answer {
        Some(Answer::Retention(kept) | Answer::FlaggedRetention(kept)) => Retention::days(*kept),
        _ => None,
    };
    let all: Option<Vec<u32>> = tiers.iter().flat_map(|tier| said(tier, question, as_of)).map(of).collect();
    all?.into_iter().max()
}

/// An answer and what is used all the same; nothing for one that is not known, or whose promise has ended.
type Said<'c> = (Option<&'c Answer>, &'c [Except]);

/// Returns every answer of a tier to a question, those of places and of cases too.
fn said<'c>(tier: &'c Tier, question: Question, as_of: &AsOf) -> Vec<Said<'c>> {
    let entries = tier.entries_at(question, as_of);
    let each = |entry: &&'c Entry| {
        let lead = Some(&entry.answer).filter(|_| !entry.has_lapsed(as_of.day) && entry.conflict.is_none());
        let cases = entry.cases.iter().map(|case| (Some(&case.answer), case.except.as_slice()));
        std::iter::once((lead, entry.except.as_slice())).chain(cases).collect::<Vec<_>>()
    };
    let all: Vec<Said<'c>> = entries.iter().flat_map(each).collect();
    if all.is_empty() { vec![(None, &[])] } else { all }
}

const fn trains(answer: &Answer) -> Option<bool> {
    match answer {
        Answer::Training(Training::Never | Training::OptIn) => Some(false),
        Answer::Training(Training::OptOut | Training::Always) => Some(true),
        _ => None,
    }
}

const fn keeps_nothing(answer: &Answer) -> Option<bool> {
    match answer {
        Answer::ZeroRetention(ZeroRetention::Default) => Some(true),
        Answer::ZeroRetention(ZeroRetention::Available | ZeroRetention::No) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::sample::{on, tier};

    #[test]
    fn what_differs_or_is_not_said_is_not_known() {
        let training = |timeline: serde_json::Value| {
            let tier = tier("openai/api", json!({"training": timeline}));
            let catalog = Catalog { providers: Default::default(), tiers: vec![tier] };
            catalogue(&catalog, "openrouter", &on("2026-01-01"))["openai"].training
        };
        let said = |answer: &str| json!([{"answer": answer, "since": "2025-01-01"}]);
        for (answer, known) in [
            ("never", Some(false)),
            ("opt_in", Some(false)),
            ("opt_out", Some(true)),
            ("always", Some(true)),
            ("unstated", None),
        ] {
            assert_eq!(training(said(answer)), known, "{answer}");
        }
        assert_eq!(training(json!([])), None);
        assert_eq!(training(json!([{"answer": "never", "since": "2025-01-01", "until": "2025-06-01"}])), None);
        let case =
            |answer: &str| json!([{"when": "previews", "answer": answer, "cite": [{"source": "terms", "read": "2025-01-01"}]}]);
        let except = |word: &str| json!([{"answer": "never", "since": "2025-01-01", "except": [word]}]);
        assert_eq!(training(except("de_identified")), None);
        assert_eq!(training(except("feedback")), Some(false));
        let with = |answer: &str| json!([{"answer": "never", "since": "2025-01-01", "cases": case(answer)}]);
        assert_eq!((training(with("always")), training(with("opt_in")), training(with("unstated"))), (None, Some(false), None));
        let here = json!([
            {"answer": "never", "since": "2025-01-01"},
            {"answer": "opt_out", "since": "2025-01-01", "regions": ["EEA"]},
        ]);
        assert_eq!(training(here), None);
    }

    #[test]
    fn a_time_is_the_longest_of_all_and_words_have_none() {
        let days = |parts: serde_json::Value| {
            let tier = tier("openai/api", json!({"retention": parts}));
            let catalog = Catalog { providers: Default::default(), tiers: vec![tier] };
            catalogue(&catalog, "models.dev", &on("2026-01-01"))["openai"].retention_days
        };
        let case =
            |answer: &str| json!([{"when": "files", "answer": answer, "cite": [{"source": "terms", "read": "2025-01-01"}]}]);
        let kept = |answer: &str, cases: serde_json::Value| json!([{"answer": answer, "since": "2025-01-01", "cases": cases}]);
        assert_eq!(days(kept("P30D", json!([]))), Some(30));
        assert_eq!(days(kept("zero", case("P1M"))), Some(31));
        assert_eq!(days(kept("P30D", case("until_deleted"))), None);
        assert_eq!(days(kept("unstated", json!([]))), None);
    }

    #[test]
    fn two_tiers_behind_one_name_have_to_agree() {
        let one = |id: &str, answer: &str| tier(id, json!({"training": [{"answer": answer, "since": "2025-01-01"}]}));
        let training = |free: &str, paid: &str| {
            let tiers = vec![one("google/gemini-api-free", free), one("google/gemini-api-paid", paid)];
            let catalog = Catalog { providers: Default::default(), tiers };
            let all = catalogue(&catalog, "models.dev", &on("2026-01-01"));
            assert_eq!(all.len(), 1);
            all["google"].training
        };
        assert_eq!((training("always", "never"), training("never", "never")), (None, Some(false)));
    }
}
