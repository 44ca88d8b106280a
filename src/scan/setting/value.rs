//! The value that is set to a name.

use super::separator::Sign;
use super::{How, Setting};
use crate::scan::readers::is_of_list;

/// The longest value that is read, in bytes.
const LONGEST: usize = 256;
/// What a literal is handed to on its way into a variable.
#[rustfmt::skip]
const WRAPPERS: &[&[u8]] = &[
    b"String", b"string", b"str", b"Some", b"bytes", b"[]byte", b"Secret", b"SecretStr", b"SecretString", b"SecureString",
    b"Password", b"from", b"new", b"Buffer.from", b"b64decode", b"base64.b64decode", b"literal", b"pulumi.secret",
    b"base64.b64encode", b"quote", b"text", b"String.valueOf", b"lit", b"std::string",
];

/// Returns the value that begins at a place.
pub(super) fn at(text: &[u8], at: usize, sign: Sign) -> Option<Setting> {
    let mut at = at;
    // `= [\n "..."`, `(( "..."`: a literal in brackets.
    let opened = text[at..].iter().take(2).take_while(|byte| matches!(byte, b'(' | b'[')).count();
    if matches!(text.get(at + opened), Some(b'"' | b'\'')) {
        at += opened;
    }
    // Sentences set words off with them, so that a word in them is one more often than in the quotes of a program.
    if let Some(value) = set_off(text, at) {
        return Some(Setting { value, how: How::Worded });
    }
    if let Some(quoted) = quoted(text, at) {
        // Arguments go on; the one that is looked for is the last.
        if sign == Sign::Call && opened == 0 && !is_last(&text[quoted.end + 1..]) {
            return None;
        }
        return Some(Setting { value: quoted, how: How::Quoted });
    }
    if matches!(sign, Sign::Equals | Sign::Colon | Sign::Call)
        && let Some(quoted) = wrapped(text, at)
    {
        return Some(Setting { value: quoted, how: How::Quoted });
    }
    if matches!(sign, Sign::Equals | Sign::Colon | Sign::Blank)
        && let Some(value) = phrase(text, at)
    {
        return Some(Setting { value, how: How::Quoted });
    }
    match sign {
        Sign::Call => None,
        Sign::Bare => {
            word(text, at).filter(|setting| setting.how != How::Quoted).map(|setting| Setting { how: How::Bare, ..setting })
        }
        Sign::Cell => cell(text, at),
        Sign::Tag => cell(text, at).filter(|setting| is_closed(&text[setting.value.end..])),
        _ if matches!(text.get(at), Some(b'\n' | b'\r')) => next_line(text, at, sign),
        _ => plain(text, at, sign),
    }
}

/// Returns a pass phrase that begins at a place: four words or more of a list that such phrases are taken from, and no word behind them;
/// or four groups of four letters.
fn phrase(text: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    if let Some(groups) = text.get(at..at + 19)
        && groups
            .iter()
            .enumerate()
            .all(|(place, byte)| if place % 5 == 4 { *byte == b' ' } else { byte.is_ascii_alphanumeric() })
        && (groups.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b' ') || are_mixed(groups))
        && text.get(at + 19).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b' ')
    {
        return Some(at..at + 19);
    }
    let mut end = at;
    let mut count = 0;
    loop {
        let start = if count == 0 { at } else { end + 1 };
        let length = text[start..].iter().take(9).take_while(|byte| byte.is_ascii_lowercase()).count();
        if !is_of_list(&text[start..start + length], b' ') {
            return None;
        }
        (end, count) = (start + length, count + 1);
        if text.get(end) != Some(&b' ') || !text.get(end + 1).is_some_and(u8::is_ascii_lowercase) {
            break;
        }
    }
    let is_over = text.get(end).is_none_or(|byte| byte.is_ascii_whitespace() || b".,;)\"'`".contains(byte));
    (count >= 4 && is_over).then_some(at..end)
}

/// Returns whether most groups have letters and digits.
fn are_mixed(groups: &[u8]) -> bool {
    let is_mixed = |group: &&[u8]| group.iter().any(u8::is_ascii_digit) && group.iter().any(u8::is_ascii_alphabetic);
    groups.split(|byte| *byte == b' ').filter(is_mixed).count() >= 3
}

/// Returns whether an argument that ends here is the last one, or a comparison.
fn is_last(rest: &[u8]) -> bool {
    let rest = rest[..rest.len().min(8)].trim_ascii_start();
    rest.first().is_none_or(|byte| !matches!(byte, b',' | b'+' | b'.'))
}

