//! `promptfate new`

use std::fs;
use std::io::{Error, ErrorKind};

use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::files;
use crate::model::{Kind, TierId};
use crate::printable::one_line;

const TIER: &str = include_str!("../../schema/template.yaml");
const PROVIDER: &str = include_str!("../../schema/template.provider.yaml");

/// Start a record, and a new provider's file, from the template
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate new acme/chat --name \"Acme Chat\" --provider \"Acme, Inc.\"\n  promptfate new acme/api --kind api --print"
)]
pub(super) struct Args {
    /// The tier's id: provider/tier, in lower-case letters, digits and hyphens
    id: TierId,
    /// The tier's name as the provider writes it
    #[arg(long)]
    name: Option<String>,
    /// The provider's name as it writes it, for a provider that is new
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// What sort of offer it is
    #[arg(long, default_value = "consumer")]
    kind: Kind,
    /// Print it instead of writing a file
    #[arg(long)]
    print: bool,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let name = args.name.unwrap_or_else(|| titled(args.id.slug()));
    let record = TIER
        .replace("name: Example Chat", &format!("name: {}", crate::records::edit::quoted(&name)))
        .replace("kind: consumer", &format!("kind: {}", args.kind))
        .replace("example/terms", &format!("{}/terms", args.id.provider()))
        .replace("2026-01-31", &context.today.to_string());
    if args.print {
        return Ok(Reply::done(record));
    }
    let data = context.data_folder(None)?;
    let folder = data.join(args.id.provider());
    let path = folder.join(format!("{}.yaml", args.id.slug()));
    let is_there =
        || Failure::new(format!("{} is there already", path.display())).hint("choose another id, or edit that record");
    let failure = |error: Error| match error.kind() {
        ErrorKind::AlreadyExists => is_there(),
        _ => Failure::new(format!("cannot write in {}: {error}", folder.display())).hint("nothing was written"),
    };
    let is_link = fs::symlink_metadata(&folder).is_ok_and(|about| about.is_symlink());
    if is_link {
        let why = format!("{} is a symbolic link, and records are plain files in plain folders", folder.display());
        return Err(Failure::new(why).hint("put the folder itself there"));
    }
    fs::create_dir_all(&folder).map_err(failure)?;
    let undone = |error: Error| {
        // It goes only if it is empty.
        let _ = fs::remove_dir(&folder);
        failure(error)
    };
    files::create(&path, record.as_bytes()).map_err(undone)?;
    let mut written = vec![one_line(&path.display().to_string())];
    let provider = folder.join("provider.yaml");
    let provider_name = args.provider.unwrap_or_else(|| titled(args.id.provider()));
    let text = PROVIDER.replace("name: Example", &format!("name: {}", crate::records::edit::quoted(&provider_name)));
    match files::create(&provider, text.as_bytes()) {
        Ok(()) => written.insert(0, one_line(&provider.display().to_string())),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => {
            let _ = fs::remove_file(&path);
            return Err(undone(error));
        }
    }
    Ok(Reply::done(format!("{}\n", written.join("\n"))).note(crate::output::wording::files::LIST_DOCUMENTS))
}

fn titled(slug: &str) -> String {
    let word =
        |word: &str| word.chars().next().map(|first| first.to_uppercase().chain(word.chars().skip(1)).collect::<String>());
    slug.split('-').filter_map(word).collect::<Vec<_>>().join(" ")
}
