//! From editions that hold a passage or not to the times in which it stands.

use crate::archive::Edition;
use crate::model::{ArchivePlace, Day};

/// Two renderings of a page take turns within this many days; what is shorter is no hole, and no end.
pub const FLAP_DAYS: i64 = 7;

/// An edition at its place, and the days that it prints, of those that records name.
#[derive(Debug, Clone, Copy)]
pub struct At<'w> {
    /// Where the archive keeps it.
    pub place: &'w ArchivePlace,
    /// The edition.
    pub edition: &'w Edition,
    /// The days that its text prints, of those that a record names as a `since`.
    pub prints: &'w [Day],
}

impl At<'_> {
    /// Returns the day on which it was recorded.
    pub fn day(&self) -> Day {
        self.edition.day
    }
}

/// A time in which a passage stands.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'w> {
    /// The last good edition before it, that lacks the passage; `None` where the archive begins with it.
    pub before: Option<At<'w>>,
    /// The first edition that has it.
    pub first: At<'w>,
    /// The last edition that has it.
    pub last: At<'w>,
    /// The first good edition behind it, that lacks it; `None` where it stands still, or the place ends with it.
    pub gone: Option<At<'w>>,
    /// Whether it stands still where it was last seen.
    pub is_open: bool,
}

impl Standing<'_> {
    /// Returns whether it stands on a day, as far as editions show.
    pub fn covers(&self, day: Day) -> bool {
        self.first.day() <= day && self.gone.is_none_or(|gone| day < gone.day())
    }
}

/// Returns the times in which a passage stands at one place; `editions` are the good ones with whether each has it.
pub(super) fn at_place<'w>(editions: impl IntoIterator<Item = (At<'w>, bool)>, is_removed: bool) -> Vec<Standing<'w>> {
    let mut found: Vec<Standing<'w>> = Vec::new();
    let mut lacking: Option<At<'w>> = None;
    for (at, has) in editions {
        match found.last_mut().filter(|last| last.gone.is_none()) {
            Some(last) if has => last.last = at,
            Some(last) => last.gone = Some(at),
            None if has => found.push(Standing { before: lacking, first: at, last: at, gone: None, is_open: false }),
            None => {}
        }
        if !has {
            lacking = Some(at);
        }
    }
    if let Some(last) = found.last_mut() {
        last.is_open = last.gone.is_none() && !is_removed;
    }
    found
}

/// Joins the times at all places of a document: it stands while it stands at one of them, and a flap parts nothing.
pub(super) fn joined(mut times: Vec<Standing<'_>>) -> Vec<Standing<'_>> {
    times.sort_by_key(|time| time.first.day());
    let mut found: Vec<Standing<'_>> = Vec::new();
    for time in times {
        // Where nothing shows that it was gone, it stood.
        let goes_on =
            |last: &&mut Standing<'_>| last.gone.is_none_or(|gone| time.first.day().days_since(gone.day()) <= FLAP_DAYS);
        match found.last_mut().filter(goes_on) {
            None => found.push(time),
            Some(last) => {
                let is_open = last.is_open || time.is_open;
                let gone = [last.gone, time.gone].into_iter().flatten().max_by_key(At::day).filter(|_| !is_open);
                let later = if time.last.day() >= last.last.day() { time.last } else { last.last };
                *last = Standing { last: later, gone, is_open, ..*last };
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the times of places, each a list of days with `+` where an edition has the passage and `-` where it lacks it, and `x` at
    /// the end where the place is removed: first..last, the day it was gone or `open` or `ended`.
    fn times(places: &[&str]) -> Vec<String> {
        let place = ArchivePlace { collection: "terms".into(), path: "a.md".into() };
        let editions: Vec<Vec<(Edition, bool)>> = places
            .iter()
            .map(|days| {
                let days = days.split(' ').filter(|day| *day != "x");
                days.map(|day| {
                    let (mark, day) = day.split_at(1);
                    let day = format!("2025-{day}").parse().unwrap();
                    (Edition { commit: day_of(day), day, text: String::new() }, mark == "+")
                })
                .collect()
            })
            .collect();
        let mut all = Vec::new();
        for (editions, days) in editions.iter().zip(places) {
            let at = editions.iter().map(|(edition, has)| (At { place: &place, edition, prints: &[] }, *has));
            all.extend(at_place(at, days.ends_with('x')));
        }
        let shown = |time: Standing<'_>| {
            let end =
                time.gone.map_or_else(|| if time.is_open { "open" } else { "ended" }.to_owned(), |gone| day_of(gone.day()));
            let before = time.before.map_or_else(|| "-".to_owned(), |before| day_of(before.day()));
            format!("{before} {}..{} {end}", day_of(time.first.day()), day_of(time.last.day()))
        };
        joined(all).into_iter().map(shown).collect()
    }

    fn day_of(day: Day) -> String {
        day.to_string()[5..].to_owned()
    }

    #[test]
    fn a_passage_stands_from_the_first_edition_that_has_it_to_the_first_that_lacks_it() {
        assert_eq!(times(&["-01-01 +02-01 +03-01 -04-01"]), ["01-01 02-01..03-01 04-01"]);
        assert_eq!(times(&["+02-01 -03-01 -04-01 +05-01"]), ["- 02-01..02-01 03-01", "04-01 05-01..05-01 open"]);
        assert_eq!(times(&["+02-01 x"]), ["- 02-01..02-01 ended"]);
        assert!(times(&["-02-01"]).is_empty());
    }

    #[test]
    fn a_flap_parts_nothing_and_a_hole_does() {
        assert_eq!(times(&["+02-01 -03-01 +03-08 -05-01"]), ["- 02-01..03-08 05-01"]);
        assert_eq!(times(&["+02-01 -03-01 +03-09 -05-01"]).len(), 2);
    }

    #[test]
    fn it_stands_while_one_of_the_places_has_it() {
        assert_eq!(times(&["+02-01 -03-01", "-02-15 +02-20 -06-01"]), ["- 02-01..02-20 06-01"]);
        assert_eq!(times(&["+02-01 -03-01", "+01-01"]), ["- 01-01..02-01 open"]);
        // Renamed: what comes first at the new place goes on, and what is gone there is gone.
        assert_eq!(times(&["-01-01 +02-01 x", "+04-01 -05-01"]), ["01-01 02-01..04-01 05-01"]);
        assert_eq!(times(&["+02-01 -03-01", "+05-01"]).len(), 2);
    }

    #[test]
    fn it_covers_the_days_up_to_the_one_on_which_it_is_gone() {
        let place = ArchivePlace { collection: "terms".into(), path: "a.md".into() };
        let edition = |day: &str| Edition { commit: String::new(), day: day.parse().unwrap(), text: String::new() };
        let (first, gone) = (edition("2025-02-01"), edition("2025-03-01"));
        let at = |edition| At { place: &place, edition, prints: &[] };
        let time = at_place([(at(&first), true), (at(&gone), false)], false)[0];
        let covered = ["2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01"].map(|day| time.covers(day.parse().unwrap()));
        assert_eq!(covered, [false, true, true, false]);
    }
}
