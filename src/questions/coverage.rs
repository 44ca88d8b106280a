//! Counts what the records hold: how much, how well proven, how far back.

use std::collections::BTreeMap;

use crate::model::{AsOf, Day, Grade, Question, Tier};
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
    /// How many questions nobody has looked at.
    pub unanswered: usize,
    /// Days on which, as a text states it, an answer changed, each with whether both editions are archived.
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
            let (Some(day), Some(before)) = (step.day(), step.before) else { continue };
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
