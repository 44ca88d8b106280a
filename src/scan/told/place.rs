//! Where a word for a secret stands: as a word of its own, on a line that people wrote.

use std::ops::Range;

/// Returns where a word for a secret ends, with the letters that inflect it, unless it is a part of something else.
pub(super) fn end_of_cue(text: &[u8], keyword: &Range<usize>) -> Option<usize> {
    let cue = &text[keyword.clone()];
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let before = keyword.start.checked_sub(1).map(|at| text[at]);
    let is_wide = matches!(cue, [0xE0 | 0xE3..=0xED, ..]);
    let is_free = before.is_none_or(|byte| match byte {
        b'_' | b'.' | b'/' | b'$' | b'@' | b'<' | b'\\' | b'#' | b'=' | b'0'..=b'9' => false,
        _ if is_wide => true,
        // `Kundenpasswort`, but not `compass`.
        letter if letter.is_ascii_lowercase() => !cue[0].is_ascii_uppercase() && (cue.len() >= 8 || is_compound(text, keyword)),
        letter => !is_letter(letter),
    });
    if !is_free || cue.ends_with(b" ") {
        return is_free.then_some(keyword.end);
    }
    let most = match cue.len() {
        _ if is_wide => 0,
        0..=4 if cue.is_ascii() => 0,
        5 if cue.is_ascii() => 2 * usize::from(!matches!(cue, b"passe" | b"porte" | b"porta")),
        _ => 6,
    };
    let tail = text[keyword.end..].iter().take(if is_wide { 0 } else { most + 1 }).take_while(|byte| is_letter(**byte)).count();
    let mut end = keyword.end + tail;
    // `PIN-kod`
    if text.get(end) == Some(&b'-') && cue.len() <= 4 && cue.first().is_some_and(|byte| matches!(byte, b'p' | b'P')) {
        let rest = text[end + 1..].iter().take(8).take_while(|byte| is_letter(**byte)).count();
        end += if rest >= 3 { rest + 1 } else { 0 };
    }
    let is_over = tail <= most || is_wide;
    let next = text.get(end);
    // `password_hash`, `code()`, `pin[2]`, `passwd.c`.
    let is_name = match next {
        Some(b'_' | b'(' | b'[' | b'=' | b'/' | b'-' | b'$' | b'@' | b'<') => true,
        Some(b'.') => text.get(end + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(b'0'..=b'9') => !is_wide,
        Some(byte) => is_letter(*byte) && !is_wide,
        None => false,
    };
    (is_over && !is_name).then_some(end)
}

/// Returns whether a word for a code ends one that tells what it opens: `Alarmcode`, `ovikoodi`, and no `barcode`.
fn is_compound(text: &[u8], keyword: &Range<usize>) -> bool {
    const CODES: &[&str] =
        &["code", "kod", "kode", "k\u{f3}d", "koodi", "kood", "k\u{f3}\u{f0}i", "pin", "wort", "woord", "ord"];
    const OTHERS: &[&str] = &[
        "bar", "uni", "op", "en", "de", "byte", "post", "zip", "qr", "status", "error", "source", "re", "trans", "geo",
        "shell", "p", "pseudo", "gc", "vs", "x",
    ];
    let cue = text[keyword.clone()].to_ascii_lowercase();
    let head =
        text[..keyword.start].iter().rev().take(24).take_while(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()).count();
    let head = text[keyword.start - head..keyword.start].to_ascii_lowercase();
    CODES.iter().any(|code| code.as_bytes() == cue) && head.len() >= 3 && !OTHERS.iter().any(|other| other.as_bytes() == head)
}

/// Returns the line on which a word stands, as far as 240 bytes to each side.
pub(super) fn line(text: &[u8], bytes: &Range<usize>) -> Range<usize> {
    let (from, to) = (bytes.start.saturating_sub(240), text.len().min(bytes.end + 240));
    let start = text[from..bytes.start].iter().rposition(|byte| *byte == b'\n').map_or(from, |newline| from + newline + 1);
    let end = text[bytes.end..to].iter().position(|byte| *byte == b'\n').map_or(to, |newline| bytes.end + newline);
    start..end
}

/// Returns whether a line is one of a program, of a page or of data.
pub(super) fn is_program(line: &[u8]) -> bool {
    const STARTS: &[&[u8]] = &[b"#include", b"import ", b"//", b"/*", b"* ", b"return ", b"def ", b"{", b"<", b"@"];
    let trimmed = line.trim_ascii();
    let is_item = trimmed.last().is_some_and(|last| b";{},\\".contains(last)) && !trimmed.contains(&b' ');
    let has_sign = |at: usize| {
        matches!(
            trimmed[at..],
            [b'(', b')', ..]
                | [b')', b'{' | b';' | b':', ..]
                | [b'{', b'{' | b'"', ..]
                | [b'}', b';', ..]
                | [b'=', b'=' | b'>', ..]
                | [b'&', b'&', ..]
                | [b'!', b')', ..]
                | [b' ', b'-', b'-', b'a'..=b'z', ..]
                | [b'|', b'|', ..]
                | [b'<', b'/', ..]
                | [b'/', b'>', ..]
                | [b':', b':', ..]
                | [b'"', b':', ..]
                | [b'"', b',', b' ', b'"', ..]
                | [b'\'', b',', b' ', b'\'', ..]
                | [b' ', b'=', b' ', ..]
                | [b'%', b's', ..]
                | [b'\\', b'n', ..]
                | [b'$', b'(', ..]
        )
    };
    is_item || STARTS.iter().any(|start| trimmed.starts_with(start)) || (0..trimmed.len()).any(has_sign)
}
