//! A value that is set to the name of a password, in any way and in many tongues.

mod form;
mod made_up;

use std::ops::Range;

use crate::scan::base64::decoded;
use crate::scan::checks::is_placeholder;
use crate::scan::letters::strangeness;
use crate::scan::setting::{How, Name, Setting, settings};

use form::{BLAND, is_app_password, is_code, is_counted, is_date, is_hash, is_name, is_phrase_of_list};
use made_up::is_made_up;

/// Words behind the word for a password that tell of something else: what it is like, where it is, what is done with it.
#[rustfmt::skip]
const OTHER_TAILS: &[&str] = &[
    "name", "names", "id", "ids", "field", "fields", "label", "labels", "hint", "hints", "length", "len", "min", "max", "policy", "policies",
    "reset", "resets", "url", "uri", "path", "file", "filename", "hash", "hashes", "hashed", "hasher", "digest", "salt", "type", "types", "input",
    "placeholder", "title", "message", "messages", "error", "errors", "invalid", "required", "enabled", "disabled", "prompt", "strength",
    "hashers", "validators", "encoders", "regex", "regexp", "pattern", "format", "encoder", "encoding", "encryption", "encrypted", "algorithm", "algo", "scheme", "method",
    "provider", "manager", "store", "storage", "generator", "validator", "validation", "changed", "change", "expiry", "expires", "expired",
    "expiration", "age", "count", "attempts", "history", "column", "attr", "attribute", "param", "parameter", "form", "view", "page", "link",
    "button", "icon", "visible", "show", "hide", "toggle", "class", "css", "selector", "xpath", "locator", "ref", "key", "lookup", "kdf",
    "iterations", "authentication", "authenticator", "grant", "flow", "mode", "state", "status", "sha1", "sha2", "sha256", "sha512", "sha", "md5", "version", "date", "time",
    "at", "by", "size", "info", "list", "map", "table", "model", "schema", "service", "controller", "component", "cmd", "command", "script",
    "callback", "handler", "fn", "func", "function", "arn", "less", "protected", "safe", "mechanism", "rules", "rule", "complexity", "text",
    "incorrect", "mismatch", "sh", "matches", "match", "missing", "pending", "recovery", "settings", "setting", "option", "options", "auth", "is",
    "missmatch", "not", "request", "response", "verify", "verification", "checker", "check", "dialog", "modal", "screen", "ttl", "timeout",
    "md4", "code", "lock", "encode", "decode", "split", "replace", "strip", "trim", "get", "equals", "mgr", "property", "flags", "attempt", "word", "words", "spec", "error", "role", "question", "answer", "instructions", "description", "help", "tooltip", "heading", "header", "subject", "email",
];
/// Words before it that tell the same.
#[rustfmt::skip]
const OTHER_HEADS: &[&str] = &[
    "no", "without", "forgot", "forgotten", "hash", "hashed", "encrypted", "crypted", "has", "is", "use", "requires", "require", "show", "hide", "validate",
    "verify", "invalid", "missing", "min", "max", "label", "error", "wrong", "placeholder", "incorrect", "by", "compass", "sha256", "sha2", "md5", "bcrypt", "remember",
    "enter", "input", "toggle", "ask", "read", "generate", "hint", "title", "lbl", "txt", "field", "get", "prompt", "test",
];
/// Beginnings of words that are made up of two: `rootpw`, `dbpass`.
#[rustfmt::skip]
const JOINED_WITH: &[&str] = &[
    "db", "my", "sql", "mysql", "pg", "root", "user", "usr", "admin", "ftp", "smtp", "imap", "mail", "email", "redis", "mongo", "ssh", "sudo", "su", "api", "app", "web",
    "http", "proxy", "ldap", "bind", "svc", "service", "test", "login", "key", "store", "trust", "cert", "ssl", "wifi", "vpn", "old", "new", "auth", "client", "server",
    "ansible", "become", "host", "bot", "irc", "zip", "enc", "backup", "master", "account", "acct", "default", "sys", "system", "oracle", "postgres", "super", "priv",
];

