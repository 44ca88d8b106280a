//! What a tool wrote on standard input, as text: with its marks, its encodings and its halves of characters.

/// Returns the text of an input. A byte order mark goes, UTF-16 with one is decoded, what is not UTF-8 becomes U+FFFD.
///
/// # Errors
/// It holds NUL, as binary data does and UTF-16 without a byte order mark: nothing would be found in it.
pub(super) fn text_of(input: &[u8]) -> Result<String, String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or_default()])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match input {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(input).into_owned(),
    };
    if text.contains('\0') { Err("found NUL, which no text holds".to_owned()) } else { Ok(text) }
}

/// Returns a JSON text in which every `\uXXXX` that is half a character is `\ufffd`: JavaScript writes halves where it cuts a text, and
/// no JSON reader takes them.
pub(super) fn without_halves(json: &str) -> String {
    let unit = |at: usize| {
        let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
    };
    let mut whole = String::with_capacity(json.len());
    let (mut done, mut from) = (0, 0);
    while let Some(at) = json[from..].find('\\').map(|at| from + at) {
        // Behind a backslash stands one character, or `u` and four digits.
        from = at + 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8);
        match unit(at) {
            Some(0xD800..0xDC00) if matches!(unit(at + 6), Some(0xDC00..0xE000)) => from = at + 12,
            Some(0xD800..0xE000) => {
                whole.push_str(&json[done..at]);
                whole.push_str("\\ufffd");
                from = at + 6;
                done = from;
            }
            _ => {}
        }
    }
    whole.push_str(&json[done..]);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_characters_are_replaced_and_whole_ones_stay() {
        for (given, wanted) in [
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (r#""\ud83d KEY""#, r#""\ufffd KEY""#),
            (r#""\uDE00\uD83D""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\ud83d é\\\ud83d""#, r#""\\ud83d é\\\ufffd""#),
            (r#""\ud8"#, r#""\ud8"#),
            (r#""\é\ud83"#, r#""\é\ud83"#),
            ("\\", "\\"),
        ] {
            assert_eq!(without_halves(given), wanted);
        }
    }

    #[test]
    fn the_usual_encodings_are_read() {
        let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain("aé😀".encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
        };
        for input in
            [wide([0xFF, 0xFE], u16::to_le_bytes), wide([0xFE, 0xFF], u16::to_be_bytes), "\u{feff}aé😀".as_bytes().to_vec()]
        {
            assert_eq!(text_of(&input).as_deref(), Ok("aé😀"));
        }
        assert!(text_of(b"a\0b\0").is_err());
        assert_eq!(text_of(b"\xff\xfea").as_deref(), Ok("a"));
    }

    proptest::proptest! {
        #[test]
        fn every_json_with_halves_can_be_read(text in r#"([a-z😀]|\\\\|\\"|\\n|\\u[dD][89abcdefAF][0-9a-f]{2}|\\u00e9){0,20}"#) {
            let json = format!("\"{text}\"");
            proptest::prop_assert!(serde_json::from_str::<serde_json::Value>(&without_halves(&json)).is_ok());
            let _ = without_halves(&text);
        }
    }
}
