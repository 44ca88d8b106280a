//! Tells by the first bytes what a file holds.

use super::Unread;
use super::packed::Form;
use super::wide::Wide;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A text whose ASCII stands in single bytes.
    Text,
    /// A text of two or four bytes a character.
    Wide(Wide),
    /// Something that has to be unpacked.
    Packed(Form),
    /// What is not read.
    Unread(Unread),
}

/// How files begin that are no text, by the lists of the formats' makers and of file(1).
const BEGINNINGS: &[(&[u8], Shape)] = &[
    (b"PK\x03\x04", Shape::Packed(Form::Zip)),
    (b"PK\x05\x06", Shape::Packed(Form::Zip)),
    (b"\x1f\x8b", Shape::Packed(Form::Gzip)),
    (b"%PDF-", Shape::Unread(Unread::Pdf)),
    (b"\x89PNG\r\n", Shape::Unread(Unread::Image)),
    (b"\xff\xd8\xff", Shape::Unread(Unread::Image)),
    (b"GIF8", Shape::Unread(Unread::Image)),
    (b"II*\0", Shape::Unread(Unread::Image)),
    (b"MM\0*", Shape::Unread(Unread::Image)),
    (b"\0\0\x01\0", Shape::Unread(Unread::Image)),
    (b"ID3", Shape::Unread(Unread::Media)),
    (b"OggS", Shape::Unread(Unread::Media)),
    (b"fLaC", Shape::Unread(Unread::Media)),
    (b"\x1aE\xdf\xa3", Shape::Unread(Unread::Media)),
    (b"7z\xbc\xaf\x27\x1c", Shape::Unread(Unread::Archive)),
    (b"\xfd7zXZ\0", Shape::Unread(Unread::Archive)),
    (b"\x28\xb5\x2f\xfd", Shape::Unread(Unread::Archive)),
    (b"BZh", Shape::Unread(Unread::Archive)),
    (b"Rar!\x1a\x07", Shape::Unread(Unread::Archive)),
];

/// Where text has at most one of so many bytes that no text has, it is one with a flaw: a log with a NUL in it.
const ONE_FLAW_IN: usize = 20;

/// Returns what a file holds that begins with `head`.
pub(super) fn sniff(head: &[u8]) -> Shape {
    let riff = |what: &[u8]| head.starts_with(b"RIFF") && head.get(8..12) == Some(what);
    if let Some((_, shape)) = BEGINNINGS.iter().find(|(start, _)| head.starts_with(start)) {
        // Three letters begin words too.
        return if is_plain(head) { Shape::Text } else { *shape };
    }
    if riff(b"WEBP") {
        return Shape::Unread(Unread::Image);
    }
    if riff(b"WAVE") || riff(b"AVI ") || head.get(4..8) == Some(b"ftyp") {
        return Shape::Unread(Unread::Media);
    }
    if let Some(form) = Wide::of(head) {
        return Shape::Wide(form);
    }
    // A tape archive has its files as they are, between blocks of names.
    if head.get(257..262) == Some(b"ustar") {
        return Shape::Text;
    }
    let flaws = head.iter().filter(|byte| is_flaw(**byte)).count();
    let has_nul = head.contains(&0);
    if has_nul && flaws * ONE_FLAW_IN > head.len() { Shape::Unread(Unread::Binary) } else { Shape::Text }
}

/// Returns whether nothing in it is other than in a text.
fn is_plain(head: &[u8]) -> bool {
    !head.starts_with(b"%PDF-") && head.iter().all(|byte| byte.is_ascii() && !is_flaw(*byte))
}

/// Bytes that stand in no text: control characters but tab, line ends, form feed, backspace and escape.
fn is_flaw(byte: u8) -> bool {
    byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 8 | 12 | 27)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_named() {
        for (head, wanted) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0"[..], Shape::Unread(Unread::Image)),
            (b"%PDF-1.7\nplain", Shape::Unread(Unread::Pdf)),
            (b"\0\0\0\x18ftypmp42", Shape::Unread(Unread::Media)),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", Shape::Unread(Unread::Binary)),
            (b"PK\x03\x04\x14\0", Shape::Packed(Form::Zip)),
            (b"\x1f\x8b\x08\0", Shape::Packed(Form::Gzip)),
            (b"RIFF\0\0\0\0WEBP", Shape::Unread(Unread::Image)),
        ] {
            assert_eq!(sniff(head), wanted, "{head:?}");
        }
    }

    #[test]
    fn a_text_stays_one() {
        for head in [&b""[..], b"BZh is a name", b"ID3=a", b"caf\xe9 in Latin-1", "\u{feff}mark".as_bytes()] {
            assert_eq!(sniff(head), Shape::Text, "{head:?}");
        }
        let log = [&b"a line of a log that is long enough\n"[..], b"\0"].concat();
        assert_eq!(sniff(&log), Shape::Text);
        assert_eq!(sniff(&b"ab\0".repeat(20)), Shape::Unread(Unread::Binary));
    }
}
