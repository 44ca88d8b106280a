//! Where the phrases of the table stand in a text.

use std::ops::Range;

use super::phrase_table::{fitting, plain};
use super::tokens::{Text, is_unspaced};
use crate::model::Question;
use crate::records::Table;

const LANGUAGES: [&str; 9] = ["en", "de", "fr", "es", "pt", "it", "ja", "zh", "ko"];
/// The parts of a phrase that are joined by `&` stand within so many words, or letters of a script without blanks.
const WIDEST: usize = 9;
const WIDEST_UNSPACED: usize = 24;
/// Marks that end a sentence.
pub(super) const ENDS: [char; 6] = ['?', '!', ';', '。', '？', '！'];
/// So many words are looked up with errors; a flood of them is no question.
const MOST_ERRORS: usize = 8;
/// A shorter word with an error in it may be any other.
const SHORTEST_WITH_ERROR: usize = 6;
/// Many leave accents out.
const SHORTEST_WITHOUT_ACCENTS: usize = 4;

/// What a phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Question(Question),
    /// Its words do not mean here what they mean elsewhere: `I read that`.
    Nothing,
}

impl Told {
    fn of(key: &str) -> Option<Told> {
        let question = || Question::ALL.iter().copied().find(|one| one.as_str() == key).map(Told::Question);
        match key {
            "nothing" => Some(Told::Nothing),
            _ => question(),
        }
    }
}

/// A phrase that stands in a text.
#[derive(Debug)]
pub(super) struct Standing {
    pub tells: Told,
    /// Whether it tells only where nothing else does.
    pub is_weak: bool,
    /// Where its parts stand.
    pub parts: Vec<Place>,
    /// How much it says: its words, or its letters in a script without blanks.
    pub size: usize,
}

/// Where a part of a phrase stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub tokens: Range<usize>,
    pub bytes: Range<usize>,
    languages: Languages,
}

/// A set of languages: a bit for each of [`LANGUAGES`].
type Languages = u16;

impl Standing {
    /// Returns the bytes from the first part to the last.
    pub fn span(&self) -> Range<usize> {
        span(&self.parts)
    }
}

/// Returns every phrase of the table that stands in a text. `may_err` says of a token that it may be one of a phrase with an
/// error in it.
pub(super) fn standing<'t>(text: &'t Text, table: &'t Table<'_>, may_err: &dyn Fn(usize) -> bool) -> Vec<Standing> {
    let mut reader = Reader::of(text, may_err);
    let mut found = Vec::new();
    for line in fitting(table, &reader.initials, text.typed.chars().any(is_unspaced)) {
        let (phrase, is_weak) = line.phrase.strip_prefix('~').map_or((line.phrase, false), |phrase| (phrase, true));
        let Some(tells) = Told::of(line.of) else {
            reader.learn(line.of, line.language, phrase);
            continue;
        };
        let is_unspaced = line.is_unspaced();
        let places: Vec<Vec<Place>> = phrase
            .split(" & ")
            .map_while(|part| {
                let places = if is_unspaced { reader.inside(part) } else { reader.places(part, languages(line.language)) };
                (!places.is_empty()).then_some(places)
            })
            .collect();
        if places.is_empty() || places.len() < phrase.split(" & ").count() {
            continue;
        }
        let size = if is_unspaced { phrase.chars().count() } else { phrase.split(' ').filter(|word| *word != "&").count() };
        found.extend(together(text, &places, is_unspaced).map(|parts| Standing { tells, is_weak, parts, size }));
    }
    found
}

/// Returns the set of one language, or of all for `mul`.
fn languages(language: &str) -> Languages {
    LANGUAGES.iter().position(|one| *one == language).map_or(Languages::MAX, |at| 1 << at)
}

