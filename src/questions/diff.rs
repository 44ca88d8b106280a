//! What changed between two days, or between two states of the records.

use std::collections::BTreeMap;

use crate::model::{AsOf, Day, Entry, Impact, Kind, Question, Region, Since, Tier, TierId};
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
    /// When it began to be said, by the record of the state after: of several editions that say the same, the first.
    pub began: Option<Since>,
    /// For a question that is answered only from a day after the first one: the oldest answer that is known.
    pub first: Option<Entry>,
}

impl Change {
    /// Returns the day before which nothing is known.
    pub fn no_record_before(&self) -> Option<Day> {
        self.first.as_ref().map(Entry::speaks_from)
    }

    /// Returns whether the answer changed between the two days, as far as anything is known of them.
    pub fn is_of_the_answer(&self) -> bool {
        let since_first = || judge(self.first.as_ref(), self.new.as_ref()).is_some_and(|(what, _)| what != What::Evidence);
        match self.what {
            What::Answer | What::Scope => true,
            What::Answered => self.first.is_some() && since_first(),
            What::Withdrawn | What::Evidence => false,
        }
    }
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
    /// What is not among them.
    pub left_out: LeftOut,
}

/// How much is not listed, since no answer changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct LeftOut {
    /// Answers before which nothing is known.
    pub first_known: usize,
    /// Answers of which only the evidence or our own words changed.
    pub evidence: usize,
}

impl LeftOut {
    /// Counts what is no change of an answer, and returns whether it is none.
    pub fn takes(&mut self, what: What) -> bool {
        match what {
            What::Answered => self.first_known += 1,
            What::Evidence => self.evidence += 1,
            What::Answer | What::Scope | What::Withdrawn => return false,
        }
        true
    }

    /// Returns whether everything is listed.
    pub fn is_nothing(&self) -> bool {
        *self == LeftOut::default()
    }
}

impl Difference {
    /// Returns whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changes.is_empty()
    }

    /// Leaves out what is no change of an answer between two days, and counts it.
    pub fn leave_out_what_stayed(&mut self) {
        let left_out = &mut self.left_out;
        self.changes.retain(|change| change.is_of_the_answer() || !left_out.takes(change.what));
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
        // The places are those of the entry that comes or goes: what takes its place may hold in more.
        let mut push = |of: &Entry, before: Option<&Entry>, after: Option<&Entry>| {
            let Some((what, impact)) = judge(before, after) else { return };
            let oldest = |entry: &Entry| entry.regions == of.regions && entry.speaks_from() <= new_as_of.day;
            let first = new.timeline(*question).iter().rfind(|entry| oldest(entry));
            let first = first.filter(|_| what == What::Answered && old_as_of.day < new_as_of.day);
            let impact = judge(first, after).filter(|_| first.is_some()).map_or(impact, |(_, impact)| impact);
            changes.push(Change {
                tier: new.id.clone(),
                name: new.name.clone(),
                question: *question,
                regions: of.regions.clone(),
                old: before.cloned(),
                new: after.cloned(),
                impact,
                what,
                began: after.and_then(|after| began(new.timeline(*question), before, after)),
                first: first.cloned(),
            });
        };
        for entry in &after {
            push(entry, counterpart(entry, &before), Some(entry));
        }
        for entry in before.iter().filter(|entry| !after.iter().any(|later| later.regions == entry.regions)) {
            push(entry, Some(entry), counterpart(entry, &after));
        }
    }
}

