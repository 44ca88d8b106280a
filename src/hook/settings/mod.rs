//! Puts our hooks into a tool's settings and takes them out again, by the form of the file.

mod lists;
mod part;

pub(super) use lists::as_input;

use super::Agent;
use super::agents::Form;
use super::command::{is_ours, program_of};

/// Returns the settings with our hooks in them. Installing twice is installing once; another command replaces the first.
///
/// # Errors
/// The text is not of the form that the tool reads, or holds something else where hooks have to stand.
pub fn install(agent: &Agent, text: &str, command: &str) -> Result<String, String> {
    match agent.settings.map(|settings| settings.form) {
        Some(Form::Lists(form)) => lists::install(agent, form, text, command),
        Some(Form::Part(write)) => part::install(agent, text, &write(agent, command)),
        Some(Form::Whole(write)) if text.trim().is_empty() || is_whole(agent, text, &program_of(command, agent)) => {
            Ok(write(agent, command))
        }
        Some(Form::Whole(_)) => Err("found a file of that name that is not ours".to_owned()),
        None => Err("found a tool without settings".to_owned()),
    }
}

/// Returns the settings without our hooks; nothing of a file that is ours alone. What is empty then goes too, unless the settings
/// as they were had it: `original`. `program` is this one, whatever it is called.
///
/// # Errors
/// The text is not of the form that the tool reads.
pub fn uninstall(agent: &Agent, text: &str, program: &str, original: Option<&str>) -> Result<String, String> {
    match agent.settings.map(|settings| settings.form) {
        Some(Form::Lists(_)) => lists::without_ours(agent, text, program, original),
        Some(Form::Part(_)) => Ok(part::uninstall(agent, text)),
        Some(Form::Whole(_)) if is_whole(agent, text, program) => Ok(String::new()),
        Some(Form::Whole(_)) | None => Ok(text.to_owned()),
    }
}

/// Returns whether these settings are the original with our hooks in it, whatever their spacing, so that its bytes may come back.
pub fn comes_from(agent: &Agent, text: &str, program: &str, original: &str) -> bool {
    match agent.settings.map(|settings| settings.form) {
        Some(Form::Lists(form)) => lists::comes_from(agent, form, text, program, original),
        Some(Form::Part(_)) => part::uninstall(agent, text).trim_end() == original.trim_end(),
        Some(Form::Whole(_)) | None => false,
    }
}

/// Returns our commands in settings, each with the name of its event where the form of the file has one.
///
/// # Errors
/// As [`uninstall`].
pub fn commands(agent: &Agent, text: &str, program: &str) -> Result<Vec<(Option<String>, String)>, String> {
    match agent.settings.map(|settings| settings.form) {
        Some(Form::Lists(_)) => lists::commands(agent, text, program),
        Some(Form::Part(_)) | Some(Form::Whole(_)) => {
            Ok(quoted(text).filter(|command| is_ours(command, agent, program)).map(|command| (None, command)).collect())
        }
        None => Ok(Vec::new()),
    }
}

/// Returns whether a file of a name of ours holds our command, whichever version wrote it.
fn is_whole(agent: &Agent, text: &str, program: &str) -> bool {
    quoted(text).any(|command| is_ours(&command, agent, program))
}

/// Returns the last text of each line that JSON, TOML and JavaScript read as a text in double quotes.
fn quoted(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter_map(|line| {
        let line = line.trim_end().trim_end_matches([',', ';']);
        let starts = line.match_indices('"').map(|(at, _)| at);
        // A quote inside a text is escaped, so only at its true beginning is it one text to the end of the line.
        starts.filter_map(|at| serde_json::from_str::<String>(&line[at..]).ok()).next_back().filter(|text| !text.is_empty())
    })
}
