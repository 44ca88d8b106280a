//! A detail stands at a question that it does not belong to.

use crate::diagnostic::Severity;
use crate::model::{Answer, Question, Retention};
use crate::records::Step;
use crate::validate::rule::each_entry;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "misplaced-detail",
    severity: Severity::Error,
    about: "a detail stands at a question that it does not belong to",
    why: "Steps at a question that has none are shown nowhere: the one who wrote them believes that they help, and nobody \
          sees them.",
    help: "move it: `granted` to `zero_retention`; steps, url, by, scope, reach, loses and check to `opt_out`, or to `telemetry` if they turn that off; `general` to a case `customer_set` of `retention`",
    bad: "training:\n  - answer: opt_out\n    steps: [Open the settings, Turn off model improvement]",
    good: "opt_out:\n  - answer: setting\n    steps: [Open the settings, Turn off model improvement]",
    check: Check::Tier(|tier, _, findings| {
        each_entry(tier, |question, [key, index], entry| {
            for (at, case) in entry.cases.iter().enumerate().filter(|(_, case)| case.general) {
                if case.answer != Answer::Retention(Retention::CustomerSet) || question != Question::Retention {
                    let message =
                        format!("found `general` at `{question}: {}`, it belongs to `retention: customer_set`", case.answer);
                    findings.key(&[*key, *index, Step::Key("cases"), Step::Index(at), Step::Key("general")], message);
                }
            }
            let mut misplaced = |detail, belongs: Question| {
                let message = format!("found `{detail}` at `{question}`, it belongs to `{belongs}`");
                findings.key(&[*key, *index, Step::Key(detail)], message);
            };
            if entry.granted.is_some() && question != Question::ZeroRetention {
                misplaced("granted", Question::ZeroRetention);
            }
            // Turning off a program's reports takes steps as well.
            if matches!(question, Question::OptOut | Question::Telemetry) {
                return;
            }
            let details = [
                ("steps", !entry.steps.is_empty()),
                ("url", entry.url.is_some()),
                ("by", entry.by.is_some()),
                ("scope", entry.scope.is_some()),
                ("reach", entry.reach.is_some()),
                ("loses", entry.loses.is_some()),
                ("check", entry.check.is_some()),
            ];
            for (detail, _) in details.into_iter().filter(|(_, is_there)| *is_there) {
                misplaced(detail, Question::OptOut);
            }
        });
    }),
};
