//! Broken editions: what was recorded and is not the document.

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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_document_may_grow_in_the_course_of_years() {
        let lengths: Vec<usize> = (0..60).map(|at| 4_000 + at * 500).collect();
        assert!(!broken(&lengths).contains(&true));
    }
}
