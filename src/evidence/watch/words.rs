//! Two wordings: the words that differ, and whether they can change what is said.

use std::sync::LazyLock;

use regex::Regex;

/// A word of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'t> {
    /// In both.
    Both(&'t str),
    /// In the old wording alone.
    Old(&'t str),
    /// In the new one alone.
    New(&'t str),
}

/// The most words that are compared one by one.
const MOST: usize = 1_200;

/// Words that can change what a sentence says.
static WEIGHTY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\d|n't$|^(not|no|never|nor|without|unless|except|only|may|might|can|will|shall|must|always|default)$",
        r"|^(one|two|three|six|twelve|eighteen|thirty|sixty|ninety|hours?|days?|weeks?|months?|years?)$",
        r"|^opt|train|fine-?tun|improv|develop|retain|retention|stor(e|ed|es|age)|delet|eras|human|manual|review|annotat",
        r"|sell|sold|shar(e|ed|es|ing)|advertis|third|feedback|prompts?|inputs?|outputs?|content|conversations?|models?",
        r"|paid|free|subscri|enterprise|business|consumer|individual|^teams?$|^apis?$|customer|default|voluntar|memor|process",
        r"|anonymi|de-?identif|aggregat|consent|permission|setting",
        r"|不|未|无|非|可|将|训练|模型|删除|保存|保留|人工|第三方|同意",
    ))
    .ok()
});

/// Returns the words of two wordings, in order, as few as possible of them in one alone. A text without blanks goes by its characters.
pub fn compared<'t>(old: &'t str, new: &'t str) -> Vec<Word<'t>> {
    let (olds, news) = (parts(old), parts(new));
    let mut longest = vec![0_u32; (olds.len() + 1) * (news.len() + 1)];
    let cell = |i: usize, j: usize| i * (news.len() + 1) + j;
    for i in (0..olds.len()).rev() {
        for j in (0..news.len()).rev() {
            longest[cell(i, j)] = if olds[i] == news[j] {
                longest[cell(i + 1, j + 1)] + 1
            } else {
                longest[cell(i + 1, j)].max(longest[cell(i, j + 1)])
            };
        }
    }
    let (mut i, mut j, mut words) = (0, 0, Vec::new());
    while i < olds.len() || j < news.len() {
        if i < olds.len() && j < news.len() && olds[i] == news[j] {
            words.push(Word::Both(olds[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == news.len() || (i < olds.len() && longest[cell(i + 1, j)] >= longest[cell(i, j + 1)]) {
            words.push(Word::Old(olds[i]));
            i += 1;
        } else {
            words.push(Word::New(news[j]));
            j += 1;
        }
    }
    words
}

/// Returns how alike two wordings are, from 0 to 1: Soerensen and Dice, over words that stand in one order.
pub fn likeness(words: &[Word<'_>]) -> f64 {
    let both = words.iter().filter(|word| matches!(word, Word::Both(_))).count();
    if words.is_empty() { 1.0 } else { 2.0 * both as f64 / (words.len() + both) as f64 }
}

/// Returns whether the words that differ leave what is said: none of them is a number, a denial, a time, or one of the words of what is asked,
/// unless it is only spelt as in another country, or has another footnote.
pub fn is_wording(words: &[Word<'_>]) -> bool {
    let differ: Vec<(bool, &str)> = words
        .iter()
        .filter_map(|word| match word {
            Word::Both(_) => None,
            Word::Old(word) => Some((false, *word)),
            Word::New(word) => Some((true, *word)),
        })
        .collect();
    let is_weighty = |word: &str| WEIGHTY.as_ref().is_none_or(|weighty| weighty.is_match(word));
    let counts = |(is_new, word): &(bool, &str)| {
        let spelt = spelt(word);
        // The very same word in another place can change what is said.
        let is_variant = |other: &(bool, &str)| other.0 != *is_new && other.1 != *word && self::spelt(other.1) == spelt;
        is_weighty(&spelt) && !differ.iter().any(is_variant)
    };
    likeness(words) >= LIKE && !differ.iter().any(counts)
}

/// Returns a word without marks around it and the number of a footnote, and as it is spelt in one of the countries.
fn spelt(word: &str) -> String {
    let is_number = |of: &str| !of.is_empty() && of.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != ']');
    let noted = word.strip_suffix(']').and_then(|word| word.rsplit_once('[')).filter(|(_, number)| is_number(number));
    let word = noted.map_or(word, |(word, _)| word).trim_matches(|c: char| !c.is_alphanumeric());
    let is_long = word.len() > "yours".len();
    if is_long { word.replace("our", "or").replace('z', "s") } else { word.to_owned() }
}

/// From here on two wordings are of one sentence.
const LIKE: f64 = 0.6;

fn parts(text: &str) -> Vec<&str> {
    let is_wide = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    let mut parts = Vec::new();
    for word in text.split_whitespace() {
        if word.contains(is_wide) {
            parts.extend(word.char_indices().map(|(at, c)| &word[at..at + c.len_utf8()]));
        } else {
            parts.push(word);
        }
    }
    parts.truncate(MOST);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let shown = |word: Word<'_>| match word {
            Word::Both(word) => word.to_owned(),
            Word::Old(word) => format!("-{word}"),
            Word::New(word) => format!("+{word}"),
        };
        compared(old, new).into_iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_that_differ_are_told() {
        assert_eq!(shown("we keep it for 30 days", "we keep it for 90 days or more"), "we keep it for -30 +90 days +or +more");
        assert_eq!(shown("", "a"), "+a");
        assert_eq!(shown("保存三十天", "保存九十天"), "保 存 -三 +九 十 天");
    }

    #[test]
    fn a_number_a_denial_or_a_word_of_what_is_asked_is_no_wording() {
        let is_wording = |old: &str, new: &str| is_wording(&compared(old, new));
        let old = "we may use your content to provide the services to you and to others";
        assert!(is_wording(old, &old.replace("the services", "our services")));
        for (from, to) in
            [("may", "will"), ("may use", "may not use"), ("to provide", "to train and provide"), ("to you", "to 3 of you")]
        {
            assert!(!is_wording(old, &old.replace(from, to)), "{to}");
        }
        assert!(!is_wording(old, "something else entirely"));
        // Spelling and footnotes; but the same word in another place may say something else.
        let old = "content that is anonymized may be given to a service provider[41] in any country of the world";
        assert!(is_wording(old, &old.replace("anonymized", "anonymised").replace("[41]", "[7]").replace("world", "world[3]")));
        assert!(!is_wording(old, &old.replace("anonymized", "aggregated")));
        assert!(!is_wording("we do not give it away and do use it for that", "we do give it away and do not use it for that"));
    }
}
