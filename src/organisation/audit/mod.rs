//! Judges tools in use by an organisation's policy. Silence never passes, and an opt-out counts only when somebody has seen it.

mod advise;
mod judge;
mod remedies;

use std::collections::BTreeMap;

use self::judge::judge;
use self::remedies::remedies;
use crate::model::{Answer, AsOf, Case, Citation, Day, Entry, Question, Region, Tier};
use crate::organisation::policy::{Attestation, Exception, Policy, Tool};
use crate::questions::find::Query;
use crate::records::Catalog;

pub use self::advise::advise;
pub use self::remedies::Remedy;

/// Whether data may go somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
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
    /// Why.
    pub why: Why<'c>,
    /// The answer that was judged.
    pub entry: Option<&'c Entry>,
    /// What proves it.
    pub cite: &'c [Citation],
}

/// Why a rule came to what it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<'c> {
    /// The policy denies the tier by name.
    Denied,
    /// The policy allows the tier by name.
    Listed,
    /// The tier is no longer offered.
    Retired,
    /// The tier is not of a kind or a provider that the policy asks for.
    NotAmong,
    /// Nobody has looked.
    Unanswered,
    /// The answer, where it holds if that was not asked, and what is to be said of it.
    Answer(&'c Answer, &'c [Region], Standing<'c>),
    /// A case in which the answer is another.
    Case(&'c Case),
}

/// What makes an answer meet a rule, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'c> {
    /// The answer alone decides.
    AsItIs,
    /// It was promised for a time that has ended.
    Lapsed,
    /// The documents do not say.
    Silent,
    /// It has to be turned off, and nobody has attested that it is.
    NotAttested,
    /// It was turned off only on that day.
    AttestedAfter(Day),
    /// It was turned off on the first day, before the text of the second.
    AttestedBefore(Day, Day),
    /// It is turned off.
    Attested(&'c Attestation),
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
    tools: &'c [Tool],
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
