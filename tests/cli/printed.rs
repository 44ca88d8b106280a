//! What strangers wrote, in names, records and files, reaches no terminal and no log as a command, whichever command prints it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::archive::newest_archive;
use super::program::{Run, Said};
use super::records::copied;

/// As it stands in YAML and JSON: a terminal's clipboard, C1, bidirectional, zero-width and line separators, a new line with a command
/// to GitHub's runner, one that may stand anywhere, a person, an issue, and marks of HTML and Markdown.
const HOSTILE: &str = r"Ev\u001b]52;c;YQ==\u0007\u009b2J\u202eil\u200b\u2028\r\n::error::pwned\n##[set-output name=a]b @octocat #1 <b>x</b>|`\u001b[31mred\ufeff";
/// The same, for an argument and a file name.
const NAME: &str = "Ev\u{1b}]52;c;YQ==\u{7}\u{202e}il\u{200b}\u{2028}\n::error::pwned\n##[set-output name=a]b\u{1b}[31mred";

/// A folder with everything hostile in it.
struct Scratch {
    folder: tempfile::TempDir,
    archive: PathBuf,
}

fn scratch() -> Scratch {
    let folder = tempfile::tempdir().unwrap();
    let archive = newest_archive(folder.path());
    let data = copied(folder.path());
    let record = data.join("acme/chat.yaml");
    let text = fs::read_to_string(&record).unwrap();
    let text =
        text.replace("name: Acme Chat", &format!("name: \"{HOSTILE}\"")).replace("[Free, Plus]", &format!("[\"{HOSTILE}\"]"));
    let text = text
        .replace("private windows", &format!("\"{HOSTILE}\""))
        .replace("note: On by default; the switch is in the account settings.", &format!("note: \"{HOSTILE}\""));
    assert!(text.matches("octocat").count() >= 4, "{text}");
    fs::write(&record, text).unwrap();
    let provider = data.join("acme/provider.yaml");
    let text = fs::read_to_string(&provider).unwrap();
    let text = text
        .replace("name: Acme\n", &format!("name: \"{HOSTILE}\"\n"))
        .replace("title: Acme Terms of Service", &format!("title: \"{HOSTILE}\""));
    fs::write(&provider, text.replace("https://help.acme.example/data", "javascript:alert(1)")).unwrap();
    let policy = format!(
        "schema: 1\norganisation: \"{HOSTILE}\"\nclasses:\n  open: {{}}\n  \"{HOSTILE}\":\n    requires: {{training: [never]}}\n    exceptions: [{{tier: acme/chat, reason: \"{HOSTILE}\", until: \"2020-01-01\"}}]\n"
    );
    fs::write(folder.path().join("ai-policy.yaml"), policy).unwrap();
    let tools = format!("schema: 1\ntools:\n  - {{tool: acme/chat, owner: \"{HOSTILE}\", classes: [open, \"{HOSTILE}\"]}}\n");
    fs::write(folder.path().join("ai-tools.yaml"), &tools).unwrap();
    fs::write(folder.path().join("unknown.yaml"), tools.replace("acme/chat", &format!("\"{HOSTILE}\""))).unwrap();
    let services = format!("[{{\"name\":\"acme/chat\"}},{{\"name\":\"{HOSTILE}\",\"provider\":{{\"name\":\"{HOSTILE}\"}}}}]");
    let bom = format!("{{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"services\":{services}}}");
    fs::write(folder.path().join("bom.json"), bom).unwrap();
    let secret = format!("{NAME} ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0);
    fs::write(folder.path().join("secret.txt"), &secret).unwrap();
    if cfg!(unix) {
        fs::write(folder.path().join(NAME), secret).unwrap();
        fs::write(data.join("acme").join(format!("{NAME}.yaml")), "kind: consumer\nname: x\nodd: 1\n").unwrap();
        fs::write(data.join("acme").join(format!("{NAME}.txt")), "").unwrap();
    }
    Scratch { folder, archive }
}

/// Every command that there is, with runs of it: `-` stands for nothing to print. One without a row here fails the test below.
#[rustfmt::skip]
const RUNS: &[(&str, &[&str])] = &[
    ("ask", &["ask acme chat", "ask NAME", "ask --region NAME acme"]),
    ("show", &["show acme/chat", "show NAME"]),
    ("list", &["list", "list --gaps", "list NAME"]),
    ("stats", &["stats"]),
    ("find", &["find --training never,opt_out", "find --provider NAME"]),
    ("compare", &["compare acme/chat acme/api beta/local", "compare acme/chat acme/api"]),
    ("checklist", &["checklist acme/chat"]),
    ("history", &["history acme"]),
    ("diff", &["diff 2024-01-01", "diff NAME", "diff --git NAME"]),
    ("risks", &["risks acme/chat"]),
    ("conflicts", &["conflicts"]),
    ("audit", &["audit --since 2024-06-01", "audit --inventory bom.json --class open", "audit --inventory bom.json --class NAME", "audit --tools unknown.yaml", "audit --tools NAME", "audit --inventory NAME --class open"]),
    ("advise", &["advise --class open", "advise --class NAME"]),
    ("scan", &["scan NAME secret.txt", "scan .", "scan absentNAME", "scan --skip NAME"]),
    ("hook claude-code", &["hook claude-code"]),
    ("hook cursor", &["hook cursor"]),
    ("hook gemini-cli", &["hook gemini-cli"]),
    ("hook codex", &["hook codex"]),
    ("hook copilot", &["hook copilot user-prompt"]),
    ("hook kimi-code", &["hook kimi-code"]),
    ("hook kiro", &["hook kiro"]),
    ("hook opencode", &["hook opencode"]),
    ("hook qwen-code", &["hook qwen-code"]),
    ("hook windsurf", &["hook windsurf"]),
    ("hook check", &["hook check claude-code"]),
    ("hook status", &["hook status"]),
    ("hook generic", &["hook generic --warn --tier acme/chat", "hook generic --tier NAME"]),
    ("hook install", &["hook install claude-code --project --dry-run", "hook install codex --project --tier NAME"]),
    ("hook uninstall", &["hook uninstall claude-code --project --dry-run"]),
    ("new", &["new acme/other --name NAME --print", "new NAME", "new acme/chat"]),
    ("cite", &["cite acme/terms --archive ARCHIVE", "cite NAME --archive ARCHIVE", "cite acme/NAME --archive ARCHIVE", "cite acme/terms NAME --archive ARCHIVE", "cite --fill data/acme/NAME.yaml data/acme/chat.yaml --archive ARCHIVE"]),
    ("fmt", &["fmt --check", "fmt data/acme/NAME.yaml", "fmt NAME"]),
    ("validate", &["validate", "validate data/acme/NAME.yaml", "validate NAME"]),
    ("explain", &["explain unsafe-text", "explain NAME", "explain"]),
    ("verify", &["verify --archive ARCHIVE", "verify NAME --archive ARCHIVE", "verify --archive NAME"]),
    ("watch", &["watch --archive ARCHIVE", "watch --archive ARCHIVE --since 2020-01-01", "watch NAME --archive ARCHIVE", "watch --state NAME --ack NAME"]),
    ("schema", &["schema", "schema NAME"]),
    ("archive sync", &["archive sync NAME", "archive sync --archive NAME --from NAME x"]),
    ("archive add", &["archive add NAME --archive NAME", "archive add NAME --as NAME --archive ARCHIVE"]),
    ("archive list", &["archive list acme --archive ARCHIVE", "archive list NAME --archive ARCHIVE"]),
    ("archive show", &["archive show acme/terms --archive ARCHIVE", "archive show acme/NAME --archive ARCHIVE"]),
    ("archive grep", &["archive grep acme conversations --archive ARCHIVE", "archive grep NAME conversations --archive ARCHIVE"]),
    ("archive versions", &["archive versions acme/terms --archive ARCHIVE", "archive versions NAME --archive ARCHIVE"]),
    ("export ndjson", &["export ndjson"]),
    ("export csv", &["export csv"]),
    ("export sql", &["export sql"]),
    ("export parquet", &["export parquet --output out.parquet", "export parquet --output NAME"]),
    ("export questionnaire", &["export questionnaire --tier acme/chat --standard hecvat4", "export questionnaire --tier NAME --standard hecvat4"]),
    ("export catalogue", &["export catalogue"]),
    ("export bundle", &["export bundle --output out.part", "export bundle --output NAME"]),
    ("update", &["update --status", "update --from NAME --key NAME", "update --from secret.txt --key NAME", "update --rollback"]),
    #[cfg(feature = "mcp")]
    ("mcp", &["mcp install claude-code --project --dry-run"]),
    ("site", &["site out", "site secret.txt", "site NAME"]),
    ("completions", &["completions bash", "completions zsh", "completions fish", "completions NAME"]),
    ("man", &["man", "man ask", "man NAME"]),
    ("help", &["help", "help NAME", "NAME"]),
];

/// Returns the commands that the program lists below `before`.
pub(super) fn commands(before: &[&str]) -> Vec<String> {
    let help = Run::new(&[before, &["--help"]].concat()).out();
    // The whole program's stand in groups.
    let listed = help.split_once("\n\nUsage:").unwrap().1.split("Options:\n").next().unwrap();
    let names = listed.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

#[test]
fn every_command_has_a_row() {
    let mut all = BTreeSet::new();
    for name in commands(&[]) {
        if matches!(name.as_str(), "hook" | "archive" | "export") {
            all.extend(commands(&[&name]).iter().filter(|inner| *inner != "help").map(|inner| format!("{name} {inner}")));
        } else {
            all.insert(name);
        }
    }
    assert_eq!(all, RUNS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

/// Returns the formats that a command says it has, `None` for one without a choice.
fn formats(command: &str) -> Vec<Option<String>> {
    let words: Vec<&str> = command.split(' ').collect();
    let said = Run::new(&[words.as_slice(), &["--format", "?"]].concat()).said();
    match said.err.split("[possible values: ").nth(1) {
        Some(listed) if said.err.contains("--format") => {
            listed.split(']').next().unwrap().split(", ").map(|format| Some(format.to_owned())).collect()
        }
        _ => vec![None],
    }
}

fn run(scratch: &Scratch, words: &str, format: Option<&str>, color: &str) -> Said {
    let archive = scratch.archive.to_str().unwrap();
    let folder = scratch.folder.path();
    let mut run = Run::new(&[]).within(folder);
    for word in words.split(' ') {
        run = run.with(word.replace("NAME", NAME).replace("ARCHIVE", archive));
    }
    if let Some(format) = format {
        run = run.with("--format").with(format);
    }
    if !words.starts_with("help") && !words.starts_with("NAME") {
        run = run.with("--color").with(color).with("--data").with("data");
    }
    let cache = folder.join("cache");
    let run = run.env("PROMPTFATE_CACHE", cache.to_str().unwrap()).env("GIT_CEILING_DIRECTORIES", folder.to_str().unwrap());
    let input =
        format!("{{\"hook_event_name\":\"{HOSTILE}\",\"prompt\":\"{HOSTILE} ghp_{}\"}}", "a1B2c3D4e5".repeat(4).split_at(36).0);
    run.reading(input.as_bytes()).said()
}

/// Sees that a text has nothing in it that a terminal or a log would obey.
fn assert_harmless(text: &str, colors: bool, commands: bool, what: &str) {
    let text = if colors { without_colors(text) } else { text.to_owned() };
    let is_forbidden = |c: char| match c {
        '\n' | '\t' => false,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        c => c.is_control(),
    };
    if let Some(at) = text.replace("\r\n", "\n").find(is_forbidden) {
        panic!("{what}: found {:?}", text.replace("\r\n", "\n")[at..].chars().take(40).collect::<String>());
    }
    assert!(!text.contains("##[") && !text.contains("##vso["), "{what}: {text}");
    if let Some(line) = text.lines().find(|line| line.trim_start().starts_with("::") && !commands) {
        panic!("{what}: {line}");
    }
}

/// Takes out the colours that are ours: all but the red of the hostile name.
fn without_colors(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.strip_prefix('[').and_then(|rest| rest.split_once('m')) {
            Some((code, rest)) if code.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') => {
                assert!(!rest.starts_with("red"), "{part:?}");
                out.push_str(rest);
            }
            _ => out.push_str(&format!("\u{1b}{part}")),
        }
    }
    out
}

#[test]
fn what_strangers_wrote_commands_no_terminal_and_no_log() {
    let scratch = scratch();
    let mut shown = 0;
    for (command, runs) in RUNS {
        let formats = formats(command);
        for words in *runs {
            for format in &formats {
                for color in ["never", "always"] {
                    let said = run(&scratch, words, format.as_deref(), color);
                    let what = format!("{words:?} {format:?} {color}");
                    let is_annotated = format.as_deref() == Some("github");
                    assert_harmless(&said.out, color == "always", is_annotated, &what);
                    assert_harmless(&said.err, false, false, &what);
                    shown += usize::from(said.out.contains("pwned") || said.err.contains("pwned"));
                    check_format(format.as_deref(), &said.out, &what);
                }
            }
        }
    }
    assert!(shown > 150, "the hostile name was shown {shown} times only");
}

fn check_format(format: Option<&str>, out: &str, what: &str) {
    match format {
        _ if out.is_empty() => {}
        Some("json" | "sarif" | "cyclonedx") => {
            let json: serde_json::Value = serde_json::from_str(out).unwrap_or_else(|error| panic!("{what}: {error}"));
            // What was escaped is the same again; what is wrong in files is told in one line.
            let is_of_files = what.contains("\"validate") || what.contains("\"scan");
            if out.contains("octocat") && !is_of_files && !out.contains("\"findings\"") && !out.contains("\"secrets\"") {
                let name: String = serde_json::from_str(&format!("\"{HOSTILE}\"")).unwrap();
                assert!(has(&json, &name), "{what}: {out}");
            }
        }
        Some("html") => assert!(!out.contains("<b>x") && !out.contains("javascript:"), "{what}: {out}"),
        Some("atom") => {
            let read = roxmltree::Document::parse(out).unwrap_or_else(|error| panic!("{what}: {error}: {out}"));
            assert!(
                read.root_element().has_tag_name(("http://www.w3.org/2005/Atom", "feed")) && !out.contains("javascript:"),
                "{what}"
            );
        }
        Some("markdown" | "issue") => {
            assert!(!out.contains("](<javascript:") && !out.contains("<b>x"), "{what}: {out}");
            let live = out.split('`').step_by(2).any(|text| text.contains("@octocat") || text.contains("#1 "));
            assert!(!live, "{what}: {out}");
        }
        Some("github") => {
            assert!(out.lines().all(|line| line.starts_with("::") && !line.starts_with("::error::")), "{what}: {out}")
        }
        _ => {}
    }
}

fn has(json: &serde_json::Value, name: &str) -> bool {
    match json {
        serde_json::Value::String(text) => text.contains(name),
        serde_json::Value::Array(items) => items.iter().any(|item| has(item, name)),
        serde_json::Value::Object(pairs) => pairs.iter().any(|(key, value)| key.contains(name) || has(value, name)),
        _ => false,
    }
}

#[test]
#[cfg(unix)]
fn a_text_without_foreign_words_is_printed_as_it_is() {
    for arguments in [&["completions", "zsh"][..], &["man", "audit"], &["schema", "policy"], &["completions", "bash"]] {
        assert_harmless(&Run::new(arguments).out(), false, false, &arguments.join(" "));
    }
    let copy = tempfile::tempdir().unwrap();
    let text = "a\u{1b}[31mb\r\u{200b}\n::error::x\n";
    fs::write(copy.path().join("a.txt"), text).unwrap();
    // Bytes are passed through: it is the person's own text.
    assert_eq!(Run::new(&["scan", "--redact", "a.txt"]).within(Path::new(copy.path())).out(), text);
}
