//! What tools came to by a policy.

use super::brief::few_words;
use super::places::{locations, regions};
use super::time::period;
use super::words::{exceptions, still_used};
use crate::model::{Answer, Commitment, Commitments, Day, Locations, OptedOut, Question};
use crate::organisation::audit::{Asked, Reason, Remedy, Standing, Why};
use crate::organisation::policy::{Exception, Kept, Own, Signed, Tried, Unmatched};
use crate::questions::find::Wanted;

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

/// What stands in place of passages where no archive was there to read them from.
pub const NOT_QUOTED: &str = "The passages are linked and not quoted: no archive of the documents was there (--archive).";
/// The heading of what changed for the tools.
pub const CHANGED: &str = "What providers changed for these tools since";
/// What stands in place of a tier that was judged by the organisation's own answers.
pub const OWN: &str = "own answers";
/// What stands in place of a tier that nobody knows.
pub const NO_TIER: &str = "no known tier";

/// Returns that somebody attests something.
pub fn attested(on: Day, by: &str) -> String {
    format!("{on}, as {by} attests")
}

/// Returns for how long conversations are kept, as somebody attests.
pub fn kept(kept: &Kept) -> String {
    format!("{}, {}", limit(&kept.time.0), attested(kept.on, &kept.by))
}

/// Returns an agreement that was signed, as somebody attests.
pub fn signed(signed: &Signed) -> String {
    format!("{}, {}", commitment(signed.agreement), attested(signed.on, &signed.by))
}

/// Returns where an organisation has its own answers from.
pub fn own(own: &Own) -> String {
    format!("{}, as {} says; not from our records", own.source, own.by)
}

/// Returns an exception: why, and how long it holds.
pub fn exception(exception: &Exception) -> String {
    format!("{}, until {}", exception.reason, exception.until)
}

/// Returns why, in the words of all other pages.
pub fn why(reason: &Reason<'_>) -> String {
    let told = told(reason, few_words);
    match reason.why {
        Why::Unanswered => "not researched yet".to_owned(),
        Why::Answer(_, _, Standing::NotAttested) => {
            format!("{told}; no attestation that it was {}", done(reason.question))
        }
        Why::Answer(_, _, Standing::AttestedBefore(..)) => format!("{told}; check again"),
        _ => told,
    }
}

/// Returns why, in the words of the JSON contract: it has had its own from the first day.
pub fn why_v1(reason: &Reason<'_>) -> String {
    let told = told(reason, ToString::to_string);
    match reason.why {
        Why::Unanswered => "not researched yet".to_owned(),
        Why::Answer(_, _, Standing::NotAttested) => {
            format!("{told}, and nobody has attested that it is {}", done(reason.question))
        }
        Why::Answer(_, _, Standing::AttestedBefore(..)) => format!("{told}; look again"),
        _ => told,
    }
}

/// Returns what the customer has to do about an answer to a question.
fn done(question: Option<Question>) -> &'static str {
    match question {
        Some(Question::Retention) => "set",
        Some(Question::ZeroRetention) => "switched on",
        _ => "turned off",
    }
}

