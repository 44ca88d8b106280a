//! What the fixture's third provider is for: promises with an end, an offer that is over, sources that are not one's own.

use std::fs;

use promptfate::records::{Embedded, Loaded, accept, load};
use serde_json::Value;

use super::program::{Run, ask, data};

const POLICY: &str = "schema: 1\nclasses: {c: {requires: {training: [never]}}, short: {requires: {keep: 30d}}, \
                      any: {requires: {training: [opt_out]}}, named: {allow: [delta/classic]}}\n";

/// Judges one tool and returns its verdict with the reasons.
fn judged(tool: &str, more: &[&str]) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ai-policy.yaml"), POLICY).unwrap();
    fs::write(folder.path().join("ai-tools.yaml"), format!("schema: 1\ntools:\n  - {tool}\n")).unwrap();
    let arguments: Vec<&str> = ["audit", "--format", "json"].iter().chain(more).copied().collect();
    let said = Run::new(&arguments).on_fixture().within(folder.path()).said();
    let json: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err));
    let one = &json["audit"][0];
    (one["verdict"].as_str().unwrap().to_owned(), one["reasons"].to_string())
}

/// What is said, on one line.
fn said(words: &str) -> String {
    ask(words).out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn found(words: &str) -> Vec<String> {
    let said = ask(&format!("find {words} --format json"));
    let json: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err));
    json["tiers"].as_array().unwrap().iter().map(|tier| tier["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_promise_to_a_region_holds_until_its_day_and_no_longer() {
    let on = |day: &str, region: &str| {
        let said = ask(&format!("ask does delta team train --today {day} {region}"));
        assert_eq!(said.status, 0, "{}", said.err);
        said.out
    };
    assert!(on("2026-12-31", "--region DE").contains("\nNO. Your content is not used for training. In EEA.\n"));
    assert!(on("2027-01-01", "--region DE").contains("\nYES. Your content is used for training"));
    assert!(on("2026-12-31", "").contains("EEA"), "{}", on("2026-12-31", ""));
    assert!(!on("2027-01-01", "").contains("EEA"), "{}", on("2027-01-01", ""));
    let on = |day| judged("{tool: delta/team, classes: [c], region: FR}", &["--today", day]).0;
    assert_eq!((on("2026-12-31").as_str(), on("2027-01-01").as_str()), ("allowed", "refused"));
}

#[test]
fn a_promise_that_ended_is_said_to_have_and_meets_nothing() {
    let on = |day: &str| said(&format!("ask how long does delta team keep my chats --at {day}"));
    for (day, said) in [("2026-06-30", "lapses on 2026-06-30"), ("2026-07-01", "LAPSED on 2026-06-30")] {
        assert!(on(day).contains(said), "{day}\n{}", on(day));
    }
    let holds = |day: &str| found(&format!("--keep 30d --at {day}")).contains(&"delta/team".to_owned());
    assert_eq!((holds("2026-06-30"), holds("2026-07-01"), holds("2026-09-01")), (true, false, false));
    let on = |day| judged("{tool: delta/team, classes: [short]}", &["--at", day]);
    assert_eq!(on("2026-06-30").0, "allowed");
    let (verdict, why) = on("2026-07-01");
    assert!(verdict == "unclear" && why.contains("the promise has ended"), "{verdict} {why}");
    assert_eq!(on("2026-09-01").0, "refused");
}

#[test]
fn what_is_no_longer_offered_passes_nowhere() {
    let on = |class: &str, day: &str| judged(&format!("{{tool: delta/classic, classes: [{class}]}}"), &["--at", day]);
    for class in ["c", "named"] {
        assert_eq!(on(class, "2026-09-30").0, "allowed");
        let (verdict, why) = on(class, "2026-10-01");
        assert!(verdict == "refused" && why.contains("it is no longer offered"), "{verdict} {why}");
    }
    let is_found = |day: &str| found(&format!("--training never --at {day}")).contains(&"delta/classic".to_owned());
    assert_eq!((is_found("2026-09-30"), is_found("2026-10-01")), (true, false));
    let on = |day: &str| said(&format!("ask does delta classic train --at {day}"));
    assert!(on("2026-10-01").contains("no longer offered since 2026-10-01"), "{}", on("2026-10-01"));
    assert!(!on("2026-09-30").contains("no longer offered"));
}

#[test]
fn an_attestation_counts_from_its_own_day() {
    let tool = |on: &str| format!("{{tool: acme/chat, classes: [any], opted_out: {{on: \"{on}\", by: Ada}}}}");
    let on = |day| judged(&tool("2026-10-01"), &["--at", day]);
    let (verdict, why) = on("2026-09-30");
    assert!(verdict == "refused" && why.contains("turned off only on 2026-10-01"), "{verdict} {why}");
    assert_eq!(on("2026-10-01").0, "allowed");
    // The text began on 2025-10-08: who turned it off on that day turned off that text.
    assert_eq!(judged(&tool("2025-10-08"), &[]).0, "allowed");
    assert_eq!(judged(&tool("2025-10-07"), &[]).0, "unclear");
}

#[test]
fn advice_puts_what_is_allowed_by_name_first() {
    let folder = tempfile::tempdir().unwrap();
    let advised = |lists: &str| {
        let policy = format!("schema: 1\nclasses: {{c: {{requires: {{training: [never, opt_in]}}, {lists}}}}}\n");
        fs::write(folder.path().join("ai-policy.yaml"), policy).unwrap();
        let json = Run::new(&["advise", "--class", "c", "--format", "json"]).on_fixture().within(folder.path()).json();
        json["tiers"].as_array().unwrap().iter().map(|tier| tier["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(advised("deny: []"), ["acme/api", "beta/local"]);
    assert_eq!(advised("allow: [delta/team]"), ["delta/team", "acme/api", "beta/local"]);
    assert_eq!(advised("allow: [delta/classic, acme/chat]"), ["acme/chat", "acme/api", "beta/local"]);
}

#[test]
fn one_source_of_somebody_else_makes_an_answer_secondary() {
    let json = ask("ask delta team who reads --format json").out;
    let json: Value = serde_json::from_str(&json).unwrap();
    let answers = &json["tiers"][0]["answers"];
    assert_eq!((&answers["human_review"]["grade"], &answers["training"]["grade"]), (&"secondary".into(), &"cited".into()));
    assert_eq!(answers["feedback"]["grade"], "verified");
}

#[test]
fn a_link_to_an_address_with_a_fragment_has_one() {
    let json: Value = serde_json::from_str(&ask("ask delta team --format json").out).unwrap();
    let link = json["tiers"][0]["answers"]["training"]["citations"][0]["link"].as_str().unwrap();
    let words = "What%20you%20write%20may%20train,until%20you%20turn%20it%20off";
    assert_eq!(link, format!("https://delta.example/help#privacy:~:text={words}"));
}

/// As the program holds its own records: each decoded when it is asked for.
#[test]
fn a_tier_that_is_picked_brings_the_sources_of_other_providers() {
    let Loaded { catalog, edition, .. } = load(&data(), &accept).unwrap();
    let bytes = catalog.to_bytes(&[], &Default::default(), &edition).unwrap();
    let at = catalog.tiers.iter().position(|tier| tier.id.as_str() == "delta/team").unwrap();
    let picked = Embedded::open(&bytes).unwrap().pick([at]).unwrap();
    assert_eq!(picked.providers.keys().collect::<Vec<_>>(), ["acme", "delta"]);
    let tier = &picked.tiers[0];
    let mut citations = tier.timelines.values().flatten().flat_map(|entry| &entry.cite);
    assert!(citations.all(|citation| picked.source(tier, citation).is_some()));
}

#[test]
fn what_another_text_says_stands_beside_the_answer() {
    let asked = said("ask who reads my chats delta team");
    assert!(asked.contains("YES. People may read conversations."), "{asked}");
    assert!(
        asked.contains("CONFLICT. Another text of the provider says: no. The guide of Delta says that nobody reads."),
        "{asked}"
    );
    let listed = said("conflicts");
    assert!(listed.contains("Delta Team") && listed.contains("Human review: Yes. People may read"), "{listed}");
    let json: Value = serde_json::from_str(&ask("conflicts delta/team --format json").out).unwrap();
    assert_eq!(json["conflicts"][0]["answer"]["conflict"]["answer"], "no");
    assert_eq!(json["conflicts"].as_array().unwrap().len(), 1);
    assert!(said("conflicts acme").contains("No texts of these providers are known to disagree."));
}

#[test]
fn a_place_is_met_where_every_place_named_lies_in_it() {
    let within = |places: &str| found(&format!("--location {places}")).contains(&"delta/team".to_owned());
    assert!(within("EEA,customer_choice"));
    assert!(!within("EEA"), "a choice that nobody has made");
    assert!(!within("US,customer_choice"));
    assert!(found("--location EEA,customer_choice --strict").is_empty(), "support tickets go anywhere");
    let refused = ask("find --location unstated");
    assert_eq!(refused.status, 2, "{}", refused.out);
    assert!(said("show delta/team").contains("Location: Stored or processed in Germany, or where the customer chooses."));
}

#[test]
fn a_question_that_nobody_has_looked_at_is_no_success() {
    for format in ["text", "json", "markdown"] {
        let said = ask(&format!("ask is delta team gdpr compliant --at 2020-01-01 --format {format}"));
        assert_eq!(said.status, 2, "{format}: {}", said.out);
    }
    assert_eq!(ask("ask is acme chat hipaa compliant").status, 2);
    // One answer of two is an answer, and so is silence of a text that was read.
    assert_eq!(ask("ask does acme chat train and is it hipaa compliant").status, 0);
    assert_eq!(ask("ask is delta team gdpr compliant").status, 0);
}
