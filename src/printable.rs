//! What may reach a terminal, a log or a page of what others wrote: one list of characters, for every output.
//!
//! Records, file names, inventories and pages are written by strangers. Text loses what could control a terminal, turn the
//! direction of writing or hide words; JSON, whose readers want the very string, has it escaped.

/// Returns whether a character is not for showing: the controls C0, DEL and C1 but line feed and tabulator, what turns the
/// direction of writing or breaks lines, and what is not seen at all.
///
/// The last is `Default_Ignorable_Code_Point` of Unicode 17 without U+FE0E and U+FE0F, which choose between sign and picture, and
/// without the joiners, see [`printable`].
pub fn is_unsafe(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' => true,
        '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' => {
            true
        }
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        c => c.is_control(),
    }
}

/// Persian and the scripts of India are misspelt without them, and families of pictures fall apart.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Returns the text without what [`is_unsafe`] names. A carriage return stays before a line feed, as CSV has it; a joiner stays
/// between two characters that are not ASCII, where it has a meaning.
pub fn printable(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let joins = |next: char| !next.is_ascii() && !is_joiner(next) && !is_unsafe(next);
    while let Some(c) = rest.next() {
        let next = rest.as_str().chars().next();
        let stays = match c {
            '\r' => next == Some('\n'),
            c if is_joiner(c) => !out.ends_with(|before: char| before.is_ascii()) && !out.is_empty() && next.is_some_and(joins),
            c => !is_unsafe(c),
        };
        if stays {
            out.push(c);
        }
    }
    out
}

/// Returns the text as a part of one line: printable, with blanks in place of line ends and tabulators.
pub fn one_line(text: &str) -> String {
    printable(text).replace("\r\n", " ").replace(['\n', '\t'], " ")
}

/// Returns a text of many lines of which none is a command to the service that keeps the log: `::error::` at the start of a line
/// and `##[error]` anywhere are for GitHub's runner (`ActionCommand` in its source), `##vso[` for that of Azure.
pub fn without_commands(text: &str) -> String {
    if !text.contains("::") && !text.contains("##") {
        return text.to_owned();
    }
    let broken = |line: &str| {
        let line = line.replace("##[", "# #[").replace("##vso[", "# #vso[");
        let words = line.trim_start();
        if words.starts_with("::") { format!("{}: {}", &line[..line.len() - words.len()], &words[1..]) } else { line }
    };
    text.split_inclusive('\n').map(broken).collect()
}

/// Returns JSON with what is unsafe to show escaped inside its strings, which are the same to whoever reads it: outside of them
/// JSON is ASCII. `##` too is escaped, see [`without_commands`].
pub fn escaped_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unsafe(c) || is_joiner(c) || (c == '#' && out.ends_with('#')) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_could_control_it() {
        assert_eq!(printable("a\u{1b}[31mb\rc\u{9b}2Jd\u{202e}e\u{7}f\n"), "a[31mbc2Jdef\n");
        assert_eq!(printable("a\u{200b}b\u{ad}c\u{feff}d\u{e0041}e\u{2028}f\u{fe01}\u{61c}"), "abcdef");
        assert_eq!(one_line("a\r\nb\n\tc"), "a b  c");
    }

    #[test]
    fn joiners_stay_where_they_join() {
        let persian = "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}";
        assert_eq!(printable(persian), persian);
        assert_eq!(printable("\u{1f469}\u{200d}\u{1f4bb}\u{2764}\u{fe0f}"), "\u{1f469}\u{200d}\u{1f4bb}\u{2764}\u{fe0f}");
        assert_eq!(printable("pass\u{200d}word é\u{200c}\u{200c}\u{200d}"), "password é");
    }

    #[test]
    fn no_line_commands_the_service_that_keeps_the_log() {
        assert_eq!(without_commands("a::b\n  ::error::x\n"), "a::b\n  : :error::x\n");
        assert_eq!(without_commands("x ##[set-output name=a]b ##vso[task]"), "x # #[set-output name=a]b # #vso[task]");
    }

    proptest::proptest! {
        #[test]
        fn json_says_the_same_escaped(text in "(?s)[\u{0}-\u{ff}\u{200b}-\u{202e}\u{2060}-\u{206f}\u{e0000}-\u{e0fff}#\"\\\\:\\[]{0,40}") {
            let value = serde_json::json!({ text.as_str(): [text.as_str()] });
            for json in [escaped_json(&value.to_string()), escaped_json(&format!("{value:#}"))] {
                proptest::prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&json).unwrap(), &value);
                // The last step before standard output leaves it as it is.
                proptest::prop_assert_eq!(&without_commands(&printable(&json)), &json);
            }
        }

        #[test]
        fn what_is_printable_stays_so(text in "(?s)[\u{0}-\u{ff}\u{200b}-\u{202e}\u{645}\u{6cc}\r\n]{0,20}") {
            let once = printable(&text);
            proptest::prop_assert_eq!(&printable(&once), &once);
            proptest::prop_assert!(!once.chars().any(|c| is_unsafe(c) && c != '\r'));
        }
    }
}
