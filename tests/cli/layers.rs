//! A module uses only what stands to its left.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `src`, lowest first. Those of one row stand side by side; a row may use itself and those before it.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["diagnostic", "files", "printable"],
    &["git"],
    &["records"],
    &["archive", "names", "scan"],
    &["evidence", "validate"],
    &["questions"],
    &["organisation", "hook"],
    &["output"],
    &["site"],
    &["cli"],
];

fn layer_of(module: &str) -> usize {
    LAYERS.iter().position(|row| row.contains(&module)).unwrap_or_else(|| panic!("`{module}` stands in no layer"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

pub(super) fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let named = |path: PathBuf| {
        let first = path.strip_prefix(&root).unwrap().components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        (first.trim_end_matches(".rs").to_owned(), path, text)
    };
    found.into_iter().map(named).filter(|(module, ..)| module != "lib" && module != "main").collect()
}

/// Returns the top folders that a text names: `crate::a::x` and `crate::{a, b::{c}}`.
fn used(text: &str) -> Vec<String> {
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for rest in text.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            found.push(name(rest));
            continue;
        };
        let (mut depth, mut item) = (0, String::new());
        for c in group.chars() {
            match c {
                '}' if depth == 0 => break,
                ',' if depth == 0 => found.push(name(&std::mem::take(&mut item))),
                _ => {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    item.push(c);
                }
            }
        }
        found.push(name(&item));
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn groups_of_names_are_read_too() {
    assert_eq!(used("use crate::{cli::{a, b}, output};\nuse crate::model::Day;"), ["cli", "output", "model"]);
}

#[test]
fn data_flows_one_way() {
    for (module, path, text) in sources() {
        let text = text.split("#[cfg(test)]").next().unwrap();
        for used in used(text) {
            assert!(layer_of(&used) <= layer_of(&module), "{} uses `{used}`, which stands above it", path.display());
        }
    }
}

#[test]
fn the_model_does_no_io_and_knows_no_command_line() {
    for (module, path, text) in sources() {
        let text = text.split("#[cfg(test)]").next().unwrap();
        let forbidden: &[&str] = match module.as_str() {
            "model" => &["std::fs", "std::io", "std::env", "clap", "println!"],
            "cli" => &["println!", "process::exit"],
            // The options of `find` and the keys of a policy are one list.
            _ if path.ends_with("questions/constraints.rs") => &["println!", "process::exit", "Day::today"],
            _ => &["clap", "println!", "process::exit", "Day::today"],
        };
        for word in forbidden {
            assert!(!text.contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn git_is_started_in_one_place() {
    let starts =
        |(_, path, text): (_, PathBuf, String)| text.matches("Command::new(\"git\")").map(|_| path.clone()).collect::<Vec<_>>();
    let places: Vec<PathBuf> = sources().into_iter().flat_map(starts).collect();
    assert!(matches!(places.as_slice(), [one] if one.ends_with("src/git/mod.rs")), "{places:?}");
}

#[test]
fn rooms_stay_small_and_have_names() {
    for (_, path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(!["util", "utils", "helper", "helpers", "common", "misc"].contains(&name.as_str()), "{}", path.display());
    }
}
