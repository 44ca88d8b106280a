//! Broken editions: what was recorded and is not the document.

use crate::archive::Recorded;
use crate::evidence::verify::{BROKEN_PERCENT, SHORTEST};

/// Above this share of the usual length, pages were joined to one.
const JOINED_PERCENT: usize = 250;
/// How many editions around one, itself with them, say what is usual there: documents grow in the course of years.
const AROUND: usize = 11;

/// Returns which editions are broken, by their lengths in order of time: very short, much shorter than usual, or much longer.
pub(super) fn broken(lengths: &[usize]) -> Vec<bool> {
    let is_broken = |at: usize| {
        let start = at.saturating_sub(AROUND / 2).min(lengths.len().saturating_sub(AROUND));
        let mut around: Vec<usize> = lengths[start..(start + AROUND).min(lengths.len())].to_vec();
        around.retain(|length| *length >= SHORTEST);
        around.sort_unstable();
        let usual = around.get(around.len() / 2).copied().unwrap_or_default();
        let length = lengths[at];
        length < SHORTEST || length * 100 < usual * BROKEN_PERCENT || length * 100 > usual * JOINED_PERCENT
    };
    (0..lengths.len()).map(is_broken).collect()
}

/// What stood for so many days is no broken page but what the document has become, unless it is very short.
const STAYING_DAYS: i64 = 14;

/// Takes those back that stayed.
pub(super) fn forgive(broken: &mut [bool], lengths: &[usize], recorded: &Recorded) {
    let editions = &recorded.editions;
    let end = |at: usize| editions.get(at + 1).map(|next| next.day).or(recorded.removed).or(recorded.until);
    for at in 0..editions.len() {
        let stood = end(at).map_or(0, |end| end.days_since(editions[at].day));
        if broken[at] && lengths[at] >= SHORTEST && stood >= STAYING_DAYS {
            broken[at] = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Edition;

    #[test]
    fn what_is_much_shorter_or_longer_than_its_neighbours_is_broken() {
        let with = |odd: usize| {
            let mut lengths = vec![10_000; 20];
            lengths[7] = odd;
            broken(&lengths)[7]
        };
        assert!(with(299) && with(3_999) && with(25_001));
        assert!(!with(4_000) && !with(25_000) && !with(10_000));
        assert_eq!(broken(&[299, 300]), [true, false]);
        assert!(broken(&[]).is_empty());
    }

    #[test]
    fn what_stays_is_no_broken_page() {
        let edition = |day: &str| Edition { commit: String::new(), day: day.parse().unwrap(), text: String::new() };
        let editions = vec![edition("2025-01-01"), edition("2025-01-14"), edition("2025-01-28"), edition("2025-02-01")];
        let recorded = Recorded { editions, removed: None, until: "2025-03-01".parse().ok() };
        let mut all = [true; 4];
        forgive(&mut all, &[400, 400, 400, 200], &recorded);
        assert_eq!(all, [true, false, true, true]);
    }

    #[test]
    fn a_document_may_grow_in_the_course_of_years() {
        let lengths: Vec<usize> = (0..60).map(|at| 4_000 + at * 500).collect();
        assert!(!broken(&lengths).contains(&true));
    }
}
