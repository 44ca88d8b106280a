//! An answer is cited without the passage that gives it.

use super::timeline::each_statement;
use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-passage",
    severity: Severity::Error,
    about: "an answer is cited without the passage that gives it",
    why: "A document of forty pages proves nothing. A reader has to land on the sentence, and a program has to see when it changes. \
          Only `unstated` has no passage, since there is none.",
    help: "add the passage to one of the citations with `promptfate cite`, or answer `unstated`",
    bad: "- answer: opt_out\n  cite: [{source: privacy-policy, read: \"2026-08-22\"}]",
    good: "- answer: opt_out\n  cite:\n    - source: privacy-policy\n      passage: {from: \"we may use your inputs\", to: \"in your account settings\"}\n      read: \"2026-08-22\"",
    check: Check::Tier(|tier, _, findings| {
        each_statement(tier, |path, said| {
            // The answer is asked last: it is spelt out to be compared.
            if said.cite.iter().all(|citation| citation.passage.is_none()) && !said.answer.is_unstated() {
                let path = [path, &[Step::Key("cite")]].concat();
                findings.key(&path, format!("found no passage that says `{}`", said.answer));
            }
        });
    }),
};
