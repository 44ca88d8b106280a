//! `promptfate diff`

use std::path::Path;

use super::arguments::{formats, named, spoken_of};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::git::{Answer, Blob, Objects, Tree};
use crate::model::{AsOf, Day, Region, Tier, TierId};
use crate::output::views::Changes;
use crate::output::wording::notes::{EVERY_TIER, nothing_known};
use crate::output::{Format, View};
use crate::questions::diff::diff;
use crate::records::{Catalog, LARGEST, Library, Unread, is_link, is_record, load_each, too_large};

/// Say what changed between two days, data folders or git revisions
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate diff 2025-01-01 2026-01-01          what the policies changed in a year
  promptfate diff 2026-01-01 --tier claude        of these tiers alone
  promptfate diff data-before/ data/              two folders of records
  promptfate diff --git origin/main --format markdown   a comment for a pull request
  promptfate diff --git v1.0 HEAD --exit-code")]
pub(super) struct Args {
    /// A day, a data folder, or with --git a revision
    old: String,
    /// The same [default: today, the data folder, or with --git the working tree]
    new: Option<String>,
    /// OLD and NEW are git revisions of the data folder
    #[arg(long)]
    git: bool,
    /// Only these tiers, by id or name
    #[arg(long, value_name = "TIER")]
    tier: Vec<String>,
    /// Only answers that hold in this region
    #[arg(long)]
    region: Option<Region>,
    /// Between two days list answers too that are known for the first time, and new evidence for the same answer
    #[arg(long)]
    all: bool,
    /// Exit with status 1 if anything changed
    #[arg(long)]
    exit_code: bool,
    /// How to write it
    #[arg(long, value_parser = formats(Changes::FORMATS), default_value = "text")]
    format: Format,
}

/// The most records that a revision may hold, and the most bytes of them: a thousand times what is real, and still read.
const MOST_RECORDS: usize = 100_000;
const MOST_BYTES: u64 = 512 << 20;

/// A state of the records, the day for which it is asked, and what it is called.
struct State {
    library: Library,
    day: Day,
    name: String,
    /// Whether it is the same records on a day, and not others.
    is_day: bool,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let old = state(&args.old, args.git, context)?;
    let new = match &args.new {
        Some(name) => state(name, args.git, context)?,
        None if args.old.parse::<Day>().is_ok() && !args.git => state(&context.today.to_string(), false, context)?,
        None => state(&context.data_folder(None)?.display().to_string(), false, context)?,
    };
    if old.day > new.day {
        return Err(Failure::new(format!("{} comes after {}", old.day, new.day)).hint("name the older day first"));
    }
    context.made_of(new.library.edition());
    let as_of = |state: &State| AsOf { day: state.day, region: args.region.clone() };
    let (old_as_of, new_as_of) = (as_of(&old), as_of(&new));
    let wanted = named(&args.tier, &new.library)?.into_iter().map(|at| Ok(new.library.listing(at)?.id.to_owned()));
    let wanted: Vec<String> = wanted.collect::<Result<_, Failure>>()?;
    let unread = old.library.errors().count() + new.library.errors().count();
    let (old_catalog, new_catalog) = (old.library.whole()?, new.library.whole()?);
    let knows = |catalog: &Catalog, as_of: &AsOf| catalog.tiers.iter().any(|tier| tier.is_known_at(as_of));
    if !old_catalog.tiers.is_empty() && !knows(&old_catalog, &old_as_of) && !knows(&new_catalog, &new_as_of) {
        let begins = old_catalog.tiers.iter().filter_map(Tier::known_from).min();
        return Err(Failure::unknown(nothing_known(EVERY_TIER, begins, &new_as_of)));
    }
    let mut difference = diff(&old_catalog, &old_as_of, &new_catalog, &new_as_of);
    if !args.tier.is_empty() {
        let is_wanted = |id: &TierId| wanted.iter().any(|one| one == id.as_str());
        difference.changes.retain(|change| is_wanted(&change.tier));
        difference.added.retain(|change| is_wanted(&change.id));
        difference.removed.retain(|change| is_wanted(&change.id));
    }
    if old.is_day && new.is_day && !args.all {
        difference.leave_out_what_stayed();
    }
    let changes =
        Changes { old: (&old_catalog, &old.name), new: (&new_catalog, &new.name), difference: &difference, day: new.day };
    let reply = context.reply(&changes, args.format).left_out(unread);
    Ok(reply.findings_if(args.exit_code && !difference.is_empty()))
}

fn state(name: &str, git: bool, context: &Context) -> Result<State, Failure> {
    if git {
        return Ok(State { library: at_revision(name, context)?, day: context.today, name: name.to_owned(), is_day: false });
    }
    if let Ok(day) = name.parse::<Day>() {
        let day = spoken_of(day, context)?;
        return Ok(State { library: context.opened()?, day, name: day.to_string(), is_day: true });
    }
    if !Path::new(name).is_dir() {
        return Err(Failure::new(format!("`{name}` is neither a day that exists (YYYY-MM-DD) nor a data folder"))
            .hint("for two git revisions use --git"));
    }
    let library = Library::open(Some(Path::new(name)))?;
    Ok(State { library, day: context.today, name: name.to_owned(), is_day: false })
}

/// Reads the data folder as it was at a revision: from git's objects, so that nothing is written and no filter runs.
fn at_revision(revision: &str, context: &Context) -> Result<Library, Failure> {
    let place = format!("the records at revision `{revision}`");
    let attempted = format!("read {place}");
    let hint = |failure: Failure| failure.hint("name a commit, tag or branch of the repository that holds the data folder");
    let folder = context.data_folder(None)?;
    let tree = Tree::of(&folder, revision, &attempted).map_err(hint)?;
    let records: Vec<Blob> = tree.blobs.iter().filter(|blob| is_record(&blob.name)).cloned().collect();
    let bytes: u64 = records.iter().filter_map(|blob| blob.size).filter(|size| *size <= LARGEST).sum();
    if records.len() > MOST_RECORDS || bytes > MOST_BYTES {
        let found = format!("found {} records of {} MiB", records.len(), bytes >> 20);
        return Err(Failure::new(format!(
            "cannot {attempted}: {found}, at most {MOST_RECORDS} of {} MiB are read",
            MOST_BYTES >> 20
        ))
        .hint("name the data folder itself with --data"));
    }
    let readable = |blob: &&Blob| !blob.is_link && blob.size.is_none_or(|size| size <= LARGEST);
    let ids = records.iter().filter(readable).map(|blob| blob.id.clone()).collect();
    let mut objects = tree.objects(&attempted, ids)?;
    let loaded = load_each(
        records.into_iter().map(|blob| if readable(&&blob) { read(blob, &mut objects, &attempted) } else { Ok(refused(blob)) }),
    )?;
    Library::of(loaded, &place).map_err(hint)
}

fn read(blob: Blob, objects: &mut Objects, attempted: &str) -> Result<Unread, Failure> {
    match objects.advance()? {
        Answer::Object { .. } => Ok((blob.name, Ok(objects.bytes()?))),
        Answer::Missing | Answer::End => {
            Err(Failure::new(format!("cannot {attempted}: the repository does not hold `{}`", blob.name))
                .hint("a partial clone lacks objects: fetch them, or read a whole clone"))
        }
    }
}

fn refused(blob: Blob) -> Unread {
    let why = if blob.is_link { is_link(&blob.name) } else { too_large(&blob.name) };
    (blob.name, Err(why))
}
