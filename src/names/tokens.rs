//! Splits what was typed into words, each with the place where it stands.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A question has no more words than this; the rest is not read.
const MOST_WORDS: usize = 200;
/// What English hangs on a word with an apostrophe.
const ENDINGS: &[&str] = &["s", "t", "re", "ll", "ve", "m", "d"];
/// A longer run of letters is no word.
const LONGEST_WORD: usize = 64;

/// A word as it is compared, and the bytes of the normalised text in which it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// In lower case, without marks inside.
    pub word: String,
    /// Its bytes in [`Text::typed`].
    pub bytes: Range<usize>,
}

/// A text, made ready to look for names in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text in NFKC, without invisible characters.
    pub typed: String,
    /// Its words.
    pub tokens: Vec<Token>,
    /// Whether it had more words than are read.
    pub is_cut: bool,
}

impl Text {
    /// Reads a text: NFKC, without characters that cannot be seen. Letters of scripts that do not part words by blanks
    /// stand in tokens of their own, so that a Latin name among them is a word.
    pub fn of(text: &str) -> Text {
        let mut typed = String::new();
        for c in text.chars().take(MOST_WORDS * LONGEST_WORD).nfkc() {
            match c {
                c if is_invisible(c) => {}
                '\u{2019}' => typed.push('\''),
                c if c.is_control() => typed.push(' '),
                c => typed.push(c),
            }
        }
        let mut tokens: Vec<Token> = Vec::new();
        let mut start = None;
        let mut is_cut = text.chars().nth(MOST_WORDS * LONGEST_WORD).is_some();
        let mut last = ' ';
        let ends = typed.char_indices().chain([(typed.len(), ' ')]);
        for (at, c) in ends {
            let begins_other = start.is_some() && is_unspaced(c) != is_unspaced(last) && c.is_alphanumeric();
            if let Some(from) = start.filter(|_| !is_part(c) || begins_other) {
                let range = trimmed(&typed, from..at);
                if tokens.len() >= MOST_WORDS {
                    is_cut = true;
                    break;
                }
                let word = key(&typed[range.clone()]);
                // What follows an apostrophe in English is no word: `claude's`, `don't`.
                let is_ending = typed[..range.start].ends_with('\'') && ENDINGS.contains(&word.as_str());
                if !is_ending && !word.is_empty() && word.chars().count() <= LONGEST_WORD {
                    tokens.push(Token { word, bytes: range });
                }
                start = None;
            }
            if start.is_none() && is_part(c) {
                start = Some(at);
            }
            last = c;
        }
        Text { typed, tokens, is_cut }
    }

    /// Returns what was typed from one token to another.
    pub fn between(&self, tokens: Range<usize>) -> &str {
        let bytes = match self.tokens.get(tokens) {
            Some([only]) => only.bytes.clone(),
            Some([first, .., last]) => first.bytes.start..last.bytes.end,
            _ => 0..0,
        };
        self.typed.get(bytes).unwrap_or_default()
    }
}

/// Returns a word as names are compared: lower case, `+` as `plus`, dots that part no numbers dropped.
pub fn key(word: &str) -> String {
    let lower = word.to_lowercase();
    let chars: Vec<char> = lower.chars().collect();
    let mut key = String::with_capacity(lower.len());
    for (i, c) in chars.iter().enumerate() {
        let is_digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        match c {
            '+' => key.push_str("plus"),
            '.' if is_digit(i.checked_sub(1).and_then(|at| chars.get(at))) && is_digit(chars.get(i + 1)) => key.push('.'),
            c if c.is_alphanumeric() => key.push(*c),
            _ => {}
        }
    }
    key
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '+')
}

/// Returns the range without dots and quotes at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = part.len() - part.trim_start_matches(['.', '+']).len();
    let inner = part.trim_start_matches(['.', '+']).trim_end_matches('.');
    range.start + start..range.start + start + inner.len()
}

/// Returns whether a letter belongs to a script that does not part words by blanks, or hangs endings on names.
pub fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1100..=0x11ff | 0x2e80..=0x9fff | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// Characters that show nothing: zero widths, direction marks, joiners, selectors, byte order marks, soft hyphens.
fn is_invisible(c: char) -> bool {
    matches!(u32::from(c),
        0xad | 0x34f | 0x61c | 0x180e | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0xe0000..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Text::of(text).tokens.into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_are_found_in_any_script() {
        assert_eq!(words("Does Claude's “Pro+” (4.5) train?"), ["does", "claude", "proplus", "4.5", "train"]);
        assert_eq!(words("ChatGPTは学習しますか"), ["chatgpt", "は学習しますか"]);
        assert_eq!(words("Ｃｈａｔ\u{200b}GPT ... llama.cpp"), ["chatgpt", "llamacpp"]);
        assert_eq!(words("\u{202e}\u{0} 🙂"), [] as [&str; 0]);
    }

    #[test]
    fn a_flood_is_cut() {
        let text = Text::of(&"word ".repeat(3000));
        assert!(text.is_cut && text.tokens.len() == MOST_WORDS);
        assert!(Text::of(&"a".repeat(200_000)).tokens.is_empty());
    }

    #[test]
    fn a_text_is_cut_after_the_last_word_and_letter_that_are_read() {
        let of = |text: String| (Text::of(&text).tokens.len(), Text::of(&text).is_cut);
        assert_eq!(of("word ".repeat(MOST_WORDS)), (MOST_WORDS, false));
        assert_eq!(of("word ".repeat(MOST_WORDS + 1)), (MOST_WORDS, true));
        assert_eq!(of(" ".repeat(MOST_WORDS * LONGEST_WORD)), (0, false));
        assert_eq!(of(" ".repeat(MOST_WORDS * LONGEST_WORD + 1)), (0, true));
        assert_eq!(of("a".repeat(LONGEST_WORD)).0, 1);
        assert_eq!(of("a".repeat(LONGEST_WORD + 1)).0, 0);
    }

    #[test]
    fn every_word_knows_where_it_was_typed() {
        let text = Text::of("  ..Pro+. l'é 文x");
        let typed: Vec<(&str, &str)> =
            text.tokens.iter().map(|one| (one.word.as_str(), text.typed.get(one.bytes.clone()).unwrap())).collect();
        assert_eq!(typed, [("proplus", "Pro+"), ("l", "l"), ("é", "é"), ("文", "文"), ("x", "x")]);
        assert_eq!((text.between(0..2), text.between(1..3)), ("Pro+. l", "l'é"));
        assert_eq!((text.between(4..9), text.between(0..0)), ("", ""));
    }

    #[test]
    fn endings_go_dots_stay_in_numbers_and_a_plus_is_a_word() {
        assert_eq!(words("rock'n'roll doesn't we'll s"), ["rock", "n", "roll", "doesn", "we", "s"]);
        for (word, wanted) in
            [("4.5", "4.5"), ("v.5", "v5"), ("4.x", "4x"), (".5", "5"), ("5.", "5"), ("a+", "aplus"), ("É", "é")]
        {
            assert_eq!(key(word), wanted, "{word}");
        }
        assert_eq!(words("+a .b. c"), ["a", "b", "c"]);
    }
}
