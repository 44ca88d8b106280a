//! Looks through a block: keywords first, then the rules near them, in parts side by side.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memmem;
use rayon::prelude::*;

use super::disguise::Plain;
use super::encoded;
use super::redact::{holds_placeholder, is_in_placeholder, is_placeholder};
use super::wrapped;
use super::{ALLOW, ALLOW_NEXT, BEFORE, Excerpt, Finding, OVERLAP, Position, Rule, Scanner, checks};
use crate::printable::one_line;

/// Where a text begins in the whole, and where its block does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub offset: u64,
    pub block: Position,
}

/// The part that one core takes.
const PART: usize = 512 << 10;
/// How much of a line is shown on each side of a finding.
const SHOWN: usize = 60;
/// How far behind a name its value is set.
const ASSIGNED_WITHIN: usize = 48;

struct Hit {
    rule: &'static Rule,
    rank: u16,
    bytes: Range<usize>,
}

impl Scanner {
    /// Returns what begins in `block` of the text; a line with [`ALLOW`] is left alone where marks are honoured.
    pub(super) fn in_block(&self, text: &[u8], block: Range<usize>, origin: Origin, honours_marks: bool) -> Vec<Finding> {
        let parts: Vec<usize> = block.clone().step_by(PART).collect();
        let within = |from: usize| self.in_part_and_behind_disguises(text, from..(from + PART).min(block.end));
        let mut hits: Vec<Hit> = match parts.as_slice() {
            [] => return Vec::new(),
            [one] => within(*one),
            many => many.par_iter().flat_map_iter(|from| within(*from)).collect(),
        };
        keep_the_most_specific(text, &mut hits);
        hits.retain(|hit| !(honours_marks && is_allowed(text, &hit.bytes)));
        // Counted on from finding to finding: a line may be as long as the block.
        let (mut counted, mut position) = (block.start, origin.block);
        let mut findings = Vec::with_capacity(hits.len());
        for hit in &hits {
            position = position.behind(&text[counted..hit.bytes.start]);
            counted = hit.bytes.start;
            findings.push(Finding {
                rule: hit.rule,
                bytes: origin.offset + hit.bytes.start as u64..origin.offset + hit.bytes.end as u64,
                start: position,
                end: position.behind(&text[hit.bytes.clone()]),
                excerpt: excerpt(text, &hit.bytes, &hits),
                digest: self.baseline.as_ref().map(|baseline| baseline.digest(hit.rule.id, &text[hit.bytes.clone()])),
            });
        }
        findings
    }

    /// Returns what begins in a part as it is written, and as it is meant where that differs.
    fn in_part_and_behind_disguises(&self, text: &[u8], part: Range<usize>) -> Vec<Hit> {
        let mut hits = self.in_part(text, part.clone());
        encoded::texts(text, part.clone(), |run, plain| {
            let inner = self.in_part(plain, 0..plain.len()).into_iter();
            hits.extend(inner.map(|hit| Hit { bytes: run.clone(), ..hit }));
        });
        // A find may begin before a disguise and reach beyond the part.
        let seen = part.start.saturating_sub(BEFORE)..text.len().min(part.end + OVERLAP);
        if let Some(plain) = Plain::of(&text[seen.clone()]) {
            let within = plain.plain_at(part.start - seen.start)..plain.plain_at(part.end - seen.start);
            let meant = self.in_part(&plain.text, within).into_iter();
            hits.extend(meant.map(|hit| {
                let bytes = plain.written(hit.bytes);
                Hit { bytes: seen.start + bytes.start..seen.start + bytes.end, ..hit }
            }));
        }
        hits
    }

