//! Input that means harm, or is merely broken: refused in bounded time and memory, with a clear word.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::program::{Run, Said};
use super::records::copied;

/// Puts bytes into a record beside good ones, validates, and sees that it ends soon.
fn validated(bytes: &[u8]) -> Said {
    let scratch = tempfile::tempdir().unwrap();
    let data = copied(scratch.path());
    fs::write(data.join("acme/evil.yaml"), bytes).unwrap();
    let start = Instant::now();
    let said = Run::new(&["validate", "data"]).within(scratch.path()).said();
    assert!(start.elapsed() < Duration::from_secs(60), "took {:?}", start.elapsed());
    assert!(said.out.len() < 100_000);
    said
}

fn refused(bytes: &[u8], words: &str) {
    let said = validated(bytes);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(said.out.contains("data/acme/evil.yaml:"), "{}", said.out);
    assert!(said.out.contains(words), "wanted {words}\n{}", said.out);
}

#[test]
fn duplicate_keys() {
    refused(b"schema: 1\nname: a\nname: b\n", "data/acme/evil.yaml:3:1 [broken-yaml] found the key `name` twice");
}

#[test]
fn an_alias_bomb() {
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (level, below) in ('b'..='j').zip('a'..='i') {
        bomb.push_str(&format!(
            "{level}: &{level} [*{below},*{below},*{below},*{below},*{below},*{below},*{below},*{below},*{below}]\n"
        ));
    }
    refused(bomb.as_bytes(), "found an anchor");
}

#[test]
fn a_hundred_thousand_open_brackets() {
    refused("[".repeat(100_000).as_bytes(), "[broken-yaml]");
    refused("- ".repeat(100_000).as_bytes(), "[broken-yaml]");
    refused("{a: ".repeat(100_000).as_bytes(), "[broken-yaml]");
}

#[test]
fn a_file_of_fifty_megabytes() {
    refused(&vec![b'#'; 50 << 20], "found a file of more than 1 MiB");
}

#[test]
fn bytes_that_are_not_utf_8() {
    refused(b"name: caf\xe9\n", "found a byte that is not UTF-8 at offset 9");
}

#[test]
fn an_empty_file_and_a_scalar() {
    refused(b"", "found an empty file");
    refused(b"just words\n", "[wrong-type]");
}

#[test]
fn control_characters_in_a_name() {
    refused(b"name: a\x1b[31mb\n", "found the control character U+001B");
    refused(b"schema: 1\nname: \"a\\u001b[31mb\"\n", "[unsafe-text]");
    refused("schema: 1\nname: \"<script>alert(1)</script>\"\n".as_bytes(), "[unsafe-text]");
}

#[test]
fn words_days_and_digests_that_do_not_exist() {
    let record = |from: &str, to: &str| {
        let text = fs::read_to_string(super::program::data().join("acme/chat.yaml")).unwrap();
        let changed = text
            .replace("name: Acme Chat", "name: Acme Evil")
            .replace("aliases: [acmechat, road runner]", "aliases: []")
            .replacen(from, to, 1);
        assert_ne!(text, changed);
        changed.into_bytes()
    };
    refused(
        &record("since: \"2025-10-08\"", "since: \"2025-02-30\""),
        "[wrong-form] found \"2025-02-30\", wanted a day that a text states",
    );
    refused(&record("digest: \"sha256:", "digest: \"sha256:xyz"), "sha256: and 64 hexadecimal digits");
    refused(&record("answer: opt_out", "answer: no"), "found \"no\", allowed are never, opt_in, opt_out, always, unstated");
    refused(&record("source: terms", "source: therms"), "[unlisted-source] found the source `therms`");
}

#[test]
#[cfg(unix)]
fn a_loop_of_symbolic_links() {
    let scratch = tempfile::tempdir().unwrap();
    let data = copied(scratch.path());
    std::os::unix::fs::symlink(&data, data.join("acme/again")).unwrap();
    std::os::unix::fs::symlink(&data, data.join("loop")).unwrap();
    let said = Run::new(&["validate", "data"]).within(scratch.path()).said();
    assert_eq!(said.status, 1);
    assert!(said.out.contains("data/loop:1:1 [unreadable-file] found a symbolic link"), "{}", said.out);
    assert_eq!(Run::new(&["fmt", "--check"]).with(&data).said().status, 0);
}

#[test]
fn a_folder_without_records() {
    let scratch = tempfile::tempdir().unwrap();
    for arguments in [&["validate"][..], &["ask", "acme", "--data"], &["list", "--data"]] {
        let said = Run::new(arguments).with(scratch.path()).said();
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.err.contains("found no records in"), "{}", said.err);
    }
    let absent = Run::new(&["validate"]).with(PathBuf::from("/nowhere/at/all")).said();
    assert!(absent.err.contains("found no data folder at"), "{}", absent.err);
}

