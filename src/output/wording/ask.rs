//! The answers of `ask` and `show`, and what is around them.

use super::counted;
use crate::diagnostic::Failure;
use crate::model::{AsOf, Day, Question, Span};
use crate::output::Line;

/// The title.
pub const TITLE: &str = "What happens to your prompts?";
/// The head of the steps.
pub const HOW_TO_STOP: &str = "How to stop it";
/// The head of the steps for a program's reports.
pub const HOW_TO_TURN_OFF: &str = "How to turn it off";
/// The head of what is left to do.
pub const WHAT_YOU_CAN_DO: &str = "What you can do";
/// The head of what differs inside a tier.
pub const DIFFERS_FOR: &str = "It differs for";
/// What leads to a command that finds other tiers.
pub const ELSEWHERE: &str = "Find one elsewhere: ";
/// What deleting does.
pub const DELETE: &str = "Delete chats; what a model has learned stays learned.";
/// What leads to the way of another region.
pub const WAY_TO_STOP: &str = "way to stop it: ";
/// Which option has the steps of a region.
pub const HAS_THE_STEPS: &str = " has the steps";
/// Two texts of a provider say different things.
pub const DISAGREES: &str = "Another text of the provider disagrees.";
/// What is said of a source of somebody else.
pub const SECONDARY: &str = ", someone else's words";

/// Returns that a promise has ended.
pub fn lapsed(until: Day) -> String {
    format!("LAPSED. The promise ended on {until}.")
}

/// Returns that a way out, of which texts of the provider disagree, may be tried.
pub fn try_it(why: &str) -> Line {
    Line::plain(format!("Texts disagree on a way out, look whether it is there: {why}"))
}

/// Returns other tiers of the provider.
pub fn other_tier(ids: &[&str]) -> String {
    format!("Use another tier of the provider, which does not train: {}", some(ids, 3))
}

/// Returns what is not shown of the tiers of a provider.
pub fn other_tiers(provider: &str, names: &[&str]) -> String {
    format!("Other tiers of {provider}: {}; to see them: ", some(names, 2))
}

