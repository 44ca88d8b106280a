//! Evidence: archives, citations, verification. The archive is made anew for each test, always with the same commits.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::program::{Run, Said, data};

const NEWEST: &str = "dc0ca63abe037554e3ad73fb84ae4e4fbdb9e7bc";

pub fn git(folder: &Path, arguments: &[&str], day: &str) {
    let when = format!("{day}T12:00:00Z");
    let mut command = Command::new("git");
    for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"] {
        command.env(name, "archive");
    }
    for name in ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] {
        command.env(name, "archive@example.org");
    }
    command
        .env("GIT_AUTHOR_DATE", &when)
        .env("GIT_COMMITTER_DATE", &when)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null");
    let status = command.arg("-C").arg(folder).args(arguments).status().unwrap();
    assert!(status.success(), "git {arguments:?}");
}

/// Makes an archive of the versions of one document below `folder`.
fn archive_of(folder: &Path, versions: &[(&str, &str)]) -> PathBuf {
    let archive = folder.join("archive");
    let repository = archive.join("terms-versions");
    std::fs::create_dir_all(repository.join("Acme")).unwrap();
    git(&repository, &["init", "--quiet", "--initial-branch=main"], "2024-01-01");
    for (day, text) in versions {
        std::fs::write(repository.join("Acme/Terms of Service.md"), text).unwrap();
        git(&repository, &["add", "."], day);
        git(&repository, &["commit", "--quiet", "--message=Record"], day);
    }
    archive
}

const OLD: (&str, &str) = ("2024-03-01", include_str!("archive/terms-2024.md"));
const NEW: (&str, &str) = ("2025-10-08", include_str!("archive/terms-2025.md"));

/// Makes an archive of both versions.
pub fn newest_archive(folder: &Path) -> PathBuf {
    archive_of(folder, &[OLD, NEW])
}

fn verify(archive: &Path) -> Said {
    Run::new(&["verify", "--archive"]).with(archive).on_fixture().said()
}

#[test]
fn the_archive_is_listed_shown_and_looked_through() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let said =
        |arguments: &[&str]| Run::new(&[&["archive"], arguments, &["--archive"]].concat()).with(&archive).on_fixture().said();
    let list = said(&["list", "acme"]).out;
    assert!(list.contains("acme/terms  2025-10-08    https://acme.example/terms"), "{list}");
    assert!(list.contains("acme/help   no archive"), "{list}");
    let newest = said(&["show", "acme/terms"]);
    assert_eq!((newest.status, newest.out.as_str()), (0, NEW.1));
    assert!(newest.err.contains(&format!("2025-10-08 {NEWEST}")), "{}", newest.err);
    assert_eq!(said(&["show", "acme/terms", "--version", NEWEST]).out, NEW.1);
    let none = said(&["show", "acme/terms", "--version", "0000000"]);
    assert!(none.status == 2 && none.err.contains("archive versions acme/terms lists them"), "{}", none.err);
    let named = said(&["show", "acme/nope"]);
    assert!(named.status == 2 && named.err.contains("it lists help, terms"), "{}", named.err);
    let found = said(&["grep", "acme", "Never used TO train", "--around", "2"]);
    assert_eq!((found.status, found.out.as_str()), (0, "terms: window are never used to train our models.\n"), "{}", found.err);
    // What no archive holds may have it.
    let open = said(&["grep", "acme", "zebra"]);
    assert!(open.status == 2 && open.err.contains("1 of 2 sources are in no archive"), "{}", open.err);
    assert_eq!(said(&["grep", "acme/terms", "zebra"]).status, 1);
}

#[test]
fn every_passage_is_found_in_the_version_it_names() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let said = verify(&archive);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    insta::assert_snapshot!(said.out, @"
    54 citations
      in the version read    11 holds, 7 version held (no passage), 36 not archived
      in the newest version  8 holds, 7 version held (no passage)
    ");
}

