//! Looks into base64, one level deep: a secret in it is one still.

use std::ops::Range;

use super::base64::{decoded, is_sign};

/// The shortest run that is looked into: a user and a password have so much.
const SHORTEST: usize = 16;
/// The longest, in bytes. The overlap of blocks is larger.
const LONGEST: usize = 96 << 10;

/// Gives each run of base64 that begins in a part and holds a text, with the text.
pub(super) fn texts(text: &[u8], part: Range<usize>, mut found: impl FnMut(Range<usize>, &[u8])) {
    let mut at = part.start;
    while at + SHORTEST <= part.end.max(part.start + SHORTEST).min(text.len()) {
        // A run covers the last of so many bytes, or none begins among them.
        let last = at + SHORTEST - 1;
        if !is_sign(text[last]) {
            at = last + 1;
            continue;
        }
        let before = text[at..last].iter().rev().take_while(|byte| is_sign(**byte)).count();
        let start = last - before;
        if start > at || (at > 0 && !is_sign(text[at - 1])) || at == 0 {
            if before + 1 < SHORTEST {
                // The run goes on behind.
                let behind = text[last..].iter().take(SHORTEST).take_while(|byte| is_sign(**byte)).count();
                if before + behind < SHORTEST {
                    at = last + behind;
                    continue;
                }
            }
            let length = text[start..].iter().take(LONGEST).take_while(|byte| is_sign(**byte)).count();
            let padding = text[start + length..].iter().take(2).take_while(|byte| **byte == b'=').count();
            let run = start..start + length + padding;
            if let Some(plain) = decoded(&text[run.clone()]) {
                found(run.clone(), &plain);
            }
            at = run.end;
        } else {
            // The rest of a run that began before.
            at += text[at..].iter().take_while(|byte| is_sign(**byte)).count();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_with_a_text_is_found_wherever_it_begins() {
        for before in 0..40 {
            for word in ["a b ", "words of it "] {
                let text = format!("{}cG9zdGdyZXM6Ly9hcHA6cHdAZGI= end", word.repeat(20).split_at(before).0);
                let mut all = Vec::new();
                texts(text.as_bytes(), 0..text.len(), |run, plain| all.push((text[run].to_owned(), plain.to_vec())));
                let glued = text[..before].ends_with(|last: char| last.is_ascii_alphanumeric());
                if !glued {
                    assert_eq!(all, [("cG9zdGdyZXM6Ly9hcHA6cHdAZGI=".to_owned(), b"postgres://app:pw@db".to_vec())], "{text}");
                }
            }
        }
    }
}
