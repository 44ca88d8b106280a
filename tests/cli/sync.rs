//! `archive sync`: writes only to what it made, and runs nothing that others name.

use std::fs;
use std::path::{Path, PathBuf};

use super::archive::{git, newest_archive};
use super::git::{DAY, Trap};
use super::program::{Run, Said, data};

fn sync(published: &Path, kept: &Path) -> Run {
    Run::new(&["archive", "sync", "terms", "--from"]).with(published).with("--archive").with(kept)
}

fn target(kept: &Path) -> PathBuf {
    kept.join("terms-versions.git")
}

fn main_of(repository: &Path) -> String {
    let mut command = std::process::Command::new("git");
    command.arg("-C").arg(repository).args(["for-each-ref", "--format=%(objectname) %(refname)"]);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn assert_refused(said: &Said, why: &str) {
    assert_eq!(said.status, 2, "{}{}", said.out, said.err);
    assert!(said.err.contains(why) && said.err.contains("only an archive that promptfate made"), "{}", said.err);
}

/// Clones as version 0.1.0 did.
fn old_clone(published: &Path, kept: &Path) {
    fs::create_dir_all(kept).unwrap();
    let from = published.join("terms-versions");
    git(kept, &["clone", "--quiet", "--bare", from.to_str().unwrap(), "terms-versions.git"], DAY);
}

#[test]
fn variables_of_the_caller_lead_to_no_other_repository() {
    let scratch = tempfile::tempdir().unwrap();
    let (published, kept) = (newest_archive(scratch.path()), scratch.path().join("kept"));
    let user = scratch.path().join("user");
    fs::create_dir_all(&user).unwrap();
    git(&user, &["init", "--quiet", "--initial-branch=main"], DAY);
    git(&user, &["commit", "--quiet", "--allow-empty", "--message=unpushed"], DAY);
    git(&user, &["checkout", "--quiet", "-b", "feature"], DAY);
    git(&user, &["remote", "add", "origin", published.join("terms-versions").to_str().unwrap()], DAY);
    let before = main_of(&user);
    for _ in 0..2 {
        sync(&published, &kept).env("GIT_DIR", user.join(".git").to_str().unwrap()).out();
    }
    assert_eq!(main_of(&user), before);
    assert_eq!(fs::read_to_string(user.join(".git/HEAD")).unwrap(), "ref: refs/heads/feature\n");
    assert!(!main_of(&target(&kept)).is_empty());
}

#[test]
fn what_an_older_version_made_is_adopted_and_what_it_did_not_make_is_not() {
    let scratch = tempfile::tempdir().unwrap();
    let (published, kept) = (newest_archive(scratch.path()), scratch.path().join("kept"));
    old_clone(&published, &kept);
    sync(&published, &kept).out();
    let config = fs::read_to_string(target(&kept).join("config")).unwrap();
    assert!(config.contains("[promptfate]\n\tarchive = true"), "{config}");

    // Marked or not, another address is another archive.
    let mirror = scratch.path().join("mirror");
    let other = newest_archive(&mirror);
    assert_refused(&sync(&other, &kept).said(), "it was fetched from");

    let work_tree = scratch.path().join("work-tree");
    fs::create_dir_all(target(&work_tree)).unwrap();
    git(&target(&work_tree), &["init", "--quiet"], DAY);
    assert_refused(&sync(&published, &work_tree).said(), "no bare repository");

    let bare = scratch.path().join("bare");
    fs::create_dir_all(target(&bare)).unwrap();
    git(&target(&bare), &["init", "--quiet", "--bare", "--initial-branch=main"], DAY);
    assert_refused(&sync(&published, &bare).said(), "it was fetched from ``");

    let feature = scratch.path().join("feature");
    old_clone(&published, &feature);
    git(&target(&feature), &["symbolic-ref", "HEAD", "refs/heads/feature"], DAY);
    assert_refused(&sync(&published, &feature).said(), "the one branch main");
}

#[cfg(unix)]
#[test]
fn what_leads_elsewhere_is_refused() {
    let scratch = tempfile::tempdir().unwrap();
    let (published, kept) = (newest_archive(scratch.path()), scratch.path().join("kept"));
    sync(&published, &kept).out();
    let before = main_of(&target(&kept));
    let linked = scratch.path().join("linked");
    fs::create_dir_all(&linked).unwrap();
    std::os::unix::fs::symlink(target(&kept), target(&linked)).unwrap();
    assert_refused(&sync(&published, &linked).said(), "it is a symbolic link");
    fs::remove_file(target(&linked)).unwrap();
    git(&linked, &["clone", "--quiet", "--bare", target(&kept).to_str().unwrap(), "terms-versions.git"], DAY);
    for (part, why) in [("refs", "a symbolic link at `refs`"), ("commondir", "found `commondir`")] {
        let place = target(&linked).join(part);
        let aside = scratch.path().join("aside");
        let _ = fs::rename(&place, &aside);
        if part == "refs" {
            std::os::unix::fs::symlink(target(&kept).join("refs"), &place).unwrap();
        } else {
            fs::write(&place, target(&kept).to_str().unwrap()).unwrap();
        }
        assert_refused(&sync(&published, &linked).said(), why);
        fs::remove_file(&place).unwrap();
        let _ = fs::rename(&aside, &place);
    }
    assert_eq!(main_of(&target(&kept)), before);
}

#[cfg(unix)]
#[test]
fn no_program_of_its_configuration_is_run() {
    let scratch = tempfile::tempdir().unwrap();
    let trap = Trap::below(scratch.path());
    let (published, kept) = (newest_archive(scratch.path()), scratch.path().join("kept"));
    let address = published.join("terms-versions");
    let section = format!("remote.{}.uploadpack", address.display());
    for key in ["remote.origin.uploadpack", &section, "core.alternateRefsCommand", "credential.helper"] {
        let _ = fs::remove_dir_all(&kept);
        old_clone(&published, &kept);
        git(&target(&kept), &["config", key, &trap.program()], DAY);
        assert_refused(&sync(&published, &kept).said(), "what promptfate did not write");
        trap.assert_not_sprung();
    }
}

#[test]
fn an_address_starts_no_program() {
    let scratch = tempfile::tempdir().unwrap();
    let trap = Trap::below(scratch.path());
    let kept = scratch.path().join("kept");
    let ext = format!("ext::sh -c \"{}\" #", trap.words());
    let option = format!("--upload-pack={} #", trap.words());
    for address in [&ext, &option, "ssh://nobody@127.0.0.1:1/x", "http://127.0.0.1:1/x", "git://127.0.0.1:1/x"] {
        let run = Run::new(&["archive", "sync", "terms", "--archive"]).with(&kept).with(format!("--from={address}"));
        let said = run.env("GIT_ALLOW_PROTOCOL", "ext:ssh:http:git:file").env("GIT_SSH_COMMAND", &trap.words()).said();
        assert_eq!(said.status, 2, "{}", said.out);
        assert!(said.err.contains("not allowed") || said.err.contains("blocked"), "{address}: {}", said.err);
        trap.assert_not_sprung();
    }
}

#[test]
fn an_interrupted_run_leaves_nothing_for_long() {
    let scratch = tempfile::tempdir().unwrap();
    let (published, kept) = (newest_archive(scratch.path()), scratch.path().join("kept"));
    let names = || {
        let mut names: Vec<_> = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(sync(&scratch.path().join("nowhere"), &kept).said().status, 2);
    assert_eq!(names(), [".promptfate-lock"]);
    // Killed: what stands there is as far as it came. No archive takes it for a collection.
    fs::create_dir_all(kept.join(".promptfate-unfinished-a1B2c3/repository/objects")).unwrap();
    let empty = Run::new(&["verify", "--archive"]).with(&kept).on_fixture().said();
    assert!(empty.err.contains("it holds no collection"), "{}", empty.err);
    sync(&published, &kept).out();
    assert_eq!(names(), [".promptfate-lock", "terms-versions.git"]);
}

#[test]
fn a_run_that_works_is_not_tidied_away() {
    let scratch = tempfile::tempdir().unwrap();
    let (published, kept) = (newest_archive(scratch.path()), scratch.path().join("kept"));
    let others = kept.join(".promptfate-unfinished-a1B2c3");
    fs::create_dir_all(&others).unwrap();
    let lock = fs::File::create(kept.join(".promptfate-lock")).unwrap();
    lock.lock_shared().unwrap();
    sync(&published, &kept).out();
    assert!(others.is_dir() && target(&kept).is_dir());
}

#[cfg(unix)]
#[test]
fn templates_and_hooks_of_the_user_stay_out_of_the_archive() {
    let scratch = tempfile::tempdir().unwrap();
    let trap = Trap::below(scratch.path());
    let (published, kept) = (newest_archive(scratch.path()), scratch.path().join("kept"));
    let template = scratch.path().join("template/hooks");
    fs::create_dir_all(&template).unwrap();
    fs::copy(trap.program(), template.join("reference-transaction")).unwrap();
    let user = scratch.path().join("user.gitconfig");
    fs::write(&user, format!("[init]\n\ttemplateDir = {}\n", template.parent().unwrap().display())).unwrap();
    for _ in 0..2 {
        sync(&published, &kept).env("GIT_CONFIG_GLOBAL", user.to_str().unwrap()).out();
    }
    trap.assert_not_sprung();
}

/// Makes a provider's own repository, of which records cite one file, and records that cite it.
fn own_repository(folder: &Path) -> (PathBuf, PathBuf) {
    let published = folder.join("hub/acme/docs");
    fs::create_dir_all(published.join("docs")).unwrap();
    git(&published, &["init", "--quiet", "--initial-branch=trunk"], DAY);
    for setting in ["uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"] {
        git(&published, &["config", setting, "true"], DAY);
    }
    for text in ["Ratings help us improve. They are used even when training is off.", "Ratings help no more."] {
        fs::write(published.join("docs/data.mdx"), format!("# Data\n\n{text}\n")).unwrap();
        fs::write(published.join("other.md"), format!("Not cited: {text}")).unwrap();
        git(&published, &["add", "."], DAY);
        git(&published, &["commit", "--quiet", "--message=Docs"], DAY);
    }
    let records = folder.join("data/acme");
    fs::create_dir_all(&records).unwrap();
    for file in ["provider.yaml", "chat.yaml"] {
        fs::copy(data().join("acme").join(file), records.join(file)).unwrap();
    }
    let provider = fs::read_to_string(records.join("provider.yaml")).unwrap();
    let place = "  docs:\n    title: Documentation\n    url: https://docs.acme.example/data\n    kind: help\n    archive:\n      - {collection: \"github:acme/docs\", path: docs/data.mdx}\n";
    fs::write(records.join("provider.yaml"), provider.replacen("sources:\n", &format!("sources:\n{place}"), 1)).unwrap();
    (folder.join("hub"), folder.join("data"))
}

#[test]
fn of_a_providers_own_repository_the_cited_files_are_fetched_and_read_offline() {
    let scratch = tempfile::tempdir().unwrap();
    let (hub, records) = own_repository(scratch.path());
    let kept = scratch.path().join("kept");
    let run = |arguments: &[&str]| Run::new(arguments).with("--data").with(&records).with("--archive").with(&kept);
    for _ in 0..2 {
        run(&["archive", "sync", "github:acme/docs"]).with("--from").with(&hub).out();
    }
    let clone = kept.join("github+acme+docs.git");
    let mut missing = std::process::Command::new("git");
    missing.arg("--git-dir").arg(&clone).args(["rev-list", "--objects", "--missing=print", "main"]);
    let missing = String::from_utf8(missing.env("GIT_NO_LAZY_FETCH", "1").output().unwrap().stdout).unwrap();
    assert_eq!(missing.lines().filter(|line| line.starts_with('?')).count(), 2, "both versions of the other file: {missing}");
    fs::rename(&hub, scratch.path().join("gone")).unwrap();
    let versions = run(&["archive", "versions", "acme/docs"]).out();
    assert_eq!(versions.lines().count(), 3, "{versions}");
    let cited = run(&["cite", "acme/docs", "Ratings help no more"]).out();
    assert!(cited.contains("from: \"Ratings help no more"), "{cited}");
    assert!(run(&["archive", "sync", "github:acme/unknown"]).said().err.contains("no source of the records lies in"));
    assert!(run(&["archive", "sync", "github:acme"]).said().err.contains("no source of the records lies in"));
}

#[test]
fn what_lies_in_a_repository_that_is_not_at_hand_was_not_looked_at() {
    let scratch = tempfile::tempdir().unwrap();
    let (hub, records) = own_repository(scratch.path());
    let kept = scratch.path().join("kept");
    let run = |arguments: &[&str]| Run::new(arguments).with("--data").with(&records);
    run(&["archive", "sync", "github:acme/docs"]).with("--from").with(&hub).with("--archive").with(&kept).out();
    let cite = run(&["cite", "acme/docs", "Ratings help no more", "--question", "feedback"]);
    cite.with("--into").with(records.join("acme/chat.yaml")).with("--archive").with(&kept).out();
    let verify = |archive: &Path| run(&["verify", "--fail-on", "unproven"]).with("--archive").with(archive).said();
    let there = verify(&kept);
    assert!(there.err.contains("holds") || there.out.contains("holds"), "{}{}", there.out, there.err);
    let public = newest_archive(scratch.path());
    let without = verify(&public);
    assert_eq!(without.status, 0, "{}{}", without.out, without.err);
    assert!(without.out.contains("1 not looked at"), "{}{}", without.out, without.err);
}
