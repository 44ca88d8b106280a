//! `scan --staged`: every text of the next commit is looked through, whatever it is called and however it came.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::archive::git;
#[cfg(unix)]
use super::git::Trap;
use super::git::{DAY, committed};
use super::program::{Run, Said};

/// Made up here, so that no scanner takes this file for a leak.
fn token() -> String {
    format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
}

fn staged(folder: &Path) -> Said {
    Run::new(&["scan", "--staged"]).within(folder).said()
}

/// A repository with one commit.
fn repository(scratch: &Path) -> PathBuf {
    let folder = scratch.join("repository");
    fs::create_dir_all(folder.join("inside")).unwrap();
    fs::write(folder.join("x"), "clean\n").unwrap();
    fs::write(folder.join("inside/y"), "clean\n").unwrap();
    committed(&folder);
    folder
}

fn assert_found(said: &Said, name: &str) {
    assert!(said.status == 1 && said.out.contains(&format!("{name}:1:1 [github-token]")), "{}{}", said.out, said.err);
}

#[cfg(unix)]
#[test]
fn a_link_that_became_a_text_and_a_text_that_became_a_link() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    std::os::unix::fs::symlink("x", folder.join("a")).unwrap();
    git(&folder, &["add", "a"], DAY);
    git(&folder, &["commit", "--quiet", "--message=link"], DAY);
    fs::remove_file(folder.join("a")).unwrap();
    fs::write(folder.join("a"), token()).unwrap();
    git(&folder, &["add", "a"], DAY);
    assert_found(&staged(&folder), "a");
    git(&folder, &["rm", "--quiet", "--force", "a"], DAY);
    fs::remove_file(folder.join("x")).unwrap();
    std::os::unix::fs::symlink(token(), folder.join("x")).unwrap();
    git(&folder, &["add", "x"], DAY);
    assert_found(&staged(&folder), "x");
}

#[test]
fn a_submodule_is_said_and_hides_nothing() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    let other = folder.join("module");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("text"), "clean\n").unwrap();
    committed(&other);
    git(&folder, &["-c", "advice.addEmbeddedRepo=false", "add", "module"], DAY);
    // What `.gitmodules` says of it changes nothing.
    fs::write(folder.join(".gitmodules"), "[submodule \"module\"]\n\tpath = module\n\turl = ./m\n\tignore = all\n").unwrap();
    git(&folder, &["add", ".gitmodules"], DAY);
    let said = staged(&folder);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    assert!(said.err.contains("submodules left out: 1;") && said.err.contains("0 found in 0 of 1 text"), "{}", said.err);
    fs::write(folder.join("z"), token()).unwrap();
    git(&folder, &["add", "z"], DAY);
    assert_found(&staged(&folder), "z");
}

#[cfg(unix)]
#[test]
fn a_name_is_not_a_stage_and_a_path() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    fs::write(folder.join("0:x"), token()).unwrap();
    git(&folder, &["add", "."], DAY);
    assert_found(&staged(&folder), "0:x");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_may_be_anything() {
    use std::os::unix::ffi::OsStrExt;
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    for name in [&b"0:x"[..], b"caf\xe9", b"-z", b"new\nline", b":(exclude)a", b" "] {
        fs::write(folder.join(std::ffi::OsStr::from_bytes(name)), token()).unwrap();
    }
    git(&folder, &["add", "."], DAY);
    let said = staged(&folder);
    assert!(said.status == 1 && said.err.contains("6 found in 6 of 6 texts"), "{}{}", said.out, said.err);
}

#[test]
fn a_subfolder_sees_all_that_is_staged() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    git(&folder, &["config", "diff.relative", "true"], DAY);
    for name in ["x", "inside/y"] {
        fs::write(folder.join(name), token()).unwrap();
    }
    git(&folder, &["add", "."], DAY);
    let said = staged(&folder.join("inside"));
    assert!(said.status == 1 && said.err.contains("2 found in 2 of 2 texts"), "{}{}", said.out, said.err);
}

