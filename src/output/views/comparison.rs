//! Tiers side by side: `compare`.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{AnswerV1, answer, called, head};
use crate::model::{Day, Entry, Question, Tier, TierId};
use crate::output::picture::{Picture, Shape};
use crate::output::wording::{brief, differs, label, lead, regions, tables, toned};
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
    /// Of each of these.
    provider_ids: Vec<&'a str>,
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
    fn table(&self, rows: fn(&Row<'_>, bool) -> Vec<Vec<Line>>) -> Table {
        let mut header = vec![Line::from("")];
        header.extend(self.comparison.tiers.iter().map(|tier| head(self.catalog, tier)));
        Table { header, rows: self.comparison.rows.iter().flat_map(|one| rows(one, self.in_full)).collect() }
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
        page.blocks.push(Block::Table(self.table(rows)));
        let differing = comparison.rows.iter().filter(|row| row.differs).count();
        let footnote = tables::compared(differing, comparison.rows.len(), self.in_full);
        page.paragraph(Line::toned(Tone::Dim, footnote));
        if !others.is_empty() {
            let providers: BTreeSet<&str> = others.iter().map(|tier| catalog.provider_name(tier)).collect();
            let providers: Vec<&str> = providers.into_iter().collect();
            let line = Line::plain(tables::more_tiers(others.len(), &providers));
            page.paragraph(line.and(Span::Code("--all".to_owned())));
        }
        page
    }

    fn picture(&self) -> Option<Picture> {
        let names: Vec<&str> = self.comparison.tiers.iter().map(|tier| tier.name.as_str()).collect();
        let title = format!("{} on {}", names.join(", "), self.day);
        Some(Picture { title, shape: Shape::Matrix(self.table(|one, in_full| vec![row(one, in_full)])) })
    }

    fn lead(&self) -> String {
        let (tiers, rows) = (&self.comparison.tiers, &self.comparison.rows);
        let names: Vec<String> = tiers.iter().map(|tier| called(self.catalog, tier)).collect();
        let differing = rows.iter().filter(|row| row.differs).count();
        lead::sentence(self.day, &[lead::compared(&names, differing, rows.len())])
    }

    fn json(&self) -> SideBySideV1<'a> {
        let rows = self.comparison.rows.iter().map(|row| {
            let cells = row.cells.iter().zip(&self.comparison.tiers);
            let cells = cells.map(|(entries, tier)| entries.iter().map(|one| answer(self.catalog, tier, one)).collect());
            RowV1 { question: row.question, differs: row.differs, answers: cells.collect() }
        });
        let tiers = self.comparison.tiers.iter().map(|tier| &tier.id).collect();
        let provider_ids = self.comparison.tiers.iter().map(|tier| tier.provider()).collect();
        SideBySideV1 { comparison: ComparisonV1 { tiers, provider_ids, rows: rows.collect() } }
    }
}

/// Returns the row of a question; below that of the way to stop it, what that does about the past and what it costs.
fn rows(one: &Row<'_>, in_full: bool) -> Vec<Vec<Line>> {
    let mut rows = vec![row(one, in_full)];
    if one.question == Question::OptOut {
        rows.extend(beside(one, tables::OLD_CHATS, |entry| entry.reach.map(|reach| tables::past(reach).to_owned())));
        rows.extend(beside(one, tables::GIVEN_UP, |entry| entry.loses.clone()));
    }
    rows
}

/// Returns a row about something that only some answers have; nothing where none has it.
fn beside(row: &Row<'_>, label: &str, say: impl Fn(&Entry) -> Option<String>) -> Option<Vec<Line>> {
    let cell = |entries: &Vec<&Entry>| {
        let said = entries.iter().filter_map(|entry| {
            let place = if entry.regions.is_empty() { String::new() } else { format!("in {}: ", regions(&entry.regions)) };
            Some(format!("{place}{}", say(entry)?))
        });
        said.collect::<Vec<_>>().join("; ")
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    let mark = if cells.iter().any(|cell| *cell != cells[0]) { "* " } else { "" };
    if cells.iter().all(String::is_empty) {
        return None;
    }
    let shown = row.cells.iter().zip(&cells).map(|(entries, cell)| match cell.as_str() {
        "" if entries.iter().any(|entry| !entry.steps.is_empty()) => Line::toned(Tone::Dim, "not named"),
        "" => Line::toned(Tone::Dim, "-"),
        cell => Line::plain(cell),
    });
    Some(std::iter::once(Line::plain(format!("{mark}{label}"))).chain(shown).collect())
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
