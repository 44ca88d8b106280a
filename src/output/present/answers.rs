//! The screen of `ask`: the verdict, how to stop it, what is still used, what differs, and where it says so.

use super::{Block, Line, Page, Span, Tone};
use crate::model::{
    Answer, AsOf, Case, Citation, Day, Entry, Except, Feedback, Grade, Impact, Kind, Question, SourceKind, Tier,
};
use crate::names::Understood;
use crate::output::wording::{
    brief_facts, conflict, copies, differs, exceptions, few_words, granted, label, loud, reach, regions, sentence, toned,
    verdict,
};
use crate::questions::checklist::{Checklist, Need, checklist};
use crate::questions::history::history;
use crate::records::Catalog;

/// From this many tiers on, each is kept short.
const MANY: usize = 2;
/// So many passages stand with the answers of a tier; `show` has them all.
const FEW: usize = 3;

/// What is asked, and how much of it is shown.
#[derive(Debug)]
pub struct Asked<'a> {
    /// What was understood.
    pub understood: &'a Understood,
    /// The day and the place.
    pub as_of: &'a AsOf,
    /// The day it is.
    pub today: Day,
    /// Whether every tier that fits is shown, and not the personal ones alone.
    pub all: bool,
    /// Whether the place was taken from this machine's settings, and is to be said.
    pub guessed_region: bool,
}

/// Returns the answers to what was understood. The tiers that are meant lead the catalog, best match first; behind them stand the
/// others of their providers, among which a better one is looked for.
pub fn answers(catalog: &Catalog, asked: &Asked<'_>) -> Page {
    let (understood, as_of) = (asked.understood, asked.as_of);
    let mut page = Page::titled("What happens to your prompts?");
    super::naming::understood(&mut page, understood, understood.asked.is_empty());
    if let Some(region) = as_of.region.as_ref().filter(|_| asked.guessed_region) {
        page.paragraph(Line::toned(Tone::Dim, crate::output::wording::guessed(region)));
    }
    let meant: Vec<&Tier> = catalog.tiers.iter().take(understood.tiers.len()).collect();
    let (shown, others) = if asked.all { (meant, Vec::new()) } else { personal(meant) };
    for tier in &shown {
        match understood.asked.as_slice() {
            [] => overview(&mut page, catalog, tier, as_of),
            questions if shown.len() > MANY => questions.iter().for_each(|one| in_short(&mut page, catalog, tier, *one, asked)),
            questions => in_full(&mut page, catalog, tier, questions, asked),
        }
    }
    siblings(&mut page, catalog, &others, understood);
    page
}

/// Parts the tiers into those that a person uses, for each provider that has one among them, and the others.
fn personal(meant: Vec<&Tier>) -> (Vec<&Tier>, Vec<&Tier>) {
    let has_personal = |provider: &str| meant.iter().any(|tier| tier.provider() == provider && tier.kind == Kind::Consumer);
    let parts: Vec<bool> = meant.iter().map(|tier| tier.kind == Kind::Consumer || !has_personal(tier.provider())).collect();
    let of = |wanted: bool| meant.iter().zip(&parts).filter(|(_, part)| **part == wanted).map(|(tier, _)| *tier).collect();
    (of(true), of(false))
}

fn siblings(page: &mut Page, catalog: &Catalog, others: &[&Tier], understood: &Understood) {
    let providers: std::collections::BTreeSet<&str> = others.iter().map(|tier| tier.provider()).collect();
    for provider in providers {
        let of: Vec<&Tier> = others.iter().copied().filter(|tier| tier.provider() == provider).collect();
        let name = of.first().map_or(provider, |tier| catalog.provider_name(tier));
        let names: Vec<&str> = of.iter().map(|tier| tier.name.as_str()).collect();
        let line = Line::plain(format!("Other tiers of {name}: {}. To see them: ", names.join(", ")));
        page.paragraph(line.and(Span::Code("--all".to_owned())));
    }
    if let Some((count, providers)) = &understood.left_out {
        let command = Span::Code(format!("promptfate list {}", providers.join(" ")));
        page.paragraph(Line::plain(format!("{count} more tiers fit: ")).and(command));
    }
}

/// Returns the name of a tier with its provider.
pub(super) fn head(catalog: &Catalog, tier: &Tier) -> Line {
    Line::strong(format!("{} ({})", tier.name, catalog.provider_name(tier)))
}

