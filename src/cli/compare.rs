//! `promptfate compare`

use super::arguments::{When, called, formats, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::SideBySide;
use crate::output::{Format, View};
use crate::questions::compare::compare;

/// Put tiers side by side
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate compare openai/chatgpt anthropic/claude google/gemini\n  promptfate compare \"chatgpt plus\" \"claude pro\" --region EEA\n  promptfate compare claude --format markdown"
)]
pub(super) struct Args {
    /// Ids or words that name tiers; a word means the tiers that are called so
    #[arg(required = true)]
    tiers: Vec<String>,
    /// Only the questions in which they differ
    #[arg(long)]
    differing: bool,
    /// With every special case and exception
    #[arg(long)]
    full: bool,
    /// Also the tiers whose names hold more than the word
    #[arg(long)]
    all: bool,
    /// How to write it
    #[arg(long, value_parser = formats(SideBySide::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let all = named(&args.tiers, &library)?;
    // A program that reads text and JSON wants the same tiers in both.
    let has_all = args.all || (args.format == Format::Json && !context.is_asked_by_program);
    let shown = if has_all { all.clone() } else { called(&args.tiers, &library)? };
    let catalog = library.pick(&shown)?;
    let others: Vec<usize> = all.into_iter().filter(|at| !shown.contains(at)).collect();
    let others = library.pick(&others)?.tiers;
    let mut comparison = compare(&catalog.tiers, &as_of);
    comparison.rows.retain(|row| row.differs || !args.differing);
    let table = SideBySide { catalog: &catalog, comparison: &comparison, in_full: args.full, others: &others, day: as_of.day };
    Ok(context.reply(&table, args.format).left_out(library.errors().count()).known_of(&catalog.tiers, &as_of))
}
