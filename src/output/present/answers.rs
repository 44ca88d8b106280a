//! The answers of tiers: `ask` leads with one question, `show` has them all.

use super::wording::{case, exceptions, granted, label, regions, sentence};
use super::{Block, Line, Page, Span, Tone};
use crate::model::{AsOf, Citation, Day, Entry, Question, SourceKind, Tier};
use crate::names::Understood;
use crate::questions::checklist::{Need, checklist};
use crate::records::Catalog;

/// From this many tiers on, each is kept short.
const MANY: usize = 2;
/// So many sources stand with an answer; `show` has them all.
const FEW: usize = 3;

/// Returns the answers to what was understood, for every tier of the catalog, best match first.
pub fn answers(catalog: &Catalog, understood: &Understood, as_of: &AsOf, today: Day) -> Page {
    let mut page = Page::titled("What happens to your prompts?");
    super::naming::understood(&mut page, understood, understood.asked.is_empty());
    for tier in &catalog.tiers {
        for question in &understood.asked {
            answer(&mut page, catalog, tier, *question, as_of, today);
        }
        if understood.asked.is_empty() {
            overview(&mut page, catalog, tier, as_of);
        }
    }
    page
}

/// What is known of a tier where it was not understood what is asked: a line a question, without a yes or no to it.
fn overview(page: &mut Page, catalog: &Catalog, tier: &Tier, as_of: &AsOf) {
    page.heading(2, Line::strong(format!("{} ({})", tier.name, catalog.provider_name(tier))));
    let known = Question::ALL.iter().filter_map(|question| {
        let entry = *tier.entries_at(*question, as_of).first()?;
        let (tone, words) = sentence(&entry.answer);
        Some((label(*question).to_owned(), Line::toned(tone, words)))
    });
    page.facts(known.collect());
}

