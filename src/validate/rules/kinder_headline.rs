//! Two texts disagree, and the answer is the one that sounds better.

use crate::diagnostic::Severity;
use crate::model::Impact;
use crate::records::Step;
use crate::validate::rule::each_entry;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "kinder-headline",
    severity: Severity::Error,
    about: "of two texts that disagree, the answer is the kinder one, or the two say the same",
    why: "A person acts on the answer. Where a provider's texts disagree nobody knows which one is followed, so the answer is the \
          one that is worse for the person, and the other stands beside it.",
    help: "change places: the worse answer heads the entry, the kinder one goes to `conflict`; two that are alike are no conflict",
    bad: "training:\n  - answer: opt_in\n    conflict: {answer: opt_out, why: The help page says that it is on by default., cite: [...]}",
    good: "training:\n  - answer: opt_out\n    conflict: {answer: opt_in, why: The terms ask for permission first., cite: [...]}",
    check: Check::Tier(|tier, _, findings| {
        each_entry(tier, |_, [key, index], entry| {
            let Some(conflict) = &entry.conflict else { return };
            let what = if conflict.answer == entry.answer {
                "the same answer twice"
            } else if Impact::of_change(&entry.answer, &conflict.answer) == Impact::Worse {
                "the worse answer in the second place"
            } else {
                return;
            };
            let path = [*key, *index, Step::Key("conflict"), Step::Key("answer")];
            findings.value(&path, format!("found {what}: `{}` beside `{}`", conflict.answer, entry.answer));
        });
    }),
};
