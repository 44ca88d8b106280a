//! Where two texts of one provider disagree: `conflicts`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{AnswerV1, OfTier, answer, head, source};
use crate::model::{Citation, Day, Question, TierId};
use crate::output::wording::{changes, conflict, label, regions, sentence};
use crate::output::{Line, Page, Span, Tone, View};
use crate::questions::conflicts::Disagreement;
use crate::records::Catalog;

/// Each disagreement with both answers and where each stands.
#[derive(Debug)]
pub struct Conflicts<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// The disagreements.
    pub found: &'a [Disagreement<'a>],
    /// The day that was asked for.
    pub day: Day,
}

/// Where two texts of one provider disagree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConflictsV1<'a> {
    conflicts: Vec<DisagreementV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct DisagreementV1<'a> {
    #[serde(flatten)]
    of: OfTier<'a>,
    question: Question,
    /// In which `conflict` is the other text's.
    answer: AnswerV1,
}

impl<'a> View for Conflicts<'a> {
    type Json = ConflictsV1<'a>;

    fn day(&self) -> Day {
        self.day
    }

    fn page(&self) -> Page {
        let mut page = Page::titled("Conflicts");
        let mut before: Option<&TierId> = None;
        for one in self.found {
            if before != Some(&one.tier.id) {
                page.heading(1, head(self.catalog, one.tier));
            }
            before = Some(&one.tier.id);
            let (tone, words) = sentence(&one.entry.answer);
            let place =
                if one.entry.regions.is_empty() { String::new() } else { format!(" in {}", regions(&one.entry.regions)) };
            page.heading(2, Line::strong(format!("{}{place}: ", label(one.question))).and(Span::Toned(tone, words)));
            page.paragraph(conflict(one.conflict));
            let cited = Citation::carrying_first(&one.entry.cite).take(1).chain(&one.conflict.cite);
            page.list(cited.filter_map(|citation| source(self.catalog, one.tier, citation)).collect());
        }
        if self.found.is_empty() {
            page.paragraph(changes::NO_CONFLICT);
        }
        page.paragraph(Line::toned(Tone::Dim, changes::WORSE_IS_SHOWN));
        page
    }

    fn json(&self) -> ConflictsV1<'a> {
        let row = |one: &'a Disagreement<'a>| DisagreementV1 {
            of: OfTier::from(&one.tier.id),
            question: one.question,
            answer: answer(self.catalog, one.tier, one.entry),
        };
        ConflictsV1 { conflicts: self.found.iter().map(row).collect() }
    }
}
