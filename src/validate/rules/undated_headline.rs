//! An answer rests on undated pages alone, although a contract is cited.

use super::timeline::newest;
use crate::diagnostic::Severity;
use crate::model::{Citation, SourceKind};
use crate::records::Step;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "undated-headline",
    severity: Severity::Warning,
    about: "an answer rests on undated pages alone, although a contract is cited",
    why: "A contract outranks a help page, also in time: nobody knows since when an undated page says what it says, or whether the newest \
          contract still bears it.",
    help: "answer what the contract says, and put what the page adds into a case or the note",
    bad: "answer: P30D\ncite:\n  - {source: help, read: \"2026-11-01\", undated: true, carries: true}\n  - {source: terms, ...}",
    good: "answer: unstated\nnote: A help page speaks of 30 days.\ncite:\n  - {source: terms, ...}",
    check: Check::Tier(|tier, subject, findings| {
        let kind = |citation: &Citation| subject.catalog.source(tier, citation).map(|source| source.kind);
        for (question, timeline) in &tier.timelines {
            for (at, entry) in newest(timeline) {
                let is_weak =
                    |one: &Citation| one.undated && matches!(kind(one), Some(SourceKind::Help | SourceKind::Marketing));
                let has_contract = entry.cite.iter().any(|one| kind(one) == Some(SourceKind::Contract));
                if has_contract && !entry.answer.is_unstated() && Citation::carrying(&entry.cite).all(is_weak) {
                    let path = [Step::Key(question.as_str()), Step::Index(at), Step::Key("cite")];
                    findings.key(&path, format!("found `{}` on undated pages alone, beside a contract", entry.answer));
                }
            }
        }
    }),
};
