//! `site`: every page and file of it, whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::Value;

use super::contract::closed;
use super::program::{Run, data};

/// Returns the files of a folder: the path of each with `/` between its parts, and what is in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(top: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(top, &path, found);
            } else {
                let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

/// Returns the files of the site of the fixture.
fn fixture() -> BTreeMap<String, Vec<u8>> {
    let scratch = tempfile::tempdir().unwrap();
    let place = scratch.path().join("site");
    Run::new(&["site"]).with(&place).on_fixture().out();
    files(&place)
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files.get(path).unwrap_or_else(|| panic!("{path} is missing")).clone()).unwrap()
}

/// Returns what stands between a mark and the next quote, for each mark.
fn values<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_link_leads_to_a_file_of_the_site_or_to_a_source() {
    let files = fixture();
    let mut looked = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8(bytes.clone()).unwrap();
        let folder: Vec<&str> = path.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
        for link in values(&page, " href=\"").chain(values(&page, " src=\"")) {
            if link.starts_with("https://") {
                continue;
            }
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            let mut at = folder.clone();
            for step in file.split('/').filter(|step| !step.is_empty()) {
                if step == ".." { _ = at.pop().unwrap() } else { at.push(step) }
            }
            let there = if file.is_empty() { path.clone() } else { at.join("/") };
            let target = text(&files, &there);
            let is_choice = there == "compare.html";
            assert!(part.is_empty() || is_choice || target.contains(&format!("id=\"{part}\"")), "{path}: {link}");
            looked += 1;
        }
    }
    assert!(looked > 100, "{looked}");
}

#[test]
fn no_page_asks_another_host_or_runs_what_stands_in_it() {
    for (path, bytes) in fixture().iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "),
            "{path}"
        );
        assert!(!page.contains("unsafe-inline") && !page.contains(" style=\"") && !page.contains("<style"), "{path}");
        assert!(!page.contains(" onclick") && !page.contains("javascript:"), "{path}");
        for script in page.split("<script").skip(1) {
            let (begin, rest) = script.split_once('>').unwrap();
            let is_data = begin.contains("type=\"application/json\"");
            assert!(is_data || (begin.contains(" src=\"") && rest.starts_with("</script>")), "{path}: {begin}");
        }
        for link in
            values(&page, " src=\"").chain(page.split("<link").skip(1).flat_map(|link| values(link, " href=\"").take(1)))
        {
            assert!(!link.contains("://") && !link.starts_with("//"), "{path}: {link}");
        }
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert_eq!(page.matches("<main").count(), 1, "{path}");
    }
}

#[test]
fn the_files_for_programs_say_what_the_commands_say_and_keep_to_the_schema() {
    let files = fixture();
    for (file, command, schema) in [
        ("tiers.json", "list", "list"),
        ("coverage.json", "stats", "stats"),
        ("conflicts.json", "conflicts", "conflicts"),
        ("wanted.json", "list --wanted", "list-wanted"),
        ("tiers/acme/chat.json", "show acme/chat", "show"),
        ("history/acme/chat.json", "history acme/chat", "history"),
        ("checklists/acme/chat.json", "checklist acme/chat", "checklist"),
    ] {
        let words: Vec<&str> = command.split(' ').chain(["--format", "json"]).collect();
        let said = text(&files, &format!("api/v1/{file}"));
        assert_eq!(said, Run::new(&words).on_fixture().out(), "{file}");
        let validator = jsonschema::validator_for(&closed(schema)).unwrap();
        assert!(validator.is_valid(&serde_json::from_str(&said).unwrap()), "{file}");
    }
}

#[test]
fn the_description_names_every_file_and_every_schema() {
    let files = fixture();
    let description: Value = serde_json::from_str(&text(&files, "api/v1/openapi.json")).unwrap();
    assert_eq!(description["openapi"], "3.1.0");
    let paths = description["paths"].as_object().unwrap();
    for file in files.keys().filter_map(|path| path.strip_prefix("api/v1/")).filter(|file| *file != "openapi.json") {
        let parts: Vec<&str> = file.split('/').collect();
        let path =
            if let [folder, _, _] = parts[..] { format!("/{folder}/{{provider}}/{{tier}}.json") } else { format!("/{file}") };
        assert!(paths.contains_key(&path), "{file}");
    }
    let schemas = description["components"]["schemas"].as_object().unwrap();
    let text = description.to_string();
    for name in values(&text, "#/components/schemas/") {
        assert!(schemas.contains_key(name), "{name}");
    }
    assert!(!text.contains("#/$defs/"));
}

#[test]
fn a_tier_says_its_worst_and_what_is_not_known() {
    let files = fixture();
    let page = text(&files, "tiers/acme/chat.html");
    assert!(page.contains("class=\"card caution\"") && page.contains("unless that is turned off"), "{page}");
    assert!(page.contains("id=\"how-to-stop\""));
    let gap = files.iter().filter(|(path, _)| path.starts_with("tiers/")).map(|(_, page)| String::from_utf8_lossy(page));
    assert!(gap.into_iter().any(|page| page.contains("a gap, not an answer")));
    // A promise that has ended is not one, in no table and on no badge.
    let ended = text(&files, "badges/delta/team.svg");
    assert!(!ended.contains("#176b33"), "{ended}");
}

#[test]
fn the_same_records_give_the_same_bytes() {
    assert_eq!(fixture(), fixture());
}

