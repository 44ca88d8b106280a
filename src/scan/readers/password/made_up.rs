//! Passwords of everyday words, told by the words that programs do not use and by the place in which they stand.

use super::form::is_code;
use super::is_in_use;
use crate::scan::base64::decoded;
use crate::scan::setting::{How, Name, Setting};
use crate::scan::words::{is_joined, is_unusual};

/// Returns whether a value is made of words that programs do not use, where no name of a program stands for a value.
pub(super) fn is_made_up(text: &[u8], name: &Name, setting: &Setting) -> bool {
    let value = &text[setting.value.clone()];
    let is_of_words = |byte: &u8| byte.is_ascii_alphabetic() || b"-_.&'".contains(byte) || !byte.is_ascii();
    let takes_digits = matches!(setting.how, How::Cell | How::Bare);
    let is_form =
        (6..=64).contains(&value.len()) && value.iter().all(|byte| is_of_words(byte) || takes_digits && byte.is_ascii_digit());
    let is_constant = value.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    // The word for a password in another tongue, as translations have it.
    let lower = value.to_ascii_lowercase();
    let is_name =
        [&b"lozinka"[..], b"geslo", b"parool", b"jelszo", b"sifre", b"parola"].iter().any(|word| lower.starts_with(word));
    let is_encoded = decoded(value).is_some_and(|plain| plain.iter().all(|byte| byte.is_ascii_graphic()));
    if is_encoded && let Some(plain) = decoded(value) {
        return plain.len() >= 8 && plain.iter().all(u8::is_ascii_alphanumeric) && is_unusual(&plain) && is_in_use(&plain);
    }
    if !is_form
        || !name.tail().is_empty()
        || is_constant
        || is_name
        || !is_unusual(value)
        || is_code(value, setting.how)
        || !is_in_use(value)
    {
        return false;
    }
    if [&b"passphrase"[..], b"credential"].iter().any(|part| memchr::memmem::find(&lower, part).is_some()) {
        return false;
    }
    let before = &text[setting.value.start.saturating_sub(4)..setting.value.start];
    // To `pass` something on is what programs do.
    let passes_on = matches!(setting.how, How::Said | How::Bare) && name.word() == b"pass" && !before.ends_with(b" is ");
    if passes_on && !follows_a_user(text, name) {
        return false;
    }
    let is_small = value.iter().all(|byte| byte.is_ascii_lowercase() || !byte.is_ascii());
    let is_joined = is_joined(value);
    let is_variable_of_a_shell = text.get(name.bytes.end) == Some(&b'=')
        && setting.value.start == name.bytes.end + 1
        && text[name.bytes.clone()].iter().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'0'..=b'9'));
    match setting.how {
        How::Quoted if text[setting.value.end..].get(1..3) == Some(b" +") => false,
        How::Quoted => value.is_ascii() && name.word() != b"pw" && (is_joined || value.len() >= 8),
        How::Cell => true,
        _ if is_small && value.contains(&b'_') && (setting.how != How::Said || name.words.len() > 1) => false,
        How::Plain | How::Worded if is_variable_of_a_shell => true,
        How::Plain => {
            let is_name_of_program = value[0].is_ascii_lowercase() && is_joined && !value.contains(&b'-');
            // `password = word` is a line of a program as well.
            let is_variable = is_small && !is_joined && text[name.bytes.end..setting.value.start] == *b" = ";
            value.is_ascii()
                && !is_variable
                && !value.contains(&b'.')
                && (is_set_in_a_file(text, name, setting)
                    || !is_name_of_program && is_handed_over(text, name, setting)
                    || !is_name_of_program
                        && !text[name.bytes.end..setting.value.start].contains(&b'=')
                        && follows_a_user(text, name))
        }
        // Only what English calls a password is known here.
        How::Worded | How::Said if is_small && !is_joined => {
            value.is_ascii()
                && [&b" is "[..], b" to ", b": ", b"= ", b"- ", b"now "].iter().any(|copula| before.ends_with(copula))
                && (setting.how == How::Said || before.ends_with(b" is "))
        }
        How::Worded if before.ends_with(b": ") => is_joined && !is_small,
        // A word that is set off may be one that a form shows.
        How::Worded | How::Said => is_joined || before.last().is_none_or(u8::is_ascii),
        How::Bare => {
            let next = text.get(setting.value.end);
            let is_over = next.is_none_or(|byte| b"\n\r.,;)\"!?".contains(byte) || !byte.is_ascii());
            let has_digit = value.iter().any(u8::is_ascii_digit);
            let is_word_of_a_tongue = !value.is_ascii() && !is_joined;
            !is_word_of_a_tongue && follows_a_user(text, name)
                || is_over && (has_digit || is_joined && !is_small && value.is_ascii())
        }
    }
}

