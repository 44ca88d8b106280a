//! Passages: from a few words to a few words, found in the normal form of a text.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::normal::normalise_word;
use super::normalise;
use crate::model::Passage;

/// The longest passage, in bytes of the normal form. Where the end is farther off, the two ends do not belong together.
const LONGEST: usize = 4_000;
/// How many words stand at each end: as few as are unique, within these bounds.
const END_WORDS: std::ops::RangeInclusive<usize> = 4..=8;
/// How many characters stand at each end of a text that is written without blanks.
const END_CHARS: std::ops::RangeInclusive<usize> = 12..=24;

/// What was found of a passage in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It stands there, so many times with the same wording.
    Once {
        /// The bytes of the first copy in the normal form.
        bytes: Range<usize>,
        /// The number of copies.
        copies: u32,
    },
    /// It stands there more than once, with different wordings between the same ends: the bytes of each place.
    Ambiguous(Vec<Range<usize>>),
    /// It does not stand there.
    Missing,
}

/// Returns where `passage` stands in `text`, which is in normal form.
pub fn find(text: &str, passage: &Passage) -> Found {
    locate(text, &normalise(&passage.from), &normalise(&passage.to))
}

/// As [`find`], for ends that are already in normal form.
pub fn locate(text: &str, from: &str, to: &str) -> Found {
    if from.is_empty() || to.is_empty() {
        return Found::Missing;
    }
    locate_at(text, text.match_indices(from).map(|(start, _)| start), from, to)
}

/// As [`locate`], where the beginning is known to stand at `starts`.
fn locate_at(text: &str, starts: impl IntoIterator<Item = usize>, from: &str, to: &str) -> Found {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for start in starts {
        // A short passage may have overlapping ends; the end then closes with, or after, the beginning.
        let earliest = if from == to { start } else { (start + from.len()).saturating_sub(to.len()).max(start) };
        let earliest = (earliest..=start + from.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
        let window = &text[earliest..floor_boundary(text, earliest + LONGEST)];
        let Some(end) = window.match_indices(to).map(|(at, _)| earliest + at + to.len()).find(|end| *end >= start + from.len())
        else {
            continue;
        };
        ranges.push(to_whole_words(text, start..end));
    }
    let wordings: BTreeSet<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
    match (wordings.len(), ranges.first()) {
        (1, Some(first)) => Found::Once { bytes: first.clone(), copies: u32::try_from(ranges.len()).unwrap_or(u32::MAX) },
        (0, _) | (_, None) => Found::Missing,
        _ => Found::Ambiguous(ranges),
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn to_whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    if is_unspaced(&text[range.clone()]) {
        return range;
    }
    let start = text[..range.start].rfind(' ').map_or(0, |blank| blank + 1);
    let end = text[range.end..].find(' ').map_or(text.len(), |blank| range.end + blank);
    start..end
}

/// How a passage with a digest stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// With the wording of its digest.
    Has,
    /// Its ends are there, with other words between.
    Reworded,
    /// It is not there.
    Lacks,
}

/// Many passages, looked for in one pass.
#[derive(Debug)]
pub struct Passages {
    /// The ends in normal form, and the digest of what stands between.
    passages: Vec<(String, String, String)>,
    beginnings: Option<AhoCorasick>,
}

impl Passages {
    /// Takes passages with their digests.
    pub fn new<'p>(passages: impl IntoIterator<Item = (&'p Passage, &'p str)>) -> Passages {
        let normal =
            |(passage, digest): (&Passage, &str)| (normalise(&passage.from), normalise(&passage.to), digest.to_owned());
        let passages: Vec<_> = passages.into_iter().map(normal).collect();
        // An error stands for more beginnings than a machine can hold; then each is looked for by itself.
        let beginnings = AhoCorasick::new(passages.iter().map(|(from, ..)| from)).ok();
        Passages { passages, beginnings }
    }

    /// Returns, for each passage, how it stands in a text, which is in normal form.
    pub fn stand_in(&self, text: &str) -> Vec<Stands> {
        let mut starts: Vec<Vec<usize>> = vec![Vec::new(); self.passages.len()];
        match &self.beginnings {
            Some(beginnings) => {
                for found in beginnings.find_overlapping_iter(text) {
                    let starts = &mut starts[found.pattern()];
                    // A beginning does not overlap with itself, as `match_indices` has it. An empty one stands nowhere.
                    if !found.is_empty()
                        && starts.last().is_none_or(|last| last + (found.end() - found.start()) <= found.start())
                    {
                        starts.push(found.start());
                    }
                }
            }
            None => {
                for ((from, ..), starts) in self.passages.iter().zip(&mut starts).filter(|((from, ..), _)| !from.is_empty()) {
                    starts.extend(text.match_indices(from.as_str()).map(|(start, _)| start));
                }
            }
        }
        let stands = |((from, to, expected), starts): (&(String, String, String), Vec<usize>)| {
            let is_it = |bytes: &Range<usize>| digest(&text[bytes.clone()]) == *expected;
            let starts = if to.is_empty() { Vec::new() } else { starts };
            match locate_at(text, starts, from, to) {
                Found::Missing => Stands::Lacks,
                Found::Once { bytes, .. } if is_it(&bytes) => Stands::Has,
                Found::Ambiguous(places) if places.iter().any(is_it) => Stands::Has,
                Found::Once { .. } | Found::Ambiguous(_) => Stands::Reworded,
            }
        };
        self.passages.iter().zip(starts).map(stands).collect()
    }
}

