//! *Earlier*: all that is cited stood before the day.

use super::{Finding, Kind, Proof, Subject};
use crate::evidence::walk::Walk;
use crate::model::{Since, Span};

/// Days in different parts of the world: an edition may be recorded a day before the day that it takes effect.
const LEEWAY_DAYS: i64 = 1;

pub(super) fn find<'w>(subject: &Subject<'w>, walk: &'w Walk<'w>) -> Vec<Finding> {
    let Some(since) = subject.entry.since.map(Since::day) else { return Vec::new() };
    let Some(proven) = subject.proven(walk) else { return Vec::new() };
    let Some(last) = Subject::last_to_come(&proven) else { return Vec::new() };
    let first = last.standing.first;
    // An edition that names the day announces what comes.
    if since.days_since(first.day()) <= LEEWAY_DAYS || first.prints.contains(&since) {
        return Vec::new();
    }
    let before = last.standing.before.map(|before| Proof::of(last.citation, before, walk));
    let span = Some(Span { after: before.as_ref().map(|proof| proof.day), by: first.day() });
    let firsts = proven.iter().map(|one| Proof::of(one.citation, one.standing.first, walk));
    let mut proofs: Vec<Proof> = before.into_iter().chain(firsts).collect();
    proofs.sort_by(|a, b| (a.day, &a.version).cmp(&(b.day, &b.version)));
    proofs.dedup();
    vec![Finding { span, proofs, ..subject.finding(Kind::Earlier) }]
}
