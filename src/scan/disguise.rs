//! Sees through what stands inside a secret without changing it for whoever copies it: colours of a terminal, characters of no
//! width, escapes of strings, of HTML and of addresses.

use std::ops::Range;

use memchr::{memchr_iter, memchr3_iter};

/// A text as it is meant, and where each stretch of it stands in the one that was written.
#[derive(Debug)]
pub(super) struct Plain {
    pub(super) text: Vec<u8>,
    /// Where each stretch begins: in the plain text, in the written one.
    starts: Vec<(usize, usize)>,
    written: usize,
}

/// The most bytes that one disguise has.
const LONGEST: usize = 32;

impl Plain {
    /// Returns a text without its disguises; `None` if it has none.
    pub(super) fn of(written: &[u8]) -> Option<Plain> {
        let mut plain = Plain { text: Vec::new(), starts: Vec::new(), written: written.len() };
        let mut done = 0;
        let mut marks = memchr3_iter(b'\\', b'&', 0x1B, written).peekable();
        let mut wide = memchr3_iter(0xE2, 0xEF, 0xC2, written).peekable();
        let mut escapes = memchr_iter(b'%', written).peekable();
        while let Some(at) = {
            let first = [marks.peek(), wide.peek(), escapes.peek()].into_iter().flatten().min().copied();
            if marks.peek() == first.as_ref() {
                marks.next()
            } else if wide.peek() == first.as_ref() {
                wide.next()
            } else {
                escapes.next()
            }
        } {
            if at < done {
                continue;
            }
            if let Some((length, meant)) = disguise(&written[at..written.len().min(at + LONGEST)]) {
                plain.keep(&written[done..at], done);
                plain.keep(&meant, at);
                done = at + length;
            }
        }
        if done == 0 {
            return None;
        }
        plain.keep(&written[done..], done);
        Some(plain)
    }

    fn keep(&mut self, bytes: &[u8], written: usize) {
        if !bytes.is_empty() {
            self.starts.push((self.text.len(), written));
            self.text.extend_from_slice(bytes);
        }
    }

    /// Returns where a byte of the plain text stands in the written one.
    pub(super) fn written_at(&self, at: usize) -> usize {
        match self.starts.partition_point(|(plain, _)| *plain <= at).checked_sub(1) {
            Some(stretch) => {
                let (plain, written) = self.starts[stretch];
                let next = self.starts.get(stretch + 1).map_or(self.written, |(_, written)| *written);
                (written + at - plain).min(next)
            }
            None => 0,
        }
    }

    /// Returns the bytes of the written text that a stretch of the plain one stands in.
    pub(super) fn written(&self, bytes: Range<usize>) -> Range<usize> {
        self.written_at(bytes.start)..self.written_at(bytes.end)
    }

    /// Returns the first byte of the plain text that stands at or behind one of the written text.
    pub(super) fn plain_at(&self, at: usize) -> usize {
        let stretch = self.starts.partition_point(|(_, written)| *written <= at);
        let next = self.starts.get(stretch).map_or(self.text.len(), |(plain, _)| *plain);
        match stretch.checked_sub(1).map(|before| self.starts[before]) {
            Some((plain, written)) => (plain + at - written).min(next),
            None => 0,
        }
    }
}

/// Returns how long a disguise is that stands at the beginning, and what it means.
fn disguise(text: &[u8]) -> Option<(usize, Vec<u8>)> {
    match text {
        [0x1B, b'[', rest @ ..] => {
            let parameters = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
            // Whatever the sequence does (ECMA-48, CSI), none of it is part of a word.
            rest.get(parameters).filter(|last| (0x40..0x7F).contains(*last)).map(|_| (parameters + 3, Vec::new()))
        }
        // Zero-width space, joiners and marks, word joiner, byte order mark, soft hyphen.
        [0xE2, 0x80, 0x8B..=0x8F, ..] | [0xE2, 0x81, 0xA0..=0xA4, ..] | [0xEF, 0xBB, 0xBF, ..] => Some((3, Vec::new())),
        [0xC2, 0xAD, ..] => Some((2, Vec::new())),
        // An address escapes what is not to end it (RFC 3986).
        [b'%', digits @ ..] => ascii(digits.get(..2)?, 16).map(|byte| (3, vec![byte])),
        [b'\\', b'u', digits @ ..] => ascii(digits.get(..4)?, 16).map(|byte| (6, vec![byte])),
        [b'\\', b'x', digits @ ..] => ascii(digits.get(..2)?, 16).map(|byte| (4, vec![byte])),
        [b'&', b'#', b'x' | b'X', rest @ ..] => entity(rest, 16).map(|(length, byte)| (length + 3, vec![byte])),
        [b'&', b'#', rest @ ..] => entity(rest, 10).map(|(length, byte)| (length + 2, vec![byte])),
        [b'&', rest @ ..] => {
            let named: [(&[u8], u8); 5] =
                [(b"quot;", b'"'), (b"apos;", b'\''), (b"amp;", b'&'), (b"lt;", b'<'), (b"gt;", b'>')];
            named.iter().find(|(name, _)| rest.starts_with(name)).map(|(name, byte)| (name.len() + 1, vec![*byte]))
        }
        _ => None,
    }
}

/// Returns the visible ASCII character of a number; others are no part of a secret's form.
fn ascii(digits: &[u8], radix: u32) -> Option<u8> {
    let number = u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()?;
    u8::try_from(number).ok().filter(|byte| byte.is_ascii_graphic())
}

fn entity(text: &[u8], radix: u32) -> Option<(usize, u8)> {
    let end = text.iter().take(8).position(|byte| *byte == b';')?;
    Some((end + 1, ascii(&text[..end], radix)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn disguises_go_and_places_stay() {
        for (written, meant) in [
            ("a \x1b[1;31mghp_x\x1b[0m", "a ghp_x"),
            ("gh\u{200b}p\u{feff}_\u{ad}x", "ghp_x"),
            (r"\u0067hp\x5fx", "ghp_x"),
            ("&quot;ghp&#95;x&#x22; &amp;", "\"ghp_x\" &"),
        ] {
            let plain = Plain::of(written.as_bytes()).unwrap();
            assert_eq!(String::from_utf8_lossy(&plain.text), meant);
        }
        assert!(Plain::of(br"plain \n & text, caf\u00e9 &nbsp;").is_none());
    }

    #[test]
    fn a_stretch_stands_where_it_was_written() {
        let written = "k = \x1b[31mgh\u{200b}p_x\x1b[0m;";
        let plain = Plain::of(written.as_bytes()).unwrap();
        let at = String::from_utf8_lossy(&plain.text).find("ghp_x").unwrap();
        let bytes = plain.written(at..at + 5);
        assert_eq!(&written[bytes], "gh\u{200b}p_x\x1b[0m");
    }

    proptest! {
        #[test]
        fn places_lead_there_and_back(parts in proptest::collection::vec(prop_oneof![
            "[a-z]{1,5}", Just("\x1b[0m".to_owned()), Just("\u{200b}".to_owned()), Just("\\u0041".to_owned()), Just("&amp;".to_owned()), Just("&".to_owned()),
        ], 0..12)) {
            let written = parts.concat();
            if let Some(plain) = Plain::of(written.as_bytes()) {
                let mut last = 0;
                for at in 0..=plain.text.len() {
                    let there = plain.written_at(at);
                    prop_assert!(there >= last && there <= written.len());
                    last = there;
                }
                for at in 0..plain.text.len() {
                    prop_assert_eq!(plain.plain_at(plain.written_at(at)), at);
                }
            }
        }
    }
}
