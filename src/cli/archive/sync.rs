//! `promptfate archive sync`

use std::path::PathBuf;

use crate::archive::Archive;
use crate::cli::Reply;
use crate::cli::arguments::archive_folder;
use crate::cli::progress::spinner;
use crate::diagnostic::Failure;
use crate::output::wording::notes::{FETCHING, synced};

/// Clone the public collections with git, or bring them up to date (uses the network)
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to keep them [default: $PROMPTFATE_ARCHIVE, or this user's cache]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// The collections
    #[arg(default_values = ["genai-contrib", "genai-eu", "pga", "contrib"])]
    collections: Vec<String>,
    /// Where the collections are published
    #[arg(long, value_name = "URL", default_value = "https://github.com/OpenTermsArchive")]
    from: String,
}

pub(super) fn run(args: Args) -> Result<Reply, Failure> {
    let folder = archive_folder(args.archive)?;
    let mut reply = Reply::done(format!("{}\n", folder.display()));
    for collection in &args.collections {
        if !collection.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            return Err(Failure::new(format!("found `{collection}`, a collection is named like genai-contrib")));
        }
        let syncing = spinner(FETCHING);
        Archive::sync(&folder, &format!("{}/{collection}-versions", args.from), collection)?;
        syncing.finish_and_clear();
        reply = reply.note(synced(collection));
    }
    Ok(reply)
}
