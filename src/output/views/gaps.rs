//! Where the records are thin: `list --gaps`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::OfTier;
use crate::model::{Day, Question};
use crate::output::wording::{days, label, letter, tables};
use crate::output::{Block, Line, Page, Table, Tone, View};
use crate::questions::gaps::Gap;

/// What is missing in tiers, worst first.
#[derive(Debug)]
pub struct Gaps<'a> {
    /// What is missing in each.
    pub gaps: &'a [Gap<'a>],
    /// The day it is.
    pub today: Day,
}

/// What is missing in tiers, worst first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GapsV1<'a> {
    gaps: Vec<GapV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct GapV1<'a> {
    #[serde(flatten)]
    of: OfTier<'a>,
    checked: Day,
    confirmed: Option<Day>,
    unanswered: &'a [Question],
    secondary: &'a [Question],
    old: &'a [Question],
    cited: &'a [Question],
}

impl<'a> View for Gaps<'a> {
    type Json = GapsV1<'a>;

    fn day(&self) -> Day {
        self.today
    }

    /// A row a tier, with a letter for each question.
    fn page(&self) -> Page {
        let mut page = Page::titled("Gaps");
        let letters: Vec<String> = Question::ALL.iter().map(|question| letter(*question).to_string()).collect();
        let header = vec![Line::plain("Id"), Line::plain(letters.join(" ")), Line::plain("Checked")];
        let row = |gap: &Gap<'_>| {
            let signs: Vec<&str> = Question::ALL.iter().map(|question| sign(gap, *question)).collect();
            let readers = if gap.tier.confirmed.is_some() { "twice" } else { "once" };
            let read = format!("{readers}, {} ago", days(gap.tier.days_since_read(self.today)));
            vec![Line::plain(gap.tier.id.as_str()), Line::plain(signs.join(" ")), Line::plain(read)]
        };
        page.blocks.push(Block::Lines(Table { header, rows: self.gaps.iter().map(row).collect() }));
        page.paragraph(tables::GAPS);
        let names: Vec<String> =
            Question::ALL.iter().map(|question| format!("{} {}", letter(*question), label(*question))).collect();
        page.paragraph(Line::toned(Tone::Dim, format!("{}.", names.join(", "))));
        page
    }

    fn json(&self) -> GapsV1<'a> {
        let row = |gap: &'a Gap<'a>| GapV1 {
            of: OfTier::from(&gap.tier.id),
            checked: gap.tier.checked,
            confirmed: gap.tier.confirmed,
            unanswered: &gap.unanswered,
            secondary: &gap.secondary,
            old: &gap.old,
            cited: &gap.cited,
        };
        GapsV1 { gaps: self.gaps.iter().map(row).collect() }
    }
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
