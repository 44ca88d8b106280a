//! `promptfate validate`

use std::path::PathBuf;

use super::report::{ReportFormat, report};
use super::{Context, Reply};
use crate::diagnostic::{Failure, Severity};
use crate::validate::validate;

/// Check records: form, words, sense; every problem of every file in one run
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  promptfate validate\n  promptfate validate data --format github\n  promptfate validate --fail-on warning"
)]
pub(super) struct Args {
    /// The data folder [default: data]
    folder: Option<PathBuf>,
    /// How to write the findings
    #[arg(long, value_enum, default_value = "text")]
    format: ReportFormat,
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
    let folder = context.data_folder(args.folder)?;
    let validation = validate(&folder, context.today)?;
    let (errors, warnings) = (validation.count(Severity::Error), validation.count(Severity::Warning));
    let failed = errors > 0 || (warnings > 0 && matches!(args.fail_on, FailOn::Warning));
    let summary = format!("{} files: {errors} errors, {warnings} warnings", validation.files);
    let mut reply = Reply::done(report(&folder, &validation.diagnostics, args.format, context)).note(summary);
    if errors > 0 {
        reply = reply.note("promptfate explain CODE says why a rule exists and what to do");
    }
    Ok(reply.findings_if(failed))
}
