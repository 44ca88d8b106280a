//! Times whole processes of the release build against an empty program, in one run. Prints a table, fails on nothing.
//!
//! `cargo bench --bench process` builds a copy of the program with 1,000 synthetic tiers embedded; see `docs/benchmarks.md`.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops where it cannot go on")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

mod synthetic;

/// Runs a command so many times and returns the median.
fn median(times: usize, mut command: impl FnMut() -> Command) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            let status = command().stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).status();
            assert!(status.is_ok(), "the command did not start");
            start.elapsed()
        })
        .collect();
    taken.sort();
    taken[times / 2]
}

/// Returns the most memory that a command held, in megabytes, as GNU time tells it; `None` without that program.
fn memory(program: &Path, arguments: &[&str]) -> Option<f64> {
    let output =
        Command::new("/usr/bin/time").args(["-f", "%M"]).arg(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    String::from_utf8_lossy(&output.stderr).lines().last()?.trim().parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

fn line(what: &str, taken: Duration, memory: Option<f64>) {
    let memory = memory.map_or_else(String::new, |megabytes| format!("{megabytes:7.1} MB"));
    println!("{what:<44} {:>9.2} ms {memory}", taken.as_secs_f64() * 1000.0);
}

/// Builds the program with the records of `folder` inside.
fn embedding(folder: &Path, target: &Path) -> PathBuf {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--target-dir"])
        .arg(target)
        .env("PROMPTFATE_EMBED", folder)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(status.is_ok_and(|status| status.success()), "the build failed");
    target.join("release").join(format!("promptfate{}", std::env::consts::EXE_SUFFIX))
}

fn main() {
    let scratch = std::env::temp_dir().join("promptfate-bench");
    let (thousand, ten_thousand) = (scratch.join("data-1000"), scratch.join("data-10000"));
    for (folder, count) in [(&thousand, 1_000), (&ten_thousand, 10_000)] {
        if !folder.is_dir() {
            synthetic::write(folder, count).expect("cannot write the synthetic records");
        }
    }
    let program = embedding(&thousand, &scratch.join("target"));
    let larger = scratch.join(format!("promptfate-10000{}", std::env::consts::EXE_SUFFIX));
    let thousand_copy = scratch.join(format!("promptfate-1000{}", std::env::consts::EXE_SUFFIX));
    std::fs::copy(&program, &thousand_copy).expect("cannot copy the program");
    std::fs::copy(embedding(&ten_thousand, &scratch.join("target")), &larger).expect("cannot copy the program");
    let program = thousand_copy;
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments);
        command
    };
    println!("{:<44} {:>12} {:>10}", "whole process, median", "time", "memory");
    line("true", median(101, || Command::new("true")), None);
    for (what, arguments) in [
        ("ask, one tier of 1,000 embedded", &["ask", "synthetic tier 500"][..]),
        ("ask, with a small error", &["ask", "snythetictier500"]),
        ("ask, a product without a record", &["ask", "does zorblax train on my notes"]),
        ("ask --format json", &["ask", "synthetic tier 500", "--format", "json"]),
        ("find over 1,000 embedded", &["find", "--training", "never", "--keep", "30d"]),
    ] {
        line(what, median(101, || run(arguments)), memory(&program, arguments));
    }
    for (what, arguments) in [
        ("ask, one tier of 10,000 embedded", &["ask", "synthetic tier 500"][..]),
        ("ask 10,000, with a small error", &["ask", "snythetictier500"]),
    ] {
        let run = || {
            let mut command = Command::new(&larger);
            command.args(arguments);
            command
        };
        line(what, median(101, run), memory(&larger, arguments));
    }
    let data = ten_thousand.display().to_string();
    let copy = data.clone();
    for (what, arguments) in [
        ("list --data, one load of 10,000", &["list", "--data", &data][..]),
        ("validate 10,000 records", &["validate", &data]),
        ("diff of two folders of 10,000", &["diff", &data, &copy]),
    ] {
        line(what, median(3, || run(arguments)), memory(&program, arguments));
    }
    if let Some(archive) = std::env::var_os("PROMPTFATE_ARCHIVE") {
        let verify = [
            "verify",
            "--data",
            concat!(env!("CARGO_MANIFEST_DIR"), "/data"),
            "--archive",
            archive.to_str().unwrap_or_default(),
        ];
        line("verify all citations of data/", median(3, || run(&verify)), memory(&program, &verify));
    }
}