#[test]
fn a_bundle_and_a_bare_clone_are_archives_too() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let (bundles, bare) = (scratch.path().join("bundles"), scratch.path().join("bare"));
    std::fs::create_dir_all(&bundles).unwrap();
    std::fs::create_dir_all(&bare).unwrap();
    let repository = archive.join("terms-versions");
    git(
        &repository,
        &["bundle", "create", "--quiet", bundles.join("terms-versions.bundle").to_str().unwrap(), "HEAD", "main"],
        "2026-01-01",
    );
    git(&bare, &["clone", "--quiet", "--bare", repository.to_str().unwrap(), "terms-versions.git"], "2026-01-01");
    for archive in [bundles, bare] {
        let cache = scratch.path().join("cache");
        let said = Run::new(&["verify", "--archive"])
            .with(&archive)
            .on_fixture()
            .env("PROMPTFATE_CACHE", cache.to_str().unwrap())
            .said();
        assert_eq!(said.status, 0, "{}{}", said.out, said.err);
        assert!(said.out.contains("11 holds"), "{}", said.out);
    }
}

#[test]
fn an_edit_and_a_loss_are_told_apart() {
    let scratch = tempfile::tempdir().unwrap();
    let edited =
        NEW.1.replace("unless you turn this off in your account settings", "unless you say so in your account settings");
    let lost = edited.replace("Conversations in a private window are", "Private talks are");
    let archive = archive_of(scratch.path(), &[OLD, NEW, ("2026-03-01", &lost)]);
    let said = verify(&archive);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("4 holds, 7 changed since (no passage), 3 changed, 1 gone"), "{}", said.out);
}

#[test]
fn an_error_page_is_no_change() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW, ("2026-03-01", "Please wait a moment.\n")]);
    let said = verify(&archive);
    assert_eq!(said.status, 0, "{}", said.out);
    assert!(said.out.contains("8 holds, 7 version held"), "{}", said.out);
}

/// Verifies the records of one provider against a text of some length, of which the archive now has only so many bytes without a
/// cited passage.
fn verify_cut_short(bytes: usize) -> Said {
    let scratch = tempfile::tempdir().unwrap();
    let rest = "Nothing in this part is cited.\n\n".repeat(80);
    let whole = format!("{}\n{rest}", NEW.1);
    let archive = archive_of(scratch.path(), &[OLD, ("2025-10-08", &whole), ("2026-03-01", &rest[..bytes])]);
    let repository = archive.join("terms-versions");
    let read = Command::new("git").arg("-C").arg(&repository).args(["rev-parse", "HEAD~1"]).output().unwrap().stdout;
    let records = scratch.path().join("data/acme");
    std::fs::create_dir_all(&records).unwrap();
    for file in ["provider.yaml", "chat.yaml"] {
        let text = std::fs::read_to_string(data().join("acme").join(file)).unwrap();
        std::fs::write(records.join(file), text.replace(NEWEST, String::from_utf8_lossy(&read).trim())).unwrap();
    }
    Run::new(&["verify", "--archive"]).with(&archive).with("--data").with(scratch.path().join("data")).said()
}

#[test]
fn a_text_cut_to_a_third_is_broken_and_one_cut_to_a_half_has_changed() {
    let said = verify_cut_short(1_000);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    let said = verify_cut_short(1_800);
    assert!(said.status == 1 && said.out.contains("gone"), "{}{}", said.out, said.err);
}

/// Verifies the fixture after the passage on private windows has left the terms, while another file of the archive
/// still has it. `sources` stands below the sources' last archive place, `cited` before the first citation of the help page.
fn verify_after_a_move(sources: &str, cited: impl Fn(&str) -> String) -> Said {
    let scratch = tempfile::tempdir().unwrap();
    let lost = NEW.1.replace("Conversations in a private window are", "Private talks are");
    let archive = archive_of(scratch.path(), &[OLD, NEW, ("2026-03-01", &lost)]);
    let repository = archive.join("terms-versions");
    std::fs::write(repository.join("Acme/Notice.md"), NEW.1).unwrap();
    git(&repository, &["add", "."], "2026-03-02");
    git(&repository, &["commit", "--quiet", "--message=Record"], "2026-03-02");
    let head = Command::new("git").arg("-C").arg(&repository).args(["rev-parse", "HEAD"]).output().unwrap().stdout;
    let records = scratch.path().join("data/acme");
    std::fs::create_dir_all(&records).unwrap();
    let write = |file: &str, before: &str, after: &str| {
        let text = std::fs::read_to_string(data().join("acme").join(file)).unwrap();
        assert!(text.contains(before));
        std::fs::write(records.join(file), text.replacen(before, after, 1)).unwrap();
    };
    let place = "Terms of Service.md\"}\n";
    write("provider.yaml", place, &format!("{place}{sources}"));
    let help = "      - source: help\n";
    write("chat.yaml", help, &format!("{}{help}", cited(String::from_utf8_lossy(&head).trim())));
    Run::new(&["verify", "--archive"]).with(&archive).with("--data").with(scratch.path().join("data")).said()
}

