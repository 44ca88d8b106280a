//! What tools came to by a policy: `audit`.

mod page;

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use self::page::{evidence, in_short};
use super::parts::{AnswerV1, answer};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{AsOf, Day, Question, TierId};
use crate::organisation::audit::{Judgement, Reason, Remedy, Verdict};
use crate::organisation::policy::{Policy, Tool};
use crate::output::wording::{audit as wording, label};
use crate::output::{Annotation, Annotations, Format, Page, View};
use crate::records::Catalog;
use crate::validate::{Located, locate};

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
    /// The file of the tools.
    pub file: &'a Path,
}

/// What tools came to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditV1<'a> {
    audit: Vec<JudgementV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct JudgementV1<'a> {
    tool: &'a str,
    tier: &'a TierId,
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
struct ExceptionV1<'a> {
    reason: &'a str,
    until: Day,
}

#[derive(Debug, Serialize, JsonSchema)]
struct JudgedV1 {
    /// `null` for a list or the kind of the tier.
    question: Option<Question>,
    verdict: Verdict,
    why: String,
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
        &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Sarif, Format::Csv];

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        in_short(self)
    }

    fn document(&self) -> Page {
        evidence(self)
    }

    fn json(&self) -> AuditV1<'a> {
        AuditV1 { audit: self.judgements.iter().map(|one| self.judgement(one)).collect() }
    }

    /// A register of vendors: a row a tool and class.
    fn rows(&self) -> Vec<Vec<String>> {
        let header = HEADER.iter().map(|name| (*name).to_owned()).collect();
        std::iter::once(header).chain(self.judgements.iter().map(|one| self.row(one))).collect()
    }

    /// What is not allowed, at the lines of the tools file.
    fn annotations(&self) -> Annotations {
        let wrong: Vec<&Judgement<'_>> = self.judgements.iter().filter(|one| one.verdict != Verdict::Allowed).collect();
        let text = crate::records::read_text(self.file, "").unwrap_or_default();
        let place = |one: &&Judgement<'_>| Diagnostic::error("", "", "").at(Place::Value(format!("/tools/{}/tool", one.tool)));
        let places: Vec<Diagnostic> = wrong.iter().map(place).collect();
        let located = locate(&text, &places.iter().collect::<Vec<_>>());
        let found = wrong.iter().zip(&located).map(|(one, place)| self.annotation(one, &text, place)).collect();
        Annotations { rules: RULES.to_vec(), found, unread: Vec::new() }
    }
}

/// The rules of what is not allowed.
const RULES: &[(&str, &str)] = &[("refused-tool", wording::REFUSED), ("unclear-tool", wording::UNCLEAR)];

const HEADER: &[&str] = &[
    "tool",
    "tier",
    "provider",
    "jurisdiction",
    "kind",
    "plan",
    "owner",
    "class",
    "verdict",
    "training",
    "retention",
    "human_review",
    "zero_retention",
    "agreement",
    "opted_out_on",
    "opted_out_by",
    "read",
    "source",
];

impl<'a> Audit<'a> {
    fn judgement(&self, one: &'a Judgement<'a>) -> JudgementV1<'a> {
        let reason = |reason: &Reason<'_>| JudgedV1 {
            question: reason.question,
            verdict: reason.verdict,
            why: wording::why_v1(reason),
            answer: reason.entry.map(|found| answer(self.catalog, one.tier, found)),
        };
        let remedy = |remedy: &'a Remedy| match remedy {
            Remedy::OptOut => RemedyV1 { what: WhatV1::OptOut, tiers: vec![&one.tier.id] },
            Remedy::SameProvider(ids) => RemedyV1 { what: WhatV1::SameProvider, tiers: ids.iter().collect() },
            Remedy::Elsewhere(ids) => RemedyV1 { what: WhatV1::Elsewhere, tiers: ids.iter().collect() },
        };
        let exception = one.exception.as_ref().map(|one| ExceptionV1 { reason: &one.reason, until: one.until });
        JudgementV1 {
            tool: &self.tools[one.tool].tool,
            tier: &one.tier.id,
            class: &one.class,
            verdict: one.verdict,
            before: one.before,
            exception,
            reasons: one.reasons.iter().map(reason).collect(),
            remedies: one.remedies.iter().map(remedy).collect(),
        }
    }

    fn row(&self, one: &Judgement<'_>) -> Vec<String> {
        let (tool, tier) = (&self.tools[one.tool], one.tier);
        let entry = |question| tier.entries_at(question, self.as_of).into_iter().next();
        let answer = |question| entry(question).map(|entry| entry.answer.to_string());
        let cited = entry(Question::Training).and_then(|entry| entry.cite.first());
        let provider = self.catalog.providers.get(tier.provider());
        let attested = tool.opted_out.as_ref();
        let row: [Option<String>; HEADER.len()] = [
            Some(tool.tool.clone()),
            Some(tier.id.to_string()),
            Some(self.catalog.provider_name(tier).to_owned()),
            provider.and_then(|of| of.jurisdiction.as_ref()).map(ToString::to_string),
            Some(tier.kind.to_string()),
            tool.plan.clone(),
            tool.owner.clone(),
            Some(one.class.clone()),
            Some(one.verdict.as_str().to_owned()),
            answer(Question::Training),
            answer(Question::Retention),
            answer(Question::HumanReview),
            answer(Question::ZeroRetention),
            answer(Question::Agreement),
            attested.map(|attested| attested.on.to_string()),
            attested.map(|attested| attested.by.clone()),
            Some(tier.checked.to_string()),
            cited.and_then(|cited| self.catalog.source(tier, cited)).map(|source| source.url.clone()),
        ];
        row.map(Option::unwrap_or_default).to_vec()
    }

    fn annotation(&self, one: &Judgement<'_>, text: &str, place: &Located) -> Annotation {
        let wrong = one.reasons.iter().filter(|reason| reason.verdict != Verdict::Allowed);
        let said = |reason: &Reason<'_>| {
            let why = wording::why(reason);
            reason.question.map_or(why.clone(), |question| format!("{}: {why}", label(question)))
        };
        let why: Vec<String> = wrong.map(said).collect();
        let is_refused = one.verdict == Verdict::Refused;
        let (line, column) = (place.line as u64, place.column as u64);
        let width = text.get(place.bytes.clone()).map_or(0, |shown| shown.chars().count()) as u64;
        Annotation {
            rule: if is_refused { "refused-tool" } else { "unclear-tool" },
            severity: if is_refused { Severity::Error } else { Severity::Warning },
            message: format!("{} is {} for {}: {}", one.tier.id, one.verdict.as_str(), one.class, why.join("; ")),
            help: None,
            file: self.file.display().to_string(),
            start: (line, column),
            end: (line, column + width),
            shown: None,
        }
    }
}
