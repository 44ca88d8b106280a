//! The commands below `hook`: one for each tool, made from the list of them, and those that change settings.

use clap::{Args, FromArgMatches, Subcommand};

use super::RunArgs;
use super::install::SettingsCommand;
use crate::hook::Agent;

/// What is to be done.
#[derive(Debug)]
pub(super) enum Command {
    /// Answer a tool.
    Answer(&'static Agent, RunArgs),
    /// Change its settings.
    Settings(SettingsCommand),
}

fn named(name: &str) -> Option<&'static Agent> {
    Agent::ALL.into_iter().find(|agent| agent.name == name)
}

fn about(agent: &Agent) -> String {
    if agent.settings.is_some() {
        format!("For {} ({})", agent.title, agent.event_names().join(", "))
    } else {
        format!("For {}: JSON with `prompt`, or plain text; exit status 1 if it is to stop", agent.title)
    }
}

impl Subcommand for Command {
    fn augment_subcommands(command: clap::Command) -> clap::Command {
        let one = |agent: &Agent| RunArgs::augment_args(clap::Command::new(agent.name).about(about(agent)));
        SettingsCommand::augment_subcommands(command.subcommands(Agent::ALL.map(one)))
    }

    fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
        Command::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        named(name).is_some() || SettingsCommand::has_subcommand(name)
    }
}

impl FromArgMatches for Command {
    fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Command, clap::Error> {
        match matches.subcommand().and_then(|(name, matches)| Some((named(name)?, matches))) {
            Some((agent, matches)) => Ok(Command::Answer(agent, RunArgs::from_arg_matches(matches)?)),
            None => Ok(Command::Settings(SettingsCommand::from_arg_matches(matches)?)),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
        *self = Command::from_arg_matches(matches)?;
        Ok(())
    }
}
