//! `promptfate schema`

use clap::ValueEnum;

use super::Reply;
use crate::diagnostic::Failure;
use crate::validate::{provider_schema, tier_schema};

/// Print the JSON Schema of a record, for editors and other programs
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate schema tier > schema/tier.schema.json\n  promptfate schema provider")]
pub(super) struct Args {
    /// Which kind of record
    #[arg(value_enum, default_value = "tier")]
    record: Record,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Record {
    Tier,
    Provider,
}

pub(super) fn run(args: Args) -> Result<Reply, Failure> {
    let schema = match args.record {
        Record::Tier => tier_schema(),
        Record::Provider => provider_schema(),
    };
    Ok(Reply::done(format!("{schema:#}\n")))
}
