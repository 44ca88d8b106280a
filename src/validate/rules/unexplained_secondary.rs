//! Someone else's text helps to prove an answer, and no note says why.

use super::timeline::each_statement;
use crate::diagnostic::Severity;
use crate::model::SourceKind;
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unexplained-secondary",
    severity: Severity::Error,
    about: "someone else's text helps to prove an answer, and no note says why",
    why: "What others write about a provider binds nobody. It may stand in where the provider's own text cannot be had, and then the \
          reader has to know.",
    help: "cite the provider's own document instead, or add a `note` that says what is second-hand and why",
    bad: "- answer: P30D\n  cite: [{source: news-article, ...}]",
    good: "- answer: P30D\n  note: The provider's page needs an account; a newspaper reports what it says.\n  cite: [{source: news-article, ...}]",
    check: Check::Tier(|tier, subject, findings| {
        each_statement(tier, |path, said| {
            let has_note = said.note.is_some_and(|note| !note.trim().is_empty());
            let mut sources = said.cite.iter().map(|citation| subject.catalog.source(tier, citation));
            // A source that is not listed is reported as such.
            if !has_note && sources.any(|source| source.is_some_and(|source| source.kind == SourceKind::Secondary)) {
                let path = [path, &[Step::Key("cite")]].concat();
                findings.key(&path, "found a source of the kind `secondary`, and no note");
            }
        });
    }),
};
