//! The way to stop training does not fit the answer on training.

use super::timeline::general;
use crate::diagnostic::Severity;
use crate::model::{Answer, OptOut, Question, Training};
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "contradicting-opt-out",
    severity: Severity::Error,
    about: "the way to stop training does not fit the answer on training",
    why: "What is never used need not be stopped, what can be turned off has a way, and what is always used has none. A reader \
          believes the answer that sounds better.",
    help: "read both passages again and correct the answer that is wrong; what differs inside the tier is a case",
    bad: "training:\n  - answer: never\nopt_out:\n  - answer: setting",
    good: "training:\n  - answer: never\nopt_out:\n  - answer: not_needed",
    check: Check::Tier(|tier, _, findings| {
        let newest = |question| general(tier.timeline(question));
        let (Some((_, training)), Some((index, way))) = (newest(Question::Training), newest(Question::OptOut)) else { return };
        let (Answer::Training(trains), Answer::OptOut(stopped)) = (&training.answer, &way.answer) else { return };
        use OptOut::{Admin, Contract, Email, Form, None, NotNeeded, Setting};
        let contradicts = match trains {
            Training::Never => matches!(stopped, Setting | Form | Email | Admin | Contract | None),
            Training::OptOut => matches!(stopped, NotNeeded | None),
            Training::Always => matches!(stopped, Setting | Form | Email | Admin),
            Training::OptIn | Training::Unstated => false,
        };
        if contradicts {
            let path = [Step::Key(Question::OptOut.as_str()), Step::Index(index), Step::Key("answer")];
            findings.value(&path, format!("found `{stopped}`, but the answer on training is `{trains}`"));
        }
    }),
};
