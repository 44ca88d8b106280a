//! Reads files in bounded time and memory.

use std::fs::{File, FileType, Metadata};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

/// How long a pipe may take to be opened at its other end.
const PIPE: Duration = Duration::from_secs(5);

/// Opens a regular file; a link to one is followed.
///
/// # Errors
/// It is not there, may not be read, or is a folder, a pipe, a device: those could make a reader wait or read for ever.
pub fn open(path: &Path) -> Result<File> {
    // A look at the name first, since opening a pipe waits; then at what was opened, since the name may have changed hands.
    is_regular(&std::fs::metadata(path)?)?;
    let file = File::open(path)?;
    is_regular(&file.metadata()?)?;
    Ok(file)
}

/// Opens a regular file, or a pipe at whose other end somebody writes.
///
/// # Errors
/// As [`open`]; nobody opens the pipe's other end within five seconds.
pub fn open_pipe_too(path: &Path) -> Result<File> {
    if !is_pipe(std::fs::metadata(path)?.file_type()) {
        return open(path);
    }
    let (sender, receiver) = mpsc::channel();
    let path = path.to_owned();
    // Opening waits for a writer, and nothing but a thread of its own can be left waiting.
    std::thread::spawn(move || sender.send(File::open(path)));
    let file = receiver.recv_timeout(PIPE);
    file.unwrap_or_else(|_| Err(refused(format!("found a pipe that nobody wrote to within {} s", PIPE.as_secs()))))
}

/// Returns the bytes of a regular file, at most `most` of them.
///
/// # Errors
/// As [`open`]; [`ErrorKind::FileTooLarge`] where there are more.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let wanted = if most >= 1 << 20 { format!("{} MiB", most >> 20) } else { format!("{most} bytes") };
        return Err(Error::new(ErrorKind::FileTooLarge, format!("found a file of more than {wanted}")));
    }
    Ok(bytes)
}

/// Returns the text of a regular file, at most `most` bytes of it.
///
/// # Errors
/// As [`read`]; it is not UTF-8.
pub fn read_text(path: &Path, most: u64) -> Result<String> {
    String::from_utf8(read(path, most)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Error::new(ErrorKind::InvalidData, format!("found a byte that is not UTF-8 at offset {at}"))
    })
}

pub(super) fn is_regular(about: &Metadata) -> Result<()> {
    let kind = about.file_type();
    if kind.is_file() {
        return Ok(());
    }
    let found = match kind {
        kind if kind.is_dir() => "a folder",
        kind if kind.is_symlink() => "a symbolic link",
        kind if is_pipe(kind) => "a pipe",
        _ => "a device",
    };
    Err(refused(format!("found {found}, wanted a regular file")))
}

pub(super) fn refused(why: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidInput, why.into())
}

#[cfg(unix)]
fn is_pipe(kind: FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind)
}

#[cfg(not(unix))]
fn is_pipe(_: FileType) -> bool {
    false
}
