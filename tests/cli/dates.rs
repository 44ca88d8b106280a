//! Days held against all archived versions: each kind of finding, what is none, and how it is shown.

use std::path::{Path, PathBuf};

use super::archive::git;
use super::program::{Run, Said};

/// What makes a version long enough to be one.
const REST: &str = "Everything on this page is here so that it is longer than an error page, which archives record now and then. \
                    It says nothing of what becomes of the words that people write, and nothing of how long they are kept by anybody. \
                    It is cited by nobody at all, and no answer of any record rests on it in any way.\n";
pub(super) const USE: &str = "We may use what you write to train our models.";
pub(super) const KEEP: &str = "We keep what you write for thirty days.";

/// Makes an archive of versions of one document, and records that answer `training` so.
pub(super) fn made(folder: &Path, versions: &[(&str, &str, &str)], training: &str) -> (PathBuf, PathBuf) {
    let (archive, data) = (folder.join("archive"), folder.join("data"));
    let repository = archive.join("terms-versions");
    std::fs::create_dir_all(&repository).unwrap();
    std::fs::create_dir_all(data.join("acme")).unwrap();
    git(&repository, &["init", "--quiet", "--initial-branch=main"], "2024-01-01");
    let mut commits = Vec::new();
    for (day, path, text) in versions {
        let file = repository.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, format!("{text}\n\n{REST}")).unwrap();
        git(&repository, &["add", "."], day);
        git(&repository, &["commit", "--quiet", "--message=Record"], day);
        let head = std::process::Command::new("git").arg("-C").arg(&repository).args(["rev-parse", "HEAD"]).output().unwrap();
        commits.push((String::from_utf8(head.stdout).unwrap().trim().to_owned(), *day));
    }
    std::fs::write(
        data.join("acme/provider.yaml"),
        "schema: 1\nname: Acme\nhome: https://acme.example\nsources:\n  terms:\n    title: Terms\n    url: https://acme.example/terms\n    \
         kind: contract\n    archive:\n      - {collection: terms, path: New/Terms.md}\n      - {collection: terms, path: Old/Terms.md}\n",
    )
    .unwrap();
    let cited = |which: usize, words: &str| {
        let (commit, day) = &commits[which];
        let digest = promptfate::archive::digest(&promptfate::archive::normalise(words));
        format!(
            "{{source: terms, passage: {{from: \"{words}\", to: \"{words}\"}}, digest: \"{digest}\", version: \"{commit}\", read: \"{day}\"}}"
        )
    };
    let mut training = training.to_owned();
    for which in 0..commits.len() {
        training =
            training.replace(&format!("USE{which}"), &cited(which, USE)).replace(&format!("KEEP{which}"), &cited(which, KEEP));
    }
    let head = "schema: 1\nname: Chat\nkind: consumer\nchecked: \"2026-11-01\"\n";
    std::fs::write(data.join("acme/chat.yaml"), format!("{head}training:\n{training}")).unwrap();
    (archive, data)
}

fn run(archive: &Path, data: &Path, more: &[&str]) -> Said {
    let mut run = Run::new(&["verify", "--dates", "--archive"]).env("COLUMNS", "200").with(archive).with("--data").with(data);
    for argument in more {
        run = run.with(argument);
    }
    run.said()
}

/// Returns the kinds, the spans and the days of the proofs that are found.
fn found(versions: &[(&str, &str, &str)], training: &str) -> Vec<String> {
    let scratch = tempfile::tempdir().unwrap();
    let (archive, data) = made(scratch.path(), versions, training);
    let said = run(&archive, &data, &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.err));
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(said.status, i32::from(!findings.is_empty()), "{}", said.err);
    let shown = |finding: &serde_json::Value| {
        let day = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        let proofs: Vec<String> = finding["proofs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|proof| {
                format!(
                    "{}{}",
                    match proof["shows"].as_str() {
                        Some("has") => "+",
                        Some("reworded") => "~",
                        _ => "-",
                    },
                    day(&proof["day"])
                )
            })
            .collect();
        format!(
            "{} {} {}..{} {}",
            day(&finding["kind"]),
            day(&finding["place"]["pointer"]),
            day(&finding["span"]["after"]),
            day(&finding["span"]["by"]),
            proofs.join(" ")
        )
    };
    findings.iter().map(shown).collect()
}

