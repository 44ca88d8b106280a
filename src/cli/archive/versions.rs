//! `promptfate archive versions`

use super::source;
use crate::cli::arguments::ArchiveArgs;
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;

/// List the recorded versions of a source, newest first
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The source: provider/source
    source: String,
    /// How many of each archive place
    #[arg(long, default_value_t = 20)]
    most: usize,
    #[command(flatten)]
    archive: ArchiveArgs,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let source = source(&args.source, context)?;
    super::place(&args.source, &source)?;
    let archive = args.archive.open()?;
    let mut out = String::new();
    for place in &source.archive {
        out.push_str(&format!("{}: {}\n", place.collection, place.path));
        for commit in archive.commits(place, args.most)? {
            out.push_str(&format!("  {} {}\n", commit.day, commit.hash));
        }
    }
    Ok(Reply::done(out))
}
