//! Durations and days.

use crate::model::{Citation, Period, Since, Span};

/// Returns a duration in words, such as `30 days` or `1 year 6 months`.
pub fn period(period: Period) -> String {
    let [years, months, weeks, days] = period.parts();
    let parts = [(years, "year"), (months, "month"), (weeks, "week"), (days, "day")];
    let counted = parts.iter().filter(|(count, _)| *count > 0);
    let words: Vec<_> = counted.map(|(count, unit)| format!("{count} {unit}{}", if *count == 1 { "" } else { "s" })).collect();
    words.join(" ")
}

/// Returns a number of days, such as `1 day`.
pub fn days(count: i64) -> String {
    format!("{count} day{}", if count == 1 { "" } else { "s" })
}

/// Returns the days of the copies that were read.
pub fn copies(citations: &[Citation]) -> String {
    let days = || citations.iter().map(|citation| citation.read);
    let is_undated = citations.iter().any(|citation| citation.undated);
    match (days().min(), days().max()) {
        (Some(first), Some(last)) if first != last && is_undated => format!("copies of {first} to {last}, not all dated"),
        (Some(first), Some(last)) if first != last => format!("copies of {first} to {last}"),
        (Some(day), _) if is_undated => format!("undated copy, read {day}"),
        (Some(day), _) => format!("copy of {day}"),
        _ => "no copy".to_owned(),
    }
}

/// Returns when something began: on a day that a text states, or between the days of two versions.
pub fn began(since: Option<Since>) -> String {
    match since {
        Some(Since::Effective(day)) => day.to_string(),
        Some(Since::By(span)) => between(span),
        None => "not known when".to_owned(),
    }
}

/// Returns since when an answer is said to hold.
pub fn since(since: Since) -> String {
    match since {
        Since::Effective(day) => format!("since {day}"),
        Since::By(Span { after: Some(after), by }) => format!("since a day between {after} and {by}"),
        Since::By(Span { after: None, by }) => format!("since {by} or before"),
    }
}

/// Returns the time in which something came.
pub fn between(span: Span) -> String {
    let Span { after, by } = span;
    after.map_or_else(|| format!("by {by}"), |after| format!("between {after} and {by}"))
}
