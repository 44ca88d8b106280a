//! The `git` program, which reads the repositories.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::diagnostic::Failure;

/// The largest text that is read from a repository; the largest real one is under a megabyte.
pub(super) const LARGEST: usize = 8 << 20;

/// Returns a `git` command that asks nobody anything and reads no one's settings of colour or pager.
pub(super) fn command(repository: Option<&Path>) -> Command {
    let mut command = Command::new("git");
    command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(Stdio::null());
    if let Some(repository) = repository {
        command.arg("-C").arg(repository);
    }
    command
}

/// Runs a command and returns what it printed.
///
/// # Errors
/// The program is missing, or it failed: its own last line is passed on.
pub(super) fn output(mut command: Command, attempted: &str) -> Result<String, Failure> {
    let output = command.output().map_err(|error| missing(attempted, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("git gave no reason");
    Err(Failure::new(format!("cannot {attempted}: {last}")))
}

fn missing(attempted: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {attempted}: the program git did not start: {error}"))
        .hint("install git, and see that it is on the PATH")
}

/// Returns the texts of objects, named as `commit:path`, in order; `None` for one that the repository does not hold.
///
/// # Errors
/// The program is missing, or stopped before it had answered.
pub(super) fn texts(repository: &Path, names: &[String]) -> Result<Vec<Option<String>>, Failure> {
    let attempted = format!("read {}", repository.display());
    let mut child = command(Some(repository))
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| missing(&attempted, &error))?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Failure::new(format!("cannot {attempted}: git has no pipes")));
    };
    let list = names.iter().map(|name| format!("{name}\n")).collect::<String>();
    // Written from a thread: with many names both pipes would fill and each side wait for the other.
    let writer = std::thread::spawn(move || stdin.write_all(list.as_bytes()));
    let mut reader = BufReader::new(stdout);
    let read = names.iter().map(|_| next_text(&mut reader)).collect::<std::io::Result<Vec<_>>>();
    let _ = writer.join();
    let _ = child.kill();
    let _ = child.wait();
    read.map_err(|error| {
        Failure::new(format!("cannot {attempted}: git stopped early: {error}"))
            .hint("is it a repository? An archive is a folder of repositories, bundles or texts")
    })
}

fn next_text(reader: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut header = String::new();
    if reader.read_line(&mut header)? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    // `<hash> <type> <size>`, or `<name> missing` with a name that may hold blanks.
    let mut parts = header.trim_end().rsplitn(3, ' ');
    let (size, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let Ok(size) = size.parse::<usize>() else { return Ok(None) };
    let mut bytes = vec![0; size.min(LARGEST)];
    reader.read_exact(&mut bytes)?;
    std::io::copy(&mut reader.by_ref().take((size - bytes.len() + 1) as u64), &mut std::io::sink())?;
    Ok((kind == "blob" && size <= LARGEST).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}
