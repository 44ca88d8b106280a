//! `hook check`, `hook status` and `install --all`: protected or not, and why.

use std::fs;
use std::path::{Path, PathBuf};

use promptfate::hook::Agent;
use serde_json::Value;

use super::program::{Run, Said};

/// A home with a copy of nothing but what a test puts into it, and a project below.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Home {
        let home = Home(tempfile::tempdir().unwrap());
        fs::create_dir(home.project()).unwrap();
        home
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn project(&self) -> PathBuf {
        self.path().join("project")
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, words: &str) -> Run {
        let words: Vec<&str> = words.split(' ').collect();
        let home = self.path().to_str().unwrap();
        // No tool of this machine is to be found on the PATH.
        Run::new(&words)
            .on_fixture()
            .env("HOME", home)
            .env("USERPROFILE", home)
            .env("PATH", "/usr/bin:/bin")
            .within(&self.project())
    }

    fn said(&self, words: &str) -> Said {
        self.run(words).said()
    }

    /// Returns the verdict and the codes of the problems.
    fn checked(&self, tool: &str) -> (String, Vec<String>) {
        let said = self.said(&format!("hook check {tool} --format json"));
        let json: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err));
        let hook = &json["hooks"][0];
        let codes = hook["problems"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
        let verdict = hook["verdict"].as_str().unwrap().to_owned();
        assert_eq!(said.status, i32::from(verdict != "protected"), "{json}");
        (verdict, codes)
    }
}

fn answer(verdict: &str, codes: &[&str]) -> (String, Vec<String>) {
    (verdict.to_owned(), codes.iter().map(|code| (*code).to_owned()).collect())
}

fn with_settings() -> impl Iterator<Item = &'static str> {
    Agent::ALL.into_iter().filter(|agent| agent.settings.is_some()).map(|agent| agent.name)
}

#[test]
fn the_page_says_of_each_tool_where_it_is_documented_and_what_is_out_of_reach() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hooks.md")).unwrap();
    let (tools, limits) = page.split_once("## Limits, client by client").unwrap();
    for agent in Agent::ALL.into_iter().filter(|agent| agent.settings.is_some()) {
        let row = tools.lines().find(|line| line.starts_with(&format!("| `{}`", agent.name))).unwrap_or_default();
        assert!(row.contains("http") || row.contains(".md"), "{} is documented nowhere", agent.name);
        for event in agent.event_names() {
            assert!(row.contains(&format!("`{event}`")), "{}: {event}", agent.name);
        }
        let words = agent.title.split(" CLI").next().unwrap();
        assert!(limits.contains(&format!("\n| {words}")), "{} has no limits", agent.name);
    }
}

#[test]
fn a_tool_without_settings_of_a_project_is_not_installed_into_one() {
    let home = Home::new();
    let said = home.said("hook install kimi-code --project");
    assert!(said.status == 2 && said.err.contains("reads no hooks of a project"), "{}", said.err);
    assert!(!home.project().join(".kimi-code").exists());
}

#[test]
fn each_tool_is_protected_once_installed_as_far_as_that_is_known() {
    let home = Home::new();
    // Whether Codex is, is never known for sure.
    for tool in with_settings().filter(|tool| *tool != "codex") {
        assert_eq!(home.checked(tool), answer("not_protected", &["not_installed"]), "{tool}");
        let said = home.said(&format!("hook install {tool}"));
        assert_eq!(said.status, 0, "{tool}: {}", said.err);
        assert_eq!(home.checked(tool), answer("protected", &[]), "{tool}");
        assert_eq!(home.said(&format!("hook install {tool} --warn")).status, 0);
        let (verdict, codes) = home.checked(tool);
        assert_eq!(verdict, "not_protected", "{tool}");
        assert!(codes.contains(&"warns_only".to_owned()), "{tool}: {codes:?}");
        assert_eq!(home.said(&format!("hook uninstall {tool}")).status, 0);
        assert_eq!(home.checked(tool), answer("not_protected", &["not_installed"]), "{tool}");
    }
}

#[test]
fn codex_is_not_protected_until_trusted_and_then_not_known_to_be() {
    let home = Home::new();
    home.said("hook install codex");
    assert_eq!(home.checked("codex"), answer("not_protected", &["not_trusted"]));
    let file = home.path().join(".codex/hooks.json");
    let key = Value::from(format!("{}:user_prompt_submit:0:0", file.display()));
    let config = home.write(".codex/config.toml", &format!("[hooks.state.{key}]\ntrusted_hash = \"sha256:1\"\n"));
    assert_eq!(home.checked("codex"), answer("unclear", &["trust_unknown"]));
    fs::write(&config, format!("{}\n[features]\nhooks = false\n", fs::read_to_string(&config).unwrap())).unwrap();
    assert_eq!(home.checked("codex"), answer("not_protected", &["switched_off", "trust_unknown"]));
}

