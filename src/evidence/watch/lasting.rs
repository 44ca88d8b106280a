//! What lasts: a new state counts once it has stood for some days, added up. A third of all versions are flaps between two renderings.

/// So many days a new state has to have stood, added up and not in one run.
pub(super) const LASTING_DAYS: i64 = 3;
/// After so many days of the old state what was counted is forgotten.
const FORGOTTEN_DAYS: i64 = 30;

/// Counts the days of a new state.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lasting {
    days: i64,
    days_of_old: i64,
    since: Option<usize>,
}

impl Lasting {
    /// Takes the next moment, its days and whether it shows the new state. Returns the moment since which the new state stands, if it
    /// lasts by now.
    pub fn next(&mut self, moment: usize, days: i64, is_new: bool) -> Option<usize> {
        if !is_new {
            self.since = None;
            self.days_of_old += days;
            if self.days_of_old >= FORGOTTEN_DAYS {
                self.days = 0;
            }
            return None;
        }
        let since = *self.since.get_or_insert(moment);
        self.days_of_old = 0;
        self.days += days;
        (self.days >= LASTING_DAYS).then_some(since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns since when the new state (`+`) lasts; each moment is a mark and its days.
    fn since(moments: &[(char, i64)]) -> Option<usize> {
        let mut lasting = Lasting::default();
        moments.iter().enumerate().find_map(|(at, (mark, days))| lasting.next(at, *days, *mark == '+'))
    }

    #[test]
    fn a_state_lasts_after_three_days_added_up() {
        assert_eq!(since(&[('-', 90), ('+', 3)]), Some(1));
        assert_eq!(since(&[('-', 90), ('+', 2)]), None);
        assert_eq!(since(&[('+', 1), ('-', 1), ('+', 1), ('+', 1)]), Some(2));
        assert_eq!(since(&[('+', 2), ('-', 29), ('+', 1)]), Some(2));
        assert_eq!(since(&[('+', 2), ('-', 15), ('-', 15), ('+', 2)]), None);
    }
}
