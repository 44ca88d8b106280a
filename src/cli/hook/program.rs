//! The command that a tool is to run: this very program, by a path that stays.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{RunArgs, WITHIN};
use crate::diagnostic::Failure;
use crate::hook::{Agent, Settings};

/// Returns the path of this program, by which the tool finds it whatever its own PATH is. A package manager keeps each version in a
/// folder of its own and links to the newest; the link is preferred, as it outlives an upgrade.
///
/// # Errors
/// The system does not tell where the program is, or its path is not Unicode.
pub(in crate::cli) fn path() -> Result<String, Failure> {
    let program =
        std::env::current_exe().map_err(|error| Failure::new(format!("cannot tell where this program is: {error}")))?;
    let called = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let stable = stable(&program, &called, &folders).unwrap_or(program);
    let is_unicode = |path: PathBuf| path.into_os_string().into_string();
    is_unicode(stable).map_err(|path| {
        Failure::new(format!("cannot write the path of this program into settings: {path:?} is not Unicode"))
            .hint("put the program into another folder")
    })
}

/// Returns the path on the PATH, or the one by which the program was called, that leads to `program`.
fn stable(program: &Path, called: &Path, folders: &OsStr) -> Option<PathBuf> {
    let real = std::fs::canonicalize(program).ok()?;
    let names = [called.file_name(), program.file_name()];
    let on_path = std::env::split_paths(folders)
        .filter(|folder| folder.is_absolute())
        .flat_map(|folder| names.into_iter().flatten().map(move |name| folder.join(name)));
    let called =
        Some(called).filter(|called| called.components().count() > 1).and_then(|called| std::path::absolute(called).ok());
    on_path.chain(called).find(|path| std::fs::canonicalize(path).is_ok_and(|path| path == real))
}

/// Returns the command, quoted for the shell that runs it.
pub(super) fn command(program: &str, agent: &Agent, settings: &Settings, args: &RunArgs) -> Result<String, Failure> {
    let quoted = settings.quoted(program).map_err(|why| {
        Failure::new(format!("cannot write the path of this program into settings: {why}"))
            .hint("put the program into another folder")
    })?;
    let mut command = format!("{quoted} hook {}", agent.name);
    for (is_set, flag) in [(args.warn, "--warn"), (args.personal, "--personal")] {
        if is_set {
            command.push_str(&format!(" {flag}"));
        }
    }
    if args.within != WITHIN {
        command.push_str(&format!(" --within {}", args.within));
    }
    let policy = args.policy.as_deref().map(absolute).transpose()?;
    let words = [("--tier", args.tier.as_ref()), ("--policy", policy.as_ref()), ("--class", args.class.as_ref())];
    for (flag, word) in words.into_iter().filter_map(|(flag, word)| Some((flag, word?))) {
        let quoted = settings.quoted(word).map_err(|why| Failure::new(format!("cannot write {flag} into settings: {why}")))?;
        // PowerShell runs what stands behind `&`.
        command.push_str(&format!(" {flag} {}", quoted.trim_start_matches("& ")));
    }
    // The last word, by which settings tell it.
    if args.warn || args.fail_open {
        command.push_str(" --fail-open");
    } else if !cfg!(windows) || agent.otherwise() == " || exit 2" {
        // `cmd` and `sh` read that one alike; PowerShell does not.
        command.push_str(agent.otherwise());
    }
    Ok(command)
}

/// Returns the path of a file, whatever folder a tool runs the command in.
fn absolute(path: &Path) -> Result<String, Failure> {
    let absolute =
        std::path::absolute(path).map_err(|error| Failure::new(format!("cannot use {}: {error}", path.display())))?;
    absolute
        .into_os_string()
        .into_string()
        .map_err(|path| Failure::new(format!("cannot write {path:?} into settings: it is not Unicode")))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_on_the_path_outlives_an_upgrade() {
        let scratch = tempfile::tempdir().unwrap();
        let at = |name: &str| std::fs::canonicalize(scratch.path()).unwrap().join(name);
        std::fs::create_dir_all(at("cellar/1.0")).unwrap();
        std::fs::create_dir_all(at("bin")).unwrap();
        std::fs::write(at("cellar/1.0/promptfate"), "").unwrap();
        std::fs::write(at("cellar/other"), "").unwrap();
        std::os::unix::fs::symlink(at("cellar/1.0/promptfate"), at("bin/promptfate")).unwrap();
        std::os::unix::fs::symlink(at("cellar/1.0/promptfate"), at("bin/pf")).unwrap();
        let program = at("cellar/1.0/promptfate");
        let found = |called: PathBuf, folders: &str| stable(&program, &called, OsStr::new(folders));
        let bin = at("bin").display().to_string();
        assert_eq!(found("promptfate".into(), &bin), Some(at("bin/promptfate")));
        assert_eq!(found("pf".into(), &bin), Some(at("bin/pf")));
        assert_eq!(found(at("bin/pf"), ""), Some(at("bin/pf")));
        assert_eq!(found("promptfate".into(), "bin:."), None);
        std::fs::remove_file(at("bin/promptfate")).unwrap();
        std::os::unix::fs::symlink(at("cellar/other"), at("bin/promptfate")).unwrap();
        assert_eq!(found("promptfate".into(), &bin), None);
    }
}
