//! `scan`: what it finds, how it says so, and that it never gives a secret away.

use std::fs;
use std::process::Command;

use super::program::Run;
use super::schema::assert_is_sarif;

/// Made up here, so that no scanner takes this file for a leak.
fn token() -> String {
    format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
}

#[test]
fn a_find_is_shown_with_carets_and_without_the_secret() {
    let text = format!("Dear colleague,\n  the token is {} and the other one {}x9.\n", token(), "q8Zr3vT1xLm0Kp5sWd7e");
    let said = Run::new(&["scan"]).reading(text.as_bytes()).said();
    assert_eq!(said.status, 1);
    insta::assert_snapshot!(said.out, @r"
    error: standard input:2:16 [github-token] found GitHub personal access token
      |
    2 |   the token is ************************ and the other one ***********************
      |                ^^^^^^^^^^^^^^^^^^^^^^^^
    ");
    insta::assert_snapshot!(said.err, @r"
    1 found in 1 of 1 text, 114 bytes read
    what has been pasted is known to others: revoke it where it was issued, and make a new one
    ");
    assert!(!said.out.contains("a1B2") && !said.err.contains("a1B2"));
}

#[test]
fn no_format_gives_the_secret_away() {
    let text = format!("key = \"{}\"\n", token());
    for format in ["text", "json", "sarif"] {
        let said = Run::new(&["scan", "--format", format]).reading(text.as_bytes()).said();
        assert_eq!(said.status, 1, "{format}");
        assert!(said.out.contains("github-token") && !said.out.contains("a1B2"), "{}", said.out);
    }
}

#[test]
fn nothing_found_is_done() {
    let said = Run::new(&["scan"]).reading(b"What is the capital of France?\n").said();
    assert_eq!((said.status, said.out.as_str()), (0, ""));
    assert_eq!(said.err, "0 found in 0 of 1 text, 31 bytes read\n");
}

#[test]
fn the_same_secret_has_the_same_placeholder() {
    let text = format!("first {0}, then {0}, mail ada@lovelace.io\nend", token());
    let said = Run::new(&["scan", "--redact", "--personal"]).reading(text.as_bytes()).said();
    assert_eq!(said.status, 0);
    assert_eq!(said.out, "first [GITHUB-TOKEN-1], then [GITHUB-TOKEN-1], mail [EMAIL-ADDRESS-1]\nend");
    assert_eq!(said.err, "3 replaced\n");
}

#[test]
fn personal_data_is_looked_for_on_request() {
    let text = "IBAN DE89 3704 0044 0532 0130 00, card 4111 1111 1111 1111, call +49 30 901820 or write to ada@lovelace.io; \
                BSN 111222333, AHV 756.9217.0769.85, CPF 529.982.247-25, SSN 219-09-9999, order 1234 5678 9012 3456.\n";
    assert_eq!(Run::new(&["scan"]).reading(text.as_bytes()).said().status, 0);
    let said = Run::new(&["scan", "--personal", "--format", "json"]).reading(text.as_bytes()).said();
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let rules: Vec<&str> = json["secrets"].as_array().unwrap().iter().map(|find| find["rule"].as_str().unwrap()).collect();
    let expected = ["iban", "card-number", "phone-number", "email-address", "nl-bsn", "ch-ahv", "br-cpf", "us-ssn"];
    assert_eq!(rules, expected);
}

#[test]
fn folders_are_walked_and_a_line_can_be_allowed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".env"), format!("TOKEN={}\n", token())).unwrap();
    fs::write(folder.path().join("allowed.txt"), format!("TOKEN={} # promptfate:allow\n", token())).unwrap();
    fs::write(folder.path().join("image.png"), format!("\x7fELF\0\0\0\0\0TOKEN={}\n", token())).unwrap();
    let said = Run::new(&["scan", "--format", "json", "."]).within(folder.path()).said();
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["secrets"].as_array().unwrap().len(), 1);
    assert_eq!((json["secrets"][0]["line"].as_u64(), json["secrets"][0]["column"].as_u64()), (Some(1), Some(7)));
    assert!(json["secrets"][0]["file"].as_str().unwrap().ends_with(".env"));
    assert!(said.err.starts_with("1 found in 1 of 3 texts"), "{}", said.err);
    assert!(said.err.contains("1 not read (no text)"), "{}", said.err);
    assert_eq!(said.status, 1);
}

