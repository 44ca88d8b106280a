//! Tells a real secret from a look-alike: by its randomness, and by the words that placeholders are made of.

use memchr::memmem;

use super::base64::decoded;
use super::letters::strangeness;

/// Words that placeholders are made of, in lower case.
const PLACE_HOLDERS: &[&str] = &[
    "example",
    "xxxxx",
    "your",
    "placeholder",
    "redacted",
    "dummy",
    "changeme",
    "change_me",
    "change-me",
    "insert",
    "replace",
    "sample",
    "0123456789",
    "1234567890",
    "abcdefgh",
    "deadbeef",
    "00000000",
    "11111111",
    "aaaaaaaa",
    "********",
    "........",
    "fakefake",
    "notreal",
    "not_a_real",
    "<",
    "${",
    "{{",
    "secret_here",
    "goes_here",
    "generate-",
    "generate_",
    "generated",
];

/// Values that makers publish for trials and in their documentation: the emulators of Azure's storage and of Cosmos DB, the token of jwt.io, the
/// trial keys of Hardhat, Stripe, reCAPTCHA and Turnstile, MinIO's public server, the examples of RFC 6749, 6750, 7617 and 7636, and of one-time passwords.
const PUBLISHED: &[&[u8]] = &[
    b"ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
    b"4eC39HqLyjWDarjtT1zdp7dc",
    b"BQokikJOvBiI2HlWgH4olfQ2",
    b"tGN0bIwXnHdwOa85VABjPdSn",
    b"6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe",
    b"6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI",
    b"1x0000000000000000000000000000000AA",
    b"Q3AM3UQ867SPQQA43P2F",
    b"zuf+tfteSlswRu7BJ86wekitnifILbZam1KYY3TG",
    b"czZCaGRSa3F0MzpnWDFmQmF0M2JW",
    b"7Fjfp0ZBr1KtDRbnfVdmIw",
    b"gX1fBat3bV",
    b"2YotnFZFEjr1zCsicMWpAA",
    b"tGzv3JOkF0XG5Qx2TlKWIA",
    b"mF_9.B5f-4.1JqM",
    b"QWxhZGRpbjpvcGVuIHNlc2FtZQ",
    b"QWxhZGRpbjpPcGVuU2VzYW1l",
    b"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    b"JBSWY3DPEHPK3PXP",
    b"GEZDGNBVGY3TQOJQ",
    b"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq",
    b"C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw",
    b"eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI",
];

/// Returns the entropy of bytes, in bits a byte (Shannon 1948).
pub fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let total = bytes.len() as f64;
    counts.iter().filter(|count| **count > 0).map(|count| f64::from(*count) / total).map(|p| -p * p.log2()).sum()
}

/// Returns whether a value is one that documents show in place of a real one. A word in the midst of what is random is chance, or is
/// there to deceive.
pub fn is_placeholder(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let is_published = || PUBLISHED.iter().any(|one| memmem::find(value, one).is_some());
    is_published()
        || PLACE_HOLDERS.iter().any(|word| match memmem::find(&lower, word.as_bytes()) {
            Some(at) => !is_in_the_midst(value, at..at + word.len()),
            None => false,
        })
}

/// Returns whether random letters and digits stand on both sides of a word, at least eight of them.
fn is_in_the_midst(value: &[u8], word: std::ops::Range<usize>) -> bool {
    let is_random = |side: &[u8]| {
        let digits = side.iter().filter(|byte| byte.is_ascii_digit()).count();
        side.len() >= 8 && digits >= 2 && entropy(side) >= 2.5 && strangeness(side).is_some_and(|strange| strange >= 3.0)
    };
    let is_word = value[word.clone()].iter().any(u8::is_ascii_alphanumeric);
    is_word && is_random(&value[..word.start]) && is_random(&value[word.end..])
}

/// Returns whether a value is an expression that describes others, or escapes of bytes.
pub fn is_expression(value: &[u8]) -> bool {
    const PARTS: [&[u8]; 11] = [b"(?", b"[a-", b"[0-9", b"[^", b"]{", b"]+", b"]*", br"\b", br"\w", br"\d", br"\x"];
    PARTS.iter().any(|part| memmem::find(value, part).is_some())
}

/// Returns true: for what its form alone makes a secret.
pub fn is_any(_: &[u8]) -> bool {
    true
}

/// Returns whether a value could be random: as much entropy as its length allows, and no placeholder.
pub fn is_random(value: &[u8]) -> bool {
    let least = match value.len() {
        0..=11 => 1.8,
        12..=19 => 2.3,
        _ => 2.9,
    };
    entropy(value) >= least && !is_placeholder(value)
}

