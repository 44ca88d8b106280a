//! The tools that call hooks, a file for each, each as its documentation has it; `docs/hooks.md` names the pages.

mod claude_code;
mod codex;
mod cursor;
mod gemini_cli;
mod generic;

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Decision;
use super::command::{for_cmd, for_sh};
use crate::printable::escaped_json;

pub use self::claude_code::CLAUDE_CODE;
pub use self::codex::CODEX;
pub use self::cursor::CURSOR;
pub use self::gemini_cli::GEMINI_CLI;
pub use self::generic::GENERIC;

/// A tool that calls hooks.
#[derive(Debug)]
pub struct Agent {
    /// The name, as on the command line.
    pub name: &'static str,
    /// The name, as people know it.
    pub title: &'static str,
    /// Where it keeps its hooks; nothing for what is no tool of its own.
    pub settings: Option<Settings>,
    /// The names of the events at which it is to ask.
    pub(in crate::hook) events: &'static [(&'static str, Event)],
    /// The keys of its input under which text stands, of a prompt.
    prompt: &'static [&'static str],
    /// The same, of what the model gives to a tool.
    tool: &'static [&'static str],
    /// What it reads on standard output. The event is not known where the input could not be read.
    reply: fn(Option<Event>, &Decision) -> Value,
}

/// Where a tool keeps its hooks, and how.
#[derive(Debug)]
pub struct Settings {
    /// The folder, below the home folder or that of a project.
    folder: &'static str,
    file: &'static str,
    /// The variable of the environment that moves the user's settings, and what it takes the place of.
    variable: Option<(&'static str, Moves)>,
    /// Whether the file has a version, which is 1.
    has_version: bool,
    /// Our entry in the list of an event, for a command.
    pub(in crate::hook) entry: fn(Event, &str) -> Value,
    /// Quotes a program for the shell that runs it on Windows.
    on_windows: fn(&str) -> Result<String, String>,
    /// What a person has to know once the hook is installed.
    pub after: Option<&'static str>,
}

/// What a variable takes the place of.
#[derive(Debug, Clone, Copy)]
enum Moves {
    /// The home folder.
    Home,
    /// The folder of the settings.
    Folder,
}

/// When a tool asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A person has submitted a prompt.
    Prompt,
    /// The model wants to use a tool.
    Tool,
}

impl PartialEq for Agent {
    fn eq(&self, other: &Agent) -> bool {
        self.name == other.name
    }
}

impl Agent {
    /// All of them, as help lists them.
    pub const ALL: [&'static Agent; 5] = [&CLAUDE_CODE, &CURSOR, &GEMINI_CLI, &CODEX, &GENERIC];

    /// Returns the names of the events at which the tool is to ask.
    pub fn event_names(&self) -> Vec<&'static str> {
        self.events.iter().map(|(name, _)| *name).collect()
    }

    /// Returns the event of an input, or the name of one that is none of ours.
    pub(in crate::hook) fn event(&self, input: &Value) -> Result<Event, String> {
        if self.events.is_empty() {
            return Ok(if input.get("tool_input").is_some() { Event::Tool } else { Event::Prompt });
        }
        let event = input.get("hook_event_name").and_then(Value::as_str).unwrap_or_default();
        self.events.iter().find(|(name, _)| *name == event).map(|(_, event)| *event).ok_or_else(|| event.to_owned())
    }

    /// The keys of the input under which text stands.
    pub(in crate::hook) const fn keys(&self, event: Event) -> &'static [&'static str] {
        match event {
            Event::Prompt => self.prompt,
            Event::Tool => self.tool,
        }
    }

    /// Returns what the tool reads on standard output. `event` is not known where the input could not be read.
    pub fn reply(&self, event: Option<Event>, decision: &Decision) -> String {
        format!("{}\n", escaped_json(&(self.reply)(event, decision).to_string()))
    }
}

impl Settings {
    /// Returns whether the file has a version, which is 1.
    pub const fn has_version(&self) -> bool {
        self.has_version
    }

    /// Returns the variable that moves the user's settings, if the tool has one.
    pub fn variable(&self) -> Option<&'static str> {
        self.variable.map(|(name, _)| name)
    }

    /// Returns the file, below the home folder or that of a project.
    pub fn below(&self, root: &Path) -> PathBuf {
        root.join(self.folder).join(self.file)
    }

    /// Returns the file where the variable is set to this folder.
    pub fn moved_to(&self, folder: &Path) -> PathBuf {
        match self.variable {
            Some((_, Moves::Folder)) => folder.join(self.file),
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
    use serde_json::json;

    use super::*;

    #[test]
    fn tools_are_told_apart_by_their_names() {
        for (at, one) in Agent::ALL.iter().enumerate() {
            for (other_at, other) in Agent::ALL.iter().enumerate() {
                assert_eq!(one == other, at == other_at, "{} {}", one.name, other.name);
            }
        }
    }

    #[test]
    fn an_event_is_known_by_its_name_and_no_other_is() {
        for agent in Agent::ALL.iter().filter(|agent| !agent.events.is_empty()) {
            for (name, event) in agent.events {
                assert_eq!(agent.event(&json!({"hook_event_name": name})), Ok(*event));
                assert!(agent.event_names().contains(name));
            }
            assert_eq!(agent.event_names().len(), agent.events.len());
            assert_eq!(agent.event(&json!({"hook_event_name": "Stop"})), Err("Stop".to_owned()));
            assert_eq!(agent.event(&json!({})), Err(String::new()));
        }
        assert_eq!(GENERIC.event(&json!({"tool_input": "x"})), Ok(Event::Tool));
        assert_eq!(GENERIC.event(&json!({"prompt": "x"})), Ok(Event::Prompt));
    }

    #[test]
    fn every_tool_is_told_to_stop_in_its_own_words_and_never_to_stop_when_it_may_pass() {
        let said = |agent: &Agent, event, decision: &Decision| (agent.reply)(event, decision).to_string();
        let stops = [
            r#""decision":"block""#,
            r#""permissionDecision":"deny""#,
            r#""permission":"deny""#,
            r#""continue":false"#,
            r#""decision":"deny""#,
        ];
        let is_stop = |said: &str| stops.iter().any(|stop| said.contains(stop));
        for agent in Agent::ALL {
            for event in [Some(Event::Prompt), Some(Event::Tool), None] {
                let block = said(agent, event, &Decision::Block("a key".to_owned()));
                assert!(is_stop(&block) && block.contains("a key"), "{}: {block}", agent.name);
                let warn = said(agent, event, &Decision::Warn("a key".to_owned()));
                assert!(!is_stop(&warn) && warn.contains("a key"), "{}: {warn}", agent.name);
                assert!(!is_stop(&said(agent, event, &Decision::Pass)), "{}", agent.name);
            }
        }
    }

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
        let versioned: Vec<_> =
            Agent::ALL.iter().filter(|one| one.settings.as_ref().is_some_and(Settings::has_version)).collect();
        assert_eq!(versioned, [&&CURSOR]);
    }
}
