//! Words that open a wallet (BIP-39): 12 to 24 of a list of 2,048, the last of which holds a checksum.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::scan::redact::{is_in_placeholder, unmasked};

/// The English list of the standard (bitcoin/bips, BIP-39), in the order of the alphabet.
const WORDS: &str = include_str!("../bip39-english.txt");

/// How many words a phrase has.
const LENGTHS: [usize; 5] = [24, 21, 18, 15, 12];
/// Words of the list that follow each other for longer are a list of words.
const MOST: usize = 48;
/// How far apart a text is looked at: the shortest phrase has 12 words of three letters and what parts them.
const STEP: usize = 40;
/// The most bytes between two words: ` 12. `, `",\n  "`.
const GAP: usize = 9;

/// Gives the phrases that begin in a part of a text.
pub(in crate::scan) fn seed_phrases(text: &[u8], part: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let mut at = part.start;
    while at < part.end {
        let Some(first) = word_from(text, at) else {
            at += STEP;
            continue;
        };
        if number(&text[first.clone()]).is_none() || is_in_placeholder(text, first.start) {
            at += STEP;
            continue;
        }
        let words = run(text, first);
        let end = words.last().map_or(at, |last| last.end);
        if (12..=MOST).contains(&words.len()) {
            // Behind a phrase the next one may begin.
            let mut left = words.as_slice();
            while let Some(phrase) = miswritten(text, left).or_else(|| phrase(text, left)) {
                left = &left[left.partition_point(|word| word.start < phrase.end)..];
                found(phrase);
            }
        }
        at = end.max(at + STEP);
    }
}

/// Returns words of the list that a text calls a phrase, all of them, though their checksum may be wrong: one is misspelt, or in another place. Of
/// sixteen runs of twelve words one has a right checksum by chance, so a part of them proves nothing.
fn miswritten(text: &[u8], words: &[Range<usize>]) -> Option<Range<usize>> {
    let (first, last) = (words.first()?, words.last()?);
    let before = unmasked(text, first.start.saturating_sub(160)..first.start, &(first.start..first.start));
    let around = text[before].to_ascii_lowercase();
    let is_named = ["seed", "wallet", "mnemonic", "recovery", "phrase"]
        .iter()
        .any(|word| memchr::memmem::find(&around, word.as_bytes()).is_some());
    let is_sorted = words.windows(2).all(|pair| text[pair[0].clone()] <= text[pair[1].clone()]);
    (is_named && !is_sorted && (12..=26).contains(&words.len())).then_some(first.start..last.end)
}

/// Returns the words of the list before and behind one.
fn run(text: &[u8], first: Range<usize>) -> Vec<Range<usize>> {
    let mut words = vec![first.clone()];
    let mut start = first.start;
    while words.len() <= MOST {
        let gap = text[..start].iter().rev().take(GAP).take_while(|byte| is_gap(**byte)).count();
        let end = start - gap;
        let length = text[..end].iter().rev().take(9).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if gap == 0 || number(&text[end - length..end]).is_none() || is_in_placeholder(text, end - length) {
            break;
        }
        start = end - length;
        words.insert(0, start..end);
    }
    let mut end = first.end;
    while words.len() <= MOST {
        let gap = text[end..].iter().take(GAP).take_while(|byte| is_gap(**byte)).count();
        let start = end + gap;
        let length = text[start..].iter().take(9).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if gap == 0 || number(&text[start..start + length]).is_none() || is_in_placeholder(text, start) {
            break;
        }
        end = start + length;
        words.push(start..end);
    }
    words
}

/// Returns the word that begins at a place or behind it, before the next phrase could have ended.
fn word_from(text: &[u8], at: usize) -> Option<Range<usize>> {
    let near = &text[at..text.len().min(at + STEP)];
    let is_inside = at > 0 && text[at - 1].is_ascii_alphabetic();
    let skipped = if is_inside { near.iter().take_while(|byte| byte.is_ascii_alphabetic()).count() } else { 0 };
    let start = at + skipped + near[skipped..].iter().position(u8::is_ascii_alphabetic)?;
    let length = text[start..].iter().take(9).take_while(|byte| byte.is_ascii_alphabetic()).count();
    Some(start..start + length)
}

fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte.is_ascii_digit() || b".,:;)(-|\"'`*#>[]".contains(&byte)
}

/// How many words the list has.
const COUNT: usize = 2048;
/// How many beginnings of three letters there are.
const BEGINNINGS: usize = 26 * 26 * 26;

