//! What the bytes of a file hold: a text in some encoding, texts that are packed, or something that is not read.
//!
//! What is not read is said: a scan that found nothing in it would look like one that found it clean.

mod office;
mod packed;
mod sniff;
mod wide;

use std::fmt;
use std::io::{Cursor, Read, Result};

use super::{MOST, Scan, Scanner};
use sniff::{Shape, sniff};

/// How much of the beginning is looked at to tell what it is.
const HEAD: u64 = 8 << 10;

/// Why something was not looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// Pixels: what is written in them is not read.
    Image,
    /// Sound or film.
    Media,
    /// A PDF document.
    Pdf,
    /// A packed file of a form that is not unpacked.
    Archive,
    /// A packed file in a packed file.
    Nested,
    /// Locked with a password.
    Locked,
    /// More than is unpacked of one file.
    TooLarge,
    /// Packed, and damaged.
    Damaged,
    /// None of these, and no text.
    Binary,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unread::Image => "an image",
            Unread::Media => "sound or film",
            Unread::Pdf => "a PDF document",
            Unread::Archive => "an archive of a form that is not unpacked",
            Unread::Nested => "packed twice",
            Unread::Locked => "locked with a password",
            Unread::TooLarge => "more than is unpacked of one file",
            Unread::Damaged => "packed, and damaged",
            Unread::Binary => "no text",
        })
    }
}

/// What came of one file, or of one part of a packed one.
#[derive(Debug)]
pub struct Looked {
    /// The name inside the packed file; `None` for the file itself.
    pub name: Option<String>,
    /// What was found, or why nothing was looked for.
    pub outcome: std::result::Result<Scan, Unread>,
}

impl Scanner {
    /// Looks through whatever a file holds: a text in UTF-8, UTF-16, UTF-32 or any encoding that has ASCII in it, as it is
    /// read; the parts of a packed one.
    ///
    /// # Errors
    /// Reading fails.
    pub fn scan_file(&self, mut input: impl Read) -> Result<Vec<Looked>> {
        let mut head = Vec::new();
        (&mut input).take(HEAD).read_to_end(&mut head)?;
        let shape = sniff(&head);
        let input = Cursor::new(head).chain(input);
        match shape {
            Shape::Packed(form) => packed::scan(self, form, input),
            shape => Ok(vec![Looked { name: None, outcome: self.scan_plain(shape, input)? }]),
        }
    }

    /// Looks through what is not packed.
    fn scan_plain(&self, shape: Shape, input: impl Read) -> Result<std::result::Result<Scan, Unread>> {
        let nothing = |_, _: &[u8], _: &[super::Finding]| Ok(());
        Ok(match shape {
            Shape::Text => Ok(self.scan(input, nothing)?),
            Shape::Wide(form) => Ok(self.scan(wide::Narrowed::new(input, form), nothing)?),
            Shape::Packed(_) => Err(Unread::Nested),
            Shape::Unread(why) => Err(why),
        })
    }
}

/// Returns a text as UTF-8, in whichever encoding it came; `None` if it is none.
///
/// # Errors
/// Reading fails.
pub fn text<'r>(mut input: impl Read + 'r) -> Result<Option<Box<dyn Read + 'r>>> {
    let mut head = Vec::new();
    (&mut input).take(HEAD).read_to_end(&mut head)?;
    let shape = sniff(&head);
    let input = Cursor::new(head).chain(input);
    Ok(match shape {
        Shape::Text => Some(Box::new(input)),
        Shape::Wide(form) => Some(Box::new(wide::Narrowed::new(input, form))),
        Shape::Packed(_) | Shape::Unread(_) => None,
    })
}

/// Keeps the parts of one file from holding more findings than a text does.
fn bounded(looked: &mut [Looked]) {
    let mut left = MOST;
    for scan in looked.iter_mut().filter_map(|one| one.outcome.as_mut().ok()) {
        scan.findings.truncate(left);
        left -= scan.findings.len();
    }
}
