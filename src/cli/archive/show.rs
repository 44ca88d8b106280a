//! `promptfate archive show`

use super::{place, source};
use crate::archive::Version;
use crate::cli::arguments::ArchiveArgs;
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::Output;

/// Print a recorded version of a source
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The source: provider/source
    source: String,
    /// The commit of the version [default: the newest]
    #[arg(long, value_name = "COMMIT")]
    version: Option<String>,
    #[command(flatten)]
    archive: ArchiveArgs,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let source = source(&args.source, context)?;
    let archive = args.archive.open()?;
    let version = args.version.clone().map_or(Version::Newest, Version::At);
    place(&args.source, &source)?;
    // A former place may hold an older version.
    let wanted: Vec<_> = source.archive.iter().map(|place| (place, version.clone())).collect();
    let texts = archive.texts(&wanted)?;
    let found = wanted.iter().zip(texts).find_map(|((place, _), text)| text.map(|text| (place, text)));
    let Some((place, text)) = found else {
        let named = args.version.map_or_else(|| "no version".to_owned(), |commit| format!("no version {commit}"));
        return Err(Failure::new(format!("the archive holds {named} of `{}`", args.source))
            .hint(format!("promptfate archive versions {} lists them", args.source)));
    };
    let note = match &version {
        Version::At(commit) => format!("{}: {}, {commit}", place.collection, place.path),
        Version::Newest => {
            let newest = archive.commits(place, 1)?.pop();
            let newest = newest.map_or_else(String::new, |commit| format!(", {} {}", commit.day, commit.hash));
            format!("{}: {}{newest}", place.collection, place.path)
        }
    };
    Ok(Reply::done(Output::from(text)).note(note))
}
