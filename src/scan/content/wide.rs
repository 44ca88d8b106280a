//! Texts of two or four bytes a character (UTF-16, UTF-32), as UTF-8.

use std::io::{ErrorKind, Read, Result};

/// How many bytes a unit has and which comes first (The Unicode Standard, section 3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wide {
    is_double: bool,
    is_big: bool,
    mark: usize,
}

/// How much is decoded at a time.
const PART: usize = 64 << 10;
/// So much of a text without a mark has to have the form of one.
const SHARE: (usize, usize) = (7, 10);

impl Wide {
    /// Returns the form that a text has: by its mark, or by where its zeros stand, since most of what is looked for is ASCII.
    pub(super) fn of(head: &[u8]) -> Option<Wide> {
        let marked = |is_double, is_big, mark| Some(Wide { is_double, is_big, mark });
        // Two bytes that are no UTF-8 can stand before any text; a wide one has zeros, at its ends of lines if nowhere else.
        let marks = if head.contains(&0) { head } else { &[] };
        match marks {
            [0xFF, 0xFE, 0, 0, ..] => return marked(true, false, 4),
            [0, 0, 0xFE, 0xFF, ..] => return marked(true, true, 4),
            [0xFF, 0xFE, ..] => return marked(false, false, 2),
            [0xFE, 0xFF, ..] => return marked(false, true, 2),
            _ => {}
        }
        let is_ascii = |unit: &[u8], is_big: bool| {
            let (last, rest) = if is_big { unit.split_last()? } else { unit.split_first()? };
            Some(*last != 0 && last.is_ascii() && rest.iter().all(|byte| *byte == 0))
        };
        let fits = |is_double: bool, is_big: bool| {
            let units: Vec<&[u8]> = head.chunks_exact(if is_double { 4 } else { 2 }).collect();
            let ascii = units.iter().filter(|unit| is_ascii(unit, is_big) == Some(true)).count();
            !units.is_empty() && ascii * SHARE.1 >= units.len() * SHARE.0
        };
        let forms = [(true, false), (true, true), (false, false), (false, true)];
        forms.into_iter().find(|(is_double, is_big)| fits(*is_double, *is_big)).map(|(is_double, is_big)| Wide {
            is_double,
            is_big,
            mark: 0,
        })
    }
}

/// A reader that gives UTF-8 of such a text; what is no character becomes U+FFFD.
#[derive(Debug)]
pub(super) struct Narrowed<R> {
    input: R,
    form: Wide,
    /// Bytes that are not a whole unit yet, and the first half of a pair.
    rest: Vec<u8>,
    half: Option<u16>,
    ready: Vec<u8>,
    given: usize,
    skip: usize,
}

impl<R: Read> Narrowed<R> {
    pub(super) fn new(input: R, form: Wide) -> Narrowed<R> {
        Narrowed { input, form, rest: Vec::new(), half: None, ready: Vec::new(), given: 0, skip: form.mark }
    }

    /// Decodes the next part; leaves nothing ready only at the end.
    fn decode(&mut self) -> Result<()> {
        (self.ready, self.given) = (Vec::new(), 0);
        while self.ready.is_empty() {
            let had = self.rest.len();
            self.rest.resize(had + PART, 0);
            let read = loop {
                match self.input.read(&mut self.rest[had..]) {
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    other => break other?,
                }
            };
            self.rest.truncate(had + read);
            let size = if self.form.is_double { 4 } else { 2 };
            let whole = if read == 0 { self.rest.len().next_multiple_of(size) } else { self.rest.len() / size * size };
            if read == 0 && self.rest.is_empty() && self.half.is_none() {
                return Ok(());
            }
            self.rest.resize(self.rest.len().max(whole), 0);
            let units: Vec<u8> = self.rest.drain(..whole).collect();
            let mut text = String::new();
            units.chunks_exact(size).for_each(|unit| self.push(unit, &mut text));
            if read == 0 && self.half.take().is_some() {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            self.ready = text.into_bytes();
        }
        Ok(())
    }

    fn push(&mut self, unit: &[u8], text: &mut String) {
        if self.skip > 0 {
            self.skip = self.skip.saturating_sub(unit.len());
            return;
        }
        let value = |bytes: &mut dyn Iterator<Item = &u8>| bytes.fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let value = if self.form.is_big { value(&mut unit.iter()) } else { value(&mut unit.iter().rev()) };
        if self.form.is_double {
            return text.push(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        // Two bytes hold no more.
        let value = value as u16;
        let pair = self.half.take();
        let is_high = (0xD800..0xDC00).contains(&value);
        let units = pair.into_iter().chain((!is_high).then_some(value));
        text.extend(char::decode_utf16(units).map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER)));
        if is_high {
            self.half = Some(value);
        }
    }
}

impl<R: Read> Read for Narrowed<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.given == self.ready.len() {
            self.decode()?;
        }
        let count = into.len().min(self.ready.len() - self.given);
        into[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "key=abc é 😀 and more of it\n";

    fn encoded(is_double: bool, is_big: bool, mark: bool) -> Vec<u8> {
        let text = format!("{}{TEXT}", if mark { "\u{feff}" } else { "" });
        let order = |mut bytes: Vec<u8>| {
            if is_big {
                bytes.reverse();
            }
            bytes
        };
        if is_double {
            text.chars().flat_map(|c| order(u32::from(c).to_le_bytes().to_vec())).collect()
        } else {
            text.encode_utf16().flat_map(|unit| order(unit.to_le_bytes().to_vec())).collect()
        }
    }

    /// Gives a byte at a time, as a slow pipe does.
    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> Result<usize> {
            let count = into.len().min(1).min(self.0.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn every_form_with_and_without_a_mark_is_read() {
        for (is_double, is_big, mark) in
            [false, true].into_iter().flat_map(|a| [false, true].map(|b| [false, true].map(|c| (a, b, c)))).flatten()
        {
            let bytes = encoded(is_double, is_big, mark);
            let form = Wide::of(&bytes).unwrap();
            let mut text = String::new();
            Narrowed::new(&*bytes, form).read_to_string(&mut text).unwrap();
            assert_eq!(text, TEXT, "{is_double} {is_big} {mark}");
            text.clear();
            Narrowed::new(Slow(&bytes), form).read_to_string(&mut text).unwrap();
            assert_eq!(text, TEXT);
        }
        assert_eq!(Wide::of(b"an ordinary text"), None);
        assert_eq!(Wide::of(b"\xff\xfeone with two odd bytes"), None);
    }

    #[test]
    fn what_is_cut_is_replaced() {
        let form = Wide { is_double: false, is_big: false, mark: 0 };
        for (bytes, wanted) in [
            (&b"a\0\x3d"[..], "a="),
            (b"a\0\x3d\xd8", "a\u{fffd}"),
            (b"\x3d\xd8\x3d\xd8\0\xde", "\u{fffd}\u{1f600}"),
            (b"\0\xdea\0", "\u{fffd}a"),
        ] {
            let mut text = String::new();
            Narrowed::new(bytes, form).read_to_string(&mut text).unwrap();
            assert_eq!(text, wanted, "{bytes:?}");
        }
    }
}
