//! Whether a class of data may go to a tier.

use super::{Reason, Verdict};
use crate::model::{Answer, AsOf, Collection, Day, Entry, HumanReview, Question, Telemetry, Tier, Training};
use crate::organisation::policy::{Attestation, Class, Exception, covers};
use crate::questions::find::{Query, Wanted};

/// The verdict, why, and the exception that lets it pass.
pub(super) type Judged<'c> = (Verdict, Vec<Reason<'c>>, Option<Exception>);

/// Judges a tier on a day. Only an attested opt-out counts.
pub(super) fn judge<'c>(
    tier: &'c Tier,
    class: &Class,
    query: &Query,
    as_of: &AsOf,
    opted_out: Option<&Attestation>,
) -> Judged<'c> {
    let id = tier.id.to_string();
    let listed = |list: &[String]| list.iter().any(|listed| covers(listed, &id));
    let by = |verdict, why: &str| Reason { question: None, verdict, why: why.to_owned(), entry: None, cite: &[] };
    if listed(&class.deny) {
        return (Verdict::Refused, vec![by(Verdict::Refused, "the policy denies it by name")], None);
    }
    if tier.retired.is_some_and(|retired| retired <= as_of.day) {
        return (Verdict::Refused, vec![by(Verdict::Refused, "it is no longer offered")], None);
    }
    if listed(&class.allow) {
        return (Verdict::Allowed, vec![by(Verdict::Allowed, "the policy allows it by name")], None);
    }
    let mut reasons = Vec::new();
    if !query.is_among(tier) {
        reasons.push(by(Verdict::Refused, "it is not of a kind or a provider that the policy asks for"));
    }
    for (question, wanted) in query.wanted() {
        reasons.extend(judge_answer(tier, question, wanted, query.asks_of_cases(), as_of, opted_out));
    }
    let verdict = reasons.iter().map(|reason| reason.verdict).max().unwrap_or(Verdict::Allowed);
    let holds = |one: &&Exception| one.tier == id && one.until >= as_of.day;
    match class.exceptions.iter().find(holds) {
        Some(exception) if verdict != Verdict::Allowed => (Verdict::Allowed, reasons, Some(exception.clone())),
        _ => (verdict, reasons, None),
    }
}

fn judge_answer<'c>(
    tier: &'c Tier,
    question: Question,
    wanted: &Wanted,
    cases_too: bool,
    as_of: &AsOf,
    opted_out: Option<&Attestation>,
) -> Vec<Reason<'c>> {
    let entries = tier.entries_at(question, as_of);
    if entries.is_empty() {
        let why = "nobody has looked yet".to_owned();
        return vec![Reason { question: Some(question), verdict: Verdict::Unclear, why, entry: None, cite: &[] }];
    }
    let reason = |verdict, why, entry, cite| Reason { question: Some(question), verdict, why, entry: Some(entry), cite };
    let mut reasons = Vec::new();
    for entry in entries {
        let (verdict, why) = judge_entry(entry, wanted, as_of.day, opted_out);
        let places: Vec<String> = entry.regions.iter().map(ToString::to_string).collect();
        let why = if places.is_empty() || as_of.region.is_some() { why } else { format!("in {}: {why}", places.join(", ")) };
        reasons.push(reason(verdict, why, entry, &entry.cite));
        for case in entry.cases.iter().filter(|case| !wanted.is_met_by(&case.answer)) {
            let verdict = match (cases_too, is_silent(wanted, &case.answer)) {
                (false, _) => Verdict::Allowed,
                (true, true) => Verdict::Unclear,
                (true, false) => Verdict::Refused,
            };
            reasons.push(reason(verdict, format!("{} in this case: {}", case.answer, case.when), entry, &case.cite));
        }
    }
    reasons
}

fn judge_entry(entry: &Entry, wanted: &Wanted, day: Day, opted_out: Option<&Attestation>) -> (Verdict, String) {
    let answer = &entry.answer;
    if entry.has_lapsed(day) {
        return (Verdict::Unclear, format!("{answer}, but the promise has ended"));
    }
    if !wanted.is_met_by(answer) {
        return match is_silent(wanted, answer) {
            true => (Verdict::Unclear, "the documents do not say".to_owned()),
            false => (Verdict::Refused, answer.to_string()),
        };
    }
    let has_to_be_turned_off = matches!(
        answer,
        Answer::Training(Training::OptOut) | Answer::HumanReview(HumanReview::OptOut) | Answer::Telemetry(Telemetry::OptOut)
    );
    match opted_out {
        _ if !has_to_be_turned_off => (Verdict::Allowed, answer.to_string()),
        None => (Verdict::Refused, format!("{answer}, and nobody has attested that it is turned off")),
        Some(attested) if attested.on > day => (Verdict::Refused, format!("{answer}, turned off only on {}", attested.on)),
        Some(attested) => match entry.since.filter(|since| *since > attested.on) {
            Some(since) => {
                (Verdict::Unclear, format!("{answer}: turned off on {}, before the text of {since}; look again", attested.on))
            }
            None => (Verdict::Allowed, format!("{answer}, turned off on {} as {} attests", attested.on, attested.by)),
        },
    }
}

/// Returns whether an answer that falls short does so by silence: nothing is said of a signal, or a commitment is not named.
fn is_silent(wanted: &Wanted, answer: &Answer) -> bool {
    match (wanted, answer) {
        (Wanted::NotCollected(signals), Answer::Signals(said)) => {
            !signals.iter().any(|signal| said.get(*signal) == Collection::Collected)
        }
        (Wanted::AllOf(_), Answer::Agreement(_)) => true,
        _ => answer.is_unstated(),
    }
}