#[test]
fn a_switch_of_a_project_or_of_the_user_is_reported_at_once_and_by_check() {
    for (tool, file, text) in [
        ("claude-code", "project/.claude/settings.json", "{\"disableAllHooks\": true}"),
        ("claude-code", "project/.claude/settings.local.json", "{\"disableAllHooks\": true}"),
        ("claude-code", ".claude/settings.json", "{\"disableAllHooks\": true}"),
        ("gemini-cli", "project/.gemini/settings.json", "{\"hooksConfig\": {\"enabled\": false}}"),
        ("qwen-code", "project/.qwen/settings.json", "{\"disableAllHooks\": true}"),
        ("copilot", ".copilot/settings.json", "{\"disableAllHooks\": true}"),
    ] {
        let home = Home::new();
        home.write(file, text);
        let said = home.said(&format!("hook install {tool}"));
        assert_eq!(said.status, 1, "{file}: {}", said.err);
        assert!(said.err.contains(file) && said.err.contains("turns hooks off"), "{}", said.err);
        assert_eq!(home.checked(tool), answer("not_protected", &["switched_off"]), "{file}");
    }
    let home = Home::new();
    home.said("hook install claude-code");
    home.write("project/.claude/settings.json", "{");
    assert_eq!(home.checked("claude-code"), answer("unclear", &["unreadable"]));
}

#[test]
fn a_file_that_the_tool_refuses_is_said_to_be_refused() {
    let home = Home::new();
    let file = home.write(".claude/settings.json", "{\n  // mine\n  \"model\": \"x\"\n}\n");
    let said = home.said("hook install claude-code");
    assert!(said.status == 1 && said.err.contains("Claude Code refuses this whole file"), "{}", said.err);
    assert!(fs::read_to_string(&file).unwrap().contains("// mine"));
    assert_eq!(home.checked("claude-code"), answer("not_protected", &["comments"]));
    home.write(".cursor/hooks.json", "{\"version\": 1, // x\n}");
    assert_eq!(home.said("hook install cursor").status, 0, "it reads comments");
    home.write(".codeium/windsurf/hooks.json", "{\"a\": 1,}");
    assert!(home.said("hook install windsurf").err.contains("is not known"));
    assert_eq!(home.checked("windsurf"), answer("unclear", &["comments"]));
    fs::write(&file, "{\"hooks\": [").unwrap();
    assert_eq!(home.checked("claude-code"), answer("not_protected", &["unreadable"]));
    fs::write(&file, "\u{feff}{}").unwrap();
    assert_eq!(home.said("hook install claude-code").status, 0, "it reads a mark");
}

#[test]
fn what_is_wrong_with_the_command_is_told() {
    let home = Home::new();
    home.said("hook install claude-code");
    let file = home.path().join(".claude/settings.json");
    let text = fs::read_to_string(&file).unwrap();
    let program = env!("CARGO_BIN_EXE_promptfate");
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{text}");
        fs::write(&file, text.replace(from, to)).unwrap();
        home.checked("claude-code")
    };
    assert_eq!(with(program, "/gone/promptfate"), answer("not_protected", &["missing_program"]));
    assert_eq!(with("PreToolUse", "PreToolUsed"), answer("not_protected", &["not_asked"]));
    let script = home.write("bin/promptfate", "#!/bin/sh\ncat > /dev/null\necho '{}'\n");
    let other = script.to_str().unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(with(program, other), answer("not_protected", &["passes"; 5]));
        fs::write(&script, "#!/bin/sh\nkill -9 $$\n").unwrap();
        assert_eq!(with(program, other).0, "unclear", "`|| exit 2` makes it stop everything");
        let text = text.replace(" || exit 2", " --fail-open");
        fs::write(&file, text.replace(program, other)).unwrap();
        assert_eq!(home.checked("claude-code").1, ["no_answer"; 5]);
        fs::write(&script, "#!/bin/sh\ncat > /dev/null\necho '{\"decision\":\"block\"}'\n").unwrap();
        assert_eq!(with(program, other), answer("unclear", &["stops_all"; 5]));
    }
    // What settings of a folder name may have come with a clone, and is not run.
    fs::remove_file(&file).unwrap();
    home.write("ran.sh", "");
    fs::write(&script, format!("#!/bin/sh\ntouch {}\n", home.path().join("ran").display())).unwrap();
    home.write("project/.claude/settings.json", &text.replace(program, other));
    assert_eq!(home.checked("claude-code"), answer("unclear", &["other_program"]));
    assert!(!home.path().join("ran").exists());
    home.write("project/.claude/settings.json", &text);
    assert_eq!(home.checked("claude-code"), answer("protected", &[]));
}

