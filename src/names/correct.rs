//! Names with an error in them, and the names that are near to what is known.

use super::index::{Bearers, Index};
use super::tokens::Text;
use super::words::is_ordinary;

/// So many words are looked up with errors; a flood of them is no question.
const MOST: usize = 12;

/// A shorter name may be any other with an error in it.
const SHORTEST: usize = 5;
/// So many names are offered at most.
pub(super) const MOST_NEAR: usize = 3;

/// A word that is taken for a name.
pub(super) struct Correction {
    /// The position of the first word, and how many it takes.
    pub at: usize,
    pub count: usize,
    /// The key of the name.
    pub key: String,
    pub bearers: Bearers,
}

/// Returns the names that words with an error in them mean: five letters or more, the same first letter, one edit up to
/// eight letters and two beyond (a swap is one: optimal string alignment), one name alone, never an ordinary word.
pub(super) fn corrections(text: &Text, strange: &[usize], index: &Index<'_>) -> Vec<Correction> {
    let mut found: Vec<Correction> = Vec::new();
    for &at in strange.iter().take(MOST) {
        if found.iter().any(|one| (one.at..one.at + one.count).contains(&at)) {
            continue;
        }
        // An error may part a word in two, or stand in a name of two words.
        let spans = [Some((at, 1)), Some((at, 2)), at.checked_sub(1).map(|before| (before, 2))];
        for (from, count) in spans.into_iter().flatten() {
            let Some(tokens) = text.tokens.get(from..from + count) else { continue };
            // A host with an error in it is another host.
            if tokens.iter().any(|token| text.typed.get(token.bytes.clone()).unwrap_or_default().contains('.')) {
                continue;
            }
            let word: String = tokens.iter().map(|token| token.word.as_str()).collect();
            if let Some((key, bearers)) = nearest(&word, index) {
                found.push(Correction { at: from, count, key, bearers });
                break;
            }
        }
    }
    found
}

/// Returns whether a word is a known name with an error in it.
pub(super) fn is_near(word: &str, index: &Index<'_>) -> bool {
    nearest(&super::tokens::key(word), index).is_some()
}

fn nearest(word: &str, index: &Index<'_>) -> Option<(String, Bearers)> {
    let length = word.chars().count();
    if !(SHORTEST..=32).contains(&length) || is_ordinary(word) || !word.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let allowed = if length <= 8 { 1 } else { 2 };
    let mut best: Option<(usize, String, Bearers)> = None;
    let mut is_tie = false;
    for (key, position) in index.beginning(word.chars().next()?) {
        let letters = key.chars().count();
        // Of `kimi ai` the telling word is too short to be corrected.
        let telling = key.strip_suffix("ai").unwrap_or(key).chars().count();
        if telling < SHORTEST
            || letters.abs_diff(length) > allowed
            || word.chars().filter(|c| !key.contains(*c)).count() > allowed
        {
            continue;
        }
        let distance = strsim::osa_distance(word, key);
        if distance == 0 || distance > allowed || best.as_ref().is_some_and(|(least, ..)| distance > *least) {
            continue;
        }
        let Some(bearers) = index.at(position) else { continue };
        match &best {
            Some((least, _, other)) if distance == *least => is_tie |= *other != bearers,
            _ => (best, is_tie) = (Some((distance, key.to_owned(), bearers)), false),
        }
    }
    best.filter(|(_, _, bearers)| !is_tie && bearers.is_recorded()).map(|(_, key, bearers)| (key, bearers))
}

/// Returns the positions of at most three tiers whose names are near to a word, the nearest first.
pub(super) fn near(word: &str, index: &Index<'_>) -> Vec<u32> {
    let Some(first) = word.chars().next() else { return Vec::new() };
    let short: String = word.chars().take(40).collect();
    let mut found: Vec<(f64, u32)> = index
        .beginning(first)
        .map(|(key, position)| (strsim::sorensen_dice(&short, key), position))
        .filter(|(likeness, _)| *likeness > 0.5)
        .filter_map(|(likeness, position)| {
            let bearers = index.at(position)?;
            Some((likeness, *bearers.tiers.first().or(bearers.of_provider.first())?))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut tiers: Vec<u32> = Vec::new();
    for (_, tier) in found {
        if !tiers.contains(&tier) && tiers.len() < MOST_NEAR {
            tiers.push(tier);
        }
    }
    tiers
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    /// Returns what the words of a text at these positions are taken for: position, count and key.
    fn corrected(text: &str, strange: &[usize]) -> Vec<(usize, usize, String)> {
        let bytes = sample();
        let found = corrections(&Text::of(text), strange, &Index::open(&bytes).unwrap());
        found.into_iter().map(|one| (one.at, one.count, one.key)).collect()
    }

    #[test]
    fn one_edit_in_a_short_name_and_two_in_a_long_one() {
        let is = |word: &str, key: &str| assert_eq!(corrected(word, &[0]), [(0, 1, key.to_owned())], "{word}");
        for word in ["quibnro", "quibnr", "quibnorr", "quibmor"] {
            is(word, "quibnor");
        }
        is("zorblaxquibmop", "zorblaxquibnor");
        is("zorblaxquibmor", "zorblaxquibnor");
        for word in ["quibmop", "wuibnor", "zorblaxquymop", "quibnor", "grxo", "quarter", "flimpur", "wibbla", "quibnro.ai"] {
            assert_eq!(corrected(word, &[0]), [], "{word}");
        }
    }

    #[test]
    fn a_name_may_be_parted_and_is_taken_once() {
        let one = |at, count| vec![(at, count, "quibnor".to_owned())];
        assert_eq!(corrected("does quibnro train", &[1]), one(1, 1));
        assert_eq!(corrected("does quib nro train", &[1]), one(1, 2));
        assert_eq!(corrected("does quib nro train", &[2]), one(1, 2));
        assert_eq!(corrected("does quib nro train", &[1, 2]), one(1, 2));
        assert_eq!(corrected("quib nro train", &[0]), one(0, 2));
        assert_eq!(corrected("does quib", &[1]), []);
        assert_eq!(corrected("quibnro quibnro", &[0, 1]).len(), 2);
        assert_eq!(corrected(&"quibnro ".repeat(MOST + 1), &(0..=MOST).collect::<Vec<_>>()).len(), MOST);
    }

    #[test]
    fn what_is_near_is_a_name_with_an_error_and_the_nearest_come_first() {
        let bytes = sample();
        let index = Index::open(&bytes).unwrap();
        assert!(is_near("Quibnro", &index) && !is_near("Quibnor", &index) && !is_near("Flimpur", &index));
        assert_eq!(near("quibno", &index), [0]);
        assert_eq!(near("flimpa", &index), [3, 4]);
        assert_eq!(near("zorblax", &index), [1, 0]);
        assert_eq!((near("", &index), near("qq", &index)), (vec![], vec![]));
    }
}