#[test]
fn what_is_staged_is_scanned_and_what_is_not_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let git = |arguments: &[&str]| {
        assert!(Command::new("git").args(arguments).current_dir(folder.path()).output().unwrap().status.success());
    };
    git(&["init", "--quiet"]);
    fs::write(folder.path().join("prompt.md"), format!("Use {}\n", token())).unwrap();
    assert_eq!(Run::new(&["scan", "--staged"]).within(folder.path()).said().status, 0);
    git(&["add", "prompt.md"]);
    // What is committed is what is staged, whatever the file says by now.
    fs::write(folder.path().join("prompt.md"), "clean\n").unwrap();
    let said = Run::new(&["scan", "--staged"]).within(folder.path()).said();
    assert_eq!(said.status, 1);
    assert!(said.out.contains("prompt.md:1:5 [github-token]"), "{}", said.out);
}

#[test]
fn staged_outside_of_a_repository_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let said = Run::new(&["scan", "--staged"]).within(folder.path()).env("GIT_CEILING_DIRECTORIES", "/").said();
    assert_eq!(said.status, 2);
    assert!(said.err.contains("--staged is for git repositories"), "{}", said.err);
}

#[test]
fn a_file_that_cannot_be_read_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), format!("{}\n", token())).unwrap();
    let said = Run::new(&["scan", "missing.txt", "good.txt"]).within(folder.path()).said();
    assert_eq!(said.status, 2);
    assert!(said.out.contains("good.txt:1:1") && said.err.contains("error: cannot read missing.txt"), "{}", said.err);
    assert_eq!(Run::new(&["scan", "missing.txt"]).within(folder.path()).said().status, 2);
}

#[test]
fn invalid_utf_8_and_control_characters_neither_stop_it_nor_reach_the_terminal() {
    let mut text = b"\xff\xfe\x1b[31m caf\xc3 ".to_vec();
    text.extend_from_slice(token().as_bytes());
    text.extend_from_slice("\u{202e} tail\n".as_bytes());
    let said = Run::new(&["scan"]).reading(&text).said();
    assert_eq!(said.status, 1);
    assert!(!said.out.contains(['\u{1b}', '\u{202e}']), "{:?}", said.out);
}

#[test]
fn a_line_of_fifty_megabytes_is_read_in_parts() {
    let mut text = vec![b'a'; 50 << 20];
    // Across the border of two blocks, and far from any line end.
    let at = (4 << 20) - 10;
    text[at] = b' ';
    text[at + 1..at + 41].copy_from_slice(token().as_bytes());
    text[at + 41] = b' ';
    let said = Run::new(&["scan", "--format", "json"]).reading(&text).said();
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["secrets"].as_array().unwrap().len(), 1);
    assert_eq!(json["secrets"][0]["start"].as_u64(), Some(at as u64 + 1));
    assert!(said.out.len() < 2_000);
}

#[test]
fn a_long_line_with_nothing_but_secrets_takes_no_longer() {
    // Looking for the beginning of the line at every find took minutes.
    let line = format!("k=\"{}\", ", token()).repeat(60_000);
    let said = Run::new(&["scan", "--format", "json"]).reading(line.as_bytes()).said();
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let last = &json["secrets"][9_999];
    assert_eq!((last["line"].as_u64(), last["column"].as_u64()), (Some(1), Some(9_999 * 46 + 4)));
}

#[test]
fn sarif_points_to_the_characters() {
    let text = format!("é: \"{}\"\n", token());
    let said = Run::new(&["scan", "--format", "sarif"]).reading(text.as_bytes()).said();
    let log: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_is_sarif(&log);
    assert_eq!(
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 45})
    );
}

#[test]
fn words_that_make_expressions_backtrack_take_no_longer() {
    let text = "password: ".repeat(200_000) + &"-----BEGIN RSA PRIVATE KEY-----".repeat(20_000);
    let said = Run::new(&["scan"]).reading(text.as_bytes()).said();
    assert_eq!(said.status, 0, "{}", said.out);
}