/// Returns the places of the parts of a phrase that stand near each other, in whatever order.
fn together<'a>(text: &'a Text, places: &'a [Vec<Place>], is_unspaced: bool) -> impl Iterator<Item = Vec<Place>> + 'a {
    let (first, others) = places.split_first().map_or((&[][..], &[][..]), |(first, others)| (first.as_slice(), others));
    first.iter().filter_map(move |first| {
        let mut parts = vec![first.clone()];
        for other in others {
            let is_free = |one: &&Place| parts.iter().all(|part| !meets(&part.bytes, &one.bytes));
            let nearest = other.iter().filter(is_free).min_by_key(|one| one.bytes.start.abs_diff(first.bytes.start))?.clone();
            parts.push(nearest);
        }
        let between = text.typed.get(span(&parts))?;
        let is_near = if is_unspaced {
            between.chars().count() <= WIDEST_UNSPACED
        } else {
            let tokens = parts.iter().map(|part| part.tokens.clone());
            let end = tokens.clone().map(|part| part.end).max()?;
            end - tokens.map(|part| part.start).min()? <= WIDEST
        };
        let languages = parts.iter().fold(Languages::MAX, |all, part| all & part.languages);
        (parts.len() == 1 || languages != 0 && is_near && !between.contains(ENDS)).then_some(parts)
    })
}

fn span(parts: &[Place]) -> Range<usize> {
    let start = parts.iter().map(|part| part.bytes.start).min().unwrap_or_default();
    start..parts.iter().map(|part| part.bytes.end).max().unwrap_or_default()
}

/// Returns whether two ranges have something in common.
pub(super) fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A text in which phrases are looked for.
struct Reader<'t> {
    text: &'t Text,
    /// The letters of its words.
    words: Vec<Vec<char>>,
    may_err: Vec<bool>,
    /// The letters with which words begin.
    initials: Vec<char>,
    /// The classes of words, with the languages in which each token is of it: `eu` is a place in English alone.
    classes: Vec<(&'t str, Vec<Languages>)>,
}

