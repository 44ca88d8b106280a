//! What changed between two states of the records: `diff`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{AnswerV1, OfTier, answer, direction, place};
use crate::model::{self, Day, Entry, Impact, Question, Since};
use crate::output::wording::{brief, changes, label, lead, since};
use crate::output::{Block, Line, Page, Span, Table, Tone, View};
use crate::questions::diff::{Change, Difference, LeftOut, TierChange, What};
use crate::records::Catalog;

/// What changed between two states, fit for a comment on a pull request.
#[derive(Debug)]
pub struct Changes<'a> {
    /// The state before, and what it is called.
    pub old: (&'a Catalog, &'a str),
    /// The state after, and what it is called.
    pub new: (&'a Catalog, &'a str),
    /// What changed.
    pub difference: &'a Difference,
    /// The day of the state after.
    pub day: Day,
}

/// What changed between two states.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangesV1<'a> {
    difference: DifferenceV1<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct DifferenceV1<'a> {
    added: Vec<TierV1<'a>>,
    removed: Vec<TierV1<'a>>,
    changes: Vec<ChangeV1<'a>>,
    #[serde(skip_serializing_if = "LeftOut::is_nothing")]
    left_out: LeftOut,
}

/// A tier that is there on one side alone.
#[derive(Debug, Serialize, JsonSchema)]
struct TierV1<'a> {
    #[serde(flatten)]
    tier: &'a TierChange,
    provider_id: &'a str,
}

fn of(tiers: &[TierChange]) -> Vec<TierV1<'_>> {
    tiers.iter().map(|tier| TierV1 { tier, provider_id: tier.id.provider() }).collect()
}

/// A change of one answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ChangeV1<'a> {
    #[serde(flatten)]
    of: OfTier<'a>,
    question: Question,
    what: What,
    burden: Impact,
    before: Option<AnswerV1>,
    after: Option<AnswerV1>,
    /// The day on which it began to be said, as a text states it.
    day: Option<Day>,
    /// Where no text states the day: between which dated versions it came. Without this and `day` it is not known when.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<model::Span>,
    /// Where nothing is known of the first day: the day before which there is no record.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_record_before: Option<Day>,
    /// And the oldest answer that is known, from that day on, with which the one after is compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<AnswerV1>,
}

impl<'a> View for Changes<'a> {
    type Json = ChangesV1<'a>;

    fn day(&self) -> Day {
        self.day
    }

    fn page(&self) -> Page {
        let difference = self.difference;
        let mut page = Page::titled(changes::between(self.old.1, self.new.1));
        page.heading(2, changes::between(self.old.1, self.new.1));
        if difference.is_empty() {
            page.paragraph(changes::NONE);
            left_out(&mut page, difference);
            return page;
        }
        let of = |what: &[What]| difference.changes.iter().filter(|change| what.contains(&change.what)).collect::<Vec<_>>();
        let answers: Vec<&Change> = difference.changes.iter().filter(|change| change.is_of_the_answer()).collect();
        let count = |impact: Impact| answers.iter().filter(|change| change.impact == impact).count();
        page.paragraph(
            Line::default()
                .and(Span::Toned(Tone::Bad, format!("{} worse", count(Impact::Worse))))
                .text(", ")
                .and(Span::Toned(Tone::Good, format!("{} better", count(Impact::Better))))
                .text(changes::rest(count(Impact::Neither), difference.added.len(), difference.removed.len())),
        );
        if !answers.is_empty() {
            page.blocks.push(table(&answers));
        }
        let mut first_known = of(&[What::Answered]);
        first_known.retain(|change| !change.is_of_the_answer());
        questions(&mut page, changes::OTHERS[0], &first_known);
        questions(&mut page, changes::OTHERS[1], &of(&[What::Withdrawn]));
        questions(&mut page, changes::OTHERS[2], &of(&[What::Evidence]));
        tiers(&mut page, "New", &difference.added);
        tiers(&mut page, "Gone", &difference.removed);
        left_out(&mut page, difference);
        page
    }

