//! `promptfate compare`

use super::arguments::{Format, When, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::{json, present, render};
use crate::questions::compare::compare;
use crate::records::Library;

/// Put tiers side by side
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate compare openai/chatgpt anthropic/claude google/gemini\n  promptfate compare \"chatgpt plus\" \"claude pro\" --region EEA\n  promptfate compare claude --format markdown"
)]
pub(super) struct Args {
    /// Ids or words that name tiers; words that fit several add them all
    #[arg(required = true)]
    tiers: Vec<String>,
    /// Only the questions in which they differ
    #[arg(long)]
    differing: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = Library::open(context.data.as_deref())?;
    let catalog = library.pick(&named(&args.tiers, &library)?)?;
    let mut comparison = compare(&catalog.tiers, &as_of);
    comparison.rows.retain(|row| row.differs || !args.differing);
    let out = match args.format {
        Format::Json => json::comparison(&catalog, &comparison, &as_of),
        format => render::page(&present::comparison(&catalog, &comparison), format.into(), context.style()),
    };
    Ok(super::arguments::left_out(Reply::done(out), &library))
}