pub(super) const NEW: &str = "New/Terms.md";

#[test]
fn what_stood_before_its_day_is_earlier_unless_it_was_announced() {
    let entry = "  - {since: \"2025-06-01\", answer: opt_out, cite: [USE1]}\n";
    let announced = format!("Effective June 1, 2025.\n\n{USE}");
    let versions = |first: &str| {
        found(
            &[("2025-01-04", NEW, "Nothing."), ("2025-02-05", NEW, first), ("2025-07-01", NEW, &format!("{first} More."))],
            entry,
        )
    };
    assert_eq!(versions(USE), ["earlier /training/0 2025-01-04..2025-02-05 -2025-01-04 +2025-02-05"]);
    assert!(versions(&announced).is_empty());
    // The archive begins with it.
    let begins = found(&[("2025-02-05", NEW, USE), ("2025-07-01", NEW, &format!("{USE} More."))], entry);
    assert_eq!(begins, ["earlier /training/0 -..2025-02-05 +2025-02-05"]);
    // A passage that came on the day, or one that no archive holds, may be what changed.
    let two = "  - {since: \"2025-06-01\", answer: opt_out, cite: [USE1, KEEP1]}\n";
    let both = format!("{USE} {KEEP}");
    assert!(found(&[("2025-02-05", NEW, USE), ("2025-06-01", NEW, &both)], two).is_empty());
    let unseen =
        entry.replace("[USE1]", "[USE1, {source: terms, passage: {from: a b c d, to: a b c d}, read: \"2025-07-01\"}]");
    assert!(found(&[("2025-02-05", NEW, USE), ("2025-07-01", NEW, &format!("{USE} More."))], &unseen).is_empty());
}

#[test]
fn a_document_is_followed_to_its_former_places_and_past_flaps_and_error_pages() {
    let entry = "  - {since: \"2025-06-01\", answer: opt_out, cite: [USE3]}\n";
    let found = found(
        &[
            ("2024-01-01", "Old/Terms.md", "Nothing."),
            ("2024-03-01", "Old/Terms.md", USE),
            ("2024-05-01", NEW, &format!("{USE} Moved.")),
            ("2024-06-01", NEW, &format!("{USE} Longer.")),
            ("2024-07-01", NEW, "Nothing."),
            ("2024-07-08", NEW, &format!("{USE} Last.")),
        ],
        entry,
    );
    assert_eq!(found, ["earlier /training/0 2024-01-01..2024-03-01 -2024-01-01 +2024-03-01"]);
    let broken = [("2024-03-01", NEW, USE), ("2024-06-01", NEW, "x"), ("2024-09-01", NEW, &format!("{USE} More."))];
    let scratch = tempfile::tempdir().unwrap();
    let (archive, data) = made(scratch.path(), &broken, "  - {since: \"2025-06-01\", answer: opt_out, cite: [USE2]}\n");
    let page = archive.join("terms-versions/New/Terms.md");
    std::fs::write(&page, "Please wait.\n").unwrap();
    git(&archive.join("terms-versions"), &["commit", "--quiet", "--all", "--message=Record"], "2024-10-01");
    let said = run(&archive, &data, &[]);
    assert!(said.out.contains("4 at 1 place, 1 of them broken"), "{}", said.out);
}

#[test]
fn a_hole_between_two_cited_versions_is_a_gap() {
    let entry = "  - {since: \"2024-03-01\", answer: opt_out, cite: [USE0, USE2]}\n";
    let with = |second: &str, day: &str| {
        found(
            &[
                ("2024-03-01", NEW, &format!("Effective March 1, 2024. {USE}")),
                (day, NEW, second),
                ("2024-09-01", NEW, &format!("{USE} More.")),
            ],
            entry,
        )
    };
    assert_eq!(with("Nothing.", "2024-06-01"), ["gap /training/0 2024-03-01..2024-09-01 +2024-03-01 -2024-06-01 +2024-09-01"]);
    assert!(with("Nothing.", "2024-08-25").is_empty(), "a flap");
    assert!(with(&format!("{USE} Other."), "2024-06-01").is_empty());
}

