//! Tells a number about a person from any other: by the check digits that issuers define, and by who owns an address.

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
    // The key and host of a Sentry project stand as a user and a host do.
    let is_dsn =
        lower.split(|byte| *byte == b'@').next().is_some_and(|user| user.len() == 32 && user.iter().all(u8::is_ascii_hexdigit));
    !is_dsn
        && !reserved.iter().any(|name| lower.ends_with(name))
        && !lower.starts_with(b"git@")
        && !lower.starts_with(b"noreply@")
}

/// Returns whether a number in international form has as many digits as one can have (E.164), and more than one of them.
pub fn is_dialled(value: &[u8]) -> bool {
    let digits = digits(value);
    (8..=15).contains(&digits.len()) && digits.iter().collect::<std::collections::BTreeSet<_>>().len() > 2
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

/// Returns whether an account number has the length and form of its country and holds the check digits of ISO 13616.
pub fn is_iban(value: &[u8]) -> bool {
    let plain: Vec<u8> = value.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase).collect();
    std::str::from_utf8(&plain).is_ok_and(|plain| plain.parse::<iban::Iban>().is_ok())
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

/// Returns whether a number without the code of its country has as many digits as telephones have, and several of them.
pub fn is_national(value: &[u8]) -> bool {
    let digits = digits(value);
    (9..=12).contains(&digits.len()) && digits.iter().collect::<std::collections::BTreeSet<_>>().len() > 3
}

/// Returns whether a number of a document has four digits or more, so that it is no word.
pub fn has_four_digits(value: &[u8]) -> bool {
    digits(value).len() >= 4
}

/// China: the check digit of an identity number (GB 11643; ISO/IEC 7064, MOD 11-2).
pub fn is_cn_id(value: &[u8]) -> bool {
    let Some((check, body)) = value.split_last() else { return false };
    let sum = digits(body).iter().fold(0_u32, |sum, digit| (sum + digit) * 2 % 11);
    let expected = (12 - sum % 11) % 11;
    match check {
        b'X' | b'x' => expected == 10,
        digit => u32::from(digit.wrapping_sub(b'0')) == expected,
    }
}

/// United Kingdom: the check digit of an NHS number (modulo 11).
pub fn is_nhs(value: &[u8]) -> bool {
    weighed(&digits(value), &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_the_issuers_examples() {
        assert!(is_card(b"4111 1111 1111 1111") && !is_card(b"4111 1111 1111 1112") && !is_card(b"0000000000000000"));
        assert!(is_iban(b"DE89 3704 0044 0532 0130 00") && !is_iban(b"DE89 3704 0044 0532 0130 01"));
        assert!(is_iban(b"GB82WEST12345698765432"));
        // The check digits hold, the length is no country's.
        assert!(!is_iban(b"DE89 3704 0044 0532 0130 0000 97") && !is_iban(b"ZZ38 3704 0044 0532 0130 00"));
        assert!(is_us_ssn(b"219-09-9999") && !is_us_ssn(b"000-12-3456") && !is_us_ssn(b"666-12-3456"));
        assert!(is_fr_nir(b"2 55 08 14 168 025 38") && !is_fr_nir(b"2 55 08 14 168 025 39"));
        assert!(is_es_dni(b"12345678Z") && !is_es_dni(b"12345678A") && is_es_dni(b"X1234567L"));
        assert!(is_de_tax_id(b"86095742719") && !is_de_tax_id(b"86095742718"));
        assert!(is_nl_bsn(b"111222333") && !is_nl_bsn(b"111222334"));
        assert!(is_pl_pesel(b"44051401359") && !is_pl_pesel(b"44051401358"));
        assert!(is_ch_ahv(b"756.9217.0769.85") && !is_ch_ahv(b"756.9217.0769.84"));
        assert!(is_cn_id(b"11010519491231002X") && !is_cn_id(b"110105194912310021"));
        assert!(is_nhs(b"943 476 5919") && !is_nhs(b"943 476 5918"));
        assert!(is_national(b"(415) 555-0142") && !is_national(b"0000 0000000"));
        assert!(is_br_cpf(b"529.982.247-25") && !is_br_cpf(b"529.982.247-26") && !is_br_cpf(b"111.111.111-11"));
    }
}
