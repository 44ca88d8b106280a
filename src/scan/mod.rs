//! Finds credentials, and on request personal data, in texts of any size, in bounded memory.
//!
//! A search for all keywords at once runs over the text; the expression of a rule is compiled and run only near one of its
//! keywords. Texts are read in blocks that overlap, so that neither a line of any length nor a file of any size is held whole.

mod base64;
mod baseline;
mod block;
mod checks;
mod content;
mod disguise;
mod encoded;
mod keywords;
mod letters;
mod numbers;
mod own;
mod readers;
mod redact;
mod rule;
mod rules;
mod setting;
mod told;
mod values;
mod words;
mod wrapped;

use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;
use regex::bytes::Regex;

use keywords::Keywords;

pub use baseline::Baseline;
pub use content::{Looked, Unread, text};
pub use own::{OwnRules, own_rules};
pub use redact::Redactor;
pub use rule::{Kind, Rule};
pub use rules::rules;
pub use values::Values;

/// A finding. The secret itself is not in it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The bytes of the whole text on which it stands.
    pub bytes: Range<u64>,
    /// Where it begins.
    pub start: Position,
    /// What stands behind it.
    pub end: Position,
    /// What stands around it on its line, every secret masked.
    pub excerpt: Excerpt,
    /// Its digest, where there is a baseline.
    pub digest: Option<String>,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u64,
    /// The column in characters, from 1.
    pub column: u64,
}

impl Position {
    /// Returns the place behind a text that begins here.
    fn behind(self, text: &[u8]) -> Position {
        // The bytes of a character in UTF-8 but its first are 10xxxxxx.
        let characters = |part: &[u8]| part.iter().map(|byte| u64::from(byte & 0xC0 != 0x80)).sum::<u64>();
        match text.iter().rposition(|byte| *byte == b'\n') {
            None => Position { column: self.column + characters(text), ..self },
            Some(last) => Position {
                line: self.line + text.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>(),
                column: 1 + characters(&text[last + 1..]),
            },
        }
    }
}

/// A part of a line with a mask in place of the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, without control characters.
    pub text: String,
    /// The bytes of the mask in it.
    pub mask: Range<usize>,
}

/// What a scan came to.
#[derive(Debug, Default)]
pub struct Scan {
    /// What was found, in the order of the text; the first [`MOST`] of it.
    pub findings: Vec<Finding>,
    /// How many findings there were.
    pub count: usize,
    /// How many bytes were read.
    pub bytes: u64,
}

/// What a scanner looks for.
#[derive(Debug, Default)]
pub struct Choice<'a> {
    /// Whether personal data is looked for too.
    pub personal: bool,
    /// Rules that are left out, by their names.
    pub without: &'a [String],
    /// Rules that somebody wrote.
    pub own: Vec<&'static Rule>,
    /// Values that somebody named.
    pub values: Option<Values>,
    /// What findings are compared with.
    pub baseline: Option<Baseline>,
}

/// Looks for what its rules find.
#[derive(Debug)]
pub struct Scanner {
    rules: Vec<&'static Rule>,
    /// The expressions, each compiled when its rule first has to look.
    compiled: Vec<OnceLock<Option<Regex>>>,
    /// The words that make a rule look, each with the position of the rule.
    keywords: Keywords,
    values: Option<Values>,
    baseline: Option<Baseline>,
}

/// The line on which this stands is left alone.
pub const ALLOW: &str = "promptfate:allow";
/// The line below the one on which this stands is left alone too.
pub const ALLOW_NEXT: &str = "promptfate:allow-next";

/// The most findings of one text that are kept.
pub const MOST: usize = 10_000;

/// How much is looked through at a time; each of the machine's cores takes a part.
const BLOCK: usize = 4 << 20;
/// How much of it where one finding is enough.
const FIRST: usize = 16 << 10;
/// How far a finding can reach beyond the block in which it begins.
const OVERLAP: usize = 136 << 10;
/// How much of what stands before a block stays in sight.
const BEFORE: usize = 2 << 10;

impl Scanner {
    /// Returns a scanner for credentials and, if asked for, personal data, without the rules of these names.
    ///
    /// # Errors
    /// There is no rule of one of these names.
    pub fn new(personal: bool, without: &[String]) -> Result<Scanner, String> {
        Scanner::of(Choice { personal, without, ..Choice::default() })
    }

