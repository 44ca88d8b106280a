//! What stands between a name and the value that it is set to.

use super::name::Name;

/// What tells that a value follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `=` and its relatives: what follows is a value or a name of the program.
    Equals,
    /// `:`, as in YAML, JSON and letters.
    Colon,
    /// The `|` between cells, or the end of the tag of one.
    Cell,
    /// The end of a tag that bears the name: another tag has to end the value.
    Tag,
    /// The blank behind the flag of a command.
    Blank,
    /// A blank and nothing else, as in `password Maple44x9`: only what is no word counts.
    Bare,
    /// A bracket or a comma behind a quoted name: only a value in quotes counts.
    Call,
}

/// The longest signs first.
const SIGNS: &[(&[u8], Sign)] = &[
    (b":::=", Sign::Equals),
    (b"::=", Sign::Equals),
    (b"===", Sign::Call),
    (b"!==", Sign::Call),
    (b"||=", Sign::Equals),
    (b":=", Sign::Equals),
    (b"=>", Sign::Equals),
    (b"->", Sign::Colon),
    (b"==", Sign::Call),
    (b"!=", Sign::Call),
    (b"?=", Sign::Equals),
    (b"+=", Sign::Equals),
    (b".=", Sign::Equals),
    (b"=", Sign::Equals),
    (b":", Sign::Colon),
    ("：".as_bytes(), Sign::Colon),
    ("＝".as_bytes(), Sign::Equals),
    ("→".as_bytes(), Sign::Colon),
    ("⇒".as_bytes(), Sign::Colon),
];

