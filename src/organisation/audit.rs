//! Judges tools in use by an organisation's policy. Silence never passes, and an opt-out counts only when somebody has seen it.

use std::collections::BTreeMap;

use crate::model::{
    Answer, AsOf, Citation, Collection, Day, Entry, HumanReview, Kept, Kind, Question, Telemetry, Tier, TierId, Training,
};
use crate::organisation::policy::{Attestation, Class, Exception, Policy, Tool, covers};
use crate::questions::find::{Query, Wanted};
use crate::records::Catalog;

/// Whether data may go somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It may.
    Allowed,
    /// The documents do not say enough, or nobody has looked: it may not, until somebody knows.
    Unclear,
    /// It may not.
    Refused,
}

impl Verdict {
    /// Returns the word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Allowed => "allowed",
            Verdict::Unclear => "unclear",
            Verdict::Refused => "refused",
        }
    }
}

/// What a rule came to.
#[derive(Debug, Clone)]
pub struct Reason<'c> {
    /// The question that the rule is about; `None` for a list or the kind of the tier.
    pub question: Option<Question>,
    /// What it came to.
    pub verdict: Verdict,
    /// In our own words.
    pub why: String,
    /// The answer that was judged.
    pub entry: Option<&'c Entry>,
    /// What proves it.
    pub cite: &'c [Citation],
}

/// What would make it pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Turn off what can be turned off, and say who has seen it and when.
    OptOut,
    /// Move to another tier of the same provider.
    SameProvider(Vec<TierId>),
    /// Move to another provider.
    Elsewhere(Vec<TierId>),
}

/// What one tool came to for one class of data.
#[derive(Debug, Clone)]
pub struct Judgement<'c> {
    /// The position of the tool in its file.
    pub tool: usize,
    /// The class of data.
    pub class: String,
    /// The tier of the tool.
    pub tier: &'c Tier,
    /// What it came to.
    pub verdict: Verdict,
    /// Why, rule by rule.
    pub reasons: Vec<Reason<'c>>,
    /// The exception that lets it pass.
    pub exception: Option<Exception>,
    /// What would make it pass; nothing if it does.
    pub remedies: Vec<Remedy>,
    /// What it came to on the day of the last review, if that was asked for.
    pub before: Option<Verdict>,
}

/// A policy with what its classes ask.
#[derive(Debug)]
pub struct Rules<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// What each class asks.
    pub queries: &'p BTreeMap<String, Query>,
}

/// Judges every tool for each of its classes. `tiers` are the positions of the tools' tiers in the catalog.
pub fn audit<'c>(
    catalog: &'c Catalog,
    rules: &Rules<'_>,
    tools: &[Tool],
    tiers: &[usize],
    day: Day,
    since: Option<Day>,
) -> Vec<Judgement<'c>> {
    let mut judgements = Vec::new();
    // Others are looked for once for each tier, class and region, however many tools share them.
    let mut known: BTreeMap<_, Vec<Remedy>> = BTreeMap::new();
    for (position, (tool, tier)) in tools.iter().zip(tiers).enumerate() {
        let (at, tier) = (*tier, &catalog.tiers[*tier]);
        let as_of = |day| AsOf { day, region: tool.region.clone().or_else(|| rules.policy.region.clone()) };
        for name in &tool.classes {
            let (Some(class), Some(query)) = (rules.policy.classes.get(name), rules.queries.get(name)) else { continue };
            let judge_on = |day| judge(tier, class, query, &as_of(day), tool.opted_out.as_ref());
            let (verdict, reasons, exception) = judge_on(day);
            let remedies = match verdict {
                Verdict::Allowed => Vec::new(),
                _ => {
                    let (as_of, can_attest) = (as_of(day), tool.opted_out.is_none());
                    let key = (at, name, as_of.region.as_ref().map(ToString::to_string), can_attest);
                    known.entry(key).or_insert_with(|| remedies(catalog, tier, class, query, &as_of, can_attest)).clone()
                }
            };
            let before = since.map(|since| judge_on(since).0);
            judgements.push(Judgement {
                tool: position,
                class: name.clone(),
                tier,
                verdict,
                reasons,
                exception,
                remedies,
                before,
            });
        }
    }
    judgements
}

/// Returns the tiers that a class allows without anything to be turned off, the best first: what is allowed by name, then what
/// is excluded rather than asked for, what keeps nothing, what was read twice. Tiers on one's own machine come last.
pub fn advise<'c>(catalog: &'c Catalog, class: &Class, query: &Query, as_of: &AsOf) -> Vec<&'c Tier> {
    let mut tiers: Vec<&Tier> =
        catalog.tiers.iter().filter(|tier| judge(tier, class, query, as_of, None).0 == Verdict::Allowed).collect();
    let is = |tier: &Tier, question, wanted: &[Answer]| {
        let entries = tier.entries_at(question, as_of);
        !entries.is_empty() && entries.iter().all(|entry| wanted.contains(&entry.answer))
    };
    tiers.sort_by_key(|tier| {
        let by_name = class.allow.iter().any(|listed| covers(listed, &tier.id.to_string()));
        (
            tier.kind == Kind::Local,
            !by_name,
            !is(tier, Question::Training, &[Answer::Training(Training::Never)]),
            !is(tier, Question::Retention, &[Answer::Retention(Kept::Zero)]),
            tier.confirmed.is_none(),
            tier.id.clone(),
        )
    });
    tiers
}

type Judged<'c> = (Verdict, Vec<Reason<'c>>, Option<Exception>);

fn judge<'c>(tier: &'c Tier, class: &Class, query: &Query, as_of: &AsOf, opted_out: Option<&Attestation>) -> Judged<'c> {
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

fn remedies(catalog: &Catalog, tier: &Tier, class: &Class, query: &Query, as_of: &AsOf, can_attest: bool) -> Vec<Remedy> {
    let attested = Attestation { on: as_of.day, by: String::new() };
    let passes = |tier: &Tier, opted_out| judge(tier, class, query, as_of, opted_out).0 == Verdict::Allowed;
    let mut remedies = Vec::new();
    if can_attest && passes(tier, Some(&attested)) {
        remedies.push(Remedy::OptOut);
    }
    let mut others: Vec<&Tier> = catalog.tiers.iter().filter(|other| other.id != tier.id && passes(other, None)).collect();
    others.sort_by_key(|other| (other.kind != tier.kind, other.confirmed.is_none(), other.id.clone()));
    let (same, elsewhere): (Vec<&Tier>, Vec<&Tier>) = others.into_iter().partition(|other| other.provider() == tier.provider());
    let ids = |tiers: Vec<&Tier>| tiers.into_iter().take(3).map(|tier| tier.id.clone()).collect::<Vec<_>>();
    if !same.is_empty() {
        remedies.push(Remedy::SameProvider(ids(same)));
    }
    if !elsewhere.is_empty() {
        remedies.push(Remedy::Elsewhere(ids(elsewhere)));
    }
    remedies
}
