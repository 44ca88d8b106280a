//! `stats`, `list --gaps`, and the figures that are shown elsewhere.

use insta::assert_snapshot;

use crate::program::Run;

fn on_fixture(line: &str) -> String {
    Run::new(&line.split(' ').collect::<Vec<_>>()).on_fixture().out()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn stats_count_answers_grades_and_changes() {
    assert_snapshot!(on_fixture("stats"), @"
    Coverage on 2026-11-23
    3 providers, 5 tiers, 45 answers: 31 % verified, 67 % cited, 2 % secondary. Dated changes:
    2 (2025 to 2026).

      Tiers read by a second reader  2 of 5
      Median age of the copies read  161 days
      Questions nobody has looked at  10
      Changes with both editions archived  1

    Dated changes
    ────────────────
     Year   Changes
    ════════════════
     2025   1
    ────────────────
     2026   1
    ────────────────

    Providers
    Acme
      Tiers: 2
      Read twice: 2
      Answers: 17
      Verified: 13
      Cited: 4
      Secondary: 0
      Unstated: 7
      Gaps: 6
      Changes: 1
    Beta
      Tiers: 1
      Read twice: 0
      Answers: 9
      Verified: 0
      Cited: 9
      Secondary: 0
      Unstated: 5
      Gaps: 0
      Changes: 0
    Delta
      Tiers: 2
      Read twice: 0
      Answers: 19
      Verified: 1
      Cited: 17
      Secondary: 1
      Unstated: 11
      Gaps: 4
      Changes: 1

    An answer has the grade of its evidence; unstated is one too: the documents were read and
    do not say. A gap is a question that nobody has looked at. A change is a day on which, as
    a text of the provider states it, an answer became another; it counts once, however many
    tiers it touched.
    ");
    let json = Run::new(&["stats", "acme", "--format", "json"]).on_fixture().json();
    assert_eq!(json["coverage"]["total"], json["coverage"]["providers"]["acme"]);
    assert_eq!(Run::new(&["stats", "nobody"]).on_fixture().said().status, 2);
}

#[test]
fn gaps_come_worst_first() {
    assert_snapshot!(on_fixture("list --gaps"), @"
    ──────────────────────────────────────────────────────────────────────────────────────────
     Id              Unanswered       Second-hand   Old copy   Cited only       Read
    ══════════════════════════════════════════════════════════════════════════════════════════
     acme/chat       If flagged,                               Feedback,        twice, 22
                     Given to                                  Collected,       days ago
                     others,                                   Zero
                     Agreements                                retention,
                                                               People read
    ──────────────────────────────────────────────────────────────────────────────────────────
     acme/api        If flagged,                                                twice, 22
                     Given to                                                   days ago
                     others,
                     Agreements
    ──────────────────────────────────────────────────────────────────────────────────────────
     delta/team      If flagged,      People read              Training,        once, 22 days
                     Given to                                  Collected,       ago
                     others                                    Kept, After
                                                               deleting, Zero
                                                               retention, How
                                                               to stop,
                                                               Agreements
    ──────────────────────────────────────────────────────────────────────────────────────────
     delta/classic   If flagged,                               Training,        once, 22 days
                     Given to                                  Feedback,        ago
                     others                                    Collected,
                                                               Kept, After
                                                               deleting, Zero
                                                               retention,
                                                               People read,
                                                               How to stop,
                                                               Agreements
    ──────────────────────────────────────────────────────────────────────────────────────────
     beta/local                                                Training,        once, 22 days
                                                               Feedback,        ago
                                                               Collected,
                                                               Kept, After
                                                               deleting, Zero
                                                               retention,
                                                               People read,
                                                               How to stop,
                                                               Telemetry
    ──────────────────────────────────────────────────────────────────────────────────────────

    Worst first. Cited only: the provider's own page, in no archive, so no program can go back
    to the passage.
    ");
    let json = Run::new(&["list", "--gaps", "--format", "json"]).on_fixture().json();
    assert_eq!(json["gaps"][0]["tier"], "acme/chat");
}

#[test]
fn a_reading_of_long_ago_is_a_gap_in_every_question() {
    let json = Run::new(&["list", "acme", "--gaps", "--format", "json", "--today", "2028-01-01"]).on_fixture().json();
    let old = json["gaps"][0]["old"].as_array().unwrap();
    assert!(old.len() >= 8, "{old:?}");
}

/// The page says on which day it was made; on that day the program says the same.
#[test]
fn the_coverage_page_is_fresh() {
    let page = read("docs/coverage.md");
    let day = page.lines().next().unwrap().rsplit(' ').next().unwrap();
    let said = Run::new(&["stats", "--format", "markdown", "--today", day]).out();
    assert_eq!(page, said, "stale: promptfate stats --format markdown > docs/coverage.md");
    let figures = said.lines().find(|line| line.contains(" providers, ")).unwrap();
    assert!(read("README.md").contains(figures), "stale, the README shall say:\n{figures}");
}
