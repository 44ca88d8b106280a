//! What is written is written whole, to the file that was meant, or not at all; what is read is read to an end.

use std::fs;
use std::path::{Path, PathBuf};

use super::program::{Run, Said, ended_soon};
use super::records::copied;

/// A folder with the records of these tests, one of them out of form.
fn unformed() -> (tempfile::TempDir, PathBuf, String) {
    let scratch = tempfile::tempdir().unwrap();
    let record = copied(scratch.path()).join("acme/chat.yaml");
    let formed = fs::read_to_string(&record).unwrap();
    let text = formed.replace("read: \"2024-03-01\"", "read: 2024-03-01");
    assert_ne!(text, formed);
    fs::write(&record, text).unwrap();
    (scratch, record, formed)
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

fn run(folder: &Path, arguments: &[&str]) -> Said {
    with_home(folder, arguments).said_soon()
}

fn with_home(folder: &Path, arguments: &[&str]) -> Run {
    let home = folder.to_str().unwrap();
    Run::new(arguments).env("HOME", home).env("USERPROFILE", home).within(folder)
}

fn all_end(runs: Vec<std::process::Child>) -> Vec<Said> {
    runs.into_iter().map(ended_soon).collect()
}

#[test]
fn twenty_runs_at_once_write_one_record_and_none_fails() {
    for _ in 0..5 {
        let (scratch, record, formed) = unformed();
        let folder = record.parent().unwrap();
        let before = names(folder);
        let runs = (0..20).map(|_| Run::new(&["fmt"]).within(scratch.path()).spawn()).collect();
        for said in all_end(runs) {
            assert_eq!(said.status, 0, "{}{}", said.out, said.err);
        }
        assert_eq!((fs::read_to_string(&record).unwrap(), names(folder)), (formed, before));
    }
}

#[test]
fn twenty_runs_at_once_write_settings_and_keep_the_original() {
    for _ in 0..5 {
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path().join(".claude");
        fs::create_dir(&folder).unwrap();
        let mine = format!("{{\"env\": {{\"A\": \"{}\"}}}}", "x".repeat(50_000));
        fs::write(folder.join("settings.json"), &mine).unwrap();
        let all = |arguments: &[&str]| all_end((0..20).map(|_| with_home(scratch.path(), arguments).spawn()).collect());
        for said in all(&["hook", "install", "claude-code"]) {
            assert_eq!(said.status, 0, "{}{}", said.out, said.err);
        }
        let backup = folder.join("settings.json.promptfate-backup");
        assert_eq!(fs::read_to_string(&backup).unwrap(), mine);
        assert_eq!(names(&folder), ["settings.json", "settings.json.promptfate-backup"]);
        for said in all(&["hook", "uninstall", "claude-code"]) {
            assert_eq!(said.status, 0, "{}{}", said.out, said.err);
        }
        assert_eq!(fs::read_to_string(folder.join("settings.json")).unwrap(), mine);
        assert_eq!(names(&folder), ["settings.json"]);
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_file_whole() {
    for round in 0..40 {
        let (scratch, record, formed) = unformed();
        let text = fs::read_to_string(&record).unwrap();
        let mut runs: Vec<_> = (0..2).map(|_| Run::new(&["fmt"]).within(scratch.path()).spawn()).collect();
        // Each round stops it a little later: as long as it takes to read the file so often.
        (0..round * 20).for_each(|_| drop(fs::read(&record)));
        runs[0].kill().unwrap();
        runs.into_iter().for_each(|run| drop(run.wait_with_output()));
        let left = fs::read_to_string(&record).unwrap();
        assert!(left == text || left == formed, "{} bytes", left.len());
        // What a killed run leaves behind stops no other.
        assert_eq!(run(scratch.path(), &["fmt"]).status, 0);
        assert_eq!(run(scratch.path(), &["validate", "data"]).status, 0);
        assert_eq!(fs::read_to_string(&record).unwrap(), formed);
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn pipe(path: &Path) {
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    /// A disk without room: nothing can be written to a file, and the program is told so.
    fn without_room(folder: &Path, arguments: &[&str]) -> Said {
        let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
        let output = std::process::Command::new("sh")
            .args(["-c", script, env!("CARGO_BIN_EXE_promptfate")])
            .args(arguments)
            .current_dir(folder)
            .env("HOME", folder)
            .env("PROMPTFATE_TODAY", "2026-11-23")
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { out: text(output.stdout), err: text(output.stderr), status: output.status.code().unwrap() }
    }

    #[test]
    fn a_linked_folder_of_records_leads_nowhere() {
        let (scratch, record, _) = unformed();
        let before = fs::read_to_string(&record).unwrap();
        let link = record.parent().unwrap().with_file_name("linked");
        symlink(record.parent().unwrap(), &link).unwrap();
        let named = link.join(record.file_name().unwrap());
        let said = run(scratch.path(), &["fmt", named.to_str().unwrap()]);
        assert!(said.status == 2 && said.err.contains("found a symbolic link"), "{}", said.err);
        assert_eq!(fs::read_to_string(&record).unwrap(), before);
    }

    #[test]
    fn a_link_with_a_known_name_leads_nowhere() {
        let (scratch, record, formed) = unformed();
        let victim = scratch.path().join("victim");
        fs::write(&victim, "mine").unwrap();
        symlink(&victim, record.with_file_name("chat.yaml.unfinished")).unwrap();
        assert_eq!(run(scratch.path(), &["fmt"]).status, 0);
        assert_eq!(fs::read_to_string(&record).unwrap(), formed);
        let settings = scratch.path().join(".claude/settings.json");
        fs::create_dir(settings.parent().unwrap()).unwrap();
        fs::write(&settings, "{\n\"n\":\"$(touch x)\",\n\"m\":1}").unwrap();
        for name in ["promptfate-unfinished", "promptfate-backup"] {
            symlink(&victim, settings.with_file_name(format!("settings.json.{name}"))).unwrap();
        }
        assert_eq!(run(scratch.path(), &["hook", "install", "claude-code", "--project"]).status, 0);
        assert!(fs::read_to_string(&settings).unwrap().contains("UserPromptSubmit"));
        assert_eq!(run(scratch.path(), &["hook", "uninstall", "claude-code", "--project"]).status, 0);
        assert_eq!(fs::read_to_string(&settings).unwrap(), "{\n\"n\":\"$(touch x)\",\n\"m\":1}");
        assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
    }

    #[test]
    fn what_begins_a_file_writes_over_nothing_and_through_no_link() {
        let scratch = tempfile::tempdir().unwrap();
        let at = |name: &str| scratch.path().join(name);
        copied(scratch.path());
        fs::write(at("victim"), "mine").unwrap();
        symlink(at("victim"), at("ai-policy.schema.json")).unwrap();
        fs::write(at("ai-tools.schema.json"), "{}").unwrap();
        let said = run(scratch.path(), &["audit", "--init"]);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.err.contains("ai-policy.schema.json is there and was left as it is"), "{}", said.err);
        assert_eq!(fs::read_to_string(at("ai-tools.schema.json")).unwrap(), "{}");
        symlink(at("nowhere"), at("data/acme/new.yaml")).unwrap();
        let said = run(scratch.path(), &["new", "acme/new"]);
        assert!(said.status == 2 && said.err.contains("is there already"), "{}", said.err);
        fs::create_dir(at("elsewhere")).unwrap();
        symlink(at("elsewhere"), at("data/gamma")).unwrap();
        let said = run(scratch.path(), &["new", "gamma/chat"]);
        assert!(said.status == 2 && said.err.contains("is a symbolic link"), "{}", said.err);
        assert!(names(&at("elsewhere")).is_empty() && !at("nowhere").exists());
        assert_eq!(fs::read_to_string(at("victim")).unwrap(), "mine");
    }

    #[test]
    fn permissions_stay_and_what_is_protected_or_has_two_names_is_refused() {
        let (scratch, record, formed) = unformed();
        let text = fs::read_to_string(&record).unwrap();
        fs::set_permissions(&record, fs::Permissions::from_mode(0o444)).unwrap();
        let said = run(scratch.path(), &["fmt"]);
        assert!(said.status == 2 && said.err.contains("chat.yaml: the file is write-protected"), "{}", said.err);
        fs::set_permissions(&record, fs::Permissions::from_mode(0o600)).unwrap();
        fs::hard_link(&record, scratch.path().join("second")).unwrap();
        let said = run(scratch.path(), &["fmt"]);
        assert!(said.status == 2 && said.err.contains("hard links"), "{}", said.err);
        assert_eq!(fs::read_to_string(&record).unwrap(), text);
        fs::remove_file(scratch.path().join("second")).unwrap();
        assert_eq!(run(scratch.path(), &["fmt"]).status, 0);
        assert_eq!((fs::read_to_string(&record).unwrap(), mode(&record)), (formed, 0o600));
    }

    #[test]
    fn a_full_disk_leaves_nothing_half_written_and_nothing_behind() {
        let (scratch, record, _) = unformed();
        let text = fs::read_to_string(&record).unwrap();
        let all = |folder: &Path| names(folder);
        let before = (all(scratch.path()), all(record.parent().unwrap()));
        for arguments in [&["fmt"][..], &["new", "acme/new"], &["new", "gamma/chat"], &["audit", "--init"]] {
            let said = without_room(scratch.path(), arguments);
            assert!(said.status == 2 && said.err.contains("cannot write"), "{arguments:?}: {}{}", said.out, said.err);
            assert_eq!((all(scratch.path()), all(record.parent().unwrap())), before, "{arguments:?}");
        }
        assert_eq!(names(&scratch.path().join("data")), ["acme", "beta"]);
        assert_eq!(fs::read_to_string(&record).unwrap(), text);
        let settings = scratch.path().join(".claude/settings.json");
        fs::create_dir(settings.parent().unwrap()).unwrap();
        fs::write(&settings, "{\"a\": 1}").unwrap();
        let backup = settings.with_file_name("settings.json.promptfate-backup");
        fs::write(&backup, "{\"older\": 1}").unwrap();
        let said = without_room(scratch.path(), &["hook", "install", "claude-code"]);
        assert!(said.status == 2 && said.err.contains("nothing was changed"), "{}", said.err);
        assert_eq!(fs::read_to_string(&settings).unwrap(), "{\"a\": 1}");
        assert_eq!(fs::read_to_string(&backup).unwrap(), "{\"older\": 1}");
        assert_eq!(names(settings.parent().unwrap()), ["settings.json", "settings.json.promptfate-backup"]);
    }

    #[test]
    fn pipes_and_devices_are_refused_without_waiting() {
        let scratch = tempfile::tempdir().unwrap();
        let at = |name: &str| scratch.path().join(name);
        copied(scratch.path());
        assert_eq!(run(scratch.path(), &["audit", "--init"]).status, 0);
        pipe(&at("p.yaml"));
        pipe(&at("data/acme/p.yaml"));
        fs::create_dir(at(".claude")).unwrap();
        pipe(&at(".claude/settings.json"));
        let (pipe, device) = ("found a pipe", "found a device");
        for (arguments, words) in [
            (&["fmt", "p.yaml"][..], pipe),
            (&["validate", "data"], "something that is not a record"),
            (&["audit", "--policy", "p.yaml"], pipe),
            (&["audit", "--tools", "p.yaml"], pipe),
            (&["audit", "--tools", "/dev/zero"], device),
            (&["audit", "--inventory", "/dev/zero", "--class", "internal"], device),
            (&["audit", "--inventory", "p.yaml", "--class", "internal"], pipe),
            (&["audit", "--inventory", ".", "--class", "internal"], "found a folder"),
            (&["hook", "install", "claude-code"], pipe),
            (&["scan", "/dev/zero"], device),
            (&["scan", "p.yaml"], "found a pipe that nobody wrote to within 5 s"),
        ] {
            let said = run(scratch.path(), arguments);
            assert!(said.err.contains(words) || said.out.contains(words), "{arguments:?}: {}{}", said.out, said.err);
            assert!(said.status > 0 || arguments[0] == "validate", "{arguments:?}");
        }
    }

    #[test]
    fn a_pipe_that_is_written_to_is_scanned() {
        let scratch = tempfile::tempdir().unwrap();
        let key = format!("ghp_{}\n", "a1B2c3D4e5".repeat(4).split_at(36).0);
        let path = scratch.path().join("p");
        pipe(&path);
        let writer = std::thread::spawn({
            let (path, key) = (path.clone(), key.clone());
            move || fs::write(path, key).unwrap()
        });
        let said = run(scratch.path(), &["scan", "p"]);
        assert_eq!(said.status, 1, "{}", said.err);
        writer.join().unwrap();
        // As a shell's `<(...)` does it.
        for name in ["/dev/fd/3", "/dev/stdin", "-"] {
            let script = format!("printf %s '{key}' | \"$0\" scan {name} 3<&0");
            let output =
                std::process::Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_promptfate")]).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }

    #[test]
    fn settings_and_their_copy_are_not_opened_to_others() {
        let scratch = tempfile::tempdir().unwrap();
        let settings = scratch.path().join(".claude/settings.json");
        fs::create_dir(settings.parent().unwrap()).unwrap();
        fs::write(&settings, "{}\n").unwrap();
        fs::set_permissions(&settings, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(run(scratch.path(), &["hook", "install", "claude-code"]).status, 0);
        let backup = settings.with_file_name("settings.json.promptfate-backup");
        assert_eq!((mode(&settings), mode(&backup)), (0o600, 0o600));
    }
}
