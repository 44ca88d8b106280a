//! A value in a sentence: `the password for staging is ...`, `use ... as the password`.

use std::sync::OnceLock;

use super::{How, Name, Setting, value};

/// How far a sentence is read from the name to its value, in bytes.
const REACH: usize = 72;

/// What stands in a sentence before a value, in the tongues that names are looked for in.
const COPULAS: &[&str] = &[
    " is ",
    " was ",
    "'s ",
    " are ",
    " = ",
    ": ",
    " to ",
    " is: ",
    " ist ",
    " lautet ",
    " war ",
    " est ",
    " es ",
    " \u{e9} ",
    " \u{e8} ",
    " jest ",
    " \u{44d}\u{442}\u{43e} ",
    " - ",
    " \u{2013} ",
    " \u{2014} ",
    " -> ",
    " \u{2192} ",
    " \u{e4}r ",
    " er ",
    "\u{662f}",
    "\u{4e3a}",
    "\u{70ba}",
    "\u{306f}",
    "\u{b294} ",
    "\u{c740} ",
    "\u{ff1a}",
    " van ",
    " naar ",
    " auf ",
    " von ",
    " from ",
    " c'est ",
    " c\u{2019}est ",
    " it's ",
    " it\u{2019}s ",
    " lyder ",
    " este ",
    " je ",
    " habe ich ",
    " nehme ich ",
];
/// What may stand between it and the value.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "now ", "still ", "currently ", "just ", "simply ", "set to ", "always ", "actually ", "probably ", "called ", "this: ", "this one: ",
    "the following: ", "as follows: ", "jetzt ", "noch ", "maintenant ", "ahora ", "again ", "the same, ", "the same: ", "changed to ", ": ", "to ", "it's ", "it\u{2019}s ", "just: ",
];

/// Returns the value that a sentence gives to a name.
pub(super) fn said_of(text: &[u8], name: &Name) -> Option<Setting> {
    behind(text, name).or_else(|| before(text, name))
}

/// Returns whether a word is one that stands before a value.
pub(super) fn is_copula(word: &[u8]) -> bool {
    COPULAS.iter().any(|copula| copula.trim().as_bytes() == word)
}

/// Returns the byte by which a copula is told from the others: behind the blank that most begin with.
fn mark(text: &[u8]) -> Option<u8> {
    if text.first() == Some(&b' ') { text.get(1).copied() } else { text.first().copied() }
}

/// Returns the place of the first of them in a line, and the longest that begins there.
fn first_copula(line: &[u8]) -> Option<(usize, &'static str)> {
    static BY_MARK: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
    let by_mark = BY_MARK.get_or_init(|| {
        let mut by_mark = vec![Vec::new(); 256];
        for copula in COPULAS {
            by_mark[usize::from(mark(copula.as_bytes()).unwrap_or_default())].push(*copula);
        }
        by_mark
    });
    (0..line.len()).find_map(|at| {
        let rest = &line[at..];
        let likely = by_mark[usize::from(mark(rest)?)].iter().filter(|copula| rest.starts_with(copula.as_bytes()));
        likely.max_by_key(|copula| copula.len()).map(|copula| (at, *copula))
    })
}

fn behind(text: &[u8], name: &Name) -> Option<Setting> {
    let end = name.bytes.end;
    let near = &text[end..text.len().min(end + REACH)];
    let line = near.split(|byte| matches!(byte, b'\n' | b'\r' | b';')).next().unwrap_or_default();
    // Words alone stand between a name and its value, no quotes and no end of a sentence.
    let words = line.iter().take_while(|byte| !matches!(byte, b'"' | b'{' | b'}' | b'[' | b'=' | b'<' | b'$')).count();
    let before = &text[name.bytes.start.saturating_sub(40)..name.bytes.start];
    let is_polish = text[name.bytes.start..end].starts_with("has\u{142}o".as_bytes());
    let sets = |copula: &str, between: &[u8]| {
        let is_change = [" to ", " from ", " auf ", " von ", " van ", " naar "].contains(&copula);
        !is_change || (is_polish && copula == " to ") || (name.word() != b"pass" && is_changed(before, between))
    };
    // `the password of the till is`: a word that sets nothing is passed over.
    let mut from = 0;
    let (at, copula) = loop {
        let (at, copula) =
            first_copula(&line[from..]).map(|(at, copula)| (from + at, copula)).filter(|(at, _)| *at <= words)?;
        if sets(copula, &line[..at]) {
            break (at, copula);
        }
        from = at + 1;
    };
    let between = &line[..at];
    if memchr::memmem::find(between, b". ").is_some() || between.len() > REACH - 12 {
        return None;
    }
    let mut from = end + at + copula.len();
    for _ in 0..3 {
        from += text[from..].iter().take(3).take_while(|byte| **byte == b' ').count();
        let Some(filler) = FILLERS.iter().find(|filler| starts_with(&text[from..], filler.as_bytes())) else { break };
        from += filler.len();
    }
    value::word(text, from)
}

/// Returns whether words before a name or behind it tell that it gets a value.
fn is_changed(before: &[u8], between: &[u8]) -> bool {
    let words = ["set", "chang", "reset", "updat", "rotat", "\u{e4}nder", "gesetzt", "cambi", "wijzig"];
    let has =
        |text: &[u8]| words.iter().any(|word| memchr::memmem::find(&text.to_ascii_lowercase(), word.as_bytes()).is_some());
    has(before) || has(between)
}

fn starts_with(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len() && text[..word.len()].eq_ignore_ascii_case(word)
}

/// Returns what stands before: `use ... as the password`, `... is the root password`.
fn before(text: &[u8], name: &Name) -> Option<Setting> {
    let from = name.bytes.start.saturating_sub(REACH);
    let near = &text[from..name.bytes.start];
    let line = from + near.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let near = &text[line..name.bytes.start];
    let (at, _) =
        [&b" as "[..], b" is "].into_iter().filter_map(|word| memchr::memmem::rfind(near, word).map(|at| (at, word))).max()?;
    let between = &near[at + 4..];
    let is_words = between.iter().all(|byte| byte.is_ascii_alphabetic() || b" -'".contains(byte));
    if !is_words || between.len() > 32 {
        return None;
    }
    let end = line + at;
    let mut start = end;
    while start > line && !text[start - 1].is_ascii_whitespace() {
        start -= 1;
    }
    let setting = value::word(text, start)?;
    (setting.value.end <= end)
        .then_some(Setting { how: if setting.how == How::Quoted { How::Quoted } else { How::Said }, ..setting })
}
