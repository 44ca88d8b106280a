//! `promptfate advise`

use std::path::PathBuf;

use super::arguments::{When, formats};
use super::audit::refused_file;
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::{AsOf, Kind, Tier};
use crate::organisation::audit::advise;
use crate::organisation::policy::Policy;
use crate::output::views::Advice;
use crate::output::wording::notes;
use crate::output::{Format, View};

/// Rank the tiers that a policy allows for a class of data
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate advise --class confidential
  promptfate advise --class internal --kind team,enterprise --format markdown

First what the policy allows by name, then what excludes training, keeps nothing, was read twice. Tiers on one's own
machine come last.")]
pub(super) struct Args {
    /// The class of data
    #[arg(long, value_name = "CLASS")]
    class: String,
    /// The policy
    #[arg(long, default_value = "ai-policy.yaml", value_name = "FILE")]
    policy: PathBuf,
    /// consumer, team, enterprise, education, api, cloud, local
    #[arg(long, value_delimiter = ',')]
    kind: Vec<Kind>,
    /// How to write it
    #[arg(long, value_parser = formats(Advice::FORMATS), default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = context.library()?;
    let name = args.policy.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (policy, queries) = match Policy::load(&args.policy, &name, &library.listings()?) {
        Ok(read) => read,
        Err(wrong) => return Ok(refused_file(&args.policy, &wrong, context)),
    };
    let (Some(class), Some(query)) = (policy.classes.get(&args.class), queries.get(&args.class)) else {
        let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
        return Err(
            Failure::new(format!("the policy has no class `{}`", args.class)).hint(format!("it has {}", known.join(", ")))
        );
    };
    let catalog = library.whole()?;
    let as_of = AsOf { region: as_of.region.or(policy.region.clone()), ..as_of };
    let is_kind = |tier: &&Tier| args.kind.is_empty() || args.kind.contains(&tier.kind);
    let tiers: Vec<&Tier> = advise(&catalog, class, query, &as_of).into_iter().filter(is_kind).collect();
    let note = notes::advice(tiers.len(), catalog.tiers.len(), &args.class);
    let advice = Advice { catalog: &catalog, tiers: &tiers, asked: &query.questions(), as_of: &as_of };
    Ok(context.reply(&advice, args.format).note(note))
}
