//! How much the records hold.

use super::counted;
use crate::model::Grade;
use crate::questions::coverage::Tally;

/// How many tiers a second reader has settled: on a terminal, in a document.
pub const SECOND_READER: [&str; 2] = ["Second reviewer", "Tiers read by a second reader"];
/// How old copies are.
pub const AGE: [&str; 2] = ["Median age of copies", "Median age of the copies read"];
/// How many questions are open.
pub const OPEN: [&str; 2] = ["Not researched yet", "Questions not researched yet"];
/// How many changes are proven.
pub const PROVEN: [&str; 2] = ["Both editions archived", "Changes with both editions archived"];
/// How many changes each year has.
pub const BY_YEAR: &str = "Changes by year";
/// What leads to more.
pub const BY_PROVIDER: &str = "A row for each provider: ";
/// The command that gives more.
pub const COMMAND: &str = "promptfate stats --by provider";
/// What the words mean.
pub const MEANING: &str = "An answer has the grade of its evidence; unstated is one too: the documents were read and do not say. A gap is a \
     question not researched yet. A change is a day \
     on which an answer became another, as a text of the provider states it or the archived versions before and after show; it counts once, \
     however many tiers it touched.";

/// Returns it in one sentence.
pub fn sentence(providers: usize, all: &Tally) -> String {
    let share = |grade| format!("{:.0} % {}", 100.0 * all.graded(grade) as f64 / all.answers.max(1) as f64, grade.as_str());
    let grades = [Grade::Verified, Grade::Cited, Grade::Secondary].map(share).join(", ");
    let years = all.changes_by_year();
    let span = match (years.first_key_value(), years.last_key_value()) {
        (Some((first, _)), Some((last, _))) => format!(" ({first} to {last})"),
        _ => String::new(),
    };
    format!(
        "{}, {}, {}: {grades}. Dated changes: {}{span}.",
        counted(providers, "provider"),
        counted(all.tiers, "tier"),
        counted(all.answers, "answer"),
        all.changes.len()
    )
}