impl<'t> Reader<'t> {
    fn of(text: &'t Text, may_err: &dyn Fn(usize) -> bool) -> Reader<'t> {
        let words: Vec<Vec<char>> = text.tokens.iter().map(|token| token.word.chars().collect()).collect();
        let mut left = MOST_ERRORS;
        let errs = |(at, word): (usize, &Vec<char>)| {
            let errs = word.len() >= SHORTEST_WITH_ERROR && left > 0 && may_err(at);
            left -= usize::from(errs);
            errs
        };
        let may_err = words.iter().enumerate().map(errs).collect();
        let mut initials: Vec<char> = words.iter().filter_map(|word| word.first().copied().map(plain)).collect();
        initials.sort_unstable();
        initials.dedup();
        Reader { text, words, may_err, initials, classes: Vec::new() }
    }

    /// Adds a word of a language to a class.
    fn learn(&mut self, class: &'t str, language: &str, word: &str) {
        let found: Vec<usize> = self.places(word, Languages::MAX).into_iter().map(|place| place.tokens.start).collect();
        if !self.classes.iter().any(|(name, _)| *name == class) {
            self.classes.push((class, vec![0; self.words.len()]));
        }
        if let Some((_, members)) = self.classes.iter_mut().find(|(name, _)| *name == class) {
            found.into_iter().for_each(|at| members[at] |= languages(language));
        }
    }

    /// Returns whether some word begins as a part does.
    fn may_begin(&self, part: &str) -> bool {
        part.chars().next().map(plain).is_some_and(|initial| initial == '{' || self.initials.contains(&initial))
    }

    /// Returns where words of these languages stand side by side.
    fn places(&self, part: &str, languages: Languages) -> Vec<Place> {
        if !self.may_begin(part) {
            return Vec::new();
        }
        let words = || part.split([' ', '\'']);
        let count = words().count();
        let place = |at: usize| {
            let languages = words()
                .zip(at..)
                .try_fold(languages, |all, (word, at)| Some(all & self.fits(word, at)).filter(|all| *all != 0))?;
            let bytes = self.text.tokens[at].bytes.start..self.text.tokens[at + count - 1].bytes.end;
            Some(Place { tokens: at..at + count, bytes, languages })
        };
        (0..(self.words.len() + 1).saturating_sub(count)).filter_map(place).collect()
    }

    /// Returns the languages in which a token is a word of the table: itself, one that begins so, or one of a class.
    fn fits(&self, word: &str, at: usize) -> Languages {
        if word.starts_with('{') {
            return self.classes.iter().find(|(name, _)| *name == word).map_or(0, |(_, members)| members[at]);
        }
        let token = self.words[at].as_slice();
        let (stem, is_stem) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
        // In a short word an accent makes another word: `lê`, `le`.
        let is_long = token.len() >= SHORTEST_WITHOUT_ACCENTS;
        let mut left = token.iter();
        let begins = stem.chars().all(|c| left.next().is_some_and(|own| c == *own || is_long && plain(c) == plain(*own)));
        let is_word = begins && (is_stem || left.len() == 0);
        if is_word || self.may_err[at] && has_one_error(token, stem, is_stem) { Languages::MAX } else { 0 }
    }

    /// Returns where a phrase stands inside the words of a script that does not part them.
    fn inside(&self, part: &str) -> Vec<Place> {
        let place = |(from, found): (usize, &str)| {
            let bytes = from..from + found.len();
            let tokens = self.text.tokens.iter().enumerate();
            let met = tokens.filter(|(_, token)| meets(&token.bytes, &bytes) && token.word.chars().any(is_unspaced));
            let met: Vec<usize> = met.map(|(at, _)| at).collect();
            Some(Place { tokens: *met.first()?..met.last()? + 1, bytes, languages: Languages::MAX })
        };
        self.text.typed.match_indices(part).filter_map(place).collect()
    }
}

/// Returns whether a word is a word of the table, or one that begins so, with one error in it.
fn has_one_error(token: &[char], word: &str, is_stem: bool) -> bool {
    let letters = word.chars().count();
    // A stem says less the longer the word goes on.
    let longest = if is_stem { letters + 4 } else { letters + 1 };
    if letters < SHORTEST_WITH_ERROR || token.len() > longest || token.first() != word.chars().next().as_ref() {
        return false;
    }
    let ends = if is_stem { letters - 1..=letters + 1 } else { token.len()..=token.len() };
    let begins = |end: usize| token.get(..end).map(|part| part.iter().collect::<String>());
    ends.filter_map(begins).any(|part| strsim::osa_distance(&part, word) <= 1)
}

#[cfg(test)]
mod tests {
    use super::super::phrase_table::lines;
    use super::super::tokens::key;
    use super::*;

    #[test]
    fn every_line_of_the_table_tells_or_is_of_a_class() {
        let mut classes: Vec<&str> = Vec::new();
        for line in lines() {
            let (of, phrase) = (line.of, line.phrase.strip_prefix('~').unwrap_or(line.phrase));
            let is_class = of.starts_with('{') && of.ends_with('}');
            assert!(is_class || Told::of(of).is_some(), "{of} {phrase}");
            for word in phrase.split([' ', '\'']).filter(|word| *word != "&") {
                let literal = word.strip_suffix('*').unwrap_or(word);
                let is_known = classes.contains(&word) && !line.is_unspaced();
                assert!(is_known || key(literal) == literal, "not as words are compared: {of} {phrase}");
            }
            if is_class {
                assert!(!phrase.contains([' ', '{']), "a class has words: {phrase}");
                classes.push(of);
            }
        }
        assert!(lines().all(|line| line.language == "mul" || LANGUAGES.contains(&line.language)));
        let file = include_str!("phrases.tsv").lines();
        assert!(file.clone().all(|line| line.starts_with('#') || line.split('\t').count() == 3));
        assert_eq!(lines().count(), file.filter(|line| !line.starts_with('#')).count());
    }
}
