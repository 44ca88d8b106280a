//! What changed between two days, or between two states of the records.

use std::collections::BTreeMap;

use crate::model::{AsOf, Entry, Impact, Kind, Question, Region, Tier, TierId};
use crate::questions::history::impact;
use crate::records::Catalog;

/// A change of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The tier.
    pub tier: TierId,
    /// The name of the tier.
    pub name: String,
    /// The question.
    pub question: Question,
    /// The regions in which the answer holds; everywhere else if empty.
    pub regions: Vec<Region>,
    /// What was said; `None` if nothing was.
    pub old: Option<Entry>,
    /// What is said; `None` if nothing is.
    pub new: Option<Entry>,
    /// What it means for the person.
    pub impact: Impact,
    /// What of the entry changed.
    pub what: What,
}

/// What of an entry changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A question is answered that was not.
    Answered,
    /// A question is no longer answered.
    Withdrawn,
    /// The answer itself.
    Answer,
    /// Exceptions, cases, steps, days: what the answer covers.
    Scope,
    /// Only the evidence, or our own words.
    Evidence,
}

/// A tier that is there on one side alone.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct TierChange {
    /// The tier.
    pub id: TierId,
    /// Its name.
    pub name: String,
    /// What sort of offer it is.
    pub kind: Kind,
}

/// All that changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Tiers that are new.
    pub added: Vec<TierChange>,
    /// Tiers that are gone.
    pub removed: Vec<TierChange>,
    /// Changes of answers, by tier and question.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Returns whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changes.is_empty()
    }
}

/// Compares two states, each on its own day: the same catalog on two days, or two catalogs on the same.
pub fn diff(old: &Catalog, old_as_of: &AsOf, new: &Catalog, new_as_of: &AsOf) -> Difference {
    let mut difference = Difference::default();
    let named = |catalog: &Catalog, tier: &Tier| TierChange {
        id: tier.id.clone(),
        name: format!("{} {}", catalog.provider_name(tier), tier.name),
        kind: tier.kind,
    };
    let before: BTreeMap<&TierId, &Tier> = old.tiers.iter().map(|tier| (&tier.id, tier)).collect();
    let after: BTreeMap<&TierId, &Tier> = new.tiers.iter().map(|tier| (&tier.id, tier)).collect();
    difference.removed = before.iter().filter(|(id, _)| !after.contains_key(**id)).map(|(_, tier)| named(old, tier)).collect();
    for (id, tier) in after {
        match before.get(id) {
            None => difference.added.push(named(new, tier)),
            Some(earlier) => changes(earlier, old_as_of, tier, new_as_of, &mut difference.changes),
        }
    }
    difference
}

fn changes(old: &Tier, old_as_of: &AsOf, new: &Tier, new_as_of: &AsOf, changes: &mut Vec<Change>) {
    for question in Question::ALL {
        let (before, after) = (old.entries_at(*question, old_as_of), new.entries_at(*question, new_as_of));
        let mut push = |before: Option<&Entry>, after: Option<&Entry>| {
            let Some((what, impact)) = judge(before, after) else { return };
            changes.push(Change {
                tier: new.id.clone(),
                name: new.name.clone(),
                question: *question,
                regions: after.or(before).map(|entry| entry.regions.clone()).unwrap_or_default(),
                old: before.cloned(),
                new: after.cloned(),
                impact,
                what,
            });
        };
        for entry in &after {
            push(counterpart(entry, &before), Some(entry));
        }
        for entry in before.iter().filter(|entry| !after.iter().any(|later| later.regions == entry.regions)) {
            push(Some(entry), counterpart(entry, &after));
        }
    }
}

/// Returns the entry of the other side that holds in the same places: where a region has no words of its own, the
/// general ones hold.
fn counterpart<'e>(entry: &Entry, others: &[&'e Entry]) -> Option<&'e Entry> {
    let same = others.iter().find(|other| other.regions == entry.regions);
    same.or_else(|| others.iter().find(|other| other.regions.is_empty())).copied()
}

