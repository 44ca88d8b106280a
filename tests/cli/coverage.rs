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
    3 providers, 5 tiers, 46 answers: 30 % verified, 67 % cited, 2 % secondary. Dated changes:
    2 (2025 to 2026).

      Second reviewer         2 of 5 tiers
      Median age of copies    161 days
      Not researched yet      11 questions
      Both editions archived  1 of 2 changes
      Changes by year         2025: 1, 2026: 1

    A row for each provider: promptfate stats --by provider
    ");
    let json = Run::new(&["stats", "acme", "--format", "json"]).on_fixture().json();
    assert_eq!(json["coverage"]["total"], json["coverage"]["providers"]["acme"]);
    assert_eq!(Run::new(&["stats", "nobody"]).on_fixture().said().status, 2);
}

#[test]
fn gaps_come_worst_first() {
    assert_snapshot!(on_fixture("list --gaps"), @"
    Id             T F C R D X Z H O P A L U  Checked
    acme/api       . . . . . - . . . - - - .  twice, 22 days ago
    acme/chat      . c c . . - c c . - - . .  twice, 22 days ago
    delta/team     c . c c c - c s c - c c .  once, 22 days ago
    delta/classic  c c c c c - c c c - c . .  once, 22 days ago
    beta/local     c c c c c . c c c . . . c  once, 22 days ago

    Worst first. - not researched, s third-party source, c cited but not archived, S and C the
    same with an old copy, o archived but checked long ago, . archived or not asked of this
    tier.

    T Training, F Feedback, C Collected, R Retention, D After deleting, X Flagged content, Z
    Zero retention, H Human review, O How to stop, P Third parties, A Agreements, L Location,
    U Telemetry.
    ");
    let json = Run::new(&["list", "--gaps", "--format", "json"]).on_fixture().json();
    assert_eq!(json["gaps"][0]["tier"], "acme/api");
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
