//! A promise ends before it begins.

use crate::diagnostic::Severity;
use crate::model::Since;
use crate::records::Step;
use crate::validate::rule::each_entry;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "backward-promise",
    severity: Severity::Error,
    about: "a promise ends before it begins",
    why: "An answer that holds on no day is shown on none, and hides the one that holds.",
    help: "read both days again; `until` is the day on which the promise itself ends, not the day of the next entry",
    bad: "since: \"2025-10-08\"\nuntil: \"2025-01-01\"",
    good: "since: \"2025-10-08\"\nuntil: \"2027-01-01\"",
    check: Check::Tier(|tier, _, findings| {
        each_entry(tier, |_, [question, index], entry| {
            if let (Some(since), Some(until)) = (entry.since.map(Since::day), entry.until)
                && until < since
            {
                let path = [*question, *index, Step::Key("until")];
                findings.value(&path, format!("found {until}, but it begins on {since}"));
            }
        });
    }),
};
