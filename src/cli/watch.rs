//! `promptfate watch`

use std::path::{Path, PathBuf};

use super::arguments::{ArchiveArgs, KeptArgs, formats};
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::evidence::watch::{State, watch};
use crate::files;
use crate::model::Day;
use crate::output::views::Watching;
use crate::output::wording::watch as wording;
use crate::output::{Format, View};

/// The largest state that is read, in bytes: ten thousand reports.
const LARGEST_STATE: u64 = 4 << 20;

/// Tell what changed in the documents that answers rest on
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate watch
  promptfate watch anthropic openai --since 2026-01-01
  promptfate watch --state watch.json
  promptfate watch --state watch.json --ack anthropic/privacy-policy@0a1b2c3d4e
  promptfate watch --format atom > changes.xml")]
pub(super) struct Args {
    /// Only tiers whose id begins with one of these
    tiers: Vec<String>,
    /// What changed since this day, whatever was read since [default: since each document was read]
    #[arg(long, value_name = "DATE")]
    since: Option<Day>,
    /// A file that remembers what was told, so that only what is new is told; it is made where there is none
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// With --state: mark a report as done, or `all` that were told, and tell nothing
    #[arg(long, value_name = "ID", requires = "state")]
    ack: Vec<String>,
    /// With --state: tell again what was told before and is not done
    #[arg(long, requires = "state")]
    all: bool,
    /// How to write it
    #[arg(long, value_parser = formats(Watching::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    kept: KeptArgs,
    #[command(flatten)]
    archive: ArchiveArgs,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let before = args.state.as_deref().map(read).transpose()?;
    let mut state = before.as_ref().map_or_else(State::empty, |(_, state)| state.clone());
    if let Some(path) = args.state.as_deref().filter(|_| !args.ack.is_empty()) {
        let mut count = 0;
        for id in &args.ack {
            count += state.finish(id, context.today).ok_or_else(|| {
                Failure::new(format!("{} tells of no report `{id}`", path.display()))
                    .hint("promptfate watch --state FILE --all lists them")
            })?;
        }
        keep(path, before.and_then(|(text, _)| text), &state)?;
        return Ok(Reply::done(String::new()).note(wording::done(count)));
    }
    let archive = args.archive.open()?;
    let mut catalog = context.library()?.whole()?;
    catalog
        .tiers
        .retain(|tier| args.tiers.is_empty() || args.tiers.iter().any(|prefix| tier.id.as_str().starts_with(prefix.as_str())));
    if catalog.tiers.is_empty() {
        return Err(Failure::new("no tier has such an id").hint("promptfate list prints the ids"));
    }
    let reading = super::progress::bar("reading editions", 0);
    let mut found = watch(&catalog, &archive, args.kept.open()?.as_ref(), context.today, args.since, |all| {
        reading.set_length(all as u64);
        reading.inc(1);
    })?;
    reading.finish_and_clear();
    state.sort(&mut found.reports);
    let watching = Watching { catalog: &catalog, watch: &found, all: args.all, today: context.today };
    let is_new = found.reports.iter().any(|report| args.all || !report.told);
    let mut reply = context.reply(&watching, args.format).findings_if(is_new);
    if !found.absent.is_empty() {
        reply.notes.push(wording::absent(&found));
        if !is_new {
            reply.status = ExitStatus::Failed;
        }
    }
    if let Some(path) = args.state.as_deref() {
        state.tell(&found.reports, context.today);
        keep(path, before.and_then(|(text, _)| text), &state)?;
    }
    Ok(reply)
}

/// Reads a state; where there is no file nothing was told.
fn read(path: &Path) -> Result<(Option<String>, State), Failure> {
    let failure = |why: String| {
        Failure::new(format!("cannot read {}: {why}", path.display()))
            .hint("name another file, or take it away: then all is told again")
    };
    match files::read_text(path, LARGEST_STATE) {
        Ok(text) => State::parse(&text).map(|state| (Some(text), state)).map_err(failure),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok((None, State::empty())),
        Err(error) => Err(failure(error.to_string())),
    }
}

fn keep(path: &Path, before: Option<String>, state: &State) -> Result<(), Failure> {
    let after = state.text();
    let kept = match before {
        Some(before) => files::replace(path, before.as_bytes(), after.as_bytes()),
        None => files::create(path, after.as_bytes()),
    };
    kept.map_err(|error| {
        Failure::new(format!("cannot write {}: {error}", path.display()))
            .hint("what was told now is told again by the next run")
    })
}
