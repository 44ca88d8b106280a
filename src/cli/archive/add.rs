//! `promptfate archive add`

use std::path::{Path, PathBuf};

use crate::cli::arguments::archive_folder;
use crate::cli::progress::spinner;
use crate::cli::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::evidence::pages::{file_at, keep, place_of, shown};
use crate::files;
use crate::output::wording::notes;

/// The largest file that is added, in bytes.
const LARGEST: u64 = 8 << 20;

/// Add a dated copy of a page to a collection of your own, which all that reads the archive reads (an address uses the network)
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate archive add https://help.example.com/retention
  promptfate archive add saved.html --as https://help.example.com/retention")]
pub(super) struct Args {
    /// The page: an address that begins with https://, or a saved file of HTML, Markdown or text
    #[arg(value_name = "URL|FILE")]
    page: String,
    /// The address of a page that was saved
    #[arg(long = "as", value_name = "URL")]
    address: Option<String>,
    /// Where to keep it [default: $PROMPTFATE_ARCHIVE, or this user's cache]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let folder = archive_folder(args.archive)?;
    let failure = |why: String| Failure::new(format!("cannot read {}: {why}", args.page)).hint("nothing was added");
    let is_address = args.page.contains("://");
    let (address, text) = match &args.address {
        None if is_address => {
            let fetching = spinner(notes::FETCHING_PAGE);
            let text = file_at(&args.page).and_then(|page| shown(&page));
            fetching.finish_and_clear();
            (&args.page, text.map_err(failure)?)
        }
        Some(address) if !is_address && address.contains("://") => (address, saved(Path::new(&args.page)).map_err(failure)?),
        _ => {
            return Err(Failure::new("name an address, or a file and the address from which it was saved")
                .hint("promptfate archive add saved.html --as https://help.example.com/retention"));
        }
    };
    let place = place_of(address);
    let Some(added) = keep(&folder, address, &text, context.today)? else {
        return Err(Failure::new(format!("{} holds hardly any text", args.page))
            .hint("an error page, or one that a script fills: save it from a browser, and add the file with --as"));
    };
    let reply = Reply::done(format!("{{collection: {}, path: \"{}\"}}\n", place.collection, place.path));
    Ok(Reply { status: ExitStatus::Done, ..reply.note(notes::added(&added, context.today)) })
}

/// Returns the text of a file that was saved: of HTML what it shows.
fn saved(path: &Path) -> Result<String, String> {
    let bytes = files::read(path, LARGEST).map_err(|error| error.to_string())?;
    let is_text = path.extension().is_some_and(|ending| ending == "md" || ending == "txt");
    if is_text { String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned()) } else { shown(&bytes) }
}