#[test]
fn another_text_under_the_same_id_is_not_read() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    fs::write(folder.join("z"), token()).unwrap();
    git(&folder, &["add", "z"], DAY);
    git(&folder, &["replace", ":z", "HEAD:x"], DAY);
    assert_found(&staged(&folder), "z");
}

#[test]
fn two_sides_that_are_not_merged_are_no_pass() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    git(&folder, &["checkout", "--quiet", "-b", "side"], DAY);
    fs::write(folder.join("x"), "one\n").unwrap();
    git(&folder, &["commit", "--quiet", "--all", "--message=one"], DAY);
    git(&folder, &["checkout", "--quiet", "main"], DAY);
    fs::write(folder.join("x"), "two\n").unwrap();
    git(&folder, &["commit", "--quiet", "--all", "--message=two"], DAY);
    let _ = Command::new("git").arg("-C").arg(&folder).args(["merge", "--quiet", "side"]).output().unwrap();
    let said = staged(&folder);
    assert_eq!(said.status, 2, "{}{}", said.out, said.err);
    assert!(said.err.contains("cannot read x: it is not merged"), "{}", said.err);
}

#[test]
fn the_index_and_the_repository_of_a_hook_are_those_that_git_names() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    fs::copy(folder.join(".git/index"), folder.join(".git/next")).unwrap();
    fs::write(folder.join("z"), token()).unwrap();
    git(&folder, &["add", "z"], DAY);
    let index = Run::new(&["scan", "--staged"]).within(&folder).env("GIT_INDEX_FILE", ".git/next").said();
    assert!(index.status == 0 && index.err.contains("of 0 texts"), "{}{}", index.out, index.err);
    let elsewhere = scratch.path().join("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    committed_empty(&elsewhere);
    let there = folder.join(".git");
    let run = Run::new(&["scan", "--staged"]).within(&elsewhere).env("GIT_DIR", there.to_str().unwrap());
    assert_found(&run.env("GIT_WORK_TREE", folder.to_str().unwrap()).said(), "z");
}

fn committed_empty(folder: &Path) {
    git(folder, &["init", "--quiet"], DAY);
    git(folder, &["commit", "--quiet", "--allow-empty", "--message=empty"], DAY);
}

#[cfg(unix)]
#[test]
fn nothing_that_the_repository_names_is_run() {
    let scratch = tempfile::tempdir().unwrap();
    let trap = Trap::below(scratch.path());
    let folder = repository(scratch.path());
    fs::write(folder.join(".gitattributes"), "* diff=x filter=x\n").unwrap();
    fs::write(folder.join("z"), token()).unwrap();
    git(&folder, &["add", "z", ".gitattributes"], DAY);
    let hooks = scratch.path().join("hooks");
    fs::create_dir_all(&hooks).unwrap();
    fs::copy(trap.program(), hooks.join("post-index-change")).unwrap();
    git(&folder, &["config", "core.hooksPath", hooks.to_str().unwrap()], DAY);
    for key in ["core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge", "filter.x.clean"] {
        git(&folder, &["config", key, &trap.program()], DAY);
    }
    assert_found(&Run::new(&["scan", "--staged"]).within(&folder).env("GIT_EXTERNAL_DIFF", &trap.program()).said(), "z");
    trap.assert_not_sprung();
}

#[test]
fn an_object_that_is_not_there_is_no_pass() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = repository(scratch.path());
    let id = "0123456789012345678901234567890123456789";
    git(&folder, &["update-index", "--add", "--info-only", "--cacheinfo", &format!("100644,{id},lost")], DAY);
    let said = staged(&folder);
    assert_eq!(said.status, 2, "{}{}", said.out, said.err);
    assert!(said.err.contains("cannot read lost: the repository does not hold it"), "{}", said.err);
}
