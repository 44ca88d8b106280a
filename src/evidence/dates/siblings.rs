//! *Siblings*: tiers that cite the same words of one contract for the same answer, with different days.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::subjects;
use super::{Finding, Kind, Place};
use crate::model::{Day, Question, Since, SourceKind, TierId};
use crate::records::Catalog;

/// What the same words are cited for: provider, document, digest, question, answer.
type Words<'c> = (&'c str, &'c str, &'c str, Question, String);

pub(super) fn find(catalog: &Catalog) -> Vec<Finding> {
    let mut citing: BTreeMap<Words<'_>, BTreeMap<&TierId, Place>> = BTreeMap::new();
    for subject in catalog.tiers.iter().flat_map(|tier| subjects(catalog, tier)) {
        for citation in &subject.entry.cite {
            let is_contract = catalog.source(subject.tier, citation).is_some_and(|source| source.kind == SourceKind::Contract);
            let Some(digest) = citation.digest.as_deref().filter(|_| is_contract) else { continue };
            let (owner, source) = citation.names(subject.tier.provider());
            let words = (owner, source, digest, subject.question, subject.entry.answer.to_string());
            // Of one tier the oldest answer that cites it, which is the last that is met, says when it began there.
            citing.entry(words).or_default().insert(&subject.tier.id, subject.place());
        }
    }
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for ((.., question, _), places) in citing {
        let mut places: Vec<Place> = places.into_values().filter(|place| place.since.is_some()).collect();
        let days: BTreeSet<Day> = places.iter().filter_map(|place| place.since).map(Since::day).collect();
        let pointers: Vec<(TierId, String)> = places.iter().map(|one| (one.tier.clone(), one.pointer.clone())).collect();
        if days.len() > 1 && seen.insert(pointers) {
            let place = places.remove(0);
            findings.push(Finding { others: places, ..Finding::of(Kind::Siblings, question, place) });
        }
    }
    findings
}