/// Returns whether a text is written without blanks, as Chinese and Japanese are.
fn is_unspaced(text: &str) -> bool {
    let wide = text.chars().filter(|c| matches!(*c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')).count();
    wide * 2 > text.chars().count()
}

/// Returns the digest of a passage's normal form, as a record writes it.
pub fn digest(passage: &str) -> String {
    format!("sha256:{}", HEXLOWER.encode(&Sha256::digest(passage.as_bytes())))
}

/// Returns the shortest ends that find the passage at `bytes` of `text` and nothing worded differently, as the page
/// shows them in `shown`, the text's words. `None` when even the longest ends do not tell it from another passage.
///
/// A browser opens the first place where the beginning occurs, so ends are preferred with which that is the passage.
pub fn ends(text: &str, shown: &[String], bytes: &Range<usize>) -> Option<Passage> {
    let passage = &text[bytes.clone()];
    let candidates: Vec<Passage> = if is_unspaced(passage) {
        let bounds: Vec<usize> = passage.char_indices().map(|(at, _)| bytes.start + at).chain([bytes.end]).collect();
        let is_cut = |at: &usize| is_within_latin(&text[..*at], &text[*at..]);
        let end = |n: usize| {
            let until = bounds.iter().skip(n).find(|at| !is_cut(at)).unwrap_or(&bytes.end);
            let since = bounds.iter().rev().skip(n).find(|at| !is_cut(at)).unwrap_or(&bytes.start);
            Passage { from: as_shown(text, shown, bytes.start..*until), to: as_shown(text, shown, *since..bytes.end) }
        };
        END_CHARS.map(end).collect()
    } else {
        let first = text[..bytes.start].split(' ').count() - 1;
        let count = passage.split(' ').count();
        let words = shown.get(first..first + count)?;
        let end = |n: usize| Passage { from: words[..n.min(count)].join(" "), to: words[count.saturating_sub(n)..].join(" ") };
        END_WORDS.map(end).collect()
    };
    let tells_apart = |candidate: &&Passage| match find(text, candidate) {
        Found::Once { bytes: found, .. } => text[found] == *passage,
        _ => false,
    };
    let opens_there = |candidate: &&Passage| {
        text.match_indices(&normalise(&candidate.from)).next().is_some_and(|(at, _)| text[at..].starts_with(passage))
    };
    let best = candidates.iter().filter(tells_apart).find(opens_there);
    best.or_else(|| candidates.iter().find(tells_apart)).cloned()
}

fn is_within_latin(before: &str, after: &str) -> bool {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    is_latin(before.chars().next_back()) && is_latin(after.chars().next())
}

/// Returns the bytes of the normal form as the page shows them, `shown` being its words. Where a word does not normalise
/// character by character, its normal form stands.
fn as_shown(text: &str, shown: &[String], bytes: Range<usize>) -> String {
    let mut parts = Vec::new();
    let mut start = 0;
    for (word, shown) in text.split(' ').zip(shown) {
        let whole = start..start + word.len();
        start = whole.end + 1;
        if whole.end <= bytes.start || whole.start >= bytes.end {
            continue;
        }
        let (mut at, mut part) = (whole.start, String::new());
        for c in shown.chars() {
            if bytes.contains(&at) {
                part.push(c);
            }
            at += normalise_word(c.encode_utf8(&mut [0; 4])).len();
        }
        let normalised = &text[whole.start.max(bytes.start)..whole.end.min(bytes.end)];
        parts.push(if at == whole.end && normalise_word(&part) == normalised { part } else { normalised.to_owned() });
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::words;

    const TEXT: &str = "We may use what you type to train. You can turn this off in your account settings. We keep it. \
                        You can turn this on in your team settings.";

    fn passage(from: &str, to: &str) -> Passage {
        Passage { from: from.to_owned(), to: to.to_owned() }
    }

    fn found(from: &str, to: &str) -> Found {
        find(&normalise(TEXT), &passage(from, to))
    }

    #[test]
    fn finds_across_case_and_to_whole_words() {
        let Found::Once { bytes, copies: 1 } = found("may use what", "account setting") else { panic!() };
        assert_eq!(&normalise(TEXT)[bytes], "may use what you type to train. you can turn this off in your account settings.");
    }

    #[test]
    fn says_when_it_is_missing_or_ambiguous() {
        assert_eq!(found("may use nothing", "settings"), Found::Missing);
        assert!(matches!(found("You can turn this", "settings."), Found::Ambiguous(places) if places.len() == 2));
        assert_eq!(found("account settings.", "may use what"), Found::Missing);
        let twice = normalise("same words here. other. same words here.");
        assert!(matches!(find(&twice, &passage("same words", "words here.")), Found::Once { copies: 2, .. }));
    }

    #[test]
    fn ends_far_apart_do_not_belong_together() {
        let long = format!("start here {} end here", "word ".repeat(1000));
        assert_eq!(find(&normalise(&long), &passage("start here", "end here")), Found::Missing);
    }

    #[test]
    fn grows_ends_until_they_tell_apart() {
        let text = normalise(TEXT);
        let start = text.find("you can turn this on").unwrap();
        let grown = ends(&text, &words(TEXT), &(start..text.len())).unwrap();
        assert_eq!((grown.from.as_str(), grown.to.as_str()), ("You can turn this on", "on in your team settings."));
    }

    #[test]
    fn counts_characters_where_there_are_no_blanks() {
        let text = normalise("我们可能会使用您输入的内容来训练我们的模型除非您在设置中关闭此选项以后我们不会再使用");
        let grown = ends(&text, &words(&text), &(0..text.len())).unwrap();
        assert_eq!(grown.from.chars().count(), 12);
    }

    #[test]
    fn ends_without_blanks_stand_as_the_page_shows_them() {
        let page = "我们会收集您的设备信息（包括IMEI），用于“改进”Kimi智能助手的服务和模型训练，除非您关闭此选项，用于识别设备的IMEI码";
        let text = normalise(page);
        let grown = ends(&text, &words(page), &(0..text.len())).unwrap();
        assert_eq!((grown.from.as_str(), grown.to.as_str()), ("我们会收集您的设备信息（", "用于识别设备的IMEI码"));
        let since = text.find("您的设备").unwrap();
        let uncut = ends(&text, &words(page), &(since..text.len())).unwrap();
        assert_eq!(uncut.from, "您的设备信息（包括IMEI");
    }

    proptest::proptest! {
        #[test]
        fn many_are_found_as_one_is(text in "[ab ]{0,40}", ends in proptest::collection::vec(("[ab]{0,3}", "[ab]{0,3}"), 1..6)) {
            let text = normalise(&text);
            let digests = ["a", "ab", "a b", "aba", "abab"].map(digest);
            for digest in &digests {
                let passages: Vec<Passage> = ends.iter().map(|(from, to)| passage(from, to)).collect();
                let worded = |is_it| if is_it { Stands::Has } else { Stands::Reworded };
                let expected: Vec<Stands> = passages.iter().map(|one| match find(&text, one) {
                    Found::Once { bytes, .. } => worded(super::digest(&text[bytes]) == *digest),
                    Found::Ambiguous(places) => worded(places.into_iter().any(|bytes| super::digest(&text[bytes]) == *digest)),
                    Found::Missing => Stands::Lacks,
                }).collect();
                let many = Passages::new(passages.iter().map(|one| (one, digest.as_str())));
                proptest::prop_assert_eq!(many.stand_in(&text), expected);
            }
        }

        #[test]
        fn what_ends_gives_find_finds(text in "[a-c]{1,3}( [a-c]{1,3}){0,30}", a in 0usize..20, b in 0usize..20) {
            let text = normalise(&text);
            let count = text.split(' ').count();
            let (a, b) = (a.min(count - 1), b.min(count - 1));
            let (a, b) = (a.min(b), a.max(b));
            let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
            let end = text[starts[b]..].find(' ').map_or(text.len(), |blank| starts[b] + blank);
            if let Some(passage) = ends(&text, &words(&text), &(starts[a]..end)) {
                let Found::Once { bytes, .. } = find(&text, &passage) else { panic!() };
                proptest::prop_assert_eq!(&text[bytes], &text[starts[a]..end]);
            }
        }
    }
}
