//! What tools came to by a policy: `audit`.

mod annotations;
mod page;
mod register;
mod services;

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use self::annotations::annotations;
use self::page::{evidence, in_short};
use self::register::register;
use self::services::service;
use super::difference::{ChangeV1, change_v1};
use super::parts::{AnswerV1, answer, called};
use crate::evidence::quote::Quotes;
use crate::model::{AsOf, Day, Kind, Question, Tier, TierId};
use crate::organisation::audit::{Judgement, Reason, Remedy, Subject, Verdict, Why};
use crate::organisation::policy::{Own, Policy, Tool, Unmatched};
use crate::output::view::Services;
use crate::output::wording::{audit as wording, label, lead};
use crate::output::{Annotations, Format, Page, View};
use crate::questions::diff::Change;
use crate::records::Catalog;

/// What tools came to for each class of data, and why.
#[derive(Debug)]
pub struct Audit<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// The policy.
    pub policy: &'a Policy,
    /// The tools.
    pub tools: &'a [Tool],
    /// What they came to.
    pub judgements: &'a [Judgement<'a>],
    /// The day and the place.
    pub as_of: &'a AsOf,
    /// The day of the last review, if that was asked for.
    pub since: Option<Day>,
    /// What changed for the tools since then.
    pub changes: &'a [Change],
    /// The passages that prove it, if an archive was there.
    pub quotes: Option<&'a Quotes>,
    /// The file of the tools.
    pub file: &'a Path,
}

/// What tools came to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditV1<'a> {
    audit: Vec<JudgementV1<'a>>,
    /// What changed for the tools since the day of the last review, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeV1<'a>>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct JudgementV1<'a> {
    tool: &'a str,
    /// `null` for what is no known tier: then `own` or `unmatched` says what there is instead.
    tier: Option<&'a TierId>,
    provider_id: Option<&'a str>,
    /// Where the organisation has its own answers from, by which it was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<OwnV1<'a>>,
    /// What was tried to find a tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    unmatched: Option<UnmatchedV1<'a>>,
    class: &'a str,
    verdict: Verdict,
    /// What it came to on the day of the last review, if that was asked for.
    before: Option<Verdict>,
    exception: Option<ExceptionV1<'a>>,
    reasons: Vec<JudgedV1>,
    /// What would make it pass.
    remedies: Vec<RemedyV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct OwnV1<'a> {
    source: &'a str,
    by: &'a str,
    since: Option<Day>,
    kind: Option<Kind>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct UnmatchedV1<'a> {
    tried: String,
    /// The ids of the tiers that may be meant.
    near: &'a [String],
}

#[derive(Debug, Serialize, JsonSchema)]
struct ExceptionV1<'a> {
    reason: &'a str,
    until: Day,
}

#[derive(Debug, Serialize, JsonSchema)]
struct JudgedV1 {
    /// `null` for a list or the kind of the tier.
    question: Option<Question>,
    verdict: Verdict,
    /// What the rule asks, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<String>,
    why: String,
    /// `null` too where the answer is the organisation's own.
    answer: Option<AnswerV1>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RemedyV1<'a> {
    what: WhatV1,
    tiers: Vec<&'a TierId>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum WhatV1 {
    OptOut,
    SameProvider,
    Elsewhere,
}

impl<'a> View for Audit<'a> {
    type Json = AuditV1<'a>;

