//! What changed, and where texts disagree.

use super::counted;
use crate::model::Day;
use crate::questions::diff::LeftOut;

/// No answer of a tier has changed.
pub const NONE_SINCE_FIRST_KNOWN: &str = "No answer has changed since it was first known.";
/// No answer changed between two states.
pub const NONE: &str = "No answer changed.";
/// What a day without a text means.
pub const BY_A_DAY: &str = "\"by\" a day, \"between\" two: no text states when it began; the days are those of copies, the last that does \
                            not say so and the first that does.";
/// The time of a change that only undated pages tell.
pub const NOT_KNOWN_WHEN: &str = "at a time that is not known";
/// The head of changes that only undated pages tell.
pub const UNDATED: &str = "When is not known (the page that says so has no date):";
/// The heads of the columns of a history.
pub const HEADER: [&str; 5] = ["Day", "Question", "Before", "From then on", "For you"];
/// No texts disagree.
pub const NO_CONFLICT: &str = "No texts of these providers are known to disagree.";
/// Which of two answers is shown.
pub const WORSE_IS_SHOWN: &str =
    "Shown is the answer that is worse for the person; which text a provider follows nobody knows.";

/// Returns the title of a difference.
pub fn between(old: &str, new: &str) -> String {
    format!("Changes from {old} to {new}")
}

/// Returns how many changes say nothing of the person's lot.
pub fn only_evidence(count: usize) -> String {
    format!("Only evidence or notes changed: {count}.")
}

/// Returns how much is not listed, in front of the option that lists it.
pub fn left_out(left_out: LeftOut) -> String {
    let LeftOut { first_known, evidence } = left_out;
    format!("Not listed, for no answer changed: {first_known} first known, {evidence} with new evidence or notes alone. All: ")
}

/// Returns what was said before a change.
pub fn before(words: &str) -> String {
    format!("Before: {words}.")
}

/// Returns what a change adds to what is still used.
pub fn used_too(words: &str) -> String {
    format!("Also used from then on: {words}.")
}

/// Returns what a change takes from what is still used.
pub fn no_longer_used(words: &str) -> String {
    format!("No longer used: {words}.")
}

/// Returns that nothing is known of the days before one.
pub fn no_record_before(day: Day) -> String {
    format!("no record before {day}")
}

/// The heads of questions of which something else changed: first known, no longer answered, only evidence.
pub const OTHERS: [&str; 3] = ["First known: ", "No longer answered: ", "Only evidence or notes: "];

/// Returns what stands behind the counts of what is worse and better.
pub fn rest(neither: usize, added: usize, removed: usize) -> String {
    format!(", {neither} neither; {} new, {removed} gone.", counted(added, "tier"))
}

/// What the signs of a timeline mean.
pub const SIGNS: &str =
    "\u{25b2} better   \u{25bc} worse   \u{25cf} neither; hollow: no text states the day, drawn at the first copy that says so";
/// A change that weighs nothing, for those who do not see its sign.
pub const NEITHER: &str = "neither better nor worse";