#[test]
fn a_rule_that_is_not_there_is_named() {
    let said = Run::new(&["scan", "--skip", "github"]).reading(b"").said();
    assert_eq!(said.status, 2);
    insta::assert_snapshot!(said.err, @r"
    error: there is no rule `github`
      hint: promptfate scan --rules prints all names
    ");
}

#[test]
fn what_is_named_and_not_read_is_no_success_in_any_format() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("scan.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(folder.path().join("note.txt"), "nothing here\n").unwrap();
    for (format, mark) in [("json", "\"not_read\": [\n"), ("sarif", "not read: an image"), ("github", "::not read: an image")] {
        let said = Run::new(&["scan", "--format", format, "scan.png", "note.txt"]).within(folder.path()).said();
        assert_eq!(said.status, 2, "{format}: {}", said.err);
        assert!(said.out.contains(mark), "{format}: {}", said.out);
        assert!(said.err.contains("error: not read: scan.png: an image\n"), "{}", said.err);
    }
    let sarif = Run::new(&["scan", "--format", "sarif", "scan.png"]).within(folder.path()).said();
    assert_is_sarif(&serde_json::from_str(&sarif.out).unwrap());
    // In a folder it is counted.
    let said = Run::new(&["scan", "--format", "json", "."]).within(folder.path()).said();
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(said.err, "0 found in 0 of 2 texts, 13 bytes read, 1 not read (an image)\n");
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&json["not_read"][0]["why"], &json["not_read"][0]["named"]), (&"an image".into(), &false.into()));
}

#[test]
fn texts_of_two_bytes_a_character_are_read_and_redacted() {
    let wide: Vec<u8> = format!("key = {}\r\n", token()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    for text in [wide.clone(), [vec![0xFF, 0xFE], wide].concat()] {
        assert_eq!(Run::new(&["scan"]).reading(&text).said().status, 1);
        let said = Run::new(&["scan", "--redact"]).reading(&text).said();
        assert_eq!(said.out, "key = [GITHUB-TOKEN-1]\r\n", "{}", said.err);
    }
    let log = format!("a line of a log\n{}\n\0\n", token());
    assert_eq!(Run::new(&["scan"]).reading(log.as_bytes()).said().status, 1);
}

#[test]
fn what_lists_leave_out_is_counted_and_only_gitignore_does() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at(".git")).unwrap();
    fs::create_dir_all(at("target/deep")).unwrap();
    fs::write(at(".gitignore"), "target\n").unwrap();
    fs::write(at(".ignore"), "key.txt\n").unwrap();
    fs::write(at("key.txt"), token()).unwrap();
    fs::write(at("target/one"), token()).unwrap();
    fs::write(at("target/deep/two"), token()).unwrap();
    let said = Run::new(&["scan", ".", "--format", "json"]).within(folder.path()).said();
    assert!(said.err.contains("1 found in 1 of 3 texts") && said.err.contains(", 2 left out by .gitignore\n"), "{}", said.err);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["left_out"], 2);
}

#[test]
fn a_secret_in_a_name_is_found_and_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(format!("{}.txt", token())), "nothing\n").unwrap();
    for format in ["text", "json", "sarif", "github"] {
        let said = Run::new(&["scan", ".", "--format", format]).within(folder.path()).said();
        assert_eq!(said.status, 1, "{format}: {}", said.err);
        assert!(!said.out.contains("a1B2") && !said.err.contains("a1B2"), "{format}: {}{}", said.out, said.err);
    }
}