#[test]
fn what_was_gone_before_the_next_answer_begins_is_late() {
    let entries = "  - {since: \"2025-03-01\", answer: never, cite: [KEEP2]}\n  - {since: \"2024-03-01\", answer: opt_out, cite: [USE0]}\n";
    let with = |second: &str| {
        let (first, third) = (format!("Effective March 1, 2024. {USE}"), format!("Effective March 1, 2025. {KEEP}"));
        found(&[("2024-03-01", NEW, &first), ("2024-09-01", NEW, second), ("2025-03-01", NEW, &third)], entries)
    };
    assert_eq!(with("Nothing."), ["late /training/1 2024-03-01..2024-09-01 +2024-03-01 -2024-09-01"]);
    assert!(with("From 1 March 2025 on another text holds.").is_empty(), "announced");
    assert!(with(&format!("{USE} Other.")).is_empty());
}

#[test]
fn two_answers_that_say_the_same_are_one() {
    let same = "  - {since: \"2024-03-01\", answer: opt_out, note: Other words., cite: [USE0]}\n  - {since: {by: \"2023-03-01\"}, answer: opt_out, cite: [USE0]}\n";
    let first = [("2024-03-01", NEW, USE)];
    assert_eq!(found(&first, same), ["same /training/1 -..- "]);
    assert!(found(&first, &same.replacen("opt_out", "always", 1)).is_empty());
    assert!(found(&first, &same.replacen("opt_out", "opt_out, except: [legal]", 1)).is_empty());
}

#[test]
fn tiers_that_cite_one_contract_begin_on_one_day() {
    let scratch = tempfile::tempdir().unwrap();
    let entry = "  - {since: \"2024-03-01\", answer: opt_out, cite: [USE0]}\n";
    let (archive, data) = made(scratch.path(), &[("2024-03-01", NEW, USE)], entry);
    let chat = std::fs::read_to_string(data.join("acme/chat.yaml")).unwrap();
    let beside = |text: &str| {
        std::fs::write(data.join("acme/code.yaml"), text).unwrap();
        run(&archive, &data, &[])
    };
    assert_eq!(beside(&chat).status, 0);
    assert_eq!(beside(&chat.replace("opt_out", "never")).status, 0);
    let said = beside(&chat.replace("since: \"2024-03-01\"", "since: \"2024-02-01\""));
    assert_eq!(said.status, 1);
    assert!(said.out.contains("Siblings") && said.out.contains("acme/code.yaml/training/0 (since 2024-02-01)"), "{}", said.out);
    // One of the two is asked for, and the other has an explanation.
    let whole = |id: &str| run(&archive, &data, &[id]).status;
    assert_eq!((whole("acme/chat"), whole("acme/code")), (1, 1));
    let later = chat.replace("since: \"2024-03-01\"", "since: \"2024-02-01\", explained: {siblings: It came later.}");
    assert_eq!(beside(&later).status, 0);
    assert_eq!((whole("acme/chat"), whole("acme/code")), (0, 0));
    assert_eq!(beside(&later.replace("2024-02-01", "2024-03-01")).status, 1, "idle");
}

