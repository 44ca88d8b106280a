//! The risks of tiers.

use super::{Block, Line, Page, Span, Table, Tone};
use crate::model::Tier;
use crate::questions::risks::{Assessment, Level};
use crate::records::Catalog;

/// Returns the four risks of each tier with their reasons.
pub fn risks(catalog: &Catalog, assessed: &[(&Tier, Vec<Assessment>)]) -> Page {
    let mut page = Page::titled("Risks");
    for (tier, assessments) in assessed {
        page.heading(2, format!("{} ({})", tier.name, catalog.provider_name(tier)));
        let row = |assessment: &Assessment| {
            let reasons: Vec<&str> = assessment.reasons.iter().map(|(_, reason)| reason.as_str()).collect();
            vec![
                Line::plain(assessment.risk.in_words()),
                Line(vec![level(assessment.level)]),
                Line::plain(reasons.join("; ")),
                Line::plain(assessment.risk.meaning()),
            ]
        };
        let header = ["Risk", "Level", "Why", "What it means"].map(Line::from).to_vec();
        page.blocks.push(Block::Table(Table { header, rows: assessments.iter().map(row).collect() }));
    }
    page.paragraph(Line::toned(Tone::Dim, "Unknown is not low. The rules are written in docs/risks.md."));
    page
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
