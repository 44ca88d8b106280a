//! Times that a question names: what is answered holds today, and a question of another time must not pass for one of today.

use std::ops::Range;

use super::mentions::has;
use super::tokens::{Text, Token};
use crate::model::Day;

/// Years that a question may name: products of this kind are no older.
const YEARS: Range<u16> = 2015..2100;
/// More times than these are not told.
const MOST: usize = 4;
/// So many words may stand between a month and its year: `March 5, 2025`, `marzo de 2025`.
const BETWEEN: usize = 2;

/// The months of the languages that are read, by the beginnings that tell them apart; a whole word begins so and has at most
/// nine letters.
const MONTHS: [&str; 12] = [
    "january janv janu enero gennaio jan",
    "february feb févr febrero fevereiro febbraio",
    "march märz mars marzo março mar",
    "april avri abril aprile apr",
    "may mai mayo maggio maio",
    "june juni juin junio junho giugno jun",
    "july juli juil julio julho luglio jul",
    "august août agosto aug",
    "september sept septiembre setembro settembre sep",
    "october oktober octo ottobre outubro oct okt",
    "november nove nov",
    "december dezember déce dici dezembro dicembre dec dez",
];

/// Words that name a time before now without saying which, in the order in which they stand.
const RELATIVE: &[&str] = &[
    "last year",
    "last month",
    "last week",
    "last summer",
    "last winter",
    "year ago",
    "years ago",
    "month ago",
    "months ago",
    "weeks ago",
    "back then",
    "letztes jahr",
    "letzten jahr",
    "letzten monat",
    "vor einem jahr",
    "année dernière",
    "an dernier",
    "mois dernier",
    "año pasado",
    "mes pasado",
    "anno scorso",
    "mese scorso",
    "ano passado",
    "mês passado",
];
const RELATIVE_UNSPACED: &[&str] = &["去年", "昨年", "先月", "上个月", "작년", "지난해", "지난달"];

/// Words that lead to a time and ask nothing.
const LEADS: &str =
    "after around avant antes before bis depuis desde dopo during early hasta im in late nach prima seit since until vor";

/// A time that a question names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// As it was typed.
    pub typed: String,
    /// Its last day; none where the words do not say which.
    pub until: Option<Day>,
    /// The words, with one that leads to them.
    pub(super) tokens: Range<usize>,
}

/// Returns the times that a text names, outside the names in it.
pub(super) fn times(text: &Text, is_name: &dyn Fn(usize) -> bool) -> Vec<Time> {
    let mut found: Vec<Time> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() && found.len() < MOST {
        let one = if is_name(at) { None } else { day(text, at).or_else(|| month(text, at)).or_else(|| year(text, at)) };
        match one.or_else(|| relative(text, at)) {
            Some((tokens, until)) => {
                at = tokens.end;
                let typed = text.between(tokens.clone()).to_owned();
                let leads = tokens.start.checked_sub(1).filter(|before| has(LEADS, &text.tokens[*before].word));
                found.push(Time { typed, until, tokens: leads.unwrap_or(tokens.start)..tokens.end });
            }
            None => at += 1,
        }
    }
    found
}

type Found = Option<(Range<usize>, Option<Day>)>;

/// `2025-03-05`, and not the end of a model's name: `gpt-4o-2024-08-06`.
fn day(text: &Text, at: usize) -> Found {
    let tokens = at..at + 3;
    let typed = text.between(tokens.clone());
    let is_free = is_free(text, text.tokens.get(at)?.bytes.start..text.tokens.get(at + 2)?.bytes.end);
    let day = typed.parse().ok().filter(|_| is_free && year_of(&text.tokens[at]).is_some())?;
    Some((tokens, Some(day)))
}

/// `March 2025`, `5 marzo de 2025`.
fn month(text: &Text, at: usize) -> Found {
    let month = 1 + MONTHS.iter().position(|names| is_month(&text.tokens[at].word, names))?;
    let end = (at + 1..=at + 1 + BETWEEN).find(|end| text.tokens.get(*end).and_then(year_of).is_some())?;
    let year = year_of(&text.tokens[end])?;
    Some((at..end + 1, last_day(year, month)))
}

fn is_month(word: &str, names: &str) -> bool {
    names
        .split(' ')
        .any(|name| word == name || (name.chars().count() > 3 && word.chars().count() <= 10 && word.starts_with(name)))
}

fn year(text: &Text, at: usize) -> Found {
    let token = &text.tokens[at];
    let year = year_of(token).filter(|_| is_free(text, token.bytes.clone()))?;
    Some((at..at + 1, last_day(year, 12)))
}

fn relative(text: &Text, at: usize) -> Found {
    let word = |at: usize| text.tokens.get(at).map_or("", |token| token.word.as_str());
    let stands = |phrase: &&&str| phrase.split(' ').zip(at..).all(|(one, at)| one == word(at));
    if let Some(phrase) = RELATIVE.iter().find(stands) {
        return Some((at..at + phrase.split(' ').count(), None));
    }
    RELATIVE_UNSPACED.iter().any(|phrase| word(at).contains(phrase)).then_some((at..at + 1, None))
}

fn year_of(token: &Token) -> Option<u16> {
    let is_year = token.word.len() == 4 && token.word.bytes().all(|byte| byte.is_ascii_digit());
    token.word.parse().ok().filter(|year| is_year && YEARS.contains(year))
}

/// Returns whether nothing is joined to what stands there: the 2024 of `win-2024` and `2024.1` is no year.
fn is_free(text: &Text, bytes: Range<usize>) -> bool {
    let joins = |c: char| matches!(c, '-' | '_' | '/' | '#' | '$' | '€');
    let before = text.typed[..bytes.start].chars().next_back();
    let mut after = text.typed[bytes.end..].chars();
    !before.is_some_and(joins) && !after.next().is_some_and(joins)
}

fn last_day(year: u16, month: usize) -> Option<Day> {
    [31, 30, 29, 28].iter().find_map(|day| format!("{year}-{month:02}-{day}").parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        let text = Text::of(text);
        let until = |time: &Time| time.until.map_or("?".to_owned(), |day| day.to_string());
        times(&text, &|_| false).iter().map(|time| (time.typed.clone(), until(time))).collect()
    }

    #[test]
    fn times_are_told_with_their_last_day() {
        for (text, typed, until) in [
            ("what did claude say in 2024", "2024", "2024-12-31"),
            ("claude in march 2024", "march 2024", "2024-03-31"),
            ("claude am 5. März 2025", "März 2025", "2025-03-31"),
            ("claude février 2024", "février 2024", "2024-02-29"),
            ("marzo de 2025", "marzo de 2025", "2025-03-31"),
            ("Sept 30, 2025", "Sept 30, 2025", "2025-09-30"),
            ("chatgpt on 2025-06-01?", "2025-06-01", "2025-06-01"),
            ("did it train last year", "last year", "?"),
            ("chatgpt去年训练吗", "去年训练吗", "?"),
        ] {
            assert_eq!(told(text), [(typed.to_owned(), until.to_owned())], "{text}");
        }
    }

    #[test]
    fn numbers_of_products_and_words_alone_are_no_times() {
        for text in
            ["gpt-4o-2024-08-06", "tool-2024", "v2024.1", "claude may train", "article 1998", "for $2024", "marchetti 20245"]
        {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