    const FORMATS: &'static [Format] =
        &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Sarif, Format::Csv, Format::CycloneDx];

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        in_short(self)
    }

    fn document(&self) -> Page {
        evidence(self)
    }

    fn lead(&self) -> String {
        let count = |verdict| self.judgements.iter().filter(|one| one.verdict == verdict).count();
        let judged = |one: &Judgement<'_>| {
            let tool = &self.tools[one.tool].tool;
            let taken = match one.subject {
                Subject::Own(_) => wording::OWN.to_owned(),
                subject => subject.tier().map_or_else(|| wording::NO_TIER.to_owned(), |tier| called(self.catalog, tier)),
            };
            format!("{tool} ({taken}) {} for {}", one.verdict.as_str(), one.class)
        };
        let judged: Vec<String> = self.judgements.iter().map(judged).collect();
        let [allowed, unclear, refused] = [Verdict::Allowed, Verdict::Unclear, Verdict::Refused].map(count);
        lead::sentence(self.as_of.day, &[lead::audit(&judged, allowed, unclear, refused)])
    }

    fn json(&self) -> AuditV1<'a> {
        let change = |change: &'a Change| change_v1(change, self.catalog, self.catalog);
        AuditV1 {
            audit: self.judgements.iter().map(|one| self.judgement(one)).collect(),
            changes: self.since.map(|_| self.changes.iter().map(change).collect()),
        }
    }

    /// A register of vendors: a row a tool and class.
    fn rows(&self) -> Vec<Vec<String>> {
        register(self)
    }

    /// Each tool with its classes of data, what it came to, and what its documents say.
    fn services(&self) -> Services {
        Services { day: self.as_of.day, all: (0..self.tools.len()).filter_map(|tool| service(self, tool)).collect() }
    }

    /// What is not allowed, at the lines of the tools file.
    fn annotations(&self) -> Annotations {
        annotations(self)
    }
}

impl<'a> Audit<'a> {
    fn judgement(&self, one: &'a Judgement<'a>) -> JudgementV1<'a> {
        let reason = |reason: &Reason<'_>| JudgedV1 {
            question: reason.question,
            verdict: reason.verdict,
            asked: reason.asked.as_ref().map(wording::asked),
            why: wording::why_v1(reason),
            answer: one.subject.tier().zip(reason.entry).map(|(tier, found)| answer(self.catalog, tier, found)),
        };
        let remedy = |remedy: &'a Remedy| match remedy {
            Remedy::OptOut => {
                RemedyV1 { what: WhatV1::OptOut, tiers: one.subject.tier().map(|tier| &tier.id).into_iter().collect() }
            }
            Remedy::SameProvider(ids) => RemedyV1 { what: WhatV1::SameProvider, tiers: ids.iter().collect() },
            Remedy::Elsewhere(ids) => RemedyV1 { what: WhatV1::Elsewhere, tiers: ids.iter().collect() },
        };
        let exception = one.exception.as_ref().map(|one| ExceptionV1 { reason: &one.reason, until: one.until });
        let own = match one.subject {
            Subject::Own(Own { source, by, since, kind, .. }) => Some(OwnV1 { source, by, since: *since, kind: *kind }),
            _ => None,
        };
        let unmatched = match one.subject {
            Subject::Unmatched(unmatched @ Unmatched { near, .. }) => {
                Some(UnmatchedV1 { tried: wording::tried(unmatched), near })
            }
            _ => None,
        };
        JudgementV1 {
            tool: &self.tools[one.tool].tool,
            tier: one.subject.tier().map(|tier| &tier.id),
            provider_id: one.subject.tier().map(Tier::provider),
            own,
            unmatched,
            class: &one.class,
            verdict: one.verdict,
            before: one.before,
            exception,
            reasons: one.reasons.iter().map(reason).collect(),
            remedies: one.remedies.iter().map(remedy).collect(),
        }
    }
}

/// Returns what a rule asks, with the name of its question.
fn asked(reason: &Reason<'_>) -> Option<String> {
    // What is inside an answer says nothing that the answer around it does not.
    let asked = reason.asked.as_ref().filter(|_| !matches!(reason.why, Why::Case(_) | Why::Except(_)))?;
    Some(named(reason, wording::asked(asked)))
}

/// Returns why it is not allowed, reason by reason; also where an exception lets it pass.
fn wrong(one: &Judgement<'_>) -> String {
    let wrong = one.reasons.iter().filter(|reason| reason.verdict != Verdict::Allowed);
    joined(wrong.map(|reason| named(reason, wording::why(reason))))
}

fn named(reason: &Reason<'_>, text: String) -> String {
    reason.question.map_or(text.clone(), |question| format!("{}: {text}", label(question)))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}
