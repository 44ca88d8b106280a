//! Looks into gzip and zip files, and so into the documents of office programs, within bounds.

use std::io::{Cursor, Read, Result};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::office::{is_markup, text_of};
use super::{Looked, Unread, bounded, sniff};
use crate::scan::{Scan, Scanner};

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Gzip,
    Zip,
}

/// How much is looked into: a small file can hold what fills a machine.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// The largest zip file, in bytes: it is read from its end, so it is held whole.
    packed: u64,
    /// How much is unpacked of one file, in bytes.
    unpacked: u64,
    /// How many parts of a zip file.
    parts: usize,
}

const BOUNDS: Bounds = Bounds { packed: 256 << 20, unpacked: 512 << 20, parts: 20_000 };

/// Looks through what is packed.
pub(super) fn scan(scanner: &Scanner, form: Form, input: impl Read) -> Result<Vec<Looked>> {
    match form {
        Form::Gzip => Ok(gzip(scanner, input, BOUNDS)),
        Form::Zip => zip(scanner, input, BOUNDS),
    }
}

fn gzip(scanner: &Scanner, input: impl Read, bounds: Bounds) -> Vec<Looked> {
    let mut unpacked = MultiGzDecoder::new(input).take(bounds.unpacked);
    let mut looked = vec![Looked { name: None, outcome: scanner.scan_unpacked(&mut unpacked) }];
    // What was found before the bound stays; something may stand behind it.
    if unpacked.limit() == 0 {
        looked.push(Looked { name: None, outcome: Err(Unread::TooLarge) });
    }
    looked
}

fn zip(scanner: &Scanner, input: impl Read, bounds: Bounds) -> Result<Vec<Looked>> {
    let whole = |why| Ok(vec![Looked { name: None, outcome: Err(why) }]);
    let mut bytes = Vec::new();
    input.take(bounds.packed + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > bounds.packed {
        return whole(Unread::TooLarge);
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return whole(Unread::Damaged) };
    let is_office = ["[Content_Types].xml", "mimetype"].iter().any(|name| archive.index_for_name(name).is_some());
    let mut looked = Vec::new();
    let mut left = bounds.unpacked;
    for at in 0..archive.len() {
        let name = archive.name_for_index(at).and_then(|name| name.ok()).map(|name| name.into_owned());
        let outcome = match archive.by_index(at) {
            Ok(part) if part.is_dir() => continue,
            Ok(part) => {
                let mut part = part.take(left);
                let is_markup = is_office && name.as_deref().is_some_and(is_markup);
                let outcome = if is_markup { markup(scanner, &mut part) } else { scanner.scan_unpacked(&mut part) };
                left = part.limit();
                outcome
            }
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => Err(Unread::Locked),
            Err(_) => Err(Unread::Damaged),
        };
        looked.push(Looked { name, outcome });
        if left == 0 || at + 1 == bounds.parts {
            looked.push(Looked { name: None, outcome: Err(Unread::TooLarge) });
            break;
        }
    }
    bounded(&mut looked);
    Ok(looked)
}

/// The words of a document stand between tags, one word often in several.
fn markup(scanner: &Scanner, part: &mut impl Read) -> std::result::Result<Scan, Unread> {
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes).map_err(|_| Unread::Damaged)?;
    let text = text_of(&bytes);
    scanner.scan(text.as_bytes(), |_, _, _| Ok(())).map_err(|_| Unread::Damaged)
}

impl Scanner {
    /// Looks through what came out of a packed file; what fails there is damaged.
    fn scan_unpacked(&self, input: &mut impl Read) -> std::result::Result<Scan, Unread> {
        let mut head = Vec::new();
        input.by_ref().take(super::HEAD).read_to_end(&mut head).map_err(|_| Unread::Damaged)?;
        let shape = sniff::sniff(&head);
        self.scan_plain(shape, Cursor::new(head).chain(input)).map_err(|_| Unread::Damaged)?
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    const KEY: &str = "key = ghp_a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5a1B2c3";
    const SMALL: Bounds = Bounds { packed: 4 << 10, unpacked: 8 << 10, parts: 3 };

    fn scanner() -> Scanner {
        Scanner::new(false, &[]).unwrap()
    }

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    /// Returns each part with how much was found in it, or why it was not read.
    fn outcomes(looked: &[Looked]) -> Vec<(Option<&str>, std::result::Result<usize, Unread>)> {
        let outcome = |one: &Looked| one.outcome.as_ref().map(|scan| scan.count).map_err(|why| *why);
        looked.iter().map(|one| (one.name.as_deref(), outcome(one))).collect()
    }

    #[test]
    fn what_is_packed_is_looked_through() {
        let scanner = scanner();
        let gz = gzipped(KEY.as_bytes());
        assert_eq!(outcomes(&scanner.scan_file(&*gz).unwrap()), [(None, Ok(1))]);
        let document = format!("<w:p><w:t>{}</w:t><w:t>{}</w:t></w:p>", &KEY[..12], &KEY[12..]);
        let docx = zipped(&[("[Content_Types].xml", b"<a/>"), ("word/document.xml", document.as_bytes())]);
        let looked = scanner.scan_file(&*docx).unwrap();
        assert_eq!(outcomes(&looked), [(Some("[Content_Types].xml"), Ok(0)), (Some("word/document.xml"), Ok(1))]);
        let mixed = zipped(&[("a.txt", KEY.as_bytes()), ("b.png", b"\x89PNG\r\n\x1a\n\0"), ("c.gz", &gz)]);
        let wanted = [(Some("a.txt"), Ok(1)), (Some("b.png"), Err(Unread::Image)), (Some("c.gz"), Err(Unread::Nested))];
        assert_eq!(outcomes(&scanner.scan_file(&*mixed).unwrap()), wanted);
    }

    #[test]
    fn what_is_too_large_or_damaged_is_said() {
        let scanner = scanner();
        let long = [KEY.as_bytes(), &[b' '; 9 << 10]].concat();
        assert_eq!(outcomes(&gzip(&scanner, &*gzipped(&long), SMALL)), [(None, Ok(1)), (None, Err(Unread::TooLarge))]);
        let gz = gzipped(KEY.as_bytes());
        assert_eq!(outcomes(&gzip(&scanner, &gz[..gz.len() - 9], SMALL)), [(None, Err(Unread::Damaged))]);
        let of = |bytes: &[u8]| zip(&scanner, bytes, SMALL).unwrap();
        assert_eq!(outcomes(&of(&[b'a'; 5 << 10])), [(None, Err(Unread::TooLarge))]);
        assert_eq!(outcomes(&of(b"PK\x03\x04 cut")), [(None, Err(Unread::Damaged))]);
        let swollen = zipped(&[("a", &[b'a'; 9 << 10]), ("b", KEY.as_bytes())]);
        assert_eq!(outcomes(&of(&swollen)), [(Some("a"), Ok(0)), (None, Err(Unread::TooLarge))]);
        let many = zipped(&[("a", b"a"), ("b", b"b"), ("c", b"c"), ("d", KEY.as_bytes())]);
        assert_eq!(outcomes(&of(&many)).last(), Some(&(None, Err(Unread::TooLarge))));
    }
}