/// Returns whether a value is anything but a placeholder: for what people choose themselves, as passwords.
pub fn is_chosen(value: &[u8]) -> bool {
    let distinct = value.iter().collect::<std::collections::BTreeSet<_>>().len();
    let common = ["password", "passwd", "pass", "secret", "token", "user", "username", "none", "null", "true", "false", "test"];
    let lower = value.to_ascii_lowercase();
    distinct > 3 && !is_placeholder(value) && !common.iter().any(|word| word.as_bytes() == lower)
}

/// Returns whether a value set to a telling name looks like a secret: not a word, a path, a name of the program or a call.
pub fn is_generic(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let is_number = letters == 0;
    // A name such as accessTokenV2 or api_key_2024 has its digits at the end.
    let trimmed = value.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    let is_name = digits == 0 || !value[..trimmed].iter().any(u8::is_ascii_digit);
    let is_path = value.contains(&b'/') && value.iter().filter(|byte| **byte == b'/').count() * 6 > value.len();
    let least = if value.len() >= 20 { 3.2 } else { 3.0 };
    !is_public(value)
        && !is_words(value)
        && !is_number
        && !is_name
        && !is_path
        && digits >= 2
        && entropy(value) >= least
        && !is_placeholder(value)
}

/// Returns whether a value is a key that is meant to be read by all, or an address.
pub fn is_public(value: &[u8]) -> bool {
    value.starts_with(b"pk_") || value.starts_with(b"pk.") || value.starts_with(b"http")
}

/// Returns whether a value is made of words, as the names in programs are: a random one changes between upper case, lower case
/// and digits far more often. Names of modules and constants are words too.
fn is_words(value: &[u8]) -> bool {
    let class = |byte: &u8| (byte.is_ascii_uppercase(), byte.is_ascii_lowercase(), byte.is_ascii_digit());
    let changes = value.windows(2).filter(|pair| class(&pair[0]) != class(&pair[1])).count();
    let is_hex = value.iter().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte));
    let is_path = value.windows(2).any(|pair| pair == b"::");
    let is_joined = value.iter().filter(|byte| **byte == b'_').count() >= 5;
    let is_constant = value.contains(&b'_') && !value.iter().any(u8::is_ascii_lowercase);
    let parts = value.split(|byte| matches!(byte, b'-' | b'_' | b'.'));
    let (words, others): (Vec<&[u8]>, Vec<&[u8]>) =
        parts.partition(|part| part.len() >= 2 && part.iter().all(u8::is_ascii_alphabetic));
    let is_sentence =
        words.len() >= 4 && words.len() > 2 * others.len() && strangeness(value).is_some_and(|strange| strange < 2.6);
    let is_strange = value.len() >= 16 && strangeness(value).is_some_and(|strange| strange >= 3.4);
    is_path || is_joined || is_constant || is_sentence || (!is_hex && !is_strange && changes * 3 < value.len())
}

/// Returns whether a token that begins with many equal letters is random behind them.
pub fn is_long_tail(value: &[u8]) -> bool {
    entropy(&value[value.len() / 3..]) >= 3.5
}

/// Returns whether armoured text holds a key, and not dots or words in place of one: one whole line of it is enough, for a key
/// may be pasted in part. A key in a string of a program stands on one line.
pub fn is_key_material(value: &[u8]) -> bool {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    let runs = value.split(|byte| !is_base64(byte)).map(|run| run.strip_prefix(b"n").unwrap_or(run));
    let mut long = runs.filter(|run| run.len() >= 40);
    // Not every placeholder is one here: a key of OpenSSH begins with zeros, which are As in base64.
    long.any(|run| entropy(run) >= 3.0 && !is_placeholder(&run.split(|byte| *byte == b'A').collect::<Vec<_>>().concat()))
}

/// Returns whether the first part of a token in three parts is a JSON object that names an algorithm (RFC 7519).
pub fn is_jwt(value: &[u8]) -> bool {
    if is_placeholder(value) {
        return false;
    }
    let header = value.split(|byte| *byte == b'.').next().unwrap_or_default();
    decoded(header).is_some_and(|json| {
        serde_json::from_slice::<serde_json::Value>(&json)
            .is_ok_and(|header| header.get("alg").is_some_and(|alg| alg.is_string()))
    })
}

/// Returns whether base64 holds a user and a password, or could: some issuers put a token there.
pub fn is_login(value: &[u8]) -> bool {
    let pair = decoded(value).is_some_and(|pair| pair.contains(&b':'));
    pair || (value.len() >= 20 && value.iter().any(u8::is_ascii_digit) && is_random(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_in_three_parts_needs_a_header() {
        assert!(is_jwt(b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.x"));
        assert!(!is_jwt(b"eyJub3RoaW5nIjoxfQ.e30.x"));
    }

    #[test]
    fn names_and_words_are_no_secrets() {
        for not in ["accessTokenV2", "my-secret-name", "config/secrets/path", "20261124", "get_token_from_env1"] {
            assert!(!is_generic(not.as_bytes()), "{not}");
        }
        assert!(is_generic(b"q8Zr3vT1xLm0Kp5sWd7e"));
    }
}
