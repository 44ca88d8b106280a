//! Commitments or places are listed beside the word that there are none.

use super::timeline::each_statement;
use crate::diagnostic::Severity;
use crate::model::{Answer, Commitment, Location};
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "mixed-unstated",
    severity: Severity::Error,
    about: "`unstated` stands beside other words",
    why: "`unstated` says that the documents were read and name none. Beside a commitment or a place it is false.",
    help: "take out `unstated`, or all others",
    bad: "agreement:\n  - answer: [dpa, unstated]",
    good: "agreement:\n  - answer: [dpa]",
    check: Check::Tier(|tier, _, findings| {
        each_statement(tier, |path, said| {
            let is_mixed = match said.answer {
                Answer::Agreement(named) => named.0.len() > 1 && named.0.contains(&Commitment::Unstated),
                Answer::Location(named) => named.0.len() > 1 && named.0.contains(&Location::Unstated),
                _ => false,
            };
            if is_mixed {
                let path = [path, &[Step::Key("answer")]].concat();
                findings.value(&path, format!("found `unstated` among {}", said.answer));
            }
        });
    }),
};