/// Gives what is set to the name of a password.
pub(in crate::scan) fn password(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    if !is_word(text, &keyword) {
        return;
    }
    let is_foreign = !text[keyword.clone()].is_ascii();
    let is_wanted = |name: &Name| is_foreign || names_a_password(name, &text[keyword.clone()]);
    let (mut has_cell, mut cells) = (false, Vec::new());
    settings(text, keyword.clone(), is_wanted, &mut |name, setting| {
        let ease = if is_in_settings(text, name, &setting) { EASE } else { 0.0 };
        let value = &text[setting.value.clone()];
        // A number of a program ends with its statement.
        let is_constant = setting.how == How::Plain
            && value.iter().all(u8::is_ascii_digit)
            && text.get(setting.value.end).is_some_and(|byte| !byte.is_ascii_whitespace() && byte.is_ascii())
            && !matches!(text.get(setting.value.end..setting.value.end + 2), Some(b". " | b", " | b".\n"));
        // `2026-12-01` in a column that says when it ends.
        let is_day = setting.how == How::Cell
            && !value.iter().any(u8::is_ascii_alphabetic)
            && value.len() <= 10
            && value.contains(&b'-')
            || starts_with_day(value);
        if !is_constant && !is_day && (is_password(value, name, setting.how, ease) || is_made_up(text, name, &setting)) {
            has_cell |= setting.how == How::Cell;
            found(setting.value);
        } else if setting.how == How::Cell && is_letters(value) {
            cells.push(setting.value);
        }
    });
    // Where one cell of the column is a password, a word in another is one too.
    if has_cell {
        cells.into_iter().for_each(found);
    }
}

/// How much less strange letters have to be in a file of settings, where no name of a program stands for a value.
const EASE: f64 = 0.8;

/// Returns whether a value stands alone behind its name on a line of a file of settings: the name has signs that those of programs do not
/// have, or the line above sets the user.
fn is_in_settings(text: &[u8], name: &Name, setting: &Setting) -> bool {
    let ends = text.get(setting.value.end).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    if setting.how != How::Plain || !ends || name.is_flag {
        return false;
    }
    let lines = text[name.bytes.start.saturating_sub(200)..name.bytes.start].rsplit(|byte| *byte == b'\n');
    let mut above = lines.map(<[u8]>::trim_ascii);
    if above.next() != Some(b"") {
        return false;
    }
    let is_key = text[name.bytes.clone()].iter().any(|byte| matches!(byte, b'.' | b'-'));
    let sets_user = |line: &[u8]| {
        let name = line.split(|byte| matches!(byte, b'=' | b':')).next().unwrap_or_default().trim_ascii().to_ascii_lowercase();
        name.len() < line.len() && [&b"user"[..], b"username", b"login", b"account"].iter().any(|end| name.ends_with(end))
    };
    is_key || above.next().is_some_and(sets_user)
}

/// Returns whether a value is a point in time: `2024-05-11 08:14:02`.
fn starts_with_day(value: &[u8]) -> bool {
    value.len() >= 10
        && value[..4].iter().all(u8::is_ascii_digit)
        && (value[4], value[7]) == (b'-', b'-')
        && value.iter().all(|byte| byte.is_ascii_digit() || b"-:. TZ+".contains(byte))
}

/// Returns whether a value is one word that could be a password.
fn is_letters(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    value.len() >= 6
        && value.iter().all(u8::is_ascii_alphabetic)
        && !BLAND.iter().any(|word| word.as_bytes() == lower)
        && is_in_use(value)
}

/// Returns whether a keyword is no part of another word, as far as its length leaves a doubt.
fn is_word(text: &[u8], keyword: &Range<usize>) -> bool {
    let is_letter = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphabetic);
    keyword.len() > 3 || !is_letter(Some(keyword.end)) || text[keyword.end].is_ascii_uppercase()
}

