//! What was understood of the words of a question, and what was not.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Day, Question, Tier, TierId};
use crate::names::{Time, Understood};
use crate::output::wording::ask;
use crate::output::{Line, Page, Span};

/// What was understood of a question.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct UnderstoodV1<'a> {
    tiers: Vec<&'a TierId>,
    /// The first that was asked; `null` where the words that carry it were not understood.
    question: Option<Question>,
    questions: Vec<Question>,
    /// Words that were taken for a name.
    corrected: Vec<CorrectedV1<'a>>,
    not_understood: Vec<&'a str>,
    /// Times that the words name; the answers are for `as_of` and not for these.
    times: Vec<TimeV1<'a>>,
    /// Products without a record.
    unknown: Vec<&'a str>,
    /// Tiers that fit too and were left out.
    more: Option<MoreV1<'a>>,
    /// A model and the company whose terms decide.
    route: Option<RouteV1<'a>>,
    #[serde(flatten)]
    not_known: Option<NotKnown<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CorrectedV1<'a> {
    typed: &'a str,
    read: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct TimeV1<'a> {
    typed: &'a str,
    /// Its last day; `null` where the words do not say which.
    until: Option<Day>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct MoreV1<'a> {
    tiers: usize,
    providers: &'a [String],
}

#[derive(Debug, Serialize, JsonSchema)]
struct RouteV1<'a> {
    model: &'a str,
    through: &'a str,
}

/// Why nothing is known, with exit status 2.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotKnown<'a> {
    /// Tiers with near names, or of the product whose plan is not listed.
    pub near: Vec<String>,
    pub unlisted_plan: Option<&'a str>,
    pub message: String,
}

impl<'a> UnderstoodV1<'a> {
    /// Returns that nothing is known, of a product if one was named.
    pub fn nothing(product: Option<&'a str>, not_known: NotKnown<'a>) -> UnderstoodV1<'a> {
        UnderstoodV1 { unknown: product.into_iter().collect(), not_known: Some(not_known), ..UnderstoodV1::default() }
    }

    pub(super) fn of(understood: &'a Understood, meant: &'a [Tier]) -> UnderstoodV1<'a> {
        let corrected = |(typed, read): &'a (String, String)| CorrectedV1 { typed, read };
        UnderstoodV1 {
            tiers: meant.iter().map(|tier| &tier.id).collect(),
            question: understood.asked.first().copied(),
            questions: understood.asked.clone(),
            corrected: understood.corrected.iter().map(corrected).collect(),
            not_understood: understood.not_understood.iter().map(String::as_str).collect(),
            times: understood.times.iter().map(|time| TimeV1 { typed: &time.typed, until: time.until }).collect(),
            unknown: understood.strangers.iter().map(String::as_str).collect(),
            more: understood.left_out.as_ref().map(|(tiers, providers)| MoreV1 { tiers: *tiers, providers }),
            route: understood.route.as_ref().map(|(model, through)| RouteV1 { model, through }),
            not_known: None,
        }
    }
}

/// Returns what has to be read before the answers: what was taken for what, and what they are not about.
pub(super) fn first(understood: &Understood) -> Vec<String> {
    let taken = understood.corrected.iter().map(|(typed, read)| ask::taken(typed, read));
    let strangers = understood.strangers.iter().map(|stranger| ask::stranger(stranger));
    let route = understood.route.iter().map(|(model, host)| ask::route(model, host));
    taken.chain(strangers).chain(route).collect()
}

/// Puts before the answers what was taken for what, and what is not answered.
pub(super) fn said(page: &mut Page, understood: &Understood) {
    for (typed, read) in &understood.corrected {
        page.paragraph(Line::plain("Taking ").and(Span::Code(typed.clone())).text(format!(" as {read}.")));
    }
    for stranger in &understood.strangers {
        page.paragraph(ask::stranger(stranger));
    }
    if let Some((model, host)) = &understood.route {
        page.paragraph(ask::route(model, host));
    }
    if understood.asked.is_empty() {
        let words = understood.not_understood.join(", ");
        page.paragraph(ask::no_question(&words));
    } else if !understood.not_understood.is_empty() {
        page.paragraph(format!("Not understood: {}.", understood.not_understood.join(", ")));
    }
}

/// Returns the times that are named and are not the day that is answered for, which is today.
pub(super) fn other_times(understood: &Understood, today: Day) -> impl Iterator<Item = &Time> {
    let is_other = move |until: Day| until < today || until.year() > today.year();
    understood.times.iter().filter(move |time| time.until.is_none_or(is_other))
}

/// Puts before the answers that they are not of the time that was named, and how to ask for that.
pub(super) fn times_said(page: &mut Page, understood: &Understood, of: &Tier, today: Day) {
    for time in other_times(understood, today) {
        let line = Line::plain(ask::other_time(&time.typed, time.until, today));
        let command = match time.until {
            Some(until) if until > today => None,
            Some(until) => Some(ask::command_at(of.id.as_str(), until)),
            None => Some(format!("promptfate history {}", of.id)),
        };
        page.paragraph(match command {
            Some(command) => line.and(Span::Code(command)),
            None => line,
        });
    }
}
