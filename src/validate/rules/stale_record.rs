//! Nobody has read the sources for half a year.

use crate::diagnostic::Severity;
use crate::model::Tier;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "stale-record",
    severity: Severity::Warning,
    about: "nobody has read the sources for half a year",
    why: "Policies change several times a year. After 180 days every verdict says that the reading is old.",
    help: "run `promptfate verify`, read again what changed, then set `checked`",
    bad: "checked: \"2024-01-31\"",
    good: "checked: \"2026-08-22\"",
    check: Check::Tier(|tier, subject, findings| {
        // What was read after the end of the offer stays as it is.
        let is_settled = tier.retired.is_some_and(|retired| retired <= tier.checked);
        let age = tier.days_since_read(subject.today);
        if age > Tier::OLD_DAYS && !is_settled {
            findings.value(&[Step::Key("checked")], format!("found {}, which is {age} days ago", tier.checked));
        }
    }),
};
