//! `promptfate diff`

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::arguments::Format;
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::{AsOf, Day, Region};
use crate::output::{json, present, render};
use crate::questions::diff::diff;
use crate::records::Catalog;
use crate::records::Library;

/// Say what changed between two days, two data folders or two git revisions
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate diff 2025-01-01 2026-01-01          what the policies changed in a year
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
    /// Only answers that hold in this region
    #[arg(long)]
    region: Option<Region>,
    /// Exit with status 1 if anything changed
    #[arg(long)]
    exit_code: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A state of the records, the day for which it is asked, and what it is called.
struct State {
    catalog: Catalog,
    day: Day,
    name: String,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let old = state(&args.old, args.git, context)?;
    let new = match &args.new {
        Some(name) => state(name, args.git, context)?,
        None if args.old.parse::<Day>().is_ok() && !args.git => state(&context.today.to_string(), false, context)?,
        None => state(&context.data_folder(None)?.display().to_string(), false, context)?,
    };
    let as_of = |state: &State| AsOf { day: state.day, region: args.region.clone() };
    let difference = diff(&old.catalog, &as_of(&old), &new.catalog, &as_of(&new));
    let out = match args.format {
        Format::Json => json::difference(&old.catalog, &new.catalog, &difference, new.day),
        format => render::page(&present::difference(&old.name, &new.name, &difference), format.into(), context.style()),
    };
    Ok(Reply::done(out).findings_if(args.exit_code && !difference.is_empty()))
}

fn state(name: &str, git: bool, context: &Context) -> Result<State, Failure> {
    if git {
        let folder = Checkout::of(name, context)?;
        return Ok(State { catalog: Library::open(Some(&folder.data))?.whole()?, day: context.today, name: name.to_owned() });
    }
    if let Ok(day) = name.parse::<Day>() {
        return Ok(State { catalog: Library::open(context.data.as_deref())?.whole()?, day, name: day.to_string() });
    }
    if !Path::new(name).is_dir() {
        return Err(Failure::new(format!("`{name}` is neither a day that exists (YYYY-MM-DD) nor a data folder"))
            .hint("for two git revisions use --git"));
    }
    Ok(State { catalog: Library::open(Some(Path::new(name)))?.whole()?, day: context.today, name: name.to_owned() })
}

/// The data folder as it was at a revision, in a temporary folder that goes when this does.
struct Checkout {
    root: PathBuf,
    data: PathBuf,
}

impl Checkout {
    fn of(revision: &str, context: &Context) -> Result<Checkout, Failure> {
        let failure = |why: String| Failure::new(format!("cannot read the records at revision `{revision}`: {why}"));
        if revision.starts_with('-') {
            return Err(failure("a revision does not begin with a hyphen".to_owned()));
        }
        let folder = context.data_folder(None)?;
        let root = std::env::temp_dir().join(format!("promptfate-diff-{}-{}", std::process::id(), hex(revision)));
        std::fs::create_dir_all(&root).map_err(|error| failure(error.to_string()))?;
        let checkout = Checkout { data: root.join("data"), root };
        // `git archive` names paths from the folder it runs in, so the records land in the root of the tar file.
        let mut archive = Command::new("git");
        archive.arg("-C").arg(&folder).args(["archive", "--format=tar", "--prefix=data/", revision, "."]);
        let tar = archive.stdin(Stdio::null()).output().map_err(|error| failure(error.to_string()))?;
        if !tar.status.success() {
            let said = String::from_utf8_lossy(&tar.stderr).trim().replace('\n', "; ");
            return Err(failure(said).hint("name a commit, tag or branch of the repository that holds the data folder"));
        }
        tar::Archive::new(tar.stdout.as_slice()).unpack(&checkout.root).map_err(|error| failure(error.to_string()))?;
        Ok(checkout)
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

fn hex(text: &str) -> String {
    text.bytes().take(40).map(|byte| format!("{byte:02x}")).collect()
}
