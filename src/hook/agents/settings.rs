//! Where tools keep their hooks, in which form, and what turns them off.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Agent, Event};
use crate::hook::command::{for_cmd, for_sh};

/// Where a tool keeps its hooks, and how.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The folder, below the home folder or that of a project.
    pub(super) folder: &'static str,
    /// The file in it.
    pub(super) file: &'static str,
    /// The file below a project's folder.
    pub(super) project: Project,
    /// The variable of the environment that moves the user's settings, and what it takes the place of.
    pub(super) variable: Option<(&'static str, Moves)>,
    /// What the file is made of.
    pub(in crate::hook) form: Form,
    /// What follows the command for `sh`, so that the tool stops where the program is missing; empty where it stops by itself or cannot.
    pub(super) otherwise: &'static str,
    /// Quotes a program for the shell that runs it on Windows.
    pub(super) on_windows: fn(&str) -> Result<String, String>,
    /// What a person has to know once the hook is installed.
    pub after: Option<&'static str>,
    /// What becomes of a JSON file with comments.
    pub(in crate::hook) comments: Comments,
    /// By what hooks are turned off.
    pub switch: Option<Switch>,
    /// The file beside it in which the tool keeps the hooks that a person trusts.
    pub trusts_in: Option<&'static str>,
    /// The programs by which the tool is started.
    pub programs: &'static [&'static str],
}

/// What a tool does with settings in which there are comments, or commas at an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::hook) enum Comments {
    /// It reads them.
    Read,
    /// It refuses the whole file, hooks included.
    Refused,
    /// Not known.
    NotKnown,
}

/// By what a tool's hooks are turned off, and where that may stand.
#[derive(Debug, Clone, Copy)]
pub struct Switch {
    /// Files beside the user's settings, or these themselves.
    pub own: &'static [&'static str],
    /// Files of a project, in the folder of the work or one above it.
    pub project: &'static [&'static str],
    /// Files of the machine.
    pub machine: &'static [&'static str],
    /// Places in JSON, and the value that turns hooks off.
    pub(in crate::hook) json: &'static [(&'static str, bool)],
    /// The line of a TOML file that does, as `table.key = value`.
    pub(in crate::hook) toml: Option<&'static str>,
}

/// The settings that a tool reads in the folder of the work.
#[derive(Debug, Clone, Copy)]
pub(super) enum Project {
    /// As below the home folder.
    Same,
    /// In another file.
    Other(&'static str),
    /// It reads none.
    None,
}

/// What a settings file is made of.
#[derive(Debug, Clone, Copy)]
pub(in crate::hook) enum Form {
    /// JSON with `hooks`: a list for each event, in which others have entries too.
    Lists(Lists),
    /// A part of a file of others, in TOML: the text of it, for a command.
    Part(fn(&Agent, &str) -> String),
    /// A file that is ours alone: the text of it, for a command.
    Whole(fn(&Agent, &str) -> String),
}

/// How entries stand in lists.
#[derive(Debug, Clone, Copy)]
pub(in crate::hook) struct Lists {
    /// Whether the file has a version, which is 1.
    pub has_version: bool,
    /// Our entry in the list of an event, for its name and a command.
    pub entry: fn(&str, Event, &str) -> Value,
}

/// What most settings have in common.
pub(super) const USUAL: Settings = Settings {
    folder: "",
    file: "settings.json",
    project: Project::Same,
    variable: None,
    form: Form::Lists(Lists { has_version: false, entry: |_, _, command| Value::from(command) }),
    otherwise: OR_STATUS_2,
    // The `sh` of Git for Windows reads it too.
    on_windows: for_cmd,
    after: None,
    comments: Comments::NotKnown,
    switch: None,
    trusts_in: None,
    programs: &[],
};

/// How a command ends that lets pass what it could not look at, or only warns.
pub(in crate::hook) const OPEN: &str = " --fail-open";
/// How most tools are told to stop by a command that does not answer: status 2.
const OR_STATUS_2: &str = " || exit 2";

/// What a variable takes the place of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Moves {
    /// The home folder.
    Home,
    /// The folder of the settings.
    Folder,
    /// The folder in which that folder stands.
    Parent,
}

