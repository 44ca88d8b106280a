//! What changed in tiers, when, and for better or worse: `history`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{AnswerV1, OfTier, answer, called, direction, head, place};
use crate::model::{Day, Entry, Impact, Question, Since, Span, Tier};
use crate::output::picture::{Lane, Picture, Point, Shape};
use crate::output::wording::{began, changes, exceptions, few_words, granted, label, lead, regions, toned};
use crate::output::{Block, Format, Line, Page, Table, Tone, View};
use crate::questions::diff::{LeftOut, What};
use crate::questions::history::Step;
use crate::records::Catalog;

/// The history of each tier, newest first.
#[derive(Debug)]
pub struct Histories<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// The steps of each.
    pub histories: &'a [(&'a Tier, Vec<Step<'a>>)],
    /// Whether to list what is no change too: the oldest answers that are known, and new evidence for the same answer.
    pub in_full: bool,
    /// The day it is.
    pub today: Day,
}

/// What changed in tiers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoriesV1<'a> {
    histories: Vec<HistoryV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct HistoryV1<'a> {
    #[serde(flatten)]
    of: OfTier<'a>,
    changes: Vec<StepV1>,
    #[serde(skip_serializing_if = "LeftOut::is_nothing")]
    left_out: LeftOut,
}

#[derive(Debug, Serialize, JsonSchema)]
struct StepV1 {
    question: Question,
    what: What,
    /// As the text states it; `null` where none does.
    day: Option<Day>,
    /// Where no text states the day: between which dated versions it came. Without this and `day` it is not known when.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<Span>,
    burden: Impact,
    before: Option<AnswerV1>,
    after: AnswerV1,
}

impl<'a> View for Histories<'a> {
    type Json = HistoriesV1<'a>;

    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Svg];

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let mut page = Page::titled("History");
        for (tier, steps) in self.histories {
            page.heading(2, head(self.catalog, tier));
            let stepped: Vec<&Step<'_>> = steps.iter().filter(|step| step.is_change()).collect();
            if stepped.is_empty() {
                page.paragraph(changes::NONE_SINCE_FIRST_KNOWN);
            } else {
                let (dated, undated): (Vec<&Step<'_>>, _) = stepped.into_iter().partition(|step| step.after.began().is_some());
                table(&mut page, &dated);
                if !undated.is_empty() {
                    page.paragraph(Line::strong(changes::UNDATED));
                    table(&mut page, &undated);
                }
            }
            let mut first: Vec<String> = Vec::new();
            for step in steps.iter().filter(|step| self.in_full && step.before.is_none()).rev() {
                first.push(format!("{} {}", place(label(step.question), step.regions), began(step.after.began())));
            }
            if !first.is_empty() {
                page.paragraph(Line::toned(Tone::Dim, format!("First known: {}.", first.join(", "))));
            }
            let others = steps.iter().filter(|step| step.before.is_some() && !step.is_change()).count();
            if others > 0 {
                page.paragraph(Line::toned(Tone::Dim, changes::only_evidence(others)));
            }
        }
        page.paragraph(Line::toned(Tone::Dim, changes::BY_A_DAY));
        page
    }

    fn picture(&self) -> Option<Picture> {
        let mut lanes = Vec::new();
        for (tier, steps) in self.histories {
            lanes.push(Lane { name: head(self.catalog, tier).to_plain(), points: Vec::new() });
            for question in Question::ALL {
                let of = steps.iter().rev().filter(|step| step.question == *question && step.is_change());
                let mut points: Vec<Point> = of.map(point).collect();
                points.sort_by_key(|point| point.day);
                if !points.is_empty() {
                    lanes.push(Lane { name: label(*question).to_owned(), points });
                }
            }
        }
        let names = self.histories.iter().map(|(tier, _)| tier.name.as_str());
        Some(Picture { title: format!("What changed: {}", some_of(names)), shape: Shape::Timeline(lanes, self.today) })
    }

    fn lead(&self) -> String {
        let part = |(tier, steps): &(&Tier, Vec<Step<'_>>)| {
            let changes: Vec<&Step<'_>> = steps.iter().filter(|step| step.is_change()).collect();
            let newest = changes.first().map(|step| (began(step.after.began()), label(step.question)));
            lead::changed(
                &called(self.catalog, tier),
                changes.len(),
                newest.as_ref().map(|(when, what)| (when.as_str(), *what)),
            )
        };
        lead::sentence(self.today, &self.histories.iter().map(part).collect::<Vec<_>>())
    }

    fn json(&self) -> HistoriesV1<'a> {
        let history = |(tier, steps): &(&'a Tier, Vec<Step<'a>>)| {
            let step = |step: &Step<'a>| StepV1 {
                question: step.question,
                what: step.what(),
                day: step.day(),
                between: step.after.began().and_then(Since::span),
                burden: step.impact,
                before: step.before.map(|one| answer(self.catalog, tier, one)),
                after: answer(self.catalog, tier, step.after),
            };
            let mut left_out = LeftOut::default();
            let listed = steps.iter().filter(|step| self.in_full || !left_out.takes(step.what()));
            HistoryV1 { of: OfTier::from(&tier.id), changes: listed.map(step).collect(), left_out }
        };
        HistoriesV1 { histories: self.histories.iter().map(history).collect() }
    }
}

fn table(page: &mut Page, steps: &[&Step<'_>]) {
    let row = |step: &&Step<'_>| {
        let (before, after) = step.before.map_or_else(Default::default, |before| what_changed(before, step.after));
        let question = Line::plain(place(label(step.question), step.regions));
        vec![Line::plain(began(step.after.began())), question, before, after, direction(step.impact)]
    };
    if !steps.is_empty() {
        let header = changes::HEADER.map(Line::from).to_vec();
        page.blocks.push(Block::Table(Table { header, rows: steps.iter().map(row).collect() }));
    }
}

/// Returns the first names, and how many there are beside.
fn some_of<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    const FEW: usize = 3;
    let more = names.len().saturating_sub(FEW);
    let first = names.take(FEW).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{first} and {more} more") } else { first }
}

/// Returns a step as a change: when, what it means for the person, and what was before and is from then on.
pub fn point(step: &Step<'_>) -> Point {
    let (before, after) = step.before.map_or_else(Default::default, |before| what_changed(before, step.after));
    let tone = match step.impact {
        Impact::Better => Tone::Good,
        Impact::Worse => Tone::Bad,
        Impact::Neither => Tone::Dim,
    };
    let place = if step.regions.is_empty() { String::new() } else { format!("in {}: ", regions(step.regions)) };
    Point {
        day: step.after.speaks_from(),
        when: began(step.after.began()),
        is_stated: step.day().is_some(),
        tone,
        words: format!("{place}{} \u{2192} {}", before.to_plain(), after.to_plain()),
    }
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
