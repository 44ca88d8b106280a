//! What archived editions show of the days of records.

use crate::archive::Stands;
use crate::evidence::dates::{Kind, Place, Proof};
use crate::evidence::walk::Counts;
use crate::model::Span;
use crate::output::wording::counted;
use crate::output::wording::time::{between, since};

/// Nothing was found.
pub const NONE: &str = "No day is contradicted by an archived edition.";
/// Nothing was found that the records do not explain.
pub const NONE_OPEN: &str = "No day is contradicted by an archived edition without an explanation in its record.";
/// The labels of the facts: editions, explained findings, answers with a day, and of these what can be said.
pub const FACTS: [&str; 6] =
    ["editions read", "explained findings", "answers with a day", "day printed", "day not printed", "cannot be judged"];
/// What each of the last three counts.
pub const ABOUT: [&str; 3] = [
    " (an edition that holds all they cite prints it)",
    " (no edition that holds all they cite prints it)",
    " (no archive holds all that they cite)",
];

/// Returns what a kind of finding is, as a heading.
pub const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Earlier => "Earlier: all that is cited stood before the day, in an edition that does not announce it",
        Kind::Gap => "Gap: an edition between two that are cited lacks what they have",
        Kind::Late => "Late: all that is cited was gone before the next answer begins",
        Kind::Same => "Same: the next answer says the same",
        Kind::Siblings => "Siblings: tiers that cite the same words for the same answer have different days",
        Kind::Idle => "Idle: the record explains a finding that is no more",
    }
}

/// Returns how many findings records explain, and how they are shown.
pub fn explained(count: usize, listed: bool) -> String {
    format!("{count}{}", if count > 0 && !listed { " (--all lists them)" } else { "" })
}

/// Returns why a finding stands, by its record.
pub fn because(why: &str) -> String {
    format!("explained: {why}")
}

/// Returns how many editions were read.
pub fn editions(counts: Counts) -> String {
    format!("{} at {}, {} of them broken and set apart", counts.editions, counted(counts.places, "place"), counts.broken)
}

/// Returns the place of an answer with its day.
pub fn place(place: &Place) -> String {
    let since = place.since.map_or_else(|| "no day".to_owned(), since);
    format!("{}.yaml{} ({since})", place.tier, place.pointer)
}

/// Returns what an edition proves.
pub fn proof(proof: &Proof) -> String {
    let has = match proof.shows {
        Stands::Has => "has it",
        Stands::Reworded => "has other words there",
        Stands::Lacks => "lacks it",
    };
    format!("{} {has}: {} {}", proof.day, proof.source, proof.version.get(..10).unwrap_or(&proof.version))
}

/// Returns when the editions show the change.
pub fn span(kind: Kind, span: Span) -> String {
    let days = between(span);
    match kind {
        Kind::Late => format!("gone {days}"),
        Kind::Gap => format!("a hole {days}"),
        Kind::Earlier | Kind::Same | Kind::Siblings | Kind::Idle => format!("began {days}"),
    }
}

/// Returns that the archive lacks what records cite.
pub fn absent(count: usize) -> String {
    format!("warning: not looked at: {count} cited places of which this archive holds nothing")
}
