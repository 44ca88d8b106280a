//! Passwords behind a user or a network.

use std::ops::Range;

use super::answer::answer;
use super::place::{end_of_cue, is_program, line};
use super::shape::password;
use super::speech::is_named;
use super::words::{Word, words};
use super::{REACH, WORDS};

/// Gives what stands behind a user who is named, in the same clause.
pub(in crate::scan) fn told_user(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let near = &text[keyword.end..text.len().min(keyword.end + 88)];
    let has_digit = |near: &[u8]| near.iter().any(u8::is_ascii_digit);
    // Nothing stands there most of the time.
    if !near.iter().any(|byte| b"!@$%&*/|".contains(byte)) || !has_digit(near) {
        return;
    }
    let Some(end) = end_of_cue(text, &keyword) else { return };
    let clause = words(text, end, 88, 7);
    let looks = |word: &Word| password(&text[word.bytes.clone()]);
    for (at, word) in clause.iter().enumerate() {
        let value = &text[word.bytes.clone()];
        let is_second = at > 0 && {
            let gap = text[clause[at - 1].bytes.end..word.bytes.start].trim_ascii();
            gap == b"/" || gap == b"|"
        };
        let has_sign = value.iter().any(|byte| b"!@$%&*".contains(byte));
        let has_digit = value.iter().any(u8::is_ascii_digit);
        let look = looks(word);
        if at > 0 && has_digit && (look == 3 && (has_sign || is_second) || look == 2 && is_second) && !is_named(text, word) {
            if !is_program(&text[line(text, &keyword)]) {
                found(word.bytes.clone());
            }
            return;
        }
        if word.ends_sentence {
            return;
        }
    }
}

/// Gives what stands behind the name of a network.
pub(in crate::scan) fn told_network(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let Some(end) = end_of_cue(text, &keyword) else { return };
    let line = line(text, &keyword);
    let clause = words(text, end, REACH, WORDS);
    for (at, word) in clause.iter().enumerate() {
        let value = &text[word.bytes.clone()];
        let is_second = at > 0 && text[clause[at - 1].bytes.end..word.bytes.start].trim_ascii() == b"/";
        let is_first = at == 0 && word.is_after_colon && word.ends_sentence;
        let look = password(value);
        if look >= 2 && (is_first || is_second) || look == 1 && is_second && word.ends_sentence {
            if !is_program(&text[line]) {
                found(word.bytes.clone());
            }
            return;
        }
        if word.ends_sentence {
            break;
        }
    }
    answer(text, &line, keyword.start, false, found);
}
