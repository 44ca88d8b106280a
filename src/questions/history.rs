//! Walks the timelines: what changed in a tier, when, and for better or worse.

use std::collections::BTreeMap;

use super::diff::What;
use crate::model::{Day, Entry, Impact, Question, Region, Since, Tier};

/// A step in a timeline.
#[derive(Debug)]
pub struct Step<'c> {
    /// The question.
    pub question: Question,
    /// The regions in which it holds; everywhere else if empty.
    pub regions: &'c [Region],
    /// What was said before; `None` for the oldest that is known.
    pub before: Option<&'c Entry>,
    /// What is said from then on.
    pub after: &'c Entry,
    /// What it means for the person.
    pub impact: Impact,
    /// Its place in the timeline of its question, from 0 for the newest.
    pub at: usize,
}

impl Step<'_> {
    /// Returns the day on which it took effect, as the text states it.
    pub fn day(&self) -> Option<Day> {
        self.after.since.and_then(Since::effective)
    }

    /// Returns whether what is said differs from before, and not only the evidence or our own words.
    pub fn is_change(&self) -> bool {
        matches!(self.what(), What::Answer | What::Scope)
    }

    /// Returns what of the entry changed. The oldest answer that is known changed nothing: before it nobody looked.
    pub fn what(&self) -> What {
        match self.before {
            None => What::Answered,
            Some(before) if before.answer != self.after.answer => What::Answer,
            Some(before) if before.answers_as(self.after) => What::Evidence,
            Some(_) => What::Scope,
        }
    }
}

/// Returns the steps of a tier's timelines, newest first. The order of a timeline stands above the days of its copies; what is known
/// from undated pages alone comes last, since nobody knows when it began.
pub fn history(tier: &Tier) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for (question, timeline) in &tier.timelines {
        // What follows in a timeline is older, on whatever day it was read.
        let mut newest: BTreeMap<&[Region], Day> = BTreeMap::new();
        for (i, after) in timeline.iter().enumerate() {
            let day = after.began().map(|began| {
                let newest = newest.entry(&after.regions).or_insert(Day::LAST);
                *newest = began.day().min(*newest);
                *newest
            });
            // Before a region had words of its own, the general ones held there too.
            let older = &timeline[i + 1..];
            let general =
                || older.iter().find(|before| before.regions.is_empty() && before.speaks_from() < after.speaks_from());
            let before = older.iter().find(|before| before.regions == after.regions).or_else(general);
            let impact = before.map_or(Impact::Neither, |before| impact(before, after));
            steps.push((day, Step { question: *question, regions: &after.regions, before, after, impact, at: i }));
        }
    }
    steps.sort_by(|(a_day, a), (b_day, b)| b_day.cmp(a_day).then(a.question.cmp(&b.question)));
    steps.into_iter().map(|(_, step)| step).collect()
}

/// Returns what the step from one entry to the next means for the person. Where the answers weigh the same, more
/// exceptions are worse and fewer are better.
pub fn impact(before: &Entry, after: &Entry) -> Impact {
    let by_answer = Impact::of_change(&before.answer, &after.answer);
    if by_answer != Impact::Neither || before.answer != after.answer {
        return by_answer;
    }
    let added = after.except.iter().any(|word| !before.except.contains(word));
    let dropped = before.except.iter().any(|word| !after.except.contains(word));
    match (added, dropped) {
        (true, false) => Impact::Worse,
        (false, true) => Impact::Better,
        _ => Impact::Neither,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::{entry, tier};

    #[test]
    fn a_step_follows_the_words_of_its_own_region_or_else_the_general_ones_of_before() {
        let tier = tier(
            "acme/chat",
            json!({"training": [
                {"answer": "never", "since": "2025-12-01", "regions": ["EEA"]},
                {"answer": "opt_out", "since": "2025-10-08"},
                {"answer": "opt_in", "since": "2025-10-08", "regions": ["EEA"]},
                {"answer": "always", "since": "2025-10-08", "regions": ["US"]},
                {"answer": "opt_out", "since": "2025-10-08"},
                {"answer": "opt_in", "since": "2023-01-01"},
            ], "feedback": [{"answer": "used", "since": "2025-10-08"}]}),
        );
        let steps = history(&tier);
        let shown: Vec<_> = steps
            .iter()
            .map(|step| {
                let before = step.before.map_or("-".to_owned(), |before| before.answer.to_string());
                let day = step.day().map(|day| day.to_string()).unwrap_or_default();
                format!("{day} {:?} {before} {} {:?}", step.regions, step.after.answer, step.impact)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "2025-12-01 [EEA] opt_in never Better",
                "2025-10-08 [] opt_out opt_out Neither",
                "2025-10-08 [EEA] opt_in opt_in Neither",
                "2025-10-08 [US] opt_in always Worse",
                "2025-10-08 [] opt_in opt_out Worse",
                "2025-10-08 [] - used Neither",
                "2023-01-01 [] - opt_in Neither",
            ]
        );
        assert_eq!(steps.iter().map(Step::is_change).collect::<Vec<_>>(), [true, false, false, true, true, false, false]);
    }

    #[test]
    fn the_order_of_a_record_stands_above_the_days_of_its_copies_and_what_is_undated_comes_last() {
        let read = |day: &str, undated: bool| json!([{"source": "terms", "read": day, "undated": undated}]);
        let tier = tier(
            "acme/chat",
            json!({"training": [
                {"answer": "always", "cite": read("2026-06-01", true)},
                {"answer": "opt_out", "cite": read("2025-06-01", false)},
                {"answer": "opt_in", "cite": read("2025-09-01", false)},
                {"answer": "never", "since": {"after": "2023-01-01", "by": "2023-02-01"}},
            ], "feedback": [{"answer": "used", "since": "2025-08-01"}]}),
        );
        let shown: Vec<String> = history(&tier).iter().map(|step| format!("{} {}", step.after.answer, step.at)).collect();
        assert_eq!(shown, ["used 0", "opt_out 1", "opt_in 2", "never 3", "always 0"]);
        let days: Vec<bool> = history(&tier).iter().map(|step| step.day().is_some()).collect();
        assert_eq!(days, [true, false, false, false, false]);
    }

    #[test]
    fn more_exceptions_are_worse_and_fewer_better_where_the_answer_is_the_same() {
        let with = |answer: &str, except: Value| entry(Question::Training, json!({"answer": answer, "except": except}));
        for (before, after, expected) in [
            (with("never", json!([])), with("never", json!(["legal"])), Impact::Worse),
            (with("never", json!(["legal"])), with("never", json!([])), Impact::Better),
            (with("never", json!(["legal"])), with("never", json!(["legal"])), Impact::Neither),
            (with("never", json!(["legal"])), with("never", json!(["feedback"])), Impact::Neither),
            (with("never", json!(["legal"])), with("always", json!([])), Impact::Worse),
            (with("unstated", json!(["legal"])), with("unstated", json!(["legal"])), Impact::Neither),
        ] {
            assert_eq!(impact(&before, &after), expected, "{before:?} {after:?}");
        }
    }
}
