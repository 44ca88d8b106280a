//! Walks the timelines: what changed in a tier, when, and for better or worse.

use crate::model::{Day, Entry, Impact, Question, Region, Tier};

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
}

impl Step<'_> {
    /// Returns the day on which it took effect, as the text states it.
    pub fn day(&self) -> Option<Day> {
        self.after.since
    }

    /// Returns whether what is said differs from before, and not only the evidence or our own words.
    pub fn is_change(&self) -> bool {
        let said = |entry: &Entry| {
            let cases: Vec<_> = entry.cases.iter().map(|case| (case.answer.clone(), case.except.clone())).collect();
            let conflict = entry.conflict.as_ref().map(|conflict| conflict.answer.clone());
            (entry.answer.clone(), entry.except.clone(), entry.granted, cases, conflict)
        };
        self.before.is_some_and(|before| said(before) != said(self.after))
    }
}

/// Returns the steps of a tier's timelines, newest first; those without a day come where they stand in their timeline.
pub fn history(tier: &Tier) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for (question, timeline) in &tier.timelines {
        for (i, after) in timeline.iter().enumerate() {
            // Before a region had words of its own, the general ones held there too.
            let older = &timeline[i + 1..];
            let general =
                || older.iter().find(|before| before.regions.is_empty() && before.speaks_from() < after.speaks_from());
            let before = older.iter().find(|before| before.regions == after.regions).or_else(general);
            let impact = before.map_or(Impact::Neither, |before| impact(before, after));
            steps.push(Step { question: *question, regions: &after.regions, before, after, impact });
        }
    }
    steps.sort_by(|a, b| b.after.speaks_from().cmp(&a.after.speaks_from()).then(a.question.cmp(&b.question)));
    steps
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
    fn more_exceptions_are_worse_and_fewer_better_where_the_answer_is_the_same() {
        let with = |answer: &str, except: Value| entry(Question::Training, json!({"answer": answer, "except": except}));
        for (before, after, expected) in [
            (with("never", json!([])), with("never", json!(["legal"])), Impact::Worse),
            (with("never", json!(["legal"])), with("never", json!([])), Impact::Better),
            (with("never", json!(["legal"])), with("never", json!(["legal"])), Impact::Neither),
            (with("never", json!(["legal"])), with("never", json!(["feedback"])), Impact::Neither),
            (with("never", json!(["legal"])), with("always", json!([])), Impact::Worse),
            (with("unstated", json!(["legal"])), with("opt_out", json!([])), Impact::Neither),
        ] {
            assert_eq!(impact(&before, &after), expected, "{before:?} {after:?}");
        }
    }
}