    fn in_part(&self, text: &[u8], part: Range<usize>) -> Vec<Hit> {
        // The stretches in which each rule is to look, as they come; those that touch become one.
        let mut stretches: Vec<Option<Range<usize>>> = vec![None; self.rules.len()];
        let mut runs = vec![0; self.rules.len()];
        let mut hits = Vec::new();
        // A keyword can stand behind the beginning of its finding, and the one of a value in the part before.
        let seen = part.start.saturating_sub(BEFORE)..(part.end + 512).min(text.len());
        self.keywords.find(&text[seen.clone()], |keyword, rank| {
            let rule = self.rules[usize::from(rank)];
            let keyword = seen.start + keyword.start..seen.start + keyword.end;
            let at = keyword.start;
            if let Some(read) = rule.reader() {
                if !is_in_placeholder(text, at) {
                    read(text, keyword.clone(), &mut |bytes| {
                        let is_behind_mask = bytes.start > keyword.end && holds_placeholder(&text[keyword.end..bytes.start]);
                        if part.contains(&bytes.start) && !is_placeholder(&text[bytes.clone()]) && !is_behind_mask {
                            hits.push(Hit { rule, rank, bytes });
                        }
                    });
                }
                return;
            }
            if rule.names_a_value && !is_assigned(&text[keyword.end..]) || !rule.may_stand_at(text, at) {
                return;
            }
            if rule.begins_with_its_keyword() && part.contains(&at) {
                self.look_over_lines(text, rank, at, &mut runs[usize::from(rank)], &mut hits);
            }
            let stretch = at.saturating_sub(rule.before)..(at + rule.after).min(text.len());
            if !rule.may_stand_in(&text[stretch.clone()]) {
                return;
            }
            match &mut stretches[usize::from(rank)] {
                Some(before) if before.end >= stretch.start => before.end = stretch.end,
                place => {
                    if let Some(done) = place.replace(stretch) {
                        self.look(text, &part, rank, &done, &mut hits);
                    }
                }
            }
        });
        if let (Some(values), Some(rule)) = (&self.values, self.rules.first()) {
            values.find(text, part.clone(), |bytes| hits.push(Hit { rule, rank: 0, bytes }));
        }
        for (rank, rule) in (0..).zip(&self.rules) {
            if rule.looks_everywhere() {
                self.look(text, &part, rank, &seen, &mut hits);
            }
            if let Some(walk) = rule.walker() {
                walk(text, part.clone(), &mut |bytes| hits.push(Hit { rule, rank, bytes }));
            }
        }
        for (rank, stretch) in (0..).zip(stretches) {
            if let Some(stretch) = stretch {
                self.look(text, &part, rank, &stretch, &mut hits);
            }
        }
        hits
    }

    /// Looks whether a token that begins here is broken over lines. One that is whole on its line is found as it is.
    /// `run` is where the last one of this rule ended on its line: what begins inside it is no token of its own, and is not walked again.
    fn look_over_lines(&self, text: &[u8], rank: u16, at: usize, run: &mut usize, hits: &mut Vec<Hit>) {
        let rule = self.rules[usize::from(rank)];
        if at < *run {
            return;
        }
        *run = at + wrapped::on_line(text, at, rule.after);
        let Some((token, ends, first)) = wrapped::whole(text, at, rule.after) else { return };
        if !rule.may_stand_in(&token) {
            return;
        }
        let Some(regex) = self.compiled[usize::from(rank)].get_or_init(|| rule.compile()) else { return };
        if regex.is_match(&token[..first]) {
            return;
        }
        rule.finds(regex, &token, 0..token.len(), |bytes| {
            if bytes.start == 0 && bytes.end > first {
                hits.push(Hit { rule, rank, bytes: wrapped::written(&ends, at, &bytes) });
            }
        });
    }

    fn look(&self, text: &[u8], part: &Range<usize>, rank: u16, stretch: &Range<usize>, hits: &mut Vec<Hit>) {
        let rule = self.rules[usize::from(rank)];
        let Some(regex) = self.compiled[usize::from(rank)].get_or_init(|| rule.compile()) else { return };
        rule.finds(regex, text, stretch.clone(), |bytes| {
            let is_one_line = rule.many_lines || !text[bytes.clone()].contains(&b'\n');
            if part.contains(&bytes.start) && is_one_line {
                hits.push(Hit { rule, rank, bytes });
            }
        });
    }
}

/// Returns the bytes of the line on which a finding stands, as far as `reach` from it.
fn line_near(text: &[u8], bytes: &Range<usize>, reach: usize) -> Range<usize> {
    let first = bytes.start.saturating_sub(reach);
    let last = text.len().min(bytes.end + reach);
    let start = text[first..bytes.start].iter().rposition(|byte| *byte == b'\n').map_or(first, |newline| first + newline + 1);
    let end = text[bytes.end..last].iter().position(|byte| *byte == b'\n').map_or(last, |newline| bytes.end + newline);
    start..end
}

fn is_assigned(rest: &[u8]) -> bool {
    let near = &rest[..rest.len().min(ASSIGNED_WITHIN)];
    let line = near.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.iter().any(|byte| matches!(byte, b'=' | b':' | b',' | b'>'))
}

