//! *Late*: all that is cited was gone before the next answer begins.

use super::subject::Proven;
use super::{Finding, Kind, Proof, Subject};
use crate::evidence::walk::{FLAP_DAYS, Walk};
use crate::model::Span;

pub(super) fn find<'w>(subject: &Subject<'w>, walk: &'w Walk<'w>) -> Vec<Finding> {
    let Some((_, newer)) = subject.newer else { return Vec::new() };
    let begins = newer.speaks_from();
    let Some(proven) = subject.proven(walk) else { return Vec::new() };
    // Words that were only put otherwise are not gone.
    let end = |one: &Proven<'w>| {
        let times = walk.standing_reworded(one.source, one.citation);
        let time = times.into_iter().find(|time| time.covers(one.standing.last.day()))?;
        Some((time.gone?, time.last, one.citation))
    };
    let ends = proven.iter().map(end).collect::<Option<Vec<_>>>();
    let Some((gone, last, citation)) = ends.and_then(|ends| ends.into_iter().max_by_key(|(gone, ..)| gone.day())) else {
        return Vec::new();
    };
    // The edition that replaced it may say that it takes effect later.
    if begins.days_since(gone.day()) <= FLAP_DAYS || gone.prints.contains(&begins) {
        return Vec::new();
    }
    let span = Some(Span { after: Some(last.day()), by: gone.day() });
    let proofs = vec![Proof::of(citation, last, walk), Proof::of(citation, gone, walk)];
    vec![Finding { span, proofs, others: subject.next(), ..subject.finding(Kind::Late) }]
}
