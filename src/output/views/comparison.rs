//! Tiers side by side: `compare`.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{AnswerV1, answer, head};
use crate::model::{Day, Question, Tier, TierId};
use crate::output::picture::{Picture, Shape};
use crate::output::wording::{brief, differs, label, regions, toned};
use crate::output::{Block, Format, Line, Page, Span, Table, Tone, View};
use crate::questions::compare::{Comparison, Row};
use crate::records::Catalog;

/// The table of a comparison, in which rows that differ are marked.
#[derive(Debug)]
pub struct SideBySide<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// The comparison.
    pub comparison: &'a Comparison<'a>,
    /// Whether special cases are told, and not counted alone.
    pub in_full: bool,
    /// Tiers that the words fit too.
    pub others: &'a [Tier],
    /// The day that was asked for.
    pub day: Day,
}

/// Tiers side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SideBySideV1<'a> {
    comparison: ComparisonV1<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ComparisonV1<'a> {
    /// In the order of the columns.
    tiers: Vec<&'a TierId>,
    rows: Vec<RowV1>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RowV1 {
    question: Question,
    differs: bool,
    /// For each tier the general answer first, then those of regions.
    answers: Vec<Vec<AnswerV1>>,
}

impl SideBySide<'_> {
    fn table(&self) -> Table {
        let mut header = vec![Line::from("")];
        header.extend(self.comparison.tiers.iter().map(|tier| head(self.catalog, tier)));
        Table { header, rows: self.comparison.rows.iter().map(|one| row(one, self.in_full)).collect() }
    }
}

impl<'a> View for SideBySide<'a> {
    type Json = SideBySideV1<'a>;

    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Svg];

    fn day(&self) -> Day {
        self.day
    }

    fn page(&self) -> Page {
        let (catalog, comparison, others) = (self.catalog, self.comparison, self.others);
        let mut page = Page::titled("Comparison");
        page.blocks.push(Block::Table(self.table()));
        let differing = comparison.rows.iter().filter(|row| row.differs).count();
        let cases = if self.in_full { "" } else { " +2: two exceptions or special cases; --full has them." };
        page.paragraph(Line::toned(
            Tone::Dim,
            format!(
                "* differs: {differing} of {} questions.{cases} `promptfate show ID` has the passages.",
                comparison.rows.len()
            ),
        ));
        if !others.is_empty() {
            let providers: BTreeSet<&str> = others.iter().map(|tier| catalog.provider_name(tier)).collect();
            let providers: Vec<&str> = providers.into_iter().collect();
            let line = Line::plain(format!("{} more tiers of {}: ", others.len(), providers.join(", ")));
            page.paragraph(line.and(Span::Code("--all".to_owned())));
        }
        page
    }

    fn picture(&self) -> Option<Picture> {
        let names: Vec<&str> = self.comparison.tiers.iter().map(|tier| tier.name.as_str()).collect();
        let title = format!("{} on {}", names.join(", "), self.day);
        Some(Picture { title, shape: Shape::Matrix(self.table()) })
    }

    fn json(&self) -> SideBySideV1<'a> {
        let rows = self.comparison.rows.iter().map(|row| {
            let cells = row.cells.iter().zip(&self.comparison.tiers);
            let cells = cells.map(|(entries, tier)| entries.iter().map(|one| answer(self.catalog, tier, one)).collect());
            RowV1 { question: row.question, differs: row.differs, answers: cells.collect() }
        });
        let tiers = self.comparison.tiers.iter().map(|tier| &tier.id).collect();
        SideBySideV1 { comparison: ComparisonV1 { tiers, rows: rows.collect() } }
    }
}

fn row(row: &Row<'_>, in_full: bool) -> Vec<Line> {
    let mark = if row.differs { "* " } else { "" };
    let mut cells = vec![Line::plain(format!("{mark}{}", label(row.question)))];
    cells.extend(row.cells.iter().map(|entries| {
        let mut line = Line::default();
        for (i, entry) in entries.iter().enumerate() {
            if i > 0 {
                line = line.text("; ");
            }
            if !entry.regions.is_empty() {
                line = line.text(format!("in {}: ", regions(&entry.regions)));
            }
            if in_full {
                line.0.extend(brief(entry).0);
                continue;
            }
            line.0.extend(toned(&entry.answer).0);
            let count = entry.except.len() + entry.cases.iter().filter(|case| differs(entry, case)).count();
            if count > 0 {
                line = line.text(format!(" +{count}"));
            }
        }
        if entries.is_empty() { line.and(Span::Toned(Tone::Dim, "not researched".to_owned())) } else { line }
    }));
    cells
}
