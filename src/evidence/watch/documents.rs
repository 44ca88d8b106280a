//! What is watched: documents, the passages cited from them, and what rests on each.

use std::collections::BTreeMap;

use super::Rests;
use crate::evidence::verify::{Task, tasks};
use crate::model::{Citation, Day, Source};
use crate::records::Catalog;

/// A document.
pub(super) struct Document<'c> {
    pub provider: &'c str,
    pub id: &'c str,
    pub source: &'c Source,
    /// The day from which on its sentences are new: that of the newest version that was read.
    pub from: Day,
    pub passages: Vec<Watched<'c>>,
}

/// A passage of it.
pub(super) struct Watched<'c> {
    pub citation: &'c Citation,
    /// The day of the newest version in which it was read.
    pub from: Day,
    pub rests: Vec<Rests>,
}

/// Returns the documents of which archived versions are cited: by answers of today from the version that each was read at; or from a day on
/// by any answer, since the answers of then are looked for.
pub(super) fn documents(catalog: &Catalog, today: Day, since: Option<Day>) -> Vec<Document<'_>> {
    let mut documents: BTreeMap<(&str, &str), Document<'_>> = BTreeMap::new();
    let tasks = catalog.tiers.iter().flat_map(|tier| tasks(catalog, tier, today));
    for task in tasks.filter(|task| task.citation.version.is_some() && (task.current || since.is_some())) {
        let Task { tier, question, pointer, citation, source: Some(source), .. } = task else { continue };
        let (provider, id) = citation.names(tier.provider());
        let from = since.unwrap_or(citation.read);
        let document = documents.entry((provider, id)).or_insert(Document { provider, id, source, from, passages: Vec::new() });
        document.from = document.from.max(from);
        if citation.passage.is_none() || citation.digest.is_none() {
            continue;
        }
        let rests = Rests { tier: tier.id.clone(), question, pointer };
        let is_it =
            |other: &&mut Watched<'_>| other.citation.digest == citation.digest && other.citation.passage == citation.passage;
        match document.passages.iter_mut().find(is_it) {
            Some(known) => {
                known.from = known.from.max(from);
                known.rests.push(rests);
            }
            None => document.passages.push(Watched { citation, from, rests: vec![rests] }),
        }
    }
    documents.into_values().collect()
}
