//! The files that go to a model beside the text of a prompt: those that it names, and those that a tool sends with each.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Agent, Event, MOST, context};
use crate::files;
use crate::scan::{Finding, Scanner};

/// The most files of one prompt that are looked through.
const MOST_FILES: usize = 100;
/// The keys under which tools name a file.
const PATHS: &[&str] = &["file_path", "filePath", "path", "absolute_path", "target_file", "paths"];

/// A file that goes to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub path: PathBuf,
    /// As the person, or the model, wrote it.
    pub name: String,
    /// Whether a model asks for it, which could have written the mark that lets a line through.
    pub is_asked_by_model: bool,
}

/// What was found in a file.
#[derive(Debug)]
pub(super) enum Seen {
    Clean,
    Secret(Vec<Finding>),
    /// It was not looked through, and why.
    Unread(String),
}

/// Returns the files that go to the model with an input.
pub(super) fn of(agent: &Agent, event: Event, name: &str, tool: &str, input: &Value) -> Vec<Named> {
    let folder = folder(input);
    let given = || agent.keys(event).iter().filter_map(|key| input.get(*key));
    let is = |names: &[&str]| names.contains(&tool) || names.contains(&name);
    let mut found = Vec::new();
    match event {
        Event::Prompt => {
            if agent.sends_mentions {
                let mut texts = String::new();
                given().for_each(|value| collect(value, &mut texts));
                found.extend(mentioned(&texts, &[&folder]));
            }
            paths(input.get("attachments").unwrap_or(&Value::Null), &mut |name| {
                found.push(Named { path: resolved(&folder, name), name: name.to_owned(), is_asked_by_model: false });
            });
            found.truncate(MOST_FILES);
            found.extend(context::with_prompts(agent, &folder));
        }
        Event::Tool => {
            let mut named = Vec::new();
            given().for_each(|value| paths(value, &mut |name| named.push(name.to_owned())));
            let brought = named.iter().flat_map(|name| context::beside(agent, &folder, &resolved(&folder, name)));
            found.extend(brought.take(MOST_FILES));
            if is(agent.shells) {
                let mut texts = String::new();
                given().for_each(|value| collect(value, &mut texts));
                named = words(&texts);
            }
            if is(agent.reads) || is(agent.shells) {
                let named =
                    named.into_iter().map(|name| Named { path: resolved(&folder, &name), name, is_asked_by_model: true });
                // Words of a command are rarely files.
                found.extend(named.filter(|one| is(agent.reads) || one.path.is_file()).take(MOST_FILES));
            }
        }
        Event::Output => {}
    }
    found
}

/// Returns the files that a text names behind `@`, below one of some folders.
pub(super) fn mentioned(text: &str, folders: &[&Path]) -> Vec<Named> {
    let file = |name: &String| folders.iter().map(|folder| resolved(folder, name)).find(|path| path.is_file());
    let first = |names: Vec<String>| names.into_iter().find_map(|name| Some((file(&name)?, name)));
    let named = mentions(text).into_iter().filter_map(first);
    named.map(|(path, name)| Named { path, name, is_asked_by_model: false }).collect()
}

/// Returns the words of a command, of which each may be a file, or end in one behind `=` or `<`.
fn words(command: &str) -> Vec<String> {
    let split = |c: char| c.is_whitespace() || "'\"`;|&<>()=,".contains(c);
    command.split(split).filter(|word| !word.is_empty()).take(1_000).map(str::to_owned).collect()
}

/// Looks through a file. One that is not there goes nowhere.
pub(super) fn look(named: &Named, scanner: &Scanner) -> Seen {
    let bytes = match files::read(&named.path, MOST as u64) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied) => return Seen::Clean,
        Err(error) => return Seen::Unread(error.to_string()),
    };
    if named.is_asked_by_model {
        let found = scanner.first_whatever_marked(&String::from_utf8_lossy(&bytes));
        if !found.is_empty() {
            return Seen::Secret(found);
        }
    }
    let looked = match scanner.scan_file(bytes.as_slice()) {
        Ok(looked) => looked,
        Err(error) => return Seen::Unread(error.to_string()),
    };
    let (mut secrets, mut unread) = (Vec::new(), None);
    for one in looked {
        match one.outcome {
            Ok(scan) => secrets.extend(scan.findings),
            Err(why) => unread = Some(why.to_string()),
        }
    }
    match (secrets.is_empty(), unread) {
        (false, _) => Seen::Secret(secrets),
        (true, Some(why)) => Seen::Unread(why),
        (true, None) => Seen::Clean,
    }
}

