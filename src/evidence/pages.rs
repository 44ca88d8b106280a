//! Provider pages as they are now: fetched by the `curl` program within bounds, kept for a day, turned into text.
//!
//! What a page says of a record is `verify`'s to judge.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::archive::fold;
use crate::files;

/// The largest page that is read, in bytes.
const LARGEST: u64 = 8 << 20;
/// A copy of a page counts for so long.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// The pause between two requests, so that no host is hurried.
const PAUSE: Duration = Duration::from_secs(1);
/// Wide enough that no line is broken: lines do not count.
const WIDTH: usize = 10_000;

/// Fetches pages and keeps copies in a folder.
#[derive(Debug)]
pub struct Pages {
    cache: PathBuf,
    pause: Duration,
}

impl Pages {
    /// Keeps copies in `cache`.
    pub fn new(cache: &Path) -> Pages {
        Pages { cache: cache.to_owned(), pause: PAUSE }
    }

    /// Returns the text of a page in normal form.
    ///
    /// # Errors
    /// Why the page could not be had: no program `curl`, no answer in time, too many redirects, too large, refused.
    pub fn text(&self, address: &str) -> Result<String, String> {
        let address = address.split('#').next().unwrap_or(address);
        let copy = self.cache.join(format!("{:x}.txt", Short(&Sha256::digest(address.as_bytes()))));
        let age = fs::metadata(&copy).and_then(|about| about.modified()).ok().and_then(|written| written.elapsed().ok());
        if age.is_some_and(|age| age < KEPT)
            && let Ok(text) = files::read_text(&copy, LARGEST)
        {
            return Ok(text);
        }
        let html = self.fetch(address)?;
        let text = html2text::from_read(html.as_slice(), WIDTH).map_err(|error| format!("the page cannot be read: {error}"))?;
        let text = fold(&text);
        // Only a help for the next run: a full disk must not stop this one.
        let _ = fs::create_dir_all(&self.cache).and_then(|()| {
            // An older copy, or what somebody has put there.
            let _ = fs::remove_file(&copy);
            files::create(&copy, text.as_bytes())
        });
        Ok(text)
    }

    fn fetch(&self, address: &str) -> Result<Vec<u8>, String> {
        // Plain HTTP only for a server on this very machine.
        let protocols = if address.starts_with("http://127.0.0.1:") { "=http,https" } else { "=https" };
        std::thread::sleep(if protocols == "=https" { self.pause } else { Duration::ZERO });
        let mut child = Command::new("curl")
            .args(["--silent", "--show-error", "--fail", "--location", "--compressed", "--max-redirs", "5"])
            .args(["--connect-timeout", "10", "--max-time", "30", "--max-filesize", &LARGEST.to_string()])
            .args(["--proto", protocols, "--proto-redir", protocols])
            .args(["--user-agent", concat!("promptfate/", env!("CARGO_PKG_VERSION")), "--", address])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the program curl did not start: {error}"))?;
        let mut page = Vec::new();
        let read = child.stdout.take().map(|stdout| stdout.take(LARGEST + 1).read_to_end(&mut page));
        if page.len() as u64 > LARGEST {
            let _ = child.kill();
            let _ = child.wait();
            return Err("the page is too large".to_owned());
        }
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        match read {
            Some(Ok(_)) if output.status.success() => Ok(page),
            _ => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
        }
    }
}

/// The first bytes of a digest in hexadecimal digits.
struct Short<'a>(&'a [u8]);

impl std::fmt::LowerHex for Short<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().take(16).try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
