//! Compiles `data/` into the program, with the program's own reader. A record that cannot be read fails the build.
//!
//! `PROMPTFATE_EMBED` names another folder, for benchmarks and for organisations with records of their own.

#![allow(dead_code, unused_imports, missing_docs, clippy::print_stdout, reason = "the build uses a part of these modules")]

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/diagnostic.rs"]
mod diagnostic;
#[path = "src/files"]
mod files {
    pub mod read;
    pub use read::read;
}
#[path = "src/model/mod.rs"]
mod model;
/// The parts of `names` that make the index.
#[path = "src/names"]
mod names {
    pub mod index;
    mod phrase_table;
    mod tokens;
    mod words;
}
/// The reader of the records.
#[path = "src/records"]
mod records {
    mod load;

    pub use load::*;
}

fn main() -> Result<(), String> {
    let data = env::var_os("PROMPTFATE_EMBED").map_or_else(|| PathBuf::from("data"), PathBuf::from);
    println!("cargo::rerun-if-env-changed=PROMPTFATE_EMBED");
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-changed=src/files/read.rs");
    println!("cargo::rerun-if-changed=src/model");
    println!("cargo::rerun-if-changed=src/records/load");
    println!("cargo::rerun-if-changed=src/names");
    let form = form_of(&["src/model", "src/records/load", "src/names"]).map_err(|error| error.to_string())?;
    let loaded = records::load(&data, &records::accept).map_err(|failure| failure.to_string())?;
    let errors: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|found| found.severity == diagnostic::Severity::Error)
        .map(|found| format!("{}/{} {:?}: {}", data.display(), found.file, found.place, found.message))
        .collect();
    if !errors.is_empty() {
        return Err(format!("records that cannot be read:\n{}", errors.join("\n")));
    }
    let out = env::var_os("OUT_DIR").ok_or("cargo names no folder for the build")?;
    let names = names::index::build(&loaded.catalog.listings(), &loaded.beside)?;
    fs::write(Path::new(&out).join("form.txt"), form).map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join("records.bin"), loaded.catalog.to_bytes(&names, &loaded.beside, &loaded.edition)?)
        .map_err(|error| error.to_string())
}

/// Returns a sum (FNV-1a) of the sources that say in which form records are written: those of another sum may mean something else.
fn form_of(folders: &[&str]) -> std::io::Result<String> {
    let mut folders: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        // A checkout may have other ends of lines.
        for byte in fs::read(file)?.into_iter().filter(|byte| *byte != b'\r') {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(format!("{sum:016x}"))
}
