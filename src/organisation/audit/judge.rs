//! Whether a class of data may go to a tier.

use super::{Reason, Standing, Verdict, Why};
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
    opted_out: Option<&'c Attestation>,
) -> Judged<'c> {
    let id = tier.id.to_string();
    let listed = |list: &[String]| list.iter().any(|listed| covers(listed, &id));
    let by = |verdict, why| Reason { question: None, verdict, why, entry: None, cite: &[] };
    if listed(&class.deny) {
        return (Verdict::Refused, vec![by(Verdict::Refused, Why::Denied)], None);
    }
    if tier.retired.is_some_and(|retired| retired <= as_of.day) {
        return (Verdict::Refused, vec![by(Verdict::Refused, Why::Retired)], None);
    }
    if listed(&class.allow) {
        return (Verdict::Allowed, vec![by(Verdict::Allowed, Why::Listed)], None);
    }
    let mut reasons = Vec::new();
    if !query.is_among(tier) {
        reasons.push(by(Verdict::Refused, Why::NotAmong));
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
    opted_out: Option<&'c Attestation>,
) -> Vec<Reason<'c>> {
    let entries = tier.entries_at(question, as_of);
    if entries.is_empty() {
        let (verdict, why) = (Verdict::Unclear, Why::Unanswered);
        return vec![Reason { question: Some(question), verdict, why, entry: None, cite: &[] }];
    }
    let reason = |verdict, why, entry, cite| Reason { question: Some(question), verdict, why, entry: Some(entry), cite };
    let mut reasons = Vec::new();
    for entry in entries {
        let (verdict, standing) = judge_entry(entry, wanted, as_of.day, opted_out);
        let places = if as_of.region.is_some() { &[][..] } else { &entry.regions };
        reasons.push(reason(verdict, Why::Answer(&entry.answer, places, standing), entry, &entry.cite));
        for case in entry.cases.iter().filter(|case| !wanted.is_met_by(&case.answer)) {
            let verdict = match (cases_too, is_silent(wanted, &case.answer)) {
                (false, _) => Verdict::Allowed,
                (true, true) => Verdict::Unclear,
                (true, false) => Verdict::Refused,
            };
            reasons.push(reason(verdict, Why::Case(case), entry, &case.cite));
        }
    }
    reasons
}

fn judge_entry<'c>(entry: &Entry, wanted: &Wanted, day: Day, opted_out: Option<&'c Attestation>) -> (Verdict, Standing<'c>) {
    let answer = &entry.answer;
    if entry.has_lapsed(day) {
        return (Verdict::Unclear, Standing::Lapsed);
    }
    if !wanted.is_met_by(answer) {
        return match is_silent(wanted, answer) {
            true => (Verdict::Unclear, Standing::Silent),
            false => (Verdict::Refused, Standing::AsItIs),
        };
    }
    let has_to_be_turned_off = matches!(
        answer,
        Answer::Training(Training::OptOut) | Answer::HumanReview(HumanReview::OptOut) | Answer::Telemetry(Telemetry::OptOut)
    );
    match opted_out {
        _ if !has_to_be_turned_off => (Verdict::Allowed, Standing::AsItIs),
        None => (Verdict::Refused, Standing::NotAttested),
        Some(attested) if attested.on > day => (Verdict::Refused, Standing::AttestedAfter(attested.on)),
        Some(attested) => match entry.since.filter(|since| *since > attested.on) {
            Some(since) => (Verdict::Unclear, Standing::AttestedBefore(attested.on, since)),
            None => (Verdict::Allowed, Standing::Attested(attested)),
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
