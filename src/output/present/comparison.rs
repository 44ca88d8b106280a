//! Tiers side by side.

use super::{Block, Line, Page, Span, Table, Tone};
use crate::model::Tier;
use crate::output::wording::{brief, differs, label, regions, toned};
use crate::questions::compare::{Comparison, Row};
use crate::records::Catalog;

/// Returns the table of a comparison; rows in which the tiers differ are marked. In short, special cases are counted; `others` are
/// tiers that the words fit too.
pub fn comparison(catalog: &Catalog, comparison: &Comparison<'_>, in_full: bool, others: &[Tier]) -> Page {
    let mut page = Page::titled("Comparison");
    let mut header = vec![Line::from("")];
    header.extend(comparison.tiers.iter().map(|tier| Line::strong(format!("{} ({})", tier.name, catalog.provider_name(tier)))));
    page.blocks.push(Block::Table(Table { header, rows: comparison.rows.iter().map(|one| row(one, in_full)).collect() }));
    let differing = comparison.rows.iter().filter(|row| row.differs).count();
    let cases = if in_full { "" } else { " +2: two exceptions or special cases; --full has them." };
    page.paragraph(Line::toned(
        Tone::Dim,
        format!("* differs: {differing} of {} questions.{cases} `promptfate show ID` has the passages.", comparison.rows.len()),
    ));
    if !others.is_empty() {
        let providers: std::collections::BTreeSet<&str> = others.iter().map(|tier| catalog.provider_name(tier)).collect();
        let providers: Vec<&str> = providers.into_iter().collect();
        let line = Line::plain(format!("{} more tiers of {}: ", others.len(), providers.join(", ")));
        page.paragraph(line.and(Span::Code("--all".to_owned())));
    }
    page
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
