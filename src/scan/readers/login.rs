//! A user and a password side by side, behind a word that tells that somebody gets in with them: `log in with bob / ...`.

use std::ops::Range;

use super::password::is_in_use;
use crate::scan::letters::strangeness;
use crate::scan::words::{is_joined, is_unusual};

/// Words behind which a pair is read.
pub(in crate::scan) const WORDS: &[&str] = &[
    "creds",
    "credentials",
    "log in ",
    "login ",
    "login:",
    "logged in ",
    "log into ",
    "sign in ",
    "ssh into ",
    "ssh to ",
    "connect with ",
    "connect as ",
    "username/password",
    "user/pass",
    "anmeld",
    "zugangsdaten",
    "identifiants",
    "credenciales",
    "credenziali",
    "inloggegevens",
    "account:",
    "account is ",
    "user is ",
    "logins",
    "admin / ",
    "root / ",
    "wifi:",
    "wlan:",
    "nas:",
    "vpn:",
    "ftp:",
    "portal:",
    "admin  ",
    "root  ",
    "user ",
    "inloggen ",
    "einloggen ",
];

/// How far behind the word a pair stands, in bytes.
const NEAR: usize = 96;

/// Gives the password of a pair that stands on the same line.
pub(in crate::scan) fn login(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let is_letter = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphabetic);
    if is_letter(keyword.start.checked_sub(1)) || (is_letter(Some(keyword.end)) && is_letter(keyword.end.checked_sub(1))) {
        return;
    }
    let near = &text[keyword.end..text.len().min(keyword.end + NEAR)];
    let line = near.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let word = |start: usize| {
        let length = line[start..].iter().take_while(|byte| byte.is_ascii_graphic() && !b"\"'`<>".contains(byte)).count();
        let cut = line[start..start + length].iter().rev().take_while(|byte| b".,;:)]?".contains(byte)).count();
        start..start + length - cut
    };
    // `admin / secret`
    if text[keyword.clone()].ends_with(b"/ ") || text[keyword.clone()].ends_with(b"  ") {
        let value = word(0);
        let is_last = line[value.end..].trim_ascii_start().first().is_none_or(|byte| b".,;)".contains(byte));
        let made_up = is_made_up(&line[value.clone()]);
        if is_strong(&line[value.clone()], true) || made_up || is_last && is_strange(&line[value.clone()]) {
            found(keyword.end..keyword.end + value.end);
        }
        return;
    }
    for (at, byte) in line.iter().enumerate() {
        if !matches!(byte, b'/' | b':' | b'|') {
            continue;
        }
        let before = line[..at].trim_ascii_end();
        let user = before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || b"._@-".contains(byte)).count();
        let blanks = line[at + 1..].iter().take_while(|byte| matches!(byte, b' ' | b'`' | b'"' | b'\'')).count();
        let start = at + 1 + blanks;
        let place = word(start);
        // What is cut off here is a longer text.
        if place.end == NEAR {
            return;
        }
        let value = &line[place.clone()];
        let is_apart = before.len() < at || blanks > 0;
        // `org/name#12` is a place.
        let is_place = *byte == b'/' && !is_apart && !value.iter().any(|byte| b"!@$%^&*".contains(byte));
        let has_form = is_strong(value, is_apart) || *byte == b'/' && before.len() < at && blanks > 0 && is_made_up(value);
        if (2..=64).contains(&user) && !is_place && has_form {
            return found(keyword.end + place.start..keyword.end + place.end);
        }
    }
    // `log in as admin with ...`
    let near = [&b" with "[..], b" und ", b" met ", b" avec ", b" con "].into_iter().find_map(|join| {
        let at = memchr::memmem::find(line, join)? + join.len();
        Some(word(at)).filter(|value| value.end < NEAR)
    });
    if let Some(value) = near
        && is_strong(&line[value.clone()], false)
        && line[value.clone()].iter().any(|byte| b"!#$%^&*?_".contains(byte))
    {
        found(keyword.end + value.start..keyword.end + value.end);
    }
}

/// Returns whether a value is words joined by capitals or hyphens of which programs rarely use one.
fn is_made_up(value: &[u8]) -> bool {
    value.len() >= 8
        && value.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'-')
        && value.iter().filter(|byte| **byte == b'-').count() != 1
        && is_joined(value)
        && is_unusual(value)
        && is_in_use(value)
}

/// Returns whether a value is letters alone that make no word.
fn is_strange(value: &[u8]) -> bool {
    value.len() >= 8
        && value.iter().all(u8::is_ascii_lowercase)
        && is_in_use(value)
        && strangeness(value).is_some_and(|strange| strange >= 2.7)
}

/// Returns whether a value can hardly be anything but a password.
pub(super) fn is_strong(value: &[u8], is_apart: bool) -> bool {
    let has = |is: fn(&u8) -> bool| value.iter().any(is);
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_path = value.iter().any(|byte| matches!(byte, b'/' | b'\\' | b'(' | b'=' | b';'))
        || value.first().is_some_and(|first| *first == b'/');
    let has_sign = value.iter().any(|byte| b"!@#$%^&*?~+".contains(byte));
    let kinds = usize::from(has(u8::is_ascii_uppercase))
        + usize::from(has(u8::is_ascii_lowercase))
        + usize::from(digits > 0)
        + usize::from(has_sign);
    let is_constant =
        value.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_') && value.contains(&b'_');
    let is_hash = value.iter().all(u8::is_ascii_hexdigit);
    let is_address = value.contains(&b'@') && value.contains(&b'.');
    value.len() >= 6
        && !is_path
        && !is_address
        && !is_constant
        && !is_hash
        && digits > 0
        && is_in_use(value)
        && (kinds >= 3
            || (kinds == 2
                && digits > 0
                && has(u8::is_ascii_alphabetic)
                && (is_apart || strangeness(value).is_some_and(|strange| strange > 3.0))
                && !value.contains(&b'.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_told_from_a_path_and_a_place() {
        let of = |text: &str| {
            let mut all = Vec::new();
            for word in WORDS {
                for (at, _) in text.match_indices(word) {
                    login(text.as_bytes(), at..at + word.len(), &mut |bytes| all.push(text[bytes].to_owned()));
                }
            }
            all.dedup();
            all
        };
        assert_eq!(of("creds are deploy:hV93kd0sLq22 on staging"), ["hV93kd0sLq22"]);
        assert_eq!(of("ssh into 10.0.0.5 with root / Qw3rty!2024x, then"), ["Qw3rty!2024x"]);
        for text in [
            "login via https://auth.corp.io:8443/v2/x",
            "ssh into host:2222 and/or app2",
            "credentials in config/app2.yml",
            "log in as user/role1",
        ] {
            assert_eq!(of(text), [""; 0], "{text}");
        }
    }
}
