//! The name to which something is set, and the words it is made of.

use std::ops::Range;

/// How far a name reaches from its keyword, in bytes.
const REACH: usize = 48;

/// The name around a keyword, as programs and files write it.
#[derive(Debug, Clone)]
pub(in crate::scan) struct Name {
    pub bytes: Range<usize>,
    /// Its words in lower case: `dbPass_2` is `db`, `pass`, `2`.
    pub words: Vec<Vec<u8>>,
    /// Which of them the keyword begins in.
    pub at: usize,
    /// Whether it stands behind a hyphen or a slash, as the flag of a command does.
    pub is_flag: bool,
}

impl Name {
    pub(super) fn around(text: &[u8], keyword: Range<usize>) -> Name {
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let before = text[..keyword.start].iter().rev().take(REACH).take_while(|byte| is_of_name(**byte)).count();
        let after = text[keyword.end..].iter().take(REACH).take_while(|byte| is_of_name(**byte)).count();
        // Scripts without blanks set none behind the name.
        let after = if matches!(text[..keyword.end], [.., 0xE3..=0xEF, _, _]) { 0 } else { after };
        let (mut start, mut end) = (keyword.start - before, keyword.end + after);
        // A full stop ends a sentence, two hyphens begin a flag, an escape of a string is no part of a name.
        let escaped = start > 0 && text[start - 1] == b'\\' && matches!(text[start], b'n' | b'r' | b't');
        start += usize::from(escaped && start < keyword.start);
        let dashes = text[start..keyword.start].iter().take_while(|byte| matches!(byte, b'-' | b'.' | b'_')).count();
        let has_dash = text[start..start + dashes].contains(&b'-');
        let has_slash = dashes == 0
            && start > 0
            && text[start - 1] == b'/'
            && text.get(start.wrapping_sub(2)).is_none_or(|byte| byte.is_ascii_whitespace());
        start += dashes;
        end -= text[keyword.end..end].iter().rev().take_while(|byte| matches!(byte, b'-' | b'.')).count();
        let (words, at) = words(&text[start..end], keyword.start - start);
        Name { bytes: start..end, words, at, is_flag: has_dash || has_slash }
    }

    /// The words before the one with the keyword.
    pub(in crate::scan) fn head(&self) -> &[Vec<u8>] {
        &self.words[..self.at]
    }

    /// The words behind it.
    pub(in crate::scan) fn tail(&self) -> &[Vec<u8>] {
        self.words.get(self.at + 1..).unwrap_or_default()
    }

    /// The word with the keyword.
    pub(in crate::scan) fn word(&self) -> &[u8] {
        self.words.get(self.at).map_or(&[], Vec::as_slice)
    }
}

/// Returns the words of a name, and in which of them a byte stands.
fn words(name: &[u8], keyword: usize) -> (Vec<Vec<u8>>, usize) {
    let mut words: Vec<Vec<u8>> = Vec::new();
    let mut at = 0;
    let mut is_new = true;
    for (place, byte) in name.iter().enumerate() {
        let last = place.checked_sub(1).map(|before| name[before]);
        let next = name.get(place + 1);
        if matches!(byte, b'_' | b'-' | b'.' | b' ') {
            is_new = true;
            continue;
        }
        // `dbPass`, and `DBPass` before its second capital.
        let is_capital = byte.is_ascii_uppercase()
            && last.is_some_and(|last| {
                last.is_ascii_lowercase() || (last.is_ascii_uppercase() && next.is_some_and(u8::is_ascii_lowercase))
            });
        let is_digit = byte.is_ascii_digit() && last.is_some_and(|last| last.is_ascii_alphabetic());
        if is_new || is_capital || is_digit {
            words.push(Vec::new());
        }
        is_new = false;
        if place <= keyword {
            at = words.len().saturating_sub(1);
        }
        if let Some(word) = words.last_mut() {
            word.push(byte.to_ascii_lowercase());
        }
    }
    (words, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_in_words() {
        let words = |text: &str, keyword: &str| {
            let at = text.find(keyword).unwrap();
            let name = Name::around(text.as_bytes(), at..at + keyword.len());
            let words: Vec<_> = name.words.iter().map(|word| String::from_utf8_lossy(word).into_owned()).collect();
            (words.join(" "), name.at, name.is_flag)
        };
        assert_eq!(words("x=dbPass_2.", "Pass"), ("db pass 2".into(), 1, false));
        assert_eq!(words("--db-password x", "password"), ("db password".into(), 1, true));
        assert_eq!(words("MYSQLPassword=", "Pass"), ("mysql password".into(), 1, false));
        assert_eq!(words("a password. B", "passw"), ("password".into(), 0, false));
        assert_eq!(words("\\npassword=", "passw"), ("password".into(), 0, false));
    }
}
