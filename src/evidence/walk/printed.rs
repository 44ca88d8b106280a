//! Days that a text prints, in the forms that policies use.

use memchr::memmem;

use crate::model::Day;

/// The beginnings of the months' names in the languages in which policies are cited: English, German, French, Spanish, Italian.
/// Three letters tell them apart, but for `jui` and `mar`.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aou", "aoû", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// The most bytes that stand before a year in a written day: "the 30th of september, ".
const BEFORE: usize = 28;
/// The most that stand behind it: " 年 12 月 30 日".
const BEHIND: usize = 20;

/// Returns the days of this century that a text in normal form prints. `8/9/2025` is both that it can be.
pub(super) fn printed(text: &str) -> Vec<Day> {
    let mut days = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), "20") {
        let digits = |from: usize| text.as_bytes()[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_year = digits(at) == 4 && !text[..at].ends_with(|c: char| c.is_ascii_digit());
        let Some(year) = text.get(at..at + 4).filter(|_| is_year) else { continue };
        let start = (at.saturating_sub(BEFORE)..=at).find(|at| text.is_char_boundary(*at)).unwrap_or(at);
        let end = (at + 4..=(at + 4 + BEHIND).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(at + 4);
        for (month, day) in behind(&text[at + 4..end]).into_iter().chain(before(&text[start..at])) {
            days.extend(format!("{year}-{month:02}-{day:02}").parse::<Day>());
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Reads `-09-08`, `/9/8`, `.09.08` and ` 年 9 月 8 日`.
fn behind(text: &str) -> Option<(u32, u32)> {
    let mark = text.trim_start().chars().next().filter(|c| "-/.年년".contains(*c))?;
    let mut numbers = text.trim_start()[mark.len_utf8()..].split(|c: char| c == mark || "月월日일".contains(c));
    let month = numbers.next()?.trim().parse().ok()?;
    let day = numbers.next()?.trim_start();
    let digits = day.bytes().take(2).take_while(u8::is_ascii_digit).count();
    Some((month, day[..digits].parse().ok()?))
}

/// Reads `september 8, `, `8th of september `, `8. september `, `8.9.` and `9/8/`.
fn before(text: &str) -> Vec<(u32, u32)> {
    // The year stands apart or behind a mark of a number: in `gpt-4 2025` there is no day.
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "of" | "de" | "del" | "the")).collect();
    let [.., first, second] = words.as_slice() else { return Vec::new() };
    match (number(first), number(second)) {
        (Some(day), None) => month(second).map(|month| (month, day)).into_iter().collect(),
        (None, Some(day)) => month(first).map(|month| (month, day)).into_iter().collect(),
        (Some(one), Some(other)) if text.ends_with('/') => vec![(one, other), (other, one)],
        (Some(day), Some(month)) if text.trim_end().ends_with(['.', '-']) => vec![(month, day)],
        _ => Vec::new(),
    }
}

/// Reads a number of one or two digits with or without its ending: `8`, `08`, `8th`, `1er`.
fn number(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let has_ending = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "er" | "º");
    if has_ending && digits <= 2 { word[..digits].parse().ok() } else { None }
}

fn month(word: &str) -> Option<u32> {
    let is_longer = word.chars().count() <= 10;
    let at = MONTHS.iter().position(|names| is_longer && names.iter().any(|name| word.starts_with(name)))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_the_forms_that_policies_use() {
        for text in [
            "effective september 8, 2025 we",
            "effective september 8th 2025.",
            "as of 8 september 2025",
            "the 8th of september, 2025",
            "sept. 08, 2025",
            "stand: 8. september 2025",
            "8.9.2025",
            "08.09.2025",
            "2025-09-08",
            "2025/9/8 update",
            "2025年9月8日更新",
            "2025 年 09 月 08 日",
            "le 8 septembre 2025",
            "8 de septiembre de 2025",
        ] {
            assert_eq!(printed(text), ["2025-09-08".parse().unwrap()], "{text}");
        }
        let either: Vec<String> = printed("last updated 8/9/2025").iter().map(Day::to_string).collect();
        assert_eq!(either, ["2025-08-09", "2025-09-08"]);
        assert_eq!(printed("juin 1er, 2024 and juillet 2, 2024").len(), 2);
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2025",
            "copyright 2025",
            "september 2025",
            "iso 27001:2022",
            "in 20251 cases",
            "120 8 september",
            "31 february 2025",
            "gpt 4 2025",
            "20",
        ] {
            assert_eq!(printed(text), [], "{text}");
        }
    }
}