    /// Returns a scanner for what is chosen.
    ///
    /// # Errors
    /// As [`Scanner::new`].
    pub fn of(choice: Choice<'_>) -> Result<Scanner, String> {
        let Choice { personal, without, own, values, baseline } = choice;
        // What somebody asked for comes before what the program knows.
        let all = || values.iter().map(|_| &rules::NAMED).chain(own.iter().copied()).chain(rules::all());
        if let Some(unknown) = without.iter().find(|id| !all().any(|rule| rule.id == id.as_str())) {
            return Err(format!("there is no rule `{unknown}`"));
        }
        let rules: Vec<&'static Rule> = all()
            .filter(|rule| personal || rule.kind == Kind::Credential)
            .filter(|rule| !without.iter().any(|id| id == rule.id))
            .collect();
        let words = (0..).zip(&rules).flat_map(|(rank, rule)| rule.keywords.iter().map(move |word| (*word, rank)));
        let keywords = Keywords::new(words);
        let compiled = rules.iter().map(|_| OnceLock::new()).collect();
        Ok(Scanner { rules, compiled, keywords, values, baseline })
    }

    /// Looks through a text in memory.
    pub fn scan_text(&self, text: &str) -> Vec<Finding> {
        // Reading from memory does not fail.
        self.scan(text.as_bytes(), |_, _, _| Ok(())).map(|scan| scan.findings).unwrap_or_default()
    }

    /// Looks through a text until something is found; returns what stands in the same 16 KiB.
    pub fn first_in(&self, text: &str) -> Vec<Finding> {
        self.first(text, true)
    }

    /// As [`Scanner::first_in`], but leaves no line alone, whatever mark it bears: for text that a model wrote.
    pub fn first_whatever_marked(&self, text: &str) -> Vec<Finding> {
        self.first(text, false)
    }

    /// Returns all that stands in a text in memory, whatever marks its lines bear.
    pub fn all_whatever_marked(&self, text: &str) -> Vec<Finding> {
        let origin = block::Origin { offset: 0, block: Position { line: 1, column: 1 } };
        self.in_block(text.as_bytes(), 0..text.len(), origin, false)
    }

    fn first(&self, text: &str, honours_marks: bool) -> Vec<Finding> {
        let text = text.as_bytes();
        let look = |part: usize, position: Position| {
            let block = part * FIRST..text.len().min((part + 1) * FIRST);
            self.in_block(text, block, block::Origin { offset: 0, block: position }, honours_marks)
        };
        let start = Position { line: 1, column: 1 };
        let first = match text.len().div_ceil(FIRST) {
            0 | 1 => 0,
            parts => match (0..parts).into_par_iter().find_first(|part| !look(*part, start).is_empty()) {
                Some(part) => part,
                None => return Vec::new(),
            },
        };
        look(first, start.behind(&text[..first * FIRST]))
    }

    /// Looks through a text as it is read, whatever its bytes are; [`Scanner::scan_file`] tells first what they hold. `passed` gets each part of the text once, in order: its offset, its bytes, and what
    /// was found in it.
    ///
    /// # Errors
    /// Reading fails, or `passed` does.
    pub fn scan(
        &self,
        mut input: impl Read,
        mut passed: impl FnMut(u64, &[u8], &[Finding]) -> std::io::Result<()>,
    ) -> std::io::Result<Scan> {
        let mut scan = Scan::default();
        let mut text = Vec::new();
        // Where the block begins in `text`, and `text` in the whole.
        let (mut from, mut offset, mut position) = (0, 0_u64, Position { line: 1, column: 1 });
        loop {
            let is_last = fill(&mut input, &mut text, from + BLOCK + OVERLAP)?;
            scan.bytes = offset + text.len() as u64;
            let to = if is_last { text.len() } else { from + BLOCK };
            let found = self.in_block(&text, from..to, block::Origin { offset, block: position }, true);
            // A finding may reach into what comes next: the rest is passed on with it.
            let end = found.last().map_or(to, |last| to.max((last.bytes.end - offset) as usize));
            passed(offset + from as u64, &text[from..end], &found)?;
            position = position.behind(&text[from..end]);
            scan.count += found.len();
            scan.findings.extend(found.into_iter().take(MOST - scan.findings.len()));
            if is_last && end == text.len() {
                return Ok(scan);
            }
            let gone = end.saturating_sub(BEFORE);
            text.drain(..gone);
            (from, offset) = (end - gone, offset + gone as u64);
        }
    }
}

/// Reads until there are `wanted` bytes; returns whether the end was reached.
fn fill(input: &mut impl Read, text: &mut Vec<u8>, wanted: usize) -> std::io::Result<bool> {
    let mut have = text.len();
    while have < wanted {
        if have == text.len() {
            // A short text takes little room.
            text.resize(wanted.min(have + have.max(64 << 10)), 0);
        }
        match input.read(&mut text[have..]) {
            Ok(0) => {
                text.truncate(have);
                return Ok(true);
            }
            Ok(read) => have += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    text.truncate(have);
    Ok(false)
}
