//! The files that tools send by themselves: instructions, rules, commands, skills, and what these name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::named_files::{Named, mentioned};
use super::{Agent, MOST};
use crate::files;

/// The most files that are looked through with one prompt.
const MOST_FILES: usize = 300;
/// How deep folders are gone into, and how often a file brings another along.
const DEPTH: usize = 5;

/// Returns the files that go with each prompt from a folder.
pub(super) fn with_prompts(agent: &Agent, folder: &Path) -> Vec<Named> {
    let own = agent.settings.as_ref().filter(|_| !agent.user_context.is_empty()).and_then(|settings| settings.folder_now());
    let users = own.iter().flat_map(|own| agent.user_context.iter().map(|name| own.join(name)));
    let folders = folder.ancestors().flat_map(|folder| agent.context.iter().map(|name| folder.join(name)));
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    for place in folders.chain(users) {
        take(&place, 0, &mut known, &mut found);
    }
    let mut from = 0;
    for _ in 0..DEPTH {
        let to = found.len();
        for at in from..to {
            imports(agent, folder, at, &mut known, &mut found);
        }
        from = to;
    }
    named(found)
}

/// Returns the files that come along when a tool touches a path below the folder of the work.
pub(super) fn beside(agent: &Agent, folder: &Path, path: &Path) -> Vec<Named> {
    let between = path.ancestors().skip(1).take_while(|above| above.starts_with(folder) && *above != folder);
    let places = between.flat_map(|above| agent.context.iter().map(|name| above.join(name)));
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    for place in places {
        take(&place, 0, &mut known, &mut found);
    }
    named(found)
}

fn named(found: Vec<PathBuf>) -> Vec<Named> {
    found.into_iter().map(|path| Named { name: path.display().to_string(), path, is_asked_by_model: false }).collect()
}

/// Takes a file, or those in Markdown of a folder.
fn take(place: &Path, depth: usize, known: &mut BTreeSet<PathBuf>, found: &mut Vec<PathBuf>) {
    if found.len() >= MOST_FILES || depth > DEPTH {
        return;
    }
    let Ok(about) = std::fs::metadata(place) else { return };
    if about.is_file() {
        let is_taken = depth == 0 || place.extension().is_some_and(|ending| ending == "md" || ending == "mdc");
        if is_taken && known.insert(place.to_owned()) {
            found.push(place.to_owned());
        }
    } else if about.is_dir() && (depth > 0 || place.as_os_str().to_string_lossy().ends_with('/')) {
        let mut inside: Vec<PathBuf> = std::fs::read_dir(place).into_iter().flatten().flatten().map(|one| one.path()).collect();
        inside.sort();
        inside.iter().for_each(|one| take(one, depth + 1, known, found));
    }
}

/// Takes what a file names behind `@`, below its own folder or that of the work.
fn imports(agent: &Agent, folder: &Path, at: usize, known: &mut BTreeSet<PathBuf>, found: &mut Vec<PathBuf>) {
    if !agent.has_imports {
        return;
    }
    let file = &found[at];
    let Ok(bytes) = files::read(file, MOST as u64) else { return };
    let own = file.parent().unwrap_or(folder).to_owned();
    for named in mentioned(&String::from_utf8_lossy(&bytes), &[&own, folder]) {
        if found.len() < MOST_FILES && known.insert(named.path.clone()) {
            found.push(named.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hook::{CLAUDE_CODE, CODEX};

    #[test]
    fn what_a_tool_sends_by_itself_is_found() {
        let scratch = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = scratch.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("CLAUDE.md", "see @docs/one.md, and ask @ada");
        write("docs/one.md", "and @two.md");
        write("docs/two.md", "@one.md");
        write(".claude/commands/deep/x.md", "@notes.env");
        write(".claude/skills/s/run.sh", "");
        write("notes.env", "");
        write("sub/CLAUDE.md", "");
        let names = |found: Vec<Named>| {
            let below = |one: Named| one.path.strip_prefix(scratch.path()).ok().map(|path| path.display().to_string());
            found.into_iter().filter_map(below).collect::<Vec<_>>()
        };
        let found = names(with_prompts(&CLAUDE_CODE, scratch.path()));
        assert_eq!(found, ["CLAUDE.md", ".claude/commands/deep/x.md", "docs/one.md", "notes.env", "docs/two.md"]);
        assert!(names(with_prompts(&CODEX, scratch.path())).is_empty());
        let beside = |path: &str| names(beside(&CLAUDE_CODE, scratch.path(), &scratch.path().join(path)));
        assert_eq!(beside("sub/a/b.txt"), ["sub/CLAUDE.md"]);
        assert!(beside("a.txt").is_empty() && beside("../x/y").is_empty());
    }
}
