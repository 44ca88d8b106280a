//! Base64, read strictly enough to tell a text from anything else.

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL_NOPAD};

/// Returns whether a byte stands in base64, of either alphabet.
pub fn is_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Returns the text that base64 holds, with or without its end of `=`; `None` if it is none, or no text in UTF-8.
pub fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    // Three bytes tell most names and paths from a text, before anything is allocated.
    if text.len() < 8 || !begins_as_text(text) {
        return None;
    }
    // The first letters tell bytes from text, long before all is decoded.
    let plain = text.strip_suffix(b"==").or_else(|| text.strip_suffix(b"=")).unwrap_or(text);
    let is_url = plain.iter().any(|byte| matches!(byte, b'-' | b'_'));
    let start = if is_url { BASE64URL_NOPAD.decode(&plain[..8]) } else { BASE64_NOPAD.decode(&plain[..plain.len().min(8)]) };
    if !start.ok()?.iter().all(|byte| byte.is_ascii() && is_of_text(*byte)) {
        return None;
    }
    let all = match (is_url, plain.len() == text.len()) {
        (true, _) => BASE64URL_NOPAD.decode(plain),
        (_, true) => BASE64_NOPAD.decode(plain),
        (_, false) => BASE64.decode(text),
    };
    all.ok().filter(|bytes| bytes.iter().all(|byte| is_of_text(*byte)) && std::str::from_utf8(bytes).is_ok())
}

/// Returns whether the first three bytes are ASCII, and stand in a text.
fn begins_as_text(text: &[u8]) -> bool {
    let value = |byte: &u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' | b'-' => 62,
        _ => 63,
    };
    let bits = text[..4].iter().fold(0, |bits, byte| bits << 6 | value(byte));
    bits.to_be_bytes()[1..].iter().all(|byte| byte.is_ascii() && is_of_text(*byte))
}

fn is_of_text(byte: u8) -> bool {
    byte >= 32 && byte != 127 || matches!(byte, b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_bytes() {
        assert_eq!(decoded(b"cG9zdGdyZXM6Ly9hcHA6cHdAZGI=").as_deref(), Some(&b"postgres://app:pw@db"[..]));
        assert_eq!(decoded(b"Ym9iOk1hcGxlNDR4OVFydA").as_deref(), Some(&b"bob:Maple44x9Qrt"[..]));
        for not in ["q8zr3vt1xlm0kp5swd7e", "getElementById", "AAAAAAAAAAAA", "short"] {
            assert_eq!(decoded(not.as_bytes()), None, "{not}");
        }
    }
}
