//! Passwords that people tell by the way: what they always use, and what stands behind their address.

use std::ops::Range;

use super::login::is_strong;
use super::password::is_in_use;
use crate::scan::words::{is_joined, is_unusual};

/// Words behind which people name the password they use.
pub(in crate::scan) const WORDS: &[&str] = &[
    "always use ",
    "i use ",
    "i used ",
    "always used ",
    "nehme immer ",
    "nehme ich ",
    "ich benutze ",
    "ich nehme ",
    "uso siempre ",
    "j'utilise ",
    "just type ",
    "needs to type ",
    "need to type ",
    "get in with ",
];

/// Words near them that tell what it is used for.
#[rustfmt::skip]
const FOR: &[&str] = &[
    "passw", "passcode", "login", "log in", "sign in", "let me in", "pwd", "wifi", "wi-fi", "get into", "get in ", "kennwort", "contrase", "mot de passe", "senha",
];

/// The sign in an address of mail.
pub(in crate::scan) const MAIL: &[&str] = &["@"];

fn word(text: &[u8], at: usize) -> Range<usize> {
    let length = text[at..].iter().take(64).take_while(|byte| byte.is_ascii_graphic() && !b"\"'`<>,;|".contains(byte)).count();
    let cut = text[at..at + length].iter().rev().take_while(|byte| b".:)]?".contains(byte)).count();
    at..at + length - cut
}

/// Gives what somebody says to use for getting in.
pub(in crate::scan) fn habit(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let around = text[keyword.start.saturating_sub(240)..text.len().min(keyword.end + 160)].to_ascii_lowercase();
    if !FOR.iter().any(|word| memchr::memmem::find(&around, word.as_bytes()).is_some()) {
        return;
    }
    let mut value = word(text, keyword.end);
    // `max.weber und ...`
    for join in [&b" und "[..], b" and ", b" et ", b" y "] {
        if text[value.end..].starts_with(join) {
            value = word(text, value.end + join.len());
        }
    }
    let digits = text[value.clone()].iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_name = digits > 0 && digits < 4 && !is_unusual(&text[value.clone()]);
    let is_whole = is_strong(&text[value.clone()], true) && !is_name;
    let is_made_up = value.len() >= 10
        && digits == 0
        && text[value.clone()].iter().all(u8::is_ascii_alphabetic)
        && is_unusual(&text[value.clone()]);
    if value.len() < 40 && (is_whole || is_made_up && is_in_use(&text[value.clone()])) {
        found(value);
    }
}

/// What somebody asks for in a chat.
#[rustfmt::skip]
pub(in crate::scan) const ASKED: &[&str] = &[
    "root pass", "admin pass", "the pass", "the pw", "passwort", "password for", "pw for", "password?", "pass?", "pw?", "creds", "login for", "credentials", "kennwort", "mot de passe", "contrase\u{f1}a", "wachtwoord",
];

/// Gives the answer of a chat to somebody who asks for a password: a line below that says one word.
pub(in crate::scan) fn answer(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let from = keyword.start.saturating_sub(160);
    let start = text[from..keyword.start].iter().rposition(|byte| *byte == b'\n').map_or(from, |newline| from + newline + 1);
    let Some(end) = text[keyword.end..].iter().take(160).position(|byte| *byte == b'\n') else { return };
    if said(&text[start..keyword.end + end]).is_none() {
        return;
    }
    let mut at = keyword.end + end + 1;
    for _ in 0..3 {
        let length = text[at..].iter().take(160).position(|byte| *byte == b'\n').unwrap_or((text.len() - at).min(160));
        let line = &text[at..at + length];
        let Some(said) = said(line) else { return };
        let value = word(text, at + said);
        let is_alone = text[value.end..at + length].iter().all(|byte| byte.is_ascii_whitespace() || *byte == b'.');
        let secret = &text[value.clone()];
        if is_alone && (is_strong(secret, true) || is_unusual(secret) && secret.len() >= 8 && is_in_use(secret)) {
            return found(value);
        }
        at += length + 1;
        if at >= text.len() {
            return;
        }
    }
}

/// Returns where the words begin of a line that tells when who said them: `[10:42] Joost: ...`, `10:42 - Joost: ...`.
fn said(line: &[u8]) -> Option<usize> {
    let near = &line[..line.len().min(48)];
    let is_time =
        |four: &[u8]| four[0].is_ascii_digit() && four[1] == b':' && four[2].is_ascii_digit() && four[3].is_ascii_digit();
    let time = near.windows(4).take(24).position(is_time)?;
    let colon = memchr::memmem::find(&near[time + 4..], b": ")?;
    Some(time + 4 + colon + 2)
}

/// Gives what stands behind an address of mail as a password does: `bob@shop.io - ...`, `bob@shop.io:...`.
pub(in crate::scan) fn mail_login(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let is_of = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_+".contains(byte);
    let user = text[..keyword.start].iter().rev().take(64).take_while(|byte| is_of(byte)).count();
    let mut domain =
        text[keyword.end..].iter().take(80).take_while(|byte| byte.is_ascii_alphanumeric() || b".-".contains(byte)).count();
    domain -= text[keyword.end..keyword.end + domain].iter().rev().take_while(|byte| matches!(byte, b'.' | b'-')).count();
    let name = &text[keyword.end..keyword.end + domain];
    let end_of_name = name.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let is_mail =
        user >= 2 && name.contains(&b'.') && end_of_name.len() >= 2 && end_of_name.iter().all(u8::is_ascii_alphabetic);
    let before = text.get((keyword.start - user).wrapping_sub(1)).copied();
    if !is_mail || matches!(before, Some(b':' | b'/' | b'%')) {
        return;
    }
    let at = keyword.end + domain;
    let signs = [
        &b" - "[..],
        b" / ",
        b": ",
        b":",
        b" | ",
        b"|",
        b";",
        b", ",
        b",",
        b"\t",
        b"  ",
        " \u{2013} ".as_bytes(),
        b"\r\n",
        b"\n",
        b" ",
    ];
    let Some(sign) = signs.into_iter().find(|sign| text[at..].starts_with(sign)) else { return };
    let at = at + sign.len() + text[at + sign.len()..].iter().take(8).take_while(|byte| **byte == b' ').count();
    let value = word(text, at);
    let secret = &text[value.clone()];
    let is_last = text.get(value.end).is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b',' | b';' | b'|'))
        || text[value.end..].starts_with(b"  ");
    let has = |is: fn(&u8) -> bool| secret.iter().any(is);
    let is_rich = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    let is_made_up = is_joined(secret)
        && is_unusual(secret)
        && has(u8::is_ascii_uppercase)
        && secret.iter().all(u8::is_ascii_alphabetic)
        && is_in_use(secret);
    let is_line = sign.ends_with(b"\n");
    let is_line = is_line || sign == b" ";
    let is_one = is_strong(secret, !is_line) && (!is_line || is_rich) || !is_line && sign != b", " && is_made_up;
    if is_last && secret.len() <= 40 && !secret.contains(&b'@') && !secret.contains(&b':') && is_one {
        found(value);
    }
}