/// Of findings that overlap, the rule that stands first in the list stays: it says more. What the others found around it is masked
/// with it, for the rest of a secret tells of it; a key of many lines keeps what is left of it.
fn keep_the_most_specific(text: &[u8], hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| (hit.rank, hit.bytes.start, Reverse(hit.bytes.end)));
    let mut kept: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in hits.drain(..) {
        for part in free_parts(&kept, &hit.bytes) {
            if part == hit.bytes {
                kept.insert(part.start, Hit { bytes: part, ..hit });
            } else if hit.rule.many_lines {
                kept.extend(worded(text, part).map(|bytes| (bytes.start, Hit { bytes, ..hit })));
            } else {
                widen(&mut kept, part);
            }
        }
    }
    hits.extend(kept.into_values());
}

/// Returns what of some bytes no finding has taken yet, in order; `kept` holds the findings by their starts.
fn free_parts(kept: &BTreeMap<usize, Hit>, bytes: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = kept.range(..=bytes.start).next_back().map_or(bytes.start, |(_, hit)| bytes.start.max(hit.bytes.end));
    let taken = kept.range(at.min(bytes.end)..bytes.end).map(|(_, hit)| hit.bytes.clone());
    let mut free = Vec::new();
    for taken in taken.chain(std::iter::once(bytes.end..bytes.end)) {
        if at < taken.start {
            free.push(at..taken.start);
        }
        at = taken.end;
    }
    free
}

/// Gives a part to the finding that it touches.
fn widen(kept: &mut BTreeMap<usize, Hit>, part: Range<usize>) {
    if let Some((_, before)) = kept.range_mut(..part.start).next_back().filter(|(_, hit)| hit.bytes.end == part.start) {
        before.bytes.end = part.end;
    } else if let Some(mut behind) = kept.remove(&part.end) {
        behind.bytes.start = part.start;
        kept.insert(part.start, behind);
    }
}

/// Returns a part without the space around it, if it holds a letter or digit.
fn worded(text: &[u8], part: Range<usize>) -> Option<Range<usize>> {
    let start = part.start + text[part.clone()].iter().position(|byte| !byte.is_ascii_whitespace())?;
    let end = start + text[start..part.end].trim_ascii_end().len();
    text[start..end].iter().any(u8::is_ascii_alphanumeric).then_some(start..end)
}

/// Returns whether the line on which a finding begins allows it, or the one above allows the next. A mark further inside allows
/// nothing: a key of fifty lines is not excused by one of them.
fn is_allowed(text: &[u8], bytes: &Range<usize>) -> bool {
    const REACH: usize = 1 << 10;
    let first = text[bytes.clone()].iter().position(|byte| *byte == b'\n').map_or(bytes.end, |end| bytes.start + end);
    let line = line_near(text, &(bytes.start..first), REACH);
    let above = line.start.checked_sub(1).map(|end| line_near(text, &(end..end), REACH));
    memmem::find(&text[line], ALLOW.as_bytes()).is_some()
        || above.is_some_and(|above| memmem::find(&text[above], ALLOW_NEXT.as_bytes()).is_some())
}

/// Returns what stands around a finding. `hits` are all findings, in order: none of them is shown.
fn excerpt(text: &[u8], bytes: &Range<usize>, hits: &[Hit]) -> Excerpt {
    let line = line_near(text, bytes, SHOWN);
    let before_it = hits.partition_point(|hit| hit.bytes.end <= line.start);
    let near = hits[before_it..].iter().take_while(|hit| hit.bytes.start < line.end);
    let is_secret = |at: usize| near.clone().any(|hit| hit.bytes.contains(&at));
    let shown = |part: Range<usize>| {
        let masked = |at: usize| if is_secret(at) { b'*' } else { text[at] };
        let mut shown: Vec<u8> = part.map(masked).collect();
        // What no rule knows may still be a secret.
        shown
            .split_mut(|byte| !byte.is_ascii_alphanumeric() && !b"+/_-.".contains(byte))
            .filter(|word| word.len() >= 12 && word.iter().any(u8::is_ascii_digit) && checks::entropy(word) > 3.0)
            .for_each(|word| word.fill(b'*'));
        one_line(&String::from_utf8_lossy(&shown))
    };
    let (before, after) = (shown(line.start..bytes.start), shown(bytes.end..line.end));
    let mask = "*".repeat((bytes.end - bytes.start).clamp(4, 24));
    Excerpt { mask: before.len()..before.len() + mask.len(), text: format!("{before}{mask}{after}") }
}
