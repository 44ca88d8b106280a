//! Measures the scan on its corpus and on clean text, beside the peers that are installed. Prints tables, fails on nothing.
//!
//! `benches/scan.sh` installs the peers and runs this; see `docs/benchmarks.md`.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

#[path = "../tests/secrets/corpus.rs"]
mod corpus;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

/// The peers: a name, the program and its arguments; each runs in the folder that it is to scan.
const PEERS: &[(&str, &str, &[&str])] = &[
    ("promptfate scan", env!("CARGO_BIN_EXE_promptfate"), &["scan", "--format", "json", "."]),
    ("ripsecrets", "ripsecrets", &["."]),
    ("detect-secrets", "detect-secrets", &["scan", "--all-files", "."]),
    ("secretlint (recommended)", "secretlint", &["--secretlintrc", "SECRETLINTRC", "--format", "unix", "**/*"]),
];

fn run(program: &str, arguments: &[&str], folder: &Path, rules: &Path) -> Option<(Output, f64)> {
    let arguments =
        arguments.iter().map(|one| if *one == "SECRETLINTRC" { rules.as_os_str().to_owned() } else { (*one).into() });
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    let start = Instant::now();
    let output = command.output().ok()?;
    Some((output, start.elapsed().as_secs_f64()))
}

/// Returns the samples whose files a program names in its output.
fn flagged(output: &Output, count: usize) -> BTreeSet<usize> {
    let said = String::from_utf8_lossy(&output.stdout);
    (0..count).filter(|at| said.contains(&format!("sample-{at:03}.txt"))).collect()
}

/// Returns lines like those of programs and their documentation, which hold names of secrets but no secret.
fn clean_text(bytes: usize) -> String {
    const WORDS: &[&str] = &[
        "the", "value", "of", "a", "request", "is", "read", "before", "answer", "token", "count", "key", "in", "map", "let",
        "mut", "return", "fn", "self", "password", "field", "label", "for", "each", "line", "file", "and", "secret", "name",
        "path", "http",
    ];
    let mut text = String::with_capacity(bytes + 100);
    let mut at = 7_usize;
    while text.len() < bytes {
        for _ in 0..12 {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let _ = write!(text, "{} ", WORDS[(at >> 33) % WORDS.len()]);
        }
        text.push_str(if at.is_multiple_of(3) { "= get(name);\n" } else { "\n" });
    }
    text
}

fn main() {
    let scratch = std::env::temp_dir().join("promptfate-scan-bench");
    let _ = std::fs::remove_dir_all(&scratch);
    let (folder, clean, short) = (scratch.join("corpus"), scratch.join("clean"), scratch.join("short"));
    for one in [&folder, &clean, &short] {
        std::fs::create_dir_all(one).expect("cannot make a folder");
    }
    let rules = scratch.join("secretlintrc.json");
    std::fs::write(&rules, r#"{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}"#).expect("cannot write");
    let samples = corpus::samples();
    for (at, sample) in samples.iter().enumerate() {
        std::fs::write(folder.join(format!("sample-{at:03}.txt")), format!("{}\n", sample.text))
            .expect("cannot write a sample");
    }
    let text = clean_text(100_000_000);
    std::fs::write(clean.join("clean.txt"), &text).expect("cannot write");
    std::fs::write(short.join("short.txt"), &text[..10_000]).expect("cannot write");
    let positives: BTreeSet<usize> = (0..samples.len()).filter(|at| samples[*at].is_secret).collect();
    println!("{} secrets, {} near misses", positives.len(), samples.len() - positives.len());
    println!(
        "{:<26} {:>6} {:>6} {:>10} {:>7} {:>10} {:>12}",
        "", "found", "false", "precision", "recall", "corpus", "100 MB clean"
    );
    for (name, program, arguments) in PEERS {
        let Some((output, seconds)) = run(program, arguments, &folder, &rules) else {
            println!("{name:<26} is not installed");
            continue;
        };
        let flagged = flagged(&output, samples.len());
        let found = flagged.intersection(&positives).count();
        let wrong = flagged.len() - found;
        // Python and JavaScript take minutes for it.
        let is_native = !["detect-secrets", "secretlint"].contains(program);
        let big = is_native.then(|| run(program, arguments, &clean, &rules)).flatten().map(|(_, seconds)| seconds);
        println!(
            "{name:<26} {found:>6} {wrong:>6} {:>10.3} {:>7.3} {seconds:>8.2} s {:>10.2} s",
            found as f64 / flagged.len().max(1) as f64,
            found as f64 / positives.len() as f64,
            big.unwrap_or(f64::NAN),
        );
        if *name == PEERS[0].0 {
            for at in flagged.symmetric_difference(&positives) {
                println!("  wrong about sample {at}, of {}", samples[*at].rule);
            }
        }
    }
    let median = |program: &str, arguments: &[&str], last: &Path| {
        let mut taken: Vec<f64> =
            (0..101).filter_map(|_| run(program, arguments, last, &rules)).map(|(_, seconds)| seconds).collect();
        taken.sort_by(f64::total_cmp);
        taken[taken.len() / 2] * 1000.0
    };
    let (empty, prompt) = (median("true", &[], &short), median(PEERS[0].1, &["scan", "."], &short));
    println!("a prompt of 10 kB: {prompt:.2} ms, {:.2} ms above `true`", prompt - empty);
}
