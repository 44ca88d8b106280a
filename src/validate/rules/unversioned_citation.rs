//! A citation of an archived source does not say which version was read.

use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::rule::each_citation;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unversioned-citation",
    severity: Severity::Error,
    about: "a citation of an archived source does not say which version was read",
    why: "Pages change without notice. Where an archive keeps the versions, the one that was read can be named, and anyone can go \
          back to it.",
    help: "cite the archived version with `promptfate cite`; a page that differs from the archived one is a source of its own",
    bad: "cite:\n  - {source: privacy-policy, read: \"2026-08-22\"}",
    good: "cite:\n  - {source: privacy-policy, version: \"<40 hexadecimal digits>\", read: \"2026-08-22\"}",
    check: Check::Tier(|tier, subject, findings| {
        each_citation(tier, |path, citation| {
            let is_archived = || subject.catalog.source(tier, citation).is_some_and(|source| !source.archive.is_empty());
            if citation.version.is_none() && is_archived() {
                let path = [path, &[Step::Key("source")]].concat();
                findings.value(&path, format!("found no version of `{}`, which an archive keeps", citation.source));
            }
        });
    }),
};
