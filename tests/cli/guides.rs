//! The guides for those who come after name what is there.

use std::fs;
use std::path::Path;

use promptfate::model::Question;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Returns what stands in backticks in a text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with("```")).flat_map(|line| line.split('`').skip(1).step_by(2))
}

#[test]
fn the_files_and_tests_that_guides_name_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for guide in ["CONTRIBUTING.md", "docs/testing.md", "docs/architecture.md"] {
        let text = read(guide);
        for word in quoted(&text) {
            let is_example = word.contains("my") || word.contains(['*', ' ']) || word.chars().any(|c| c.is_uppercase());
            let is_path = ["src/", "tests/", "docs/", "schema/", "data/"].iter().any(|folder| word.starts_with(folder));
            if is_path && (!is_example || root.join(word).exists()) {
                assert!(root.join(word).exists(), "{guide} names {word}");
                seen += 1;
            }
            // In the page on architecture names stand below src.
            let is_below_src = guide == "docs/architecture.md" && (word.ends_with(".rs") || word.ends_with('/'));
            if is_below_src && !is_path && !is_example {
                assert!(root.join("src").join(word).exists() || root.join(word).exists(), "{guide} names {word}");
                seen += 1;
            }
            let Some((suite, test)) = word.split_once(' ').filter(|(suite, _)| ["cli", "rules", "secrets"].contains(suite))
            else {
                continue;
            };
            let (file, name) = match test.split_once("::") {
                Some((module, name)) => (format!("tests/{suite}/{module}.rs"), name),
                None => (format!("tests/{suite}.rs"), test),
            };
            assert!(read(&file).contains(&format!("fn {name}()")), "{guide} names {word}");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn the_form_for_a_wrong_answer_offers_every_question() {
    let form = read(".github/ISSUE_TEMPLATE/answer.yml");
    for question in Question::ALL {
        assert!(form.contains(&format!("        - {question}\n")), "{question}");
    }
}

#[test]
fn the_oldest_rust_that_is_tested_is_the_one_that_is_promised() {
    let manifest = read("Cargo.toml");
    let oldest = manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap();
    assert!(read(".github/workflows/ci.yml").contains(&format!("rust: [stable, {oldest}]")), "{oldest}");
    assert!(read("README.md").contains(&format!("Rust {} or newer", oldest.trim_matches('"'))), "{oldest}");
}
