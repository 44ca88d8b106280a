//! A passage of an archived version has no digest.

use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::rule::each_citation;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unproven-citation",
    severity: Severity::Error,
    about: "a passage of an archived version has no digest",
    why: "The digest is the proof that a program found the passage in that version. Without it a change of the wording between \
          the two ends goes unnoticed.",
    help: "run `promptfate cite --fill`, which finds the passage and writes the digest",
    bad: "passage: {from: \"we may use your inputs\", to: \"in your account settings\"}\nversion: \"0a1b...\"",
    good: "passage: {from: \"we may use your inputs\", to: \"in your account settings\"}\ndigest: \"sha256:9f86...\"\nversion: \"0a1b...\"",
    check: Check::Tier(|tier, _, findings| {
        each_citation(tier, |path, citation| {
            if citation.version.is_some() && citation.passage.is_some() && citation.digest.is_none() {
                let path = [path, &[Step::Key("passage")]].concat();
                findings.key(&path, "found a passage and a version, but no digest that proves the one stands in the other");
            }
        });
    }),
};
