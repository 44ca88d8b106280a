//! The words of a clause, as people write them in any script.

use std::ops::Range;

/// A word with what stands before and behind it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes, without what sets it off.
    pub bytes: Range<usize>,
    /// Whether it stands in quotes or in backticks.
    pub is_set_off: bool,
    /// Whether a colon or its like stands before it.
    pub is_after_colon: bool,
    /// Whether a clause ends behind it.
    pub ends_clause: bool,
    /// Whether a sentence does.
    pub ends_sentence: bool,
}

/// Returns how many bytes the sign takes that begins here, and whether words are parted by it: blanks, the signs of scripts without blanks, and quotes
/// as printers set them.
fn sign(rest: &[u8]) -> (usize, bool) {
    let (length, parts) = match rest {
        [0xE2, 0x80 | 0x86 | 0x87, ..] | [0xE3..=0xED | 0xEF, _, _, ..] | [0xE0, _, _, ..] => (3, true),
        [0xC2, 0xA0 | 0xAB | 0xBB, ..] | [0xD8, 0x8C | 0x9B | 0x9F, ..] => (2, true),
        [0xF0..=0xF4, _, _, _, ..] => (4, true),
        [byte, ..] => (1, byte.is_ascii_whitespace() || matches!(byte, b'"' | b'`' | b'<' | b'>' | b'|' | b';')),
        [] => (1, true),
    };
    (length.min(rest.len()), parts)
}

/// Returns the next words from a place on its line.
pub(super) fn words(text: &[u8], from: usize, reach: usize, most: usize) -> Vec<Word> {
    let end = text.len().min(from + reach);
    let end = from + text[from..end].iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(end - from);
    let (mut words, mut at, mut gap) = (Vec::new(), from, from);
    while at < end && words.len() < most {
        let (length, parts) = sign(&text[at..end]);
        if parts {
            at += length;
            continue;
        }
        let start = at;
        while at < end {
            let (length, parts) = sign(&text[at..end]);
            if parts {
                break;
            }
            at += length;
        }
        // What is cut off by the reach is no word.
        if at >= from + reach {
            break;
        }
        // `admin/Encre-Violette8`, and no path.
        let run = &text[start..at];
        let slashes = run.iter().filter(|byte| **byte == b'/').count();
        let half = run.iter().position(|byte| *byte == b'/').filter(|half| slashes == 1 && *half >= 2 && run.len() > half + 5);
        if let Some(half) = half {
            words.extend(word(text, gap, start, start + half));
            gap = start + half;
        }
        if let Some(word) = word(text, gap, half.map_or(start, |half| start + half + 1), at) {
            words.push(word);
            gap = at;
        }
    }
    words
}

/// Returns a word without the signs around it.
fn word(text: &[u8], gap: usize, start: usize, end: usize) -> Option<Word> {
    let (mut first, mut last) = (start, end);
    while first < last && (b"([*'-/=:,.".contains(&text[first])) {
        first += 1;
    }
    while last > first && b".,:;)]'*?=".contains(&text[last - 1]) {
        last -= 1;
    }
    // An exclamation mark may belong to a password, and ends a sentence behind a word.
    let before = &text[gap..first];
    let next = &text[last..text.len().min(last + 4)];
    let has = |signs: &[&str]| signs.iter().any(|sign| next.starts_with(sign.as_bytes()));
    let is_line_over = next.first().is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    let ends_sentence =
        is_line_over || has(&[". ", ".\n", ".\"", "? ", "! ", "\u{3002}", "\u{ff01}", "\u{ff1f}"]) || next == b".";
    let is_quote = |text: &[u8]| {
        (0..text.len()).any(|at| {
            matches!(
                text[at..],
                [b'"' | b'`' | b'\'', ..]
                    | [0xE2, 0x80, 0x9C..=0x9E, ..]
                    | [0xC2, 0xAB | 0xBB, ..]
                    | [0xE3, 0x80, 0x8C | 0x8D, ..]
            )
        })
    };
    let trimmed = before.trim_ascii();
    (first < last).then(|| Word {
        bytes: first..last,
        is_set_off: is_quote(before) && is_quote(next),
        is_after_colon: trimmed.ends_with(b":")
            || trimmed.ends_with("\u{ff1a}".as_bytes())
            || trimmed.ends_with(b"=")
            || trimmed.ends_with(b"-")
            || trimmed.ends_with("\u{2192}".as_bytes()),
        ends_clause: ends_sentence
            || has(&[
                ",",
                ";",
                ")",
                " (",
                " -",
                " /",
                "\u{3001}",
                "\u{ff0c}",
                "\u{300d}",
                "\u{201c}",
                "\u{201d}",
                "\u{d8}",
                ":",
                " \u{2013}",
                " \u{2014}",
                "\t",
            ])
            || matches!(next, [0xE0 | 0xE3..=0xEF, ..]),
        ends_sentence,
    })
}
