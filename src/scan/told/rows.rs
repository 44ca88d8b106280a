//! Passwords in a list whose kind a line near it tells.

use std::ops::Range;

use super::place::is_program;
use super::shape::password;
use crate::scan::redact::unmasked;

/// How far around a word for a password its list stands, in bytes.
const LIST: usize = 480;

/// Gives the last fields of two rows or more that follow each other, near a line that says what they are.
pub(super) fn rows(text: &[u8], around: &Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let within = unmasked(text, around.start.saturating_sub(LIST)..text.len().min(around.end + LIST), around);
    let (mut at, end) = (within.start, within.end);
    at +=
        if at == 0 { 0 } else { text[at..end].iter().position(|byte| *byte == b'\n').map_or(end - at, |newline| newline + 1) };
    let mut last: Option<Range<usize>> = None;
    while at < end {
        let length = memchr::memchr(b'\n', &text[at..end]).unwrap_or(end - at);
        let row = last_field(text, at..at + length).filter(|value| {
            let value = &text[value.clone()];
            password(value) >= 2
                && value.iter().any(u8::is_ascii_digit)
                && !value.ends_with(b",")
                && !is_program(&text[at..at + length])
        });
        if let (Some(before), Some(row)) = (&last, &row) {
            found(before.clone());
            found(row.clone());
        }
        last = row;
        at += length + 1;
    }
}

/// Returns the word that is the last of several fields of a line.
fn last_field(text: &[u8], line: Range<usize>) -> Option<Range<usize>> {
    let row = text[line.clone()].trim_ascii_end();
    let start = row.iter().rposition(|byte| matches!(byte, b' ' | b';' | b'\t' | b'|'))? + 1;
    let before = row[..start].trim_ascii_end();
    let is_apart = [&b"-"[..], b";", b"|", b"/", b":", "\u{2013}".as_bytes()].iter().any(|sign| before.ends_with(sign))
        || row[..start].ends_with(b"\t");
    (is_apart && before.len() > 3).then(|| line.start + start..line.start + row.len())
}