#[test]
fn what_a_record_explains_is_counted_and_an_explanation_of_nothing_is_found() {
    let scratch = tempfile::tempdir().unwrap();
    let versions = [("2025-01-04", NEW, "Nothing."), ("2025-02-05", NEW, USE), ("2025-07-01", NEW, &format!("{USE} More."))];
    let of = |name: &str, explained: &str| {
        let entry = format!("  - {{since: \"2025-06-01\", answer: opt_out, explained: {explained}, cite: [USE1]}}\n");
        made(&scratch.path().join(name), &versions, &entry)
    };
    let (archive, data) = of("explained", "{earlier: The chat came later.}");
    let said = run(&archive, &data, &[]);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("without an explanation") && said.out.contains("1 (--all lists them)"), "{}", said.out);
    let all = run(&archive, &data, &["--all"]);
    assert_eq!(all.status, 0);
    assert!(all.out.contains("Earlier") && all.out.contains("explained: The chat came later."), "{}", all.out);
    let json: serde_json::Value = serde_json::from_str(&run(&archive, &data, &["--format", "json"]).out).unwrap();
    assert_eq!((&json["findings"][0]["explained"], &json["counts"]["explained"]), (&"The chat came later.".into(), &1.into()));

    // Another kind explains nothing here, and is one finding more.
    let (archive, data) = of("idle", "{gap: The page was cut.}");
    let said = run(&archive, &data, &[]);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("Earlier") && said.out.contains("acme/chat.yaml/training/0/explained/gap"), "{}", said.out);
    // What the archive lacks may need it.
    let other =
        made(&scratch.path().join("other"), &[("2024-03-01", "Else/Terms.md", USE)], "  - {answer: opt_out, cite: [USE0]}\n").0;
    assert_eq!(run(&other, &data, &[]).status, 2);

    // These records leave much unanswered, which is said besides.
    let validated = |explained: &str| {
        let folder = tempfile::tempdir().unwrap();
        let entry = format!("  - {{since: \"2025-06-01\", answer: opt_out, explained: {explained}, cite: [USE1]}}\n");
        Run::new(&["validate"]).with(&made(folder.path(), &versions, &entry).1).said()
    };
    assert!(!validated("{earlier: The chat came later.}").out.contains("explained"));
    for (wrong, why) in [("{earlyer: So.}", "did you mean `earlier`?"), ("{}", "wrong-form"), ("{gap: \"\"}", "wrong-form")] {
        let said = validated(wrong);
        assert_eq!(said.status, 1, "{wrong}: {}", said.out);
        assert!(said.out.contains(why), "{wrong}: {}", said.out);
    }
}

#[test]
fn what_is_proposed_is_the_entry_with_the_time_between_two_versions() {
    let scratch = tempfile::tempdir().unwrap();
    let entry = "  - {since: \"2025-06-01\", answer: opt_out, cite: [USE2]}\n";
    let versions = [("2025-01-04", NEW, "Nothing."), ("2025-02-05", NEW, USE), ("2025-07-01", NEW, &format!("{USE} More."))];
    let (archive, data) = made(scratch.path(), &versions, entry);
    let before = std::fs::read_to_string(data.join("acme/chat.yaml")).unwrap();
    let said = run(&archive, &data, &["--fix"]);
    assert_eq!(said.status, 1, "{}", said.err);
    for line in [
        "# acme/chat.yaml/training/0",
        "  - since: {after: \"2025-01-04\", by: \"2025-02-05\"}",
        "    answer: opt_out",
        "        read: \"2025-02-05\"",
    ] {
        assert!(said.out.contains(line), "{line}: {}", said.out);
    }
    assert_eq!(std::fs::read_to_string(data.join("acme/chat.yaml")).unwrap(), before);
    // What is proposed is in order.
    let proposed = before.replace("since: \"2025-06-01\"", "since: {after: \"2025-01-04\", by: \"2025-02-05\"}");
    std::fs::write(data.join("acme/chat.yaml"), proposed).unwrap();
    assert_eq!(run(&archive, &data, &[]).status, 0);
}

#[test]
fn an_archive_without_the_cited_document_is_no_success() {
    let scratch = tempfile::tempdir().unwrap();
    let entry = "  - {since: \"2024-03-01\", answer: opt_out, cite: [USE0]}\n";
    let (archive, data) = made(scratch.path(), &[("2024-03-01", NEW, USE)], entry);
    assert_eq!(run(&archive, &data, &[]).status, 0);
    let other = made(&scratch.path().join("other"), &[("2024-03-01", "Else/Terms.md", USE)], entry).0;
    let said = run(&other, &data, &[]);
    assert_eq!(said.status, 2, "{}", said.out);
    assert!(
        said.err.contains("not looked at: 2 cited places") && said.out.contains("1 (no archive holds"),
        "{}{}",
        said.out,
        said.err
    );
}