/// Returns whether a value stands in an address, a connection string, an arrow of a note or behind the flag of a command.
fn is_handed_over(text: &[u8], name: &Name, setting: &Setting) -> bool {
    let before = name.bytes.start.checked_sub(1).map(|at| text[at]);
    let next = text.get(setting.value.end);
    let sign = &text[name.bytes.end..setting.value.start];
    let is_in_string = sign == b"=" && (matches!(before, Some(b'?' | b'&' | b';')) || next == Some(&b'&'));
    is_in_string || name.is_flag || memchr::memmem::find(sign, "\u{2192}".as_bytes()).is_some()
}

/// Returns whether a name begins its line, or a word of it as a shell sets variables, and the value ends it.
fn is_set_in_a_file(text: &[u8], name: &Name, setting: &Setting) -> bool {
    let before = &text[name.bytes.start.saturating_sub(80)..name.bytes.start];
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.trim_ascii();
    let begins =
        line.len() < 60 && [&b""[..], b"-", b"\"", b"'", b"- \"", b"export", b"set", b"ENV", b"--", b"-e"].contains(&line);
    let sign = &text[name.bytes.end..setting.value.start];
    // `Your first password: ...`
    let is_label = sign.starts_with(b":")
        && line.split(|byte| *byte == b' ').count() <= 4
        && line.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b'*') || !byte.is_ascii())
        && ![&b"class"[..], b"interface", b"struct", b"type", b"enum"]
            .iter()
            .any(|word| memchr::memmem::find(line, word).is_some());
    let begins = begins || is_label;
    let ends = text.get(setting.value.end).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    let goes_on = text.get(setting.value.end) == Some(&b' ') && sign == b"=" && text[name.bytes.clone()].contains(&b'_');
    let is_word = text.get(name.bytes.start.wrapping_sub(1)).is_none_or(u8::is_ascii_whitespace);
    begins && ends || sign == b"=" && is_word && (ends || goes_on || text.get(setting.value.end) == Some(&b' ') && begins)
}

/// Words for who gets in, before the word for a password.
#[rustfmt::skip]
const USERS: &[&str] = &[
    "user", "login", "log in", "admin", "account", "uid", "ssid", "network", "wifi", "wi-fi", "wlan", "netwerk", "benutzer", "anmeld", "usuari", "usu\u{e1}ri", "utente", "utilisateur",
    "identifiant", "gebruiker", "u\u{17c}ytkownik", "kullan\u{131}c\u{131}", "\u{43b}\u{43e}\u{433}\u{438}\u{43d}", "\u{43f}\u{43e}\u{43b}\u{44c}\u{437}\u{43e}\u{432}\u{430}\u{442}\u{435}\u{43b}", "\u{8d26}\u{53f7}", "\u{7528}\u{6237}", "\u{30e6}\u{30fc}\u{30b6}",
];

/// Returns whether the line tells a user before the name.
fn follows_a_user(text: &[u8], name: &Name) -> bool {
    let before = &text[name.bytes.start.saturating_sub(80)..name.bytes.start];
    let is_border = |byte: &u8| matches!(byte, b'\n' | b'"' | b'\'' | b'`');
    let line = before.rsplit(is_border).next().unwrap_or_default().to_ascii_lowercase();
    // Another sentence tells of something else.
    let line = &line[memchr::memmem::rfind(&line, b". ").map_or(0, |end| end + 2)..];
    // Who it is stands between the word and the name; `user or password` says nothing.
    let says_who = |rest: &[u8]| {
        let rest = String::from_utf8_lossy(rest).into_owned();
        let words = rest.split(|sign: char| !sign.is_alphanumeric() && !"._@-".contains(sign)).skip(1);
        let joins = [
            "or", "ou", "oder", "und", "and", "et", "of", "en", "or", "your", "the", "and/or", "name", "is", "ist", "his",
            "their", "de", "del",
        ];
        words.filter(|word| !word.is_empty() && !joins.contains(word)).count() > 0
    };
    USERS.iter().any(|user| memchr::memmem::rfind(line, user.as_bytes()).is_some_and(|at| says_who(&line[at + user.len()..])))
}
