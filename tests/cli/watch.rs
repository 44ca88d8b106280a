//! Documents that are watched: what is told, what is not, once and in every format.

use std::path::Path;

use super::dates::{KEEP, NEW, USE, kept, made};
use super::program::{Run, Said};

const ENTRY: &str = "  - {answer: opt_out, cite: [USE0]}\n";
const SELLS: &str = "We do not sell your personal information to anybody.";

fn watch(archive: &Path, data: &Path, more: &[&str]) -> Said {
    let mut run = Run::new(&["watch", "--archive"]).env("COLUMNS", "200").with(archive).with("--data").with(data);
    for argument in more {
        run = run.with(argument);
    }
    run.said()
}

/// Returns what is told of versions of a document whose first is cited: the day, how the passage was lost, the sentences that came.
fn told(versions: &[(&str, &str, &str)], more: &[&str]) -> Vec<String> {
    let scratch = tempfile::tempdir().unwrap();
    let (archive, data) = made(scratch.path(), versions, ENTRY);
    let said = watch(&archive, &data, &[more, &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.err));
    let reports = json["reports"].as_array().unwrap();
    assert_eq!(said.status, i32::from(!reports.is_empty()), "{}", said.err);
    let words = |report: &serde_json::Value| {
        let lost = report["lost"].as_array().unwrap().iter().map(|lost| {
            let is_wording = if lost["is_wording"] == true { " in wording" } else { "" };
            format!("{}{is_wording}", lost["how"].as_str().unwrap())
        });
        let came = report["came"].as_array().unwrap().iter().map(|came| format!("+{}", came["now"].as_str().unwrap()));
        let went = report["went"].as_array().unwrap().iter().map(|was| format!("-{}", was.as_str().unwrap()));
        format!("{} {}", report["since"].as_str().unwrap(), lost.chain(came).chain(went).collect::<Vec<_>>().join(" "))
    };
    reports.iter().map(words).collect()
}

/// The collection records something later, so that what stands last has stood for a time.
const LATER: (&str, &str, &str) = ("2025-12-01", "Else/Terms.md", "Nothing.");

#[test]
fn a_passage_that_is_gone_for_three_days_is_told() {
    let after = |text: &str, day: &str| told(&[("2025-01-01", NEW, USE), (day, NEW, text), LATER], &[]);
    assert_eq!(after("Nothing.", "2025-06-01"), ["2025-06-01 gone"]);
    assert!(after("Nothing.", "2025-11-29").is_empty(), "two days");
    assert!(after(&format!("{USE} More."), "2025-06-01").is_empty());
    let edited = USE.replace("may use", "use");
    assert_eq!(after(&edited, "2025-06-01"), [format!("2025-06-01 gone +{}", edited.to_lowercase())]);
    // The ends are one here, so that another word is in them.
    assert_eq!(after(&USE.replace("to train", "so as to train"), "2025-06-01"), ["2025-06-01 gone in wording"]);
}

#[test]
fn a_flap_is_not_told_and_what_came_back_neither() {
    let flap = [("2025-01-01", NEW, USE), ("2025-03-01", NEW, "Nothing."), ("2025-03-03", NEW, USE), LATER];
    assert!(told(&flap, &[]).is_empty());
    let back = [("2025-01-01", NEW, USE), ("2025-03-01", NEW, "Nothing."), ("2025-05-01", NEW, USE), LATER];
    assert!(told(&back, &[]).is_empty());
    // Asked for a time, what happened in it is told.
    assert_eq!(told(&back, &["--since", "2025-02-01"]), ["2025-03-01 gone"]);
    assert!(told(&back, &["--since", "2025-06-01"]).is_empty());
    // Three days in pieces.
    let pieces = [
        ("2025-01-01", NEW, USE),
        ("2025-03-01", NEW, "Nothing."),
        ("2025-03-03", NEW, &format!("{USE} Again.")),
        ("2025-03-05", NEW, "Nothing at all."),
        LATER,
    ];
    assert_eq!(told(&pieces, &[]), ["2025-03-05 gone"]);
}

#[test]
fn a_sentence_that_states_something_is_told_where_nothing_was_cited() {
    let after = |text: &str| told(&[("2025-01-01", NEW, USE), ("2025-06-01", NEW, text), LATER], &[]);
    assert_eq!(after(&format!("{USE}\n\n{SELLS}")), ["2025-06-01 +we do not sell your personal information to anybody."]);
    assert!(after(&format!("{USE}\n\nWe like you very much, and you may like us.")).is_empty());
    // What was only put otherwise, or broken into other lines, is not told.
    let with = |old: &str, new: &str| {
        told(&[("2025-01-01", NEW, &format!("{USE}\n\n{old}")), ("2025-06-01", NEW, &format!("{USE}\n\n{new}")), LATER], &[])
    };
    assert!(with(SELLS, &SELLS.replace("anybody", "anyone")).is_empty());
    assert!(with("We do not sell your personal\n\ninformation to anybody.", SELLS).is_empty());
    assert_eq!(with(SELLS, &SELLS.replace("do not sell", "sell")).len(), 1);
}