/// Returns the first names of a list, and how many more there are.
fn some<S: AsRef<str>>(names: &[S], most: usize) -> String {
    let shown: Vec<&str> = names.iter().take(most).map(AsRef::as_ref).collect();
    match names.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Returns how many tiers fit besides.
pub fn more_fit(count: usize) -> String {
    format!("{} {}: ", counted(count, "more tier"), if count == 1 { "fits" } else { "fit" })
}

/// Returns that nothing is known of a question; `begins` is the day of the first that is known.
pub fn not_known(begins: Option<Day>, as_of: &AsOf) -> String {
    match begins {
        None => "not researched yet. This is a gap, not an answer.".to_owned(),
        Some(first) if first > as_of.day => format!("nothing is known for {}; the records begin on {first}.", as_of.day),
        Some(_) => {
            let place = as_of.region.as_ref().map_or("here", |region| region.as_str());
            format!("nothing is known for {place} on {}.", as_of.day)
        }
    }
}

/// Returns how many passages there are besides, and what leads to all answers.
pub fn more_passages(count: usize) -> String {
    match count {
        0 => "All answers: ".to_owned(),
        count => format!("{}, and all answers: ", counted(count, "more passage")),
    }
}

/// Returns that a tier is gone.
pub fn retired(day: Day) -> String {
    format!("no longer offered since {day}")
}

/// Returns that a tier was read long ago.
pub fn is_old(days: i64) -> String {
    format!("checked {} ago: check again", super::time::days(days))
}

/// Returns the day on which a tier was read, if that is long ago.
pub fn read_long_ago(day: Day, days: i64) -> String {
    format!("{day}, {} ago: check again", super::time::days(days))
}

/// Returns the questions of which nothing is known for a day and place.
pub fn not_known_then(labels: &[&str], as_of: &AsOf) -> String {
    let place = as_of.region.as_ref().map_or("", |region| region.as_str());
    let joint = if place.is_empty() { "" } else { " in " };
    format!("Not known for {}{joint}{place}: {}.", as_of.day, labels.join(", "))
}

/// Returns the questions not researched yet.
pub fn not_researched(labels: &[&str]) -> String {
    format!("Not researched yet: {}.", labels.join(", "))
}

/// Returns that a product beside the known ones has no record.
pub fn stranger(name: &str) -> String {
    format!("{name} is not in the knowledge base; this is about the rest.")
}

/// Returns that another time was named than the day that is answered for: as typed, and its last day.
pub fn other_time(typed: &str, until: Option<Day>, today: Day) -> String {
    match until {
        Some(until) if until > today => format!("“{typed}” has not come. This is what holds today."),
        Some(until) => format!("This is what holds today, not in “{typed}”. For {until}: "),
        None => format!("This is what holds today, not “{typed}”. What changed, and when: "),
    }
}

/// Returns the command that asks of a day.
pub fn command_at(tier: &str, day: Day) -> String {
    format!("promptfate ask {tier} --at {day}")
}

/// Returns that what follows is of another time than was named.
pub fn not_then(typed: &str) -> String {
    format!("“{typed}” is another time than what follows.")
}

/// Returns what a word was taken for.
pub fn taken(typed: &str, read: &str) -> String {
    format!("“{typed}” was taken for {read}.")
}

/// Returns whose terms decide.
pub fn route(model: &str, host: &str) -> String {
    format!("{model} through {host}: the terms of {host} decide.")
}

/// Returns that it is not clear what is asked.
pub fn no_question(words: &str) -> String {
    format!("Not a question that is answered here, or not understood: {words}. This is what is known.")
}

/// Returns that a product has no record; `near` are tiers with near names.
pub fn unknown(name: &str, near: &[String]) -> Failure {
    let failure = Failure::unknown(format!("{name} is not in the knowledge base."));
    let failure = if near.is_empty() { failure } else { failure.hint(format!("Did you mean {}?", near.join(", or "))) };
    if name.parse::<Question>().is_ok() {
        return failure.hint(format!(
            "It is a question: `promptfate ask chatgpt {name}`, or --question {name} where a command has that."
        ));
    }
    failure.hint("To ask for a record, open an issue; `promptfate list` has all that there are.")
}

/// Returns that no record lists a plan.
pub fn unlisted_plan(plan: &str, product: &str, tiers: &[String]) -> Failure {
    let failure = Failure::unknown(format!("No record speaks of a plan `{plan}` of {product}."));
    failure.hint(format!("There are records of {}.", some(tiers, 3)))
}

/// Returns what to type where a product's name stands in the place of a command.
pub fn ask_instead(word: &str) -> String {
    format!("To ask about a product: promptfate ask {word}")
}

/// Returns that no product is named.
pub fn no_product() -> Failure {
    Failure::unknown("No product of the knowledge base is named.")
        .hint("Name one, as in `promptfate ask chatgpt plus`; `promptfate list` has all that there are.")
}

/// Returns what else an answer covers.
pub fn also_covers(names: &[String], more: usize) -> String {
    let more = if more > 0 { format!("; {more} more") } else { String::new() };
    format!("Also covers: {}{more}.", names.join("; "))
}

/// Returns that the answer that follows may have held already.
pub fn overtaken(span: Span) -> String {
    format!("perhaps no longer: it changed {}", super::time::between(span))
}

#[cfg(test)]
mod tests {
    #[test]
    fn of_many_tiers_three_are_named_and_the_rest_counted() {
        let shown = super::other_tier(&["a/a", "a/b", "a/c", "a/d", "a/e"]);
        assert!(shown.ends_with(": a/a, a/b, a/c and 2 more"), "{shown}");
        assert!(super::other_tier(&["a/a", "a/b", "a/c"]).ends_with(": a/a, a/b, a/c"));
    }
}
