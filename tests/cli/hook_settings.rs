//! `hook install` and `uninstall`: settings that are changed without loss, a command that runs, and nothing of others touched.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::program::{Run, Said};

fn installed(home: &Path, arguments: &[&str]) -> Said {
    let all: Vec<&str> = ["hook"].iter().chain(arguments).copied().collect();
    Run::new(&all)
        .on_fixture()
        .env("HOME", home.to_str().unwrap())
        .env("USERPROFILE", home.to_str().unwrap())
        .within(home)
        .said()
}

#[test]
fn a_tier_that_is_none_is_refused_at_once() {
    let home = tempfile::tempdir().unwrap();
    let said = installed(home.path(), &["install", "claude-code", "--tier", "nope"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("`nope`") && !home.path().join(".claude").exists(), "{}", said.err);
}

#[test]
fn installing_keeps_the_file_and_uninstalling_restores_it() {
    for (name, path) in [
        ("claude-code", ".claude/settings.json"),
        ("cursor", ".cursor/hooks.json"),
        ("gemini-cli", ".gemini/settings.json"),
        ("codex", ".codex/hooks.json"),
        ("copilot", ".copilot/hooks/promptfate.json"),
        ("qwen-code", ".qwen/settings.json"),
        ("windsurf", ".codeium/windsurf/hooks.json"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let mine = "{\n  // mine\n  \"version\": 1,\n  \"theme\": \"dark\"\n}\n";
        fs::write(&file, mine).unwrap();
        let dry = installed(home.path(), &["install", name, "--dry-run"]);
        assert!(dry.out.contains(&format!("hook {name}")) && fs::read_to_string(&file).unwrap() == mine);
        // Whoever refuses a file with comments, or may, is told of.
        let status = i32::from(!["cursor", "gemini-cli", "qwen-code"].contains(&name));
        assert_eq!(installed(home.path(), &["install", name, "--tier", "acme/chat"]).status, status);
        let once = fs::read_to_string(&file).unwrap();
        assert!(once.contains("// mine") && once.contains(&format!("hook {name} --tier acme/chat")), "{once}");
        assert!(installed(home.path(), &["install", name, "--tier", "acme/chat"]).err.contains("is as it should be"));
        let backup = file.with_file_name(format!("{}.promptfate-backup", file.file_name().unwrap().to_str().unwrap()));
        assert_eq!(fs::read_to_string(&backup).unwrap(), mine);
        assert_eq!(installed(home.path(), &["install", name, "--warn"]).status, status);
        assert_eq!(fs::read_to_string(&backup).unwrap(), mine, "the copy is the file without our hook");
        assert_eq!(installed(home.path(), &["uninstall", name]).status, 0);
        assert_eq!(fs::read_to_string(&file).unwrap(), mine, "{name}");
        assert!(!backup.exists(), "what has come back needs no copy");
    }
}

#[test]
fn the_variable_that_moves_the_settings_is_heeded() {
    for (name, variable, file, usual) in [
        ("claude-code", "CLAUDE_CONFIG_DIR", "settings.json", ".claude/settings.json"),
        ("codex", "CODEX_HOME", "hooks.json", ".codex/hooks.json"),
        ("gemini-cli", "GEMINI_CLI_HOME", ".gemini/settings.json", ".gemini/settings.json"),
        ("copilot", "COPILOT_HOME", "hooks/promptfate.json", ".copilot/hooks/promptfate.json"),
        ("qwen-code", "QWEN_HOME", "settings.json", ".qwen/settings.json"),
        ("kimi-code", "KIMI_CODE_HOME", "config.toml", ".kimi-code/config.toml"),
        ("opencode", "XDG_CONFIG_HOME", "opencode/plugin/promptfate.js", ".config/opencode/plugin/promptfate.js"),
    ] {
        let (home, moved) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let run = |arguments: &[&str], folder: &str| {
            let all: Vec<&str> = ["hook"].iter().chain(arguments).copied().collect();
            let home = home.path().to_str().unwrap();
            Run::new(&all).env("HOME", home).env("USERPROFILE", home).env(variable, folder).within(moved.path()).said()
        };
        let (file, usual) = (moved.path().join("x").join(file), home.path().join(usual));
        let folder = moved.path().join("x");
        let said = run(&["install", name], folder.to_str().unwrap());
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.err.contains(variable) && !usual.exists(), "{name}: {}", said.err);
        assert!(fs::read_to_string(&file).unwrap().contains(&format!("hook {name}")));
        assert!(run(&["install", name], "x").err.contains("is as it should be"), "a folder below the current one");
        assert_eq!(run(&["uninstall", name], "x").status, 0);
        assert!(!file.exists(), "{name}");
        // Set to nothing it counts as not set, and of a project's settings it says nothing.
        assert_eq!(run(&["install", name], "").status, 0);
        assert!(usual.exists(), "{name}");
        assert!(!run(&["install", name, "--project"], "x").err.contains(variable));
        assert!(!file.exists(), "{name}");
    }
}

#[test]
fn that_codex_protects_nothing_until_the_hook_is_trusted_is_said_each_time() {
    let home = tempfile::tempdir().unwrap();
    for again in [false, true] {
        let said = installed(home.path(), &["install", "codex"]);
        assert_eq!(said.err.contains("is as it should be"), again);
        assert!(said.err.contains("nothing is protected yet") && said.err.contains("/hooks"), "{}", said.err);
        assert!(said.err.contains("codex exec"), "{}", said.err);
    }
    assert!(!installed(home.path(), &["uninstall", "codex"]).err.contains("protected"));
    assert!(!installed(home.path(), &["install", "claude-code"]).err.contains("protected"));
}

#[test]
fn a_missing_file_is_made_and_a_broken_one_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(installed(home.path(), &["install", "cursor", "--project"]).status, 0);
    let made: Value = serde_json::from_str(&fs::read_to_string(home.path().join(".cursor/hooks.json")).unwrap()).unwrap();
    assert_eq!((made["version"].as_u64(), made["hooks"].as_object().unwrap().len()), (Some(1), 5));
    fs::create_dir_all(home.path().join(".claude")).unwrap();
    let file = home.path().join(".claude/settings.json");
    fs::write(&file, "{\"hooks\": [").unwrap();
    let said = installed(home.path(), &["install", "claude-code"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("cannot change") && said.err.contains("mend the file"), "{}", said.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), "{\"hooks\": [");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_settings_stays_one_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let kept = home.path().join("dotfiles.json");
    fs::write(&kept, "{}\n").unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o600)).unwrap();
    fs::create_dir_all(home.path().join(".claude")).unwrap();
    let link = home.path().join(".claude/settings.json");
    std::os::unix::fs::symlink(&kept, &link).unwrap();
    assert_eq!(installed(home.path(), &["install", "claude-code"]).status, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&kept).unwrap().contains("UserPromptSubmit"));
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".claude");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("settings.json"), "{}\n").unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let said = installed(home.path(), &["install", "claude-code"]);
    let is_root = fs::write(folder.join("probe"), "").is_ok();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may write everywhere.
    if !is_root {
        assert_eq!(said.status, 2);
        assert!(said.err.contains("cannot write") && said.err.contains("nothing was changed"), "{}", said.err);
        assert_eq!(fs::read_to_string(folder.join("settings.json")).unwrap(), "{}\n");
    }
}

