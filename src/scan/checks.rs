//! Tells a real secret from a look-alike: by its randomness, and by the words that placeholders are made of.

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

/// Returns whether a value is one that documents show in place of a real one.
pub fn is_place_holder(value: &[u8]) -> bool {
    let value = String::from_utf8_lossy(value).to_lowercase();
    PLACE_HOLDERS.iter().any(|word| value.contains(word))
}

/// Returns whether a value could be random: as much entropy as its length allows, and no placeholder.
pub fn is_random(value: &[u8]) -> bool {
    let least = match value.len() {
        0..=11 => 1.8,
        12..=19 => 2.3,
        _ => 2.9,
    };
    entropy(value) >= least && !is_place_holder(value)
}

/// Returns whether a value is anything but a placeholder: for what people choose themselves, as passwords.
pub fn is_chosen(value: &[u8]) -> bool {
    let distinct = value.iter().collect::<std::collections::BTreeSet<_>>().len();
    let common = ["password", "passwd", "pass", "secret", "token", "user", "username", "none", "null", "true", "false", "test"];
    let lower = value.to_ascii_lowercase();
    distinct > 3 && !is_place_holder(value) && !common.iter().any(|word| word.as_bytes() == lower)
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
    let is_public = value.starts_with(b"pk_") || value.starts_with(b"http");
    let least = if value.len() >= 20 { 3.2 } else { 3.0 };
    !is_public
        && !is_words(value)
        && !is_number
        && !is_name
        && !is_path
        && digits >= 2
        && entropy(value) >= least
        && !is_place_holder(value)
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
    is_path || is_joined || is_constant || (!is_hex && changes * 3 < value.len())
}

/// Returns whether a value set to the name of a password looks like one that is in use.
pub fn is_password(value: &[u8]) -> bool {
    let has_other = value.iter().any(|byte| !byte.is_ascii_alphabetic() && *byte != b'_' && *byte != b'-' && *byte != b'.');
    let has_letter = value.iter().any(u8::is_ascii_alphabetic);
    // A call, an address, or a type such as List[str].
    let is_call = value.contains(&b'(')
        || value.starts_with(b"http")
        || (value[0].is_ascii_alphabetic() && value.contains(&b'['))
        || value[0] == b'$';
    let is_member = value.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_./:".contains(byte))
        && value.iter().any(|byte| b"./:".contains(byte));
    let is_name = is_member || (value.contains(&b'_') && is_words(value)) || value.windows(2).any(|pair| pair == b"::");
    has_other && has_letter && !is_call && !is_name && entropy(value) >= 2.3 && is_chosen(value)
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
    long.any(|run| entropy(run) >= 3.0 && !is_place_holder(&run.split(|byte| *byte == b'A').collect::<Vec<_>>().concat()))
}

/// Returns whether the first part of a token in three parts is a JSON object that names an algorithm (RFC 7519).
pub fn is_jwt(value: &[u8]) -> bool {
    let header: Vec<u8> = value.split(|byte| *byte == b'.').next().unwrap_or_default().to_vec();
    decode_base64url(&header).is_some_and(|json| {
        serde_json::from_slice::<serde_json::Value>(&json)
            .is_ok_and(|header| header.get("alg").is_some_and(|alg| alg.is_string()))
    })
}

fn decode_base64url(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in text.iter().take_while(|byte| **byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
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
        assert!(is_password(b"hunter2!Blue") && !is_password(b"password") && !is_password(b"changeme1"));
    }
}
