//! Runs the command that stands in a tool's settings, by the shell that the tool would use.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::tool::Tool;

/// Tools wait five seconds.
const WITHIN: Duration = Duration::from_secs(5);

/// Returns where a program is that a command names: by its path, or on the `PATH`.
pub(super) fn program(named: &str) -> Option<PathBuf> {
    if named.is_empty() {
        return None;
    }
    if named.contains(['/', '\\']) {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).map(|folder| folder.join(named)).find(|path| path.is_file())
}

/// Returns whether a program is this very one.
pub(super) fn is_this(program: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    std::env::current_exe().is_ok_and(|this| real(&this).is_some() && real(&this) == real(program))
}

/// Returns what a command writes to standard output, and its exit status.
///
/// # Errors
/// It cannot be started, ends with a status that is no answer, or does not end in the time that tools give it.
pub(super) fn answer(tool: Tool, command: &str, input: &str) -> Result<(String, i32), String> {
    let mut shell = match (cfg!(windows), tool.settings.quoted("a b").is_ok_and(|quoted| quoted.starts_with('&'))) {
        (false, _) => Command::new("sh"),
        (true, true) => Command::new("powershell"),
        (true, false) => Command::new("cmd"),
    };
    shell.arg(if cfg!(windows) && shell.get_program() == "cmd" { "/C" } else { "-c" }).arg(command);
    let piped = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = piped.spawn().map_err(|error| error.to_string())?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let input = input.to_owned();
    std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut out = String::new();
        let read = stdout.map(|stdout| stdout.take(1 << 20).read_to_string(&mut out));
        sender.send(read.unwrap_or(Ok(0)).map(|_| out))
    });
    let Ok(out) = receiver.recv_timeout(WITHIN) else {
        let _ = child.kill();
        return Err(format!("it takes longer than {} s", WITHIN.as_secs()));
    };
    let status = child.wait().map_err(|error| error.to_string())?;
    match status.code() {
        Some(code @ (0 | 2)) => Ok((out.map_err(|error| error.to_string())?, code)),
        Some(code) => Err(format!("it ended with exit status {code}")),
        None => Err("it was ended by a signal".to_owned()),
    }
}