impl Settings {
    /// Returns the variable that moves the user's settings, if the tool has one.
    pub fn variable(&self) -> Option<&'static str> {
        self.variable.map(|(name, _)| name)
    }

    /// Returns the file below the home folder.
    pub fn below(&self, home: &Path) -> PathBuf {
        home.join(self.folder).join(self.file)
    }

    /// Returns the file below a project's folder, if the tool reads one there.
    pub fn in_project(&self, root: &Path) -> Option<PathBuf> {
        match self.project {
            Project::Same => Some(self.below(root)),
            Project::Other(file) => Some(root.join(file)),
            Project::None => None,
        }
    }

    /// Returns the folder of the user's settings.
    pub(in crate::hook) fn folder_now(&self) -> Option<PathBuf> {
        let moved = self.variable().and_then(std::env::var_os).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        match (self.variable, moved) {
            (Some((_, Moves::Folder)), Some(folder)) => Some(folder),
            (Some((_, Moves::Parent)), Some(folder)) => Some(folder.join(self.folder.rsplit('/').next().unwrap_or_default())),
            (_, moved) => moved.or_else(std::env::home_dir).map(|home| home.join(self.folder)),
        }
    }

    /// Returns whether the file is JSON with entries of others.
    pub(in crate::hook) const fn is_json(&self) -> bool {
        matches!(self.form, Form::Lists(_))
    }

    /// Returns the folder that is there where the tool is, below the home folder.
    pub fn folder_below(&self, home: &Path) -> PathBuf {
        home.join(self.folder)
    }

    /// Returns the text of settings that are not there.
    pub const fn empty(&self) -> &'static str {
        match self.form {
            Form::Lists(_) => "{}\n",
            Form::Part(_) | Form::Whole(_) => "",
        }
    }

    /// Returns the file where the variable is set to this folder.
    pub fn moved_to(&self, folder: &Path) -> PathBuf {
        match self.variable {
            Some((_, Moves::Folder)) => folder.join(self.file),
            Some((_, Moves::Parent)) => folder.join(self.folder.rsplit('/').next().unwrap_or_default()).join(self.file),
            Some((_, Moves::Home)) | None => self.below(folder),
        }
    }

    /// Returns a program quoted for the shell by which the tool runs it.
    ///
    /// # Errors
    /// It cannot be quoted for that shell.
    pub fn quoted(&self, program: &str) -> Result<String, String> {
        if cfg!(windows) { (self.on_windows)(program) } else { for_sh(program) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hook::{CLAUDE_CODE, CODEX, COPILOT, CURSOR, GEMINI_CLI, KIMI_CODE, OPENCODE};

    #[test]
    fn a_variable_moves_the_folder_itself_or_what_holds_it() {
        let moved = |agent: &Agent| {
            let settings = agent.settings.as_ref().unwrap();
            (settings.variable().unwrap_or("-"), settings.moved_to(Path::new("/m")), settings.below(Path::new("/h")))
        };
        let paths = |variable, moved: &str, below: &str| (variable, PathBuf::from(moved), PathBuf::from(below));
        assert_eq!(moved(&CLAUDE_CODE), paths("CLAUDE_CONFIG_DIR", "/m/settings.json", "/h/.claude/settings.json"));
        assert_eq!(moved(&CODEX), paths("CODEX_HOME", "/m/hooks.json", "/h/.codex/hooks.json"));
        assert_eq!(moved(&GEMINI_CLI), paths("GEMINI_CLI_HOME", "/m/.gemini/settings.json", "/h/.gemini/settings.json"));
        assert_eq!(moved(&CURSOR), paths("-", "/m/.cursor/hooks.json", "/h/.cursor/hooks.json"));
        let plugin = paths("XDG_CONFIG_HOME", "/m/opencode/plugin/promptfate.js", "/h/.config/opencode/plugin/promptfate.js");
        assert_eq!(moved(&OPENCODE), plugin);
        let copilot = COPILOT.settings.unwrap();
        assert_eq!(copilot.in_project(Path::new("p")), Some("p/.github/hooks/promptfate.json".into()));
        assert_eq!(CODEX.settings.unwrap().in_project(Path::new("")), Some(".codex/hooks.json".into()));
        assert_eq!(KIMI_CODE.settings.unwrap().in_project(Path::new("")), None);
    }
}
