//! `promptfate mcp install` and `uninstall`: this program in an assistant's settings.

use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};

use super::clients::{CLIENTS, Client, Form};
use crate::cli::hook::{file, program};
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;
use crate::files;
use crate::hook::servers;
use crate::output::wording::files as wording;

/// How the server is called.
const NAME: &str = "promptfate";

#[derive(Debug, clap::Args)]
pub(super) struct InstallArgs {
    /// The assistant
    #[arg(value_parser = client())]
    client: &'static Client,
    /// In the current folder's settings instead of the user's
    #[arg(long)]
    project: bool,
    /// Print what the file would be, and write nothing
    #[arg(long)]
    dry_run: bool,
}

fn client() -> impl TypedValueParser<Value = &'static Client> {
    let names = PossibleValuesParser::new(CLIENTS.iter().map(|client| client.name));
    names.try_map(|name| CLIENTS.iter().find(|client| client.name == name).ok_or("no such assistant"))
}

/// Puts the server into the settings.
///
/// # Errors
/// They cannot be read or written, or are of another form.
pub(super) fn install(args: &InstallArgs, context: &Context) -> Result<Reply, Failure> {
    let program = program::path()?;
    let mut words = vec!["mcp".to_owned()];
    if let Some(data) = &context.data {
        let data =
            std::path::absolute(data).map_err(|error| Failure::new(format!("cannot use {}: {error}", data.display())))?;
        words = vec!["--data".to_owned(), data.display().to_string(), "mcp".to_owned()];
    }
    let reply = change(args, &|text| match args.client.form {
        Form::Json { key, is_typed } => servers::add_json(text, key, NAME, &entry(&program, &words, is_typed)),
        Form::Toml => servers::add_toml(text, NAME, &program, &words),
    })?;
    Ok(if args.dry_run { reply } else { reply.note(wording::start_again(args.client.title)) })
}

/// Takes it out again.
///
/// # Errors
/// As [`install`].
pub(super) fn uninstall(args: &InstallArgs) -> Result<Reply, Failure> {
    change(args, &|text| match args.client.form {
        Form::Json { key, .. } => servers::remove_json(text, key, NAME),
        Form::Toml => Ok(servers::remove_toml(text, NAME)),
    })
}

fn entry(program: &str, words: &[String], is_typed: bool) -> Value {
    let mut entry = json!({"command": program, "args": words});
    if is_typed {
        entry["type"] = json!("stdio");
    }
    entry
}

fn path(args: &InstallArgs) -> Result<PathBuf, Failure> {
    if args.project {
        let none = || Failure::new(format!("cannot use --project: {} reads no servers of a project", args.client.title));
        return args.client.project.map(PathBuf::from).ok_or_else(none);
    }
    let home =
        etcetera::home_dir().map_err(|error| Failure::new(format!("found no home folder: {error}")).hint("use --project"))?;
    Ok(args.client.user(&home))
}

/// Changes a settings file, and keeps a copy of it as it was.
fn change(args: &InstallArgs, wanted: &dyn Fn(&str) -> Result<String, String>) -> Result<Reply, Failure> {
    let path = file::settings(&path(args)?, args.project)?;
    let shown = path.display();
    let before = file::read(&path)
        .map_err(|error| Failure::new(format!("cannot read {shown}: {error}")).hint("settings are a text in UTF-8"))?;
    let after = wanted(before.as_deref().unwrap_or_default()).map_err(|why| {
        Failure::new(format!("cannot change {shown}: {why}")).hint("mend the file, or change it by hand: docs/mcp.md")
    })?;
    if args.dry_run {
        return Ok(Reply::done(after).note(wording::would_be_this(&shown)));
    }
    if before.as_deref().unwrap_or_default() == after {
        return Ok(Reply::done("").note(wording::is_done(&shown)));
    }
    let written = written(&path, before.as_deref(), &after)
        .map_err(|error| Failure::new(format!("cannot write {shown}: {error}")).hint("nothing was changed; run this again"))?;
    Ok(written.into_iter().fold(Reply::done(""), Reply::note))
}

/// Writes a settings file, and returns what was done.
fn written(path: &Path, before: Option<&str>, after: &str) -> std::io::Result<Vec<String>> {
    let mut notes = Vec::new();
    match before {
        None => {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                fs::create_dir_all(folder)?;
            }
            files::create(path, after.as_bytes())?;
        }
        Some(before) => {
            files::is_replaceable(path)?;
            notes.push(wording::copy(&file::keep(path, before)?.display()));
            files::replace(path, before.as_bytes(), after.as_bytes())?;
        }
    }
    notes.push(format!("wrote {}", path.display()));
    Ok(notes)
}
