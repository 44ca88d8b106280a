//! The tools that have settings: which are named, which are on this machine, and where their settings are.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::diagnostic::Failure;
use crate::hook::{Agent, Settings};
use crate::output::wording::files as wording;

/// A tool that has settings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tool {
    pub agent: &'static Agent,
    pub settings: &'static Settings,
}

/// Returns a parser of the names of tools that have settings.
pub(super) fn named() -> impl TypedValueParser<Value = Tool> {
    let names = PossibleValuesParser::new(Tool::all().map(|tool| tool.agent.name));
    names.try_map(|name| Tool::all().find(|tool| tool.agent.name == name).ok_or("no such tool"))
}

impl Tool {
    fn all() -> impl Iterator<Item = Tool> {
        Agent::ALL.into_iter().filter_map(|agent| Some(Tool { agent, settings: agent.settings.as_ref()? }))
    }

    /// Returns the tools that are on this machine: those whose folder is there, or whose program is on the `PATH`.
    ///
    /// # Errors
    /// There is none, or no home folder.
    pub fn found() -> Result<Vec<Tool>, Failure> {
        let home = home()?;
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        let is_program = |name: &str| {
            let is_in = |folder: &PathBuf| ["", ".exe", ".cmd"].iter().any(|end| folder.join(format!("{name}{end}")).is_file());
            folders.iter().any(is_in)
        };
        let is_here = |tool: &Tool| {
            let is_moved = tool.moved().is_ok_and(|moved| moved.is_some_and(|(folder, _)| folder.is_dir()));
            is_moved || tool.settings.folder_below(&home).is_dir() || tool.settings.programs.iter().any(|name| is_program(name))
        };
        let found: Vec<Tool> = Tool::all().filter(is_here).collect();
        if found.is_empty() {
            let names: Vec<&str> = Tool::all().map(|tool| tool.agent.name).collect();
            return Err(Failure::new(
                "found none of the tools that call hooks, neither a folder in the home folder nor a program",
            )
            .hint(format!("name one: {}", names.join(", "))));
        }
        Ok(found)
    }

    /// Returns the settings file, and what a person has to know of where it is.
    ///
    /// # Errors
    /// There is no home folder, or no current one; the tool has no settings of a project.
    pub fn path(self, is_project: bool) -> Result<(PathBuf, Option<String>), Failure> {
        if is_project {
            let none = || Failure::new(format!("cannot use --project: {} reads no hooks of a project", self.agent.title));
            return Ok((self.settings.in_project(Path::new("")).ok_or_else(none)?, None));
        }
        if let Some((folder, variable)) = self.moved()? {
            let note = wording::is_moved(variable, self.agent.title);
            return Ok((self.settings.moved_to(&folder), Some(note)));
        }
        Ok((self.settings.below(&home()?), None))
    }

    /// Returns the folder that a variable of the environment names, and the variable.
    fn moved(self) -> Result<Option<(PathBuf, &'static str)>, Failure> {
        let set = self.settings.variable().and_then(|variable| Some((variable, std::env::var_os(variable)?)));
        let Some((variable, folder)) = set.filter(|(_, folder)| !folder.is_empty()) else { return Ok(None) };
        let folder = std::path::absolute(folder).map_err(|error| Failure::new(format!("cannot use {variable}: {error}")))?;
        Ok(Some((folder, variable)))
    }
}

fn home() -> Result<PathBuf, Failure> {
    etcetera::home_dir().map_err(|error| Failure::new(format!("found no home folder: {error}")).hint("use --project"))
}
