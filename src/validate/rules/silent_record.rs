//! A record answers no question.

use crate::diagnostic::{Place, Severity};
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "silent-record",
    severity: Severity::Warning,
    about: "every question of a record, each case included, is `unstated`",
    why: "A provider that says nothing at all about what becomes of a prompt is rare. A record that was started and not written \
          looks the same, and would pass for research.",
    help: "answer what the documents say; a tier of which nothing can be read is better left out",
    bad: "training:\n  - answer: unstated\nfeedback:\n  - answer: unstated",
    good: "training:\n  - answer: opt_out\nfeedback:\n  - answer: unstated",
    check: Check::Tier(|tier, _, findings| {
        if tier
            .timelines
            .values()
            .flatten()
            .all(|entry| entry.answer.is_unstated() && entry.cases.iter().all(|case| case.answer.is_unstated()))
        {
            findings.at(Place::Key("/name".to_owned()), "found no question that is answered");
        }
    }),
};
