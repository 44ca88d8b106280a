//! `promptfate schema`

use clap::ValueEnum;

use super::Reply;
use crate::diagnostic::Failure;
use crate::organisation::policy::{Policy, Tools};
use crate::records::{KnownUnknowns, Models};
use crate::validate::{provider_schema, schema_of, tier_schema};

/// Print the JSON Schema of a record or of a policy's files
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate schema tier > schema/tier.schema.json\n  promptfate schema provider\n  promptfate schema policy"
)]
pub(super) struct Args {
    /// Which kind of file
    #[arg(value_enum, default_value = "tier")]
    record: Record,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Record {
    Tier,
    Provider,
    Policy,
    Tools,
    KnownUnknowns,
    Models,
    /// What commands give with --format json
    Output,
}

impl Record {
    /// Returns the schema of such a file, as JSON.
    pub(super) fn schema(self) -> String {
        let schema = match self {
            Record::Tier => tier_schema(),
            Record::Provider => provider_schema(),
            Record::Policy => schema_of::<Policy>("What may be shared with which AI tool."),
            Record::Tools => schema_of::<Tools>("The AI tools in use."),
            Record::KnownUnknowns => schema_of::<KnownUnknowns>("Products that people ask for and that no record speaks of."),
            Record::Output => crate::output::schema(),
            Record::Models => schema_of::<Models>("Models, and the tiers that answer for them."),
        };
        format!("{schema:#}\n")
    }
}

pub(super) fn run(args: Args) -> Result<Reply, Failure> {
    Ok(Reply::done(args.record.schema()))
}
