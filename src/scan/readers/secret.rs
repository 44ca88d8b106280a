//! A value that is set to the name of a key, a token or another secret.

use std::ops::Range;

use crate::scan::checks::{self, is_generic};
use crate::scan::letters::strangeness;
use crate::scan::setting::{How, Name, settings};
use crate::scan::words::is_unusual;

/// What names of keys and tokens hold that open nothing: what is public, places in data, marks of a page or a request.
#[rustfmt::skip]
const OTHER_KEYS: &[&str] = &[
    "public", "publish", "primary", "foreign", "checksum", "fingerprint", "idempot", "continuation",
    "csrf", "keyid", "pairid", "materialid", "nexttoken", "pagetoken", "clienttoken", "changetoken", "locktoken",
    "requesttoken", "cachekey", "sortkey", "partitionkey", "hashkey", "rangekey", "hostkey", "objectkey", "indexkey",
    "mapkey", "rowkey", "sitekey", "translationkey", "tokenizer", "pubkey", "encryptedkey", "modelkey", "keyfile", "keypath", "keyname", "keytype", "keyalgo", "keyword", "keyboard", "monkey",
    "keyspace", "keyring", "secretname", "tokenname", "tokentype", "tokenurl", "tokenuri", "secretid", "startingtoken", "worktoken", "unittoken", "updatetoken", "actiontoken", "devicekey", "resultkey", "inputtoken", "outputtoken",
];
/// Words behind the name of a secret that tell of something else.
#[rustfmt::skip]
const OTHER_TAILS: &[&str] = &[
    "name", "names", "id", "ids", "type", "types", "url", "uri", "path", "file", "filename", "hash", "length", "len", "size", "count", "version",
    "format", "algorithm", "algo", "alg", "scheme", "method", "provider", "manager", "store", "storage", "expiry", "expires", "expiration", "ttl",
    "usage", "ref", "arn", "rb", "py", "js", "ts", "go", "rs", "pp", "java", "md", "json", "yaml", "yml", "txt", "html", "php", "c", "h", "pub", "spec", "test", "tests", "values", "to",
    "prefix", "suffix", "label", "title", "message", "error", "endpoint", "host", "server", "issuer", "audience", "digest", "checksum", "sha256", "md5", "fingerprint",
    "limit", "limits", "budget", "per", "tokens", "is", "model", "mapping", "column", "field", "index",
];

/// Gives what is set to the name of a secret.
pub(in crate::scan) fn secret(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let is_foreign = !text[keyword.clone()].is_ascii();
    let is_wanted = |name: &Name| is_foreign || names_a_secret(text, name);
    settings(text, keyword.clone(), is_wanted, &mut |name, setting| {
        let value = &text[setting.value.clone()];
        // `WPA2 Key: h7Kd pQ2m Zr9x Wt4v`, `Network key   4821...`
        let is_of_network = || {
            let before = before_name(text, name, 24).trim_ascii_end().to_ascii_lowercase();
            [&b"wpa"[..], b"wpa2", b"wpa3", b"wifi", b"wi-fi", b"wlan", b"network", b"netzwerk", b"security"]
                .iter()
                .any(|word| before.ends_with(word))
        };
        let is_number =
            (12..=64).contains(&value.len()) && value.iter().all(u8::is_ascii_digit) && checks::entropy(value) >= 2.5;
        if (is_number || value.len() == 19 && value.contains(&b' ')) && is_of_network() {
            return found(setting.value);
        }
        let is_bare = || name.words.concat() == b"key" && !is_qualified(before_name(text, name, 24));
        if value.starts_with(b"{\\") {
            in_object(value, setting.value.start, found);
        } else if is_secret(value, name, setting.how) && (!is_bare() || is_for_signing(before_name(text, name, 160))) {
            found(setting.value);
        }
    });
}

