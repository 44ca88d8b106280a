//! *Gap*: an edition between two that are cited has none of the passages.

use std::collections::BTreeSet;

use super::{Finding, Kind, Proof, Subject};
use crate::archive::Stands;
use crate::evidence::walk::{At, Walk};
use crate::model::{Citation, Span};

pub(super) fn find<'w>(subject: &Subject<'w>, walk: &'w Walk<'w>) -> Vec<Finding> {
    let cite = &subject.entry.cite;
    let sources: BTreeSet<&str> = cite.iter().map(|citation| citation.source.as_str()).collect();
    let holes = |source: &&str| {
        let of: Vec<&Citation> = cite.iter().filter(|one| one.source == **source && one.version.is_some()).collect();
        hole(subject, walk, &of)
    };
    sources.iter().filter_map(holes).collect()
}

/// Returns the first hole between the first and the last of these citations of one document.
fn hole<'w>(subject: &Subject<'w>, walk: &'w Walk<'w>, citations: &[&'w Citation]) -> Option<Finding> {
    // A silence has no passage that could be missing.
    if citations.iter().any(|citation| citation.passage.is_none()) {
        return None;
    }
    let (from, to) = (citations.iter().map(|one| one.read).min()?, citations.iter().map(|one| one.read).max()?);
    let source = subject.catalog.source(subject.tier, citations.first()?)?;
    let times: Vec<_> = citations.iter().flat_map(|citation| walk.standing_reworded(source, citation)).collect();
    let has = |at: &At<'w>| times.iter().any(|time| time.covers(at.day()));
    let editions: Vec<At<'w>> = walk.editions(source).into_iter().filter(|at| (from..=to).contains(&at.day())).collect();
    let lacking = editions.iter().position(|at| !has(at))?;
    let last = editions[..lacking].iter().rev().find(|at| has(at))?;
    let next = editions[lacking..].iter().find(|at| has(at))?;
    // Of several passages the one that the edition has is shown.
    let shown = |at: At<'w>| {
        let has = |citation: &&&'w Citation| walk.shows(citation, at) != Stands::Lacks;
        citations.iter().find(has).or(citations.first()).map(|citation| Proof::of(citation, at, walk))
    };
    let proofs = [*last, editions[lacking], *next].into_iter().filter_map(shown).collect();
    let span = Some(Span { after: Some(last.day()), by: next.day() });
    Some(Finding { span, proofs, ..subject.finding(Kind::Gap) })
}
