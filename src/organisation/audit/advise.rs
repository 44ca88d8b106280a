//! What may be used for a class of data.

use super::Verdict;
use super::judge::judge;
use crate::model::{Answer, AsOf, Kind, Question, Retention, Tier, Training};
use crate::organisation::policy::{Class, covers};
use crate::questions::find::Query;
use crate::records::Catalog;

/// Returns the tiers that a class allows without anything to be turned off, the best first: what is allowed by name, then what
/// is excluded rather than asked for, what keeps nothing, what was read twice. Tiers on one's own machine come last.
pub fn advise<'c>(catalog: &'c Catalog, class: &Class, query: &Query, as_of: &AsOf) -> Vec<&'c Tier> {
    let mut tiers: Vec<&Tier> =
        catalog.tiers.iter().filter(|tier| judge(tier, class, query, as_of, None).0 == Verdict::Allowed).collect();
    let is = |tier: &Tier, question, wanted: &[Answer]| {
        let entries = tier.entries_at(question, as_of);
        !entries.is_empty() && entries.iter().all(|entry| wanted.contains(&entry.answer))
    };
    tiers.sort_by_key(|tier| {
        let by_name = class.allow.iter().any(|listed| covers(listed, &tier.id.to_string()));
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
