//! The page of an offer: the verdicts, what to do, all answers with their passages, what changed.

use maud::{Markup, html};

use super::Site;
use super::frame::Frame;
use crate::model::{Entry, Question, Tier};
use crate::output::views::{Checklists, Histories, Tiers};
use crate::output::wording::site::{self, kind};
use crate::output::wording::{brief_facts, label, verdict};
use crate::output::{Block, Line, Span, Tone, View, blocks, class, line};
use crate::questions::checklist::{Need, checklist};
use crate::questions::history::history;

/// What most people ask, in large.
const FIRST: &[Question] = &[Question::Training, Question::Retention, Question::HumanReview, Question::Sharing];

/// So many passages of an answer are seen at once.
const FEW: usize = 3;

/// Returns the page of an offer.
pub(super) fn page(of: &Site<'_>, tier: &Tier) -> String {
    let (id, provider) = (tier.id.as_str(), of.catalog.provider_name(tier));
    let title = format!("{} ({provider})", tier.name);
    let lead = tier.entries_at(Question::Training, &of.as_of).first().map(|entry| verdict(&entry.answer).2);
    let about = format!("{title}: {}", lead.as_deref().unwrap_or(site::NOT_RESEARCHED));
    let feed = format!("feeds/{}.atom", tier.provider());
    let path = format!("tiers/{id}.html");
    let frame = Frame { path: &path, title: &title, about: &about, scripts: &[], feed: Some(&feed) };
    let root = frame.root();
    let list = checklist(of.catalog, tier, &of.as_of);
    let main = html! {
        header.hero {
            p.above { a href={ (root) "providers/" (tier.provider()) ".html" } { (provider) } " \u{b7} " (kind(tier.kind)) }
            h1 { (tier.name) }
            @if !tier.plans.is_empty() { p.plans { (tier.plans.join(", ")) } }
            p.meta {
                (site::read(tier, of.today()))
                @if let Some(day) = tier.retired.filter(|day| *day <= of.today()) { " " strong { (retired(day)) } }
            }
        }
        div.cards { @for question in FIRST { (card(of, tier, *question)) } }
        @if list.need != Need::NotNeeded {
            section #how-to-stop {
                h2 { (site::HOW_TO_STOP) }
                (blocks(&behind_head(Checklists { catalog: of.catalog, lists: &[list], as_of: &of.as_of }.page().blocks), 1))
            }
        }
        section {
            h2 { (site::ANSWERS) }
            @for question in Question::ALL { (answer(of, tier, *question)) }
        }
        section #history {
            h2 { (site::HISTORY) }
            (blocks(&behind_head(Histories { catalog: of.catalog, histories: &[(tier, history(tier))], in_full: false, today: of.today() }.page().blocks), 1))
        }
        section {
            h2 { (site::USE_IT) }
            ul {
                @for (path, name) in links(tier).iter().zip(site::LINKS) { li { a href={ (root) (path) } { (name) } } }
                li { a href={ (root) "compare.html#" (id) } { (site::COMPARE_IT) } }
                li { (site::ON_THE_COMMAND_LINE) code { "promptfate show " (id) } }
            }
        }
    };
    frame.around(of, &main)
}

fn links(tier: &Tier) -> [String; 4] {
    let id = tier.id.as_str();
    [
        format!("api/v1/tiers/{id}.json"),
        format!("api/v1/history/{id}.json"),
        format!("feeds/{}.atom", tier.provider()),
        format!("badges/{id}.svg"),
    ]
}

fn retired(day: crate::model::Day) -> String {
    let words = crate::output::wording::ask::retired(day);
    format!("{}{}.", words[..1].to_uppercase(), &words[1..])
}

/// Returns what is behind the first heading of the second level, which names the offer as the page does.
fn behind_head(mut blocks: Vec<Block>) -> Vec<Block> {
    let at = blocks.iter().position(|one| matches!(one, Block::Heading(2, _))).map_or(0, |at| at + 1);
    blocks.split_off(at)
}

/// Returns the verdict to a question, in large, with the cases and places that differ.
fn card(of: &Site<'_>, tier: &Tier, question: Question) -> Markup {
    let entries = tier.entries_at(question, &of.as_of);
    let (tone, said, more) = match entries.split_first() {
        Some((lead, others)) => said(of, lead, others),
        None => (Tone::Dim, site::NOT_RESEARCHED_CELL.to_owned(), None),
    };
    html! {
        a href={ "#" (question.as_str()) } class={ "card " (class(tone)) } {
            span.label { (label(question)) }
            span.said { (said) }
            @if let Some(more) = more { span.more { (line(&more)) } }
        }
    }
}

fn said(of: &Site<'_>, lead: &Entry, others: &[&Entry]) -> (Tone, String, Option<Line>) {
    if let Some(until) = lead.until.filter(|_| lead.has_lapsed(of.today())) {
        return (Tone::Caution, crate::output::wording::ask::lapsed(until), None);
    }
    let (tone, words) = crate::output::wording::sentence(&lead.answer);
    let mut more = brief_facts(lead, others, "");
    // The answer itself stands above.
    more.0.remove(0);
    if let Some(Span::Plain(text)) = more.0.iter_mut().find(|span| matches!(span, Span::Plain(text) if !text.is_empty())) {
        *text = text.trim_start_matches([';', ' ']).to_owned();
    }
    (tone, words, (!more.to_plain().is_empty()).then_some(more))
}

/// Returns all that is said to a question.
fn answer(of: &Site<'_>, tier: &Tier, question: Question) -> Markup {
    let tiers =
        Tiers { catalog: of.catalog, tiers: std::slice::from_ref(tier), as_of: &of.as_of, today: of.today(), quotes: None };
    let mut said = tiers.answers(tier, question);
    for block in &mut said {
        // The question stands above all answers to it.
        if let Block::Heading(_, Line(spans)) = block
            && matches!(spans.first(), Some(Span::Strong(_)))
        {
            spans.remove(0);
        }
    }
    html! {
        section.answer #(question.as_str()) {
            h3 { (label(question)) }
            @if said.is_empty() { p.dim { (site::NOT_RESEARCHED) } }
            @for block in &said { (part(block)) }
        }
    }
}

/// Returns a part of an answer. Of many passages the first are seen at once.
fn part(block: &Block) -> Markup {
    let is_passage = |line: &Line| matches!(line.0.last(), Some(Span::Link { .. }));
    match block {
        Block::List(lines) if lines.len() > FEW + 1 && lines.iter().all(is_passage) => {
            let (first, rest) = lines.split_at(FEW);
            html! {
                (blocks(&[Block::List(first.to_vec())], 0))
                details {
                    summary { (site::more_passages(rest.len())) }
                    (blocks(&[Block::List(rest.to_vec())], 0))
                }
            }
        }
        other => blocks(std::slice::from_ref(other), 2),
    }
}
