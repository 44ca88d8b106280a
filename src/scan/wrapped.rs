//! Puts together what is broken over lines: a token that a terminal, a mail program or a string of a program has parted.

use std::ops::Range;

/// The most lines that one token is on.
const LINES: usize = 12;
/// How much of a token stands on its first line, at least.
const LEAST: usize = 8;

/// A token, where each of its lines ends in it and in the text, and how long it is on the first.
pub(super) type Whole = (Vec<u8>, Vec<(usize, usize)>, usize);

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.+/=".contains(&byte)
}

/// Returns how many bytes of a token stand on the line, from a place on.
pub(super) fn on_line(text: &[u8], at: usize, longest: usize) -> usize {
    text[at..].iter().take(longest).take_while(|byte| is_of_token(**byte)).count()
}

/// Returns the token that begins at a place, without what parts it, where each of its lines ends in the text, and how long it is on the first;
/// `None` if it stands on one line.
pub(super) fn whole(text: &[u8], at: usize, longest: usize) -> Option<Whole> {
    let mut token = Vec::new();
    let mut ends = Vec::new();
    let mut from = at;
    for _ in 0..LINES {
        let length = on_line(text, from, longest - token.len().min(longest));
        token.extend_from_slice(&text[from..from + length]);
        ends.push((token.len(), from + length));
        let Some(next) = (length > 0).then(|| next_line(text, from + length)).flatten() else { break };
        from = next;
    }
    let first = ends.first()?.0;
    (ends.len() > 1 && first >= LEAST).then_some((token, ends, first))
}

/// Returns where a token goes on that a line ends: behind quotes, signs that join strings, and the marks of quoted mail.
fn next_line(text: &[u8], at: usize) -> Option<usize> {
    let skip = |at: usize, signs: &[u8], most: usize| {
        at + text[at..].iter().take(most).take_while(|byte| signs.contains(byte)).count()
    };
    let end = skip(at, b"\"'` +\\.&_=\r", 8);
    if text.get(end) != Some(&b'\n') {
        return None;
    }
    let next = skip(end + 1, b" \t\"'`+>|#*.&", 40);
    text.get(next).is_some_and(|byte| is_of_token(*byte)).then_some(next)
}

/// Returns the bytes of a text that a stretch of a token stands on which begins at `at`.
pub(super) fn written(ends: &[(usize, usize)], at: usize, bytes: &Range<usize>) -> Range<usize> {
    let (end, place) = ends.iter().find(|(end, _)| *end >= bytes.end).copied().unwrap_or((bytes.end, at + bytes.end));
    at + bytes.start..place - (end - bytes.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_on_two_lines_is_one() {
        for text in ["ghp_abcdef\nghijkl x", "ghp_abcdef\" +\n    \"ghijkl\"", "ghp_abcdef\\\nghijkl", "ghp_abcdef\r\n> ghijkl"]
        {
            let (token, ends, first) = whole(text.as_bytes(), 0, 100).unwrap();
            assert_eq!((String::from_utf8_lossy(&token).as_ref(), first), ("ghp_abcdefghijkl", 10), "{text}");
            let bytes = written(&ends, 0, &(0..16));
            assert!(text[bytes].ends_with("ghijkl"));
        }
        assert!(whole(b"ghp_abcdef ghi\nj", 0, 100).is_none());
    }
}
