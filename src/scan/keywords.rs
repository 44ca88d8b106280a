//! Looks for all keywords at once, ready at once: a bit for each three signs with which one begins, and a comparison where it is set.
//!
//! An automaton of these words takes milliseconds to build, more than a prompt of some pages takes to be looked through.

use std::collections::BTreeMap;
use std::ops::Range;

/// How many bits tell the kind of a sign.
const BITS: usize = 5;
/// How many beginnings of three signs there are.
const BEGINNINGS: usize = 1 << (3 * BITS);

/// The kind of each byte: a letter whatever its case, a digit, three signs that names are joined with, a byte that is not of ASCII.
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            letter @ b'a'..=b'z' => letter - b'a' + 1,
            letter @ b'A'..=b'Z' => letter - b'A' + 1,
            b'0'..=b'9' => 27,
            b'_' => 28,
            b'-' => 29,
            b' ' => 30,
            128.. => 31,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

fn kind(byte: u8) -> usize {
    usize::from(KINDS[usize::from(byte)])
}

/// Keywords, each with the rule that it belongs to.
#[derive(Debug)]
pub(super) struct Keywords {
    /// Whether a keyword begins with three signs of these kinds.
    begins: Box<[u64; BEGINNINGS / 64]>,
    /// Where in `words` those stand that begin so.
    places: Vec<usize>,
    /// Sorted by their beginnings.
    words: Vec<(usize, &'static [u8], u16)>,
    /// Words that begin with three bytes that are not of ASCII, sorted by their first four bytes: in many scripts most bytes are such ones.
    wide: Vec<([u8; 4], &'static [u8], u16)>,
    /// Words of one or two signs, by their first one in lower case.
    short: BTreeMap<u8, Vec<(&'static [u8], u16)>>,
}

impl Keywords {
    /// Returns what finds these words, whatever the case of their letters of ASCII.
    pub(super) fn new(words: impl Iterator<Item = (&'static str, u16)>) -> Keywords {
        let mut begins = Box::new([0_u64; BEGINNINGS / 64]);
        let mut short: BTreeMap<u8, Vec<(&[u8], u16)>> = BTreeMap::new();
        let mut long: Vec<(usize, &[u8], u16)> = Vec::new();
        let mut wide: Vec<([u8; 4], &[u8], u16)> = Vec::new();
        let mut set = |beginnings: Range<usize>| beginnings.for_each(|one| begins[one / 64] |= 1 << (one % 64));
        for (word, rule) in words {
            match *word.as_bytes() {
                [] => {}
                [first] => {
                    set(kind(first) << (2 * BITS)..(kind(first) + 1) << (2 * BITS));
                    short.entry(first.to_ascii_lowercase()).or_default().push((word.as_bytes(), rule));
                }
                [first, second] => {
                    let pair = kind(first) << BITS | kind(second);
                    set(pair << BITS..(pair + 1) << BITS);
                    short.entry(first.to_ascii_lowercase()).or_default().push((word.as_bytes(), rule));
                }
                [first, second, third, fourth, ..] if first.min(second).min(third) >= 128 => {
                    set(BEGINNINGS - 1..BEGINNINGS);
                    wide.push(([first, second, third, fourth], word.as_bytes(), rule));
                }
                [first, second, third, ..] => {
                    let beginning = (kind(first) << BITS | kind(second)) << BITS | kind(third);
                    set(beginning..beginning + 1);
                    long.push((beginning, word.as_bytes(), rule));
                }
            }
        }
        long.sort_by_key(|(beginning, _, rule)| (*beginning, *rule));
        // A rule may have a word in two cases.
        long.dedup_by(|one, other| one.2 == other.2 && one.1.eq_ignore_ascii_case(other.1));
        wide.sort_by_key(|(beginning, _, rule)| (*beginning, *rule));
        let mut places = vec![0; BEGINNINGS];
        // From the last on, so that the first of each beginning stays.
        for (at, (beginning, ..)) in long.iter().enumerate().rev() {
            places[*beginning] = at;
        }
        Keywords { begins, places, words: long, wide, short }
    }

    /// Gives each keyword that stands in a text, in the order of their beginnings, with its rule.
    pub(super) fn find(&self, text: &[u8], mut found: impl FnMut(Range<usize>, u16)) {
        let mut beginning = (0..2).fold(0, |sum, at| sum << BITS | text.get(at).map_or(0, |byte| kind(*byte)));
        let mut step = |at: usize, next: usize| {
            beginning = (beginning << BITS | next) % BEGINNINGS;
            if self.begins[beginning / 64] >> (beginning % 64) & 1 == 1 {
                self.compare(text, at, beginning, &mut found);
            }
        };
        text.iter().skip(2).enumerate().for_each(|(at, byte)| step(at, kind(*byte)));
        // Behind the last sign nothing stands.
        (text.len().saturating_sub(2)..text.len()).for_each(|at| step(at, 0));
    }

    fn compare(&self, text: &[u8], at: usize, beginning: usize, found: &mut impl FnMut(Range<usize>, u16)) {
        let rest = &text[at..];
        let mut compare = |word: &[u8], rule: u16| {
            // The last sign tells most of them apart.
            let last = word.len() - 1;
            let is_like = rest.get(last).is_some_and(|byte| byte.eq_ignore_ascii_case(&word[last]));
            if is_like && rest[..last].eq_ignore_ascii_case(&word[..last]) {
                found(at..at + word.len(), rule);
            }
        };
        if beginning == BEGINNINGS - 1 {
            // No word begins in the midst of a sign.
            let Some(first) = rest.first_chunk::<4>().filter(|first| first[0] & 0xC0 == 0xC0) else { return };
            let at = self.wide.partition_point(|(beginning, ..)| beginning < first);
            let same = self.wide[at..].iter().take_while(|(beginning, ..)| beginning == first);
            return same.for_each(|(_, word, rule)| compare(word, *rule));
        }
        let long = &self.words[self.places[beginning]..];
        long.iter().take_while(|(of_word, ..)| *of_word == beginning).for_each(|(_, word, rule)| compare(word, *rule));
        if let Some(short) = rest.first().and_then(|first| self.short.get(&first.to_ascii_lowercase())) {
            short.iter().for_each(|(word, rule)| compare(word, *rule));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &[&str] = &["pass", "passwort", "PW", "@", "sk-", "\u{5bc6}\u{7801}", "a1_", "_-a", "ss", "word"];

    fn found(text: &str) -> Vec<(usize, u16)> {
        let mut all = Vec::new();
        Keywords::new((0..).zip(WORDS).map(|(rule, word)| (*word, rule)))
            .find(text.as_bytes(), |bytes, rule| all.push((bytes.start, rule)));
        all.sort_unstable();
        all
    }

    #[test]
    fn words_are_found_at_both_ends_and_in_each_other() {
        assert_eq!(found("pAssWORT"), [(0, 0), (0, 1), (2, 8)]);
        assert_eq!(found("pw@"), [(0, 2), (2, 3)]);
        assert_eq!(found("@"), [(0, 3)]);
        assert_eq!(found("\u{5bc6}\u{7801}SK-"), [(0, 5), (6, 4)]);
        for short in ["", "p", "@", "pw", "pas"] {
            assert!(found(short).len() <= 1, "{short}");
        }
        let twice = Keywords::new([("MRN", 1), ("mrn", 1)].into_iter());
        let mut count = 0;
        twice.find(b"an mrn", |_, _| count += 1);
        assert_eq!(count, 1);
    }

    proptest! {
        #[test]
        fn as_a_search_for_each_word_would(text in "(pass|ss|w|o|rt|PW|@|sk-|a1_|_-a|\u{5bc6}\u{7801}| |[a-z0-9_-]){0,40}") {
            let lower = text.to_ascii_lowercase();
            let mut wanted = Vec::new();
            for (rule, word) in (0..).zip(WORDS) {
                let word = word.to_ascii_lowercase();
                wanted.extend((0..lower.len()).filter(|at| lower.as_bytes()[*at..].starts_with(word.as_bytes())).map(|at| (at, rule)));
            }
            wanted.sort_unstable();
            prop_assert_eq!(found(&text), wanted);
        }
    }
}
