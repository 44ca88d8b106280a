//! Training can be turned off, but the record does not say how.

use super::timeline::newest;
use crate::diagnostic::Severity;
use crate::model::{Answer, OptOut, Question, Training};
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-steps",
    severity: Severity::Error,
    about: "training can be turned off, but the record does not say how",
    why: "What to click, and who may click it, is what people come for.",
    help: "add `steps`, in order and in your own words, and `by: user` or `by: admin`",
    bad: "opt_out:\n  - answer: setting\n    cite: [...]",
    good: "opt_out:\n  - answer: setting\n    steps: [Open the settings, Turn off model improvement]\n    by: user\n    cite: [...]",
    check: Check::Tier(|tier, _, findings| {
        let key = Step::Key(Question::OptOut.as_str());
        let ways = tier.timeline(Question::OptOut);
        let mut is_said = false;
        // Nobody can click what was there years ago, so older entries need no steps.
        for (index, entry) in newest(ways) {
            let missing = match (entry.steps.is_empty(), entry.by.is_none()) {
                (true, true) => "neither `steps` nor `by`",
                (true, false) => "no `steps`",
                (false, true) => "no `by`",
                (false, false) => "",
            };
            let has_way =
                matches!(entry.answer, Answer::OptOut(OptOut::Setting | OptOut::Form | OptOut::Email | OptOut::Admin));
            let lacks = has_way && !missing.is_empty();
            is_said |= lacks || !entry.steps.is_empty();
            if lacks {
                let path = [key, Step::Index(index), Step::Key("answer")];
                findings.value(&path, format!("found `{}` with {missing}", entry.answer));
            }
        }
        let can_stop =
            newest(tier.timeline(Question::Training)).any(|(_, entry)| entry.answer == Answer::Training(Training::OptOut));
        // Without any entry the question is unanswered, which is a rule of its own.
        if can_stop && !is_said && !ways.is_empty() {
            findings.key(&[key], "found no steps, though training can be turned off");
        }
    }),
};
