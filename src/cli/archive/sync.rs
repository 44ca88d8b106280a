//! `promptfate archive sync`

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::archive::{Archive, Share};
use crate::cli::arguments::archive_folder;
use crate::cli::progress::spinner;
use crate::cli::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::ArchivePlace;
use crate::output::wording::notes::{FETCHING, synced};

/// Clone the public collections with git, or bring them up to date (uses the network)
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to keep them [default: $PROMPTFATE_ARCHIVE, or this user's cache]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// The collections; `github:OWNER/NAME` for a provider's own repository, of which what is cited is fetched
    #[arg(default_values = ["genai-contrib", "genai-eu", "pga", "contrib"])]
    collections: Vec<String>,
    /// Where the collections are published [default: https://github.com/OpenTermsArchive, or https://github.com for repositories]
    #[allow(rustdoc::bare_urls, reason = "it is a help text, in which brackets would be seen")]
    #[arg(long, value_name = "URL")]
    from: Option<String>,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let folder = archive_folder(args.archive)?;
    let mut reply = Reply::done(format!("{}\n", folder.display()));
    for collection in &args.collections {
        let syncing = spinner(FETCHING);
        let from = |usual: &str| args.from.clone().unwrap_or_else(|| usual.to_owned());
        if let Some(repository) = collection.strip_prefix(ArchivePlace::REPOSITORY) {
            let paths = cited(collection, context)?;
            let address = format!("{}/{repository}", from("https://github.com"));
            Archive::sync(&folder, &address, collection, Share::Paths(&paths))?;
        } else if collection.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            let address = format!("{}/{collection}-versions", from("https://github.com/OpenTermsArchive"));
            Archive::sync(&folder, &address, collection, Share::Whole)?;
        } else {
            let found = format!("found `{collection}`, a collection is named like genai-contrib or github:ollama/ollama");
            return Err(Failure::new(found));
        }
        syncing.finish_and_clear();
        reply = reply.note(synced(collection));
    }
    Ok(reply)
}

/// Returns the paths of a provider's own repository that records cite.
///
/// # Errors
/// There are none: the name may be mistyped, and a repository of anybody's is not fetched.
fn cited(collection: &str, context: &Context) -> Result<Vec<String>, Failure> {
    let catalog = context.library()?.whole()?;
    let places = catalog.providers.values().flat_map(|provider| provider.sources.values()).flat_map(|source| &source.archive);
    let paths: BTreeSet<&str> =
        places.filter(|place| place.collection == collection).map(|place| place.path.as_str()).collect();
    if paths.is_empty() {
        return Err(Failure::new(format!("no source of the records lies in {collection}"))
            .hint("a source names it as `archive: [{collection: \"github:owner/name\", path: docs/faq.md}]`"));
    }
    Ok(paths.into_iter().map(str::to_owned).collect())
}