#[test]
fn words_that_moved_to_another_document_still_hold() {
    let notice = "  notice:\n    title: Notice\n    url: https://acme.example/notice\n    kind: contract\n    archive:\n      \
                  - {collection: terms, path: Acme/Notice.md}\n";
    let said =
        verify_after_a_move(notice, |head| format!("      - {{source: notice, version: \"{head}\", read: \"2026-03-02\"}}\n"));
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("1 moved"), "{}", said.out);
}

#[test]
fn a_place_that_the_archive_left_proves_nothing_of_today() {
    let said = verify_after_a_move("      - {collection: terms, path: Acme/Notice.md}\n", |_| String::new());
    assert_eq!(said.status, 1, "{}{}", said.out, said.err);
    assert!(said.out.contains("1 gone"), "{}", said.out);
}

#[test]
fn what_the_record_says_can_be_told_from_what_became_of_it() {
    let scratch = tempfile::tempdir().unwrap();
    let with =
        |archive: &Path| Run::new(&["verify", "--fail-on", "unproven", "--archive"]).with(archive).on_fixture().said().status;
    let changed = archive_of(&scratch.path().join("changed"), &[OLD, NEW, ("2026-03-01", OLD.1)]);
    assert_eq!((verify(&changed).status, with(&changed)), (1, 0));
    let lacking = archive_of(&scratch.path().join("lacking"), &[OLD]);
    assert_eq!(with(&lacking), 1);
}

#[test]
fn a_version_that_does_not_exist_is_a_finding() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD]);
    let said = verify(&archive);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("unknown version in the version read"), "{}", said.out);
}

#[test]
fn what_is_not_an_archive_is_refused() {
    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(scratch.path().join("notes.txt"), "no archive").unwrap();
    let said = verify(scratch.path());
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert!(said.err.contains("it holds no collection") && said.err.contains("promptfate archive sync"), "{}", said.err);
    let broken = scratch.path().join("broken");
    std::fs::create_dir_all(broken.join("terms-versions/objects")).unwrap();
    let said = verify(&broken);
    assert_eq!(said.status, 2, "{}", said.out);
    assert_eq!(verify(&scratch.path().join("absent")).status, 2);
}

fn cite(archive: &Path, arguments: &[&str]) -> Said {
    let mut run = Run::new(&["cite"]);
    for argument in arguments {
        run = run.with(argument);
    }
    run.with("--archive").with(archive).on_fixture().said()
}

#[test]
fn cite_prints_the_block_for_the_record() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let said = cite(&archive, &["acme/terms", "may use your conversations", "account settings."]);
    insta::assert_snapshot!(said.out, @r#"
    cite:
      - source: terms
        passage: {from: "may use your conversations", to: "in your account settings."}
        digest: "sha256:53ad278c611ec2e464121d37523b5e69b5d7bc1efc0a422dc5e4af88a1db849f"
        version: "dc0ca63abe037554e3ad73fb84ae4e4fbdb9e7bc"
        read: "2025-10-08"
    "#);
    let whole = cite(&archive, &["acme/terms"]);
    assert_eq!(
        whole.out,
        format!("    cite:\n      - source: terms\n        version: \"{NEWEST}\"\n        read: \"2025-10-08\"\n")
    );
    let copies = cite(&archive, &["acme/terms", "The same words stand here."]);
    assert!(copies.out.contains("copies: 2"), "{}{}", copies.out, copies.err);
    let old = cite(
        &archive,
        &["acme/terms", "--version", "7b4f1ee0b9ae785f0a73444e179fe52d21ba26e1", "We keep your", "from our systems."],
    );
    assert!(old.out.contains("read: \"2024-03-01\""), "{}{}", old.out, old.err);
}

#[test]
fn cite_refuses_what_it_cannot_prove() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    for (arguments, why) in [
        (&["acme/terms", "we sell your conversations", "to all"][..], "did not find the words \"we sell your conversations\""),
        (&["acme/terms", "You can write to us", "."], "2 passages between these ends that differ, \"you can write to us"),
        (
            &["acme/terms", "--version", "0123456789012345678901234567890123456789", "We may use", "settings."],
            "holds no version 0123456789",
        ),
        (&["acme/help", "Ratings help us", "off"], "no archive holds `help`"),
        (&["acme/nothing", "a b c d"], "lists no source `nothing`"),
        (&["nobody/terms", "a b c d"], "nobody/provider.yaml"),
    ] {
        let said = cite(&archive, arguments);
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.err.contains(why), "{}", said.err);
    }
}

