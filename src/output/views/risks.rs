//! The risks of tiers: `risks`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{OfTier, head, lead};
use crate::model::{AsOf, Day, Question, Tier};
use crate::output::wording::{lead as first, risks as wording};
use crate::output::{Block, Line, Page, Table, Tone, View};
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
    #[serde(flatten)]
    of: OfTier<'a>,
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
                    {
                        let (tone, word) = level(assessment.level);
                        Line::toned(tone, word)
                    },
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

    fn lead(&self) -> String {
        let as_of = AsOf { day: self.day, region: None };
        let part = |(tier, assessments): &(&Tier, Vec<Assessment<'_>>)| {
            let risk = |one: &Assessment<'_>| format!("{} {}", wording::name(one.risk), level(one.level).1);
            let risks: Vec<String> = assessments.iter().map(risk).collect();
            format!("{}; {}", lead(self.catalog, tier, Question::Training, &as_of, self.day), risks.join(", "))
        };
        first::sentence(self.day, &self.assessed.iter().map(part).collect::<Vec<_>>())
    }

    fn json(&self) -> RisksV1<'a> {
        let risk = |one: &Assessment<'_>| {
            let reasons = one.reasons.iter();
            let reasons = reasons.map(|one| ReasonV1 { question: one.question, reason: wording::reason(one) });
            RiskV1 { risk: one.risk, level: one.level, reasons: reasons.collect() }
        };
        let tier = |(tier, assessments): &(&'a Tier, Vec<Assessment<'a>>)| TierRisksV1 {
            of: OfTier::from(&tier.id),
            risks: assessments.iter().map(risk).collect(),
        };
        RisksV1 { tiers: self.assessed.iter().map(tier).collect() }
    }
}

const fn level(level: Level) -> (Tone, &'static str) {
    match level {
        Level::Low => (Tone::Good, "low"),
        Level::Moderate => (Tone::Caution, "moderate"),
        Level::High => (Tone::Bad, "high"),
        Level::Unknown => (Tone::Dim, "unknown"),
    }
}