#[test]
fn a_site_is_replaced_and_what_others_keep_is_not() {
    let scratch = tempfile::tempdir().unwrap();
    let place = scratch.path().join("site");
    let run = || Run::new(&["site"]).with(&place).on_fixture().within(scratch.path());
    run().out();
    fs::write(place.join("index.html"), "old").unwrap();
    run().out();
    assert_ne!(fs::read(place.join("index.html")).unwrap(), b"old");
    fs::write(place.join("CNAME"), "example.org").unwrap();
    let said = run().said();
    assert_eq!(said.status, 2);
    assert!(said.err.contains("found `CNAME`") && said.err.contains("--force"), "{}", said.err);
    assert!(place.join("CNAME").exists());
    run().with("--force").out();
    assert!(!place.join("CNAME").exists() && place.join("index.html").exists());
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1);
}

#[test]
fn what_cannot_be_written_leaves_the_old_site() {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("file");
    fs::write(&file, "mine").unwrap();
    for place in [file.clone(), file.join("site"), scratch.path().join("nowhere/site")] {
        let said = Run::new(&["site"]).with(&place).on_fixture().said();
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.err.contains("error: cannot "), "{}", said.err);
    }
    assert_eq!(fs::read(&file).unwrap(), b"mine");
}

/// No file may grow beyond a few blocks: the system ends the program in the middle of its work, as a full disk or a power cut would.
#[cfg(target_os = "linux")]
#[test]
fn killed_halfway_the_old_site_stays() {
    let scratch = tempfile::tempdir().unwrap();
    let place = scratch.path().join("site");
    Run::new(&["site"]).with(&place).on_fixture().out();
    let before = files(&place);
    let status = std::process::Command::new("sh")
        .args(["-c", "ulimit -f 8; exec \"$0\" --data \"$1\" site \"$2\""])
        .args([Path::new(env!("CARGO_BIN_EXE_promptfate")), &data(), &place])
        .env("PROMPTFATE_TODAY", "2026-11-23")
        .output()
        .unwrap()
        .status;
    assert!(!status.success());
    assert_eq!(files(&place), before);
}

#[test]
fn a_note_of_a_hundred_kilobytes_stands_whole_on_its_page() {
    let scratch = tempfile::tempdir().unwrap();
    let records = super::records::copied(scratch.path());
    let file = records.join("acme/chat.yaml");
    let known = "On by default; the switch is in the account settings.";
    let note = "words & <marks> ".repeat(6_400);
    let text = fs::read_to_string(&file).unwrap().replacen(known, &format!("\"{}\"", note.trim()), 1);
    fs::write(&file, text).unwrap();
    let place = scratch.path().join("site");
    let said = Run::new(&["site", "--data"]).with(&records).with(&place).said();
    assert_eq!(said.status, 0, "{}", said.err);
    let page = self::text(&files(&place), "tiers/acme/chat.html");
    assert_eq!(page.matches("words &amp; &lt;marks&gt;").count(), 6_400);
    assert!(!page.contains("<marks>"));
}

#[test]
fn names_of_strangers_bring_no_marks_into_any_file() {
    let scratch = tempfile::tempdir().unwrap();
    let records = scratch.path().join("data");
    fs::create_dir_all(records.join("evil")).unwrap();
    let source = fs::read_to_string(data().join("acme/chat.yaml")).unwrap();
    let name = "</script><script>alert(1)</script><b>x\\u202E&amp;\\\"'";
    let record = source.replacen("name: ", &format!("name: \"{name}\" # "), 1);
    fs::write(records.join("evil/chat.yaml"), record).unwrap();
    let provider = fs::read_to_string(data().join("acme/provider.yaml")).unwrap();
    fs::write(records.join("evil/provider.yaml"), provider.replacen("name: ", &format!("name: \"{name}\" # "), 1)).unwrap();
    let place = scratch.path().join("site");
    Run::new(&["site", "--data"]).with(&records).with(&place).said();
    let files = files(&place);
    assert!(files.len() > 20);
    for (path, bytes) in &files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(!text.contains('\u{202e}'), "{path}");
        if [".html", ".svg", ".atom"].iter().any(|ending| path.ends_with(ending)) {
            assert!(!text.contains("<script>") && !text.contains("<b>"), "{path}");
        }
    }
    for path in ["feeds/evil.atom", "badges/evil/chat.svg"] {
        roxmltree::Document::parse(&text(&files, path)).unwrap();
    }
}

#[test]
fn feeds_are_xml_with_a_day_and_a_name_for_each_change() {
    let files = fixture();
    let feed = text(&files, "feeds/acme.atom");
    let document = roxmltree::Document::parse(&feed).unwrap();
    let entries: Vec<_> =
        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry"))).collect();
    assert!(!entries.is_empty());
    let child = |node: &roxmltree::Node<'_, '_>, name: &str| {
        node.children().find(|one| one.has_tag_name(name)).and_then(|one| one.text().map(str::to_owned)).unwrap_or_default()
    };
    let ids: std::collections::BTreeSet<String> = entries.iter().map(|one| child(one, "id")).collect();
    assert_eq!(ids.len(), entries.len());
    let days: Vec<String> = entries.iter().map(|one| child(one, "updated")).collect();
    assert!(days.windows(2).all(|pair| pair[0] >= pair[1]), "{days:?}");
    assert!(days.iter().all(|day| day.ends_with("T00:00:00Z")));
}

#[test]
fn the_start_page_of_the_real_records_is_small() {
    let scratch = tempfile::tempdir().unwrap();
    let place = scratch.path().join("site");
    Run::new(&["site"]).with(&place).out();
    let packed: usize = ["index.html", "style.css", "search.js"]
        .iter()
        .map(|file| {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            packer.write_all(&fs::read(place.join(file)).unwrap()).unwrap();
            packer.finish().unwrap().len()
        })
        .sum();
    assert!(packed <= 100_000, "{packed} bytes");
}
