//! Passwords in the configurations of network gear.

use std::ops::Range;

use super::{is_in_use, is_in_use_and_no_word};
use crate::scan::words::is_unusual;

/// What stands before a password, in the languages of Cisco, Juniper, Fortinet, MikroTik and of IPsec.
#[rustfmt::skip]
pub(in crate::scan) const BEFORE: &[&str] = &[
    "enable secret ", "enable password ", " secret 0 ", " secret 5 ", " secret 7 ", " secret 8 ", " secret 9 ", " password 0 ", " password 5 ", " password 7 ", "snmp-server community ", "snmp community ",
    "pre-shared-key ", "isakmp key ", "tacacs-server key ", "radius-server key ", "key-string ", "wpa-psk ascii ", "psk-secret ", "psksecret ", "ppp chap password ", "encrypted-password ",
    "ip ospf authentication-key ", "message-digest-key ", "wpa2-pre-shared-key=", "ppp-secret ", "vtp password ", "standby authentication ", "ntp authentication-key ", "requirepass ", "masterauth ", " 15 secret ", " 15 password ", " 1 secret ", "passphrase ascii ", "ipsec-secret=", "snmp_community: ",
];

/// Words between them and the password.
const LEVELS: &[&[u8]] = &[
    b"ascii-text",
    b"ascii",
    b"local",
    b"remote",
    b"hex",
    b"encrypted",
    b"md5",
    b"level",
    b"ENC",
    b"text",
    b"plaintext",
    b"address",
    b"key",
];

/// Gives the password behind a keyword, in clear or in a form that can be undone or guessed.
pub(in crate::scan) fn network_password(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let mut at = keyword.end;
    for _ in 0..5 {
        let length = text[at..].iter().take(128).take_while(|byte| !byte.is_ascii_whitespace()).count();
        let word = &text[at..at + length];
        let is_level = (word.len() <= 3 && !word.is_empty() && word.iter().all(u8::is_ascii_digit)) || LEVELS.contains(&word);
        if is_level && text.get(at + length) == Some(&b' ') {
            at += length + 1;
            continue;
        }
        let quotes = usize::from(matches!(word.first(), Some(b'"' | b'\'')));
        let cut = word.iter().rev().take_while(|byte| matches!(byte, b'"' | b'\'' | b';' | b',' | b'.' | b')' | b'`')).count();
        if length >= quotes + cut + 4 {
            let value = at + quotes..at + length - cut;
            let lower = text[value.clone()].to_ascii_lowercase();
            let is_word = [&b"public"[..], b"private", b"community", b"string", b"configured", b"hashed"].contains(&&*lower);
            if !is_word
                && (is_in_use_and_no_word(&text[value.clone()])
                    || is_in_use(&text[value.clone()]) && is_unusual(&text[value.clone()]))
            {
                found(value);
            }
        }
        return;
    }
}
