//! What `ask` answers: the verdict, how to stop it, what is still used, what differs, and where it says so.

mod differing;
mod facts;
mod full;
mod short;
mod understood;

use schemars::JsonSchema;
use serde::Serialize;

use self::full::in_full;
use self::short::{in_short, overview};
use super::parts::{TierV1, called, head, lead, tier};
use crate::model::{AsOf, Day, Entry, Kind, Question, Tier};
use crate::names::Understood;
use crate::output::wording::{ask, guessed, label, lead as wording};
use crate::output::{Line, Page, Span, Tone, View};
use crate::records::Catalog;

pub(super) use self::understood::{NotKnown, UnderstoodV1};

/// Of more tiers than these each is kept short.
const MANY: usize = 2;

/// The answers to what was understood, and how much of them is shown.
#[derive(Debug)]
pub struct Answers<'a> {
    /// The tiers that are meant, best match first; behind them the others of their providers, among which a better one is looked for.
    pub catalog: &'a Catalog,
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

/// What was understood, and the tiers with all answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnswersV1<'a> {
    pub(super) understood: UnderstoodV1<'a>,
    pub(super) tiers: Vec<TierV1<'a>>,
}

impl<'a> Answers<'a> {
    fn meant(&self) -> &'a [Tier] {
        self.catalog.tiers.get(..self.understood.tiers.len()).unwrap_or_default()
    }

    /// Returns whether something is known of what is asked.
    fn knows(&self, tier: &Tier) -> bool {
        self.understood.asked.iter().any(|question| !tier.entries_at(*question, self.as_of).is_empty())
    }

    fn is_of_today(&self) -> bool {
        self.as_of.day == self.today
    }
}

impl<'a> View for Answers<'a> {
    type Json = AnswersV1<'a>;

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        let understood = self.understood;
        let mut page = Page::titled(ask::TITLE);
        self::understood::said(&mut page, understood);
        if let Some(first) = self.meant().first().filter(|_| self.is_of_today()) {
            self::understood::times_said(&mut page, understood, first, self.today);
        }
        if let Some(region) = self.as_of.region.as_ref().filter(|_| self.guessed_region) {
            page.paragraph(Line::toned(Tone::Dim, guessed(region)));
        }
        let meant: Vec<&Tier> = self.meant().iter().collect();
        let (mut shown, mut others) = if self.all { (meant, Vec::new()) } else { personal(meant) };
        // Where nothing is known of the personal ones, those of which something is are not left out.
        if !shown.iter().any(|tier| self.knows(tier)) {
            let (known, rest) = others.into_iter().partition(|tier| self.knows(tier));
            others = rest;
            shown.extend::<Vec<&Tier>>(known);
        }
        for (at, tier) in shown.iter().enumerate() {
            // Beside the best match its sibling is kept short, unless all is asked for.
            let is_sibling = !self.all && at > 0 && tier.provider() == shown[0].provider();
            match understood.asked.as_slice() {
                [] => overview(&mut page, self.catalog, tier, self.as_of),
                questions if shown.len() > MANY || is_sibling => {
                    questions.iter().for_each(|one| in_short(&mut page, self, tier, *one))
                }
                questions => in_full(&mut page, self, tier, questions),
            }
        }
        siblings(&mut page, self.catalog, &others, understood);
        page
    }

    fn lead(&self) -> String {
        let (understood, meant) = (self.understood, self.meant());
        let mut sentences = self::understood::first(understood);
        if self.is_of_today() {
            let times = self::understood::other_times(understood, self.today);
            sentences.extend(times.map(|time| ask::not_then(&time.typed)));
        }
        let mut parts: Vec<String> = Vec::new();
        if understood.asked.is_empty() {
            parts.push(wording::not_understood(&meant.iter().map(|tier| called(self.catalog, tier)).collect::<Vec<_>>()));
        }
        for question in &understood.asked {
            parts.extend(meant.iter().map(|tier| lead(self.catalog, tier, *question, self.as_of, self.today)));
        }
        sentences.push(wording::sentence(self.as_of.day, &parts));
        sentences.join(" ")
    }

    fn json(&self) -> AnswersV1<'a> {
        let asked = self.understood.asked.first().copied();
        AnswersV1 {
            understood: UnderstoodV1::of(self.understood, self.meant()),
            tiers: self.meant().iter().map(|one| tier(self.catalog, one, self.as_of, asked)).collect(),
        }
    }
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
        let line = Line::plain(ask::other_tiers(name, &names));
        page.paragraph(line.and(Span::Code("--all".to_owned())));
    }
    if let Some((count, providers)) = &understood.left_out {
        let command = Span::Code(format!("promptfate list {}", providers.join(" ")));
        page.paragraph(Line::plain(ask::more_fit(*count)).and(command));
    }
}

fn with_plans(catalog: &Catalog, tier: &Tier) -> Line {
    let line = head(catalog, tier);
    if tier.plans.is_empty() { line } else { line.text(format!(": {}", tier.plans.join(", "))) }
}

fn unknown(tier: &Tier, question: Question, as_of: &AsOf) -> Line {
    let earliest = tier.timeline(question).iter().map(Entry::speaks_from).min();
    let words = ask::not_known(earliest, as_of);
    Line::toned(Tone::Dim, "NOT KNOWN. ").and(Span::Toned(Tone::Dim, format!("{}: {words}", label(question))))
}
