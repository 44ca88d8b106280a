//! Codes that are written in groups, near the words that tell what they are for.

use std::ops::Range;

/// How far behind its words a code stands, in bytes.
const NEAR: usize = 160;
/// How far a list of codes is read.
const LIST: usize = 1 << 10;

/// Returns the words of a stretch that consist of letters, digits and hyphens.
fn words(text: &[u8], within: Range<usize>) -> Vec<Range<usize>> {
    let is_of = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let mut words = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let length = text[at..within.end].iter().take_while(|byte| is_of(**byte)).count();
        if length > 0 {
            words.push(at..at + length);
        }
        at += length.max(1);
    }
    words
}

/// Gives the codes by which somebody gets in who has lost the second factor: at least two of one shape.
pub(in crate::scan) fn recovery_codes(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let behind = &text[keyword.end..text.len().min(keyword.end + 64)].to_ascii_lowercase();
    let itself = text[keyword.clone()].to_ascii_lowercase();
    let words_of_it = [&b"code"[..], b"key", "\u{7801}".as_bytes(), "c\u{f3}d".as_bytes()];
    let named = words_of_it
        .iter()
        .any(|word| memchr::memmem::find(&itself, word).is_some() || memchr::memmem::find(behind, word).is_some());
    if !named {
        return;
    }
    // A word such as `e-mail` has no digit, a year stands in dates.
    let shape = |word: &[u8]| -> Option<(usize, Option<usize>)> {
        let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
        let hyphen = word.iter().position(|byte| *byte == b'-');
        let halves =
            word.iter().filter(|byte| **byte == b'-').count() == 1 && hyphen == Some(word.len() / 2) && word.len() % 2 == 1;
        let is_year = word.len() == 9 && digits == 8 && word.starts_with(b"20");
        let is_code = match hyphen {
            Some(_) => halves && (9..=23).contains(&word.len()) && digits > 0 && !is_year,
            None => (8..=16).contains(&word.len()) && (digits == word.len() || (digits >= 1 && digits < word.len())),
        };
        (is_code && !word.starts_with(b"-")).then_some((word.len(), hyphen))
    };
    let codes: Vec<Range<usize>> = words(text, keyword.end..text.len().min(keyword.end + LIST))
        .into_iter()
        .filter(|word| shape(&text[word.clone()]).is_some())
        .collect();
    let Some(first) = codes.first().filter(|code| code.start < keyword.end + NEAR) else { return };
    let same: Vec<_> = codes.iter().filter(|code| shape(&text[(*code).clone()]) == shape(&text[first.clone()])).collect();
    if same.len() >= 2 || (named && first.start < keyword.end + 48 && text[first.clone()].contains(&b'-')) {
        same.into_iter().cloned().for_each(found);
    }
}

/// Gives a recovery password of BitLocker: eight groups of six digits, each of which eleven divides.
pub(in crate::scan) fn bitlocker(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    for word in words(text, keyword.end..text.len().min(keyword.end + 512)) {
        let groups: Vec<&[u8]> = text[word.clone()].split(|byte| *byte == b'-').collect();
        let value = |group: &[u8]| {
            group.iter().try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
        };
        if groups.len() == 8 && groups.iter().all(|group| group.len() == 6 && value(group).is_some_and(|value| value % 11 == 0))
        {
            found(word);
        }
    }
}

/// Gives a key that Windows or Office is activated with: five groups of five of the 24 letters and digits that are used, and `N`.
pub(in crate::scan) fn product_key(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    for word in words(text, keyword.end..text.len().min(keyword.end + NEAR)) {
        let key = &text[word.clone()];
        let is_form = key.len() == 29
            && key
                .iter()
                .enumerate()
                .all(|(at, byte)| if at % 6 == 5 { *byte == b'-' } else { b"BCDFGHJKMNPQRTVWXY2346789".contains(byte) });
        if is_form && key.iter().collect::<std::collections::BTreeSet<_>>().len() > 6 {
            found(word);
        }
    }
}

/// Gives a key that a program is activated with: four to eight groups of four to six capitals and digits.
pub(in crate::scan) fn licence_key(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    for word in words(text, keyword.end..text.len().min(keyword.end + NEAR)) {
        let key = &text[word.clone()];
        let groups: Vec<&[u8]> = key.split(|byte| *byte == b'-').collect();
        let length = groups[0].len();
        let is_form = (4..=8).contains(&groups.len())
            && (4..=6).contains(&length)
            && groups.iter().all(|group| group.len() == length)
            && key.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'-');
        let digits = key.iter().filter(|byte| byte.is_ascii_digit()).count();
        let letters = key.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        let is_counted = letters == 0 && groups.len() >= 6 && length == 4;
        let is_mixed = digits >= 2 && letters >= 4 && key.iter().collect::<std::collections::BTreeSet<_>>().len() > 8;
        if is_form && (is_counted || is_mixed) {
            found(word);
        }
    }
}

/// Gives the key of a second factor as people type it: groups of four letters and digits of base32.
pub(in crate::scan) fn setup_key(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let is_of = |byte: u8| byte.is_ascii_alphabetic() || (b'2'..=b'7').contains(&byte);
    let end = text.len().min(keyword.end + NEAR);
    let mut at = keyword.end;
    while at < end {
        let mut close = at;
        let mut groups = 0;
        loop {
            let length = text[close..].iter().take(5).take_while(|byte| is_of(**byte)).count();
            if length != 4 {
                break;
            }
            groups += 1;
            close += 4;
            if !matches!(text.get(close), Some(b' ' | b'-')) {
                break;
            }
            close += 1;
        }
        let key = &text[at..close.min(text.len())];
        let end_of = at + key.iter().rposition(|byte| is_of(*byte)).map_or(0, |last| last + 1);
        let is_start = at == 0 || !text[at - 1].is_ascii_alphanumeric();
        let digits = key.iter().filter(|byte| byte.is_ascii_digit()).count();
        let is_one_case = !(key.iter().any(u8::is_ascii_uppercase) && key.iter().any(u8::is_ascii_lowercase));
        if is_start
            && groups >= 4
            && is_one_case
            && (digits >= 2 || crate::scan::letters::strangeness(key).is_some_and(|strange| strange > 3.4))
        {
            found(at..end_of);
            return;
        }
        at += text[at..end].iter().take_while(|byte| is_of(**byte)).count().max(1);
    }
}