/// Returns whether a name is one of a password, and not of its length, its field or its file.
fn names_a_password(name: &Name, keyword: &[u8]) -> bool {
    let has = |list: &[&str], word: &[u8]| list.iter().any(|other| other.as_bytes() == word);
    let word = name.word();
    let keyword = keyword.to_ascii_lowercase();
    let is_short = SHORT.iter().any(|short| {
        word == short.as_bytes() || word.strip_suffix(short.as_bytes()).is_some_and(|before| has(JOINED_WITH, before))
    });
    let is_long = match &*keyword {
        b"pass" => [&b"passw"[..], b"passphrase", b"passcode"].iter().any(|part| memchr::memmem::find(word, part).is_some()),
        b"pwd" => word.starts_with(b"pwd") || word.ends_with(b"pwd"),
        // What is no word of another tongue stands alone, or at the end of a name.
        long => word == long || (long.len() >= 7 && word.ends_with(long)),
    };
    let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end.as_bytes()) && word.len() > end.len() + 4);
    let is_other = ends(&[
        "less",
        "field",
        "hash",
        "file",
        "length",
        "policy",
        "manager",
        "reset",
        "protected",
        "hint",
        "input",
        "auth",
        "change",
        "changed",
        "mgr",
    ]);
    (is_short || is_long)
        && !is_other
        && !name.tail().iter().any(|word| has(OTHER_TAILS, word))
        && !name.head().iter().any(|word| has(OTHER_HEADS, word))
}

