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
