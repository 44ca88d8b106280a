//! Credentials in headers of HTTP, with their name or without: `Authorization`, `Bearer ...`, `Cookie`.

use std::ops::Range;

use crate::scan::base64::decoded;
use crate::scan::checks::{is_generic, is_placeholder, is_random};

/// The longest value that is read, in bytes.
const LONGEST: usize = 2 << 10;

fn run(text: &[u8], at: usize, is_of: impl Fn(u8) -> bool) -> Range<usize> {
    at..at + text[at..].iter().take(LONGEST).take_while(|byte| is_of(**byte)).count()
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=_.~:|-".contains(&byte)
}

/// Returns whether `Authorization` stands shortly before.
fn is_authorized(text: &[u8], at: usize) -> bool {
    let before = text[at.saturating_sub(48)..at].to_ascii_lowercase();
    memchr::memmem::find(&before, b"authorization").is_some()
}

/// Gives a user and a password in base64 behind `Basic`.
pub(in crate::scan) fn basic(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let value = run(text, keyword.end, is_base64);
    let pair = decoded(&text[value.clone()]).is_some_and(|pair| pair.iter().skip(1).any(|byte| *byte == b':'));
    let is_long = value.len() >= 12 && text[value.clone()].iter().any(u8::is_ascii_digit) && is_random(&text[value.clone()]);
    if value.len() >= 8 && (pair || (is_long && is_authorized(text, keyword.start))) && !is_placeholder(&text[value.clone()]) {
        found(value);
    }
}

/// Gives a token behind `Bearer`.
pub(in crate::scan) fn bearer(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let mut value = run(text, keyword.end, is_token);
    value.end -= text[value.clone()].iter().rev().take_while(|byte| b".:|-".contains(byte)).count();
    let least = if is_authorized(text, keyword.start) { 16 } else { 20 };
    if value.len() >= least && is_generic(&text[value.clone()]) {
        found(value);
    }
}

/// Words that tell how a credential is to be read, in lower case.
const SCHEMES: &[&[u8]] = &[
    b"token",
    b"apikey",
    b"api-key",
    b"ssws",
    b"geniekey",
    b"splunk",
    b"key",
    b"bot",
    b"discordbot",
    b"sso-key",
    b"apitoken",
    b"oauth",
    b"jwt",
    b"pbs",
    b"pveapitoken",
];

/// Gives what stands behind `Authorization` with a scheme that is not basic or bearer, or with none.
pub(in crate::scan) fn authorization(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    // The sign between name and value, in whatever way a program writes it.
    let gap = run(text, keyword.end, |byte| b"\"'`] :=,>|(\\\t".contains(&byte));
    let mut at = gap.end;
    if gap.is_empty() || gap.len() > 12 {
        return;
    }
    for word in [&b"value"[..], b"Value"] {
        if text[at..].starts_with(word) {
            at = run(text, at + word.len(), |byte| b"\"' :=".contains(&byte)).end;
        }
    }
    let word = run(text, at, |byte| byte.is_ascii_alphabetic() || byte == b'-');
    let scheme = text[word.clone()].to_ascii_lowercase();
    let mut has_scheme = false;
    if SCHEMES.contains(&&*scheme) && text.get(word.end) == Some(&b' ') {
        has_scheme = true;
        at = run(text, word.end, |byte| byte == b' ').end;
        for label in [&b"token="[..], b"\"", b"'"] {
            at += if text[at..].starts_with(label) { label.len() } else { 0 };
        }
    } else if text.get(word.end) == Some(&b' ') {
        return;
    }
    let mut value = run(text, at, is_token);
    value.end -= text[value.clone()].iter().rev().take_while(|byte| b".:|-".contains(byte)).count();
    if value.len() >= if has_scheme { 12 } else { 20 } && is_generic(&text[value.clone()]) {
        found(value);
    }
}

/// Parts of names of cookies by which somebody is known again.
#[rustfmt::skip]
const SESSIONS: &[&str] = &[
    "sess", "auth", "token", "sid", "jwt", "login", "remember", "identity", "user", "__secure", "__host", "aspnet", "access", "refresh", "li_at", "cookie", "key", "secret", "saml", "sso",
];
/// Parts of names of cookies that count visits.
const VISITS: &[&str] = &["_ga", "_gid", "csrf", "xsrf", "consent", "utm", "_fb", "locale", "lang", "theme"];

/// Gives the values of cookies by which somebody is known again.
pub(in crate::scan) fn cookie(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let plural = usize::from(matches!(text.get(keyword.end), Some(b's' | b'S')));
    let gap = run(text, keyword.end + plural, |byte| b"\"'`] :=,>\\(\t{".contains(&byte));
    if gap.is_empty() || gap.len() > 12 {
        return;
    }
    let line = run(text, gap.end, |byte| !matches!(byte, b'\n' | b'\r'));
    let mut at = line.start;
    for pair in text[line].split(|byte| *byte == b';') {
        let blanks = pair.iter().take_while(|byte| **byte == b' ').count();
        if let Some(sign) = pair.iter().position(|byte| *byte == b'=') {
            let name = String::from_utf8_lossy(&pair[blanks.min(sign)..sign]).to_ascii_lowercase();
            let value = run(text, at + sign + 1, |byte| is_token(byte) || byte == b'%');
            let is_session = SESSIONS.iter().any(|part| name.contains(part)) && !VISITS.iter().any(|part| name.contains(part));
            // A JSON Web Token has a rule of its own.
            let is_jwt = text[value.clone()].starts_with(b"eyJ");
            if is_session && !is_jwt && name.len() < 48 && value.len() >= 16 && is_generic(&text[value.clone()]) {
                found(value);
            }
        }
        at += pair.len() + 1;
    }
}
