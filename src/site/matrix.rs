//! All answers in one table, which a script sorts and narrows down.

use maud::{Markup, html};

use super::Site;
use super::frame::Frame;
use crate::model::{Answer, Kind, Question, Retention, Tier};
use crate::output::wording::site::{self, kind};
use crate::output::wording::{briefest, few_words, label};
use crate::output::{Line, Span, Tone, class, line};

/// The questions by whose answers the table can be narrowed down: those whose answers are a word of a few.
const CHOICES: &[Question] =
    &[Question::Training, Question::HumanReview, Question::Sharing, Question::ZeroRetention, Question::OptOut];

/// Returns the page.
pub(super) fn page(of: &Site<'_>) -> String {
    let title = site::PAGES[0].1;
    let frame = Frame { path: "matrix.html", title, about: site::MATRIX_LEAD, scripts: &["matrix.js"], feed: None };
    let [by_name, reset, any] = site::MATRIX_CONTROLS;
    let kinds: Vec<_> = Kind::ALL.iter().map(|one| (one.as_str().to_owned(), kind(*one).to_owned())).collect();
    let main = html! {
        header.hero {
            h1 { (title) }
            p.lead { (site::MATRIX_LEAD) }
        }
        form #narrow hidden {
            label { (by_name) input type="search" name="q" autocomplete="off"; }
            label { (site::MATRIX_HEADS[1]) (select("kind", any, &kinds)) }
            @for question in CHOICES { label { (label(*question)) (select(question.as_str(), any, &answers(of, *question))) } }
            button type="reset" { (reset) }
            p #count role="status" data-says=(site::MATRIX_COUNT) {}
        }
        div.scroll.tall tabindex="0" role="region" aria-label=(title) {
            table #matrix data-sort=(site::SORTS) {
                thead {
                    tr {
                        th scope="col" data-key="name" { (site::MATRIX_HEADS[0]) }
                        th scope="col" data-key="kind" { (site::MATRIX_HEADS[1]) }
                        @for question in Question::ALL { th scope="col" data-key=(question.as_str()) { (label(*question)) } }
                    }
                }
                tbody { @for tier in &of.catalog.tiers { (row(of, tier)) "\n" } }
            }
        }
    };
    frame.around(of, &main)
}

fn select(name: &str, any: &str, options: &[(String, String)]) -> Markup {
    html! {
        select name=(name) {
            option value="" { (any) }
            @for (value, words) in options { option value=(value) { (words) } }
        }
    }
}

/// Returns the answers to a question that some offer has: as records spell them, and in few words.
fn answers(of: &Site<'_>, question: Question) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for tier in &of.catalog.tiers {
        let entry = tier.entries_at(question, &of.as_of).first().copied().filter(|entry| !entry.has_lapsed(of.today()));
        let Some(entry) = entry else { continue };
        let answer = (entry.answer.to_string(), few_words(&entry.answer));
        if !found.contains(&answer) {
            found.push(answer);
        }
    }
    found.sort();
    found
}

fn row(of: &Site<'_>, tier: &Tier) -> Markup {
    html! {
        tr data-name={ (tier.name) " " (of.catalog.provider_name(tier)) " " (tier.plans.join(" ")) } data-kind=(tier.kind.as_str()) {
            th scope="row" {
                a href={ "tiers/" (tier.id.as_str()) ".html" } { (tier.name) }
                " " small { (of.catalog.provider_name(tier)) }
            }
            td { (kind(tier.kind)) }
            @for question in Question::ALL { (cell(of, tier, *question)) }
        }
    }
}

/// Returns an answer in few words as a cell, with its word in the records and its place in an order.
pub(super) fn cell(of: &Site<'_>, tier: &Tier, question: Question) -> Markup {
    let said = short(of, tier, question);
    let entry = tier.entries_at(question, &of.as_of).first().copied();
    let word = entry.filter(|entry| !entry.has_lapsed(of.today())).map(|entry| entry.answer.to_string());
    let word = word.filter(|_| CHOICES.contains(&question));
    html! { td data-is=[word] data-at=(order(entry.map(|entry| &entry.answer), &said)) { (line(&said)) } }
}

/// Returns an answer in few words, with the numbers of its exceptions, of the cases in which it is another, and of the regions.
pub(super) fn short(of: &Site<'_>, tier: &Tier, question: Question) -> Line {
    let entries = tier.entries_at(question, &of.as_of);
    let Some((lead, others)) = entries.split_first() else { return Line::toned(Tone::Dim, site::NOT_RESEARCHED_CELL) };
    if let Some(until) = lead.until.filter(|_| lead.has_lapsed(of.today())) {
        return Line::toned(Tone::Caution, crate::output::wording::ask::lapsed(until));
    }
    let mut said = briefest(lead);
    let differing = others.iter().filter(|other| other.answer != lead.answer).count();
    if differing > 0 {
        said = said.text(site::elsewhere(differing));
    }
    // Every answer has a tone, the plain ones too.
    if let Some(first @ Span::Plain(_)) = said.0.first_mut()
        && let Span::Plain(text) = first.clone()
    {
        *first = Span::Toned(Tone::Dim, text);
    }
    said
}

/// Returns the place of an answer among others to the question: times by their length, others by what they mean for the person.
fn order(answer: Option<&Answer>, said: &Line) -> i64 {
    const LONGER_THAN_ANY: i64 = 1 << 20;
    match answer {
        Some(Answer::Retention(kept) | Answer::Deletion(kept) | Answer::FlaggedRetention(kept)) => match kept {
            Retention::Zero => 0,
            Retention::For(time) => {
                let [years, months, weeks, days] = time.parts();
                i64::from(years) * 365 + i64::from(months) * 30 + i64::from(weeks) * 7 + i64::from(days)
            }
            Retention::CustomerSet => LONGER_THAN_ANY,
            Retention::UntilDeleted => LONGER_THAN_ANY + 1,
            Retention::Indefinite => LONGER_THAN_ANY + 2,
            Retention::Unstated => LONGER_THAN_ANY + 3,
        },
        Some(answer) if !answer.is_unstated() => match said.0.first() {
            Some(Span::Toned(tone, _)) => {
                ["good", "dim", "caution", "bad"].iter().position(|one| *one == class(*tone)).unwrap_or(4) as i64
            }
            _ => 4,
        },
        Some(_) => LONGER_THAN_ANY + 3,
        None => LONGER_THAN_ANY + 4,
    }
}
