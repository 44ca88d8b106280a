//! What would make a tool pass.

use super::Verdict;
use super::judge::judge;
use crate::model::{AsOf, Tier, TierId};
use crate::organisation::policy::{Attestation, Class};
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
    let passes = |tier: &Tier, opted_out| judge(tier, class, query, as_of, opted_out).0 == Verdict::Allowed;
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