fn names_a_secret(text: &[u8], name: &Name) -> bool {
    let whole: Vec<u8> = name.words.concat();
    let has = |word: &&str| memchr::memmem::find(&whole, word.as_bytes()).is_some();
    let is_of_path = |byte: &&u8| byte.is_ascii_alphanumeric() || b":/-_.*${}[]".contains(byte);
    let before: usize = text[..name.bytes.start].iter().rev().take(96).take_while(is_of_path).count();
    let before = &text[name.bytes.start - before..name.bytes.start];
    let is_scoped = [&b"::"[..], b"arn:", b"://"].iter().any(|part| memchr::memmem::find(before, part).is_some())
        || (before.ends_with(b"/") && before.len() > 1);
    let is_word = |word: &[u8]| OTHER_TAILS.iter().any(|tail| tail.as_bytes() == word);
    // `key` alone is wanted where something is set to it.
    let is_any = (whole == b"key" || whole == b"keys")
        && !is_qualified(before_name(text, name, 24))
        && (whole == b"keys" || !is_set(&text[name.bytes.end..]));
    !is_any && !is_scoped && !OTHER_KEYS.iter().any(has) && !name.tail().iter().any(|word| is_word(word))
}

fn before_name<'t>(text: &'t [u8], name: &Name, reach: usize) -> &'t [u8] {
    &text[name.bytes.start.saturating_sub(reach)..name.bytes.start]
}

/// Returns whether a sign follows that sets something.
fn is_set(rest: &[u8]) -> bool {
    let gap = rest.iter().take(4).take_while(|byte| b"\"'` ".contains(byte)).count();
    matches!(rest.get(gap), Some(b'=' | b':'))
}

/// Gives what is random in an object of JSON that is a string.
fn in_object(value: &[u8], start: usize, found: &mut dyn FnMut(Range<usize>)) {
    let mut at = 0;
    for part in value.split(|byte| !byte.is_ascii_alphanumeric()) {
        if part.len() >= 20 && is_generic(part) {
            found(start + at..start + at + part.len());
        }
        at += part.len() + 1;
    }
}

/// Returns whether what stands before `key` is about ciphers or tokens: `"Jwt": {"Issuer": "...", "Key": "..."}`.
fn is_for_signing(before: &[u8]) -> bool {
    let lower = before.to_ascii_lowercase();
    if [&b"cipher"[..], b"aes-", b"encrypt", b"hmac", b"jwt"].iter().any(|word| memchr::memmem::find(&lower, word).is_some()) {
        return true;
    }
    let Some(open) = before.iter().rposition(|byte| *byte == b'{') else { return false };
    // What stands on the lines above names something else.
    let near = before[open.saturating_sub(24)..open].trim_ascii_end();
    let name = near.rsplit(|byte| *byte == b'\n').next().unwrap_or_default().to_ascii_lowercase();
    !before[open..].contains(&b'}')
        && ["auth", "token", "sign"].iter().any(|word| memchr::memmem::find(&name, word.as_bytes()).is_some())
}

/// Returns whether the word before `key` tells that it opens something.
fn is_qualified(before: &[u8]) -> bool {
    let before = before.strip_suffix(b" ").or_else(|| before.strip_suffix(b"-")).unwrap_or_default().to_ascii_lowercase();
    let words = [
        "api",
        "access",
        "secret",
        "private",
        "encryption",
        "signing",
        "master",
        "service",
        "account",
        "auth",
        "admin",
        "deploy",
        "session",
        "shared",
        "license",
        "integration",
        "host",
        "storage",
        "aes",
        "hmac",
        "webhook",
        "wlan",
        "wifi",
        "wi-fi",
        "wpa",
        "wpa2",
        "wpa3",
        "network",
        "netzwerk",
    ];
    words.iter().any(|word| before.ends_with(word.as_bytes()))
}