fn with_plans(catalog: &Catalog, tier: &Tier) -> Line {
    let line = head(catalog, tier);
    if tier.plans.is_empty() { line } else { line.text(format!(": {}", tier.plans.join(", "))) }
}

/// What is known of a tier where it was not understood what is asked: a line a question, without a yes or no to it.
fn overview(page: &mut Page, catalog: &Catalog, tier: &Tier, as_of: &AsOf) {
    page.heading(2, head(catalog, tier));
    let known = Question::ALL.iter().filter_map(|question| {
        let entry = *tier.entries_at(*question, as_of).first()?;
        let (tone, words) = sentence(&entry.answer);
        Some((label(*question).to_owned(), Line::toned(tone, words)))
    });
    page.facts(known.collect());
}

fn unknown(tier: &Tier, question: Question, as_of: &AsOf) -> Line {
    let earliest = tier.timeline(question).iter().map(Entry::speaks_from).min();
    let place = as_of.region.as_ref().map_or("here", |region| region.as_str());
    let words = match earliest {
        None => "not researched yet. This is a gap, not an answer.".to_owned(),
        Some(first) if first > as_of.day => format!("nothing is known for {}; the records begin on {first}.", as_of.day),
        Some(_) => format!("nothing is known for {place} on {}.", as_of.day),
    };
    Line::toned(Tone::Dim, "NOT KNOWN. ").and(Span::Toned(Tone::Dim, format!("{}: {words}", label(question))))
}

/// A question to one of many tiers: the verdict, and where to find more.
fn in_short(page: &mut Page, catalog: &Catalog, tier: &Tier, question: Question, asked: &Asked<'_>) {
    let entries = tier.entries_at(question, asked.as_of);
    let Some(lead) = entries.first() else {
        page.heading(2, head(catalog, tier));
        return page.paragraph(unknown(tier, question, asked.as_of));
    };
    page.heading(2, with_plans(catalog, tier).text(" - ").and(dim(about(catalog, tier, lead, asked.as_of, asked.today))));
    let mut line = said(lead, asked.as_of);
    for other in entries.iter().skip(1) {
        line = line.text(format!(" In {}: {}.", regions(&other.regions), few_words(&other.answer)));
    }
    let count = lead.cases.iter().filter(|case| differs(lead, case)).count();
    if count > 0 {
        line = line.text(format!(" {count} special case{}.", if count == 1 { " differs" } else { "s differ" }));
    }
    page.paragraph(line.text(" More: ").and(Span::Code(format!("promptfate ask {}", tier.id))));
}

fn in_full(page: &mut Page, catalog: &Catalog, tier: &Tier, questions: &[Question], asked: &Asked<'_>) {
    let as_of = asked.as_of;
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
            page.heading(3, Line::strong("How to turn it off"));
            page.blocks.push(Block::Steps(lead.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
        }
        if i + 1 == questions.len() {
            page.facts(facts(catalog, tier, questions, &list, asked));
        }
        differing(page, catalog, tier, lead, others);
        let beside = entries.iter().flat_map(|entry| entry.citations().skip(entry.cite.len()));
        cited.push(entries.iter().flat_map(|entry| &entry.cite).chain(beside).collect());
    }
    sources(page, catalog, tier, &cited);
}

fn is_way(question: &Question) -> bool {
    matches!(question, Question::Training | Question::OptOut)
}

fn dim(text: String) -> Span {
    Span::Toned(Tone::Dim, text)
}

