//! A git that runs: both pipes are drained, silence has a limit, and how it ended is put into words.

use std::io::{self, Read};
use std::process::{Child, ChildStdin, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Git;
use crate::diagnostic::Failure;

/// The most that is kept of what git prints, in bytes.
const MOST: u64 = 64 << 20;
/// The most that is kept of what it complains, in bytes.
const MOST_ERRORS: usize = 64 << 10;
/// How much is read from a pipe at a time, and how many of these may wait for whoever reads.
const PART: usize = 64 << 10;
const WAITING: usize = 4;

/// Killed when it is dropped before its end.
#[derive(Debug)]
pub(super) struct Running {
    child: Child,
    out: Pipe,
    complaints: Complaints,
    attempted: String,
    silence: Duration,
}

impl Running {
    pub(super) fn start(mut git: Git, attempted: &str) -> Result<Running, Failure> {
        let mut child = git.command.spawn().map_err(|error| {
            Failure::new(format!("cannot {attempted}: the program git did not start: {error}"))
                .hint("install git, and see that it is on the PATH")
        })?;
        let out = Pipe::new(child.stdout.take(), git.silence);
        let complaints = Complaints::new(child.stderr.take());
        Ok(Running { child, out, complaints, attempted: attempted.to_owned(), silence: git.silence })
    }

    pub(super) fn stdin(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    pub(super) fn output(mut self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        if let Err(error) = (&mut self.out).take(MOST + 1).read_to_end(&mut bytes) {
            return Err(self.broken(&error));
        }
        if bytes.len() as u64 > MOST {
            return Err(self.failure("git printed more than 64 MiB, and was stopped"));
        }
        self.finish()?;
        Ok(bytes)
    }

    /// Waits for its end, once it has nothing more to say.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let began = Instant::now();
        let mut pause = Duration::from_micros(50);
        let status = loop {
            match self.child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if began.elapsed() < self.silence => std::thread::sleep(pause),
                Ok(None) => return Err(self.broken(&io::ErrorKind::TimedOut.into())),
                Err(error) => return Err(self.broken(&error)),
            }
            pause = (pause * 2).min(Duration::from_millis(20));
        };
        if status.success() {
            return Ok(());
        }
        Err(self.failure(&in_words(status, &self.complaints.said())))
    }

    /// Returns the failure that an error of reading stands for.
    pub(super) fn broken(&self, error: &io::Error) -> Failure {
        if error.kind() == io::ErrorKind::TimedOut {
            let why = format!("git said nothing for {} seconds, and was stopped", self.silence.as_secs());
            return self.failure(&why).hint("try again; if it stays so, look at what holds the disk or the network");
        }
        self.failure(&format!("git stopped early: {error}"))
    }

    fn failure(&self, why: &str) -> Failure {
        Failure::new(format!("cannot {}: {why}", self.attempted))
    }
}

impl Read for Running {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.out.read(buffer)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Its own children notice: the pipes between them close, and a connection that stands still has a limit of its own.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn in_words(status: ExitStatus, said: &str) -> String {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    // What follows the first complaint is advice, or the complaint of a part that failed for it.
    let complaint =
        lines().find(|line| line.starts_with("fatal: ") || line.starts_with("error: ")).or_else(|| lines().next_back());
    if let (None, Some(complaint)) = (status.code(), complaint) {
        return format!("git was killed ({status}); before, it said: {complaint}");
    }
    match complaint {
        Some(complaint) => complaint.to_owned(),
        None if status.code().is_none() => format!("git was killed ({status})"),
        None => format!("git gave no reason ({status})"),
    }
}

/// What git complains: read to the end whoever listens, of which the beginning is kept.
#[derive(Debug)]
struct Complaints {
    kept: Arc<Mutex<Vec<u8>>>,
    end: Receiver<()>,
}

impl Complaints {
    fn new(pipe: Option<impl Read + Send + 'static>) -> Complaints {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let (sender, end) = sync_channel(1);
        if let Some(mut pipe) = pipe {
            let kept = Arc::clone(&kept);
            std::thread::spawn(move || {
                let mut part = [0; 4 << 10];
                while let Ok(count @ 1..) = pipe.read(&mut part) {
                    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                    let room = MOST_ERRORS - kept.len();
                    kept.extend_from_slice(&part[..count.min(room)]);
                }
                let _ = sender.send(());
            });
        }
        Complaints { kept, end }
    }

    /// A child of git may hold the pipe for longer than git: after a second, what has been said by then is enough.
    fn said(&self) -> String {
        let _ = self.end.recv_timeout(Duration::from_secs(1));
        String::from_utf8_lossy(&self.kept.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

/// What git prints. A thread reads it, so that this side can stop waiting.
#[derive(Debug)]
struct Pipe {
    parts: Receiver<io::Result<Vec<u8>>>,
    part: Vec<u8>,
    read: usize,
    silence: Duration,
}

impl Pipe {
    fn new(pipe: Option<impl Read + Send + 'static>, silence: Duration) -> Pipe {
        let (sender, parts) = sync_channel(WAITING);
        if let Some(mut pipe) = pipe {
            std::thread::spawn(move || {
                loop {
                    let mut part = vec![0; PART];
                    let read = pipe.read(&mut part).map(|count| {
                        part.truncate(count);
                        part
                    });
                    let is_end = read.as_ref().map_or(true, Vec::is_empty);
                    if sender.send(read).is_err() || is_end {
                        return;
                    }
                }
            });
        }
        Pipe { parts, part: Vec::new(), read: 0, silence }
    }
}

impl Read for Pipe {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.part.len() {
            self.part = match self.parts.recv_timeout(self.silence) {
                Ok(part) => part?,
                Err(RecvTimeoutError::Timeout) => return Err(io::ErrorKind::TimedOut.into()),
                Err(RecvTimeoutError::Disconnected) => Vec::new(),
            };
            self.read = 0;
        }
        let count = buffer.len().min(self.part.len() - self.read);
        buffer[..count].copy_from_slice(&self.part[self.read..self.read + count]);
        self.read += count;
        Ok(count)
    }
}