/// Records that are asked for a day inside of a span, and that have what only undated pages say on top.
const SPAN: &str = "  - {answer: always, cite: [{source: terms, read: \"2026-10-30\", undated: true}]}
  - {since: {after: \"2025-01-04\", by: \"2025-02-05\"}, answer: opt_out, cite: [USE0]}
  - {since: \"2024-03-01\", answer: never, cite: [USE0]}
";

/// Takes the objects of a repository away, or puts them back: what is said without them was kept.
pub(super) fn hide(archive: &Path, hidden: bool) {
    let (here, there) = (archive.join("terms-versions/.git/objects"), archive.join("terms-versions/.git/hidden"));
    let (from, to) = if hidden { (&here, &there) } else { (&there, &here) };
    if !hidden {
        std::fs::remove_dir(to).unwrap();
    }
    std::fs::rename(from, to).unwrap();
    if hidden {
        std::fs::create_dir(here).unwrap();
    }
}

/// Sees that a command says the same when it reads what was kept, what is damaged and where nothing can be kept; and something else
/// when the archive has another version.
pub(super) fn kept(command: &[&str]) {
    let scratch = tempfile::tempdir().unwrap();
    let versions = [("2024-05-01", NEW, USE), ("2025-06-01", NEW, "Nothing."), ("2025-12-01", "Else/Terms.md", "Nothing.")];
    let (archive, data) = made(scratch.path(), &versions, "  - {answer: opt_out, since: \"2025-06-01\", cite: [USE0]}\n");
    let said = |cache: &str, more: &[&str]| {
        let cache = scratch.path().join(cache);
        let run = Run::new(command).env("PROMPTFATE_CACHE", cache.to_str().unwrap()).with("--archive").with(&archive);
        let said = more.iter().fold(run.with("--data").with(&data), |run, argument| run.with(argument)).said();
        (said.status, said.out, said.err)
    };
    let files = || {
        let folder = std::fs::read_dir(scratch.path().join("cache/evidence"));
        folder.into_iter().flatten().map(|entry| entry.unwrap().path()).collect::<Vec<PathBuf>>()
    };
    let first = said("cache", &["--no-cache"]);
    assert_eq!((first.0, files().len()), (1, 0), "{}", first.2);
    assert_eq!(said("cache", &[]), first);
    assert!(!files().is_empty());
    hide(&archive, true);
    assert_eq!(said("cache", &[]), first, "from what was kept");
    assert_ne!(said("cache", &["--no-cache"]), first);
    assert_ne!(said("other", &[]), first);
    hide(&archive, false);
    for file in files() {
        let bytes = std::fs::read(&file).unwrap();
        std::fs::write(file, &bytes[..bytes.len() - 1]).unwrap();
    }
    assert_eq!(said("cache", &[]), first, "damaged");
    std::fs::write(scratch.path().join("file"), "").unwrap();
    assert_eq!(said("file", &[]), first, "where nothing can be kept");
    let repository = archive.join("terms-versions");
    std::fs::write(repository.join(NEW), format!("{USE}\n\n{REST}")).unwrap();
    git(&repository, &["add", "."], "2025-12-02");
    git(&repository, &["commit", "--quiet", "--message=Record"], "2025-12-02");
    let newer = said("cache", &[]);
    assert_ne!(newer.1, first.1, "another version");
    assert_eq!(said("cache", &["--no-cache"]), newer);
}

#[test]
fn what_was_walked_or_verified_is_kept_for_the_next_run() {
    kept(&["verify", "--dates", "--format", "json"]);
    kept(&["verify", "--format", "json"]);
}

#[test]
fn a_time_between_two_versions_is_shown_as_one() {
    let scratch = tempfile::tempdir().unwrap();
    let (_, data) = made(scratch.path(), &[("2024-03-01", NEW, USE)], SPAN);
    let on = |arguments: &[&str]| Run::new(arguments).env("COLUMNS", "200").with("--data").with(&data).out();
    let history = on(&["history", "acme/chat"]);
    let at = |words: &str| history.find(words).unwrap_or_else(|| panic!("{words}: {history}"));
    assert!(at("between 2025-01-04 and 2025-02-05") < at("When is not known"), "{history}");
    assert!(at("When is not known") < at("not known when"), "{history}");
    let inside = on(&["show", "acme/chat", "--at", "2025-01-20"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(inside.contains("perhaps no longer: it changed between 2025-01-04 and 2025-02-05"), "{inside}");
    assert!(!on(&["show", "acme/chat", "--at", "2025-01-04"]).contains("perhaps no longer"));
    let json = |arguments: &[&str]| Run::new(arguments).with("--data").with(&data).with("--format").with("json").json();
    let answer = &json(&["show", "acme/chat", "--at", "2025-03-01"])["tiers"][0]["answers"]["training"];
    assert_eq!(answer["since"], serde_json::Value::Null);
    assert_eq!(answer["between"], serde_json::json!({"after": "2025-01-04", "by": "2025-02-05"}));
    let answer = &json(&["show", "acme/chat", "--at", "2025-01-20"])["tiers"][0]["answers"]["training"];
    assert_eq!((&answer["answer"], &answer["overtaken"]["by"]), (&"never".into(), &"2025-02-05".into()));
    let changes = &json(&["history", "acme/chat"])["histories"][0]["changes"];
    assert_eq!(changes.as_array().unwrap().last().unwrap()["after"]["answer"], "always");
    assert_eq!(changes[0]["between"]["by"], "2025-02-05");
    let picture = Run::new(&["history", "acme/chat", "--format", "svg"]).with("--data").with(&data).out();
    assert!(picture.contains("between 2025-01-04 and 2025-02-05"), "{picture}");
}

#[test]
fn a_difference_has_the_day_of_the_change_and_says_where_the_record_begins() {
    let scratch = tempfile::tempdir().unwrap();
    let timeline = "  - {since: \"2026-01-01\", answer: opt_out, except: [legal], cite: [USE0]}
  - {since: \"2025-09-01\", answer: opt_out, cite: [USE0]}
  - {since: {after: \"2025-01-04\", by: \"2025-02-05\"}, answer: opt_in, cite: [USE0]}
";
    let (_, data) = made(scratch.path(), &[("2024-03-01", NEW, USE)], timeline);
    let diff = |old: &str, new: &str| Run::new(&["diff", old, new, "--format", "json"]).with("--data").with(&data).json();
    let change = &diff("2025-06-01", "2026-06-01")["difference"]["changes"][0];
    assert_eq!((&change["what"], &change["day"], &change["burden"]), (&"answer".into(), &"2025-09-01".into(), &"worse".into()));
    let begins = &diff("2024-12-01", "2026-06-01")["difference"]["changes"][0];
    assert_eq!(
        (&begins["what"], &begins["before"], &begins["burden"]),
        (&"answered".into(), &serde_json::Value::Null, &"worse".into())
    );
    assert_eq!((&begins["no_record_before"], &begins["first"]["answer"]), (&"2025-02-05".into(), &"opt_in".into()));
    let page = Run::new(&["diff", "2024-12-01", "2026-06-01"]).env("COLUMNS", "200").with("--data").with(&data).out();
    assert!(page.contains("1 worse") && page.contains("no record before 2025-02-05"), "{page}");
    // Nothing changed since it is known.
    let first = Run::new(&["diff", "2024-12-01", "2025-03-01", "--all"]).with("--data").with(&data).out();
    assert!(first.contains("Training (no record before 2025-02-05)") && first.contains("0 worse"), "{first}");
    let span = Run::new(&["diff", "2024-12-01", "2025-03-01", "--all", "--format", "json"]).with("--data").with(&data).json();
    let span = &span["difference"]["changes"][0];
    assert_eq!(span["between"], serde_json::json!({"after": "2025-01-04", "by": "2025-02-05"}));
}
