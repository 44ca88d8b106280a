//! What changed: the history of tiers, and the difference of two states.

use super::{Block, Line, Page, Span, Table, Tone};
use crate::model::{Day, Entry, Impact, Tier};
use crate::output::wording::{brief, exceptions, few_words, granted, label, regions, toned};
use crate::questions::diff::{Change, Difference, TierChange, What};
use crate::questions::history::Step;
use crate::records::Catalog;

/// Returns the history of each tier, newest first.
pub fn history(catalog: &Catalog, histories: &[(&Tier, Vec<Step<'_>>)]) -> Page {
    let mut page = Page::titled("History");
    for (tier, steps) in histories {
        page.heading(2, format!("{} ({})", tier.name, catalog.provider_name(tier)));
        let day = |step: &Step<'_>| match step.day() {
            Some(day) => day.to_string(),
            None => format!("by {}", step.after.speaks_from()),
        };
        let changes: Vec<&Step<'_>> = steps.iter().filter(|step| step.is_change()).collect();
        if changes.is_empty() {
            page.paragraph("No answer has changed since it was first known.");
        } else {
            let rows = changes.iter().map(|step| {
                let (before, after) = step.before.map_or_else(Default::default, |before| what_changed(before, step.after));
                vec![
                    Line::plain(day(step)),
                    Line::plain(place(label(step.question), step.regions)),
                    before,
                    after,
                    direction(step.impact),
                ]
            });
            let header = ["Day", "Question", "Before", "From then on", "For you"].map(Line::from).to_vec();
            page.blocks.push(Block::Table(Table { header, rows: rows.collect() }));
        }
        let mut first: Vec<String> = Vec::new();
        for step in steps.iter().filter(|step| step.before.is_none()).rev() {
            first.push(format!("{} {}", place(label(step.question), step.regions), day(step)));
        }
        if !first.is_empty() {
            page.paragraph(Line::toned(Tone::Dim, format!("First known: {}.", first.join(", "))));
        }
        let others = steps.iter().filter(|step| step.before.is_some() && !step.is_change()).count();
        if others > 0 {
            page.paragraph(Line::toned(Tone::Dim, format!("Only evidence or notes changed: {others}.")));
        }
    }
    page.paragraph(Line::toned(
        Tone::Dim,
        "\"by\" a day: no text states when it began; the day is that of the first copy that says so.",
    ));
    page
}

/// Returns what two entries say, without what both say: the answers, or else what is still used, or else the special cases.
fn what_changed(before: &Entry, after: &Entry) -> (Line, Line) {
    let alone = |one: &Entry, other: &Entry| {
        let mut line = if one.answer == other.answer { Line::default() } else { toned(&one.answer) };
        let except: Vec<_> = one.except.iter().copied().filter(|word| !other.except.contains(word)).collect();
        let cases = one.cases.iter().filter(|case| {
            !other
                .cases
                .iter()
                .any(|known| (&known.when, &known.answer, &known.except) == (&case.when, &case.answer, &case.except))
        });
        let mut parts: Vec<String> = cases.map(|case| format!("{}: {}", case.when, few_words(&case.answer))).collect();
        if !except.is_empty() {
            parts.insert(0, format!("still used: {}", exceptions(&except)));
        }
        if let Some(mode) = one.granted.filter(|_| one.granted != other.granted) {
            parts.push(granted(mode).to_owned());
        }
        if !parts.is_empty() {
            let joint = if line.0.is_empty() { "" } else { "; " };
            line = line.text(format!("{joint}{}", parts.join("; ")));
        }
        if line.0.is_empty() { Line::toned(Tone::Dim, "not named") } else { line }
    };
    (alone(before, after), alone(after, before))
}

/// Returns what changed between two states, fit for a comment on a pull request.
pub fn difference(old: &str, new: &str, difference: &Difference) -> Page {
    let mut page = Page::titled(format!("Changes from {old} to {new}"));
    page.heading(2, format!("Changes from {old} to {new}"));
    if difference.is_empty() {
        page.paragraph("No answer changed.");
        return page;
    }
    let of = |what: &[What]| difference.changes.iter().filter(|change| what.contains(&change.what)).collect::<Vec<_>>();
    let answers = of(&[What::Answer, What::Scope]);
    let count = |impact: Impact| answers.iter().filter(|change| change.impact == impact).count();
    page.paragraph(
        Line::default()
            .and(Span::Toned(Tone::Bad, format!("{} worse", count(Impact::Worse))))
            .text(", ")
            .and(Span::Toned(Tone::Good, format!("{} better", count(Impact::Better))))
            .text(format!(
                ", {} neither; {} tiers new, {} gone.",
                count(Impact::Neither),
                difference.added.len(),
                difference.removed.len()
            )),
    );
    if !answers.is_empty() {
        let header = ["Tier", "Question", "Before", "After", "For you"].map(Line::from).to_vec();
        page.blocks.push(Block::Table(Table { header, rows: answers.iter().map(|change| row(change)).collect() }));
    }
    questions(&mut page, "First known: ", &of(&[What::Answered]));
    questions(&mut page, "No longer answered: ", &of(&[What::Withdrawn]));
    questions(&mut page, "Only evidence or notes: ", &of(&[What::Evidence]));
    tiers(&mut page, "New", &difference.added);
    tiers(&mut page, "Gone", &difference.removed);
    page
}

/// Changes that say nothing about the person's lot, in few words: the questions of each tier.
fn questions(page: &mut Page, heading: &str, changes: &[&Change]) {
    let mut by_tier: Vec<(&str, Vec<String>)> = Vec::new();
    for change in changes {
        let question = place(label(change.question), &change.regions);
        match by_tier.last_mut() {
            Some((tier, questions)) if *tier == change.tier.as_str() => questions.push(question),
            _ => by_tier.push((change.tier.as_str(), vec![question])),
        }
    }
    if !by_tier.is_empty() {
        page.paragraph(Line::strong(heading));
        page.list(
            by_tier.into_iter().map(|(tier, questions)| Line::plain(format!("{tier}: {}", questions.join(", ")))).collect(),
        );
    }
}

fn tiers(page: &mut Page, word: &str, tiers: &[TierChange]) {
    if !tiers.is_empty() {
        let names: Vec<String> = tiers.iter().map(|tier| format!("{} ({})", tier.id, tier.kind)).collect();
        page.paragraph(Line::strong(format!("{word}: ")).text(names.join(", ")));
    }
}

fn row(change: &Change) -> Vec<Line> {
    let question = place(label(change.question), &change.regions);
    let since =
        change.new.as_ref().and_then(|entry| entry.since).map_or_else(String::new, |since: Day| format!(" (since {since})"));
    let what = (change.what == What::Scope).then(|| Span::Toned(Tone::Dim, "scope ".to_owned()));
    vec![
        Line::plain(change.tier.as_str()),
        Line::plain(question),
        said(change.old.as_ref()),
        said(change.new.as_ref()).text(since),
        Line(what.into_iter().chain(direction(change.impact).0).collect()),
    ]
}

fn said(entry: Option<&Entry>) -> Line {
    entry.map_or_else(|| Line::toned(Tone::Dim, "nothing known"), brief)
}

fn place(question: &str, places: &[crate::model::Region]) -> String {
    if places.is_empty() { question.to_owned() } else { format!("{question} in {}", regions(places)) }
}

fn direction(impact: Impact) -> Line {
    match impact {
        Impact::Better => Line::toned(Tone::Good, "better"),
        Impact::Worse => Line::toned(Tone::Bad, "worse"),
        Impact::Neither => Line::default(),
    }
}