/// Returns the verdict in a word and a sentence.
fn said(lead: &Entry, as_of: &AsOf) -> Line {
    let (tone, word, words) = verdict(&lead.answer);
    if let Some(until) = lead.until.filter(|_| lead.has_lapsed(as_of.day)) {
        let then = Line::toned(Tone::Caution, format!("LAPSED. The promise ended on {until}."));
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

/// Returns how well an answer is proven, of which day, and all that weakens it.
pub(super) fn about(catalog: &Catalog, tier: &Tier, entry: &Entry, as_of: &AsOf, today: Day) -> String {
    let mut about = Vec::new();
    about.extend(catalog.grade(tier, &entry.cite).map(|grade| grade.as_str().to_owned()));
    about.push(copies(&entry.cite));
    about.extend(entry.since.map(|since| format!("since {since}")));
    about.extend(
        entry.until.map(|until| if until < as_of.day { format!("LAPSED on {until}") } else { format!("lapses on {until}") }),
    );
    about.extend(
        tier.retired.filter(|retired| *retired <= as_of.day).map(|retired| format!("no longer offered since {retired}")),
    );
    if tier.confirmed.is_none() {
        about.push("one reviewer".to_owned());
    }
    let age = tier.days_since_read(today);
    if age > Tier::OLD_DAYS {
        about.push(format!("checked {age} days ago: check again"));
    }
    about.join(", ")
}

fn weak(catalog: &Catalog, tier: &Tier, cite: &[Citation]) -> &'static str {
    if catalog.grade(tier, cite) == Some(Grade::Secondary) { " (secondary)" } else { "" }
}

/// A weak answer says why it is weak.
fn explains(catalog: &Catalog, tier: &Tier, entry: &Entry) -> bool {
    entry.answer.is_unstated() || catalog.grade(tier, &entry.cite) == Some(Grade::Secondary)
}

fn how_to_stop(page: &mut Page, list: &Checklist<'_>, can_delete: bool) {
    match (list.need, list.opt_out) {
        (Need::Steps, Some(entry)) => {
            page.heading(3, Line::strong("How to stop it"));
            page.blocks.push(Block::Steps(entry.steps.iter().map(|step| Line::plain(step.as_str())).collect()));
        }
        (Need::NotPossible | Need::Unknown, _) => {
            let mut left = Vec::new();
            if !list.instead.is_empty() {
                let ids: Vec<&str> = list.instead.iter().map(|id| id.as_str()).collect();
                left.push(Line::plain(format!("Use another tier of the provider, which does not train: {}", ids.join(", "))));
            }
            left.push(
                Line::plain("Find one elsewhere: ").and(Span::Code("promptfate find --training never,opt_in".to_owned())),
            );
            if can_delete {
                left.push(Line::plain("Delete chats; what a model has learned stays learned."));
            }
            page.heading(3, Line::strong("What you can do"));
            page.list(left);
        }
        _ => {}
    }
}

/// What people ask for next, a line each.
fn facts(catalog: &Catalog, tier: &Tier, asked: &[Question], list: &Checklist<'_>, when: &Asked<'_>) -> Vec<(String, Line)> {
    let as_of = when.as_of;
    let mut facts = Vec::new();
    if asked.iter().any(is_way) {
        if list.need == Need::Steps {
            facts.push(("Past chats".to_owned(), Line::plain(reach(list.opt_out.and_then(|entry| entry.reach)))));
        }
        if !asked.contains(&Question::OptOut) {
            let elsewhere = tier.entries_at(Question::OptOut, as_of).into_iter().filter(|entry| !entry.regions.is_empty());
            facts.extend(elsewhere.map(|entry| {
                let region = regions(&entry.regions);
                let mut line = Line::plain("way to stop it: ");
                line.0.extend(toned(&entry.answer).0);
                (format!("In {region}"), line.text("; ").and(Span::Code("--region".to_owned())).text(" has the steps"))
            }));
        }
        let mut except = list.training.map(|entry| entry.except.clone()).unwrap_or_default();
        let feedback = tier.entries_at(Question::Feedback, as_of);
        let is_used = feedback.iter().any(|entry| entry.answer == Answer::Feedback(Feedback::Used));
        if is_used && !except.contains(&Except::Feedback) && list.need != Need::NotPossible {
            except.push(Except::Feedback);
        }
        if !except.is_empty() {
            facts.push(("Still used".to_owned(), Line::plain(exceptions(&except))));
        }
    } else if let Some(entry) =
        asked.iter().find_map(|one| tier.entries_at(*one, as_of).first().copied()).filter(|one| !one.except.is_empty())
    {
        facts.push(("Still used".to_owned(), Line::plain(exceptions(&entry.except))));
    }
    for question in [Question::Training, Question::Retention, Question::Deletion, Question::HumanReview] {
        let entries = tier.entries_at(question, as_of);
        if let Some((lead, others)) = entries.split_first().filter(|_| !asked.contains(&question)) {
            let line = brief_facts(lead, others);
            let line = if lead.has_lapsed(as_of.day) { line.text(" (lapsed)") } else { line };
            facts.push((label(question).to_owned(), line.text(weak(catalog, tier, &lead.cite))));
        }
    }
    for question in asked {
        let label = if asked.len() > 1 { format!("{} changed", label(*question)) } else { "Changed".to_owned() };
        facts.extend(last_change(tier, *question, as_of).map(|change| (label, change)));
    }
    facts
}

/// Returns what the last change that weighs was.
fn last_change(tier: &Tier, question: Question, as_of: &AsOf) -> Option<Line> {
    let lead = *tier.entries_at(question, as_of).first()?;
    let steps = history(tier);
    let step = steps.iter().find(|step| {
        step.question == question
            && step.regions == lead.regions
            && step.is_change()
            && step.impact != Impact::Neither
            && step.after.speaks_from() <= as_of.day
    })?;
    let (word, tone) = if step.impact == Impact::Worse { ("Worse", Tone::Bad) } else { ("Better", Tone::Good) };
    let day = step.day().map_or_else(|| format!("{} or before", step.after.speaks_from()), |day| day.to_string());
    let before = few_words(&step.before?.answer);
    Some(Line::toned(tone, format!("{word} since {day}.")).text(format!(" Before: {before}.")))
}

/// What differs inside the tier and in regions, a line each, worst first; what does not is named only.
fn differing(page: &mut Page, catalog: &Catalog, tier: &Tier, lead: &Entry, others: &[&Entry]) {
    let weak = |cite: &[Citation]| weak(catalog, tier, cite);
    let line = |answer: &Answer, when: &str, except: &[Except], cite: &[Citation]| {
        let line = Line::toned(verdict(answer).0, format!("{}: ", loud(answer))).text(format!("{when}{}", weak(cite)));
        if except.is_empty() { line } else { line.text(format!("; still used: {}", exceptions(except))) }
    };
    let mut lines: Vec<Line> = others
        .iter()
        .map(|other| line(&other.answer, &format!("in {}", regions(&other.regions)), &other.except, &other.cite))
        .collect();
    let (mut apart, same): (Vec<&Case>, Vec<&Case>) = lead.cases.iter().partition(|case| differs(lead, case));
    apart.sort_by_key(|case| worst_first(&lead.answer, &case.answer));
    lines.extend(apart.iter().map(|case| line(&case.answer, &case.when, &case.except, &case.cite)));
    for other in others {
        let place = regions(&other.regions);
        let cases = other.cases.iter().filter(|case| differs(other, case));
        lines.extend(cases.map(|case| line(&case.answer, &format!("in {place}: {}", case.when), &case.except, &case.cite)));
    }
    if !lines.is_empty() {
        page.heading(3, Line::strong("It differs for"));
    }
    if !same.is_empty() {
        let names: Vec<String> = same.iter().map(|case| format!("{}{}", case.when, weak(&case.cite))).collect();
        lines.push(Line::plain(format!("Also covers: {}.", names.join("; "))));
    }
    page.list(lines);
}

fn worst_first(lead: &Answer, case: &Answer) -> u8 {
    match (Impact::of_change(lead, case), case.is_unstated()) {
        (Impact::Worse, false) => 0,
        (_, true) => 1,
        (Impact::Neither, _) => 2,
        (Impact::Better, _) => 3,
    }
}

/// The first passage for each question, and how many more there are.
fn sources(page: &mut Page, catalog: &Catalog, tier: &Tier, cited: &[Vec<&Citation>]) {
    let mut seen: Vec<&Citation> = Vec::new();
    for citation in cited.iter().flatten() {
        if !seen.iter().any(|other| other.source == citation.source && other.passage == citation.passage) {
            seen.push(citation);
        }
    }
    let firsts = cited.iter().filter_map(|of| of.first()).take(FEW);
    let mut lines: Vec<Line> = firsts.filter_map(|citation| source(catalog, tier, citation)).collect();
    lines.dedup();
    let more = seen.len().saturating_sub(lines.len());
    let all = Line::plain(if more > 0 {
        format!("{more} more passage{}, and all answers: ", if more == 1 { "" } else { "s" })
    } else {
        "All answers: ".to_owned()
    });
    lines.push(all.and(Span::Code(format!("promptfate show {}", tier.id))));
    page.list(lines);
}

/// Returns a citation as a line: the document, how well it proves, the day of the copy, and the link to the passage.
pub(super) fn source(catalog: &Catalog, tier: &Tier, citation: &Citation) -> Option<Line> {
    let source = catalog.source(tier, citation)?;
    let grade = citation.grade(Some(source)).as_str();
    let sort = if source.kind == SourceKind::Secondary { ", someone else's words" } else { "" };
    let line = Line::plain(format!("{grade}, {}{sort}: ", copies(std::slice::from_ref(citation))));
    Some(line.and(Span::Link { text: source.title.clone(), url: citation.link(source) }))
}