#[test]
fn all_tools_that_are_here_are_installed_and_shown() {
    let home = Home::new();
    let none = home.said("hook status");
    assert!(none.status == 2 && none.err.contains("found none of the tools"), "{}", none.err);
    assert_eq!(home.said("hook install --all").status, 2);
    for folder in [".claude", ".codex", ".kimi-code"] {
        fs::create_dir(home.path().join(folder)).unwrap();
    }
    let said = home.said("hook install --all");
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(said.err.matches("wrote ").count(), 3, "{}", said.err);
    let said = home.said("hook status");
    assert_eq!(said.status, 1);
    let shown: String = said.out.replace(home.path().to_str().unwrap(), "HOME");
    assert!(shown.contains("an invented key at") && shown.contains("once you trust it"), "{shown}");
    for format in ["markdown", "html", "yaml", "csv"] {
        let out = home.said(&format!("hook status --format {format}")).out;
        assert!(out.contains("kimi-code") && out.contains("/hooks"), "{format}: {out}");
    }
    // What goes wrong with one does not stop the others.
    home.write(".claude/settings.json", "[");
    let said = home.said("hook uninstall --all");
    assert_eq!(said.status, 2);
    assert!(said.err.contains("claude-code: cannot change") && said.err.matches("removed ").count() == 2, "{}", said.err);
    assert!(home.said("hook install").status == 2 && home.said("hook install --all codex").status == 2);
}

#[cfg(unix)]
#[test]
fn a_missing_program_stops_instead_of_letting_everything_pass() {
    let home = Home::new();
    let copy = home.path().join("promptfate");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_promptfate"), &copy).unwrap();
    let install = |tool: &str, more: &[&str]| {
        let run =
            std::process::Command::new(&copy).args(["hook", "install", tool]).args(more).env("HOME", home.path()).output();
        assert!(run.unwrap().status.success());
    };
    let command = |file: &str| {
        let text = fs::read_to_string(home.path().join(file)).unwrap();
        let line = text.lines().find(|line| line.contains("/promptfate hook")).unwrap();
        let quoted = line.trim().trim_end_matches([',', ';']);
        let at = quoted.find("\"/").or_else(|| quoted.find("\"'")).unwrap();
        serde_json::from_str::<String>(&quoted[at..]).unwrap()
    };
    let run = |command: &str| std::process::Command::new("sh").args(["-c", command]).output().unwrap();
    let tools = [
        ("claude-code", ".claude/settings.json"),
        ("codex", ".codex/hooks.json"),
        ("qwen-code", ".qwen/settings.json"),
        ("kimi-code", ".kimi-code/config.toml"),
        ("windsurf", ".codeium/windsurf/hooks.json"),
    ];
    for (tool, _) in tools.into_iter().chain([("copilot", ""), ("cursor", "")]) {
        install(tool, &[]);
    }
    fs::rename(&copy, home.path().join("gone")).unwrap();
    for (tool, file) in tools {
        assert_eq!(run(&command(file)).status.code(), Some(2), "{tool}");
    }
    let said = run(&command(".copilot/hooks/promptfate.json"));
    let said: Value = serde_json::from_slice(&said.stdout).unwrap();
    assert_eq!((said["decision"].as_str(), said["permissionDecision"].as_str()), (Some("block"), Some("deny")));
    let cursor = fs::read_to_string(home.path().join(".cursor/hooks.json")).unwrap();
    assert_eq!(cursor.matches("\"failClosed\": true").count(), 5, "{cursor}");
    fs::rename(home.path().join("gone"), &copy).unwrap();
    install("claude-code", &["--fail-open"]);
    install("cursor", &["--fail-open"]);
    fs::remove_file(&copy).unwrap();
    assert_eq!(run(&command(".claude/settings.json")).status.code(), Some(127));
    assert!(!fs::read_to_string(home.path().join(".cursor/hooks.json")).unwrap().contains("\"failClosed\": true"));
}
