//! Counts what the records hold: how much, how well proven, how far back.

use std::collections::BTreeMap;

use crate::model::{AsOf, Day, Grade, Question, Since, Tier};
use crate::questions::gaps::gap;
use crate::questions::history::history;
use crate::records::Catalog;

/// What is counted of one provider, or of several together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many tiers.
    pub tiers: usize,
    /// How many of the tiers a second reader settled.
    pub confirmed: usize,
    /// How many answers hold on the day; where regions differ, each counts.
    pub answers: usize,
    /// How many of the answers have each grade.
    pub grades: BTreeMap<Grade, usize>,
    /// How many of the answers say that the documents do not say.
    pub unstated: usize,
    /// How many questions are not researched yet.
    pub unanswered: usize,
    /// Days on which an answer changed, as a text states it or as the archived versions before and after show, each with whether both
    /// answers are verified.
    pub changes: BTreeMap<(String, Day), bool>,
    /// For each answer, the age in days of the newest copy that it cites.
    pub ages: Vec<i64>,
}

impl Tally {
    /// Returns how many days have passed since the copies behind the answers were made, in the middle of all answers.
    pub fn median_age(&self) -> Option<i64> {
        let mut ages = self.ages.clone();
        ages.sort_unstable();
        ages.get(ages.len() / 2).copied()
    }

    /// Returns how many answers have a grade.
    pub fn graded(&self, grade: Grade) -> usize {
        self.grades.get(&grade).copied().unwrap_or_default()
    }

    /// Returns the number of changes in each year.
    pub fn changes_by_year(&self) -> BTreeMap<i16, usize> {
        let mut years = BTreeMap::new();
        for (_, day) in self.changes.keys() {
            *years.entry(day.year()).or_default() += 1;
        }
        years
    }

    /// Returns how many changes have an archived edition on both sides.
    pub fn proven_changes(&self) -> usize {
        self.changes.values().filter(|is_proven| **is_proven).count()
    }

    fn add(&mut self, other: &Tally) {
        self.tiers += other.tiers;
        self.confirmed += other.confirmed;
        self.answers += other.answers;
        self.unstated += other.unstated;
        self.unanswered += other.unanswered;
        for (grade, count) in &other.grades {
            *self.grades.entry(*grade).or_default() += count;
        }
        self.changes.extend(other.changes.clone());
        self.ages.extend(&other.ages);
    }

    fn count(&mut self, catalog: &Catalog, tier: &Tier, today: Day) {
        self.tiers += 1;
        self.confirmed += usize::from(tier.confirmed.is_some());
        self.unanswered += gap(catalog, tier, today).unanswered.len();
        let as_of = AsOf { day: today, region: None };
        for entry in Question::ALL.iter().flat_map(|question| tier.entries_at(*question, &as_of)) {
            self.answers += 1;
            self.unstated += usize::from(entry.answer.is_unstated());
            if let Some(grade) = catalog.grade(tier, &entry.cite) {
                *self.grades.entry(grade).or_default() += 1;
            }
            self.ages.extend(entry.cite.iter().map(|citation| today.days_since(citation.read)).min());
        }
        for step in history(tier).iter().filter(|step| step.is_change()) {
            // Where no text states the day, the archived versions before and after show the time; that of the second stands for it.
            let shown = || step.after.since.and_then(Since::span).filter(|span| span.after.is_some()).map(|span| span.by);
            let (Some(day), Some(before)) = (step.day().or_else(shown), step.before) else { continue };
            let is_proven = [before, step.after].iter().all(|entry| catalog.grade(tier, &entry.cite) == Some(Grade::Verified));
            *self.changes.entry((tier.provider().to_owned(), day)).or_default() |= is_proven;
        }
    }
}

/// Returns the tally of each provider by its id. A change counts once for a provider and a day, however many answers and
/// tiers it touched.
pub fn coverage(catalog: &Catalog, today: Day) -> BTreeMap<&str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for tier in &catalog.tiers {
        tallies.entry(tier.provider()).or_default().count(catalog, tier, today);
    }
    tallies
}

