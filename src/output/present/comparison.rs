//! Tiers side by side.

use super::{Block, Line, Page, Span, Table, Tone};
use crate::output::wording::{brief, label, regions};
use crate::questions::compare::{Comparison, Row};
use crate::records::Catalog;

/// Returns the table of a comparison; rows in which the tiers differ are marked.
pub fn comparison(catalog: &Catalog, comparison: &Comparison<'_>) -> Page {
    let mut page = Page::titled("Comparison");
    let mut header = vec![Line::from("")];
    header.extend(comparison.tiers.iter().map(|tier| Line::strong(format!("{} ({})", tier.name, catalog.provider_name(tier)))));
    page.blocks.push(Block::Table(Table { header, rows: comparison.rows.iter().map(row).collect() }));
    let differing = comparison.rows.iter().filter(|row| row.differs).count();
    page.paragraph(Line::toned(
        Tone::Dim,
        format!("* differs: {differing} of {} questions. `promptfate show ID` has the passages.", comparison.rows.len()),
    ));
    page
}

fn row(row: &Row<'_>) -> Vec<Line> {
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
            line.0.extend(brief(entry).0);
        }
        if entries.is_empty() { line.and(Span::Toned(Tone::Dim, "not looked at".to_owned())) } else { line }
    }));
    cells
}