/// Returns what changed and what it means for the person; `None` if the two say the same with the same evidence.
fn judge(old: Option<&Entry>, new: Option<&Entry>) -> Option<(What, Impact)> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(_)) => return Some((What::Answered, Impact::Neither)),
        (Some(_), None) => return Some((What::Withdrawn, Impact::Neither)),
        (None, None) => return None,
    };
    if old == new {
        return None;
    }
    if old.answer != new.answer {
        return Some((What::Answer, impact(old, new)));
    }
    let scope = |entry: &Entry| {
        let cases: Vec<_> =
            entry.cases.iter().map(|case| (case.when.clone(), case.answer.clone(), case.except.clone())).collect();
        let opt_out = (entry.steps.clone(), entry.url.clone(), entry.by, entry.scope, entry.reach, entry.loses.clone());
        let conflict = entry.conflict.as_ref().map(|conflict| conflict.answer.clone());
        (entry.until, entry.except.clone(), entry.granted, opt_out, cases, conflict)
    };
    if scope(old) == scope(new) { Some((What::Evidence, Impact::Neither)) } else { Some((What::Scope, impact(old, new))) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Answer, Citation, Day};

    fn entry(answer: &str, since: &str) -> Entry {
        let read: Day = "2026-01-01".parse().unwrap();
        let cite = vec![Citation {
            source: "s".into(),
            passage: None,
            digest: None,
            copies: None,
            version: None,
            read,
            undated: false,
        }];
        Entry {
            since: Some(since.parse().unwrap()),
            until: None,
            regions: vec![],
            answer: Answer::parse(Question::Training, answer).unwrap(),
            except: vec![],
            granted: None,
            steps: vec![],
            url: None,
            by: None,
            scope: None,
            reach: None,
            loses: None,
            check: None,
            cases: vec![],
            conflict: None,
            note: None,
            cite,
        }
    }

    fn catalog(timelines: &[(&str, Vec<Entry>)]) -> Catalog {
        let tier = |(id, timeline): &(&str, Vec<Entry>)| Tier {
            id: id.parse().unwrap(),
            name: (*id).to_owned(),
            kind: Kind::Api,
            plans: vec![],
            aliases: vec![],
            endpoints: vec![],
            checked: "2026-01-01".parse().unwrap(),
            confirmed: None,
            retired: None,
            timelines: BTreeMap::from([(Question::Training, timeline.clone())]),
        };
        Catalog { providers: BTreeMap::new(), tiers: timelines.iter().map(tier).collect() }
    }

    fn on(day: &str) -> AsOf {
        AsOf { day: day.parse().unwrap(), region: None }
    }

    #[test]
    fn names_the_direction_between_two_days() {
        let catalog = catalog(&[("a/b", vec![entry("opt_out", "2025-10-08"), entry("opt_in", "2023-01-01")])]);
        let found = diff(&catalog, &on("2025-01-01"), &catalog, &on("2026-01-01"));
        assert_eq!((found.changes[0].what, found.changes[0].impact), (What::Answer, Impact::Worse));
        assert!(diff(&catalog, &on("2025-10-08"), &catalog, &on("2026-01-01")).is_empty());
        assert_eq!(diff(&catalog, &on("2022-01-01"), &catalog, &on("2024-01-01")).changes[0].what, What::Answered);
    }

    #[test]
    fn names_tiers_that_come_and_go() {
        let (old, new) = (catalog(&[("a/x", vec![])]), catalog(&[("a/y", vec![])]));
        let found = diff(&old, &on("2026-01-01"), &new, &on("2026-01-01"));
        assert_eq!((found.removed[0].id.as_str(), found.added[0].id.as_str()), ("a/x", "a/y"));
    }

    fn words() -> impl Strategy<Value = Vec<&'static str>> {
        proptest::collection::vec(proptest::sample::select(vec!["never", "opt_in", "opt_out", "always", "unstated"]), 1..4)
    }

    proptest! {
        #[test]
        fn nothing_differs_from_itself_and_reversing_turns_better_to_worse(a in words(), b in words()) {
            let timeline = |words: &[&str]| words.iter().rev().enumerate().map(|(i, word)| entry(word, &format!("202{}-01-01", 5 - i))).collect();
            let (a, b) = (catalog(&[("a/b", timeline(&a))]), catalog(&[("a/b", timeline(&b))]));
            let day = on("2026-01-01");
            prop_assert!(diff(&a, &day, &a, &day).is_empty());
            let (there, back) = (diff(&a, &day, &b, &day), diff(&b, &day, &a, &day));
            prop_assert_eq!(there.changes.len(), back.changes.len());
            for (one, other) in there.changes.iter().zip(&back.changes) {
                let turned = match one.impact { Impact::Better => Impact::Worse, Impact::Worse => Impact::Better, Impact::Neither => Impact::Neither };
                prop_assert_eq!(turned, other.impact);
            }
        }
    }
}
