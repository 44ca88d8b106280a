//! What lasts: a new state counts once it has stood for some days, added up. A third of all versions are flaps between two renderings.

/// So many days a new state has to have stood, added up and not in one run.
pub(super) const LASTING_DAYS: i64 = 3;
/// After so many days of the old state what was counted is forgotten.
pub(super) const FORGOTTEN_DAYS: i64 = 30;

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

/// How long something was gone before it came back: an edition of a region that takes turns with another, or a page as some are shown
/// it. That it is gone once more is no new state.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Turns {
    longest: i64,
    run: i64,
    was_there: bool,
}

impl Turns {
    /// Takes the days of the next moment, and whether it is there. Returns whether it may be a turn: it was gone for days before, and is
    /// not yet gone for twice as long.
    pub fn next(&mut self, days: i64, is_there: bool) -> bool {
        if is_there {
            self.longest = self.longest.max(self.run);
            (self.run, self.was_there) = (0, true);
        } else if self.was_there {
            self.run += days;
        }
        self.longest >= LASTING_DAYS && self.run <= 2 * self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_gone_and_came_back_takes_turns_until_it_is_gone_for_twice_as_long() {
        let turns = |moments: &[(char, i64)]| {
            let mut turns = Turns::default();
            moments.iter().map(|(mark, days)| turns.next(*days, *mark == '+')).last().unwrap()
        };
        assert!(!turns(&[('+', 90), ('-', 10)]));
        assert!(turns(&[('+', 90), ('-', 10), ('+', 5), ('-', 10)]));
        assert!(turns(&[('+', 90), ('-', 4), ('-', 6), ('+', 90), ('-', 20)]));
        assert!(!turns(&[('+', 90), ('-', 10), ('+', 5), ('-', 21)]));
        // Two renderings for a day say nothing, and before it came it was not gone.
        assert!(!turns(&[('+', 90), ('-', 2), ('+', 90), ('-', 3)]));
        assert!(!turns(&[('-', 90), ('+', 90), ('-', 3)]));
    }

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
