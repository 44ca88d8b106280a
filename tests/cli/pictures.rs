//! Formats beside text: pictures for pages, YAML for other programs.

use super::program::{Run, ask};

#[test]
fn a_history_is_drawn_with_signs_words_and_a_text_for_those_who_do_not_see_it() {
    let drawn = ask("history acme/chat --format svg");
    assert_eq!(drawn.status, 0, "{}", drawn.err);
    let drawn = drawn.out;
    assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>\n") && drawn.contains("role=\"img\""), "{drawn}");
    let change = "2025-10-08 Training: ";
    let desc = drawn.split("<desc id=\"desc\">").nth(1).and_then(|rest| rest.split("</desc>").next()).unwrap();
    assert!(desc.contains(change) && desc.contains("(worse)"), "{desc}");
    // Seen too, not only told, and in both schemes of colours.
    assert!(drawn.matches(change).count() == 2 && drawn.contains("prefers-color-scheme:dark"), "{drawn}");
    assert!(!drawn.contains("<script") && !drawn.contains("href"), "nothing is fetched and nothing runs");
}

#[test]
fn a_comparison_is_drawn_with_every_answer() {
    let drawn = ask("compare acme/chat acme/api --format svg").out;
    for words in ["Training", "\u{2713} ", "! ", "Acme Chat", "Acme API"] {
        assert!(drawn.contains(words), "{words}: {drawn}");
    }
}

#[test]
fn yaml_reads_back_to_the_same_values() {
    let json: serde_json::Value = Run::new(&["show", "acme/chat", "delta/team", "--format", "json"]).on_fixture().json();
    let yaml = Run::new(&["show", "acme/chat", "delta/team", "--format", "yaml"]).on_fixture().out();
    assert_eq!(yaml_serde::from_str::<serde_json::Value>(&yaml).unwrap(), json);
    // Words that some readers take for something else are in quotes.
    assert!(yaml.contains("\"answer\": \"no\"\n") && yaml.contains("\"as_of\": \"2026-11-23\"\n"), "{yaml}");
}
