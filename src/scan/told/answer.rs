//! The answer to somebody who asks for a secret.

use std::ops::Range;

use super::number::end_of_code;
use super::place::{is_program, line};
use super::shape::{Code, code, password};
use super::speech::is_user;
use super::words::words;

/// Gives what somebody answers to a line that holds a word for a secret: a value in one of the next lines that say who speaks.
pub(super) fn answer(text: &[u8], asked: &Range<usize>, cue: usize, is_number: bool, found: &mut dyn FnMut(Range<usize>)) {
    let Some(question) = said(text, asked) else { return };
    let is_question = memchr::memchr(b'?', &text[question..asked.end]).is_some();
    let blanks = text[question..asked.end].iter().filter(|byte| **byte == b' ').count();
    if cue < question || is_program(&text[asked.clone()]) || !is_question && blanks < 3 && text[question..asked.end].is_ascii()
    {
        return;
    }
    let mut at = asked.end + 1;
    for _ in 0..2 {
        if at >= text.len() {
            return;
        }
        let line = line(text, &(at..at));
        let Some(start) = said(text, &line) else { return };
        let message = words(text, start, 80, 7);
        let mut best: Option<(u32, Range<usize>)> = None;
        let within = message.iter().enumerate().take_while(|(_, word)| word.bytes.end <= line.end);
        for (place, word) in within {
            let value = &text[word.bytes.clone()];
            if place > 0 && is_user(&text[message[place - 1].bytes.clone()]) {
                continue;
            }
            let is_code = match code(value) {
                Some(Code::Digits(digits)) => digits >= 4 && (is_number && place <= 1 || digits >= 6) && word.ends_clause,
                Some(Code::Groups) => place <= 1,
                Some(Code::Mixed) => place == 0,
                _ => false,
            };
            let is_long = value.len() >= 8 && value.iter().all(u8::is_ascii_digit);
            let look = password(value);
            let is_password = !is_number
                && match look {
                    3 => true,
                    2 => place <= 1 || word.ends_clause,
                    1 => place == 0 && word.ends_clause && value.len() >= 10,
                    _ => false,
                };
            let points = if is_code || is_long {
                3
            } else if is_password {
                look
            } else {
                0
            };
            if points > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((points, word.bytes.start..if is_code { end_of_code(text, word) } else { word.bytes.end }));
            }
        }
        if let Some((_, bytes)) = best {
            return found(bytes);
        }
        at = line.end + 1;
    }
}

/// Returns where the words begin of a line that tells who says them: `Tom: `, `[09:12] Tom: `, `—`.
pub(super) fn said(text: &[u8], line: &Range<usize>) -> Option<usize> {
    let mut start = line.start;
    start += text[start..line.end].iter().take_while(|byte| matches!(byte, b' ' | b'>')).count();
    if text[start..line.end].starts_with("\u{2014}".as_bytes()) || text[start..line.end].starts_with("\u{2013} ".as_bytes()) {
        return Some(start + 3);
    }
    let is_of_time = |byte: &u8| byte.is_ascii_digit() || b"[]():.,/- ".contains(byte);
    let time = text[start..line.end].iter().take(28).take_while(|byte| is_of_time(byte)).count();
    let name = &text[start + time..line.end.min(start + time + 40)];
    let colon = name.iter().position(|byte| *byte == b':').map(|at| (at, 1));
    let wide = memchr::memmem::find(name, "\u{ff1a}".as_bytes()).map(|at| (at, 3));
    let (at, length) = colon.into_iter().chain(wide).min()?;
    let is_name = at > 0
        && at <= 24
        && name[..at].iter().filter(|byte| **byte == b' ').count() <= 2
        && name[..at]
            .iter()
            .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'.' | b'@' | b'\'') || !byte.is_ascii());
    let is_wide = length == 3 || !name[..at].is_ascii();
    let is_apart = is_wide || name.get(at + 1) == Some(&b' ');
    (is_name && is_apart).then_some(start + time + at + length)
}
