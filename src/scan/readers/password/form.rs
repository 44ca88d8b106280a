//! Forms of values that are, or are not, a password in use, whatever they are set to.

use super::super::is_of_list;
use crate::scan::checks;
use crate::scan::letters::strangeness;
use crate::scan::setting::How;
use crate::scan::told::looks_chosen;
use crate::scan::words::is_unusual;

/// Words that stand where a password would, and are none: what programs and forms say, kinds of values, words for a password.
#[rustfmt::skip]
pub(super) const BLAND: &[&str] = &[
    "password", "passwd", "pass", "pwd", "passphrase", "secret", "token", "user", "username", "none", "null", "nil", "true", "false", "test", "undefined",
    "string", "str", "text", "required", "optional", "changeit", "hidden", "default", "empty", "unknown", "value", "changeme", "admin", "root", "guest", "invalid",
    "wrong", "incorrect", "foo", "bar", "baz", "foobar", "qwerty", "abc", "letmein", "secure", "hash", "hashed", "encrypted", "plain", "plaintext",
    "bcrypt", "argon", "scrypt", "pbkdf", "scram", "sha", "md", "crypt", "base", "utf", "aes", "rsa", "varchar", "char", "int", "integer", "bytes", "byte", "boolean", "bool",
    "object", "array", "self", "this", "request", "req", "params", "args", "config", "env", "settings", "options", "input", "prompt", "getpass", "flags",
    "passwort", "kennwort", "contrasena", "clave", "senha", "wachtwoord", "haslo", "heslo", "parola", "adgangskode", "passord", "salasana", "mdp", "geheim", "mypassword", "mypass", "my",
    "new", "old", "current", "key", "oauth", "login", "auth", "http", "https", "localhost", "version", "field", "label", "type", "name", "xxx", "asdf", "postgres", "mysql",
    "initial", "temporary", "expired", "startowe", "startowy", "tymczasowe", "jednorazowe", "provisoire", "temporaire", "initiale", "provisional", "provisorio", "provisoria",
    "provvisoria", "temporanea", "scaduta", "temporal", "expirado", "expirada", "tijdelijk", "tijdelijke", "tillfalligt", "initiales", "abgelaufen", "vergessen",
    "whatsapp", "telegram", "messenger", "wechat", "viber", "fritzbox", "outlook", "gmail",
];

/// Returns whether digits are only those that stand side by side on a keyboard.
pub(super) fn is_counted(digits: &[u8]) -> bool {
    let steps = digits.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) <= 1).count();
    steps * 4 >= (digits.len() - 1) * 3
}

/// Returns whether a value is a pass phrase of words out of a list, in quotes or joined by one sign.
pub(super) fn is_phrase_of_list(value: &[u8]) -> bool {
    [(b' ', 3), (b'-', 4), (b'_', 4), (b'.', 4)]
        .into_iter()
        .any(|(sign, least)| value.iter().filter(|byte| **byte == sign).count() + 1 >= least && is_of_list(value, sign))
}

/// Returns whether a value is a password for a program as Google writes it: four groups of four small letters.
pub(super) fn is_app_password(value: &[u8]) -> bool {
    let groups: Vec<&[u8]> = value.split(|byte| *byte == b' ').collect();
    groups.len() == 4
        && groups.iter().all(|group| group.len() == 4 && group.iter().all(u8::is_ascii_lowercase))
        && strangeness(value).is_some_and(|strange| strange >= 3.0)
}

/// Returns whether digits are a day, or a round number.
pub(super) fn is_date(digits: &[u8]) -> bool {
    let number = |digits: &[u8]| digits.iter().fold(0_u32, |sum, byte| sum * 10 + u32::from(byte - b'0'));
    let is_day = |month: &[u8], day: &[u8]| (1..=12).contains(&number(month)) && (1..=31).contains(&number(day));
    let is_year = |year: &[u8]| year.starts_with(b"19") || year.starts_with(b"20");
    digits.ends_with(b"000")
        || digits.len() == 8
            && (is_year(digits) && is_day(&digits[4..6], &digits[6..])
                || is_year(&digits[4..]) && (is_day(&digits[..2], &digits[2..4]) || is_day(&digits[2..4], &digits[..2])))
}

/// Returns whether a value is what a program computes, names or formats, an address, or a sentence.
pub(super) fn is_code(value: &[u8], how: How) -> bool {
    let has = |part: &[u8]| memchr::memmem::find(value, part).is_some();
    let first = value[0];
    let last = value[value.len() - 1];
    let is_plain = how != How::Quoted;
    (is_plain
        && (b"$@%&*:-[({".contains(&first)
            && !matches!(first, b'@' | b'$' | b'*' | b'&' | b'%' if value[1..].iter().filter(|byte| !byte.is_ascii_alphanumeric()).count() > 0 && value.iter().any(u8::is_ascii_digit))))
        || (is_plain && (has(b"(") || (first.is_ascii_alphabetic() && has(b"[") && has(b"]"))))
        || (value.iter().any(u8::is_ascii_whitespace) && !is_pass_phrase(value, how))
        || value.starts_with(b"&[")
        || checks::is_expression(value)
        || (has(b"|")
            && value.split(|byte| *byte == b'|').all(|part| {
                !part.is_empty()
                    && part.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b":_,".contains(byte))
            }))
        || has(b"%s")
        || has(b"%d")
        || (matches!(how, How::Said | How::Cell)
            && value
                .iter()
                .position(|byte| *byte == b'=')
                .is_some_and(|at| at > 0 && value[..at].iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'_')))
        || has(b"::")
        || has(b"->")
        || has(b"://")
        || has(b"{{")
        || has(b"${")
        || has(b"$(")
        || has(b"#{")
        || has(b"%(")
        || has(b"()")
        || (first == b'{' && last == b'}')
        || (first == b'%' && last == b'%')
        || (first == b'<' && last == b'>')
        || (first == b'#' && last == b'#')
        || (first == b'[' && last == b']')
        || (matches!(last, b':' | b'=') && !value.iter().any(u8::is_ascii_digit))
        || (first == b'$' && value[1..].iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'_'))
        || (first == b'$' && value[1..].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_'))
        || (is_plain && first == b'!' && value[1..].iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'.'))
        || (is_plain && is_member(value))
        || is_number(value)
        || value.starts_with(b"/") && has(b"/") && value.iter().filter(|byte| **byte == b'/').count() >= 2
}