/// Returns whether a value that stands where only a password can is one: no word for it, no variable, no placeholder.
pub(in crate::scan) fn is_in_use(value: &[u8]) -> bool {
    let letters: Vec<u8> = value.iter().filter(|byte| byte.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let digits: Vec<u8> = value.iter().filter(|byte| byte.is_ascii_digit()).copied().collect();
    let names_it = digits.is_empty()
        && [&b"passw"[..], b"secret", b"token"].iter().any(|part| memchr::memmem::find(&letters, part).is_some());
    let is_bland = names_it
        || (digits.is_empty() && letters.ends_with(b"pass"))
        || (BLAND.iter().any(|word| word.as_bytes() == letters) && value.iter().all(u8::is_ascii_alphanumeric));
    let is_counted = letters.is_empty() && digits.len() == value.len() && is_counted(&digits);
    let is_variable = matches!(value.first(), Some(b'$' | b'%' | b'<' | b'{' | b'[' | b'@'))
        && value[1..].iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-{}<>%:.()[]".contains(byte));
    let distinct = value.iter().collect::<std::collections::BTreeSet<_>>().len();
    distinct >= 4 && !is_bland && !is_counted && !is_variable && !is_placeholder(value) && !is_code(value, How::Quoted)
}

/// As [`is_in_use`], and no word: for places where a word may stand too.
pub(in crate::scan) fn is_in_use_and_no_word(value: &[u8]) -> bool {
    is_in_use(value)
        && (value.iter().any(|byte| byte.is_ascii_digit() || b"!@#$%^&*?~+=".contains(byte))
            || strangeness(value).is_some_and(|strange| strange >= 3.0))
}

/// Words so short that they are parts of many others.
const SHORT: &[&str] = &["psk", "pass", "pw", "pwd", "psw", "pswd", "mdp", "passe", "clave", "senha"];

/// Returns whether a value that is set to the name of a password looks like one that is in use.
fn is_password(value: &[u8], name: &Name, how: How, ease: f64) -> bool {
    let least = match how {
        How::Quoted => 4,
        How::Plain => 5,
        How::Worded | How::Said | How::Cell => 6,
        How::Bare => 8,
    };
    if is_phrase_of_list(value) || is_app_password(value) {
        return true;
    }
    if !(least..=128).contains(&value.len()) || is_placeholder(value) {
        return false;
    }
    let is_phrase = memchr::memmem::find(name.word(), b"phrase").is_some();
    let words = value.split(|byte| matches!(byte, b' ' | b'-')).filter(|word| word.len() > 2).count();
    if is_phrase && words >= 4 && value.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-')) {
        return how == How::Quoted || value.contains(&b'-');
    }
    if is_code(value, how) {
        return false;
    }
    // What is encoded counts as what it says.
    if let Some(plain) = decoded(value) {
        return plain.iter().any(|byte| !byte.is_ascii_graphic()) || is_password(&plain, name, How::Quoted, 0.0);
    }
    let letters: Vec<u8> = value.iter().filter(|byte| byte.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let others = value.len() - letters.len() - digits;
    let distinct = value.iter().collect::<std::collections::BTreeSet<_>>().len();
    let is_code_of_entry = name.word() == b"passcode" && digits >= 6 && how != How::Bare;
    if is_code_of_entry && letters.is_empty() && others == 0 && !is_date(value) {
        return distinct >= 4;
    }
    if distinct < 4 || (letters.is_empty() && others == 0 && digits < 8) {
        return false;
    }
    // `pas123`, `test12345`: what nobody is kept out with.
    let digits_only: Vec<u8> = value.iter().filter(|byte| byte.is_ascii_digit()).copied().collect();
    let is_weak = digits >= 3 && others == 0 && is_counted(&digits_only) && value.len() < 10;
    let is_bland = is_weak
        || (digits == 0 && others == 0 && memchr::memmem::find(&letters, b"passw").is_some())
        || BLAND.iter().any(|word| word.as_bytes() == letters);
    let cases = usize::from(value.iter().any(u8::is_ascii_uppercase)) + usize::from(value.iter().any(u8::is_ascii_lowercase));
    let kinds = cases + usize::from(digits > 0) + usize::from(others > 0);
    if is_bland {
        return kinds == 4 && value.len() >= 10;
    }
    let strange = strangeness(value).unwrap_or(7.0);
    let has_sign = value[..value.len()].iter().any(|byte| b"!@#$%^&*?~+=".contains(byte));
    if how == How::Bare
        && !(digits >= 2
            && letters.len() >= 2
            && (kinds >= 3 || digits >= 4 || strange >= 3.4)
            && !value.contains(&b'/')
            && (kinds == 4 || !value.contains(&b'.') && !value.contains(&b'_')))
        && !(letters.len() == value.len() && strange >= 4.0)
        && !(kinds == 4 && has_sign)
    {
        return false;
    }
    match (letters.len(), digits, others) {
        (0, _, 0) => !is_counted(value) && (how == How::Quoted || !is_date(value)),
        // No word of a language is so long, but names of programs are.
        (18.., 0, 0) if matches!(how, How::Worded | How::Said | How::Cell) && value.iter().all(u8::is_ascii_lowercase) => true,
        // Letters alone: words are far more frequent than passwords.
        (_, 0, 0) => strange >= strange_at(letters.len(), how) - ease,
        (_, 0, _) if !has_sign || how != How::Quoted && value.len() < 8 => {
            !value.iter().any(|byte| !byte.is_ascii()) && strange >= strange_at(letters.len(), how)
        }
        (_, 0, _) => kinds >= 3 || strange >= strange_at(letters.len(), how),
        _ => !is_hash(value) && !is_name(value, how, strange),
    }
}

/// From where on letters alone are taken for a password. Each step of one tenth was measured on CredData (docs/benchmarks.md).
fn strange_at(letters: usize, how: How) -> f64 {
    let base = match letters {
        0..=5 => 3.3,
        6..=7 => 3.1,
        8..=9 => 3.0,
        _ => 2.9,
    };
    base + match how {
        How::Quoted | How::Cell => 0.0,
        How::Plain => 0.1,
        How::Worded => 0.6,
        How::Said => 0.3,
        How::Bare => 1.0,
    }
}
