//! `promptfate verify`

use std::path::PathBuf;
use std::time::Duration;

use super::arguments::{ArchiveArgs, KeptArgs, formats};
use super::{Context, ExitStatus, Reply};
use crate::archive::{Added, Archive};
use crate::diagnostic::Failure;
use crate::evidence::dates::{judge, propose};
use crate::evidence::pages::{Pages, keep};
use crate::evidence::verify::{verify, verify_live};
use crate::evidence::walk::Walk;
use crate::output::views::{Dating, Verification};
use crate::output::wording::dating as wording;
use crate::output::wording::notes::pages_kept;
use crate::output::{Format, View};
use crate::printable::one_line;
use crate::records::Catalog;

/// Check that every cited passage is still in its document
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate verify --archive ../archive
  promptfate verify --data data anthropic/claude
  promptfate verify --live mistral
  promptfate verify --live --keep ../archive mistral
  promptfate verify --dates openai
  promptfate verify --format json | jq '.checks[] | select(.newest == \"changed\")'")]
pub(super) struct Args {
    /// Only tiers whose id begins with one of these
    tiers: Vec<String>,
    /// Fetch the pages themselves too, one a second, with curl; copies count for a day (uses the network)
    #[arg(long)]
    live: bool,
    /// With --live: add each page that could be read to the collection `pages` in this folder, as `archive add` does
    #[arg(long, value_name = "DIR", requires = "live")]
    keep: Option<PathBuf>,
    /// Hold the days of answers against all archived versions instead: does each begin and end when it is said to?
    #[arg(long, conflicts_with_all = ["live", "fail_on"])]
    dates: bool,
    /// With --dates: print the entry with the right day, for a person to decide
    #[arg(long, requires = "dates")]
    fix: bool,
    /// With --dates: list the findings too that a record explains
    #[arg(long, requires = "dates")]
    all: bool,
    /// What has not come whole after so long is not waited for, for tests
    #[arg(long, value_name = "MS", hide = true, default_value_t = 40_000)]
    page_within: u64,
    /// How to write the result
    #[arg(long, value_parser = formats(Verification::FORMATS), default_value = "text")]
    format: Format,
    /// What makes the exit status 1: anything to look at, or only a version that does not hold what a record says it does
    #[arg(long, value_enum, default_value = "any", value_name = "WHAT")]
    fail_on: FailOn,
    #[command(flatten)]
    kept: KeptArgs,
    #[command(flatten)]
    archive: ArchiveArgs,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FailOn {
    /// Missing from the cited version, a later one or the live page
    Any,
    /// Missing from the cited version
    Unproven,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let archive = args.archive.open()?;
    let whole = context.library()?.whole()?;
    let mut catalog = whole.clone();
    catalog
        .tiers
        .retain(|tier| args.tiers.is_empty() || args.tiers.iter().any(|prefix| tier.id.as_str().starts_with(prefix.as_str())));
    if catalog.tiers.is_empty() {
        return Err(Failure::new("no tier has such an id").hint(
            "promptfate list prints the ids; --data data reads the records of this folder instead of those inside the program",
        ));
    }
    if args.dates {
        return dates(&catalog, &whole, &archive, &args, context);
    }
    let (mut notes, mut is_unread) = (Vec::new(), false);
    let reading = super::progress::bar("reading versions", 0);
    let mut checks = verify(&catalog, &archive, args.kept.open()?.as_ref(), context.today, |all| {
        reading.set_length(all as u64);
        reading.inc(1);
    })?;
    reading.finish_and_clear();
    if args.live {
        let pages = Pages::new(&super::arguments::cache()?.join("pages"), Duration::from_millis(args.page_within));
        let fetching = super::progress::bar("fetching pages", 0);
        let (mut new, mut all, mut failed) = (0, 0, None);
        let each = |address: &str, text: &str| {
            let Some(folder) = args.keep.as_deref().filter(|_| failed.is_none()) else { return };
            match keep(folder, address, text, context.today) {
                Ok(added) => {
                    all += usize::from(added.is_some());
                    new += usize::from(matches!(added, Some(Added::New(_))));
                }
                Err(failure) => failed = Some(failure),
            }
        };
        let unread = verify_live(&catalog, &pages, context.today, &mut checks, each, |all| {
            fetching.set_length(all as u64);
            fetching.inc(1);
        });
        failed.map_or(Ok(()), Err)?;
        notes.extend(args.keep.is_some().then(|| pages_kept(all, new)));
        is_unread = !unread.is_empty();
        fetching.finish_and_clear();
        notes.extend(unread.iter().map(|(address, why)| one_line(&format!("warning: cannot read {address}: {why}"))));
    }
    let found = checks.iter().any(|check| match args.fail_on {
        FailOn::Any => check.is_finding(),
        FailOn::Unproven => check.is_unproven(),
    });
    let verification = Verification { checks: &checks, today: context.today };
    let mut reply = context.reply(&verification, args.format).findings_if(found);
    // A page that was not read is no page that holds.
    if is_unread && !found {
        reply.status = ExitStatus::Failed;
    }
    reply.notes = notes;
    Ok(reply)
}

fn dates(catalog: &Catalog, whole: &Catalog, archive: &Archive, args: &Args, context: &Context) -> Result<Reply, Failure> {
    let reading = super::progress::bar("reading editions", 0);
    let walk = Walk::through(catalog, archive, args.kept.open()?.as_ref(), |all| {
        reading.set_length(all as u64);
        reading.inc(1);
    })?;
    reading.finish_and_clear();
    let dates = judge(catalog, whole, &walk);
    let proposals = if args.fix { propose(catalog, archive, &dates) } else { Vec::new() };
    let dating = Dating { dates: &dates, counts: walk.counts(), proposals: &proposals, all: args.all, today: context.today };
    let mut reply = context.reply(&dating, args.format).findings_if(dates.open().next().is_some());
    // What was not looked at is not in order.
    if !dates.absent.is_empty() {
        reply.notes.push(wording::absent(dates.absent.len()));
        if dates.open().next().is_none() {
            reply.status = ExitStatus::Failed;
        }
    }
    Ok(reply)
}