fn blanks(text: &[u8], at: usize, most: usize) -> usize {
    text[at..].iter().take(most).take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// Returns where the value of a name begins, blanks before it skipped, and which sign stands before it.
pub(super) fn behind(text: &[u8], name: &Name) -> Option<(usize, Sign)> {
    let mut at = name.bytes.end;
    let mut was_quoted = false;
    // The end of a quoted, bold or subscripted name; `password?: string`.
    for _ in 0..8 {
        match text.get(at)? {
            b'"' | b'\'' | b'`' => (at, was_quoted) = (at + 1, true),
            b'\\' if matches!(text.get(at + 1), Some(b'"' | b'\'' | b'\\')) => at += 1,
            b'*' | b']' | b'?' => at += 1,
            b'_' if text.get(at + 1) == Some(&b'_') => at += 2,
            _ => break,
        }
    }
    let is_tag = name.bytes.start > 0 && matches!(text[name.bytes.start - 1], b'<' | b':');
    if is_tag && text.get(at) == Some(&b'>') {
        return Some((at + 1 + blanks_and_line(text, at + 1), Sign::Tag));
    }
    // `<property name="connection.password">`
    if was_quoted && text.get(at) == Some(&b'>') {
        return Some((at + 1 + blanks_and_line(text, at + 1), Sign::Tag));
    }
    if let Some(next) = next_tag(text, at) {
        return Some((next, Sign::Cell));
    }
    if let Some(next) = typed(text, name.bytes.end) {
        return Some((next, Sign::Call));
    }
    let is_blank = blanks(text, at, 1) > 0;
    // A form on a screen, as a picture of it is read: name and value stand in columns.
    let is_column = text[at..].starts_with(b"  ") && name.tail().is_empty() && !was_quoted;
    // Scripts without blanks set none before the value either.
    let is_next_to = at == name.bytes.end && matches!(text[..at], [.., 0xE3..=0xEF, _, _]) && text[at].is_ascii_alphanumeric();
    if is_next_to {
        return Some((at, Sign::Bare));
    }
    at += blanks(text, at, 40);
    // The blank of scripts without one.
    let is_wide_blank = text[at..].starts_with("\u{3000}".as_bytes());
    at += if is_wide_blank { 3 } else { 0 };
    if text[at..].starts_with(b"[") {
        // `char password[32] = "..."`
        let close = text[at..].iter().take(12).position(|byte| *byte == b']')?;
        at += close + 1;
        at += blanks(text, at, 4);
    }
    if let Some(next) = value_of_pair(text, at) {
        return Some((next, Sign::Equals));
    }
    let rest = &text[at..];
    if let Some((sign, kind)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        at += sign.len();
        // The end of what is bold around name and sign.
        at += text[at..].iter().take(3).take_while(|byte| matches!(byte, b'*' | b'_')).count();
        at += blanks(text, at, 40);
        if let Some(next) = next_tag(text, at) {
            return Some((next, Sign::Cell));
        }
        if *kind == Sign::Colon
            && let Some(behind_type) = behind_type(text, at)
        {
            return Some((behind_type, Sign::Equals));
        }
        return Some((at, *kind));
    }
    match rest.first()? {
        b'|' if blanks(text, at + 1, 1) == 1 => Some((at + 1 + blanks(text, at + 1, 40), Sign::Cell)),
        b',' if is_argument(text, name, was_quoted) => Some((at + 1 + blanks(text, at + 1, 4), Sign::Call)),
        b'(' if !was_quoted && name.tail().is_empty() => Some((at + 1 + blanks(text, at + 1, 4), Sign::Call)),
        _ if is_wide_blank || is_column => Some((at, Sign::Cell)),
        _ if is_blank && (name.is_flag || is_argument_of_a_setter(text, name)) => Some((at, Sign::Blank)),
        // `PASSWORD '...'` in SQL, `the token "..."` in a sentence.
        b'\'' | b'"' | b'`' if is_blank && !was_quoted && name.word() != b"pass" => Some((at, Sign::Call)),
        // `var password string = "..."`
        _ if is_blank => {
            behind_type(text, at).map(|at| (at, Sign::Equals)).or(rest[0].is_ascii_alphanumeric().then_some((at, Sign::Bare)))
        }
        _ => None,
    }
}

/// Returns whether a name is the first of two that are handed over together: `define( "DB_PASS", `, `fill('#password', `, `set(:smtp, :password, `.
fn is_argument(text: &[u8], name: &Name, was_quoted: bool) -> bool {
    let from = name.bytes.start.saturating_sub(40);
    let before = &text[from..name.bytes.start];
    if !was_quoted {
        return before.last() == Some(&b':');
    }
    let Some(quote) = before.iter().rposition(|byte| matches!(byte, b'"' | b'\'' | b'`')) else { return false };
    before[..quote].trim_ascii_end().ends_with(b"(")
}

/// Returns where the argument begins of a method that types into a field of this name: `).sendKeys("...`, `]').type('...`.
fn typed(text: &[u8], at: usize) -> Option<usize> {
    let skipped = text[at..].iter().take(6).take_while(|byte| matches!(byte, b'"' | b'\'' | b'`' | b']' | b')')).count();
    let rest = &text[at + skipped..];
    let methods = [&b".sendKeys("[..], b".send_keys(", b".type(", b".fill(", b".setValue(", b".val("];
    let method = methods.into_iter().find(|method| rest.starts_with(method))?;
    (skipped > 0).then_some(at + skipped + method.len())
}

/// Returns whether a line begins with a command that sets its first argument to its second.
fn is_argument_of_a_setter(text: &[u8], name: &Name) -> bool {
    let before = &text[name.bytes.start.saturating_sub(48)..name.bytes.start];
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default().to_ascii_lowercase();
    let commands = [
        &b"env "[..],
        b"setx ",
        b"configure set ",
        b"config set ",
        b"secret set ",
        b"secrets set ",
        b"variable set ",
        b"vars set ",
    ];
    commands.iter().any(|command| {
        line.ends_with(command) && (line.len() == command.len() || line[line.len() - command.len() - 1].is_ascii_whitespace())
    })
}

fn blanks_and_line(text: &[u8], at: usize) -> usize {
    text[at..].iter().take(24).take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Returns where the text of the next element begins, if one ends here: `<th>password</th><td>...`.
fn next_tag(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if !rest.starts_with(b"</") {
        return None;
    }
    let near = &rest[..rest.len().min(80)];
    let close = near.iter().position(|byte| *byte == b'>')?;
    let mut next = at + close + 1;
    next += text[next..].iter().take(24).take_while(|byte| byte.is_ascii_whitespace() || **byte == b':').count();
    let rest = &text[next..];
    if !rest.starts_with(b"<") || rest.starts_with(b"</") {
        return (!rest.is_empty() && text[at + close + 1..next].contains(&b':')).then_some(next);
    }
    let close = rest.iter().take(80).position(|byte| *byte == b'>')?;
    Some(next + close + 1)
}

/// Returns where the value behind a type begins: `: str = `, ` string = `.
fn behind_type(text: &[u8], at: usize) -> Option<usize> {
    let is_of_type = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.<>[]&?|".contains(byte);
    let length = text[at..].iter().take(24).take_while(|byte| is_of_type(byte)).count();
    if length == 0 {
        return None;
    }
    let mut next = at + length;
    next += blanks(text, next, 4);
    let is_set = text.get(next) == Some(&b'=') && text.get(next + 1) != Some(&b'=');
    is_set.then(|| next + 1 + blanks(text, next + 1, 8))
}

/// Returns where the value begins of a name that is itself one of a pair: `"name": "DB_PASSWORD", "value": "..."`.
fn value_of_pair(text: &[u8], at: usize) -> Option<usize> {
    let rest = &text[at..text.len().min(at + 96)];
    let gap = rest.iter().take_while(|byte| byte.is_ascii_whitespace() || b",;\"'".contains(byte)).count();
    let rest = &rest[gap..];
    let word = [&b"value"[..], b"Value", b"default", b"content"].into_iter().find(|word| rest.starts_with(word))?;
    let mut next = at + gap + word.len();
    next += text[next..].iter().take_while(|byte| matches!(byte, b'"' | b'\'' | b' ')).count();
    matches!(text.get(next), Some(b':' | b'=')).then(|| next + 1 + blanks(text, next + 1, 8))
}
