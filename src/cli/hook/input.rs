//! Standard input, which a tool may leave open.

use std::io::Read;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::hook::MOST;

/// The end of the input is waited for at least so long: a busy machine gives the tool that writes it no turn, and its prompt must not pass
/// for that. Tools wait five seconds for the hook, as `install` writes it.
const AT_LEAST: Duration = Duration::from_secs(2);

/// What came on standard input.
pub(super) struct Input {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Why there may be more, if so.
    pub fault: Option<String>,
}

/// Reads standard input until its end, but no longer than `limit` after `started`, or two seconds where that is less; one byte more
/// than can be looked through at most.
pub(super) fn read(started: Instant, limit: Duration) -> Input {
    let (sender, receiver) = mpsc::channel();
    // What waits for an input that never ends, ends with the program.
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock().take(MOST as u64 + 1);
        let mut part = vec![0; 64 << 10];
        loop {
            let read = match input.read(&mut part) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error.to_string()),
                Ok(count) => Ok(part[..count].to_vec()),
            };
            let is_last = read.as_ref().map_or(true, Vec::is_empty);
            if sender.send(read).is_err() || is_last {
                return;
            }
        }
    });
    let limit = limit.max(AT_LEAST);
    let mut input = Input { bytes: Vec::new(), fault: None };
    loop {
        match receiver.recv_timeout(limit.saturating_sub(started.elapsed())) {
            Ok(Ok(part)) if part.is_empty() => return input,
            Ok(Ok(part)) => input.bytes.extend(part),
            Ok(Err(why)) => input.fault = Some(why),
            Err(_) => input.fault = Some(format!("standard input did not end within {} ms", limit.as_millis())),
        }
        if input.fault.is_some() {
            return input;
        }
    }
}
