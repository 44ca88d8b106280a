//! One page by the program `curl`, whose bounds are not the only ones: it is stopped at a time, and no more is read than fits.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use fluent_uri::Uri;

use crate::validate::fault_of_address;

/// The largest page that is read, in bytes, unpacked.
const LARGEST: u64 = 8 << 20;
/// How much of what curl says of an error is read, in bytes.
const SAID: u64 = 16 << 10;

/// How a page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Over https.
    Secure,
    /// In the clear, from a server on this very machine.
    OnThisMachine,
}

impl Way {
    /// Returns how an address is asked for.
    ///
    /// # Errors
    /// It is one that a record may not have.
    pub(super) fn to(address: &str) -> Result<Way, &'static str> {
        let Some(fault) = fault_of_address(address) else { return Ok(Way::Secure) };
        let is_of_this_machine = |address: Uri<&str>| {
            // No other way to write it: what resolves a name or a number may read it in another way.
            let of_host = |host: &str| host == "127.0.0.1" || host == "[::1]";
            address.scheme().as_str() == "http"
                && address.authority().is_some_and(|place| place.userinfo().is_none() && of_host(place.host()))
        };
        if Uri::parse(address).is_ok_and(is_of_this_machine) { Ok(Way::OnThisMachine) } else { Err(fault) }
    }
}

/// Returns the bytes of a page.
///
/// # Errors
/// Why there are none, in curl's words or ours.
pub(super) fn fetch(address: &str, way: Way, within: Duration) -> Result<Vec<u8>, String> {
    let protocol = if way == Way::Secure { "=https" } else { "=http" };
    let mut curl = Command::new("curl");
    // First, or a file of the user's could undo the rest. The proxies of the environment stay: some networks have no other way out.
    curl.arg("--disable")
        .args(["--globoff", "--silent", "--show-error", "--fail", "--location", "--compressed", "--max-redirs", "5"])
        .args(["--connect-timeout", "10", "--max-time", "30", "--max-filesize", &LARGEST.to_string()])
        // Wherever it is sent on to, it goes over https.
        .args(["--proto", protocol, "--proto-redir", "=https"])
        .args(["--user-agent", concat!("promptfate/", env!("CARGO_PKG_VERSION")), "--", address]);
    let child = curl.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("the program curl did not start: {error}"))?;
    let read = page_of(&mut child, within);
    // Whatever it is at, it is not needed any more.
    let _ = child.kill();
    let _ = child.wait();
    read
}

fn page_of(child: &mut Child, within: Duration) -> Result<Vec<u8>, String> {
    let until = Instant::now() + within;
    // Side by side: who reads one only waits for ever when the other is full.
    let (page, said) = (read(child.stdout.take(), LARGEST + 1), read(child.stderr.take(), SAID));
    let of = |pipe: Receiver<Vec<u8>>| {
        let left = until.saturating_duration_since(Instant::now());
        pipe.recv_timeout(left).map_err(|_| format!("the page has not come whole in {} ms", within.as_millis()))
    };
    let page = of(page)?;
    if page.len() as u64 > LARGEST {
        return Err(format!("found a page of more than {LARGEST} bytes"));
    }
    let said = of(said)?;
    // It has closed both: it is at its end.
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() { Ok(page) } else { Err(String::from_utf8_lossy(&said).trim().to_owned()) }
}

/// Reads a pipe to its end, and gives the first `most` bytes; of the page, what is more ends the reading.
fn read(pipe: Option<impl Read + Send + 'static>, most: u64) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.by_ref().take(most).read_to_end(&mut bytes);
            if most == SAID {
                let _ = std::io::copy(&mut pipe, &mut std::io::sink());
            }
        }
        let _ = sender.send(bytes);
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::Way;

    #[test]
    fn in_the_clear_only_this_very_machine_is_asked() {
        assert_eq!(Way::to("https://a.example/b?c=d"), Ok(Way::Secure));
        assert_eq!(Way::to("http://127.0.0.1:8080/a"), Ok(Way::OnThisMachine));
        assert_eq!(Way::to("http://[::1]/a"), Ok(Way::OnThisMachine));
        for address in [
            "http://127.0.0.1:1@127.0.0.2:18081/meta",
            "http://127.0.0.1@evil.example/",
            "http://127.0.0.1.evil.example/",
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://localhost/",
            "http://a.example/",
            "http://127.0.0.1:1/[1-9]",
            "http://127.0.0.1:1/{a,b}",
            "https://a.example/[1-1000000000]",
            "https://user@a.example/",
            "https://user:word@a.example/",
            "https:///a",
            "https://a.example/b c",
            "https://a.example\\@b.example/",
            "ftp://127.0.0.1/a",
            "file:///etc/passwd",
            "--config=/etc/passwd",
            "",
        ] {
            assert!(Way::to(address).is_err(), "{address}");
        }
    }
}
