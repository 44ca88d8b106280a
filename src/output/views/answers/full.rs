//! The answers of a tier to all that is asked, with what to do.

use super::differing::{differing, sources};
use super::facts::facts;
use super::{Answers, unknown, with_plans};
use crate::model::{AsOf, Citation, Entry, Grade, Question, Tier};
use crate::output::views::parts::about;
use crate::output::wording::checklist::FIND;
use crate::output::wording::{ask, conflict, granted, label, regions, sentence, verdict};
use crate::output::{Block, Line, Page, Span, Tone};
use crate::questions::checklist::{Checklist, Need, checklist};
use crate::records::Catalog;

pub(super) fn in_full(page: &mut Page, asked: &Answers<'_>, tier: &Tier, questions: &[Question]) {
    let (catalog, as_of) = (asked.catalog, asked.as_of);
    let list = checklist(catalog, tier, as_of);
    let mut cited: Vec<Vec<&Citation>> = Vec::new();
    for (i, question) in questions.iter().enumerate() {
        let entries = tier.entries_at(*question, as_of);
        let name = if i == 0 { with_plans(catalog, tier) } else { Line::strong(label(*question)) };
        let Some((lead, others)) = entries.split_first() else {
            page.heading(2, name);
            page.paragraph(unknown(tier, *question, as_of));
            continue;
        };
        page.heading(2, name.text(" - ").and(dim(about(catalog, tier, lead, as_of, asked.today))));
        page.paragraph(said(lead, as_of));
        if let Some(note) = lead.note.as_ref().filter(|_| explains(catalog, tier, lead)) {
            page.paragraph(note.as_str());
        }
        if let Some(other) = &lead.conflict {
            page.paragraph(conflict(other));
        }
        let is_first_of_way = !questions[..i].iter().any(is_way);
        if is_way(question) && is_first_of_way {
            let deletion = tier.entries_at(Question::Deletion, as_of);
            how_to_stop(page, &list, deletion.iter().any(|entry| !entry.answer.is_unstated()));
        }
        if *question == Question::Telemetry && !lead.steps.is_empty() {
            page.heading(3, Line::strong(ask::HOW_TO_TURN_OFF));
            page.blocks.push(Block::Steps(lead.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
        }
        if i + 1 == questions.len() {
            page.facts(facts(asked, tier, questions, &list));
        }
        differing(page, catalog, tier, lead, others);
        let beside = entries.iter().flat_map(|entry| entry.citations().skip(entry.cite.len()));
        cited.push(entries.iter().flat_map(|entry| Citation::carrying_first(&entry.cite)).chain(beside).collect());
    }
    sources(page, catalog, tier, &cited);
}

pub(super) fn is_way(question: &Question) -> bool {
    matches!(question, Question::Training | Question::OptOut)
}

pub(super) fn dim(text: String) -> Span {
    Span::Toned(Tone::Dim, text)
}

/// Returns the verdict in a word and a sentence.
pub(super) fn said(lead: &Entry, as_of: &AsOf) -> Line {
    let (tone, word, words) = verdict(&lead.answer);
    if let Some(until) = lead.until.filter(|_| lead.has_lapsed(as_of.day)) {
        let then = Line::toned(Tone::Caution, ask::lapsed(until));
        return then.text(format!(" Until then: {}", sentence(&lead.answer).1));
    }
    let is_said_twice = words.to_uppercase().starts_with(&word);
    let mut line = if is_said_twice { Line::toned(tone, words) } else { Line::toned(tone, format!("{word}. ")).text(words) };
    if !lead.regions.is_empty() {
        line = line.text(format!(" In {}.", regions(&lead.regions)));
    }
    if let Some(mode) = lead.granted {
        line = line.text(format!(" Granted {}.", granted(mode)));
    }
    line
}

/// A weak answer says why it is weak.
fn explains(catalog: &Catalog, tier: &Tier, entry: &Entry) -> bool {
    entry.answer.is_unstated() || catalog.grade(tier, &entry.cite) == Some(Grade::Secondary)
}

fn how_to_stop(page: &mut Page, list: &Checklist<'_>, can_delete: bool) {
    match (list.need, list.opt_out) {
        (Need::Steps, Some(entry)) => {
            page.heading(3, Line::strong(ask::HOW_TO_STOP));
            page.blocks.push(Block::Steps(entry.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
        }
        (Need::NotPossible | Need::Unknown, _) => {
            let mut left: Vec<Line> = list.disputed.map(ask::try_it).into_iter().collect();
            if !list.instead.is_empty() {
                let ids: Vec<&str> = list.instead.iter().map(|id| id.as_str()).collect();
                left.push(Line::plain(ask::other_tier(&ids)));
            }
            left.push(Line::plain(ask::ELSEWHERE).and(Span::Code(FIND.to_owned())));
            if can_delete {
                left.push(Line::plain(ask::DELETE));
            }
            page.heading(3, Line::strong(ask::WHAT_YOU_CAN_DO));
            page.list(left);
        }
        _ => {}
    }
}
