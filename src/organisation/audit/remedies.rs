//! What would make a tool pass.

use super::judge::judge;
use super::{Subject, Verdict};
use crate::model::{AsOf, Tier, TierId};
use crate::organisation::policy::{Attestation, Attested, Class};
use crate::questions::find::Query;
use crate::records::Catalog;

/// What would make it pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Turn off what can be turned off, and say who has seen it and when.
    OptOut,
    /// Move to another tier of the same provider.
    SameProvider(Vec<TierId>),
    /// Move to another provider.
    Elsewhere(Vec<TierId>),
}

/// Returns what would make a tier pass, the least change first.
pub(super) fn remedies(
    catalog: &Catalog,
    tier: &Tier,
    class: &Class,
    query: &Query,
    as_of: &AsOf,
    can_attest: bool,
) -> Vec<Remedy> {
    let attested = Attestation { on: as_of.day, by: String::new() };
    let passes = |tier: &Tier, opted_out| {
        let attested = Attested { opted_out, ..Attested::default() };
        judge(Subject::Tier(tier), class, query, as_of, attested).0 == Verdict::Allowed
    };
    let mut remedies = Vec::new();
    if can_attest && passes(tier, Some(&attested)) {
        remedies.push(Remedy::OptOut);
    }
    let mut others: Vec<&Tier> = catalog.tiers.iter().filter(|other| other.id != tier.id && passes(other, None)).collect();
    others.sort_by_key(|other| (other.kind != tier.kind, other.confirmed.is_none(), other.id.clone()));
    let (same, elsewhere): (Vec<&Tier>, Vec<&Tier>) = others.into_iter().partition(|other| other.provider() == tier.provider());
    let ids = |tiers: Vec<&Tier>| tiers.into_iter().take(3).map(|tier| tier.id.clone()).collect::<Vec<_>>();
    if !same.is_empty() {
        remedies.push(Remedy::SameProvider(ids(same)));
    }
    if !elsewhere.is_empty() {
        remedies.push(Remedy::Elsewhere(ids(elsewhere)));
    }
    remedies
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::{on, tier};

    fn ids(ids: &[&str]) -> Vec<TierId> {
        ids.iter().map(|id| id.parse().unwrap()).collect()
    }

    /// Returns what would make the first of these pass where training is never, or turned off.
    fn of(tiers: Vec<Tier>, can_attest: bool) -> Vec<Remedy> {
        let class: Class = serde_json::from_value(json!({"requires": {"training": ["never", "opt_out"]}})).unwrap();
        let catalog = Catalog { tiers, ..Catalog::default() };
        remedies(&catalog, &catalog.tiers[0], &class, &class.requires.query().unwrap(), &on("2026-06-01"), can_attest)
    }

    fn with(id: &str, answer: &str, mut parts: Value) -> Tier {
        parts["training"] = json!([{"answer": answer}]);
        tier(id, parts)
    }

    #[test]
    fn a_switch_helps_where_there_is_one_and_nobody_has_attested_it() {
        assert_eq!(of(vec![with("acme/chat", "opt_out", json!({}))], true), [Remedy::OptOut]);
        assert_eq!(of(vec![with("acme/chat", "opt_out", json!({}))], false), []);
        assert_eq!(of(vec![with("acme/chat", "always", json!({}))], true), []);
    }

    #[test]
    fn three_of_the_same_provider_and_three_of_others_the_likest_first() {
        let twice = || json!({"confirmed": "2026-01-01"});
        let tiers = vec![
            with("acme/chat", "always", json!({"kind": "consumer"})),
            with("acme/a", "never", json!({})),
            with("acme/b", "never", twice()),
            with("acme/c", "never", json!({"kind": "consumer"})),
            with("acme/d", "never", json!({})),
            with("acme/e", "opt_out", twice()),
            with("beta/a", "unstated", twice()),
            with("beta/b", "never", json!({})),
        ];
        let (same, elsewhere) = (ids(&["acme/c", "acme/b", "acme/a"]), ids(&["beta/b"]));
        assert_eq!(of(tiers, true), [Remedy::SameProvider(same), Remedy::Elsewhere(elsewhere)]);
    }
}