fn answer(page: &mut Page, catalog: &Catalog, tier: &Tier, question: Question, as_of: &AsOf, today: Day) {
    let is_short = catalog.tiers.len() > MANY;
    let name = format!("{} ({})", tier.name, catalog.provider_name(tier));
    let entries = tier.entries_at(question, as_of);
    let Some((lead, others)) = entries.split_first() else {
        page.heading(2, Line::strong(format!("{name}: ")).and(Span::Toned(Tone::Dim, unknown(tier, question, as_of))));
        return;
    };
    page.heading(2, verdict(&name, catalog, tier, lead, as_of, today));
    let mut points = not_covered(lead);
    for other in others {
        let (tone, words) = sentence(&other.answer);
        points.push(Line::plain(format!("in {}: ", regions(&other.regions))).and(Span::Toned(tone, words)));
        points.extend(
            not_covered(other)
                .into_iter()
                .map(|line| Line(vec![Span::Plain(format!("in {}: {}", regions(&other.regions), line.to_plain()))])),
        );
    }
    page.list(points);
    if let Some(note) = lead.note.as_ref().filter(|_| !is_short) {
        page.paragraph(note.as_str());
    }
    if matches!(question, Question::Training | Question::OptOut) {
        how_to_stop(page, catalog, tier, as_of, is_short);
    }
    if question == Question::Telemetry && !lead.steps.is_empty() {
        page.paragraph(Line::strong("How to turn it off"));
        page.blocks.push(Block::Steps(lead.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
    }
    if !is_short {
        also(page, tier, question, as_of);
    }
    sources(page, catalog, tier, &entries, if is_short { 1 } else { FEW });
    let plans = if tier.plans.is_empty() { String::new() } else { format!(" Plans: {}.", tier.plans.join(", ")) };
    page.paragraph(Line::toned(Tone::Dim, format!("{}, read on {}.{plans}", tier.id, tier.checked)));
}

fn unknown(tier: &Tier, question: Question, as_of: &AsOf) -> String {
    let earliest = tier.timeline(question).iter().map(Entry::speaks_from).min();
    match earliest {
        None => "nobody has looked yet; this is a gap, not an answer.".to_owned(),
        Some(first) if first > as_of.day => format!("nothing is known for {}; the records begin on {first}.", as_of.day),
        Some(_) => {
            format!("nothing is known for {} on {}.", as_of.region.as_ref().map_or("here", |region| region.as_str()), as_of.day)
        }
    }
}

fn verdict(name: &str, catalog: &Catalog, tier: &Tier, lead: &Entry, as_of: &AsOf, today: Day) -> Line {
    let (tone, words) = sentence(&lead.answer);
    let mut line = Line::strong(format!("{name}: ")).and(Span::Toned(tone, words));
    if !lead.regions.is_empty() {
        line = line.text(format!(" In {}.", regions(&lead.regions)));
    }
    if !lead.except.is_empty() {
        line = line.text(format!(" Used even so: {}.", exceptions(&lead.except)));
    }
    if let Some(mode) = lead.granted {
        line = line.text(format!(" Granted {}.", granted(mode)));
    }
    let mut about = Vec::new();
    about.extend(catalog.grade(tier, &lead.cite).map(|grade| grade.as_str().to_owned()));
    about.extend(lead.since.map(|since| format!("since {since}")));
    about.extend(
        lead.until.map(|until| if until < as_of.day { format!("lapsed on {until}") } else { format!("lapses on {until}") }),
    );
    about.extend(
        tier.retired.filter(|retired| *retired <= as_of.day).map(|retired| format!("no longer offered since {retired}")),
    );
    if tier.confirmed.is_none() {
        about.push("read once".to_owned());
    }
    let age = tier.days_since_read(today);
    if age > Tier::OLD_DAYS {
        about.push(format!("read {age} days ago: look again"));
    }
    line.text(" ").and(Span::Toned(Tone::Dim, format!("({})", about.join(", "))))
}

fn not_covered(entry: &Entry) -> Vec<Line> {
    entry.cases.iter().map(case).collect()
}

fn how_to_stop(page: &mut Page, catalog: &Catalog, tier: &Tier, as_of: &AsOf, is_short: bool) {
    let list = checklist(catalog, tier, as_of);
    if list.need != Need::Steps {
        return;
    }
    let Some(entry) = list.opt_out else { return };
    if is_short {
        page.paragraph(Line::strong("How to stop it: ").and(Span::Code(format!("promptfate checklist {}", tier.id))));
        return;
    }
    page.paragraph(Line::strong("How to stop it"));
    page.blocks.push(Block::Steps(entry.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
    page.list(list.not_covered.iter().map(|left| Line::plain(format!("Not covered: {left}"))).collect());
}

/// The other answers that people ask for next, one line each.
fn also(page: &mut Page, tier: &Tier, asked: Question, as_of: &AsOf) {
    let next = [
        Question::Training,
        Question::Retention,
        Question::Deletion,
        Question::HumanReview,
        Question::Feedback,
        Question::ZeroRetention,
    ];
    let lines = next.iter().filter(|question| **question != asked).filter_map(|question| {
        let entry = *tier.entries_at(*question, as_of).first()?;
        let (tone, words) = sentence(&entry.answer);
        let line = Line::toned(tone, words);
        let count = entry.cases.len();
        Some(if count == 0 {
            line
        } else {
            line.text(format!(" With {count} special case{}.", if count == 1 { "" } else { "s" }))
        })
    });
    page.list(lines.collect());
}

fn sources(page: &mut Page, catalog: &Catalog, tier: &Tier, entries: &[&Entry], most: usize) {
    let cited = entries.iter().flat_map(|entry| entry.cite.iter().chain(entry.cases.iter().flat_map(|case| &case.cite)));
    let mut seen: Vec<&Citation> = Vec::new();
    for citation in cited {
        if !seen.iter().any(|other| other.source == citation.source && other.passage == citation.passage) {
            seen.push(citation);
        }
    }
    let mut lines: Vec<Line> = seen.iter().take(most).filter_map(|citation| source(catalog, tier, citation)).collect();
    if seen.len() > most && most > 1 {
        let more = Line::plain(format!("and {} more: ", seen.len() - most));
        lines.push(more.and(Span::Code(format!("promptfate show {}", tier.id))));
    }
    page.list(lines);
}

/// Returns a citation as a line: the document, how well it proves, the day of the copy, and the link to the passage.
pub(super) fn source(catalog: &Catalog, tier: &Tier, citation: &Citation) -> Option<Line> {
    let source = catalog.source(tier, citation)?;
    let grade = citation.grade(Some(source)).as_str();
    let copy = if citation.undated { "an undated copy".to_owned() } else { format!("copy of {}", citation.read) };
    let sort = if source.kind == SourceKind::Secondary { ", someone else's words" } else { "" };
    let line = Line::plain(format!("{grade}, {copy}{sort}: "));
    Some(line.and(Span::Link { text: source.title.clone(), url: citation.link(source) }))
}

/// Returns all answers of every tier of the catalog, with all notes and sources.
pub fn whole(catalog: &Catalog, as_of: &AsOf, today: Day) -> Page {
    let mut page = Page::titled("Tiers");
    for tier in &catalog.tiers {
        page.heading(1, format!("{} ({})", tier.name, catalog.provider_name(tier)));
        let mut facts =
            vec![("id".to_owned(), Line::plain(tier.id.as_str())), ("kind".to_owned(), Line::plain(tier.kind.as_str()))];
        if !tier.plans.is_empty() {
            facts.push(("plans".to_owned(), Line::plain(tier.plans.join(", "))));
        }
        let age = tier.days_since_read(today);
        facts.push((
            "read".to_owned(),
            Line::plain(if age > Tier::OLD_DAYS {
                format!("{}, {age} days ago: look again", tier.checked)
            } else {
                tier.checked.to_string()
            }),
        ));
        page.facts(facts);
        for question in Question::ALL {
            for entry in tier.entries_at(*question, as_of) {
                page.heading(2, verdict(label(*question), catalog, tier, entry, as_of, today));
                page.list(not_covered(entry));
                if let Some(note) = &entry.note {
                    page.paragraph(note.as_str());
                }
                if !entry.steps.is_empty() {
                    page.blocks.push(Block::Steps(entry.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
                }
                sources(&mut page, catalog, tier, &[entry], usize::MAX);
            }
        }
        let unanswered: Vec<&str> = tier.unanswered(as_of).into_iter().map(label).collect();
        if !unanswered.is_empty() {
            page.paragraph(Line::toned(Tone::Dim, format!("Nobody has looked yet: {}.", unanswered.join(", "))));
        }
    }
    page
}
