//! What is judged: a tier by its record, a tool by the organisation's own answers, or something that nobody knows.

use crate::model::{Answer, AsOf, Entry, Kind, Question, Retention, Tier, ZeroRetention};
use crate::organisation::policy::{Own, Unmatched};

/// What is judged.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'c> {
    /// A tier, by its record.
    Tier(&'c Tier),
    /// A tool without a record, by answers of the organisation's own.
    Own(&'c Own),
    /// Something that is no known tier.
    Unmatched(&'c Unmatched),
}

impl<'c> Subject<'c> {
    /// Returns the tier, if it is one.
    pub fn tier(self) -> Option<&'c Tier> {
        match self {
            Subject::Tier(tier) => Some(tier),
            Subject::Own(_) | Subject::Unmatched(_) => None,
        }
    }

    /// Returns what sort of offer it is, if that is known.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Subject::Tier(tier) => Some(tier.kind),
            Subject::Own(own) => own.kind,
            Subject::Unmatched(_) => None,
        }
    }

    /// Returns the answers that hold on a day in a place: the general one first.
    pub fn entries_at(self, question: Question, as_of: &AsOf) -> Vec<&'c Entry> {
        match self {
            Subject::Tier(tier) => tier.entries_at(question, as_of),
            Subject::Own(own) => own.entry(question, as_of.day).into_iter().collect(),
            Subject::Unmatched(_) => Vec::new(),
        }
    }

    /// Returns whether all that is said of a question on a day is one of these answers.
    fn is_said(self, question: Question, as_of: &AsOf, answers: &[Answer]) -> bool {
        let entries = self.entries_at(question, as_of);
        !entries.is_empty() && entries.iter().all(|entry| !entry.has_lapsed(as_of.day) && answers.contains(&entry.answer))
    }

    /// Returns whether a mode that keeps nothing can be switched on, or is on.
    pub(super) fn has_zero_retention(self, as_of: &AsOf) -> bool {
        let modes = [ZeroRetention::Available, ZeroRetention::Default].map(Answer::ZeroRetention);
        self.is_said(Question::ZeroRetention, as_of, &modes)
    }

    /// Returns whether a question does not arise: nobody signs an agreement with a program on their own machine, and what is not
    /// kept need not be deleted.
    pub(super) fn is_idle(self, question: Question, as_of: &AsOf) -> bool {
        match question {
            Question::Agreement => self.kind() == Some(Kind::Local),
            Question::Deletion | Question::ZeroRetention => {
                self.is_said(Question::Retention, as_of, &[Answer::Retention(Retention::Zero)])
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Verdict;
    use super::super::judge::judge;
    use super::*;
    use crate::model::sample::on;
    use crate::organisation::policy::{Attested, Class, OwnAnswers, Tried};

    #[test]
    fn what_nobody_knows_is_unclear_unless_nothing_is_allowed() {
        let unmatched = Unmatched { tried: Tried::Name("x".to_owned()), near: Vec::new() };
        let of = |class: Value| {
            let class: Class = serde_json::from_value(class).unwrap();
            let query = class.requires.query().unwrap();
            judge(Subject::Unmatched(&unmatched), &class, &query, &on("2026-06-01"), Attested::default()).0
        };
        assert_eq!(of(json!({"tiers": "any"})), Verdict::Unclear);
        assert_eq!(of(json!({"requires": {"training": ["always"]}})), Verdict::Unclear);
        assert_eq!(of(json!({"allow": ["acme"]})), Verdict::Unclear);
        assert_eq!(of(json!({"tiers": "none"})), Verdict::Refused);
        assert_eq!(of(json!({"deny": ["*"]})), Verdict::Refused);
    }

    #[test]
    fn own_answers_are_judged_by_the_same_rules_and_what_they_leave_out_is_unclear() {
        let own: OwnAnswers = serde_json::from_value(
            json!({"training": "never", "retention": "P30D", "agreement": ["dpa"], "since": "2026-03-01", "source": "contract", "by": "Ada"}),
        )
        .unwrap();
        let own = Own::from(&own);
        let of = |class: Value, day: &str| {
            let class: Class = serde_json::from_value(class).unwrap();
            let query = class.requires.query().unwrap();
            judge(Subject::Own(&own), &class, &query, &on(day), Attested::default()).0
        };
        let wants = |key: &str, value: Value| json!({"requires": {key: value}});
        assert_eq!(of(wants("training", json!(["never"])), "2026-06-01"), Verdict::Allowed);
        assert_eq!(of(wants("training", json!(["never"])), "2026-02-28"), Verdict::Unclear);
        assert_eq!(of(wants("keep", json!("10d")), "2026-06-01"), Verdict::Refused);
        assert_eq!(of(wants("human_review", json!(["no"])), "2026-06-01"), Verdict::Unclear);
        assert_eq!(of(json!({"kinds": ["team"]}), "2026-06-01"), Verdict::Unclear);
        assert_eq!(of(json!({"allow": ["acme"]}), "2026-06-01"), Verdict::Refused);
    }
}
