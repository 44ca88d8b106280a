//! Reads one file, in bounded memory.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};
use crate::files::read;

/// The largest record that is read, in bytes. The largest real one is under a tenth of it.
pub const LARGEST: u64 = 1 << 20;

/// Returns the text of a record's file, a byte order mark removed.
///
/// # Errors
/// A file that cannot be opened or is no regular one, is larger than [`LARGEST`], or is not UTF-8.
pub fn read_text(path: &Path, name: &str) -> Result<String, Diagnostic> {
    let unreadable = |error: Error| match error.kind() {
        ErrorKind::FileTooLarge => Diagnostic::error("unreadable-file", name, format!("{error}, a record is far smaller"))
            .help("a data folder holds only provider.yaml and one file per tier"),
        _ => Diagnostic::error("unreadable-file", name, format!("cannot read the file: {error}")),
    };
    let bytes = read(path, LARGEST).map_err(unreadable)?;
    text_of(bytes, name)
}

/// Returns the text of a record whose bytes have been read, a byte order mark removed.
///
/// # Errors
/// They are more than [`LARGEST`], or not UTF-8.
pub fn text_of(bytes: Vec<u8>, name: &str) -> Result<String, Diagnostic> {
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(name));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Diagnostic::error("unreadable-file", name, format!("found a byte that is not UTF-8 at offset {at}"))
            .help("save the file as UTF-8")
    })?;
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        let found = text[at..].chars().next().map_or(0, u32::from);
        return Err(Diagnostic::error("unreadable-file", name, format!("found the control character U+{found:04X}"))
            .at(Place::Bytes(at..at + 1))
            .help("delete it; it has no place in a record"));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Returns what is wrong with a file of more than [`LARGEST`].
pub fn too_large(name: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", name, "found a file of more than 1 MiB, a record is far smaller")
        .help("a data folder holds only provider.yaml and one file per tier")
}

/// Returns what is wrong with a symbolic link.
pub fn is_link(name: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", name, "found a symbolic link, records are plain files in plain folders")
        .help("put the file itself here")
}