#[test]
fn control_characters_in_arguments_do_not_reach_the_terminal() {
    let said = Run::new(&["ask", "\u{1b}[31mred\u{7}\u{202e}"]).on_fixture().said();
    assert_eq!(said.status, 2);
    assert!(!said.err.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", said.err);
}

#[test]
fn a_flood_of_words_is_answered_soon() {
    let start = Instant::now();
    let said = Run::new(&["ask"]).with("claud ".repeat(10_000)).on_fixture().said();
    assert_eq!(said.status, 2);
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_return_alone_is_refused_with_its_place() {
    refused(b"schema: 1\n# y\rname: x\n", "data/acme/evil.yaml:2:4 [broken-yaml] found a carriage return");
    let scratch = tempfile::tempdir().unwrap();
    let data = copied(scratch.path());
    for text in ["# y\rname: x\nschema: 1\n", "\r\r\r\r", "name: x\r\n\rschema: 1\n"] {
        fs::write(data.join("acme/evil.yaml"), text).unwrap();
        for arguments in [&["fmt", "--check"][..], &["fmt"]] {
            let said = Run::new(arguments).within(scratch.path()).said();
            assert!(said.status == 1 && said.err.contains("evil.yaml:"), "{}", said.err);
            assert!(said.err.contains("found a carriage return") && said.err.contains("6 records: 0"), "{}", said.err);
        }
        assert_eq!(fs::read_to_string(data.join("acme/evil.yaml")).unwrap(), text);
    }
}

#[test]
fn an_empty_variable_is_none() {
    for name in ["PROMPTFATE_TODAY", "PROMPTFATE_ARCHIVE", "PROMPTFATE_CACHE"] {
        let said = Run::new(&["ask", "acme", "api"]).on_fixture().env(name, "").said();
        assert_eq!(said.status, 0, "{name}: {}", said.err);
    }
    let cache = tempfile::tempdir().unwrap();
    let archive = Run::new(&["archive", "versions", "acme/terms"]).env("PROMPTFATE_ARCHIVE", "").on_fixture();
    let said = archive.env("PROMPTFATE_CACHE", cache.path().to_str().unwrap()).said();
    assert!(said.err.contains(&format!("cannot open the archive {}", cache.path().display())), "{}", said.err);
    let said = Run::new(&["ask", "acme"]).on_fixture().env("PROMPTFATE_TODAY", "tomorrow").said();
    assert!(said.status == 2 && said.err.contains("PROMPTFATE_TODAY: found `tomorrow`"), "{}", said.err);
}

/// Many times what it takes without optimisation on a machine that does other work too, and less than it took before.
const SOON: Duration = Duration::from_secs(40);

#[test]
fn the_same_fault_twenty_thousand_times_is_told_at_once_and_counted() {
    let head = "schema: 1\nname: Evil\nkind: consumer\nchecked: \"2026-11-01\"\n";
    let lines = |line: &dyn Fn(usize) -> String, count: usize| (0..count).map(line).collect::<String>();
    let keys = lines(&|i| format!("k{i}: 1\n"), 24_000);
    let twice = lines(&|i| format!("k{}: 1\n", i % 12_000), 24_000);
    let entries = format!("training:\n{}", lines(&|i| format!("  - {{answer: no{i}, odd: 1}}\n"), 8_000));
    let names = format!("aliases:\n{}", lines(&|i| format!("  - \"<b>{i}\"\n"), 24_000));
    let long = format!("? {}\n: 1\n", "k".repeat(1_000_000));
    let shown =
        [(keys, "23900 more"), (twice, "11900 more"), (entries, "7900 more"), (names, "23900 more"), (long, "unknown-key")];
    for (body, words) in shown {
        let start = Instant::now();
        let said = validated(format!("{head}{body}").as_bytes());
        assert!(start.elapsed() < SOON, "{words} took {:?}", start.elapsed());
        assert_eq!(said.status, 1);
        assert!(said.out.contains(words), "{words}: {}", &said.out[said.out.len().saturating_sub(2_000)..]);
    }
}

#[test]
fn inventories_and_tools_without_end_are_looked_up_within_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let policy = "schema: 1\nclasses:\n  secret:\n    requires: {training: [never]}\n";
    fs::write(folder.path().join("ai-policy.yaml"), policy).unwrap();
    let service = |name: &str, endpoint: &str| format!("{{\"name\":\"{name}\",\"endpoints\":[{endpoint}]}}");
    let audited = |services: Vec<String>| {
        let bom = format!("{{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"services\":[{}]}}", services.join(","));
        fs::write(folder.path().join("bom.json"), bom).unwrap();
        let start = Instant::now();
        let said = Run::new(&["audit", "--inventory", "bom.json", "--class", "secret"]).within(folder.path()).said();
        assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
        said
    };
    let many = audited((0..20_000).map(|i| service(&format!("thing {i}"), "")).collect());
    assert_eq!(many.status, 2);
    assert!(many.err.contains("found 20000 different names") && many.err.contains("at most 1000"), "{}", many.err);
    // One name is one, however often it stands there.
    let same = audited((0..20_000).map(|i| service(if i % 2 == 0 { "chatgpt" } else { "stranger" }, "")).collect());
    assert_eq!((same.status, same.err.matches("stranger").count()), (1, 1), "{}", same.err);
    let hosts = audited((0..20_000).map(|i| service("a", &format!("\"https://h{i}.example\""))).collect());
    assert!(hosts.err.contains("not judged"), "{}", hosts.err);

    let tools: String = (0..8_000).map(|i| format!("  - {{tool: thing {i}, classes: [secret]}}\n")).collect();
    fs::write(folder.path().join("ai-tools.yaml"), format!("schema: 1\ntools:\n{tools}")).unwrap();
    let start = Instant::now();
    let said = Run::new(&["audit"]).within(folder.path()).said();
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    assert!(said.status == 2 && said.err.contains("no more are looked up"), "{}", said.err);
}

#[test]
fn settings_of_many_thousand_keys_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join(".claude/settings.json");
    fs::create_dir(folder.path().join(".claude")).unwrap();
    let text = format!("{{{}}}", (0..20_000).map(|i| format!("\"k{i}\":1")).collect::<Vec<_>>().join(","));
    fs::write(&settings, &text).unwrap();
    let start = Instant::now();
    let said = Run::new(&["hook", "install", "claude-code", "--project"]).within(folder.path()).said();
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    assert!(said.status == 2 && said.err.contains("at most 2000 are changed"), "{}", said.err);
    assert_eq!(fs::read_to_string(&settings).unwrap(), text);
}
