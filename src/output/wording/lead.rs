//! First sentences, for readers who may read no further: each is true by itself.

use super::brief::few_words;
use super::number::counted;
use super::places::regions;
use super::words::still_used;
use crate::model::{Day, Entry};

/// How many names stand in a sentence.
const MOST: usize = 20;

/// Returns the day of a result that has no more to say of itself.
pub fn of_day(day: Day) -> String {
    format!("As of {day}:")
}

/// Returns what a tier answers: what is said, what differs inside it, how well it is proven and all that weakens it.
pub fn answer(tier: &str, question: &str, lead: &Entry, others: &[&Entry], differing: usize, about: &str) -> String {
    let mut said = few_words(&lead.answer) + &still_used(&lead.except);
    if !lead.regions.is_empty() {
        said = format!("{said} in {}", regions(&lead.regions));
    }
    for other in others {
        said = format!("{said}; in {}: {}{}", regions(&other.regions), few_words(&other.answer), still_used(&other.except));
    }
    match differing {
        0 => {}
        1 => said.push_str("; 1 special case differs"),
        count => said.push_str(&format!("; {count} special cases differ")),
    }
    if lead.conflict.is_some() {
        said.push_str("; another text of the provider disagrees");
    }
    format!("{tier}: {}: {said} ({about})", question.to_lowercase())
}

/// Returns that nothing is known of a tier.
pub fn not_known(tier: &str, question: &str, why: &str) -> String {
    format!("{tier}: {}: NOT KNOWN, {}", question.to_lowercase(), why.trim_end_matches('.'))
}

/// Returns that a question was not understood.
pub fn not_understood(tiers: &[String]) -> String {
    format!("the question was not understood; what is known follows of {}", listed(tiers))
}

/// Returns a sentence that holds on a day.
pub fn sentence(day: Day, parts: &[String]) -> String {
    format!("As of {day}, {}.", parts.join("; "))
}

/// Returns which tiers meet rules, and in how many something inside falls short.
pub fn matches(ids: &[String], short: usize) -> String {
    let but = match short {
        0 => String::new(),
        count => format!("; in {count} of them a special case or an exception falls short"),
    };
    let met = match ids.len() {
        0 => "no tier is known to meet these rules; what is unstated or not researched never does".to_owned(),
        1 => format!("1 tier meets these rules by its documents: {}", listed(ids)),
        count => format!("{count} tiers meet these rules by their documents: {}", listed(ids)),
    };
    met + &but
}

/// Returns what is compared.
pub fn compared(tiers: &[String], differing: usize, all: usize) -> String {
    format!("{} differ in {differing} of {all} questions; each answer has its own grade", listed(tiers))
}

/// Returns how often a tier changed, and when for the last time.
pub fn changed(tier: &str, count: usize, newest: Option<(&str, &str)>) -> String {
    let changes = if count == 1 { "1 change of an answer is known" } else { "changes of answers are known" };
    let counted = if count == 1 { changes.to_owned() } else { format!("{count} {changes}") };
    match newest {
        Some((when, question)) => format!("{tier}: {counted}, the newest {when} ({})", question.to_lowercase()),
        None => format!("{tier}: no change of an answer is known, which is not to say that there was none"),
    }
}

/// Returns what changed between two states.
pub fn difference(old: &str, new: &str, changes: usize, worse: usize, better: usize) -> String {
    format!(
        "From {old} to {new}, {} changed as far as the records know: {worse} worse and {better} better for the person.",
        counted(changes, "answer")
    )
}

/// Returns what was found in a text.
pub fn secrets(count: usize, unread: usize) -> String {
    let found = match count {
        0 => "Nothing was found that the rules know, which is no proof that there is no secret".to_owned(),
        1 => "1 secret was found; what has been sent already is known to others".to_owned(),
        count => format!("{count} secrets were found; what has been sent already is known to others"),
    };
    if unread > 0 { format!("NOT READ: {}. {found}.", counted(unread, "text")) } else { format!("{found}.") }
}

/// Returns what tools came to by a policy.
pub fn audit(judged: &[String], allowed: usize, unclear: usize, refused: usize) -> String {
    format!("by this policy {allowed} allowed, {unclear} unclear, {refused} refused: {}", listed(judged))
}

/// Returns the first names of a list, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(MOST);
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

/// Returns how much of a result was left out, and where it is.
pub fn left_out(counts: &std::collections::BTreeMap<&str, usize>) -> String {
    let counts: Vec<String> = counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
    format!("Left out here: {}. Ask for less at once, or read the record of a tier.", counts.join(", "))
}

/// Returns that a text is cut.
pub fn lines_left_out(count: usize) -> String {
    format!("... {}; ask for less at once.", counted(count, "more line"))
}

/// What an assistant is told of all tools together.
pub const INSTRUCTIONS: &str = "What AI products do with prompts, by their own documents: training, retention, human review, opting out. \
     Every answer has a day and a grade (verified: a program found the passage in an archived version; cited: the provider's page, read \
     by a person; secondary: somebody else's words); say both. Not said, not known and not researched are answers of their own: never \
     take them for a no. A product that is in no record is an error, and nothing else may be said of it. Not legal advice.";
/// What the records are called together.
pub const RECORDS: &str = "Records of tiers";

/// Returns what a record is.
pub fn record(name: &str) -> String {
    format!("All that is known of {name}: every answer with its citations, and what is not researched.")
}
