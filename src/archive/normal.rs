//! The one normal form in which texts are compared.
//!
//! Page renderings differ in marks, links, quotes and blanks while the words stay. What was measured on real versions
//! stands in `docs/decisions.md`.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::lines::Lines;

/// Returns the words of a Markdown text as the page shows them: marks, link targets and images dropped, case and quotes
/// kept. The i-th word corresponds to the i-th word of [`normalise`].
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for line in text.lines() {
        let shown = shown(line);
        words.extend(shown.split_whitespace().filter(|word| !normalise_word(word).is_empty()).map(str::to_owned));
    }
    words
}

/// Returns the normal form: the shown words, NFKC, one kind of quote and dash, lower case, joined by one blank.
pub fn normalise(text: &str) -> String {
    let mut normalised = String::with_capacity(text.len());
    for line in text.lines() {
        push_line(line, &mut normalised, 0);
    }
    normalised
}

/// Adds the normal form of a line; `start` is where that of its text begins.
fn push_line(line: &str, normalised: &mut String, start: usize) {
    for word in shown(line).split_whitespace() {
        let (before, is_first) = (normalised.len(), normalised.len() == start);
        if !is_first {
            normalised.push(' ');
        }
        push_word(word, normalised);
        // Nothing is left of some.
        if normalised.len() == before + usize::from(!is_first) {
            normalised.truncate(before);
        }
    }
}

/// The most that is remembered of lines, in bytes of their normal form: some versions of the largest document.
const MOST_REMEMBERED: usize = 8 << 20;

/// Puts texts that share most of their lines into normal form: versions of a document. What a line gives is remembered.
#[derive(Debug, Default)]
pub struct Normaliser {
    lines: Lines<Range<usize>>,
    normalised: String,
}

impl Normaliser {
    /// Adds the normal form of a text, as [`normalise`] returns it, and to `lines` the place of each line that shows something.
    pub fn normalise(&mut self, text: &str, normalised: &mut String, lines: &mut Vec<Range<usize>>) {
        if self.normalised.len() > MOST_REMEMBERED {
            self.lines.clear();
            self.normalised.clear();
        }
        let (start, mut before) = (normalised.len(), None);
        for line in text.lines().filter(|line| !line.is_empty()) {
            let known = self.lines.of(line, &mut before, |line| {
                let at = self.normalised.len();
                push_line(line, &mut self.normalised, at);
                at..self.normalised.len()
            });
            let known = &self.normalised[known.clone()];
            if known.is_empty() {
                continue;
            }
            if normalised.len() > start {
                normalised.push(' ');
            }
            lines.push(normalised.len()..normalised.len() + known.len());
            normalised.push_str(known);
        }
    }
}

pub(super) fn normalise_word(word: &str) -> String {
    let mut normalised = String::with_capacity(word.len());
    push_word(word, &mut normalised);
    normalised
}

fn push_word(word: &str, normalised: &mut String) {
    if word.contains('@') && word.contains('.') {
        normalised.push('@');
    } else if word.is_ascii() {
        normalised.extend(word.chars().map(|c| if c == '`' { '\'' } else { c.to_ascii_lowercase() }));
    } else {
        normalised.extend(word.nfkc().filter(|c| !c.is_whitespace()).flat_map(|c| one_kind(c).to_lowercase()));
    }
}

fn one_kind(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        other => other,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Returns what a line of Markdown shows.
fn shown(line: &str) -> String {
    let line: Cow<'_, str> =
        if line.is_ascii() { line.into() } else { line.chars().filter(|c| !is_invisible(*c)).collect::<String>().into() };
    let mut body = line.trim();
    if body.chars().all(|c| "-|:=* \t".contains(c)) {
        return String::new();
    }
    while let Some(rest) = without_mark(body) {
        body = rest.trim_start();
    }
    let mut out = String::with_capacity(body.len());
    inline(body, &mut out, 0);
    if out.contains("pens in") {
        out = without_opens_in(&out);
    }
    out
}

/// Removes one heading, list or quotation mark from the start.
fn without_mark(body: &str) -> Option<&str> {
    let hashes = body.len() - body.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && body[hashes..].starts_with([' ', '\t']) {
        return Some(&body[hashes..]);
    }
    for mark in ["- ", "* ", "+ ", "> ", "• "] {
        if let Some(rest) = body.strip_prefix(mark) {
            return Some(rest);
        }
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && (body[digits..].starts_with(". ") || body[digits..].starts_with("\\. ")) {
        return body[digits..].split_once(' ').map(|(_, rest)| rest);
    }
    None
}

/// The deepest nesting of links that is followed; deeper brackets are kept as they stand.
const DEEPEST_LINK: usize = 4;

fn inline(text: &str, out: &mut String, depth: usize) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                let next = after.chars().next().unwrap_or(' ');
                if next != '*' && next != '|' {
                    out.push(next);
                }
                rest = &after[next.len_utf8()..];
                continue;
            }
            '!' if after.starts_with('[') && depth < DEEPEST_LINK => {
                if let Some((_, tail)) = link(after) {
                    rest = tail;
                    continue;
                }
                out.push(c);
            }
            '[' if depth < DEEPEST_LINK => {
                if let Some((label, tail)) = link(rest) {
                    inline(label, out, depth + 1);
                    rest = tail;
                    continue;
                }
                match after.split_once(']') {
                    Some((number, tail))
                        if !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()) =>
                    {
                        rest = tail;
                        continue;
                    }
                    _ => out.push(c),
                }
            }
            // Tables hold `<br>`, and some pages more of HTML: a mark parts words, an address in brackets is text.
            '<' => {
                if let Some(end) = mark(after) {
                    out.push(' ');
                    rest = &after[end + 1..];
                    continue;
                }
            }
            '*' | '`' => {}
            '|' => out.push(' '),
            '~' if after.starts_with('~') => {}
            '_' => {
                let inside = out.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
                if inside {
                    out.push(c);
                }
            }
            'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                let end = rest.find(|c: char| c.is_whitespace() || ")>]\"".contains(c)).unwrap_or(rest.len());
                let address = &rest[..end];
                out.push_str(address.split(['?', '#']).next().unwrap_or(address));
                rest = &rest[end..];
                continue;
            }
            _ => out.push(c),
        }
        rest = after;
    }
}

