//! A question that every tier has to answer is left out.

use crate::diagnostic::Severity;
use crate::model::Question;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unanswered-question",
    severity: Severity::Error,
    about: "a question that every tier has to answer is left out",
    why: "A gap looks like nothing to hide. Where the documents were read and do not say, `unstated` says just that, and is cited.",
    help: "answer it, or write `answer: unstated` and cite what was read",
    bad: "kind: consumer\n# no training",
    good: "kind: consumer\ntraining:\n  - answer: unstated\n    cite: [{source: terms, version: \"...\", read: \"2026-08-22\"}]",
    check: Check::Tier(|tier, _, findings| {
        for question in Question::ALL.iter().filter(|question| question.is_required()) {
            if tier.timeline(*question).is_empty() {
                findings.value(&[Step::Key(question.as_str())], format!("the question `{question}` is not answered"));
            }
        }
    }),
};
