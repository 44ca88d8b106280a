//! Citations of different grades, and none is said to carry the answer.

use super::timeline::each_statement;
use crate::diagnostic::Severity;
use crate::model::{Answer, Grade};
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unmarked-carrier",
    severity: Severity::Warning,
    about: "citations of different grades, and none is said to carry the answer",
    why: "An archived sentence beside it must not lift an answer whose number stands on a page that nobody can look up any more, nor must \
          a help page beside it lower one that the contract gives. Without a mark the answer is graded by the weakest.",
    help: "mark each citation that says enough by itself with `carries: true`; the others are context",
    bad: "answer: P30D\ncite:\n  - {source: terms, version: \"0a1b...\", ...}\n  - {source: help, ...}",
    good: "answer: P30D\ncite:\n  - {source: terms, version: \"0a1b...\", ...}\n  - {source: help, ..., carries: true}",
    check: Check::Tier(|tier, subject, findings| {
        each_statement(tier, |path, said| {
            if needs_all(said.answer) || said.cite.iter().any(|citation| citation.carries) {
                return;
            }
            let grades = || said.cite.iter().map(|citation| citation.grade(subject.catalog.source(tier, citation)));
            let (Some(best), Some(weakest)) = (grades().min(), grades().max()) else { return };
            if best != weakest && weakest != Grade::Secondary {
                let path = [path, &[Step::Key("cite")]].concat();
                let (best, weakest) = (best.as_str(), weakest.as_str());
                findings.key(&path, format!("found citations that are {best} and some that are {weakest}, and none marked"));
            }
        });
    }),
};

/// Returns whether each document that is cited gives a part of the answer: a silence of all of them, a list.
fn needs_all(answer: &Answer) -> bool {
    answer.is_unstated() || matches!(answer, Answer::Signals(_) | Answer::Agreement(_) | Answer::Location(_))
}
