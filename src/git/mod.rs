//! The `git` program: the one place where it is started.
//!
//! A repository is somebody else's: its configuration, attributes and hooks name programs, and the caller's environment may
//! name another repository. So git gets an environment of its own, every setting that starts a program is switched off on
//! the command line, which no file of a repository can overrule, and objects are read by `cat-file`, which runs no filter.

mod objects;
mod running;
mod staged;
mod tree;

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

pub use objects::{Answer, Objects, answer};
pub use staged::{Staged, StagedKind, staged, staged_of};
pub use tree::{Blob, Tree, blobs_of};

use crate::diagnostic::Failure;

/// How long git may be silent when it reads what is on this machine: the history of one file of a large archive takes half
/// a minute on a cold disk.
const READING: Duration = Duration::from_secs(120);
/// How long when it speaks to a server, quiet till the end. A connection that stands still is given up earlier, see below.
const FETCHING: Duration = Duration::from_secs(2 * 60 * 60);

/// Variables of the caller that stay: where this user's own configuration is, how far a repository is looked for, and which
/// certificates count. Each only says what the user would have to say otherwise; none comes with a repository.
const KEPT: &[&str] = &[
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH",
];

/// Variables that say which repository and which index a hook was started for.
const CALLERS: &[&str] = &[
    "GIT_DIR",
    "GIT_COMMON_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/// Settings that stand above those of every file.
const SETTINGS: &[&str] = &[
    // A bare repository that lies in a work tree came with it, as plain files.
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    if cfg!(windows) { "core.hooksPath=NUL" } else { "core.hooksPath=/dev/null" },
    "log.showSignature=false",
    "gpg.program=",
    "gpg.openpgp.program=",
    "gpg.x509.program=",
    "gpg.ssh.program=",
    "diff.external=",
    "diff.relative=false",
    "protocol.ext.allow=never",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "log.follow=false",
    // Tidying up in the background would outlive this run, and a folder that is renamed.
    "gc.autoDetach=false",
    "maintenance.autoDetach=false",
    // What this program makes has one form, whatever the user prefers for his own.
    "init.defaultObjectFormat=sha1",
    "init.defaultRefFormat=files",
    // A server that counts says something every few seconds.
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=300",
];

/// A `git` command that runs no program of a repository, asks nobody anything, and has a limit of time.
#[derive(Debug)]
pub struct Git {
    command: Command,
    silence: Duration,
}

impl Git {
    /// Without any repository, in the current folder.
    pub fn new() -> Git {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            let upper = name.to_string_lossy().to_ascii_uppercase();
            if upper.starts_with("GIT_") && !KEPT.contains(&upper.as_str()) {
                command.env_remove(&name);
            }
        }
        command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
        // An empty name of a program that asks: neither the repository's nor the desktop's is started.
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_ASKPASS", "");
        // Overrules every `protocol.*.allow`. Missing objects are not fetched in passing.
        command.env("GIT_ALLOW_PROTOCOL", "none").env("GIT_NO_LAZY_FETCH", "1");
        // A replacement (`refs/replace`) would show another text than the one that is staged or cited.
        command.args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Git { command, silence: READING }
    }

    /// In the repository in which the caller stands, as git itself would find it: in a hook that is said by variables.
    pub fn of_caller() -> Git {
        let mut git = Git::new();
        for name in CALLERS {
            if let Some(value) = std::env::var_os(name) {
                git.command.env(name, value);
            }
        }
        git
    }

    /// In this repository and no other: a bare one, or the `.git` of a work tree.
    pub fn of(repository: &Path) -> Git {
        let mut option = std::ffi::OsString::from("--git-dir=");
        option.push(repository);
        Git::new().arg(option)
    }

    /// Started in this folder.
    pub fn within(folder: &Path) -> Git {
        Git::new().arg("-C").arg(folder)
    }

    /// Allows it to fetch over these protocols, and more time.
    #[must_use]
    pub fn fetching(mut self, protocols: &str) -> Git {
        self.command.env("GIT_ALLOW_PROTOCOL", protocols);
        self.silence = FETCHING;
        self
    }

    /// Adds an argument. What a stranger could have chosen stands behind `--`.
    #[must_use]
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Git {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Git {
        self.command.args(arguments);
        self
    }

    /// Runs it and returns what it printed, 64 MiB at most.
    ///
    /// # Errors
    /// `attempted` failed: git is missing, failed, was killed, was silent for too long, or printed too much.
    pub fn output(self, attempted: &str) -> Result<Vec<u8>, Failure> {
        running::Running::start(self, attempted)?.output()
    }

    /// Runs it, and gives each part of what it prints, between NULs, to `each`: as many as there are, one in memory at a time.
    ///
    /// # Errors
    /// As [`Git::output`].
    pub fn each_part(self, attempted: &str, mut each: impl FnMut(&[u8])) -> Result<(), Failure> {
        let mut running = BufReader::new(running::Running::start(self, attempted)?);
        let mut part = Vec::new();
        loop {
            part.clear();
            match running.read_until(0, &mut part) {
                Ok(0) => return running.get_mut().finish(),
                Ok(_) => each(part.strip_suffix(&[0]).unwrap_or(&part)),
                Err(error) => return Err(running.get_ref().broken(&error)),
            }
        }
    }
}

impl Default for Git {
    fn default() -> Git {
        Git::new()
    }
}
