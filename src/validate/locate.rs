//! Works out the line of a diagnostic: says where, after the rules have said which value.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};
use crate::records::{Node, parse};

/// A place in a text: bytes, and the line and column at which they begin, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes.
    pub bytes: Range<usize>,
}

/// Returns where each diagnostic of one file points, given the text of the file.
pub fn locate(text: &str, diagnostics: &[&Diagnostic]) -> Vec<Located> {
    let tree = parse(text).ok();
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    diagnostics.iter().map(|diagnostic| located(text, &ends, bytes(tree.as_ref(), &diagnostic.place))).collect()
}

fn bytes(tree: Option<&Node>, place: &Place) -> Range<usize> {
    match (place, tree) {
        (Place::Bytes(bytes), _) => bytes.clone(),
        (Place::Value(pointer), Some(tree)) => {
            let (key, value) = tree.find(pointer);
            // A block that runs over many lines is shown by its key.
            match (key, &value.value) {
                (
                    Some(key),
                    crate::records::NodeValue::Map { flow: false, .. } | crate::records::NodeValue::List { flow: false, .. },
                ) => key.bytes.clone(),
                _ => value.bytes.clone(),
            }
        }
        (Place::Key(pointer), Some(tree)) => {
            let (key, value) = tree.find(pointer);
            key.unwrap_or(value).bytes.clone()
        }
        _ => 0..0,
    }
}

/// `ends` are the places of all line ends.
fn located(text: &str, ends: &[usize], bytes: Range<usize>) -> Located {
    let start = (0..=bytes.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = (start..=bytes.end.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let before = ends.partition_point(|end| *end < start);
    let line_start = before.checked_sub(1).map_or(0, |last| ends[last] + 1);
    let first_line = text[start..end].lines().next().map_or(0, str::len);
    Located { line: before + 1, column: text[line_start..start].chars().count() + 1, bytes: start..start + first_line }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_place_lies_inside_its_text(text in "[a: \r\n\u{e9}\u{1f600}]{0,30}", from in 0..60_usize, length in 0..60_usize) {
            let found = Diagnostic::error("", "", "").at(Place::Bytes(from..from + length));
            for place in locate(&text, &[&found]) {
                proptest::prop_assert!(text.get(place.bytes).is_some() && place.line >= 1 && place.column >= 1);
            }
        }
    }
}