/// Returns when an answer began to be said: entries that follow each other and say the same are one.
fn began(timeline: &[Entry], before: Option<&Entry>, after: &Entry) -> Option<Since> {
    let older = timeline.iter().skip_while(|entry| *entry != after).filter(|entry| entry.regions == after.regions);
    // Where the answer stayed, it is its scope that changed.
    let is_scope = before.is_some_and(|before| before.answer == after.answer);
    let says_it = |entry: &&Entry| if is_scope { entry.answers_as(after) } else { entry.answer == after.answer };
    let oldest = older.take_while(|entry| says_it(entry) && before != Some(*entry)).last();
    oldest.unwrap_or(after).began()
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
    use serde_json::json;

    use super::*;
    use crate::model::sample::{self, on, tier};

    fn entry(answer: &str, since: &str) -> Entry {
        sample::entry(Question::Training, json!({"answer": answer, "since": since}))
    }

    fn catalog(timelines: &[(&str, Vec<Entry>)]) -> Catalog {
        let with = |(id, timeline): &(&str, Vec<Entry>)| Tier {
            timelines: BTreeMap::from([(Question::Training, timeline.clone())]),
            ..tier(id, json!({}))
        };
        Catalog { providers: BTreeMap::new(), tiers: timelines.iter().map(with).collect() }
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

    /// Returns what differs between two answers to training, each as a record has it.
    fn between(old: serde_json::Value, new: serde_json::Value) -> Vec<(What, Impact, usize)> {
        let catalog = |said| Catalog { tiers: vec![tier("a/b", json!({"training": said}))], ..Catalog::default() };
        let (old, new, day) = (catalog(old), catalog(new), on("2026-06-01"));
        let found = diff(&old, &day, &new, &day);
        assert_eq!(found.is_empty(), found.changes.is_empty());
        found.changes.iter().map(|change| (change.what, change.impact, change.regions.len())).collect()
    }

    #[test]
    fn says_what_of_an_entry_changed() {
        let plain = json!([{"answer": "opt_out"}]);
        let with = |key: &str, value: serde_json::Value| json!([{"answer": "opt_out", key: value}]);
        let case = json!([{"when": "a", "answer": "always"}]);
        for (key, value, what, impact) in [
            ("note", json!("Ours."), What::Evidence, Impact::Neither),
            ("check", json!("The menu."), What::Evidence, Impact::Neither),
            ("cite", json!([{"source": "help", "read": "2026-01-01"}]), What::Evidence, Impact::Neither),
            ("except", json!(["legal"]), What::Scope, Impact::Worse),
            ("until", json!("2027-01-01"), What::Scope, Impact::Neither),
            ("steps", json!(["Open the settings"]), What::Scope, Impact::Neither),
            ("granted", json!("request"), What::Scope, Impact::Neither),
            ("cases", case, What::Scope, Impact::Neither),
            ("conflict", json!({"answer": "never", "why": "the help says so"}), What::Scope, Impact::Neither),
        ] {
            assert_eq!(between(plain.clone(), with(key, value)), [(what, impact, 0)], "{key}");
        }
        assert_eq!(between(with("except", json!(["legal"])), plain.clone()), [(What::Scope, Impact::Better, 0)]);
        assert_eq!(between(json!([]), plain.clone()), [(What::Answered, Impact::Neither, 0)]);
        assert_eq!(between(plain, json!([])), [(What::Withdrawn, Impact::Neither, 0)]);
    }

    #[test]
    fn a_region_is_compared_with_the_general_words_where_it_has_none_of_its_own() {
        let general = json!([{"answer": "opt_out"}]);
        let with_eea = |answer: &str| json!([{"answer": "opt_out"}, {"answer": answer, "regions": ["EEA"]}]);
        assert_eq!(between(general.clone(), with_eea("never")), [(What::Answer, Impact::Better, 1)]);
        assert_eq!(between(with_eea("never"), general), [(What::Answer, Impact::Worse, 1)]);
        assert_eq!(between(with_eea("never"), with_eea("always")), [(What::Answer, Impact::Worse, 1)]);
        assert_eq!(between(with_eea("never"), with_eea("never")), []);
        let alone = json!([{"answer": "never", "regions": ["EEA"]}]);
        assert_eq!(between(json!([]), alone), [(What::Answered, Impact::Neither, 1)]);
    }

    #[test]
    fn a_tier_that_comes_or_goes_is_a_difference_and_has_its_providers_name() {
        let provider = json!({"schema": 1, "name": "Acme", "home": "https://acme.example", "sources": {}});
        let there = Catalog {
            providers: [("acme".to_owned(), serde_json::from_value(provider).unwrap())].into(),
            tiers: vec![tier("acme/chat", json!({"name": "Chat"}))],
        };
        let (gone, day) = (Catalog::default(), on("2026-06-01"));
        let (added, removed) = (diff(&gone, &day, &there, &day), diff(&there, &day, &gone, &day));
        assert!(!added.is_empty() && added.removed.is_empty() && !removed.is_empty() && removed.added.is_empty());
        assert_eq!((added.added[0].name.as_str(), removed.removed[0].name.as_str()), ("Acme Chat", "Acme Chat"));
        assert!(diff(&gone, &day, &gone, &day).is_empty());
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
