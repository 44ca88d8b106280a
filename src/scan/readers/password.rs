//! A value that is set to the name of a password, in any way and in many tongues.

use std::ops::Range;

use crate::scan::base64::decoded;
use crate::scan::checks::{self, is_place_holder};
use crate::scan::letters::strangeness;
use crate::scan::setting::{How, Name, Setting, settings};

use super::is_of_list;

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
    "incorrect", "mismatch", "matches", "match", "missing", "pending", "recovery", "settings", "setting", "option", "options", "auth", "is",
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
            && text.get(setting.value.end).is_some_and(|byte| !byte.is_ascii_whitespace() && byte.is_ascii());
        if !is_constant && is_password(value, name, setting.how, ease) {
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
    distinct >= 4 && !is_bland && !is_counted && !is_variable && !is_place_holder(value) && !is_code(value, How::Quoted)
}

/// As [`is_in_use`], and no word: for places where a word may stand too.
pub(in crate::scan) fn is_in_use_and_no_word(value: &[u8]) -> bool {
    is_in_use(value)
        && (value.iter().any(|byte| byte.is_ascii_digit() || b"!@#$%^&*?~+=".contains(byte))
            || strangeness(value).is_some_and(|strange| strange >= 3.0))
}

/// Words so short that they are parts of many others.
const SHORT: &[&str] = &["psk", "pass", "pw", "pwd", "psw", "pswd", "mdp", "passe", "clave", "senha"];

/// Words that stand where a password would, and are none: what programs and forms say, kinds of values, words for a password.
#[rustfmt::skip]
const BLAND: &[&str] = &[
    "password", "passwd", "pass", "pwd", "passphrase", "secret", "token", "user", "username", "none", "null", "nil", "true", "false", "test", "undefined",
    "string", "str", "text", "required", "optional", "changeit", "hidden", "default", "empty", "unknown", "value", "changeme", "admin", "root", "guest", "invalid",
    "wrong", "incorrect", "foo", "bar", "baz", "foobar", "qwerty", "abc", "letmein", "secure", "hash", "hashed", "encrypted", "plain", "plaintext",
    "bcrypt", "argon", "scrypt", "pbkdf", "scram", "sha", "md", "crypt", "base", "utf", "aes", "rsa", "varchar", "char", "int", "integer", "bytes", "byte", "boolean", "bool",
    "object", "array", "self", "this", "request", "req", "params", "args", "config", "env", "settings", "options", "input", "prompt", "getpass", "flags",
    "passwort", "kennwort", "contrasena", "clave", "senha", "wachtwoord", "haslo", "heslo", "parola", "adgangskode", "passord", "salasana", "mdp", "geheim", "mypassword", "mypass", "my",
    "new", "old", "current", "key", "oauth", "login", "auth", "http", "https", "localhost", "version", "field", "label", "type", "name", "xxx", "asdf", "postgres", "mysql",
];

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
    if !(least..=128).contains(&value.len()) || is_place_holder(value) {
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

/// Returns whether digits are only those that stand side by side on a keyboard.
fn is_counted(digits: &[u8]) -> bool {
    let steps = digits.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) <= 1).count();
    steps * 4 >= (digits.len() - 1) * 3
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

/// Returns whether a value is a pass phrase of words out of a list, in quotes or joined by one sign.
fn is_phrase_of_list(value: &[u8]) -> bool {
    [(b' ', 3), (b'-', 4), (b'_', 4), (b'.', 4)]
        .into_iter()
        .any(|(sign, least)| value.iter().filter(|byte| **byte == sign).count() + 1 >= least && is_of_list(value, sign))
}

/// Returns whether a value is a password for a program as Google writes it: four groups of four small letters.
fn is_app_password(value: &[u8]) -> bool {
    let groups: Vec<&[u8]> = value.split(|byte| *byte == b' ').collect();
    groups.len() == 4
        && groups.iter().all(|group| group.len() == 4 && group.iter().all(u8::is_ascii_lowercase))
        && strangeness(value).is_some_and(|strange| strange >= 3.0)
}

/// Returns whether digits are a day, or a round number.
fn is_date(digits: &[u8]) -> bool {
    let number = |digits: &[u8]| digits.iter().fold(0_u32, |sum, byte| sum * 10 + u32::from(byte - b'0'));
    let is_day = |month: &[u8], day: &[u8]| (1..=12).contains(&number(month)) && (1..=31).contains(&number(day));
    let is_year = |year: &[u8]| year.starts_with(b"19") || year.starts_with(b"20");
    digits.ends_with(b"000")
        || digits.len() == 8
            && (is_year(digits) && is_day(&digits[4..6], &digits[6..])
                || is_year(&digits[4..]) && (is_day(&digits[..2], &digits[2..4]) || is_day(&digits[2..4], &digits[..2])))
}

/// Returns whether a value is what a program computes, names or formats, an address, or a sentence.
fn is_code(value: &[u8], how: How) -> bool {
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
fn is_hash(value: &[u8]) -> bool {
    let is_hex = value.iter().all(u8::is_ascii_hexdigit);
    (is_hex && matches!(value.len(), 32 | 40 | 56 | 64 | 96 | 128))
        || (value[0] == b'$' && value[1..].contains(&b'$'))
        || [&b"pbkdf2"[..], b"{SHA", b"{SSHA", b"sha256:", b"sha512:", b"scrypt:", b"argon2"]
            .iter()
            .any(|start| value.starts_with(start))
}

/// Returns whether letters with digits are a name of a program or of a thing: `SHA512-CRYPT`, `password_v2`, `Float64`.
fn is_name(value: &[u8], how: How, strange: f64) -> bool {
    let parts: Vec<&[u8]> = value.split(|byte| matches!(byte, b'_' | b'-' | b'.' | b'/')).collect();
    let is_joined = parts.len() > 1;
    let has_sign = value.iter().any(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-' | b'.' | b'/'));
    let first: Vec<u8> = value.iter().take_while(|byte| byte.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let is_bland = BLAND.iter().any(|word| word.as_bytes() == first);
    if has_sign {
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
