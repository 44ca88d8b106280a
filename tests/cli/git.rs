//! Repositories are other people's: no program that one names is run, and no variable leads into another one. Here archives.

use std::fs;
use std::path::{Path, PathBuf};

use super::archive::{git, newest_archive};
use super::program::Run;

pub const DAY: &str = "2026-01-01";

/// A file that a program makes if it is run, and the shell's words for it.
pub struct Trap(PathBuf);

impl Trap {
    pub fn below(folder: &Path) -> Trap {
        Trap(folder.join("sprung"))
    }

    /// Springs the trap and hands standard input on, as a filter does.
    pub fn words(&self) -> String {
        format!("touch '{}'; cat", self.0.display())
    }

    /// A program of its own, for settings that take no arguments.
    #[cfg(unix)]
    pub fn program(&self) -> String {
        use std::os::unix::fs::PermissionsExt;
        let program = self.0.with_extension("sh");
        fs::write(&program, format!("#!/bin/sh\ntouch '{}'\nexit 1\n", self.0.display())).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        program.to_str().unwrap().to_owned()
    }

    pub fn assert_not_sprung(&self) {
        assert!(!self.0.exists(), "a program of the repository was run");
    }
}

pub fn committed(folder: &Path) {
    git(folder, &["init", "--quiet", "--initial-branch=main"], DAY);
    git(folder, &["add", "."], DAY);
    git(folder, &["commit", "--quiet", "--message=before"], DAY);
}

#[cfg(unix)]
#[test]
fn an_archive_runs_no_program_when_it_is_read() {
    let scratch = tempfile::tempdir().unwrap();
    let trap = Trap::below(scratch.path());
    let archive = newest_archive(scratch.path());
    let repository = archive.join("terms-versions");
    for key in ["gpg.program", "gpg.ssh.program", "core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"] {
        git(&repository, &["config", key, &trap.program()], DAY);
    }
    git(&repository, &["config", "log.showSignature", "true"], DAY);
    // A commit with a signature, as far as git looks.
    let mut tree = std::process::Command::new("git");
    tree.arg("-C").arg(&repository).args(["rev-parse", "HEAD^^{tree}"]);
    let tree = format!("tree {}", String::from_utf8(tree.output().unwrap().stdout).unwrap().trim());
    let who = "a <a@example.org> 1767225600 +0000";
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----";
    let commit = scratch.path().join("commit");
    let parent = fs::read_to_string(repository.join(".git/refs/heads/main")).unwrap();
    let text = format!("{tree}\nparent {parent}author {who}\ncommitter {who}\n{signature}\n\nsigned\n");
    fs::write(&commit, text).unwrap();
    let mut write = std::process::Command::new("git");
    write.arg("-C").arg(&repository).args(["hash-object", "-t", "commit", "-w"]).arg(&commit);
    let id = String::from_utf8(write.output().unwrap().stdout).unwrap();
    git(&repository, &["update-ref", "refs/heads/main", id.trim()], DAY);
    let versions = Run::new(&["archive", "versions", "acme/terms", "--archive"]).with(&archive).on_fixture().said();
    assert_eq!(versions.status, 0, "{}", versions.err);
    let cite = Run::new(&["cite", "--archive"]).with(&archive).on_fixture();
    let cite = cite.with("acme/terms").with("--version").with(id.trim()).with("We keep").with("systems.").said();
    assert_eq!(cite.status, 0, "{}", cite.err);
    trap.assert_not_sprung();
}

#[test]
fn a_version_is_no_option_and_a_path_is_one_line() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = newest_archive(scratch.path());
    let copy = super::records::copied(scratch.path());
    let written = scratch.path().join("written");
    let provider = copy.join("acme/provider.yaml");
    let text = fs::read_to_string(&provider).unwrap();
    for path in ["./Terms.md", "../Terms.md", "x\\nTerms.md", ""] {
        let places = format!("    archive:\n      - {{collection: terms, path: \"{path}\"}}\n");
        fs::write(&provider, text.replacen("    archive:\n", &places, 1)).unwrap();
        let said = Run::new(&["verify", "--archive"]).with(&archive).with("--data").with(&copy).said();
        assert!(said.status == 0 && said.out.contains("9 holds"), "{path:?}: {}{}", said.out, said.err);
    }
    fs::write(&provider, text).unwrap();
    let option = format!("--output={}", written.display());
    let cite = Run::new(&["cite", "--archive"]).with(&archive).on_fixture().with("acme/terms");
    let said = cite.with(format!("--version={option}")).with("--whole").said();
    assert_eq!(said.status, 2, "{}", said.out);
    let record = copy.join("acme/chat.yaml");
    let text = fs::read_to_string(&record).unwrap();
    let version = text.lines().find_map(|line| line.trim().strip_prefix("version: ")).unwrap().to_owned();
    fs::write(&record, text.replace(&format!("version: {version}"), &format!("version: \"{option}\""))).unwrap();
    let said = Run::new(&["verify", "--archive"]).with(&archive).with("--data").with(&copy).said();
    assert!(said.out.contains("unknown version"), "{}{}", said.out, said.err);
    assert!(!written.exists());
}

#[test]
fn a_folder_that_is_no_repository_does_not_lead_to_the_one_around_it() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = newest_archive(scratch.path());
    let around = archive.join("terms-versions");
    fs::create_dir_all(around.join("inner/terms-versions.git/objects")).unwrap();
    let said = Run::new(&["verify", "--archive"]).with(around.join("inner")).on_fixture().said();
    assert_eq!(said.status, 2, "{}", said.out);
    assert!(said.err.contains("not a git repository"), "{}", said.err);
}

#[test]
fn variables_of_the_caller_lead_to_no_other_archive() {
    let scratch = tempfile::tempdir().unwrap();
    let other = scratch.path().join("other");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("a"), "a\n").unwrap();
    committed(&other);
    let other = other.join(".git");
    let archive = newest_archive(scratch.path());
    for (name, value) in [("GIT_DIR", other.clone()), ("GIT_OBJECT_DIRECTORY", other.join("objects"))] {
        let said = Run::new(&["verify", "--archive"]).with(&archive).on_fixture().env(name, value.to_str().unwrap()).said();
        assert_eq!(said.status, 0, "{name}: {}{}", said.out, said.err);
    }
}
