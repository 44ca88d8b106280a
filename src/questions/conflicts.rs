//! Where two texts of one provider disagree.

use crate::model::{AsOf, Conflict, Entry, Question, Tier};

/// An answer beside which another text of the provider says something else.
#[derive(Debug)]
pub struct Disagreement<'c> {
    /// The tier.
    pub tier: &'c Tier,
    /// The question.
    pub question: Question,
    /// The answer that is shown: the one that is worse for the person.
    pub entry: &'c Entry,
    /// What the other text says.
    pub conflict: &'c Conflict,
}

/// Returns the disagreements of a tier that stand on a day, in the order of the questions.
pub fn conflicts<'c>(tier: &'c Tier, as_of: &AsOf) -> Vec<Disagreement<'c>> {
    let of = |question: &'c Question| {
        let entries = tier.entries_at(*question, as_of).into_iter();
        entries.filter_map(|entry| {
            let conflict = entry.conflict.as_ref()?;
            Some(Disagreement { tier, question: *question, entry, conflict })
        })
    };
    Question::ALL.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::sample::{on, tier};

    #[test]
    fn those_that_stand_on_the_day_come_in_the_order_of_the_questions() {
        let conflict = json!({"answer": "never", "why": "the help says so"});
        let tier = tier(
            "acme/chat",
            json!({
                "telemetry": [{"answer": "always"}],
                "sharing": [{"answer": "yes", "conflict": {"answer": "no", "why": "the help says so"}}],
                "training": [
                    {"answer": "opt_out", "conflict": conflict, "since": "2026-02-01"},
                    {"answer": "opt_in", "since": "2025-01-01"},
                ],
            }),
        );
        let on = |day| conflicts(&tier, &on(day)).iter().map(|one| one.question).collect::<Vec<_>>();
        assert_eq!(on("2026-02-01"), [Question::Training, Question::Sharing]);
        assert_eq!(on("2026-01-31"), [Question::Sharing]);
    }
}