/// Returns what `scan` says in a folder, its notes and its exit status.
fn run_in(folder: &tempfile::TempDir, arguments: &[&str]) -> (String, String, i32) {
    let said = Run::new(&[&["scan"], arguments].concat()).within(folder.path()).said();
    (said.out, said.err, said.status)
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_baseline_leaves_out_what_is_known_and_counts_it() {
    let folder = folder_with(&[("a.txt", &token()), ("b/c.txt", "password: Maple44!x9Qrt")]);
    let (_, notes, status) = run_in(&folder, &["a.txt", "b", "--write-baseline", "known.json"]);
    assert!(notes.contains("2 found, 2 different ones written to known.json as known") && status == 0, "{notes} {status}");
    let written = fs::read_to_string(folder.path().join("known.json")).unwrap();
    assert!(!written.contains("Maple44") && !written.contains(&token()[4..12]), "{written}");
    let (_, notes, status) = run_in(&folder, &["a.txt", "b", "--baseline", "known.json"]);
    assert!(notes.contains("0 found") && notes.contains("2 known by the baseline") && status == 0, "{notes} {status}");
    let other = token().replace("a1B2", "x9Y8");
    fs::write(folder.path().join("a.txt"), format!("{}\n{other}\n", token())).unwrap();
    let (found, notes, status) = run_in(&folder, &["a.txt", "--baseline", "known.json", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!((json["known"].as_u64(), status), (Some(1), 1), "{found} {notes}");
    let (_, notes, status) = run_in(&folder, &["a.txt", "--baseline", "a.txt"]);
    assert!(notes.contains("is no baseline") && notes.contains("line 1") && status == 2, "{notes} {status}");
}

#[test]
fn rules_of_a_file_find_and_are_told_what_is_wrong_with_them() {
    let rules = "[[rules]]\nid = \"shop-key\"\ndescription = \"key of the shop\"\nregex = '''shop_([0-9a-z]{8})'''\n[allowlist]\npaths = ['^vendor/']\n";
    let folder = folder_with(&[
        ("a.txt", "x shop_1a2b3c4d y"),
        ("vendor/a.txt", "shop_1a2b3c4d"),
        ("r.toml", rules),
        ("bad.toml", "[[rules]]\nid = \"a\"\nregex = '('\n"),
    ]);
    let (found, notes, status) = run_in(&folder, &["a.txt", "vendor", "--rules", "r.toml"]);
    assert!(found.contains("key of the shop") && found.contains("shop_********") && status == 1, "{found} {notes} {status}");
    assert!(notes.contains("1 found") && notes.contains("1 left out by --allow-path or a file of rules"), "{notes}");
    let (sarif, ..) = run_in(&folder, &["a.txt", "--rules", "r.toml", "--format", "sarif"]);
    assert!(sarif.contains("\"id\": \"shop-key\"") || sarif.contains("\"id\":\"shop-key\""), "{sarif}");
    let (_, notes, status) = run_in(&folder, &["a.txt", "--rules", "bad.toml"]);
    assert!(notes.contains("bad.toml:3:9: ") && status == 2, "{notes} {status}");
    let (list, _, status) = run_in(&folder, &["--rules"]);
    assert!(list.contains("github-token") && status == 0);
}

#[test]
fn values_are_found_and_never_shown() {
    let folder = folder_with(&[
        ("a.txt", "we call it blue harbor at noon, and it is base64 Ymx1ZSBoYXJib3IgYXQgbm9vbg=="),
        ("v.txt", "blue harbor at noon\n\n"),
        ("short.txt", "abc\n"),
    ]);
    let (found, notes, status) = run_in(&folder, &["a.txt", "--values", "v.txt"]);
    assert!(notes.contains("2 found") && !found.contains("harbor") && status == 1, "{found} {notes} {status}");
    let said = Run::new(&["scan", "a.txt", "--values-env", "SHOP_WORD"])
        .env("SHOP_WORD", "blue harbor at noon")
        .within(folder.path())
        .said();
    assert_eq!(said.status, 1);
    let (_, notes, status) = run_in(&folder, &["a.txt", "--values", "short.txt"]);
    assert!(notes.contains("at least 6 are needed") && !notes.contains("abc") && status == 2, "{notes} {status}");
    let (_, notes, status) = run_in(&folder, &["a.txt", "--values-env", "PROMPTFATE_NO_SUCH"]);
    assert!(notes.contains("there is no variable `PROMPTFATE_NO_SUCH`") && status == 2, "{notes} {status}");
}

#[test]
fn paths_are_left_out_on_request_and_counted() {
    let folder = folder_with(&[("tests/a.txt", &token()), ("src/a.txt", &token())]);
    let (found, notes, status) = run_in(&folder, &["tests", "src", "--allow-path", "tests/**"]);
    assert!(found.contains("src") && !found.contains("tests/a.txt") && status == 1, "{found} {status}");
    assert!(notes.contains("1 found in 1 of 1 text") && notes.contains("1 left out by --allow-path"), "{notes}");
}
