//! What may be used for a class of data.

use super::judge::judge;
use super::{Subject, Verdict};
use crate::model::{Answer, AsOf, Kind, Question, Retention, Tier, Training};
use crate::organisation::policy::{Attested, Class};
use crate::questions::find::Query;
use crate::records::Catalog;

/// Returns the tiers that a class allows without anything to be turned off, the best first: what is allowed by name, then what
/// is excluded rather than asked for, what keeps nothing, what was read twice. Tiers on one's own machine come last.
pub fn advise<'c>(catalog: &'c Catalog, class: &Class, query: &Query, as_of: &AsOf) -> Vec<&'c Tier> {
    let allows = |tier: &&Tier| {
        let (verdict, ..) = judge(Subject::Tier(tier), class, query, as_of, Attested::default());
        verdict == Verdict::Allowed
    };
    let mut tiers: Vec<&Tier> = catalog.tiers.iter().filter(allows).collect();
    let is = |tier: &Tier, question, wanted: &[Answer]| {
        let entries = tier.entries_at(question, as_of);
        !entries.is_empty() && entries.iter().all(|entry| wanted.contains(&entry.answer))
    };
    tiers.sort_by_key(|tier| {
        let by_name = class.allows(tier.id.as_str());
        (
            tier.kind == Kind::Local,
            !by_name,
            !is(tier, Question::Training, &[Answer::Training(Training::Never)]),
            !is(tier, Question::Retention, &[Answer::Retention(Retention::Zero)]),
            tier.confirmed.is_none(),
            tier.id.clone(),
        )
    });
    tiers
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::sample::{on, tier};

    #[test]
    fn named_ones_come_first_then_what_promises_most_and_ones_own_machine_last() {
        let never = json!([{"answer": "never"}]);
        let zero = json!([{"answer": "zero"}]);
        let month = json!([{"answer": "P30D"}]);
        let tiers = vec![
            tier("acme/local", json!({"kind": "local", "training": never, "retention": zero})),
            tier("acme/one", json!({"training": [{"answer": "opt_in"}], "retention": zero, "confirmed": "2026-01-01"})),
            tier("acme/two", json!({"training": never, "retention": month, "confirmed": "2026-01-01"})),
            tier("acme/three", json!({"training": never, "retention": zero})),
            tier("acme/two-b", json!({"training": never, "retention": zero, "confirmed": "2026-01-01"})),
            tier(
                "acme/split",
                json!({"training": [{"answer": "never"}, {"answer": "opt_in", "regions": ["US"]}], "retention": zero}),
            ),
            tier("acme/trains", json!({"training": [{"answer": "always"}], "retention": zero})),
            tier("beta/named", json!({})),
            tier("beta/silent", json!({"training": [{"answer": "unstated"}]})),
        ];
        let catalog = Catalog { tiers, ..Catalog::default() };
        let class = json!({"requires": {"training": ["never", "opt_in"]}, "allow": ["beta/named"]});
        let class: Class = serde_json::from_value(class).unwrap();
        let found = advise(&catalog, &class, &class.requires.query().unwrap(), &on("2026-06-01"));
        let ids: Vec<_> = found.iter().map(|tier| tier.id.slug()).collect();
        assert_eq!(ids, ["named", "two-b", "three", "two", "one", "split", "local"]);
    }
}
