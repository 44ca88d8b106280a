//! An end of a passage has too few words to be unique, or so many that it is a quotation.

use std::ops::RangeInclusive;

use crate::diagnostic::Severity;
use crate::records::Step;
use crate::validate::rule::each_citation;
use crate::validate::{Check, Rule};

/// How many words stand at each end of a passage, as `cite` writes them.
const WORDS: RangeInclusive<usize> = 4..=8;
/// How many characters stand at each end of a text that is written without blanks.
const CHARS: RangeInclusive<usize> = 12..=24;

pub(super) const RULE: Rule = Rule {
    code: "loose-passage",
    severity: Severity::Error,
    about: "an end of a passage has too few or too many words",
    why: "Two words are found in many places, and twelve are a quotation, which records do not hold. Only a passage that is shorter \
          than four words has shorter ends, and then both are the same.",
    help: "give four to eight words at each end (12 to 24 characters in Chinese or Japanese); `promptfate cite` chooses them",
    bad: "passage: {from: \"we may\", to: \"your account settings at any time, as we explain below\"}",
    good: "passage: {from: \"we may use your inputs\", to: \"your account settings at any\"}",
    check: Check::Tier(|tier, _, findings| {
        each_citation(tier, |path, citation| {
            let Some(passage) = &citation.passage else { return };
            let is_whole = passage.from == passage.to;
            let is_unspaced = is_unspaced(&passage.from) || is_unspaced(&passage.to);
            for (key, end) in [("from", &passage.from), ("to", &passage.to)] {
                let (count, allowed, unit) = if is_unspaced {
                    (end.chars().count(), CHARS, "characters")
                } else {
                    (end.split_whitespace().count(), WORDS, "words")
                };
                if count > *allowed.end() || (count < *allowed.start() && !is_whole) {
                    let path = [path, &[Step::Key("passage"), Step::Key(key)]].concat();
                    let (least, most) = allowed.into_inner();
                    findings.value(&path, format!("found {count} {unit}, wanted {least} to {most}"));
                }
            }
        });
    }),
};

/// Returns whether a text is written without blanks, as Chinese and Japanese are.
pub(super) fn is_unspaced(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let wide = text.chars().filter(|c| matches!(*c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')).count();
    wide * 2 > text.chars().count()
}
