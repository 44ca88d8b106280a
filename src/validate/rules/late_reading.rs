//! A citation was read after the record was last checked.

use crate::diagnostic::Severity;
use crate::model::Question;
use crate::records::Step;
use crate::validate::rule::each_citation;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "late-reading",
    severity: Severity::Error,
    about: "a citation was read after the record was last checked",
    why: "`checked` is the day on which one of us last read the sources. A copy read later shows that one of the two days is wrong. \
          A question that not every tier has to answer may be answered later by itself.",
    help: "set `checked` to the day on which all sources were read again",
    bad: "checked: \"2026-08-01\"\ntraining:\n  - answer: unstated\n    cite: [{source: terms, read: \"2026-08-22\"}]",
    good: "checked: \"2026-08-22\"\ntraining:\n  - answer: unstated\n    cite: [{source: terms, read: \"2026-08-22\"}]",
    check: Check::Tier(|tier, subject, findings| {
        each_citation(tier, |path, citation| {
            // A day ahead of today is `future-reading`, and one finding is enough.
            let is_of = |one: &Question| matches!(path.first(), Some(Step::Key(key)) if *key == one.as_str());
            let is_of_required = Question::ALL.iter().any(|one| one.is_required() && is_of(one));
            if is_of_required && citation.read > tier.checked && citation.read <= subject.today {
                let path = [path, &[Step::Key("read")]].concat();
                findings.value(&path, format!("found {}, but the record was last checked on {}", citation.read, tier.checked));
            }
        });
    }),
};