    fn lead(&self) -> String {
        let changes = || self.difference.changes.iter().filter(|change| matches!(change.what, What::Answer | What::Scope));
        let of = |impact| changes().filter(|change| change.impact == impact).count();
        lead::difference(self.old.1, self.new.1, changes().count(), of(Impact::Worse), of(Impact::Better))
    }

    fn json(&self) -> ChangesV1<'a> {
        let change = |change: &'a Change| change_v1(change, self.old.0, self.new.0);
        let Difference { added, removed, changes, left_out } = self.difference;
        let changes = changes.iter().map(change).collect();
        ChangesV1 { difference: DifferenceV1 { added: of(added), removed: of(removed), changes, left_out: *left_out } }
    }
}

/// Says how much is not listed.
fn left_out(page: &mut Page, difference: &Difference) {
    if !difference.left_out.is_nothing() {
        page.paragraph(Line::toned(Tone::Dim, changes::left_out(difference.left_out)).and(Span::Code("--all".to_owned())));
    }
}

/// Returns a change with both answers, of the records before and after.
pub(super) fn change_v1<'a>(change: &'a Change, old: &Catalog, new: &Catalog) -> ChangeV1<'a> {
    let said = |catalog: &Catalog, one: Option<&Entry>| {
        let tier = catalog.tiers.iter().find(|tier| tier.id == change.tier)?;
        one.map(|one| answer(catalog, tier, one))
    };
    ChangeV1 {
        of: OfTier::from(&change.tier),
        question: change.question,
        what: change.what,
        burden: change.impact,
        before: said(old, change.old.as_ref()),
        after: said(new, change.new.as_ref()),
        day: change.began.and_then(Since::effective),
        between: change.began.and_then(Since::span),
        no_record_before: change.no_record_before(),
        first: said(new, change.first.as_ref()),
    }
}

/// Returns a row for each change.
pub(super) fn table(changes: &[&Change]) -> Block {
    let header = ["Tier", "Question", "Before", "After", "For you"].map(Line::from).to_vec();
    Block::Table(Table { header, rows: changes.iter().map(|change| row(change)).collect() })
}

/// Changes that say nothing about the person's lot, in few words: the questions of each tier.
fn questions(page: &mut Page, heading: &str, changed: &[&Change]) {
    type Of<'c> = (&'c str, Option<Day>);
    let mut by_tier: Vec<(Of<'_>, Vec<String>)> = Vec::new();
    for change in changed {
        let question = place(label(change.question), &change.regions);
        let of = (change.tier.as_str(), change.no_record_before());
        match by_tier.last_mut() {
            Some((known, questions)) if *known == of => questions.push(question),
            _ => by_tier.push((of, vec![question])),
        }
    }
    let line = |((tier, day), questions): (Of<'_>, Vec<String>)| {
        let no_record = day.map_or_else(String::new, |day| format!(" ({})", changes::no_record_before(day)));
        Line::plain(format!("{tier}: {}{no_record}", questions.join(", ")))
    };
    if !by_tier.is_empty() {
        page.paragraph(Line::strong(heading));
        page.list(by_tier.into_iter().map(line).collect());
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
    let since = change.began.map_or_else(String::new, |began| format!(" ({})", since(began)));
    let what = (change.what == What::Scope).then(|| Span::Toned(Tone::Dim, "scope ".to_owned()));
    vec![
        Line::plain(change.tier.as_str()),
        Line::plain(question),
        before(change),
        said(change.new.as_ref()).text(since),
        Line(what.into_iter().chain(direction(change.impact).0).collect()),
    ]
}

/// Returns what was said before, or since when anything is known and what it is.
fn before(change: &Change) -> Line {
    let Some((day, first)) = change.no_record_before().zip(change.first.as_ref()) else { return said(change.old.as_ref()) };
    let mut line = Line::toned(Tone::Dim, changes::no_record_before(day)).text("; ");
    line.0.extend(brief(first).0);
    line
}

fn said(entry: Option<&Entry>) -> Line {
    entry.map_or_else(|| Line::toned(Tone::Dim, "nothing known"), brief)
}
