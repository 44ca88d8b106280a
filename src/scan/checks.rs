//! Tells a real find from a look-alike: randomness, place holders, and the check digits that issuers define.

/// Words that place holders are made of, in lower case.
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

/// Returns whether a value could be random: as much entropy as its length allows, and no place holder.
pub fn is_random(value: &[u8]) -> bool {
    let least = match value.len() {
        0..=11 => 1.8,
        12..=19 => 2.3,
        _ => 2.9,
    };
    entropy(value) >= least && !is_place_holder(value)
}

/// Returns whether a value is anything but a place holder: for what people choose themselves, as passwords.
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
    // Not every place holder is one here: a key of OpenSSH begins with zeros, which are As in base64.
    long.any(|run| entropy(run) >= 3.0 && !is_place_holder(&run.split(|byte| *byte == b'A').collect::<Vec<_>>().concat()))
}

/// Returns true: for numbers without a check digit.
pub fn is_any(_: &[u8]) -> bool {
    true
}

/// Returns whether an address belongs to somebody: not to the names that are reserved for documents (RFC 2606).
pub fn is_mailbox(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let reserved: [&[u8]; 8] = [
        b"example.com",
        b"example.org",
        b"example.net",
        b".example",
        b".test",
        b".invalid",
        b".localhost",
        b"users.noreply.github.com",
    ];
    !reserved.iter().any(|name| lower.ends_with(name)) && !lower.starts_with(b"git@") && !lower.starts_with(b"noreply@")
}

/// Returns whether a number in international form has as many digits as one can have (E.164), and more than one of them.
pub fn is_dialled(value: &[u8]) -> bool {
    let digits = digits(value);
    (8..=15).contains(&digits.len()) && digits.iter().collect::<std::collections::BTreeSet<_>>().len() > 2
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

fn digits(value: &[u8]) -> Vec<u32> {
    value.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| u32::from(byte - b'0')).collect()
}

/// Returns whether the digits end in the check digit of ISO/IEC 7812-1 (Luhn).
pub fn luhn(value: &[u8]) -> bool {
    let digits = digits(value);
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits.iter().rev().enumerate().map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit }).sum();
    digits.iter().any(|digit| *digit != digits[0]) && sum.is_multiple_of(10)
}

/// Returns whether a card number is one: 13 to 19 digits of a known issuer's range, Luhn.
pub fn is_card(value: &[u8]) -> bool {
    let digits = digits(value);
    let starts = |from: usize| digits.iter().take(from).fold(0, |number, digit| number * 10 + digit);
    let known = matches!(starts(1), 4)
        || matches!(starts(2), 34 | 37 | 36 | 38 | 51..=55 | 62 | 65)
        || matches!(starts(3), 300..=305 | 644..=649)
        || matches!(starts(4), 2221..=2720 | 3528..=3589 | 6011);
    known && (13..=19).contains(&digits.len()) && luhn(value)
}

/// Returns whether an account number holds the check digits of ISO 13616 (modulo 97 of ISO/IEC 7064).
pub fn is_iban(value: &[u8]) -> bool {
    let plain: Vec<u8> = value.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase).collect();
    if !(15..=34).contains(&plain.len()) {
        return false;
    }
    let turned = plain[4..].iter().chain(&plain[..4]);
    let rest = turned.fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    rest == 1
}

/// Returns whether digits, weighed one by one, leave a rest of zero.
fn weighed(digits: &[u32], weights: &[u32], modulus: u32) -> bool {
    digits.len() == weights.len()
        && digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % modulus == 0
}

/// United States: a social security number that can be issued.
pub fn is_us_ssn(value: &[u8]) -> bool {
    let digits = digits(value);
    let part = |from: usize, to: usize| digits[from..to].iter().fold(0, |number, digit| number * 10 + digit);
    digits.len() == 9
        && !matches!(part(0, 3), 0 | 666 | 900..=999)
        && part(3, 5) != 0
        && part(5, 9) != 0
        && value != b"078-05-1120"
}

