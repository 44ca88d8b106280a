//! Words that programs and what is written about them use: what is none of them and stands where a password does is likely one.

/// Words of 4 to 15 letters that stand in eight or more of 1,503 packages of source code and documentation, in order; those of forty or more
/// are marked with `+`.
static WORDS: &str = include_str!("words.txt");

/// How common a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Unknown,
    Seldom,
    Often,
}

/// Returns how common a word in lower case is; words of three letters and less are common.
fn use_of(word: &[u8]) -> Use {
    if word.len() < 4 {
        return Use::Often;
    }
    let text = WORDS.as_bytes();
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = memchr::memrchr(b'\n', &text[..middle]).map_or(0, |newline| newline + 1);
        let end = memchr::memchr(b'\n', &text[start..]).map_or(text.len(), |length| start + length);
        let line = &text[start..end];
        let other = line.strip_suffix(b"+").unwrap_or(line);
        match other.cmp(word) {
            std::cmp::Ordering::Equal => return if other.len() < line.len() { Use::Often } else { Use::Seldom },
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    Use::Unknown
}

/// Returns the words of a value in lower case: letters that follow each other, a capital behind a small letter beginning the next.
fn words(value: &[u8]) -> Vec<Vec<u8>> {
    let mut words: Vec<Vec<u8>> = Vec::new();
    let mut last = b' ';
    for byte in value {
        let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
        if is_letter(*byte) {
            if !is_letter(last) || (last.is_ascii_lowercase() && byte.is_ascii_uppercase()) {
                words.push(Vec::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(byte.to_ascii_lowercase());
            }
        }
        last = *byte;
    }
    words
}

/// Returns whether a value is made of words of which programs and their documents rarely use one: `CopperFox`, `rigidoriginal`.
pub(super) fn is_unusual(value: &[u8]) -> bool {
    let words = words(value);
    match words.as_slice() {
        [] => false,
        // The plural and the past of a word are that word.
        [one] => {
            one.len() >= 6 - usize::from(value.len() >= 8)
                && use_of(one) == Use::Unknown
                && ![&b"s"[..], b"d", b"ed", b"ing", b"ly", b"able", b"ible", b"er", b"es"]
                    .iter()
                    .any(|end| one.strip_suffix(*end).is_some_and(|stem| stem.len() > 3 && use_of(stem) != Use::Unknown))
        }
        many => many.iter().any(|word| use_of(word) < Use::Often),
    }
}

/// Returns whether a value is several words joined by capitals or hyphens.
pub(super) fn is_joined(value: &[u8]) -> bool {
    words(value).iter().filter(|word| word.len() > 2).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_say_is_usual_and_what_people_choose_is_not() {
        for usual in ["required", "resetPassword", "InvalidToken", "UserPasswordField", "hashed", "string", "getpass"] {
            assert!(!is_unusual(usual.as_bytes()), "{usual}");
        }
        for unusual in ["CopperFox", "rigidoriginal", "TinCanAlley", "stonebridge", "saddle-husband-grief", "GattoNero"] {
            assert!(is_unusual(unusual.as_bytes()), "{unusual}");
        }
        assert_eq!((use_of(b"password"), use_of(b"blame"), use_of(b"copperfox")), (Use::Often, Use::Seldom, Use::Unknown));
        assert!(WORDS.lines().is_sorted_by_key(|line| line.trim_end_matches('+')));
    }
}
