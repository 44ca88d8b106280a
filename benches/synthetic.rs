//! Writes synthetic records: as long as real ones, in order, different from each other.

use std::fs;
use std::io;
use std::path::Path;

/// How many tiers each provider has.
const TIERS: usize = 20;

/// Writes `count` tiers, and their providers, into a data folder.
pub fn write(folder: &Path, count: usize) -> io::Result<()> {
    for first in (0..count).step_by(TIERS) {
        let number = first / TIERS;
        let provider = folder.join(format!("provider-{number:03}"));
        fs::create_dir_all(&provider)?;
        fs::write(provider.join("provider.yaml"), provider_text(number))?;
        for tier in first..count.min(first + TIERS) {
            fs::write(provider.join(format!("tier-{:02}.yaml", tier - first)), tier_text(tier))?;
        }
    }
    Ok(())
}

fn provider_text(number: usize) -> String {
    format!(
        "schema: 1\nname: Provider {number}\nhome: https://p{number}.example\njurisdiction: US\nsources:\n  terms:\n    title: Terms of service\n    \
         url: https://p{number}.example/terms\n    kind: contract\n    archive:\n      - {{collection: synthetic, path: \"P{number}/Terms.md\"}}\n"
    )
}

fn cite(indent: &str, number: usize) -> String {
    format!(
        "{indent}cite:\n{indent}  - source: terms\n{indent}    passage: {{from: \"we say in number {number}\", to: \"and that is all there\"}}\n\
         {indent}    digest: \"sha256:{number:064x}\"\n{indent}    version: \"{number:040x}\"\n{indent}    read: \"2026-08-22\"\n"
    )
}

fn tier_text(number: usize) -> String {
    let word = |words: &[&'static str]| words[number % words.len()];
    let mut text = format!(
        "# yaml-language-server: $schema=../../schema/tier.schema.json\nschema: 1\nname: Tier {number}\nkind: {}\nplans: [Free, Plus]\n\
         aliases: [synthetic tier {number}, syn{number}]\nchecked: \"2026-11-01\"\n",
        word(&["consumer", "team", "api"])
    );
    let training = word(&["never", "opt_in", "never"]);
    text.push_str(&format!(
        "training:\n  - since: \"2025-10-08\"\n    answer: {training}\n    except: [safety_flagged]\n    cases:\n      - when: private windows\n        \
         answer: never\n        note: These stay out of it.\n{}    note: Our own words about tier {number}.\n{}  - since: \"2024-01-01\"\n    answer: opt_out\n{}",
        cite("        ", number),
        cite("    ", number + 1),
        cite("    ", number + 2)
    ));
    let one = |key: &str, answer: &str, n: usize| {
        format!(
            "{key}:\n  - since: \"2025-10-08\"\n    answer: {answer}\n    note: What is said of {key} in plain words.\n{}",
            cite("    ", number + n)
        )
    };
    text.push_str(&one("feedback", "not_used", 3));
    text.push_str(&one(
        "signals",
        "{prompts: collected, responses: collected, files: collected, voice: unstated, feedback: collected, timing: collected, length: unstated, model: unstated, device: collected, location: unstated}",
        4,
    ));
    text.push_str(&one("retention", word(&["P30D", "P90D", "P5Y"]), 5));
    text.push_str(&one("deletion", "P30D", 6));
    text.push_str(&one("flagged_retention", "P2Y", 7));
    text.push_str(&one("zero_retention", "\"no\"", 8));
    text.push_str(&one("human_review", "\"yes\"", 9));
    text.push_str(&one("opt_out", "not_needed", 10));
    text.push_str(&one("sharing", "\"no\"", 11));
    text.push_str(&one("agreement", "[dpa, soc2]", 12));
    text
}