/// Returns what stands between quotes, which may be escaped, and have a letter that tells of their kind.
fn quoted(text: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let letters = text[at..].iter().take(2).take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'@').count();
    let mut open = at + letters;
    let escapes = text[open..].iter().take(3).take_while(|byte| **byte == b'\\').count();
    open += escapes;
    let quote = *text.get(open).filter(|byte| matches!(byte, b'"' | b'\'' | b'`'))?;
    let mut start = open + 1;
    // `"""` and `**` inside.
    if text[start..].starts_with(&[quote, quote]) {
        start += 2;
    }
    let end = text.len().min(start + LONGEST);
    let mut place = start;
    while place < end {
        match text[place] {
            b'\n' | b'\r' => return None,
            b'\\' if escapes > 0 => {
                let close = place + text[place..end].iter().take_while(|byte| **byte == b'\\').count();
                if text.get(close) == Some(&quote) {
                    return (place > start).then_some(start..place);
                }
                place = close + 1;
            }
            b'\\' => place += 2,
            byte if byte == quote => return (place > start).then_some(start..place),
            _ => place += 1,
        }
    }
    None
}

/// Quotes as printers set them, each with those that close it.
const TYPOGRAPHIC: &[(&str, &[&str])] = &[
    ("\u{201c}", &["\u{201d}"]),
    ("\u{201e}", &["\u{201c}", "\u{201d}"]),
    ("\u{ab}", &["\u{bb}"]),
    ("\u{bb}", &["\u{ab}"]),
    ("\u{2039}", &["\u{203a}"]),
    ("\u{2018}", &["\u{2019}"]),
    ("\u{201a}", &["\u{2018}", "\u{2019}"]),
    ("\u{300c}", &["\u{300d}"]),
    ("\u{300e}", &["\u{300f}"]),
    ("\u{ff02}", &["\u{ff02}"]),
];

/// Returns what stands between such quotes, on one line.
fn set_off(text: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let rest = &text[at..text.len().min(at + LONGEST)];
    let (open, closes) = TYPOGRAPHIC.iter().find(|(open, _)| rest.starts_with(open.as_bytes()))?;
    let inside = rest[open.len()..].split(|byte| *byte == b'\n').next()?;
    let end = closes.iter().filter_map(|close| memchr::memmem::find(inside, close.as_bytes())).min()?;
    // French sets blanks inside.
    let is_blank = |text: &[u8]| {
        [&b" "[..], b"\xc2\xa0", b"\xe2\x80\xaf"].into_iter().find(|blank| text.starts_with(blank)).map(<[u8]>::len)
    };
    let skipped = is_blank(inside).unwrap_or_default();
    let cut = [&b" "[..], b"\xc2\xa0", b"\xe2\x80\xaf"]
        .into_iter()
        .find(|blank| inside[..end].ends_with(blank))
        .map_or(0, <[u8]>::len);
    let start = at + open.len();
    (skipped + cut < end).then(|| start + skipped..start + end - cut)
}

/// Returns whether a sign of a script without blanks, or a typographic quote, begins here: a value of letters and digits ends there.
fn is_wide(rest: &[u8]) -> bool {
    matches!(rest, [0xE2, 0x80, 0x98..=0x9F, ..] | [0xC2, 0xAB | 0xBB, ..] | [0xE3..=0xEF, ..])
}

fn wrapped(text: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let near = &text[at..text.len().min(at + 48)];
    let near = near.strip_prefix(b"new ").unwrap_or(near);
    let skipped = text.len().min(at + 48) - at - near.len();
    let open = near.iter().position(|byte| *byte == b'(')?;
    let name = &near[..open];
    let last = name.rsplit(|byte| matches!(byte, b'.' | b':')).next()?;
    WRAPPERS.iter().any(|wrapper| *wrapper == name || *wrapper == last).then(|| quoted(text, at + skipped + open + 1))?
}