/// Returns all tallies together.
pub fn total(tallies: &BTreeMap<&str, Tally>) -> Tally {
    let mut total = Tally::default();
    tallies.values().for_each(|tally| total.add(tally));
    total
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::tier;

    const VERSION: &str = "0123456789abcdef0123456789abcdef01234567";

    fn cited(source: &str, version: bool, read: &str) -> Value {
        json!({"source": source, "version": version.then_some(VERSION), "read": read})
    }

    fn catalog() -> Catalog {
        let page = |kind: &str| json!({"title": "A page", "url": "https://acme.example", "kind": kind});
        let provider = json!({
            "schema": 1, "name": "Acme", "home": "https://acme.example",
            "sources": {"terms": page("contract"), "paper": page("secondary")},
        });
        let chat = json!({
            "confirmed": "2026-01-01",
            "training": [
                {"answer": "opt_out", "since": "2025-10-08", "cite": [cited("terms", true, "2025-12-01"), cited("terms", true, "2025-12-30")]},
                {"answer": "opt_in", "since": "2024-01-01", "cite": [cited("terms", true, "2024-01-01")]},
                {"answer": "opt_in", "since": "2023-01-01", "cite": [cited("terms", true, "2023-01-01")]},
            ],
            "feedback": [
                {"answer": "unstated", "since": "2026-01-01", "cite": [cited("paper", false, "2026-01-01")]},
                {"answer": "used", "since": "2022-01-01", "cite": [cited("terms", false, "2024-01-01")]},
            ],
            "human_review": [
                {"answer": "yes", "cite": [cited("terms", false, "2025-12-21")]},
                {"answer": "no", "regions": ["EEA"], "cite": [cited("terms", false, "2025-12-11")]},
            ],
        });
        // The same change as in `chat`, but without both editions.
        let team = json!({"training": [
            {"answer": "opt_out", "since": "2025-10-08", "cite": [cited("terms", true, "2025-12-31")]},
            {"answer": "opt_in", "since": "2023-01-01", "cite": [cited("terms", false, "2023-01-01")]},
        ]});
        let local = json!({"training": [{"answer": "never", "cite": [cited("terms", false, "2025-12-31")]}], "kind": "local"});
        Catalog {
            providers: [("acme".to_owned(), serde_json::from_value(provider).unwrap())].into(),
            tiers: vec![tier("acme/chat", chat), tier("acme/team", team), tier("beta/local", local)],
        }
    }

    #[test]
    fn answers_grades_ages_and_changes_are_counted_for_each_provider() {
        let catalog = catalog();
        let tallies = coverage(&catalog, "2026-01-10".parse().unwrap());
        assert_eq!(tallies.keys().copied().collect::<Vec<_>>(), ["acme", "beta"]);
        let acme = &tallies["acme"];
        assert_eq!((acme.tiers, acme.confirmed, acme.answers, acme.unstated), (2, 1, 5, 1));
        assert_eq!([Grade::Verified, Grade::Cited, Grade::Secondary].map(|grade| acme.graded(grade)), [2, 2, 1]);
        assert_eq!(acme.ages, [11, 9, 20, 30, 10]);
        assert_eq!(acme.median_age(), Some(11));
        // Of 13 questions `chat` answers three and `team` one; telemetry is asked of programs.
        assert_eq!(acme.unanswered, 9 + 11);
        assert_eq!(acme.changes_by_year(), [(2025, 1), (2026, 1)].into());
        let change = |day: &str| ("acme".to_owned(), day.parse().unwrap());
        assert_eq!(acme.changes, [(change("2025-10-08"), true), (change("2026-01-01"), false)].into());
        assert_eq!((acme.proven_changes(), tallies["beta"].proven_changes()), (1, 0));
        let beta = &tallies["beta"];
        assert_eq!((beta.tiers, beta.answers, beta.median_age(), beta.changes.len()), (1, 1, Some(10), 0));
        assert_eq!(beta.graded(Grade::Verified), 0);
        let total = total(&tallies);
        assert_eq!((total.tiers, total.confirmed, total.answers, total.unstated), (3, 1, 6, 1));
        assert_eq!((total.graded(Grade::Cited), total.unanswered), (3, acme.unanswered + beta.unanswered));
        assert_eq!((total.ages.len(), total.changes.len(), total.proven_changes()), (6, 2, 1));
    }

    #[test]
    fn a_change_between_two_versions_counts_and_one_before_the_first_does_not() {
        let changes = |since: Value| {
            let training = json!([{"answer": "opt_out", "since": since, "cite": []}, {"answer": "never", "since": "2023-01-01", "cite": []}]);
            let catalog = Catalog { tiers: vec![tier("acme/chat", json!({"training": training}))], ..Catalog::default() };
            coverage(&catalog, "2026-01-10".parse().unwrap())["acme"].changes.clone()
        };
        let shown = changes(json!({"after": "2025-01-01", "by": "2025-02-01"}));
        assert_eq!(shown.keys().map(|(_, day)| day.to_string()).collect::<Vec<_>>(), ["2025-02-01"]);
        assert!(changes(json!({"by": "2025-02-01"})).is_empty());
    }

    #[test]
    fn a_change_is_proven_by_whichever_tier_has_both_editions() {
        let mut catalog = catalog();
        catalog.tiers.swap(0, 1);
        assert_eq!(coverage(&catalog, "2026-01-10".parse().unwrap())["acme"].proven_changes(), 1);
    }

    #[test]
    fn nothing_has_no_age() {
        assert_eq!(Tally::default().median_age(), None);
    }
}
