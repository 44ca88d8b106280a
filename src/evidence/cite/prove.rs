//! Proves that words are a passage of a text.

use std::collections::BTreeSet;

use crate::archive::{self, Found, normalise, words};
use crate::model::Passage;

/// How many characters of each are shown where passages differ.
const SHOWN: usize = 160;

/// Finds a passage in a text and returns its ends, its digest and the number of copies, or why it cannot be cited.
pub(super) fn prove(text: &str, from: &str, to: &str) -> Result<(Passage, String, u32), String> {
    let normalised = normalise(text);
    let (from, to) = (normalise(from), normalise(to));
    match archive::locate(&normalised, &from, &to) {
        Found::Missing if !normalised.contains(&from) => Err(format!("did not find the words \"{from}\"")),
        Found::Missing if !normalised.contains(&to) => Err(format!("did not find the words \"{to}\"")),
        Found::Missing => Err(format!("did not find \"{to}\" soon after \"{from}\"")),
        Found::Ambiguous(places) => {
            let wordings: BTreeSet<&str> = places.iter().map(|bytes| &normalised[bytes.clone()]).collect();
            let shown = |wording: &&str| format!("\"{}\"", wording.chars().take(SHOWN).collect::<String>());
            let shown: Vec<String> = wordings.iter().take(3).map(shown).collect();
            Err(format!("found {} passages between these ends that differ, {},", places.len(), shown.join(" and ")))
        }
        Found::Once { bytes, copies } => {
            let passage = archive::ends(&normalised, &words(text), &bytes).ok_or(
                "found the passage, but eight words at each end do not tell it from another; choose a shorter or longer one",
            )?;
            Ok((passage, archive::digest(&normalised[bytes]), copies))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "We may use your words. We keep them for a year. We may use your words. You may object at any time.";

    #[test]
    fn a_passage_is_given_back_with_its_digest_and_how_often_it_stands() {
        let (passage, digest, copies) = prove(TEXT, "We KEEP", "a year").unwrap();
        assert_eq!(digest, archive::digest("we keep them for a year."));
        assert!(passage.from.starts_with("We keep") && passage.to.ends_with("a year."), "{passage:?}");
        assert_eq!(copies, 1);
        assert_eq!(prove(TEXT, "We may use", "your words.").unwrap().2, 2);
    }

    #[test]
    fn says_which_end_is_missing_and_whether_it_only_stands_elsewhere() {
        let why = |from, to| prove(TEXT, from, to).unwrap_err();
        assert_eq!(why("We sell", "a year"), "did not find the words \"we sell\"");
        assert_eq!(why("We sell", "two years"), "did not find the words \"we sell\"");
        assert_eq!(why("We keep", "two years"), "did not find the words \"two years\"");
        assert_eq!(why("You may object", "We keep"), "did not find \"we keep\" soon after \"you may object\"");
    }

    #[test]
    fn ends_that_stand_around_different_words_are_shown() {
        let why = prove("we may use it. we may sell it.", "we may", "it.").unwrap_err();
        assert!(why.starts_with("found 2 passages between these ends that differ, "), "{why}");
        assert!(why.contains("\"we may use it.\" and \"we may sell it.\"") || why.contains("\"we may sell it.\" and"), "{why}");
    }
}
