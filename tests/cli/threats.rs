//! What `docs/security.md` says is held by a test is held by one.

use std::fs;
use std::path::Path;

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let mut count = 0;
    for row in model.lines().filter(|line| line.starts_with("| **")) {
        let held = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        for file in held.split("; ") {
            let mut names = file.split('`').skip(1).step_by(2);
            let file = names.next().unwrap_or_else(|| panic!("{row} names no test"));
            if file == "fuzz" {
                // A package on a registry has no targets.
                let targets = root.join("fuzz/fuzz_targets");
                names.for_each(|name| assert!(!targets.exists() || targets.join(format!("{name}.rs")).is_file(), "{name}"));
                continue;
            }
            let path = format!("tests/cli/{file}.rs");
            let text = fs::read_to_string(root.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            for name in names {
                assert!(text.contains(&format!("fn {name}() {{")), "{path} has no test `{name}`");
                count += 1;
            }
        }
    }
    assert!(count > 30, "found {count} tests, as if the table had another form");
}