/// Returns the folder in which the tool works.
fn folder(input: &Value) -> PathBuf {
    let named = input.get("cwd").or_else(|| input.pointer("/workspace_roots/0")).or_else(|| input.pointer("/tool_info/cwd"));
    let named = named.and_then(Value::as_str).map(PathBuf::from).filter(|folder| folder.is_absolute());
    named.or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}

fn resolved(folder: &Path, name: &str) -> PathBuf {
    let name = name.strip_prefix("file://").unwrap_or(name);
    match (name.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => folder.join(name),
    }
}

fn collect(value: &Value, texts: &mut String) {
    match value {
        Value::String(text) => texts.extend([text, "\n"]),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(pairs) => pairs.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

/// Calls `found` with each path that stands under a key for one, at any depth.
fn paths(value: &Value, found: &mut dyn FnMut(&str)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| paths(item, found)),
        Value::Object(pairs) => pairs.iter().for_each(|(key, value)| match value {
            Value::String(path) if PATHS.contains(&key.as_str()) => found(path),
            Value::Array(items) if PATHS.contains(&key.as_str()) => {
                items.iter().filter_map(Value::as_str).for_each(&mut *found)
            }
            value => paths(value, found),
        }),
        _ => {}
    }
}

/// Returns what a prompt names behind `@`, each as the file names that may be meant: as it stands first, then without a place in the file and
/// without the signs that end a sentence.
fn mentions(prompt: &str) -> Vec<Vec<String>> {
    let begins = |at: usize| !prompt[..at].ends_with(|c: char| c.is_alphanumeric() || "._-@/\\".contains(c));
    let signs = prompt.match_indices('@').filter(|(at, _)| begins(*at)).take(MOST_FILES);
    signs.map(|(at, _)| candidates(&prompt[at + 1..])).filter(|names| !names.is_empty()).collect()
}

fn candidates(rest: &str) -> Vec<String> {
    if let Some(quoted) = rest.strip_prefix('"') {
        return quoted.split_once('"').map(|(name, _)| name.to_owned()).into_iter().collect();
    }
    let (mut name, mut is_escaped) = (String::new(), false);
    for c in rest.chars() {
        match c {
            '\\' if !is_escaped && !cfg!(windows) => is_escaped = true,
            c if c.is_whitespace() && !is_escaped => break,
            c => {
                name.push(c);
                is_escaped = false;
            }
        }
    }
    let without_place = name.split_once('#').map(|(name, _)| name.to_owned());
    let mut names: Vec<String> = [Some(name), without_place].into_iter().flatten().collect();
    for at in 0..names.len() {
        let trimmed = names[at].trim_end_matches(|c: char| ".,;:!?)]}>'\"`".contains(c)).to_owned();
        if !names.contains(&trimmed) {
            names.push(trimmed);
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::hook::CLAUDE_CODE;

    #[test]
    fn what_a_prompt_names_is_read_as_people_write_it() {
        let first = |prompt: &str| mentions(prompt).concat();
        assert_eq!(first("look at @secret.env, please"), ["secret.env,", "secret.env"]);
        assert_eq!(first("@a/b.rs#L1-10"), ["a/b.rs#L1-10", "a/b.rs"]);
        assert_eq!(first("(@\"my notes.txt\") and @my\\ notes.md"), ["my notes.txt", "my notes.md"]);
        assert!(first("ada@example.org a/@b @ ").is_empty());
    }

    #[test]
    fn a_command_has_words_that_may_be_files() {
        assert_eq!(words("cat 'a.env' b.env|x --env=c.env <d"), ["cat", "a.env", "b.env", "x", "--env", "c.env", "d"]);
    }

    #[test]
    fn files_are_found_from_the_folder_of_the_work() {
        let scratch = tempfile::tempdir().unwrap();
        let below = scratch.path().join("a/b");
        std::fs::create_dir_all(&below).unwrap();
        std::fs::write(below.join("secret.env"), "x").unwrap();
        std::fs::write(scratch.path().join("CLAUDE.md"), "x").unwrap();
        let input = json!({"cwd": below, "prompt": "see @secret.env and @ghost", "attachments": [{"file_path": "/x/y"}]});
        let found = of(&CLAUDE_CODE, Event::Prompt, "UserPromptSubmit", "", &input);
        let paths: Vec<&Path> = found.iter().map(|one| one.path.as_path()).collect();
        assert_eq!(paths[..2], [below.join("secret.env").as_path(), Path::new("/x/y")]);
        assert!(paths.contains(&scratch.path().join("CLAUDE.md").as_path()));
        assert!(of(&CLAUDE_CODE, Event::Output, "PostToolUse", "Read", &input).is_empty());
    }
}
