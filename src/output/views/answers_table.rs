//! All answers as one table, a row each with the days on which it holds: `export ndjson`, `csv`, `sql`, `parquet`.

use serde_json::Value;

use crate::model::{Answer, Citation, Since};
use crate::output::rows::{Cell, Column, Rows, Sort};
use crate::output::wording::differs;
use crate::questions::spans::{Spanned, spans};
use crate::records::Catalog;

const fn text(name: &'static str, about: &'static str) -> Column {
    Column { name, sort: Sort::Text, about }
}

const fn day(name: &'static str, about: &'static str) -> Column {
    Column { name, sort: Sort::Day, about }
}

const fn count(name: &'static str, about: &'static str) -> Column {
    Column { name, sort: Sort::Count, about }
}

/// The columns, as `docs/export.md` has them.
pub const COLUMNS: [Column; 25] = [
    text("tier", "id of the tier"),
    text("provider", "id of its provider"),
    text("provider_name", "its provider"),
    text("tier_name", "its name"),
    text("kind", "consumer, team, enterprise, education, api, cloud, local"),
    text("question", "what is asked"),
    text("answer", "what is said, as in the JSON; a list or a map is JSON in a text"),
    count("days", "days of a time, at most"),
    text("regions", "where it holds, joined by commas; empty: everywhere else"),
    day("valid_from", "first day for which it is given"),
    day("valid_to", "first day for which it is no longer given; empty: still"),
    day("effective", "day on which it took effect, as a text states it"),
    day("seen_without", "last dated version without it"),
    day("seen_with", "first dated version with it"),
    day("promise_ends", "day on which the promise ends"),
    text("still_used", "what is still used, joined by commas"),
    count("cases", "special cases inside the tier"),
    count("differing_cases", "those of them that say something else"),
    text("differing_answers", "what those say, joined by commas"),
    text("conflicting_answer", "what another text of the provider says"),
    text("grade", "verified, cited, secondary"),
    text("source_url", "opens the first document at the passage"),
    day("read_on", "day of the copy that was read"),
    day("checked_on", "day on which the documents of the tier were last read"),
    day("retired_on", "day from which on the tier is no longer offered"),
];

/// Returns the table of all answers.
pub fn answers_table(catalog: &Catalog) -> Rows {
    let cells = spans(catalog).iter().map(|spanned| row(catalog, spanned).to_vec()).collect();
    Rows::new("answers", COLUMNS.to_vec(), cells)
}

fn row(catalog: &Catalog, spanned: &Spanned<'_>) -> [Cell; COLUMNS.len()] {
    let Spanned { tier, question, entry, from, to } = *spanned;
    let span = entry.began().and_then(Since::span);
    let cited: Option<&Citation> = entry.cite.first();
    let differing: Vec<&Answer> = entry.cases.iter().filter(|case| differs(entry, case)).map(|case| &case.answer).collect();
    let words = |words: Vec<String>| Cell::Text(words.join(","));
    let number = |count: usize| Cell::Count(u32::try_from(count).unwrap_or(u32::MAX));
    [
        Cell::Text(tier.id.to_string()),
        Cell::Text(tier.provider().to_owned()),
        Cell::Text(catalog.provider_name(tier).to_owned()),
        Cell::Text(tier.name.clone()),
        Cell::Text(tier.kind.to_string()),
        Cell::Text(question.as_str().to_owned()),
        Cell::Text(said(&entry.answer)),
        Cell::count(entry.answer.days()),
        words(entry.regions.iter().map(ToString::to_string).collect()),
        Cell::Day(from),
        Cell::day(to),
        Cell::day(entry.since.and_then(Since::effective)),
        Cell::day(span.and_then(|span| span.after)),
        Cell::day(span.map(|span| span.by)),
        Cell::day(entry.until),
        words(entry.except.iter().map(|except| except.as_str().to_owned()).collect()),
        number(entry.cases.len()),
        number(differing.len()),
        words(differing.into_iter().map(said).collect()),
        Cell::text(entry.conflict.as_ref().map(|conflict| said(&conflict.answer))),
        Cell::text(catalog.grade(tier, &entry.cite).map(|grade| grade.as_str())),
        Cell::text(cited.and_then(|cited| Some(cited.link(catalog.source(tier, cited)?)))),
        Cell::day(cited.map(|cited| cited.read)),
        Cell::Day(tier.checked),
        Cell::day(tier.retired),
    ]
}

/// Returns an answer as a text: a word, or JSON.
fn said(answer: &Answer) -> String {
    match answer.to_json() {
        Value::String(word) => word,
        other => other.to_string(),
    }
}