#[test]
fn fill_completes_a_draft_and_leaves_what_it_cannot_prove() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let copy = super::records::copied(scratch.path());
    let file = copy.join("acme/chat.yaml");
    let whole = std::fs::read_to_string(&file).unwrap();
    let without: String =
        whole.lines().filter(|line| !line.trim_start().starts_with("digest:")).map(|line| format!("{line}\n")).collect();
    std::fs::write(&file, &without).unwrap();
    let fill = || Run::new(&["cite", "--archive"]).with(&archive).with("--fill").with(&file).said();
    assert_eq!(fill().status, 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), whole);
    std::fs::write(&file, without.replace("Conversations in a private", "Talks in a private")).unwrap();
    let said = fill();
    assert_eq!(said.status, 1);
    assert!(said.out.contains("[unproven-citation] did not find the words"), "{}", said.out);
}

#[test]
fn versions_are_listed_newest_first() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let out = Run::new(&["archive", "versions", "acme/terms", "--archive"]).with(&archive).with("--data").with(data()).out();
    assert!(out.lines().nth(1).is_some_and(|line| line == format!("  2025-10-08 {NEWEST}")), "{out}");
}

#[test]
fn sync_clones_and_brings_up_to_date() {
    let scratch = tempfile::tempdir().unwrap();
    let published = archive_of(scratch.path(), &[OLD]);
    let kept = scratch.path().join("kept");
    let sync = || Run::new(&["archive", "sync", "terms", "--from"]).with(&published).with("--archive").with(&kept).out();
    sync();
    let repository = published.join("terms-versions");
    std::fs::write(repository.join("Acme/Terms of Service.md"), NEW.1).unwrap();
    git(&repository, &["add", "."], NEW.0);
    git(&repository, &["commit", "--quiet", "--message=Record"], NEW.0);
    sync();
    let said = verify(&kept);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
}

#[test]
fn cite_puts_a_citation_into_the_answer_of_today_and_shows_the_passage() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let records = scratch.path().join("data/acme");
    std::fs::create_dir_all(&records).unwrap();
    for file in ["provider.yaml", "chat.yaml"] {
        std::fs::copy(data().join("acme").join(file), records.join(file)).unwrap();
    }
    let file = records.join("chat.yaml");
    let before = std::fs::read_to_string(&file).unwrap();
    let put = |question: &str| {
        Run::new(&["cite", "acme/terms", "may use your conversations", "account settings.", "--question", question])
            .with("--into")
            .with(&file)
            .with("--archive")
            .with(&archive)
            .with("--data")
            .with(scratch.path().join("data"))
            .said()
    };
    let said = put("training");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("The passage: “may use your conversations"), "{}", said.err);
    let after = std::fs::read_to_string(&file).unwrap();
    let block =
        "      - source: terms\n        passage: {from: \"may use your conversations\", to: \"in your account settings.\"}\n";
    assert_eq!((after.matches(block).count(), before.matches(block).count()), (1, 0), "{after}");
    assert!(after.len() > before.len() && Run::new(&["validate"]).with(scratch.path().join("data")).said().status == 0);
    let none = put("telemetry");
    assert_eq!((none.status, std::fs::read_to_string(&file).unwrap()), (2, after));
    assert!(none.err.contains("found no answer to `telemetry`"), "{}", none.err);
}

#[test]
fn show_quotes_passages_from_the_archive_and_says_what_is_in_none() {
    let scratch = tempfile::tempdir().unwrap();
    let archive = archive_of(scratch.path(), &[OLD, NEW]);
    let shown = |format: &str| {
        Run::new(&["show", "acme/chat", "--quote", "--format", format, "--archive"]).with(&archive).on_fixture().said()
    };
    let page = shown("markdown").out;
    assert!(page.contains("“Conversations in a private window are never used to train our models.”"), "{page}");
    assert!(page.contains("(in no archive: the page itself has it)"), "{page}");
    assert_eq!(shown("json").status, 2);
    let without =
        Run::new(&["show", "acme/chat", "--quote", "--archive"]).with(scratch.path().join("none")).on_fixture().said();
    assert_ne!(without.status, 0, "{}", without.out);
}