fn is_secret(value: &[u8], name: &Name, how: How) -> bool {
    let least = match how {
        How::Quoted => 12,
        How::Plain => 16,
        How::Worded => 20,
        How::Said | How::Cell => 16,
        How::Bare => 24,
    };
    let is_quoted = how == How::Quoted
        && ![&b"()"[..], b"{{", b"${", b"$(", b"#{", b"]("].iter().any(|part| memchr::memmem::find(value, part).is_some());
    let is_sign = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || b"+/=_.~!@#^&*$%?:-".contains(byte)
            || (is_quoted && byte.is_ascii_graphic() && !matches!(byte, b',' | b'\\'))
    };
    if value.len() > 256 || !value.iter().all(is_sign) {
        return false;
    }
    if value.starts_with(b"arn:")
        || checks::is_expression(value)
        || (how != How::Quoted && is_type(value))
        || is_file(value)
        || [&b"..."[..], b"%s", b"%d", b"%0", b"QYDVQQ", b"A1UEBhMC", b"VQQGEw"]
            .iter()
            .any(|part| memchr::memmem::find(value, part).is_some())
        || (is_name_of_key(value) && !is_chosen_secret(value, name, how))
    {
        return false;
    }
    let is_coordinate = value.windows(3).any(|three| three[0] == b':' && three[1].is_ascii_digit() && three[2] == b'.');
    let is_unnamed = name.words.concat() == b"key";
    if value.len() >= if is_unnamed { 24 } else { least } && !is_coordinate && is_generic(value) {
        return true;
    }
    if is_unnamed {
        return false;
    }
    // A router's key, as its maker prints it.
    let is_of_network = ["wlan", "wifi", "wpa", "wpa2", "wpa3", "netzwerk", "network", "router"];
    if value.len() >= 12
        && value.iter().all(u8::is_ascii_digit)
        && name.words.iter().any(|word| is_of_network.iter().any(|other| other.as_bytes() == word))
    {
        return checks::entropy(value) >= 2.5;
    }
    // Chance leaves digits out of some base64.
    let has = |is: fn(&u8) -> bool| value.iter().any(is);
    if value.len() >= 24
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && matches!(how, How::Quoted | How::Plain)
        && value.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=_-".contains(byte))
        && checks::is_random(value)
        && !checks::is_public(value)
        && strangeness(value).is_some_and(|strange| strange >= 3.5)
    {
        return true;
    }
    if is_chosen_secret(value, name, how) {
        return true;
    }
    // Letters alone.
    let is_alone = value.iter().all(u8::is_ascii_alphabetic);
    let distinct = value.iter().collect::<std::collections::BTreeSet<_>>().len();
    let lower = value.to_ascii_lowercase();
    let names_it = [&b"key"[..], b"token", b"secret", b"passw"].iter().any(|part| memchr::memmem::find(&lower, part).is_some());
    is_alone
        && !names_it
        && distinct >= 6
        && (8..=64).contains(&value.len())
        && !checks::is_placeholder(value)
        && strangeness(value).is_some_and(|strange| strange >= 3.3)
        && !matches!(how, How::Worded | How::Bare)
}

/// Returns whether a value is one that somebody made up for what signs sessions and tokens: words with digits.
fn is_chosen_secret(value: &[u8], name: &Name, how: How) -> bool {
    let whole = name.words.concat();
    let signs = [
        &b"jwtsecret"[..],
        b"sessionsecret",
        b"secretkey",
        b"secretkeybase",
        b"cookiesecret",
        b"appsecret",
        b"authsecret",
        b"tokensecret",
        b"jwtkey",
        b"jwtsecretkey",
        b"signingsecret",
        b"webhooksecret",
        b"clientsecret",
    ];
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_form = value.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_!@#$%^&*".contains(byte));
    // `secret: 'blood-tenant-style'`
    let is_phrase = digits == 0
        && whole.ends_with(b"secret")
        && how == How::Quoted
        && value.split(|byte| *byte == b'-').count() >= 3
        && value.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-')
        && is_unusual(value);
    if is_phrase && value.len() >= 12 && !checks::is_placeholder(value) {
        return true;
    }
    signs.iter().any(|sign| whole.ends_with(sign))
        && matches!(how, How::Quoted | How::Plain)
        && value.len() >= 12
        && digits >= 1
        && is_form
        && !checks::is_placeholder(value)
}

/// Returns whether a value without quotes is a name in a module: `x25519.X25519PrivateKey`.
fn is_type(value: &[u8]) -> bool {
    let is_name = |part: &[u8]| {
        part.first().is_some_and(|first| first.is_ascii_alphabetic() || *first == b'_')
            && part.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    };
    value.len() < 48
        && value.split(|byte| *byte == b'.').all(is_name)
        && (value.contains(&b'.') || value.contains(&b'_'))
        && strangeness(value).is_none_or(|strange| strange < 3.4)
}

/// Returns whether a value ends as the names of files do.
fn is_file(value: &[u8]) -> bool {
    let end = value.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    (1..=5).contains(&end) && value.len() > end && value[value.len() - end - 1] == b'.' && value.len() < 48
}

/// Returns whether a value names a key in words: `Ed25519PrivateKey`, `redis-password1`.
fn is_name_of_key(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    [&b"key"[..], b"token", b"secret", b"passw"].iter().any(|part| memchr::memmem::find(&lower, part).is_some())
        && strangeness(value).is_some_and(|strange| strange < 2.8)
}
