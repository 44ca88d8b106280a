//! Where the records are thin.

use super::{Block, Line, Page, Table, Tone};
use crate::model::{Day, Question};
use crate::output::wording::label;
use crate::questions::gaps::Gap;

/// Returns the tiers with gaps, in the order in which they come.
pub fn gaps(gaps: &[Gap<'_>], today: Day) -> Page {
    let mut page = Page::titled("Gaps");
    let header = ["Id", "Unanswered", "Second-hand", "Old copy", "Cited only", "Read"];
    let row = |gap: &Gap<'_>| {
        let mut row = vec![Line::plain(gap.tier.id.as_str())];
        let tones = [Tone::Bad, Tone::Caution, Tone::Caution, Tone::Dim];
        let questions = [&gap.unanswered, &gap.secondary, &gap.old, &gap.cited];
        row.extend(questions.iter().zip(tones).map(|(questions, tone)| Line::toned(tone, labels(questions))));
        let readers = if gap.tier.confirmed.is_some() { "twice" } else { "once" };
        row.push(Line::plain(format!("{readers}, {} days ago", gap.tier.days_since_read(today))));
        row
    };
    page.blocks.push(Block::Table(Table { header: header.map(Line::from).to_vec(), rows: gaps.iter().map(row).collect() }));
    page.paragraph(Line::toned(
        Tone::Dim,
        "Worst first. Cited only: the provider's own page, in no archive, so no program can go back to the passage.",
    ));
    page
}

fn labels(questions: &[Question]) -> String {
    questions.iter().map(|question| label(*question)).collect::<Vec<_>>().join(", ")
}
