//! `promptfate new`

use std::fs;

use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::{Kind, TierId};
use crate::printable::one_line;

const TIER: &str = include_str!("../../schema/template.yaml");
const PROVIDER: &str = include_str!("../../schema/template.provider.yaml");

/// Start a record from the template; the provider's file too, if it is new
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
    if path.exists() {
        return Err(Failure::new(format!("{} is there already", path.display())).hint("choose another id, or edit that record"));
    }
    let failure = |error: std::io::Error| Failure::new(format!("cannot write in {}: {error}", folder.display()));
    fs::create_dir_all(&folder).map_err(failure)?;
    let mut written = vec![one_line(&path.display().to_string())];
    let provider = folder.join("provider.yaml");
    if !provider.exists() {
        let provider_name = args.provider.unwrap_or_else(|| titled(args.id.provider()));
        let text = PROVIDER.replace("name: Example", &format!("name: {}", crate::records::edit::quoted(&provider_name)));
        fs::write(&provider, text).map_err(failure)?;
        written.insert(0, one_line(&provider.display().to_string()));
    }
    fs::write(&path, record).map_err(failure)?;
    Ok(Reply::done(format!("{}\n", written.join("\n")))
        .note("next: list the documents in provider.yaml, read them, then `promptfate cite`; data/README.md shows how"))
}

fn titled(slug: &str) -> String {
    let word =
        |word: &str| word.chars().next().map(|first| first.to_uppercase().chain(word.chars().skip(1)).collect::<String>());
    slug.split('-').filter_map(word).collect::<Vec<_>>().join(" ")
}
