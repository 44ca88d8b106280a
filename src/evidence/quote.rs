//! Quotes the passages that prove answers, from the versions in which they were read.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Found, Version, digest, find, normalise, words};
use crate::diagnostic::Failure;
use crate::model::{ArchivePlace, Citation, Tier};
use crate::records::Catalog;

/// A passage as the version holds it that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quote {
    /// The words, by whose digest they are those that were cited.
    AsCited(String),
    /// The words between the same ends, whose digest is another.
    Otherwise(String),
    /// The archive does not hold the version, or the version not the passage.
    Missing,
}

/// The passages of citations.
#[derive(Debug, Clone, Default)]
pub struct Quotes(BTreeMap<Key, Quote>);

/// The provider and the source, the version, and the ends of the passage.
type Key = (String, String, String, String, String);

impl Quotes {
    /// Reads the passages of citations from an archive; those without a passage or a version are left out.
    ///
    /// # Errors
    /// The archive cannot be read.
    pub fn read<'c>(
        catalog: &'c Catalog,
        cited: impl Iterator<Item = (&'c Tier, &'c Citation)>,
        archive: &Archive,
    ) -> Result<Quotes, Failure> {
        let cited: Vec<(Key, &Citation, &[ArchivePlace])> = cited
            .filter_map(|(tier, citation)| {
                Some((key(tier, citation)?, citation, catalog.source(tier, citation)?.archive.as_slice()))
            })
            .collect();
        let version = |citation: &Citation| citation.version.clone().map(Version::At);
        let all =
            cited.iter().flat_map(|(_, citation, places)| places.iter().filter_map(|one| Some((one, version(citation)?))));
        let wanted: Vec<(&ArchivePlace, Version)> = all.collect::<BTreeSet<_>>().into_iter().collect();
        let texts = archive.texts(&wanted)?;
        let texts: BTreeMap<_, String> = wanted.into_iter().zip(texts).filter_map(|(at, text)| Some((at, text?))).collect();
        let quote = |citation: &Citation, places: &[ArchivePlace]| {
            let read = |place| texts.get(&(place, version(citation)?));
            places.iter().find_map(read).and_then(|text| quote(text, citation)).unwrap_or(Quote::Missing)
        };
        Ok(Quotes(cited.into_iter().map(|(key, citation, places)| (key, quote(citation, places))).collect()))
    }

    /// Returns the passage of a citation, if it was looked for.
    pub fn of(&self, tier: &Tier, citation: &Citation) -> Option<&Quote> {
        self.0.get(&key(tier, citation)?)
    }
}

fn key(tier: &Tier, citation: &Citation) -> Option<Key> {
    let (provider, source) = citation.names(tier.provider());
    let (passage, version) = (citation.passage.as_ref()?, citation.version.as_ref()?);
    Some((provider.to_owned(), source.to_owned(), version.clone(), passage.from.clone(), passage.to.clone()))
}

/// Returns the passage of a citation from the text in which it was read; nothing where it does not hold just one.
pub(super) fn quote(text: &str, citation: &Citation) -> Option<Quote> {
    let normalised = normalise(text);
    let Found::Once { bytes, .. } = find(&normalised, citation.passage.as_ref()?) else { return None };
    // The i-th word that is shown is the i-th of the normal form.
    let first = normalised[..bytes.start].split_whitespace().count();
    let count = normalised[bytes.clone()].split_whitespace().count();
    let shown = words(text).into_iter().skip(first).take(count).collect::<Vec<_>>().join(" ");
    let is_as_cited = citation.digest.as_deref() == Some(&digest(&normalised[bytes]));
    Some(if is_as_cited { Quote::AsCited(shown) } else { Quote::Otherwise(shown) })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &str = "# Terms\n\nWe **may** use your [words](https://x.example). We keep them for a\nyear. You may object.";

    fn citation(from: &str, to: &str, digest: &str) -> Citation {
        serde_json::from_value(
            json!({"source": "terms", "passage": {"from": from, "to": to}, "digest": digest, "read": "2026-01-01"}),
        )
        .unwrap()
    }

    #[test]
    fn a_passage_is_quoted_as_the_page_shows_it_and_measured_by_its_digest() {
        let of = |to: &str, digest: &str| quote(TEXT, &citation("We may use", to, digest));
        let digest = digest("we may use your words. we keep them for a year.");
        let shown = "We may use your words. We keep them for a year.".to_owned();
        assert_eq!(of("a year.", &digest), Some(Quote::AsCited(shown.clone())));
        assert_eq!(of("a year.", "sha256:0"), Some(Quote::Otherwise(shown)));
        assert_eq!(of("two years.", &digest), None);
    }
}
