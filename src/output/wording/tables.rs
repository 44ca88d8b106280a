//! Titles, heads and footnotes of tables.

use super::counted;
use crate::model::OptOutReach;

/// Of products without a record.
pub const WANTED: &str = "Products without a record";
/// In how many lists a product is named.
pub const LISTS: &str = "Lists that name it";
/// A tier with its plans.
pub const TIER_AND_PLANS: &str = "Tier and plans";
/// Of the tiers that `find` found.
pub const MATCHES: &str = "Tiers that meet the rules";
/// The head of what falls short inside them.
pub const FALL_SHORT: &str = "Special cases and exceptions fall short in these tiers (--strict leaves them out):";
/// What to do about the fault that a rule finds.
pub const WHAT_TO_DO: &str = "What to do: ";
/// A record with the fault.
pub const WITH_FAULT: &str = "With the fault:";
/// What the letters of `list --gaps` mean.
pub const GAPS: &str = "Worst first. - not researched, s third-party source, c cited but not archived, S and C the same with an old copy, \
     o archived but checked long ago, . archived or not asked of this tier.";

/// Returns what stands below a comparison.
pub fn compared(differing: usize, all: usize, in_full: bool) -> String {
    let cases = if in_full { "" } else { " +2: two exceptions or special cases; --full has them." };
    format!("* differs: {differing} of {all} questions.{cases} `promptfate show ID` has the passages.")
}

/// Returns that the words fit more tiers.
pub fn more_tiers(count: usize, providers: &[&str]) -> String {
    format!("{} of {}: ", counted(count, "more tier"), providers.join(", "))
}

/// What opting out does about the past.
pub const OLD_CHATS: &str = "Old chats";
/// What opting out costs.
pub const GIVEN_UP: &str = "You give up";

/// Returns what opting out does about the past, for a cell.
pub const fn past(reach: OptOutReach) -> &'static str {
    match reach {
        OptOutReach::FutureAndPast => "covered too",
        OptOutReach::Future => "not covered",
        OptOutReach::Unstated => "not said",
    }
}
