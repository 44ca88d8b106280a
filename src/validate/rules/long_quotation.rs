//! A text of ours quotes a whole sentence.

use super::loose_passage::is_unspaced;
use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::rule::each_entry;
use crate::validate::{Check, Rule};

/// The most words that are quoted, as many as an end of a passage may have.
const WORDS: usize = 8;
/// The most characters of a text that is written without blanks.
const CHARS: usize = 24;

pub(super) const RULE: Rule = Rule {
    code: "long-quotation",
    severity: Severity::Error,
    about: "a text of ours quotes more than eight words",
    why: "Facts carry over, sentences do not: a provider's wording belongs to the provider, and the passage leads to it.",
    help: "say it in your own words; the citation leads to the wording",
    bad: "note: The policy says \"we may use the content that you provide to improve our services\".",
    good: "note: Content is used to improve services.",
    check: Check::Tier(|tier, _, findings| {
        each_entry(tier, |_, [question, index], entry| {
            let path = [*question, *index];
            let mut judge = |tail: &[Step<'_>], text: &str| {
                if let Some(found) = long_quotation(text) {
                    findings.value(&[&path, tail].concat(), format!("found a quotation of {}", length(found)));
                }
            };
            for (key, text) in [("loses", &entry.loses), ("check", &entry.check), ("note", &entry.note)] {
                if let Some(text) = text {
                    judge(&[Step::Key(key)], text);
                }
            }
            for (i, step) in entry.steps.iter().enumerate() {
                judge(&[Step::Key("steps"), Step::Index(i)], step);
            }
            for (i, case) in entry.cases.iter().enumerate() {
                if let Some(note) = &case.note {
                    judge(&[Step::Key("cases"), Step::Index(i), Step::Key("note")], note);
                }
            }
            if let Some(conflict) = &entry.conflict {
                judge(&[Step::Key("conflict"), Step::Key("why")], &conflict.why);
            }
            for (kind, why) in entry.explanations() {
                judge(&[Step::Key("explained"), Step::Key(kind)], why);
            }
        });
    }),
};

/// Returns the first long stretch between double quotes of any form. A quote that nothing closes, as for inches, quotes nothing.
fn long_quotation(text: &str) -> Option<&str> {
    // One pass, with the place after the last open quote of each form.
    let (mut straight, mut high, mut low, mut angled) = (None, None, None, None);
    for (at, mark) in text.match_indices(['"', '“', '”', '„', '«', '»']) {
        let after = Some(at + mark.len());
        let open = match mark {
            "\"" if straight.is_none() => {
                straight = after;
                None
            }
            "\"" => straight.take(),
            "“" if low.is_none() => {
                high = after;
                None
            }
            "“" => low.take(),
            "”" => high.take().or(low.take()),
            "„" => {
                low = after;
                None
            }
            "«" => {
                angled = after;
                None
            }
            _ => angled.take(),
        };
        if let Some(quoted) = open.map(|open: usize| &text[open..at]).filter(|quoted| is_long(quoted)) {
            return Some(quoted);
        }
    }
    None
}

fn is_long(text: &str) -> bool {
    if is_unspaced(text) { text.chars().count() > CHARS } else { text.split_whitespace().count() > WORDS }
}

fn length(text: &str) -> String {
    if is_unspaced(text) {
        format!("{} characters, wanted at most {CHARS}", text.chars().count())
    } else {
        format!("{} words, wanted at most {WORDS}", text.split_whitespace().count())
    }
}
