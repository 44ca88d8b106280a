//! Passwords behind the word for one.

use std::ops::Range;

use super::answer::answer;
use super::place::{end_of_cue, is_program, line};
use super::rows::rows;
use super::shape::password;
use super::speech::{is_copula, is_filler, is_named, is_user};
use super::words::words;
use super::{ENOUGH, REACH, WORDS};

/// Gives a password that a sentence tells.
pub(in crate::scan) fn told_password(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let Some(end) = end_of_cue(text, &keyword) else { return };
    let line = line(text, &keyword);
    let is_pass = matches!(text[keyword.clone()].to_ascii_lowercase().as_slice(), b"pass" | b"passe");
    let mut distance = 0;
    let mut last: &[u8] = b"";
    for (at, word) in words(text, end, REACH, WORDS).iter().enumerate() {
        let value = &text[word.bytes.clone()];
        if is_user(value) {
            break;
        }
        let is_second = text[..word.bytes.start].trim_ascii_end().ends_with(b"/");
        let is_copula = word.is_after_colon || is_copula(last);
        let near = match distance {
            0 => 2,
            1 => 1,
            _ => 0,
        };
        let points =
            near + u32::from(is_copula) + u32::from(word.is_set_off) + u32::from(word.ends_clause) + u32::from(is_second);
        // What stands alone behind its name is a line of settings, where names of programs are values.
        let is_setting = at == 0
            && word.is_after_colon
            && !text[word.bytes.end..line.end.max(word.bytes.end)].iter().any(u8::is_ascii_alphabetic)
            && text[line.start..keyword.start].trim_ascii().is_ascii()
            && !text[line.start..keyword.start].trim_ascii().contains(&b' ');
        let least = match password(value) {
            0 => u32::MAX,
            1 if word.is_set_off && is_copula && !word.is_after_colon && !is_pass => 2,
            1 => u32::MAX,
            2 if (is_setting || at == 0 && word.is_after_colon && value.iter().all(u8::is_ascii_alphabetic))
                && value.is_ascii()
                || is_pass && !value.iter().any(u8::is_ascii_digit) =>
            {
                u32::MAX
            }
            look => ENOUGH - look,
        };
        let is_far = is_pass && (distance > 0 || !is_copula && password(value) < 3 && !word.ends_sentence);
        let is_choice = text[..word.bytes.start].ends_with(b"|") || text[word.bytes.end..].starts_with(b"|");
        if points >= least && !is_far && !is_choice && !is_named(text, word) {
            if !is_program(&text[line.clone()]) {
                found(word.bytes.clone());
            }
            return;
        }
        distance += u32::from(!is_filler(value));
        if word.ends_sentence || distance > 4 {
            break;
        }
        last = value;
    }
    answer(text, &line, keyword.start, false, found);
    rows(text, &line, found);
}