#[test]
fn a_sentence_that_went_is_told_where_nothing_was_cited() {
    let both = format!("{USE}\n\n{SELLS}");
    let after = |text: &str, day: &str| told(&[("2025-01-01", NEW, &both), (day, NEW, text), LATER], &[]);
    assert_eq!(after(USE, "2025-06-01"), ["2025-06-01 -we do not sell your personal information to anybody."]);
    assert!(after(USE, "2025-11-29").is_empty(), "two days");
    // Put otherwise, or broken into other lines, it is not gone; where another came in its place, that one tells it.
    assert!(after(&both.replace("anybody", "anyone"), "2025-06-01").is_empty());
    assert!(after(&both.replace("personal information", "personal\n\ninformation"), "2025-06-01").is_empty());
    assert_eq!(after(&both.replace("do not sell", "sell"), "2025-06-01").len(), 1);
    // What came back is not told, what stood for a day never stood, and what went with a cited passage is told with it.
    let back = [("2025-01-01", NEW, both.as_str()), ("2025-03-01", NEW, USE), ("2025-05-01", NEW, &both), LATER];
    assert!(told(&back, &[]).is_empty());
    assert_eq!(told(&back, &["--since", "2025-02-01"]), ["2025-03-01 -we do not sell your personal information to anybody."]);
    let flap = [("2025-01-01", NEW, USE), ("2025-03-01", NEW, &both), ("2025-03-02", NEW, USE), LATER];
    assert!(told(&flap, &[]).is_empty());
    // What stood for less than a month leaves the document as it was.
    let short = [("2025-01-01", NEW, USE), ("2025-03-01", NEW, &both), ("2025-03-20", NEW, USE), LATER];
    assert_eq!(told(&short, &[]), ["2025-03-01 +we do not sell your personal information to anybody."]);
    assert_eq!(after("Nothing.", "2025-06-01"), ["2025-06-01 gone -we do not sell your personal information to anybody."]);
}

#[test]
fn a_broken_page_is_not_what_a_document_has_become_before_it_stays() {
    let long = format!("{USE} {}", "Words that say nothing of it. ".repeat(60));
    let broken = |day: &str| told(&[("2025-01-01", NEW, &long), (day, NEW, "Please log in."), LATER], &[]);
    assert!(broken("2025-11-20").is_empty());
    assert_eq!(broken("2025-11-10"), ["2025-11-10 gone"]);
}

#[test]
fn what_was_told_is_not_told_again_and_what_is_done_never() {
    let scratch = tempfile::tempdir().unwrap();
    let (archive, data) = made(scratch.path(), &[("2025-01-01", NEW, USE), ("2025-06-01", NEW, KEEP), LATER], ENTRY);
    let file = scratch.path().join("watch.json");
    let state = file.to_str().unwrap();
    let first = watch(&archive, &data, &["--state", state]);
    assert_eq!(first.status, 1, "{}", first.err);
    assert!(first.out.contains("Acme: Terms") && first.out.contains("acme/chat: training"), "{}", first.out);
    let again = watch(&archive, &data, &["--state", state]);
    assert_eq!(again.status, 0);
    assert!(again.out.contains("1 (--all lists them)") && !again.out.contains("Acme: Terms"), "{}", again.out);
    assert!(watch(&archive, &data, &["--state", state, "--all"]).out.contains("told before"));
    assert!(watch(&archive, &data, &["--state", state, "--format", "issue"]).out.contains("- [ ] [Acme"));
    // Nothing of the texts is kept.
    assert!(!std::fs::read_to_string(&file).unwrap().contains("train"));

    let none = watch(&archive, &data, &["--state", state, "--ack", "acme/other@0a1b2c3d4e"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("tells of no report"), "{}", none.err);
    assert_eq!(watch(&archive, &data, &["--state", state, "--ack", "all"]).status, 0);
    let done = watch(&archive, &data, &["--state", state, "--all"]);
    assert_eq!(done.status, 0);
    assert!(!done.out.contains("Acme: Terms"), "{}", done.out);
    assert_eq!(watch(&archive, &data, &[]).status, 1, "without the state all is told");

    std::fs::write(&file, "{\"version\": 2, \"told\": {}, \"done\": {}}").unwrap();
    let newer = watch(&archive, &data, &["--state", state]);
    assert_eq!(newer.status, 2);
    assert!(newer.err.contains("version 2 is not known"), "{}", newer.err);
}

#[test]
fn what_is_told_says_what_to_do_in_every_format() {
    let scratch = tempfile::tempdir().unwrap();
    let edited = USE.replace("may use", "use");
    let (archive, data) = made(scratch.path(), &[("2025-01-01", NEW, USE), ("2025-06-01", NEW, &edited), LATER], ENTRY);
    for (format, words) in [
        ("text", "promptfate cite acme/terms \"we use what you write to\""),
        ("markdown", "was: we **may** use what you write"),
        ("html", "<strong>may</strong>"),
        ("json", "\"pointer\": \"/training/0/cite/0\""),
        ("atom", "<link href=\"https://acme.example/terms\"/>"),
        ("issue", "  - **rests on it:** acme/chat: training"),
    ] {
        let said = watch(&archive, &data, &["--format", format]);
        assert_eq!(said.status, 1, "{format}");
        assert!(said.out.contains(words), "{format}: {}", said.out);
    }
}

#[test]
fn an_archive_without_the_cited_document_is_no_success() {
    let scratch = tempfile::tempdir().unwrap();
    let (_, data) = made(scratch.path(), &[("2024-03-01", NEW, USE)], ENTRY);
    let other = made(&scratch.path().join("other"), &[("2024-03-01", "Else/Terms.md", USE)], ENTRY).0;
    let said = watch(&other, &data, &[]);
    assert_eq!(said.status, 2, "{}", said.out);
    assert!(said.err.contains("not watched: 2 cited places"), "{}", said.err);
}

#[test]
fn what_was_watched_is_kept_for_the_next_run() {
    kept(&["watch", "--format", "json"]);
}
