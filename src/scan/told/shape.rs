//! What a value looks like: how much it is like a password, and whether it is a code.

use crate::scan::checks::is_placeholder;
use crate::scan::letters::strangeness;
use crate::scan::readers::is_in_use;
use crate::scan::words::{is_joined, is_unusual};

/// Returns how much a word looks like a password that somebody chose, 0 to 3.
pub(super) fn password(value: &[u8]) -> u32 {
    if !(5..=64).contains(&value.len()) || is_placeholder(value) || is_other(value) || !is_in_use(value) {
        return 0;
    }
    let count = |is: fn(&u8) -> bool| value.iter().filter(|byte| is(byte)).count();
    let (upper, lower, digits) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase), count(u8::is_ascii_digit));
    let foreign = count(|byte| !byte.is_ascii());
    let letters = upper + lower + foreign;
    let inner = &value[1..value.len() - 1];
    let has_sign = inner.iter().any(|byte| b"!@$%^&*+?".contains(byte))
        || b"!$*@&".contains(&value[value.len() - 1])
        || inner.contains(&b'#') && lower > 0 && digits > 0;
    let joins = inner.iter().filter(|byte| b"-_.".contains(byte)).count();
    let is_small_name = foreign == 0 && upper == 0 && !has_sign && joins == 0;
    let capitals = value.windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).count();
    if letters == 0 {
        return u32::from(digits >= 8 && digits == value.len());
    }
    if digits > 0 {
        // `ISO27001`, `SO-2219984`: what is counted or ordered.
        if lower + foreign == 0 {
            let is_random = value.len() >= 12 && joins == 0 && upper >= 3 && digits >= 3;
            return u32::from(has_sign || is_random) * 2;
        }
        // `numpy.datetime64`, `utf-8`, `use_pkcs8`, `gh-18450`: names of programs.
        let parts: Vec<&[u8]> = value.split(|byte| b"-_.".contains(byte)).collect();
        let is_name = upper + foreign == 0
            && !has_sign
            && joins > 0
            && !(parts.len() >= 3 && trailing(value) > 0 && letters >= 5 && is_unusual(value))
            && !(trailing(value) >= 2 && letters >= 5 && parts[parts.len() - 1].len() == trailing(value));
        if is_name {
            return 0;
        }
        let is_rich = has_sign || joins > 0 || upper > 0 && lower > 0;
        let is_word = is_small_name || joins == 0 && !has_sign && upper <= 1;
        let base = value[..value.len() - trailing(value)].iter().filter(|byte| byte.is_ascii_alphabetic()).copied();
        let base: Vec<u8> = base.collect();
        let is_base_unusual = foreign > 0 || is_unusual(&base) || strangeness(&base).is_some_and(|strange| strange >= 3.0);
        return match (is_word, is_base_unusual) {
            (true, false) if digits < 4 || base.len() < 4 => 0,
            (true, false) => 1 + u32::from(upper > 0),
            (true, true) => 2 + u32::from(digits >= 2 && upper > 0),
            _ if is_rich && (letters >= 3) => 2 + u32::from(has_sign || upper > 0 || joins >= 2 || is_base_unusual),
            _ => 1,
        };
    }
    if has_sign && letters >= 4 && value[..value.len() - 1].iter().any(|byte| b"!@#$%^&*+?~".contains(byte)) {
        return 2 + u32::from(upper > 0);
    }
    if joins > 0 {
        let parts = value.split(|byte| b"-_.".contains(byte)).filter(|part| part.len() > 2).count();
        let is_odd = foreign > 0 || is_unusual(value);
        return match (parts, is_odd) {
            (3.., true) if !(value.contains(&b'.') || value.contains(&b'_') && upper == 0) => 2,
            (2, true) if upper > 0 && value.contains(&b'_') => 2,
            (2, true) if upper >= 2 => 1,
            _ => 0,
        };
    }
    if capitals > 0 && foreign == 0 {
        return if value.len() >= 8 && is_joined(value) && is_unusual(value) { 2 } else { 0 };
    }
    if foreign == 0 && value.len() >= 8 && strangeness(value).is_some_and(|strange| strange >= 3.7) {
        return 2;
    }
    u32::from(foreign == 0 && upper == 0 && value.len() >= 7 && is_unusual(value))
}