/// France: the key is 97 less the number modulo 97.
pub fn is_fr_nir(value: &[u8]) -> bool {
    let digits = digits(value);
    let number = digits.iter().take(13).fold(0_u64, |number, digit| number * 10 + u64::from(*digit));
    digits.len() == 15 && u64::from(digits[13] * 10 + digits[14]) == 97 - number % 97
}

/// Spain: the letter is the number modulo 23 (DNI; X, Y and Z of an NIE count 0, 1 and 2).
pub fn is_es_dni(value: &[u8]) -> bool {
    let plain: Vec<u8> = value.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase).collect();
    let Some((letter, number)) = plain.split_last() else { return false };
    let number = number.iter().fold(0_u32, |sum, byte| match byte {
        b'X' | b'Y' | b'Z' => u32::from(byte - b'X'),
        _ => sum * 10 + u32::from(byte.saturating_sub(b'0')),
    });
    b"TRWAGMYFPDXBNJZSQVHLCKE".get(number as usize % 23) == Some(letter)
}

/// Germany: the tax number's last digit (ISO/IEC 7064, MOD 11,10).
pub fn is_de_tax_id(value: &[u8]) -> bool {
    let digits = digits(value);
    if digits.len() != 11 || digits[0] == 0 {
        return false;
    }
    let product = digits[..10].iter().fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == digits[10]
}

/// Netherlands: the eleven test of a citizen service number.
pub fn is_nl_bsn(value: &[u8]) -> bool {
    // The last digit weighs minus one, which is ten modulo eleven.
    weighed(&digits(value), &[9, 8, 7, 6, 5, 4, 3, 2, 10], 11)
}

/// Poland: the check digit of a PESEL number.
pub fn is_pl_pesel(value: &[u8]) -> bool {
    weighed(&digits(value), &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], 10)
}

/// Switzerland: the check digit of an AHV number, as of an EAN-13.
pub fn is_ch_ahv(value: &[u8]) -> bool {
    weighed(&digits(value), &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], 10)
}

/// Brazil: both check digits of a CPF number.
pub fn is_br_cpf(value: &[u8]) -> bool {
    let digits = digits(value);
    let check = |count: usize| {
        let sum: u32 = digits[..count].iter().enumerate().map(|(at, digit)| digit * (count as u32 + 1 - at as u32)).sum();
        (sum * 10 % 11) % 10 == digits[count]
    };
    digits.len() == 11 && digits.iter().any(|digit| *digit != digits[0]) && check(9) && check(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_the_issuers_examples() {
        assert!(is_card(b"4111 1111 1111 1111") && !is_card(b"4111 1111 1111 1112") && !is_card(b"0000000000000000"));
        assert!(is_iban(b"DE89 3704 0044 0532 0130 00") && !is_iban(b"DE89 3704 0044 0532 0130 01"));
        assert!(is_iban(b"GB82WEST12345698765432"));
        assert!(is_us_ssn(b"219-09-9999") && !is_us_ssn(b"000-12-3456") && !is_us_ssn(b"666-12-3456"));
        assert!(is_fr_nir(b"2 55 08 14 168 025 38") && !is_fr_nir(b"2 55 08 14 168 025 39"));
        assert!(is_es_dni(b"12345678Z") && !is_es_dni(b"12345678A") && is_es_dni(b"X1234567L"));
        assert!(is_de_tax_id(b"86095742719") && !is_de_tax_id(b"86095742718"));
        assert!(is_nl_bsn(b"111222333") && !is_nl_bsn(b"111222334"));
        assert!(is_pl_pesel(b"44051401359") && !is_pl_pesel(b"44051401358"));
        assert!(is_ch_ahv(b"756.9217.0769.85") && !is_ch_ahv(b"756.9217.0769.84"));
        assert!(is_br_cpf(b"529.982.247-25") && !is_br_cpf(b"529.982.247-26") && !is_br_cpf(b"111.111.111-11"));
    }

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
