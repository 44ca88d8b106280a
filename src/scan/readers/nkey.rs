//! Seeds of NATS keys: `S`, the letter of what the key is for, `A`, and 55 more of base32 (nats-io/nkeys).

use std::ops::Range;

const LENGTH: usize = 58;

/// Gives the seed that begins at a keyword.
pub(in crate::scan) fn nats_seed(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let is_of = |byte: &u8| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(byte);
    let at = keyword.start;
    let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let is_whole = is_end(at.checked_sub(1).map(|before| &text[before])) && is_end(text.get(at + LENGTH));
    if is_whole && text.len() >= at + LENGTH && text[at..at + LENGTH].iter().all(is_of) {
        found(at..at + LENGTH);
    }
}