/// Returns whether a value can hardly be anything but what somebody chose: capitals, small letters, digits and what joins them.
pub(in crate::scan) fn looks_chosen(value: &[u8]) -> bool {
    let has = |is: fn(&u8) -> bool| value.iter().any(is);
    let ends = value.last().is_some_and(u8::is_ascii_digit);
    ends && has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && password(value) == 3
}

fn trailing(value: &[u8]) -> usize {
    value.iter().rev().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Returns whether a word is something else that has digits and signs in it: an address, a file, a version, a day, a number of a thing.
fn is_other(value: &[u8]) -> bool {
    let has = |part: &[u8]| memchr::memmem::find(value, part).is_some();
    let last = value.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let is_file = last.len() < value.len() && (2..=4).contains(&last.len()) && last.iter().all(u8::is_ascii_lowercase);
    let is_mail = value.iter().position(|byte| *byte == b'@').is_some_and(|at| at > 0 && value[at..].contains(&b'.'));
    let body = value.strip_prefix(b"v").unwrap_or(value);
    let is_version = body.iter().all(|byte| byte.is_ascii_digit() || b".-_/:,x".contains(byte))
        && body.iter().any(|byte| b".:/,".contains(byte));
    let is_hash = value.len() >= 16 && value.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-');
    let is_time = value.first().is_some_and(u8::is_ascii_digit)
        && value.iter().filter(|byte| byte.is_ascii_alphabetic()).count() <= 3
        && !value.iter().any(|byte| b"!@#$%&*".contains(byte));
    is_file
        || is_mail
        || is_version
        || is_hash
        || is_time
        || has(b"://")
        || has(b"www.")
        || has(b"()")
        || has(b"\\")
        || has(b"=")
        || has(b"{")
        || has(b"/")
        || has(b"->")
        || has(b"::")
        || has(b"(")
        || has(b"[")
        || has(b"'")
        || has(b"###")
        || value.contains(&b'~')
        || value.contains(&b':')
        || value.contains(&b')')
        || has(b"@@")
        || has(b"&#")
        || has(b"&quot")
}

/// What form a code has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// Three to ten digits.
    Digits(usize),
    /// Digits in small groups, as on a lock: `27-61-04`.
    Groups,
    /// Capitals and digits: `B4179`.
    Mixed,
    /// Letters of both cases and digits.
    Free,
}

/// Returns the form of a code and the length of it, if a word has one; behind it may stand the key that ends it, `#` or `*`.
pub(super) fn code(value: &[u8]) -> Option<Code> {
    let body = value.strip_suffix(b"#").or_else(|| value.strip_suffix(b"*")).unwrap_or(value);
    let body = body.strip_prefix(b"#").or_else(|| body.strip_prefix(b"*")).unwrap_or(body);
    let digits = body.iter().filter(|byte| byte.is_ascii_digit()).count();
    let capitals = body.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let distinct = body.iter().collect::<std::collections::BTreeSet<_>>().len();
    if digits == body.len() && (3..=10).contains(&digits) && distinct >= 2 {
        return Some(Code::Digits(digits));
    }
    let groups: Vec<&[u8]> = body.split(|byte| *byte == b'-').collect();
    if (3..=5).contains(&groups.len())
        && groups.iter().all(|group| (1..=2).contains(&group.len()) && group.iter().all(u8::is_ascii_digit))
    {
        return Some(Code::Groups);
    }
    // Capitals of other scripts take two bytes: `48К1907`.
    let foreign = body.iter().filter(|byte| !byte.is_ascii()).count();
    if (4..=9).contains(&body.len()) && digits >= 2 && (1..=3).contains(&capitals) && digits + capitals == body.len()
        || foreign == 2 && digits >= 4 && digits + 2 == body.len()
    {
        return Some(Code::Mixed);
    }
    let is_free = (5..=10).contains(&body.len())
        && digits >= 1
        && body.iter().all(u8::is_ascii_alphanumeric)
        && body.iter().any(u8::is_ascii_lowercase);
    is_free.then_some(Code::Free)
}
