//! `promptfate find`

use super::arguments::{Format, When};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::{json, present, render};
use crate::questions::constraints::Constraints;
use crate::questions::find::find;
use crate::records::Library;

/// Find the tiers that meet your rules
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate find --training never,opt_in --keep 30d
  promptfate find --zero-retention available,default --kind api --agreement dpa
  promptfate find --training never --strict --region EEA
  promptfate find --tier \"chatgpt business\" --tier claude --training never

What is unstated or unanswered never meets a rule. Without --region, a rule must be met everywhere.")]
pub(super) struct Args {
    /// Only among these tiers, by id or name
    #[arg(long, value_name = "TIER")]
    tier: Vec<String>,
    #[command(flatten)]
    constraints: Constraints,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = Library::open(context.data.as_deref())?;
    super::arguments::known_providers(&args.constraints.provider, &library.listings()?)?;
    let query =
        args.constraints.query().map_err(|why| Failure::new(why).hint("promptfate find --help lists what can be asked"))?;
    let reply_to = |reply| super::arguments::left_out(reply, &library);
    let positions = match args.tier.as_slice() {
        [] => (0..library.listings()?.len()).collect(),
        names => super::arguments::named(names, &library)?,
    };
    let catalog = library.pick(&positions)?;
    let found = find(&catalog, &query, &as_of);
    let out = match args.format {
        Format::Json => json::matches(&catalog, &found, &as_of),
        _ if found.is_empty() => "".into(),
        format => render::page(&present::matches(&catalog, &found, &query.questions(), &as_of), format.into(), context.style()),
    };
    Ok(reply_to(Reply::done(out).note(format!("{} of {} tiers meet the rules", found.len(), catalog.tiers.len()))))
}
