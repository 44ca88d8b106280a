//! The newest answer was promised until a day that is over.

use super::timeline::newest;
use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "lapsed-promise",
    severity: Severity::Warning,
    about: "the newest answer was promised until a day that is over",
    why: "After that day the promise says nothing. What holds now has to be read again.",
    help: "read the sources and add the answer that holds now above it",
    bad: "training:\n  - until: \"2024-12-31\"\n    answer: never",
    good: "training:\n  - since: \"2025-01-01\"\n    answer: opt_out\n  - until: \"2024-12-31\"\n    answer: never",
    check: Check::Tier(|tier, subject, findings| {
        for (question, timeline) in &tier.timelines {
            for (index, entry) in newest(timeline).filter(|(_, entry)| entry.has_lapsed(subject.today)) {
                let path = [Step::Key(question.as_str()), Step::Index(index), Step::Key("until")];
                let until = entry.until.map(|until| until.to_string()).unwrap_or_default();
                findings.value(&path, format!("found a promise that ended on {until}, and no newer answer"));
            }
        }
    }),
};
