//! All answers of tiers, with all notes and passages: `show`.

use super::answers::{about, head, source};
use super::{Block, Line, Page, Span, Tone};
use crate::model::{AsOf, Citation, Day, Entry, Question, Tier};
use crate::output::wording::{case, conflict, exceptions, granted, label, regions, sentence};
use crate::records::Catalog;

/// Returns all answers of every tier of the catalog, with all notes and sources.
pub fn whole(catalog: &Catalog, as_of: &AsOf, today: Day) -> Page {
    let mut page = Page::titled("Tiers");
    for tier in &catalog.tiers {
        page.heading(1, head(catalog, tier));
        let mut facts =
            vec![("id".to_owned(), Line::plain(tier.id.as_str())), ("kind".to_owned(), Line::plain(tier.kind.as_str()))];
        if !tier.plans.is_empty() {
            facts.push(("plans".to_owned(), Line::plain(tier.plans.join(", "))));
        }
        let age = tier.days_since_read(today);
        facts.push((
            "read".to_owned(),
            Line::plain(if age > Tier::OLD_DAYS {
                format!("{}, {age} days ago: check again", tier.checked)
            } else {
                tier.checked.to_string()
            }),
        ));
        page.facts(facts);
        for question in Question::ALL {
            for entry in tier.entries_at(*question, as_of) {
                page.heading(2, verdict(label(*question), catalog, tier, entry, as_of, today));
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
                sources(&mut page, catalog, tier, entry);
            }
        }
        let unanswered: Vec<&str> = tier.unanswered(as_of).into_iter().map(label).collect();
        if !unanswered.is_empty() {
            page.paragraph(Line::toned(Tone::Dim, format!("Not researched yet: {}.", unanswered.join(", "))));
        }
    }
    page
}

fn verdict(name: &str, catalog: &Catalog, tier: &Tier, entry: &Entry, as_of: &AsOf, today: Day) -> Line {
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
    line.text(" (").and(Span::Toned(Tone::Dim, about(catalog, tier, entry, as_of, today))).text(")")
}

fn sources(page: &mut Page, catalog: &Catalog, tier: &Tier, entry: &Entry) {
    let mut seen: Vec<&Citation> = Vec::new();
    for citation in entry.citations() {
        if !seen.iter().any(|other| other.source == citation.source && other.passage == citation.passage) {
            seen.push(citation);
        }
    }
    page.list(seen.iter().filter_map(|citation| source(catalog, tier, citation)).collect());
}
