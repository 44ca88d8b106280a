//! The private part of a JSON Web Key (RFC 7517, RFC 7518): `d`, or `k` of a key that both sides have.

use std::ops::Range;

/// How far around `kty` a key is read, in bytes.
const REACH: usize = 4 << 10;

/// Gives the private part of the key that `kty` stands in.
pub(in crate::scan) fn jwk(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    // What else is called so is passed over, before anything is read.
    let gap = text[keyword.end..].iter().take(8).take_while(|byte| b"\"'\\ :=>".contains(byte)).count();
    let kind = &text[keyword.end + gap..];
    if gap == 0 || ![&b"RSA"[..], b"EC", b"oct", b"OKP"].iter().any(|known| kind.starts_with(known)) {
        return;
    }
    let before = &text[keyword.start.saturating_sub(REACH)..keyword.start];
    let start = keyword.start - before.iter().rev().position(|byte| *byte == b'{').unwrap_or(0);
    let behind = &text[keyword.end..text.len().min(keyword.end + REACH)];
    let end = keyword.end + behind.iter().position(|byte| *byte == b'}').unwrap_or(behind.len());
    let mut at = start;
    while at < end {
        let is_name =
            matches!(text[at], b'd' | b'k') && at > 0 && !text[at - 1].is_ascii_alphanumeric() && text[at - 1] != b'_';
        if !is_name {
            at += 1;
            continue;
        }
        let sign = at + 1 + text[at + 1..end].iter().take(8).take_while(|byte| b"\"'\\ :=>".contains(byte)).count();
        let gap = &text[at + 1..sign];
        let value = sign..sign
            + text[sign..]
                .iter()
                .take(REACH)
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
                .count();
        let is_quoted = gap.last().is_some_and(|byte| matches!(byte, b'"' | b'\''));
        if is_quoted && (gap.contains(&b':') || gap.contains(&b'=')) && value.len() >= 20 {
            at = value.end;
            found(value);
        } else {
            at += 1;
        }
    }
}
