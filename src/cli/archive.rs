//! `promptfate archive`

use std::path::PathBuf;

use clap::Subcommand;

use super::arguments::{ArchiveArgs, archive_folder};
use super::{Context, Reply};
use crate::archive::Archive;
use crate::diagnostic::Failure;
use crate::output::wording::notes::{FETCHING, synced};
use crate::records::load_provider;

/// Keep and read the archive of policy texts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate archive sync
  promptfate archive versions openai/privacy-policy

The texts are recorded by Open Terms Archive (https://opentermsarchive.org), ODC-BY 1.0.")]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Clone the public collections with git, or bring them up to date (uses the network)
    Sync {
        /// Where to keep them [default: $PROMPTFATE_ARCHIVE, or this user's cache]
        #[arg(long, value_name = "DIR")]
        archive: Option<PathBuf>,
        /// The collections
        #[arg(default_values = ["genai-contrib", "genai-eu", "pga", "contrib"])]
        collections: Vec<String>,
        /// Where the collections are published
        #[arg(long, value_name = "URL", default_value = "https://github.com/OpenTermsArchive")]
        from: String,
    },
    /// List the recorded versions of a source, newest first
    Versions {
        /// The source: provider/source
        source: String,
        /// How many of each archive place
        #[arg(long, default_value_t = 20)]
        most: usize,
        #[command(flatten)]
        archive: ArchiveArgs,
    },
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    match args.action {
        Action::Sync { archive, collections, from } => sync(archive, &collections, &from),
        Action::Versions { source, most, archive } => versions(&source, most, &archive.open()?, context),
    }
}

fn sync(archive: Option<PathBuf>, collections: &[String], from: &str) -> Result<Reply, Failure> {
    let folder = archive_folder(archive)?;
    let mut reply = Reply::done(format!("{}\n", folder.display()));
    for collection in collections {
        if !collection.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            return Err(Failure::new(format!("found `{collection}`, a collection is named like genai-contrib")));
        }
        let syncing = super::progress::spinner(FETCHING);
        Archive::sync(&folder, &format!("{from}/{collection}-versions"), collection)?;
        syncing.finish_and_clear();
        reply = reply.note(synced(collection));
    }
    Ok(reply)
}

fn versions(name: &str, most: usize, archive: &Archive, context: &Context) -> Result<Reply, Failure> {
    let fault =
        || Failure::new(format!("found `{name}`, a source is named provider/source as in data/<provider>/provider.yaml"));
    let (provider, source) = name.split_once('/').ok_or_else(fault)?;
    let provider = load_provider(&context.data_folder(None)?, provider)
        .map_err(|found| Failure::new(format!("{}: {}", found.file, found.message)))?;
    let source = provider.sources.get(source).ok_or_else(fault)?;
    let mut out = String::new();
    for place in &source.archive {
        out.push_str(&format!("{}: {}\n", place.collection, place.path));
        for commit in archive.commits(place, most)? {
            out.push_str(&format!("  {} {}\n", commit.day, commit.hash));
        }
    }
    if out.is_empty() { Err(Failure::new(format!("no archive place is listed for `{name}`"))) } else { Ok(Reply::done(out)) }
}
