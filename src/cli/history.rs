//! `promptfate history`

use super::arguments::{formats, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::{Day, Question};
use crate::output::views::Histories;
use crate::output::{Format, View};
use crate::questions::history::history;

/// Show what changed in a tier, when, and for better or worse
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate history claude\n  promptfate history openai/api --question training,retention\n  promptfate history copilot --since 2026-01-01"
)]
pub(super) struct Args {
    /// Ids or words that name tiers
    #[arg(required = true)]
    tiers: Vec<String>,
    /// Only these questions
    #[arg(long, value_delimiter = ',')]
    question: Vec<Question>,
    /// Only from this day on
    #[arg(long, value_name = "DATE")]
    since: Option<Day>,
    /// List the oldest answers that are known too, and new evidence for the same answer
    #[arg(long)]
    all: bool,
    /// How to write it
    #[arg(long, value_parser = formats(Histories::FORMATS), default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = context.library()?;
    let catalog = library.pick(&named(&args.tiers, &library)?)?;
    let mut histories: Vec<_> = catalog.tiers.iter().map(|tier| (tier, history(tier))).collect();
    for (_, steps) in &mut histories {
        steps.retain(|step| args.question.is_empty() || args.question.contains(&step.question));
        steps.retain(|step| args.since.is_none_or(|since| step.after.speaks_from() >= since));
    }
    let histories = Histories { catalog: &catalog, histories: &histories, in_full: args.all, today: context.today };
    Ok(context.reply(&histories, args.format).left_out(library.errors().count()))
}
