//! Every answer with the days on which it is the one that holds, so that a table of them answers for any day.

use crate::model::{Day, Entry, Question, Tier};
use crate::records::Catalog;

/// An answer and its days.
#[derive(Debug, Clone, Copy)]
pub struct Spanned<'c> {
    /// The tier.
    pub tier: &'c Tier,
    /// The question.
    pub question: Question,
    /// What is said.
    pub entry: &'c Entry,
    /// The first day for which it is given.
    pub from: Day,
    /// The first day for which it is no longer: another takes its place, or a promise for some regions has ended. `None` for one that
    /// still holds.
    pub to: Option<Day>,
}

impl Spanned<'_> {
    /// Returns whether it holds on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// Returns every answer of a catalog that holds on some day, in the order of tiers and questions, newest first. What they say of a day
/// is what [`Tier::entries_at`] says of it.
pub fn spans(catalog: &Catalog) -> Vec<Spanned<'_>> {
    let of = |tier| Question::ALL.iter().flat_map(move |question| of_timeline(tier, *question));
    catalog.tiers.iter().flat_map(of).collect()
}

fn of_timeline(tier: &Tier, question: Question) -> impl Iterator<Item = Spanned<'_>> {
    let timeline = tier.timeline(question);
    timeline.iter().enumerate().flat_map(move |(at, entry)| {
        // A general promise that has ended is still what is known; one for some regions leaves them to what was said before.
        let end = |entry: &Entry| entry.until.filter(|_| !entry.regions.is_empty()).map(|until| until.plus_days(1));
        let mut times = vec![(entry.speaks_from(), end(entry))];
        for newer in timeline[..at].iter().filter(|newer| newer.regions == entry.regions) {
            let (from, to) = (newer.speaks_from(), end(newer));
            let before = times.iter().map(|(start, stop)| (*start, Some(stop.map_or(from, |stop| stop.min(from)))));
            let behind = times.iter().filter_map(|(start, stop)| Some((to?.max(*start), *stop)));
            times = before.chain(behind).filter(|(start, stop)| stop.is_none_or(|stop| *start < stop)).collect();
        }
        times.into_iter().map(move |(from, to)| Spanned { tier, question, entry, from, to })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::sample::{on, tier};

    #[test]
    fn the_answers_of_a_day_are_those_that_the_tier_gives() {
        let cite = |day: &str| json!([{"source": "terms", "read": day}]);
        let tier = tier(
            "acme/chat",
            json!({
                "training": [
                    {"answer": "opt_out", "since": "2025-10-08"},
                    {"answer": "never", "since": "2025-06-01", "until": "2025-12-31", "regions": ["EEA"]},
                    {"answer": "unstated", "cite": cite("2025-12-01")},
                    {"answer": "always", "since": "2024-01-01", "regions": ["EEA"]},
                    {"answer": "opt_in", "since": "2023-01-01", "until": "2023-06-01"},
                ],
                "feedback": [{"answer": "used", "cite": cite("2025-01-01")}],
            }),
        );
        let catalog = Catalog { providers: Default::default(), tiers: vec![tier] };
        let spans = spans(&catalog);
        let tier = &catalog.tiers[0];
        let mut day: Day = "2022-12-30".parse().unwrap();
        for _ in 0..1_200 {
            for question in Question::ALL {
                let given = tier.entries_at(*question, &on(&day.to_string()));
                let spanned = spans.iter().filter(|one| one.question == *question && one.holds(day)).map(|one| one.entry);
                let same = |one: &Vec<&Entry>| {
                    let mut one: Vec<String> =
                        one.iter().map(|entry| format!("{:?}", (&entry.answer, &entry.regions))).collect();
                    one.sort();
                    one
                };
                assert_eq!(same(&given), same(&spanned.collect()), "{question} on {day}");
            }
            day = day.plus_days(1);
        }
        // One that was overtaken before it spoke never holds.
        assert!(!spans.iter().any(|one| one.entry.answer.is_unstated()));
    }
}
