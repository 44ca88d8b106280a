//! All answers of tiers, with all notes and passages: `show`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{TierV1, about, head, source, tier};
use crate::evidence::quote::Quotes;
use crate::model::{AsOf, Citation, Day, Entry, Question, Tier};
use crate::output::wording::{NOT_ARCHIVED, ask, case, conflict, exceptions, granted, label, quoted, regions, sentence};
use crate::output::{Block, Format, Line, Page, Span, Tone, View};
use crate::records::Catalog;

/// Tiers with all answers.
#[derive(Debug)]
pub struct Tiers<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// The tiers.
    pub tiers: &'a [Tier],
    /// The day and the place.
    pub as_of: &'a AsOf,
    /// The day it is.
    pub today: Day,
    /// The passages as the archive has them, for a reader who holds answers against them.
    pub quotes: Option<&'a Quotes>,
}

/// Tiers with all answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TiersV1<'a> {
    pub(super) tiers: Vec<TierV1<'a>>,
}

impl Tiers<'_> {
    /// Returns all that is said of a tier to a question, each answer with its cases, notes, steps and passages; nothing where it is
    /// unanswered.
    pub fn answers(&self, tier: &Tier, question: Question) -> Vec<Block> {
        let mut page = Page::default();
        for entry in tier.entries_at(question, self.as_of) {
            page.heading(2, verdict(label(question), self, tier, entry));
            page.list(entry.cases.iter().map(case).collect());
            if let Some(other) = &entry.conflict {
                page.paragraph(conflict(other));
            }
            if let Some(note) = &entry.note {
                page.paragraph(note.as_str());
            }
            if !entry.steps.is_empty() {
                page.blocks.push(Block::Steps(entry.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
            }
            self.sources(&mut page, tier, entry);
        }
        page.blocks
    }

    fn sources(&self, page: &mut Page, tier: &Tier, entry: &Entry) {
        let mut seen: Vec<&Citation> = Vec::new();
        for citation in entry.citations() {
            if !seen.iter().any(|other| other.source == citation.source && other.passage == citation.passage) {
                seen.push(citation);
            }
        }
        let line = |citation: &&Citation| {
            let line = source(self.catalog, tier, citation)?;
            let quote = self.quotes.map(|quotes| quotes.of(tier, citation).map_or_else(|| NOT_ARCHIVED.to_owned(), quoted));
            Some(quote.map_or(line.clone(), |quote| line.text(quote)))
        };
        page.list(seen.iter().filter_map(line).collect());
    }
}

impl<'a> View for Tiers<'a> {
    type Json = TiersV1<'a>;

    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Yaml];

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        let mut page = Page::titled("Tiers");
        for tier in self.tiers {
            page.heading(1, head(self.catalog, tier));
            let mut facts =
                vec![("id".to_owned(), Line::plain(tier.id.as_str())), ("kind".to_owned(), Line::plain(tier.kind.as_str()))];
            if !tier.plans.is_empty() {
                facts.push(("plans".to_owned(), Line::plain(tier.plans.join(", "))));
            }
            let age = tier.days_since_read(self.today);
            facts.push((
                "read".to_owned(),
                Line::plain(if age > Tier::OLD_DAYS {
                    ask::read_long_ago(tier.checked, age)
                } else {
                    tier.checked.to_string()
                }),
            ));
            page.facts(facts);
            for question in Question::ALL {
                page.blocks.extend(self.answers(tier, *question));
            }
            // What holds on another day or elsewhere was researched.
            let (elsewhere, open): (Vec<_>, Vec<_>) =
                tier.unanswered(self.as_of).into_iter().partition(|question| !tier.timeline(*question).is_empty());
            let labels = |questions: Vec<Question>| questions.into_iter().map(label).collect::<Vec<_>>();
            if !elsewhere.is_empty() {
                page.paragraph(Line::toned(Tone::Dim, ask::not_known_then(&labels(elsewhere), self.as_of)));
            }
            if !open.is_empty() {
                page.paragraph(Line::toned(Tone::Dim, ask::not_researched(&labels(open))));
            }
        }
        page
    }

    fn json(&self) -> TiersV1<'a> {
        TiersV1 { tiers: self.tiers.iter().map(|one| tier(self.catalog, one, self.as_of, None)).collect() }
    }
}

fn verdict(name: &str, view: &Tiers<'_>, tier: &Tier, entry: &Entry) -> Line {
    let about = about(view.catalog, tier, entry, view.as_of, view.today);
    let (tone, words) = sentence(&entry.answer);
    let mut line = Line::strong(format!("{name}: ")).and(Span::Toned(tone, words));
    if !entry.regions.is_empty() {
        line = line.text(format!(" In {}.", regions(&entry.regions)));
    }
    if !entry.except.is_empty() {
        line = line.text(format!(" Still used: {}.", exceptions(&entry.except)));
    }
    if let Some(mode) = entry.granted {
        line = line.text(format!(" Granted {}.", granted(mode)));
    }
    line.and(Span::Toned(Tone::Dim, format!(" ({about})")))
}
