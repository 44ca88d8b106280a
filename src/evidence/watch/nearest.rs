//! The text that stands nearest to one that is gone.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{compared, likeness};

/// Below this likeness nothing is near.
const NEAR: f64 = 0.4;
/// A passage is compared with windows of its own length that begin where the most of its rarer words lie.
const TRIED: usize = 4;

/// Returns the place in `text` of what is nearest to `passage`, both in normal form; `None` where nothing is near.
pub(super) fn nearest(passage: &str, text: &str) -> Option<Range<usize>> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let sought: Vec<&str> = self::words(passage).map(|(_, word)| word).collect();
    let (length, count) = (sought.len(), words.len());
    if length == 0 || count == 0 {
        return None;
    }
    let mut counts: HashMap<&str, f64> = sought.iter().map(|word| (*word, 0.0)).collect();
    for (_, word) in &words {
        if let Some(count) = counts.get_mut(word) {
            *count += 1.0;
        }
    }
    // What stands everywhere says little.
    let weight = |word: &str| counts.get(word).filter(|count| **count > 0.0).map_or(0.0, |count| 1.0 / count);
    let weights: Vec<f64> = words.iter().map(|(_, word)| weight(word)).collect();
    let width = length.min(count);
    let mut sum: f64 = weights[..width].iter().sum();
    let mut windows = vec![(sum, 0)];
    for start in 1..=count - width {
        sum += weights[start + width - 1] - weights[start - 1];
        windows.push((sum, start));
    }
    windows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut tried: Vec<usize> = Vec::new();
    for (_, start) in windows {
        if tried.len() < TRIED && tried.iter().all(|other| other.abs_diff(start) * 2 > width) {
            tried.push(start);
        }
        if tried.len() == TRIED {
            break;
        }
    }
    let end = |at: usize| words.get(at).map_or(text.len(), |(start, _)| *start);
    let ranges = tried.into_iter().map(|start| to_sentences(text, words[start].0..end(start + width)));
    let judged = ranges.map(|range| (likeness(&compared(passage, &text[range.clone()])), range));
    judged.filter(|(alike, _)| *alike >= NEAR).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, range)| range)
}

/// Moves both ends of a place to where the nearest sentence begins or ends, if that is not far.
fn to_sentences(text: &str, range: Range<usize>) -> Range<usize> {
    let slack = (range.len() / 3).max(40);
    let (start, end) = (to_boundary(text, range.start, slack), to_boundary(text, range.end, slack));
    let range = if start < end { start..end } else { range };
    let leading = text[range.clone()].len() - text[range.clone()].trim_start().len();
    let start = range.start + leading;
    start..start + text[range].trim().len()
}

fn to_boundary(text: &str, at: usize, slack: usize) -> usize {
    let is_end = |c: char| ".!?;。！？；".contains(c);
    let behind = |mark: usize| mark + text[mark..].chars().next().map_or(1, char::len_utf8);
    let back = text[..at].trim_end().rfind(is_end).map_or(0, behind);
    let on = text[at..].find(is_end).map_or(text.len(), |mark| behind(at + mark));
    let near = if at - back <= on - at { back } else { on };
    if near.abs_diff(at) <= slack { near } else { at }
}

/// Returns the words of a text with their places; of a text without blanks its characters.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_wide = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    let mut at = 0;
    text.split(' ').flat_map(move |word| {
        let start = at;
        at += word.len() + 1;
        let parts: Vec<(usize, &str)> = if word.contains(is_wide) {
            word.char_indices().map(|(offset, c)| (start + offset, &word[offset..offset + c.len_utf8()])).collect()
        } else {
            vec![(start, word)]
        };
        parts.into_iter().filter(|(_, word)| !word.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_was_edited_is_found() {
        let text =
            "we like you. we keep the content that you submit for 90 days after you delete it. we sell nothing to anybody.";
        let old = "we keep the content that you submit for 30 days after you delete it.";
        let found = nearest(old, text).map(|range| &text[range]);
        assert_eq!(found, Some("we keep the content that you submit for 90 days after you delete it."));
        assert_eq!(nearest("models are trained on something that nobody mentions here", text), None);
        assert_eq!(nearest("", text), None);
        assert_eq!(nearest(old, ""), None);
        let text = "我们喜欢您。我们会在您删除内容后将其保存九十天。我们不出售任何东西。";
        let found = nearest("我们会在您删除内容后将其保存三十天。", text).map(|range| &text[range]);
        assert_eq!(found, Some("我们会在您删除内容后将其保存九十天。"));
    }
}