/// Where each word of the list begins, and which is the first with each three first letters, counted from one: most other words begin
/// with none of them. It is made when the program is compiled.
static LIST: ([u16; COUNT + 1], [u16; BEGINNINGS]) = {
    let words = WORDS.as_bytes();
    let (mut starts, mut places) = ([0; COUNT + 1], [0; BEGINNINGS]);
    let (mut at, mut number) = (0, 0);
    while at < words.len() {
        starts[number] = at as u16;
        number += 1;
        let (one, two, three) = (words[at] - b'a', words[at + 1] - b'a', words[at + 2] - b'a');
        let beginning = (one as usize * 26 + two as usize) * 26 + three as usize;
        if places[beginning] == 0 {
            places[beginning] = number as u16;
        }
        while words[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    starts[number] = at as u16;
    (starts, places)
};

/// Returns a word of the list by its number, from zero.
fn word(number: usize) -> &'static [u8] {
    let (starts, _) = &LIST;
    &WORDS.as_bytes()[usize::from(starts[number])..usize::from(starts[number + 1]) - 1]
}

/// Returns the number of the first three letters of a word.
fn beginning(word: &[u8]) -> Option<usize> {
    let letter = |byte: &u8| byte.is_ascii_alphabetic().then(|| usize::from(byte.to_ascii_lowercase() - b'a'));
    word.get(..3)?.iter().try_fold(0, |sum, byte| Some(sum * 26 + letter(byte)?))
}

/// Returns the number of a word of the list.
fn number(text: &[u8]) -> Option<usize> {
    if !(3..=8).contains(&text.len()) {
        return None;
    }
    let first = usize::from(LIST.1[beginning(text)?]).checked_sub(1)?;
    let mut same = (first..COUNT).take_while(|number| word(*number)[..3].eq_ignore_ascii_case(&text[..3]));
    same.find(|number| word(*number).eq_ignore_ascii_case(text))
}

/// Returns whether these are words of the list, parted by one sign, all in small letters: people take their pass phrases from such lists.
pub(in crate::scan) fn is_of_list(text: &[u8], parted_by: u8) -> bool {
    text.split(|byte| *byte == parted_by).all(|word| word.iter().all(u8::is_ascii_lowercase) && number(word).is_some())
}

/// Returns the longest stretch of words whose checksum is right, of those that the same signs part: line ends and numbers apart.
fn phrase(text: &[u8], words: &[Range<usize>]) -> Option<Range<usize>> {
    let is_sign = |byte: &&u8| !byte.is_ascii_digit() && !byte.is_ascii_whitespace();
    let gap = |pair: &[Range<usize>]| text[pair[0].end..pair[1].start].iter().filter(is_sign).copied().collect::<Vec<u8>>();
    let gaps: Vec<Vec<u8>> = words.windows(2).map(gap).collect();
    let mut from = 0;
    for group in gaps.chunk_by(|one, other| one == other) {
        if let Some(phrase) = phrase_among(text, &words[from..=from + group.len()]) {
            return Some(phrase);
        }
        from += group.len();
    }
    None
}

fn phrase_among(text: &[u8], words: &[Range<usize>]) -> Option<Range<usize>> {
    let numbers: Vec<usize> = words.iter().filter_map(|word| number(&text[word.clone()])).collect();
    // A list of words is sorted, and a phrase is not; few of its words stand twice.
    let sorted = numbers.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    let distinct = numbers.iter().collect::<std::collections::BTreeSet<_>>().len();
    if numbers.len() < 12 || sorted * 10 >= numbers.len() * 9 || distinct * 4 < numbers.len() * 3 {
        return None;
    }
    for length in LENGTHS.into_iter().filter(|length| *length <= numbers.len()) {
        for at in 0..=numbers.len() - length {
            if has_checksum(&numbers[at..at + length]) {
                return Some(words[at].start..words[at + length - 1].end);
            }
        }
    }
    None
}

/// Returns whether the last bits of a phrase, one for each three words, are the first of the digest of the others.
fn has_checksum(numbers: &[usize]) -> bool {
    let mut bits = Vec::with_capacity(numbers.len() * 11);
    for number in numbers {
        bits.extend((0..11).rev().map(|bit| number >> bit & 1 == 1));
    }
    let check = numbers.len() / 3;
    let (entropy, sum) = bits.split_at(bits.len() - check);
    let byte = |bits: &[bool]| bits.iter().fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit));
    let entropy: Vec<u8> = entropy.chunks(8).map(byte).collect();
    byte(sum) == Sha256::digest(&entropy)[0] >> (8 - check)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        seed_phrases(text.as_bytes(), 0..text.len(), &mut |bytes| all.push(&text[bytes]));
        all
    }

    /// From the test vectors of the standard (trezor/python-mnemonic, vectors.json).
    const PHRASE: &str = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic";

    #[test]
    fn a_phrase_is_known_by_its_checksum() {
        assert_eq!(of(&format!("my words: {PHRASE}, keep them")), [PHRASE]);
        let numbered: String = PHRASE.split(' ').enumerate().map(|(at, word)| format!("{}. {word}\n", at + 1)).collect();
        assert_eq!(of(&numbered).len(), 1);
        let quoted = format!("[\"{}\"]", PHRASE.replace(' ', "\", \""));
        assert_eq!(of(&quoted).len(), 1);
        assert_eq!(of(&format!("{}{PHRASE}", "some more text before it. ".repeat(9))).len(), 1);
        assert_eq!(of(&PHRASE.replace("ozone", "abandon")), [""; 0]);
        assert_eq!(of(WORDS), [""; 0]);
        assert_eq!(of("drill drill drill"), [""; 0]);
    }
}
