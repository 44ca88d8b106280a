//! Where the records are thin.

use super::{Block, Line, Page, Table, Tone};
use crate::model::{Day, Question};
use crate::output::wording::{label, letter};
use crate::questions::gaps::Gap;

/// Returns the tiers with gaps, in the order in which they come: a letter for each question.
pub fn gaps(gaps: &[Gap<'_>], today: Day) -> Page {
    let mut page = Page::titled("Gaps");
    let letters: Vec<String> = Question::ALL.iter().map(|question| letter(*question).to_string()).collect();
    let header = vec![Line::plain("Id"), Line::plain(letters.join(" ")), Line::plain("Checked")];
    let row = |gap: &Gap<'_>| {
        let signs: Vec<&str> = Question::ALL.iter().map(|question| sign(gap, *question)).collect();
        let readers = if gap.tier.confirmed.is_some() { "twice" } else { "once" };
        let read = format!("{readers}, {} days ago", gap.tier.days_since_read(today));
        vec![Line::plain(gap.tier.id.as_str()), Line::plain(signs.join(" ")), Line::plain(read)]
    };
    page.blocks.push(Block::Lines(Table { header, rows: gaps.iter().map(row).collect() }));
    page.paragraph(
        "Worst first. - not researched, s third-party source, c cited but not archived, S and C the same with an old copy, \
         o archived but checked long ago, . archived or not asked of this tier.",
    );
    let names: Vec<String> =
        Question::ALL.iter().map(|question| format!("{} {}", letter(*question), label(*question))).collect();
    page.paragraph(Line::toned(Tone::Dim, format!("{}.", names.join(", "))));
    page
}

fn sign(gap: &Gap<'_>, question: Question) -> &'static str {
    let is_old = gap.old.contains(&question);
    if gap.unanswered.contains(&question) {
        "-"
    } else if gap.secondary.contains(&question) {
        if is_old { "S" } else { "s" }
    } else if gap.cited.contains(&question) {
        if is_old { "C" } else { "c" }
    } else if is_old {
        "o"
    } else {
        "."
    }
}
