//! Numbers that open something.

use std::ops::Range;

use super::answer::{answer, said};
use super::cues::{CARD, CODE, NUMBER, THING};
use super::place::{end_of_cue, is_program, line};
use super::shape::{Code, code};
use super::speech::{is_copula, is_filler, is_user};
use super::words::{Word, words};
use crate::scan::redact::unmasked;

/// Gives a number that a sentence says to be secret, or to open something.
pub(in crate::scan) fn told_number(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let near = &text[keyword.end..text.len().min(keyword.end + 160)];
    // Nothing stands there most of the time.
    if !near.iter().any(u8::is_ascii_digit) {
        return;
    }
    let Some(end) = end_of_cue(text, &keyword) else { return };
    let line = line(text, &keyword);
    let lower = text[keyword.clone()].to_ascii_lowercase();
    let is_in = |list: &[&str]| list.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(&lower));
    let (is_number, is_code, is_thing) = (is_in(NUMBER), is_in(CODE), is_in(THING));
    let just_before = text[keyword.start.saturating_sub(10)..keyword.start].to_ascii_lowercase();
    if is_code
        && ["error ", "exit ", "status ", "http ", "return ", "area "].iter().any(|word| just_before.ends_with(word.as_bytes()))
    {
        return;
    }
    let clause = words(text, end, 80, 8);
    let mut distance = 0;
    let mut last: &[u8] = b"";
    for (at, word) in clause.iter().enumerate() {
        let value = &text[word.bytes.clone()];
        let (most, is_form) = match code(value) {
            Some(Code::Digits(digits)) => (3, (4..=8).contains(&digits)),
            Some(Code::Groups) => (3, true),
            Some(Code::Mixed) => (1, true),
            Some(Code::Free) => (0, is_number && word.ends_clause && (at == 0 || word.is_after_colon)),
            None => (0, false),
        };
        let is_year = matches!(value.len(), 4 | 8) && (value.starts_with(b"19") || value.starts_with(b"20"));
        let is_alone =
            text.get(word.bytes.end).is_none_or(|byte| !matches!(byte, b'%' | b'/' | b'\'')) && !is_followed(text, word);
        let fits = if is_number {
            distance <= most && (!is_year || distance == 0)
        } else if is_code {
            distance <= most && !is_year
        } else {
            let is_of_paper = matches!(last, b"RFC" | b"ISO" | b"CVE" | b"PEP" | b"Nr" | b"No");
            distance <= 1 && !is_of_paper && !is_year && (word.ends_clause || value.len() >= 4 && distance == 0)
        };
        if is_form && fits && is_alone {
            let is_sure = is_number && (!is_short(&lower) || is_of_people(text, &keyword))
                || !is_code && is_thing
                || has_thing(text, &keyword, THING)
                || value.len() != 5 && has_thing(text, &keyword, CARD)
                || is_code && distance == 0 && value.len() < 7 && is_copula(last) && !is_of_programs(text, &keyword);
            if is_sure && !is_program(&text[line.clone()]) {
                return found(word.bytes.start..end_of_code(text, word));
            }
            return;
        }
        if is_form || is_user(value) || word.ends_sentence {
            break;
        }
        distance += u32::from(!is_filler(value));
        if distance > 3 {
            break;
        }
        last = value;
    }
    let is_asked = || is_number || is_thing || has_thing(text, &keyword, THING) || has_thing(text, &keyword, CARD);
    if said(text, &line).is_some() && is_asked() {
        answer(text, &line, keyword.start, true, found);
    }
}

/// Returns whether a word that tells what is counted stands behind a number.
fn is_followed(text: &[u8], word: &Word) -> bool {
    let rest = &text[word.bytes.end..text.len().min(word.bytes.end + 12)];
    if rest.trim_ascii_start().first().is_some_and(u8::is_ascii_digit) && rest.first() == Some(&b' ') {
        return true;
    }
    let units = [
        "s ", "sec", "ms", "min", "hour", "h ", "day", "byte", "kb", "mb", "volt", "v ", "mv", "euro", "eur", "usd", "char",
        "error", "items", "x ", "mm", "cm", "m ",
    ];
    let rest = rest.trim_ascii_start().to_ascii_lowercase();
    units.iter().any(|unit| rest.starts_with(unit.as_bytes()))
        || rest.first().is_some_and(|byte| matches!(byte, b':' | b'.')) && rest.get(1).is_some_and(u8::is_ascii_digit)
}

/// Returns where a code ends, with the key that is pressed behind it.
pub(super) fn end_of_code(text: &[u8], word: &Word) -> usize {
    word.bytes.end + usize::from(matches!(text.get(word.bytes.end), Some(b'#' | b'*')))
}

fn is_short(word: &[u8]) -> bool {
    matches!(
        word,
        b"pin" | b"puk" | b"combo" | b"combination" | b"combinaison" | b"combinazione" | b"kombination" | b"passcode"
    )
}

/// Returns what stands so many bytes before and behind a word, in lower case.
fn near(text: &[u8], keyword: &Range<usize>, before: usize, behind: usize) -> Vec<u8> {
    let within = keyword.start.saturating_sub(before)..text.len().min(keyword.end + behind);
    text[unmasked(text, within, keyword)].to_ascii_lowercase()
}

/// Returns whether the text around is not about the pins of a chip.
fn is_of_people(text: &[u8], keyword: &Range<usize>) -> bool {
    let near = near(text, keyword, 200, 120);
    ![
        "gpio",
        "chip",
        "pinout",
        "connector",
        "voltage",
        " mv",
        "pull",
        "header",
        "arduino",
        "diode",
        "soc",
        "solder",
        "jumper",
        "keys are",
    ]
    .iter()
    .any(|word| memchr::memmem::find(&near, word.as_bytes()).is_some())
}

/// Returns whether a code is one of programs, of the post or of a shop.
fn is_of_programs(text: &[u8], keyword: &Range<usize>) -> bool {
    let near = near(text, keyword, 60, 60);
    [
        "error",
        "exit",
        "status",
        "http",
        "return",
        "response",
        "area",
        "post",
        "zip",
        "country",
        "product",
        "order",
        "discount",
        "promo",
        "voucher",
        "coupon",
        "fehler",
        "erreur",
        "errore",
        "client",
        "kunden",
        "tax",
        "fiscal",
        "ean",
        "article",
        "swift",
        "bic",
        "\u{43e}\u{448}\u{438}\u{431}",
    ]
    .iter()
    .any(|word| memchr::memmem::find(&near, word.as_bytes()).is_some())
}

/// Returns whether something that a number opens is named near a word.
fn has_thing(text: &[u8], keyword: &Range<usize>, things: &[&str]) -> bool {
    let near = near(text, keyword, 160, 96);
    let is_letter = |at: usize| near.get(at).is_some_and(u8::is_ascii_alphanumeric);
    things.iter().any(|thing| {
        let is_short = thing.is_ascii() && thing.len() < 5;
        memchr::memmem::find_iter(&near, thing.as_bytes())
            .any(|at| !is_short || !(at > 0 && is_letter(at - 1) || is_letter(at + thing.len())))
    })
}
