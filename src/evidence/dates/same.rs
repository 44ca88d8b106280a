//! *Same*: the next answer says what this one says.

use super::{Finding, Kind, Subject};
use crate::evidence::walk::Walk;

pub(super) fn find<'w>(subject: &Subject<'w>, _: &'w Walk<'w>) -> Vec<Finding> {
    let is_same = subject.newer.is_some_and(|(_, newer)| newer.answers_as(subject.entry) && newer.until == subject.entry.until);
    is_same.then(|| Finding { others: subject.next(), ..subject.finding(Kind::Same) }).into_iter().collect()
}
