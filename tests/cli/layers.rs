//! A module uses only what stands to its left.

use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first. Modules of one row stand side by side; a row may use its own and those before it.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["diagnostic"],
    &["load"],
    &["archive", "edit", "library"],
    &["live"],
    &["ask", "find", "compare", "checklist", "history", "diff", "risks", "validate", "verify", "cite", "fmt", "scan"],
    &["gaps", "coverage", "constraints"],
    &["policy"],
    &["audit", "inventory", "hook"],
    &["json", "present", "sarif", "register"],
    &["render"],
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

fn sources() -> Vec<(String, PathBuf, String)> {
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

#[test]
fn data_flows_one_way() {
    for (module, path, text) in sources() {
        let text = text.split("#[cfg(test)]").next().unwrap();
        for used in text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if LAYERS.iter().flat_map(|row| row.iter()).any(|known| *known == used) {
                assert!(layer_of(&used) <= layer_of(&module), "{} uses `{used}`, which stands above it", path.display());
            }
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
            "constraints" => &["println!", "process::exit", "Day::today"],
            _ => &["clap", "println!", "process::exit", "Day::today"],
        };
        for word in forbidden {
            assert!(!text.contains(word), "{} has {word}", path.display());
        }
    }
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
