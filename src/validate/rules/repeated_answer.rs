//! An entry says again what the next older one says.

use super::timeline::above;
use crate::diagnostic::Severity;
use crate::model::{Case, Entry};
use crate::records::Step;
use crate::validate::rule::each_entry;
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "repeated-answer",
    severity: Severity::Warning,
    about: "an entry says again what the next older one says",
    why: "A timeline lists changes. A repeated answer shows up in `history` and `diff` as a change that never was.",
    help: "make one entry of the two: the older `since`, the citations of both",
    bad: "- since: \"2025-10-08\"\n  answer: opt_out\n- since: \"2023-03-01\"\n  answer: opt_out",
    good: "- since: \"2023-03-01\"\n  answer: opt_out",
    check: Check::Tier(|tier, _, findings| {
        each_entry(tier, |question, [key, index], entry| {
            let Step::Index(at) = *index else { return };
            if above(tier.timeline(question), at).next().is_some_and(|newer| says_the_same(newer, entry)) {
                findings.value(&[*key, *index, Step::Key("answer")], format!("found `{}` as in the entry above", entry.answer));
            }
        });
    }),
};

/// Compares all that is said; how it is proven may differ, since each version is cited on its own. A note of its own
/// says what changed in the text while the answer stayed.
fn says_the_same(one: &Entry, other: &Entry) -> bool {
    // Taken apart in full, so that a new field has to be thought of here.
    let Entry {
        since: _,
        until,
        regions: _,
        answer,
        except,
        granted,
        steps,
        url,
        by,
        scope,
        reach,
        loses,
        check,
        cases,
        conflict,
        explained: _,
        note,
        cite: _,
    } = one;
    *answer == other.answer
        && *until == other.until
        && *except == other.except
        && *granted == other.granted
        && *steps == other.steps
        && *url == other.url
        && *by == other.by
        && *scope == other.scope
        && *reach == other.reach
        && *loses == other.loses
        && *check == other.check
        && *note == other.note
        && conflict.as_ref().map(|one| &one.answer) == other.conflict.as_ref().map(|one| &one.answer)
        && cases.len() == other.cases.len()
        && cases.iter().zip(&other.cases).all(|(one, other)| is_same_case(one, other))
}

fn is_same_case(one: &Case, other: &Case) -> bool {
    let Case { when, answer, general, except, note: _, cite: _ } = one;
    *when == other.when && *answer == other.answer && *general == other.general && *except == other.except
}
