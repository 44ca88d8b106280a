//! `promptfate archive list`

use super::provider;
use crate::cli::arguments::ArchiveArgs;
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::wording::notes::NO_ARCHIVE;

/// List the sources of a provider, and the newest recorded version of each
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The provider
    provider: String,
    #[command(flatten)]
    archive: ArchiveArgs,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let provider = provider(&args.provider, context)?;
    let archive = args.archive.open()?;
    let width = provider.sources.keys().map(String::len).max().unwrap_or_default();
    let mut out = String::new();
    for (name, source) in &provider.sources {
        let newest = match source.archive.first() {
            None => NO_ARCHIVE.to_owned(),
            // One that this archive does not hold has no version in it.
            Some(place) => archive.commits(place, 1)?.first().map_or_else(|| "-".to_owned(), |commit| commit.day.to_string()),
        };
        out.push_str(&format!("{}/{name:<width$}  {newest:<12}  {}\n", args.provider, source.url));
    }
    Ok(Reply::done(out))
}