/// Returns where an HTML mark closes whose `<` stands right before `text`.
fn mark(text: &str) -> Option<usize> {
    let is_mark = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let end = text.bytes().take(200).position(|byte| byte == b'>')?;
    (is_mark && !text[..end].contains(['@', ':'])).then_some(end)
}

/// Splits `[label](target)tail` into the label and the tail.
fn link(text: &str) -> Option<(&str, &str)> {
    let close = closing(text, b'[', b']')?;
    let target = text[close + 1..].starts_with('(').then_some(&text[close + 1..])?;
    let end = closing(target, b'(', b')')?;
    Some((&text[1..close], &target[end + 1..]))
}

/// Returns the place of the bracket that closes the first one; looks at no more than 2,000 bytes.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0;
    let mut escaped = false;
    for (i, byte) in text.bytes().enumerate().take(2000) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == open => depth += 1,
            _ if byte == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

fn without_opens_in(text: &str) -> String {
    let mut out = text.to_owned();
    for opening in ["(opens in", "(Opens in"] {
        while let Some(start) = out.find(opening) {
            let Some(length) = out[start..].find(')') else { break };
            out.replace_range(start..=start + length, "");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_marks_and_keeps_words() {
        for (text, normalised) in [
            ("## 3. **Your** _choices_", "your choices"),
            ("- See [our “Help” page](https://x.test/a_(b)?c=d \"t\") here\\.", "see our \"help\" page here."),
            ("a ![logo](x.png)b[12] \u{2060}c\u{200b}d", "a b cd"),
            ("write to Privacy@Example.com — now", "write to @ - now"),
            ("| one | two |\n| --- | --- |\n|three|four|", "one two three four"),
            ("keep snake_case and `code` (opens in a new window)", "keep snake_case and code"),
            ("see https://x.test/a?utm=1 end", "see https://x.test/a end"),
            ("one\ntwo\n\n  three", "one two three"),
            ("one<br>two <b class=\"x\">three</b> 1 < 2 > 1 <https://x.test/a>", "one two three 1 2 > 1 https://x.test/a>"),
        ] {
            assert_eq!(normalise(text), normalised, "{text}");
        }
    }

    #[test]
    fn an_unclosed_bracket_costs_no_time() {
        assert_eq!(normalise(&"[".repeat(20_000)).len(), 20_000);
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[a-zA-Z“”’—\u{a0} \u{200b}.,]{0,60}") {
            // A dash at the start of a line is a mark of a list; only text has to stay as it is.
            let once = normalise(&format!("x {text}"));
            proptest::prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn remembered_lines_give_the_same(texts in proptest::collection::vec("[a-b*# \n|-]{0,24}", 1..6)) {
            let mut normaliser = Normaliser::default();
            for text in &texts {
                let (mut normalised, mut lines) = (String::new(), Vec::new());
                normaliser.normalise(text, &mut normalised, &mut lines);
                let joined: Vec<&str> = lines.iter().map(|line| &normalised[line.clone()]).collect();
                proptest::prop_assert_eq!(joined.join(" "), normalise(text));
                proptest::prop_assert_eq!(normalised, normalise(text));
            }
        }

        #[test]
        fn words_and_fold_agree(text in "\\PC{0,80}") {
            let shown = words(&text);
            let normalised = normalise(&text);
            proptest::prop_assert_eq!(shown.len(), normalised.split(' ').filter(|word| !word.is_empty()).count());
        }
    }
}
