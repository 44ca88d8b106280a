//! What tools came to by a policy.

use super::brief::few_words;
use super::places::regions;
use crate::model::{Answer, Day};
use crate::organisation::audit::{Reason, Remedy, Standing, Why};

/// The title.
pub const TITLE: &str = "AI tools against the policy";
/// What a refusal of a tool means, in SARIF.
pub const REFUSED: &str = "the policy does not allow this tool for this class of data";
/// What an unclear verdict means, in SARIF.
pub const UNCLEAR: &str = "the documents do not say enough to allow this tool for this class of data";
/// The title of the tiers that are allowed.
pub const ALLOWED_TIERS: &str = "Tiers that the policy allows";

/// Returns how evidence is to be read.
pub fn how_to_read(day: Day) -> String {
    format!(
        "As of {day}. Answers are what the providers' documents said when they were read: not legal advice. Unclear is not allowed: \
         the documents do not say, or it is not researched yet."
    )
}

/// Returns that an opt-out is attested.
pub fn attested(on: Day, by: &str) -> String {
    format!("{on}, as {by} attests")
}

/// Returns why, in the words of all other pages.
pub fn why(reason: &Reason<'_>) -> String {
    let told = told(&reason.why, few_words);
    match reason.why {
        Why::Unanswered => "not researched yet".to_owned(),
        Why::Answer(_, _, Standing::NotAttested) => format!("{told}; no attestation that it was turned off"),
        Why::Answer(_, _, Standing::AttestedBefore(..)) => format!("{told}; check again"),
        _ => told,
    }
}

/// Returns why, in the words of the JSON contract: it has had its own from the first day.
pub fn why_v1(reason: &Reason<'_>) -> String {
    let told = told(&reason.why, ToString::to_string);
    match reason.why {
        Why::Unanswered => "nobody has looked yet".to_owned(),
        Why::Answer(_, _, Standing::NotAttested) => format!("{told}, and nobody has attested that it is turned off"),
        Why::Answer(_, _, Standing::AttestedBefore(..)) => format!("{told}; look again"),
        _ => told,
    }
}

/// Returns what both have in common, given how an answer is said.
fn told(why: &Why<'_>, say: impl Fn(&Answer) -> String) -> String {
    let (answer, places, standing) = match why {
        Why::Denied => return "the policy denies it by name".to_owned(),
        Why::Listed => return "the policy allows it by name".to_owned(),
        Why::Retired => return "it is no longer offered".to_owned(),
        Why::NotAmong => return "it is not of a kind or a provider that the policy asks for".to_owned(),
        Why::Unanswered => return String::new(),
        Why::Case(case) => return format!("{} in this case: {}", say(&case.answer), case.when),
        Why::Answer(answer, places, standing) => (say(answer), *places, standing),
    };
    let place = if places.is_empty() { String::new() } else { format!("in {}: ", regions(places)) };
    let said = match standing {
        Standing::AsItIs | Standing::NotAttested => answer,
        Standing::Lapsed => format!("{answer}, but the promise has ended"),
        Standing::Silent => "the documents do not say".to_owned(),
        Standing::AttestedAfter(on) => format!("{answer}, turned off only on {on}"),
        Standing::AttestedBefore(on, since) => format!("{answer}: turned off on {on}, before the text of {since}"),
        Standing::Attested(attested) => format!("{answer}, turned off on {} as {} attests", attested.on, attested.by),
    };
    format!("{place}{said}")
}

/// Returns what would make a tool pass; the command that helps is not in it.
pub fn remedy(remedy: &Remedy) -> String {
    let named = |ids: &[crate::model::TierId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match remedy {
        Remedy::OptOut => "Would pass when turned off and attested: ".to_owned(),
        Remedy::SameProvider(ids) => format!("Would pass with the same provider: {}", named(ids)),
        Remedy::Elsewhere(ids) => format!("Would pass elsewhere: {}", named(ids)),
    }
}
