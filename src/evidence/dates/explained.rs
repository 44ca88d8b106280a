//! *Idle*: a record explains a finding that is no more. An explanation speaks for all findings of its kind in its entry.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::subjects;
use super::{Finding, Kind, Place, Subject};
use crate::evidence::walk::Walk;
use crate::records::Catalog;

/// Adds to each finding why it stands, where a record says so.
pub(super) fn explain(catalog: &Catalog, findings: &mut [Finding]) {
    let mut reasons = BTreeMap::new();
    for subject in catalog.tiers.iter().flat_map(|tier| subjects(catalog, tier)) {
        let Place { tier, pointer, .. } = subject.place();
        reasons.extend(subject.entry.explanations().map(|(key, why)| ((tier.clone(), pointer.clone(), key), why)));
    }
    for finding in findings {
        let Some(key) = finding.kind.key() else { continue };
        let why = explaining(finding).find_map(|place| reasons.get(&(place.tier.clone(), place.pointer.clone(), key)));
        finding.explained = why.map(|why| (*why).to_owned());
    }
}

/// Returns a finding for each explanation that no finding needs. What this archive does not hold needs it perhaps.
pub(super) fn idle<'c>(catalog: &'c Catalog, walk: &Walk<'_>, findings: &[Finding]) -> Vec<Finding> {
    let needed: BTreeSet<(Option<&str>, &str, &str)> = findings
        .iter()
        .flat_map(|finding| explaining(finding).map(|place| (finding.kind.key(), place.tier.as_str(), place.pointer.as_str())))
        .collect();
    let of = |subject: Subject<'c>| {
        let place = subject.place();
        let is_idle = |key: &str| {
            !needed.contains(&(Some(key), place.tier.as_str(), &place.pointer))
                && (["same", "siblings"].contains(&key) || is_held(&subject, walk))
        };
        let keys = subject.entry.explanations().map(|(key, _)| key).filter(|key| is_idle(key));
        let finding = |key: &str| {
            let pointer = format!("{}/explained/{key}", place.pointer);
            Finding::of(Kind::Idle, subject.question, Place { pointer, ..place.clone() })
        };
        keys.map(finding).collect::<Vec<_>>()
    };
    catalog.tiers.iter().flat_map(|tier| subjects(catalog, tier)).flat_map(of).collect()
}

/// Returns the places at which an explanation of a finding may stand: of siblings none is more its place than another.
fn explaining(finding: &Finding) -> impl Iterator<Item = &Place> {
    finding.places().take(if finding.kind == Kind::Siblings { usize::MAX } else { 1 })
}

/// Returns whether the archive holds every document of which the answer cites a version.
fn is_held(subject: &Subject<'_>, walk: &Walk<'_>) -> bool {
    let mut sources = subject.entry.cite.iter().filter(|one| one.version.is_some());
    sources.all(|one| subject.catalog.source(subject.tier, one).is_some_and(|source| !walk.editions(source).is_empty()))
}
