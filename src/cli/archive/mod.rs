//! `promptfate archive`: a file for each subcommand.

mod add;
mod grep;
mod list;
mod show;
mod sync;
mod versions;

use clap::Subcommand;

use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::{ArchivePlace, Provider, Source};
use crate::records::load_provider;

/// Keep and read the archive of policy texts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate archive sync
  promptfate archive list openai
  promptfate archive grep openai \"train our models\"
  promptfate archive show openai/privacy-policy | less
  promptfate archive versions openai/privacy-policy
  promptfate archive add https://help.example.com/retention

The texts are recorded by Open Terms Archive (https://opentermsarchive.org), ODC-BY 1.0.")]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Sync(sync::Args),
    Add(add::Args),
    List(list::Args),
    Show(show::Args),
    Grep(grep::Args),
    Versions(versions::Args),
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    match args.action {
        Action::Sync(args) => sync::run(args, context),
        Action::Add(args) => add::run(args, context),
        Action::List(args) => list::run(args, context),
        Action::Show(args) => show::run(args, context),
        Action::Grep(args) => grep::run(args, context),
        Action::Versions(args) => versions::run(args, context),
    }
}

/// Returns a provider of the data folder.
///
/// # Errors
/// It has none of this name, or its file cannot be read.
fn provider(id: &str, context: &Context) -> Result<Provider, Failure> {
    load_provider(&context.data_folder(None)?, id)
        .map_err(|found| Failure::new(format!("{}: {}", found.file, found.message)).hint("a provider is named as in data/"))
}

/// Returns a source by `provider/source`.
///
/// # Errors
/// No provider lists it; those that are listed are named.
fn source(name: &str, context: &Context) -> Result<Source, Failure> {
    let (id, source) = name.split_once('/').ok_or_else(|| {
        Failure::new(format!("found `{name}`, a source is named provider/source")).hint("such as openai/privacy-policy")
    })?;
    let mut provider = provider(id, context)?;
    provider.sources.remove(source).ok_or_else(|| {
        let known: Vec<_> = provider.sources.keys().map(String::as_str).collect();
        Failure::new(format!("`{id}` lists no source `{source}`")).hint(format!("it lists {}", known.join(", ")))
    })
}

/// Returns the place where an archive keeps a source today.
///
/// # Errors
/// None is listed.
fn place<'s>(name: &str, source: &'s Source) -> Result<&'s ArchivePlace, Failure> {
    let none = || Failure::new(format!("no archive place is listed for `{name}`")).hint(format!("its page is {}", source.url));
    source.archive.first().ok_or_else(none)
}
