//! The two nets: cited passages that went, and sentences that came.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Document, Watched};
use super::lasting::{FORGOTTEN_DAYS, Lasting, Turns};
use super::words::{compared, is_wording, likeness};
use crate::archive::Stands;
use crate::evidence::walk::{Moment, Moments, Walk};
use crate::model::Day;

/// From this likeness on a sentence that went is the one in whose place another came.
const IN_PLACE_OF: f64 = 0.5;

/// Returns the moment that stands on a day, or the first.
fn on(moments: &Moments<'_>, day: Day) -> usize {
    moments.all.partition_point(|moment| moment.at.day() <= day).saturating_sub(1)
}

/// Returns the moment since which a passage is lost for good, as far as is known. `for_now` asks that it is lost still.
pub(super) fn lost<'w>(
    document: &Document<'w>,
    watched: &Watched<'w>,
    walk: &'w Walk<'w>,
    moments: &Moments<'w>,
    for_now: bool,
) -> Option<usize> {
    let shown = walk.shown_by(document.source, watched.citation);
    let has = |moment: &Moment<'w>| moment.standing.iter().any(|at| shown(*at) == Stands::Has);
    let start = on(moments, watched.from);
    let mut lasting = Lasting::default();
    let mut since = None;
    let mut was_there = false;
    let mut is_there = false;
    let mut turns = Turns::default();
    for (at, (moment, days)) in moments.with_days().enumerate() {
        is_there = has(moment);
        let is_turn = turns.next(days, is_there);
        if at < start {
            continue;
        }
        was_there |= is_there;
        if was_there && since.is_none() {
            since = lasting.next(at, days, !is_there).filter(|_| !is_turn);
        }
    }
    since.filter(|_| !(for_now && is_there))
}

/// What stands of what is stated, a set for each moment.
pub(super) type Facts<'w> = Vec<BTreeSet<&'w str>>;

/// Returns what is stated at each moment.
pub(super) fn facts<'w>(walk: &'w Walk<'w>, moments: &Moments<'w>) -> Facts<'w> {
    moments.all.iter().map(|moment| moment.standing.iter().flat_map(|at| walk.facts(*at)).collect()).collect()
}

/// A sentence that came.
pub(super) struct New<'w> {
    /// The moment since which it stands.
    pub moment: usize,
    pub now: &'w str,
    /// The sentence in whose place it came.
    pub was: Option<&'w str>,
}

/// Returns the sentences that came after a day and lasted, but for those that only put another one otherwise.
pub(super) fn came<'w>(document: &Document<'w>, facts: &Facts<'w>, moments: &Moments<'w>) -> Vec<New<'w>> {
    let start = on(moments, document.from);
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut counted: BTreeMap<&str, Lasting> = BTreeMap::new();
    let mut found = Vec::new();
    for ((at, (_, days)), now) in moments.with_days().enumerate().zip(facts) {
        if at <= start {
            known.extend(now);
            continue;
        }
        for fact in now.iter().filter(|fact| !known.contains(*fact)) {
            counted.entry(*fact).or_default();
        }
        let mut lasting = Vec::new();
        for (fact, count) in &mut counted {
            lasting.extend(count.next(at, days, now.contains(fact)).map(|since| (*fact, since)));
        }
        for (fact, since) in lasting {
            counted.remove(fact);
            known.insert(fact);
            let went = since.checked_sub(1).into_iter().flat_map(|at| facts[at].difference(now));
            let alike = went.map(|old| (likeness(&compared(old, fact)), *old)).max_by(|a, b| a.0.total_cmp(&b.0));
            let was = alike.filter(|(alike, _)| *alike >= IN_PLACE_OF).map(|(_, old)| old);
            if was.is_none_or(|was| !is_wording(&compared(was, fact))) {
                found.push(New { moment: since, now: fact, was });
            }
        }
    }
    found
}

/// A sentence that went, and in whose place none came.
pub(super) struct Went<'w> {
    /// The moment since which it is gone.
    pub moment: usize,
    pub was: &'w str,
}

/// Returns the sentences that stood after a day, went for good as far as is known, and have no other in their place: one that has is told
/// with that, or was only put otherwise. What stood for less than a month leaves the document as it was before. `for_now` asks that it is
/// gone still.
pub(super) fn went<'w>(document: &Document<'w>, facts: &Facts<'w>, moments: &Moments<'w>, for_now: bool) -> Vec<Went<'w>> {
    let start = on(moments, document.from);
    // The days that each stood, and those for which it was gone since; `None` for what was told.
    let mut counted: BTreeMap<&str, Option<(i64, Lasting, Turns)>> = BTreeMap::new();
    let mut found = Vec::new();
    for ((at, (_, days)), now) in moments.with_days().enumerate().zip(facts).skip(start) {
        for fact in now {
            counted.entry(*fact).or_insert_with(|| Some((0, Lasting::default(), Turns::default())));
        }
        for (fact, known) in &mut counted {
            let Some((stood, gone, turns)) = known else { continue };
            let is_gone = !now.contains(fact);
            *stood += if is_gone { 0 } else { days };
            let is_turn = turns.next(days, !is_gone);
            let is_news = *stood >= FORGOTTEN_DAYS && !is_turn;
            let Some(since) = gone.next(at, days, is_gone).filter(|_| is_news) else { continue };
            *known = None;
            let before = since.checked_sub(1).map(|at| &facts[at]);
            let mut came = now.iter().filter(|new| before.is_none_or(|before| !before.contains(*new)));
            let has_heir = came.any(|new| likeness(&compared(fact, new)) >= IN_PLACE_OF);
            let is_back = for_now && facts.last().is_some_and(|last| last.contains(fact));
            if !has_heir && !is_back {
                found.push(Went { moment: since, was: fact });
            }
        }
    }
    found
}
