//! Durations and days.

use crate::model::{Citation, Period};

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
