//! `promptfate site`

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::wording::site::written;
use crate::printable::one_line;
use crate::site::{Site, publish};

/// Make a web site of the records, with JSON and feeds for programs
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate site public
  promptfate --data data site public

A site that this program made is replaced in one step; with any fault it stays as it was.
It needs no server: open public/index.html. Serve it as it is, docs/site.md says how.")]
pub(super) struct Args {
    /// The folder; empty, a site of this program, or not there yet
    #[arg(value_name = "OUT")]
    place: PathBuf,
    /// Replace the folder whatever is in it
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = context.library()?;
    let all: Vec<usize> = (0..library.listings()?.len()).collect();
    let (catalog, beside) = (library.pick(&all)?, library.beside()?);
    let site = Site::of(&library, &catalog, &beside, context.today);
    let done = publish(&site, &args.place, args.force)?;
    let place = one_line(&args.place.display().to_string());
    let note = written(done.files.load(Ordering::Relaxed), done.bytes.load(Ordering::Relaxed), &place);
    Ok(Reply::done("").note(note).left_out(library.errors().count()))
}
