//! A text of ours quotes a whole sentence.

use super::loose_passage::is_unspaced;
use crate::diagnostic::Severity;
use crate::load::Step;
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
                if let Some(found) = quoted(text).find(|quoted| is_long(quoted)) {
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
        });
    }),
};

/// Returns what stands between double quotes, of any form. A quote that nothing closes, as for inches, quotes nothing.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find(['"', '“', '„', '«'])?;
            let mark = rest[open..].chars().next()?;
            rest = &rest[open + mark.len_utf8()..];
            let closing: &[char] = match mark {
                '“' => &['”'],
                '„' => &['“', '”'],
                '«' => &['»'],
                _ => &['"'],
            };
            if let Some(close) = rest.find(closing) {
                let inside = &rest[..close];
                rest = rest[close..].get(1..).unwrap_or_default();
                return Some(inside);
            }
        }
    })
}

fn is_long(text: &str) -> bool {
    if is_unspaced(text) { text.chars().count() > CHARS } else { text.split_whitespace().count() > WORDS }
}

fn length(text: &str) -> String {
    if is_unspaced(text) {
        format!("{} characters, at most {CHARS} are", text.chars().count())
    } else {
        format!("{} words, at most {WORDS} are", text.split_whitespace().count())
    }
}
