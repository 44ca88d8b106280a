//! A day of reading lies ahead.

use crate::diagnostic::Severity;
use crate::model::Day;
use crate::records::Step;
use crate::validate::rule::each_citation;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "future-reading",
    severity: Severity::Error,
    about: "a day of reading lies ahead",
    why: "Nobody has read tomorrow's text. How old a reading is stands beside every answer, and a day ahead hides its age.",
    help: "write the day on which the text was read, or the day of the archived copy",
    bad: "checked: \"2062-08-22\"",
    good: "checked: \"2026-08-22\"",
    check: Check::Tier(|tier, subject, findings| {
        // The last day of the calendar stands in for a day that is missing, which has been reported.
        if tier.checked > subject.today && tier.checked != Day::LAST {
            findings.value(&[Step::Key("checked")], format!("found {}, today is {}", tier.checked, subject.today));
        }
        if let Some(confirmed) = tier.confirmed.filter(|confirmed| *confirmed > subject.today) {
            findings.value(&[Step::Key("confirmed")], format!("found {confirmed}, today is {}", subject.today));
        }
        each_citation(tier, |path, citation| {
            if citation.read > subject.today {
                let path = [path, &[Step::Key("read")]].concat();
                findings.value(&path, format!("found {}, today is {}", citation.read, subject.today));
            }
        });
    }),
};