/// A home with settings of Claude Code, or without.
fn home(text: Option<&[u8]>) -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join(".claude/settings.json");
    fs::create_dir(file.parent().unwrap()).unwrap();
    text.into_iter().for_each(|text| fs::write(&file, text).unwrap());
    (home, file)
}

fn beside(file: &Path) -> Vec<String> {
    let entries = fs::read_dir(file.parent().unwrap()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn every_byte_comes_back() {
    let utf8_mark = "\u{feff}{\r\n  \"model\": \"x\"\r\n}\r\n";
    let others = r#"{"hooks":{"PreToolUse":[{"matcher":"Bash","hooks":[{"type":"command","command":"lint"}]}],"Stop":[]}}"#;
    for text in [
        "{\"a\":1}",
        "{}",
        "{}\n",
        "",
        "\n",
        "{\"hooks\": {}}",
        "{\"hooks\":{\"PreToolUse\": []}}\n",
        others,
        "{\"a\":1,}\n",
        utf8_mark,
    ] {
        let (home, file) = home(Some(text.as_bytes()));
        for arguments in [&["install", "claude-code"][..], &["install", "claude-code"], &["install", "claude-code", "--warn"]] {
            let said = installed(home.path(), arguments);
            assert_eq!(said.status, i32::from(text == "{\"a\":1,}\n"), "{text:?}: {}", said.err);
        }
        assert_eq!(fs::read_to_string(&file).unwrap().matches("hook claude-code --warn").count(), 5);
        assert_eq!(installed(home.path(), &["uninstall", "claude-code"]).status, 0);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        assert_eq!(beside(&file), ["settings.json"]);
        assert!(installed(home.path(), &["uninstall", "claude-code"]).err.contains("is as it should be"));
    }
    for (name, folder) in [
        ("claude-code", ".claude"),
        ("cursor", ".cursor"),
        ("gemini-cli", ".gemini"),
        ("codex", ".codex"),
        ("copilot", ".copilot/hooks"),
        ("opencode", ".config/opencode/plugin"),
        ("qwen-code", ".qwen"),
        ("kimi-code", ".kimi-code"),
        ("windsurf", ".codeium/windsurf"),
        ("kiro", ".kiro/hooks"),
    ] {
        let home = tempfile::tempdir().unwrap();
        assert!(installed(home.path(), &["install", name]).err.contains("wrote "));
        let said = installed(home.path(), &["uninstall", name]);
        assert!(said.err.contains("removed "), "{}", said.err);
        assert!(fs::read_dir(home.path().join(folder)).unwrap().next().is_none(), "{name}");
        assert!(installed(home.path(), &["uninstall", name]).err.contains("is as it should be"));
    }
}

#[test]
fn what_was_changed_since_stays_changed_and_an_older_copy_stays() {
    let (home, file) = home(Some(b"{\"a\":1}"));
    let backup = file.with_file_name("settings.json.promptfate-backup");
    fs::write(&backup, "{\"older\": 1}").unwrap();
    assert_eq!(installed(home.path(), &["install", "claude-code"]).status, 0);
    assert_eq!(fs::read_to_string(&backup).unwrap(), "{\"older\": 1}");
    let second = file.with_file_name("settings.json.promptfate-backup-2");
    assert_eq!(fs::read_to_string(&second).unwrap(), "{\"a\":1}");
    let changed = fs::read_to_string(&file).unwrap().replace("\"a\":1", "\"a\":2");
    fs::write(&file, &changed).unwrap();
    assert_eq!(installed(home.path(), &["uninstall", "claude-code"]).status, 0);
    let left: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(left, serde_json::json!({"a": 2}));
    assert!(backup.exists() && second.exists());
}

#[test]
fn entries_of_others_stay_and_ours_are_known_whatever_stands_beside_them() {
    let audit = r#"{"type":"command","command":"/opt/promptfate-audit/run hook claude-code-log"}"#;
    let (home, file) = home(Some(format!(r#"{{"hooks":{{"PreToolUse":[{{"hooks":[{audit}]}}]}}}}"#).as_bytes()));
    assert_eq!(installed(home.path(), &["install", "claude-code"]).status, 0);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("claude-code-log"), "{text}");
    // Somebody adds a second command to our group.
    let added = text.replacen("\"timeout\": 5", "\"timeout\": 5 }, { \"type\": \"command\", \"command\": \"lint\"", 1);
    assert_ne!(added, text);
    fs::write(&file, &added).unwrap();
    assert_eq!(installed(home.path(), &["install", "claude-code"]).status, 0);
    let again = fs::read_to_string(&file).unwrap();
    assert_eq!((again.matches("promptfate hook").count(), again.matches("lint").count()), (5, 1), "{again}");
    assert_eq!(installed(home.path(), &["uninstall", "claude-code"]).status, 0);
    let left = fs::read_to_string(&file).unwrap();
    assert!(!left.contains("promptfate hook") && left.contains("lint") && left.contains("claude-code-log"), "{left}");
    assert!(beside(&file).iter().all(|name| {
        let kept = fs::read_to_string(file.with_file_name(name)).unwrap();
        !kept.contains("promptfate hook")
    }));
}

#[test]
fn utf_16_is_refused_with_a_word() {
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain("{}".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (home, file) = home(Some(&wide));
    let said = installed(home.path(), &["install", "claude-code"]);
    assert!(said.status == 2 && said.err.contains("save it as UTF-8"), "{}", said.err);
    assert_eq!((fs::read(&file).unwrap(), beside(&file).len()), (wide, 1));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Output, Stdio};

    fn run(program: &Path, home: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(arguments).env("HOME", home).env("PROMPTFATE_TODAY", "2026-11-23").stdin(Stdio::null()).output().unwrap()
    }

    /// Returns what `sh` makes of the command that stands in the settings.
    fn runs(file: &Path) -> String {
        let settings: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let command = settings["hooks"]["UserPromptSubmit"][0]["hooks"][0]["command"].as_str().unwrap();
        let input = file.with_file_name("input.json");
        let key = format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0);
        fs::write(&input, serde_json::json!({"hook_event_name": "UserPromptSubmit", "prompt": key}).to_string()).unwrap();
        let output = Command::new("sh").args(["-c", command]).stdin(fs::File::open(input).unwrap()).output().unwrap();
        format!("{}{}", String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr))
    }

    #[test]
    fn the_command_runs_from_a_folder_of_any_name() {
        for name in [
            "o'brien",
            "a;b",
            "a|b",
            "a$HOME",
            "a`id`b",
            "a\"b c",
            "a\tb",
            "a\\b",
            "a&b",
            "a(b)",
            "a b",
            "caf\u{e9}",
            "a*b",
            "-a",
        ] {
            let scratch = tempfile::tempdir().unwrap();
            let folder = scratch.path().join(name);
            fs::create_dir(&folder).unwrap();
            let program = folder.join("promptfate");
            symlink(env!("CARGO_BIN_EXE_promptfate"), &program).unwrap();
            let output = run(&program, scratch.path(), &["hook", "install", "claude-code"]);
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            let file = scratch.path().join(".claude/settings.json");
            let answer = runs(&file);
            assert!(answer.starts_with("{\"decision\":\"block\""), "{name}: {answer}");
            assert!(fs::read_to_string(&file).unwrap().contains("promptfate"));
            assert!(run(&program, scratch.path(), &["hook", "uninstall", "claude-code"]).status.success());
            assert!(!file.exists(), "{name}");
        }
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path().join("a\nb");
        fs::create_dir(&folder).unwrap();
        symlink(env!("CARGO_BIN_EXE_promptfate"), folder.join("promptfate")).unwrap();
        let output = run(&folder.join("promptfate"), scratch.path(), &["hook", "install", "claude-code"]);
        assert!(String::from_utf8_lossy(&output.stderr).contains("no shell takes safely"));
        assert!(!scratch.path().join(".claude").exists());
    }

    #[test]
    fn a_link_by_which_the_program_is_called_is_written_and_a_new_name_is_known_again() {
        let scratch = tempfile::tempdir().unwrap();
        let file = scratch.path().join(".claude/settings.json");
        let program = scratch.path().join("pf");
        symlink(env!("CARGO_BIN_EXE_promptfate"), &program).unwrap();
        for _ in 0..2 {
            assert!(run(&program, scratch.path(), &["hook", "install", "claude-code"]).status.success());
            let text = fs::read_to_string(&file).unwrap();
            assert_eq!(text.matches("/pf hook claude-code").count(), 5, "{text}");
        }
        assert!(run(&program, scratch.path(), &["hook", "uninstall", "claude-code"]).status.success());
        assert!(!file.exists());
    }

    #[test]
    fn a_link_that_leads_nowhere_yet_stays_a_link() {
        let (home, link) = home(None);
        fs::create_dir(home.path().join("dot")).unwrap();
        symlink("../dot/s.json", &link).unwrap();
        assert_eq!(installed(home.path(), &["install", "claude-code"]).status, 0);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::read_to_string(home.path().join("dot/s.json")).unwrap().contains("UserPromptSubmit"));
        assert_eq!(installed(home.path(), &["uninstall", "claude-code"]).status, 0);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink() && !home.path().join("dot/s.json").exists());
        fs::remove_dir(home.path().join("dot")).unwrap();
        let said = installed(home.path(), &["install", "claude-code"]);
        assert!(said.status == 2 && said.err.contains("cannot follow the link"), "{}", said.err);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_project_cannot_lead_out_of_itself() {
        let home = tempfile::tempdir().unwrap();
        let project = home.path().join("project");
        fs::create_dir_all(project.join(".claude")).unwrap();
        fs::write(home.path().join("other.json"), "{}\n").unwrap();
        let link = project.join(".claude/settings.json");
        symlink("../../other.json", &link).unwrap();
        let said = |folder: &Path| Run::new(&["hook", "install", "claude-code", "--project"]).within(folder).said();
        assert!(said(&project).err.contains("leads out of this folder"), "{}", said(&project).err);
        fs::remove_file(&link).unwrap();
        fs::remove_dir(project.join(".claude")).unwrap();
        fs::create_dir(home.path().join("elsewhere")).unwrap();
        symlink("../elsewhere", project.join(".claude")).unwrap();
        assert!(said(&project).err.contains("leads out of this folder"), "{}", said(&project).err);
        assert_eq!(fs::read_to_string(home.path().join("other.json")).unwrap(), "{}\n");
        assert!(fs::read_dir(home.path().join("elsewhere")).unwrap().next().is_none());
    }

    #[test]
    fn a_protected_file_is_refused_with_a_word() {
        let (home, file) = home(Some(b"{}\n"));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
        let said = installed(home.path(), &["install", "claude-code"]);
        assert!(said.status == 2 && said.err.contains("write-protected"), "{}", said.err);
        assert_eq!((fs::read_to_string(&file).unwrap().as_str(), beside(&file).len()), ("{}\n", 1));
    }
}
