//! `promptfate validate`

use std::path::{Path, PathBuf};

use super::arguments::{formats, record_name};
use super::{Context, Reply};
use crate::diagnostic::{Failure, Severity};
use crate::output::views::Diagnostics;
use crate::output::wording::notes;
use crate::output::{Format, View};
use crate::validate::validate;

/// Check records against the schema and the lint rules
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate validate\n  promptfate validate data/openai\n  promptfate validate data --format github\n  promptfate validate --fail-on warning"
)]
pub(super) struct Args {
    /// The data folder, or a provider's folder or a record in it [default: data]
    path: Option<PathBuf>,
    /// How to write the findings
    #[arg(long, value_parser = formats(Diagnostics::FORMATS), default_value = "text")]
    format: Format,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value = "error", value_name = "SEVERITY")]
    fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FailOn {
    Error,
    Warning,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let (folder, only) = match args.path.as_deref().and_then(part_of_a_data_folder) {
        Some((folder, only)) => (folder, Some(only)),
        None => (context.data_folder(args.path)?, None),
    };
    // Records lean on each other: all are read, and what is said of the part that was named is shown.
    let mut validation = validate(&folder, context.today)?;
    context.made_of(&validation.edition);
    if let Some(only) = &only {
        validation.diagnostics.retain(|found| found.file.starts_with(only));
    }
    let (errors, warnings) = (validation.count(Severity::Error), validation.count(Severity::Warning));
    let failed = errors > 0 || (warnings > 0 && matches!(args.fail_on, FailOn::Warning));
    let place = only.map(|only| format!(", of {}", only.trim_end_matches('/'))).unwrap_or_default();
    let summary = notes::validated(validation.files, &place, errors, warnings);
    let found = Diagnostics::of(&folder, &validation.diagnostics, context.today);
    let mut reply = context.reply(&found, args.format).note(summary);
    if errors > 0 {
        reply = reply.note(notes::EXPLAIN);
    }
    Ok(reply.findings_if(failed))
}

/// Splits the path of a record, or of a provider's folder, into its data folder and what the names of its files begin with.
fn part_of_a_data_folder(path: &Path) -> Option<(PathBuf, String)> {
    if path.join("provider.yaml").is_file() {
        let (data, file) = record_name(&path.join("provider.yaml"))?;
        return Some((data, file.trim_end_matches("provider.yaml").to_owned()));
    }
    path.is_file().then(|| record_name(path)).flatten()
}
