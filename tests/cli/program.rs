//! Runs the program with nothing of this machine in its environment, and gives back what it said.

use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The records that these tests read.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

/// A run of the program, made ready.
pub struct Run {
    command: Command,
}

/// What a run gave.
#[derive(Debug)]
pub struct Said {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Run {
    pub fn new(arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_promptfate"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env_clear().env("PATH", path).env("PROMPTFATE_TODAY", "2026-11-23").env("COLUMNS", "90");
        let nothing = std::env::temp_dir().join("promptfate-tests");
        command.env("PROMPTFATE_CACHE", &nothing).env("HOME", &nothing).env("USERPROFILE", nothing);
        command.args(arguments).stdin(Stdio::null());
        Run { command }
    }

    /// Reads the records of these tests instead of the embedded ones.
    pub fn on_fixture(mut self) -> Run {
        self.command.arg("--data").arg(data());
        self
    }

    pub fn with(mut self, argument: impl AsRef<std::ffi::OsStr>) -> Run {
        self.command.arg(argument);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Run {
        self.command.env(name, value);
        self
    }

    pub fn within(mut self, folder: &Path) -> Run {
        self.command.current_dir(folder);
        self
    }

    /// Gives it a text on standard input.
    pub fn reading(mut self, text: &[u8]) -> Run {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text).unwrap();
        file.rewind().unwrap();
        self.command.stdin(file);
        self
    }

    pub fn said(mut self) -> Said {
        let Output { status, stdout, stderr } = self.command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        // A crash is neither a finding nor a failure: it must never pass for either.
        let status = status.code().expect("the program was killed");
        assert!(status <= 2, "status {status}");
        Said { out: text(stdout), err: text(stderr), status }
    }

    /// Runs it, sees that it is done, and returns what went to standard output.
    pub fn out(self) -> String {
        let said = self.said();
        assert_eq!(said.status, 0, "{}{}", said.out, said.err);
        said.out
    }

    pub fn json(self) -> serde_json::Value {
        let json: serde_json::Value = serde_json::from_str(&self.out()).unwrap();
        assert_eq!(json["schema"], "promptfate/v1");
        json
    }

    pub fn spawn(mut self) -> std::process::Child {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }
}

/// Runs on the fixture, words given in one string.
pub fn ask(words: &str) -> Said {
    Run::new(&words.split(' ').collect::<Vec<_>>()).on_fixture().said()
}

/// However long a run may take that is not to wait for ever.
const SOON: std::time::Duration = std::time::Duration::from_secs(60);

/// Sees that a run ends, and ends it if it does not.
pub fn ended_soon(child: std::process::Child) -> Said {
    let id = child.id();
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output().unwrap()));
    let Ok(output) = receiver.recv_timeout(SOON) else {
        let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
        panic!("it waits for ever");
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let status = output.status.code().expect("the program was killed");
    assert!(status <= 2, "status {status}");
    Said { out: text(output.stdout), err: text(output.stderr), status }
}

impl Run {
    /// Runs it, and sees that it ends.
    pub fn said_soon(self) -> Said {
        ended_soon(self.spawn())
    }

    /// Gives it a pipe as standard input, whose other end the child holds.
    pub fn reading_a_pipe(mut self) -> Run {
        self.command.stdin(Stdio::piped());
        self
    }
}
