//! A mode in which nothing is kept can be had, but the record does not say how.

use crate::diagnostic::Severity;
use crate::model::{Answer, Question, ZeroRetention};
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-grant",
    severity: Severity::Error,
    about: "zero retention can be had, but the record does not say how it is granted",
    why: "A switch that anyone turns and a clause that only a large customer gets are not the same promise.",
    help: "add `granted: toggle`, `request`, `approval` or `contract`",
    bad: "zero_retention:\n  - answer: available\n    cite: [...]",
    good: "zero_retention:\n  - answer: available\n    granted: approval\n    cite: [...]",
    check: Check::Tier(|tier, _, findings| {
        for (index, entry) in tier.timeline(Question::ZeroRetention).iter().enumerate() {
            if entry.answer == Answer::ZeroRetention(ZeroRetention::Available) && entry.granted.is_none() {
                let path = [Step::Key(Question::ZeroRetention.as_str()), Step::Index(index), Step::Key("answer")];
                findings.value(&path, "found `available` without `granted`");
            }
        }
    }),
};