/// Returns whether a value in quotes has blanks in it as a password can: no sentence of words.
fn is_pass_phrase(value: &[u8], how: How) -> bool {
    let words = value.split(u8::is_ascii_whitespace).count();
    let has_digit = value.iter().any(u8::is_ascii_digit) && !value.contains(&b'(');
    let is_trimmed = value.trim_ascii().len() == value.len() && !value.contains(&b'\\');
    how == How::Quoted
        && is_trimmed
        && words <= 6
        && (has_digit && words <= 3 || strangeness(value).is_some_and(|strange| strange >= 3.4))
}

/// Returns whether a value is a part of something: `settings.db.password`, `config/password.txt`.
fn is_member(value: &[u8]) -> bool {
    if is_unusual(value) && looks_chosen(value) {
        return false;
    }
    // `lukas.1905` is no part of anything.
    if let Some(dot) = value.iter().position(|byte| *byte == b'.')
        && value[..dot].iter().all(u8::is_ascii_alphabetic)
        && value.len() > dot + 3
        && value[dot + 1..].iter().all(u8::is_ascii_digit)
    {
        return false;
    }
    let is_small = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_./:".contains(byte);
    if value.iter().all(is_small) && value.iter().any(|byte| b"./:".contains(byte)) {
        return true;
    }
    let is_word = |part: &[u8]| {
        !part.is_empty() && part.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'?'))
    };
    let mut parts = value.split(|byte| matches!(byte, b'.' | b'/' | b':'));
    value.iter().any(|byte| matches!(byte, b'.' | b'/' | b':'))
        && parts.all(|part| is_word(part) && strangeness(part).is_none_or(|strange| strange < 3.0))
}

/// Returns whether a value is a number of a program, or a type of one: `0xC000_0001`, `16i32`, `__u32`, `psw_t`.
fn is_number(value: &[u8]) -> bool {
    let body = [&b"i32"[..], b"u32", b"i64", b"u64", b"u8", b"i8", b"u16", b"i16", b"usize", b"isize", b"UL", b"ULL", b"L"]
        .iter()
        .find_map(|suffix| value.strip_suffix(*suffix))
        .unwrap_or(value);
    let hex = body.strip_prefix(b"0x").or_else(|| body.strip_prefix(b"0X"));
    let is_hex = hex.is_some_and(|digits| digits.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'_'));
    let is_decimal = body.len() < value.len() && body.iter().all(|byte| byte.is_ascii_digit() || *byte == b'_');
    is_hex || is_decimal || (value.ends_with(b"_t") && value.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_'))
}

/// Returns whether a value is a digest of a known length, or a hash in the form of crypt(3).
pub(super) fn is_hash(value: &[u8]) -> bool {
    let is_hex = value.iter().all(u8::is_ascii_hexdigit);
    (is_hex && matches!(value.len(), 32 | 40 | 56 | 64 | 96 | 128))
        || (value[0] == b'$' && value[1..].contains(&b'$'))
        || [&b"pbkdf2"[..], b"{SHA", b"{SSHA", b"sha256:", b"sha512:", b"scrypt:", b"argon2"]
            .iter()
            .any(|start| value.starts_with(start))
}

/// Returns whether letters with digits are a name of a program or of a thing: `SHA512-CRYPT`, `password_v2`, `Float64`.
pub(super) fn is_name(value: &[u8], how: How, strange: f64) -> bool {
    let parts: Vec<&[u8]> = value.split(|byte| matches!(byte, b'_' | b'-' | b'.' | b'/')).collect();
    let is_joined = parts.len() > 1;
    let has_sign = value.iter().any(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-' | b'.' | b'/'));
    let first: Vec<u8> = value.iter().take_while(|byte| byte.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let is_bland = BLAND.iter().any(|word| word.as_bytes() == first);
    if has_sign || is_joined && is_unusual(value) && looks_chosen(value) {
        return false;
    }
    let trailing = value.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_last = trailing == digits;
    (is_bland && (is_joined || is_last))
        || (is_joined
            && !(matches!(how, How::Worded | How::Said)
                && digits >= 2
                && value[0].is_ascii_uppercase()
                && value.contains(&b'-'))
            && strange < 2.6
            && (value.contains(&b'_') || matches!(how, How::Plain | How::Worded | How::Bare) && parts.len() < 4)
            && !parts.iter().any(|part| part.len() >= 4 && part.iter().all(u8::is_ascii_digit)))
        || (how == How::Plain
            && is_last
            && trailing == 1
            && strange < 2.6
            && value.iter().any(u8::is_ascii_uppercase)
            && value.iter().filter(|byte| byte.is_ascii_uppercase()).count() > 1
            && value[0].is_ascii_alphabetic()
            && checks::entropy(value) < 3.4)
}
