//! Tells words from letters at random, by which letters follow which two others.

/// How strange each letter is behind two others, 0 to 7: the negative logarithm (base 2) of how often it stands there in words of
/// English (the list of Debian's `wamerican`) and of names in source code, each name counted by the logarithm of how often it is used. A
/// line has the 27 third letters, lines go by the first two; the first sign of the alphabet is the border of a word.
static STRANGENESS: &[u8] = include_bytes!("trigrams.txt");

const SIGNS: usize = 27;

fn sign(letter: u8) -> usize {
    usize::from(letter.to_ascii_lowercase() - b'a') + 1
}

/// Returns how strange the letters of a text are on average, 0 to 7, other bytes being borders of words as is a capital letter behind a
/// small one; `None` without letters.
pub fn strangeness(text: &[u8]) -> Option<f64> {
    let (mut sum, mut count) = (0_u32, 0_u32);
    let (mut before, mut last) = (0, 0);
    let mut add = |one: usize, two: usize, three: usize| {
        sum += u32::from(STRANGENESS[(one * SIGNS + two) * (SIGNS + 1) + three] - b'0');
        count += 1;
    };
    let mut was_small = false;
    for byte in text {
        let is_letter = byte.is_ascii_alphabetic();
        if last != 0 && (!is_letter || (was_small && byte.is_ascii_uppercase())) {
            add(before, last, 0);
            (before, last) = (0, 0);
        }
        if is_letter {
            add(before, last, sign(*byte));
            (before, last) = (last, sign(*byte));
        }
        was_small = byte.is_ascii_lowercase();
    }
    if last != 0 {
        add(before, last, 0);
    }
    (count > 0).then(|| f64::from(sum) / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_less_strange_than_letters_at_random() {
        let of = |text: &str| strangeness(text.as_bytes()).unwrap();
        for word in ["password", "getConnection", "required", "MAX_RETRIES", "staging-database"] {
            assert!(of(word) < 2.6, "{word} {}", of(word));
        }
        for random in ["QievVjOUMsAm", "ZEfUtcYEcdWx", "nvvhlvyk", "bxqtrwz"] {
            assert!(of(random) > 3.3, "{random} {}", of(random));
        }
        assert_eq!(strangeness(b"1234"), None);
    }
}
