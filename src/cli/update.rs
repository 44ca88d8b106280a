//! `promptfate update`

use std::path::{Path, PathBuf};

use super::Reply;
use super::arguments::installed_folder;
use crate::diagnostic::Failure;
use crate::evidence::pages::file_at;
use crate::files;
use crate::output::wording::update as wording;
use crate::records::{Edition, Installed, LARGEST_BUNDLE, Library};

/// The longest file of a key, in bytes.
const LARGEST_KEY: u64 = 1_000;

/// Take newer records without a newer program, from one signed file
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate update --from records.bundle --key promptfate.pub
  promptfate update --from https://example.org/records.bundle
  promptfate update --status
  promptfate update --rollback

Nothing is fetched unless --from names an address. docs/update.md says how a bundle is made.")]
#[command(group = clap::ArgGroup::new("job").required(true).args(["from", "status", "rollback"]))]
pub(super) struct Args {
    /// The bundle: a file, or an address that begins with https://
    #[arg(long, value_name = "FILE|URL")]
    from: Option<String>,
    /// The public key of minisign that signed it, or a file of it [default: the one of the records installed before]
    #[arg(long, value_name = "KEY|FILE", requires = "from")]
    key: Option<String>,
    /// Say which records there are, and which are read
    #[arg(long, conflicts_with_all = ["from", "rollback"])]
    status: bool,
    /// Go back to the records inside the program
    #[arg(long, conflicts_with = "from")]
    rollback: bool,
}

pub(super) fn run(args: Args) -> Result<Reply, Failure> {
    let folder = installed_folder().ok_or_else(|| Failure::new("found no folder for what programs keep").hint("set HOME"))?;
    let embedded = Library::open(None)?.edition().clone();
    match args.from {
        Some(from) => install(&from, args.key.as_deref(), &folder, &embedded),
        None if args.rollback => Ok(Reply::done(wording::rolled_back(Installed::remove(&folder)?, &embedded.version))),
        None => {
            let installed = Installed::read(&folder).and_then(|found| found.map(|one| Ok((one.tried()?, one.key))).transpose());
            let mut reply = Reply::done(wording::status(&embedded, installed.as_ref().ok().and_then(Option::as_ref)));
            reply.notes.extend(installed.err().map(|why| wording::not_taken(&why)));
            Ok(reply)
        }
    }
}

fn install(from: &str, key: Option<&str>, folder: &Path, embedded: &Edition) -> Result<Reply, Failure> {
    // What is installed and cannot be trusted says nothing of what may follow it.
    let before = Installed::read(folder).ok().flatten().and_then(|one| Some((one.tried().ok()?, one.key)));
    let key = match key {
        Some(key) if Path::new(key).is_file() => files::read_text(Path::new(key), LARGEST_KEY)
            .map_err(|error| Failure::new(format!("cannot read the key {key}: {error}")))?,
        Some(key) => key.to_owned(),
        None => before.as_ref().map(|(_, key)| key.clone()).ok_or_else(|| {
            Failure::new("no key says whose records are to be trusted")
                .hint("name the public key of who publishes them: --key KEY")
        })?,
    };
    let refused = |why: String| {
        Failure::new(format!("{from} is not installed: {why}"))
            .hint("what was there before is read as before: promptfate update --status")
    };
    let is_address = from.contains("://");
    let bytes = if is_address {
        file_at(from)
    } else {
        files::read(&PathBuf::from(from), LARGEST_BUNDLE).map_err(|error| error.to_string())
    };
    let bundle = Installed::new(&key, bytes.map_err(refused)?);
    let edition = bundle.tried().map_err(refused)?;
    let newest =
        before.iter().map(|(edition, _)| edition).chain([embedded]).max_by_key(|edition| edition.date).unwrap_or(embedded);
    if edition.date < newest.date {
        return Err(refused(wording::older(&edition, newest)));
    }
    bundle.install(folder)?;
    Ok(Reply::done(wording::installed(&edition)))
}

/// Returns which records are read, if they are not those inside the program.
pub(super) fn in_use() -> Option<String> {
    let (library, _) = Library::newest(&installed_folder()?).ok()?;
    let embedded = Library::open(None).ok()?;
    (library.edition().version != embedded.edition().version).then(|| wording::in_use(library.edition()))
}
