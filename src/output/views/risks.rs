//! The risks of tiers: `risks`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::head;
use crate::model::{Day, Question, Tier, TierId};
use crate::output::wording::risks as wording;
use crate::output::{Block, Line, Page, Span, Table, Tone, View};
use crate::questions::risks::{Assessment, Level, Risk};
use crate::records::Catalog;

/// The four risks of each tier with their reasons.
#[derive(Debug)]
pub struct Risks<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// What was assessed.
    pub assessed: &'a [(&'a Tier, Vec<Assessment<'a>>)],
    /// The day that was asked for.
    pub day: Day,
}

/// The risks of tiers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RisksV1<'a> {
    tiers: Vec<TierRisksV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct TierRisksV1<'a> {
    tier: &'a TierId,
    risks: Vec<RiskV1>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RiskV1 {
    risk: Risk,
    level: Level,
    reasons: Vec<ReasonV1>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ReasonV1 {
    question: Question,
    reason: String,
}

impl<'a> View for Risks<'a> {
    type Json = RisksV1<'a>;

    fn day(&self) -> Day {
        self.day
    }

    fn page(&self) -> Page {
        let mut page = Page::titled("Risks");
        for (tier, assessments) in self.assessed {
            page.heading(2, head(self.catalog, tier));
            let row = |assessment: &Assessment<'_>| {
                let reasons: Vec<String> = assessment.reasons.iter().map(wording::reason).collect();
                vec![
                    Line::plain(wording::name(assessment.risk)),
                    Line(vec![level(assessment.level)]),
                    Line::plain(reasons.join("; ")),
                    Line::plain(wording::meaning(assessment.risk)),
                ]
            };
            let header = wording::HEADER.map(Line::from).to_vec();
            page.blocks.push(Block::Table(Table { header, rows: assessments.iter().map(row).collect() }));
        }
        page.paragraph(Line::toned(Tone::Dim, wording::UNKNOWN_IS_NOT_LOW));
        page
    }

    fn json(&self) -> RisksV1<'a> {
        let risk = |one: &Assessment<'_>| {
            let reasons = one.reasons.iter();
            let reasons = reasons.map(|one| ReasonV1 { question: one.question, reason: wording::reason(one) });
            RiskV1 { risk: one.risk, level: one.level, reasons: reasons.collect() }
        };
        let tier = |(tier, assessments): &(&'a Tier, Vec<Assessment<'a>>)| TierRisksV1 {
            tier: &tier.id,
            risks: assessments.iter().map(risk).collect(),
        };
        RisksV1 { tiers: self.assessed.iter().map(tier).collect() }
    }
}

fn level(level: Level) -> Span {
    let (tone, word) = match level {
        Level::Low => (Tone::Good, "low"),
        Level::Moderate => (Tone::Caution, "moderate"),
        Level::High => (Tone::Bad, "high"),
        Level::Unknown => (Tone::Dim, "unknown"),
    };
    Span::Toned(tone, word.to_owned())
}