/// Returns a value without quotes.
fn plain(text: &[u8], at: usize, sign: Sign) -> Option<Setting> {
    let rest = &text[at..text.len().min(at + LONGEST)];
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`<>".contains(byte);
    let mut length = rest.iter().position(&is_end).unwrap_or(rest.len());
    length = (0..length).find(|at| is_wide(&rest[*at..])).unwrap_or(length);
    // What a value ends with in a connection string or an address, and what begins an escape of a string.
    let stops = rest[..length].iter().enumerate().position(|(place, byte)| match byte {
        b'\\' => matches!(rest.get(place + 1), Some(b'n' | b'r' | b't' | b'"' | b'\'' | b'\\') | None),
        b';' | b',' => sign == Sign::Equals || rest.get(place + 1).is_none_or(is_end),
        b'&' | b'|' => sign == Sign::Equals && rest.get(place + 1).is_none_or(u8::is_ascii_alphabetic),
        _ => false,
    });
    length = stops.unwrap_or(length);
    let is_closing = |byte: &u8| b".,;:)]}*_".contains(byte);
    while length > 0 && is_closing(&rest[length - 1]) && !(rest[length - 1] == b'}' && rest[..length].contains(&b'{')) {
        let opened = match rest[length - 1] {
            b')' => rest[..length].contains(&b'('),
            b']' => rest[..length].contains(&b'['),
            _ => false,
        };
        if opened {
            break;
        }
        length -= 1;
    }
    if length == 0 {
        return None;
    }
    let behind = &rest[length..];
    let line = behind.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let blanks = line.iter().take_while(|byte| **byte == b' ').count();
    let is_worded = sign != Sign::Blank
        && blanks > 0
        && line.get(blanks).is_some_and(u8::is_ascii_alphabetic)
        && line.get(blanks..).is_some_and(|words| !is_another_setting(words));
    Some(Setting { value: at..at + length, how: if is_worded { How::Worded } else { How::Plain } })
}

/// Returns whether words begin with a name that something is set to, as in `password=x port=5432`.
fn is_another_setting(words: &[u8]) -> bool {
    let name = words.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(byte)).count();
    matches!(words[name..].first(), Some(b'=' | b':'))
}

/// Returns what stands in a cell of a table or between two tags.
fn cell(text: &[u8], at: usize) -> Option<Setting> {
    let rest = &text[at..text.len().min(at + LONGEST)];
    let end = rest.iter().position(|byte| matches!(byte, b'|' | b'<' | b'\n' | b'\r')).unwrap_or(rest.len());
    marked_off(text, at..at + end)
}

/// Returns whether a tag is closed here.
fn is_closed(rest: &[u8]) -> bool {
    rest[..rest.len().min(24)].trim_ascii_start().starts_with(b"</")
}

/// Returns the value that stands alone on the next line that is not empty.
fn next_line(text: &[u8], at: usize, sign: Sign) -> Option<Setting> {
    if sign == Sign::Equals || sign == Sign::Blank {
        return None;
    }
    let mut line = at + text[at..].iter().take(4).take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    // A fence of Markdown stands on a line of its own.
    let trimmed = |line: usize| line + text[line..].iter().take(12).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    if text[trimmed(line)..].starts_with(b"```") {
        line += text[line..].iter().take(40).position(|byte| *byte == b'\n')? + 1;
    }
    let start = trimmed(line);
    let end = start
        + text[start..].iter().take(LONGEST).position(|byte| *byte == b'\n').unwrap_or(text.len().min(start + LONGEST) - start);

    marked_off(text, start..end)
}

/// Returns what stands alone between borders, without marks of Markdown around it.
fn marked_off(text: &[u8], within: std::ops::Range<usize>) -> Option<Setting> {
    let is_mark = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'`' | b'*' | b'"' | b'\'');
    let (mut start, mut end) = (within.start, within.end);
    while start < end && (is_mark(text[start]) || (matches!(text[start], b'-' | b'>') && text.get(start + 1) == Some(&b' '))) {
        start += 1;
    }
    while end > start && is_mark(text[end - 1]) {
        end -= 1;
    }
    let is_one = end > start && !text[start..end].iter().any(u8::is_ascii_whitespace);
    is_one.then_some(Setting { value: start..end, how: How::Said })
}

/// Returns the word that begins at a place, as a sentence holds it: with or without quotes, without what ends the sentence.
pub(super) fn word(text: &[u8], at: usize) -> Option<Setting> {
    if let Some(value) = set_off(text, at) {
        return Some(Setting { value, how: How::Worded });
    }
    if let Some(value) = quoted(text, at).filter(|_| matches!(text[at], b'"' | b'\'' | b'`')) {
        return Some(Setting { value, how: How::Quoted });
    }
    if let Some(value) = phrase(text, at) {
        return Some(Setting { value, how: How::Quoted });
    }
    let mut at = at;
    at += text[at..].iter().take(3).take_while(|byte| matches!(byte, b'*' | b'(' | b'[' | b'<')).count();
    let rest = &text[at..text.len().min(at + LONGEST)];
    let mut length = rest
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'`' | b'<' | b'>'))
        .unwrap_or(rest.len());
    length = (0..length).find(|at| is_wide(&rest[*at..])).unwrap_or(length);
    while length > 0 && b".,;:)]?*'".contains(&rest[length - 1]) {
        length -= 1;
    }
    let behind = &rest[length..];
    let is_worded = behind.first() == Some(&b' ') && behind.get(1).is_some_and(u8::is_ascii_lowercase);
    (length > 0).then_some(Setting { value: at..at + length, how: if is_worded { How::Worded } else { How::Said } })
}
