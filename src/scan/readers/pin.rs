//! Numbers that open a door, a card or a telephone, in a sentence.

use std::ops::Range;

/// Words behind which such a number stands.
#[rustfmt::skip]
pub(in crate::scan) const WORDS: &[&str] = &[
    "pin ", "pin: ", "puk ", "puk: ", "door code", "alarm code", "gate code", "entry code", "safe code", "lock code", "garage code", "engineer code", "keypad code", "box code", "access code",
    "verification code", "security code", "code to the", "code for the", "arm with ", "t\u{fc}rcode", "alarmcode", "geheimzahl", "deurcode", "code d'entr", "code de la porte", "c\u{f3}digo de la puerta",
];

/// How far behind them it stands, in bytes.
const NEAR: usize = 48;

/// Words before or behind that tell of a thing which such a number opens.
const THINGS: &[&str] = &[
    "card", "bank", "sim", "phone", "karte", "atm", "konto", "carte", "tarjeta", "cart", "kaart", "puk", "safe", "alarm",
    "unlock", "my pin", "debit",
];

/// What may stand between.
const COPULAS: &[&str] = &["is", "was", "to", "lautet", "ist", "est", "es", "\u{e8}", "\u{e9}", "jest", "with", ":", "is:"];

/// Gives four to eight digits that a sentence calls a secret number.
pub(in crate::scan) fn pin(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    if keyword.start > 0 && text[keyword.start - 1].is_ascii_alphanumeric() {
        return;
    }
    let near = &text[keyword.end..text.len().min(keyword.end + NEAR)];
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'.' | b';' | b'(' | b'"' | b'=' | b'/');
    let line = &near[..near.iter().position(is_end).unwrap_or(near.len())];
    let Some(at) = line.iter().position(u8::is_ascii_digit) else { return };
    let digits = line[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let start = keyword.end + at;
    // `482 913`
    let behind = &text[start + digits..text.len().min(start + digits + 5)];
    let second = behind.iter().skip(1).take_while(|byte| byte.is_ascii_digit()).count();
    let length = if digits == 3 && second == 3 && matches!(behind[0], b' ' | b'-') { 7 } else { digits };
    let next = text.get(start + length);
    let is_bounded = next.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b':' | b'%'))
        && (at == 0 || matches!(line[at - 1], b' ' | b'*' | b'`'));
    let value = &text[start..start + length];
    if !(4..=8).contains(&length) || !is_bounded || value.iter().collect::<std::collections::BTreeSet<_>>().len() < 2 {
        return;
    }
    let word = text[keyword.clone()].to_ascii_lowercase();
    let is_short = word.starts_with(b"pin") || word.starts_with(b"puk");
    let between = line[..at].trim_ascii_end();
    let last = between.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    let is_said = COPULAS.iter().any(|copula| last == copula.as_bytes());
    let around = text[keyword.start.saturating_sub(60)..text.len().min(keyword.end + 60)].to_ascii_lowercase();
    let has_thing = THINGS.iter().any(|thing| memchr::memmem::find(&around, thing.as_bytes()).is_some());
    let is_direct = between.is_empty()
        && !word.ends_with(b"the")
        && (!is_short || text[keyword.start].is_ascii_uppercase() || word.contains(&b':'));
    if (is_said || is_direct || word.starts_with(b"arm")) && (!is_short || has_thing) {
        found(start..start + length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_opens_something_is_told_from_a_pin_of_a_chip() {
        let of = |text: &str| {
            let mut all = Vec::new();
            for word in WORDS {
                for (at, _) in text.to_ascii_lowercase().match_indices(word) {
                    pin(text.as_bytes(), at..at + word.len(), &mut |bytes| all.push(text[bytes].to_owned()));
                }
            }
            all
        };
        assert_eq!(of("my bank card pin is 4917 and"), ["4917"]);
        assert_eq!(of("the alarm code is 368641, press"), ["368641"]);
        assert_eq!(of("I changed the door code to 2284 yesterday"), ["2284"]);
        for text in [
            "pin 1234 does not exist on the chip",
            "the pin is 3300 mV",
            "access code length: 2048",
            "code for the 2018 edition",
            "PIN diode 1024",
        ] {
            assert_eq!(of(text), [""; 0], "{text}");
        }
    }
}