/// Returns what both have in common, given how an answer is said.
fn told(reason: &Reason<'_>, say: impl Fn(&Answer) -> String) -> String {
    let (answer, places, standing) = match reason.why {
        Why::Denied => return "the policy denies it by name".to_owned(),
        Why::Listed => return "the policy allows it by name".to_owned(),
        Why::NotListed => return "the policy allows others by name, and this is not among them".to_owned(),
        Why::NoTier => return "the policy allows no tool for this class of data".to_owned(),
        Why::NothingAsked => return "the policy asks nothing for this class of data".to_owned(),
        Why::NoClass => return "the policy has no such class of data".to_owned(),
        Why::Unmatched(unmatched) => return tried(unmatched),
        Why::Retired => return "it is no longer offered".to_owned(),
        Why::NotAmong => return "it is not of a kind or a provider that the policy asks for".to_owned(),
        Why::Among => return "it is of a kind or a provider that the policy asks for".to_owned(),
        Why::Unanswered => return String::new(),
        Why::NotGiven => return "the organisation's own answers do not say".to_owned(),
        Why::DoesNotArise => return "the question does not arise here".to_owned(),
        Why::Signed(on, by) => return format!("signed by {on}, as {by} attests"),
        Why::NotSigned => return "no attestation that it was signed".to_owned(),
        Why::Case(case) => return format!("{} in this case: {}{}", say(&case.answer), case.when, still_used(&case.except)),
        Why::Except(except) => return format!("still used: {}", exceptions(&[except])),
        Why::Answer(answer, places, standing) => (say(answer), places, standing),
    };
    let place = if places.is_empty() { String::new() } else { format!("in {}: ", regions(places)) };
    let done = match reason.question {
        Some(Question::Retention | Question::ZeroRetention) => "switched on",
        _ => "turned off",
    };
    let said = match standing {
        Standing::AsItIs | Standing::NotAttested => answer,
        Standing::Lapsed => format!("{answer}, but the promise has ended"),
        Standing::Silent => "the documents do not say".to_owned(),
        Standing::AttestedAfter(on) => format!("{answer}, {done} only on {on}"),
        Standing::AttestedBefore(on, since) => format!("{answer}: {done} on {on}, before the text of {since}"),
        Standing::Attested(on, by) => format!("{answer}, {done} on {on} as {by} attests"),
        Standing::SetTo(set) => format!("{answer}: set to {}", kept(set)),
    };
    format!("{place}{said}")
}

/// Returns what was tried to find a tier, and which may be meant.
pub fn tried(unmatched: &Unmatched) -> String {
    let tried = match &unmatched.tried {
        Tried::Name(words) => format!("no record bears the name \"{words}\""),
        Tried::Several(words) => format!("\"{words}\" fits several tiers"),
        Tried::Company(words) => format!("\"{words}\" is a company, which does not say which of its tiers is meant"),
        Tried::Hosts(hosts) => format!("no record is reached at {}", hosts.join(", ")),
        Tried::OwnHosts(hosts) => {
            format!("{} is a machine of your own, and no program that runs on one is called so", hosts.join(", "))
        }
        Tried::Placeholder(what) => format!("its address is filled in elsewhere: {what}"),
        Tried::Model(Some(maker)) => format!("it is a model of {maker}, which does not say who runs it"),
        Tried::Model(None) => "it is a model, which does not say who runs it".to_owned(),
        Tried::Program(program) => format!("what {program} reaches is told elsewhere"),
    };
    if unmatched.near.is_empty() { tried } else { format!("{tried}; may be {}", unmatched.near.join(", ")) }
}

/// Returns what a rule asks.
pub fn asked(asked: &Asked) -> String {
    let any = |words: Vec<String>| words.join(" or ");
    match asked {
        Asked::Answer(Wanted::OneOf(answers)) => {
            any(answers.iter().map(|answer| format!("\"{}\"", few_words(answer))).collect())
        }
        Asked::Answer(wanted @ (Wanted::Within(_) | Wanted::Longer(_) | Wanted::Nothing)) => limit(wanted),
        Asked::Answer(Wanted::AllOf(agreements)) => {
            agreements.iter().map(|one| commitment(*one)).collect::<Vec<_>>().join(" and ")
        }
        Asked::Answer(Wanted::OnlyIn(places)) => format!("nowhere but {}", locations(&Locations(places.clone()))),
        Asked::Answer(Wanted::NotCollected(signals)) => {
            format!("not collected: {}", signals.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(", "))
        }
        Asked::Kinds(kinds) => format!("of the kind {}", any(kinds.iter().map(ToString::to_string).collect())),
        Asked::Providers(ids) => format!("of {}", any(ids.clone())),
        Asked::OptedOut(OptedOut::Required) => "turned off, and attested".to_owned(),
        Asked::OptedOut(OptedOut::WherePossible) => "turned off where there is a way, and attested".to_owned(),
        Asked::Signed(agreement) => format!("{} signed, and attested", commitment(*agreement)),
    }
}

fn limit(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Within(time) => format!("at most {}", period(*time)),
        Wanted::Longer(time) => format!("longer than {}", period(*time)),
        _ => "not kept".to_owned(),
    }
}

fn commitment(commitment: Commitment) -> String {
    few_words(&Answer::Agreement(Commitments(vec![commitment])))
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
