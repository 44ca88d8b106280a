//! Writes a text with placeholders instead of what was found: the same secret always has the same one.

use std::collections::HashMap;
use std::io::Write;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::Finding;
use super::rules::{NAMED, all};

/// Remembers which secret has which placeholder. It keeps digests, never a secret.
#[derive(Debug, Default)]
pub struct Redactor {
    numbers: HashMap<[u8; 32], usize>,
    of_rule: HashMap<&'static str, usize>,
}

impl Redactor {
    /// Writes a part of a text that begins at `offset`; `found` is what was found in it, in order.
    ///
    /// # Errors
    /// Writing fails.
    pub fn write(&mut self, part: &[u8], offset: u64, found: &[Finding], out: &mut impl Write) -> std::io::Result<()> {
        let mut at = 0;
        for finding in found {
            let bytes = (finding.bytes.start - offset) as usize..(finding.bytes.end - offset) as usize;
            out.write_all(&part[at..bytes.start])?;
            let holder = self.placeholder(finding.rule.id, &part[bytes.clone()]);
            out.write_all(holder.as_bytes())?;
            at = bytes.end;
        }
        out.write_all(&part[at..])
    }

    /// Returns what stands for a secret.
    pub fn placeholder(&mut self, rule: &'static str, secret: &[u8]) -> String {
        let digest: [u8; 32] = Sha256::digest(secret).into();
        let next = self.of_rule.entry(rule).or_default();
        let number = *self.numbers.entry(digest).or_insert_with(|| {
            *next += 1;
            *next
        });
        format!("[{}-{number}]", rule.to_uppercase())
    }
}

/// Returns whether what looks like a secret is a placeholder, so that nothing is found in what has been redacted.
pub(super) fn is_placeholder(secret: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(secret) else { return false };
    let Some((name, number)) = text.trim_start_matches('[').trim_end_matches(']').rsplit_once('-') else { return false };
    let mut all = std::iter::once(&NAMED).chain(all());
    number.bytes().all(|byte| byte.is_ascii_digit()) && all.any(|rule| rule.id.eq_ignore_ascii_case(name))
}

/// Returns whether a stretch holds a placeholder: a word before it told of what is masked, not of what stands behind.
pub(super) fn holds_placeholder(stretch: &[u8]) -> bool {
    memchr::memchr_iter(b'[', stretch)
        .any(|open| memchr::memchr(b']', &stretch[open..]).is_some_and(|close| is_placeholder(&stretch[open..=open + close])))
}

/// Returns what stands around a place within a stretch and between placeholders: what is behind a masked secret was further away before.
pub(super) fn unmasked(text: &[u8], within: Range<usize>, around: &Range<usize>) -> Range<usize> {
    let ends =
        |at: usize| text[..=at].iter().rposition(|byte| *byte == b'[').is_some_and(|open| is_placeholder(&text[open..=at]));
    let begins =
        |at: usize| memchr::memchr(b']', &text[at..within.end]).is_some_and(|close| is_placeholder(&text[at..=at + close]));
    let before = &text[within.start..around.start];
    let start = memchr::memrchr_iter(b']', before).map(|at| within.start + at).find(|at| ends(*at));
    let end = memchr::memchr_iter(b'[', &text[around.end..within.end]).map(|at| around.end + at).find(|at| begins(*at));
    start.map_or(within.start, |at| at + 1)..end.unwrap_or(within.end)
}

/// Returns whether a word stands in a placeholder, so that it is not taken for the name of a value: `[API-KEY-1]`.
pub(super) fn is_in_placeholder(text: &[u8], at: usize) -> bool {
    /// The longest name of a rule is shorter, in bytes.
    const REACH: usize = 64;
    let is_of_it = |byte: &&u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || **byte == b'-';
    let before = text[..at].iter().rev().take(REACH).take_while(is_of_it).count();
    let after = text[at..].iter().take(REACH).take_while(is_of_it).count();
    after > 0 && is_placeholder(&text[at - before..at + after])
}
