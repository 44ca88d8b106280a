//! The texts around the changes of a document, and those that the provider's other documents have today.

use std::collections::BTreeMap;

use super::documents::{Document, Watched};
use super::nearest::nearest;
use super::words::{compared, is_wording};
use super::{Loss, Lost};
use crate::archive::{Archive, Found, Version, digest, find, normalise};
use crate::diagnostic::Failure;
use crate::evidence::walk::At;
use crate::model::{ArchivePlace, Citation, Passage};
use crate::records::Catalog;

/// Texts in normal form, of one provider.
pub(super) struct Texts<'w> {
    of: BTreeMap<(&'w ArchivePlace, &'w str), String>,
    /// What documents say today, by their source.
    newest: Vec<(String, String)>,
}

impl<'w> Texts<'w> {
    /// Reads these editions, and what the documents of their provider say today.
    pub fn read(
        catalog: &Catalog,
        provider: &str,
        archive: &Archive,
        editions: impl Iterator<Item = At<'w>>,
    ) -> Result<Texts<'w>, Failure> {
        let mut of: BTreeMap<(&ArchivePlace, &str), String> =
            editions.map(|at| ((at.place, at.edition.commit.as_str()), String::new())).collect();
        if of.is_empty() {
            return Ok(Texts { of, newest: Vec::new() });
        }
        let sources = catalog.providers.get(provider).map(|provider| &provider.sources).into_iter().flatten();
        let newest: Vec<(&String, &ArchivePlace)> =
            sources.flat_map(|(id, source)| source.archive.iter().map(move |place| (id, place))).collect();
        let versions = of.keys().map(|(place, commit)| (*place, Version::At((*commit).to_owned())));
        let wanted: Vec<_> = versions.chain(newest.iter().map(|(_, place)| (*place, Version::Newest))).collect();
        let mut texts = archive.texts(&wanted)?.into_iter().map(|text| normalise(&text.unwrap_or_default()));
        for (text, read) in of.values_mut().zip(texts.by_ref()) {
            *text = read;
        }
        let newest = newest.into_iter().zip(texts).map(|((id, _), text)| (id.clone(), text)).collect();
        Ok(Texts { of, newest })
    }

    /// Returns the text of an edition.
    pub fn of(&self, at: At<'w>) -> &str {
        self.of.get(&(at.place, at.edition.commit.as_str())).map_or("", String::as_str)
    }

    /// Returns what the other documents of the provider say today.
    fn others<'t>(&'t self, document: &'t Document<'_>) -> impl Iterator<Item = &'t (String, String)> {
        self.newest.iter().filter(|(id, _)| id != document.id)
    }

    /// Returns whether another document of the provider has these words today.
    pub fn elsewhere(&self, document: &Document<'_>, words: &str) -> bool {
        self.others(document).any(|(_, text)| text.contains(words))
    }

    /// Returns what is to be told of a passage that one of the editions before had, and that is lost since an edition.
    pub fn lost(&self, document: &Document<'_>, watched: &Watched<'_>, before: &[At<'w>], since: At<'w>) -> Lost {
        let citation = watched.citation;
        let passage = citation.passage.clone().unwrap_or(Passage { from: String::new(), to: String::new() });
        let was = before.iter().find_map(|at| as_cited(self.of(*at), citation, &passage)).unwrap_or_default();
        let after = self.of(since);
        let now = nearest(was, after).map(|range| &after[range]);
        let to = self.others(document).find(|(_, text)| as_cited(text, citation, &passage).is_some()).map(|(id, _)| id.clone());
        let how = match (&to, find(after, &passage)) {
            (Some(_), _) => Loss::Moved,
            (None, Found::Missing) => Loss::Gone,
            (None, _) => Loss::Reworded,
        };
        let mut rests = watched.rests.clone();
        rests.sort();
        Lost {
            how,
            to,
            rests,
            is_wording: now.is_some_and(|now| is_wording(&compared(was, now))),
            was: was.to_owned(),
            now: now.map(str::to_owned),
            passage,
        }
    }
}

/// Returns the passage as it was cited, by its digest, from a text that has it.
fn as_cited<'t>(text: &'t str, citation: &Citation, passage: &Passage) -> Option<&'t str> {
    let places = match find(text, passage) {
        Found::Once { bytes, .. } => vec![bytes],
        Found::Ambiguous(places) => places,
        Found::Missing => Vec::new(),
    };
    let is_it = |words: &&str| citation.digest.as_deref() == Some(&digest(words));
    places.into_iter().map(|bytes| &text[bytes]).find(is_it)
}
