//! `promptfate export`

use std::path::PathBuf;

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::arguments::{When, formats, named};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::files;
use crate::names::index;
use crate::output::rows::Rows;
use crate::output::views::Catalogue;
use crate::output::views::answers_table::answers_table;
use crate::output::views::questionnaire::{Standard, questionnaire};
use crate::output::wording::notes::rows_written;
use crate::output::{Format, Output, View, csv, parquet, xlsx};
use crate::records::{Library, to_be_signed};

/// Write all answers for databases, questionnaires and routers
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate export sql | sqlite3 answers.db
  promptfate export parquet --output answers.parquet
  promptfate export questionnaire --tier \"chatgpt enterprise\" --standard hecvat4 > sheet.csv
  promptfate export questionnaire --tier claude --standard ai-caiq --format xlsx --output sheet.xlsx
  promptfate export catalogue > catalogue.json
  promptfate export bundle --output records.part

docs/export.md says what each column means.")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// All answers with the days on which they hold, a line of JSON each
    Ndjson(To),
    /// The same for a spreadsheet
    Csv(To),
    /// The same as SQL: SQLite, PostgreSQL, DuckDB
    Sql(To),
    /// The same as a file of Apache Parquet; needs --output
    Parquet(To),
    /// The records themselves, to be signed for `update`; needs --output
    Bundle(To),
    /// A sheet that a vendor is asked to fill in, filled in by its documents
    Questionnaire(QuestionnaireArgs),
    /// What routers ask of providers, by their names at models.dev and OpenRouter
    Catalogue(CatalogueArgs),
}

#[derive(Debug, clap::Args)]
struct To {
    /// Write this file instead of standard output; one that is there is kept
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct QuestionnaireArgs {
    /// The tiers, by id or name
    #[arg(long, required = true, value_name = "TIER")]
    tier: Vec<String>,
    /// The sheet
    #[arg(long, value_parser = standard())]
    standard: Standard,
    /// How to write it; xlsx needs --output
    #[arg(long, value_enum, default_value = "csv")]
    format: Sheet,
    #[command(flatten)]
    to: To,
    #[command(flatten)]
    when: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Sheet {
    /// Rows for a spreadsheet (RFC 4180)
    Csv,
    /// A workbook (Office Open XML)
    Xlsx,
}

#[derive(Debug, clap::Args)]
struct CatalogueArgs {
    /// How to write it
    #[arg(long, value_parser = formats(Catalogue::FORMATS), default_value = "json")]
    format: Format,
    #[command(flatten)]
    to: To,
    #[command(flatten)]
    when: When,
}

fn standard() -> impl TypedValueParser<Value = Standard> {
    let names = PossibleValuesParser::new(Standard::ALL.map(Standard::as_str));
    names.try_map(|name| Standard::ALL.into_iter().find(|one| one.as_str() == name).ok_or("no such sheet"))
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let library = context.library()?;
    let errors = library.errors().count();
    let reply = match &args.what {
        What::Ndjson(to) => all(library, to, |rows| rows.ndjson().into_bytes())?,
        What::Csv(to) => all(library, to, |rows| csv(&rows.fields()).into_bytes())?,
        What::Sql(to) => all(library, to, |rows| rows.sql().into_bytes())?,
        What::Parquet(to) if to.output.is_none() => {
            return Err(no_text("Parquet", "answers.parquet"));
        }
        What::Parquet(to) => all(library, to, parquet)?,
        What::Questionnaire(args) if args.format == Sheet::Xlsx && args.to.output.is_none() => {
            return Err(no_text("a workbook", "sheet.xlsx"));
        }
        What::Bundle(to) => bundle(library, errors, to)?,
        What::Questionnaire(args) => {
            let as_of = args.when.as_of(context)?;
            let catalog = library.pick(&named(&args.tier, &library)?)?;
            let tiers: Vec<_> = catalog.tiers.iter().collect();
            let rows = questionnaire(&catalog, &tiers, args.standard, &as_of, context.today);
            match args.format {
                Sheet::Csv => written(csv(&rows.fields()).as_bytes(), &args.to)?,
                Sheet::Xlsx => {
                    let made = xlsx(&rows).map_err(|error| Failure::new(format!("cannot make a workbook: {error}")))?;
                    written(&made, &args.to)?
                }
            }
        }
        What::Catalogue(args) => {
            let as_of = args.when.as_of(context)?;
            let catalog = library.whole()?;
            let reply = context.reply(&Catalogue { catalog: &catalog, as_of: &as_of }, args.format);
            match &args.to.output {
                Some(_) => written(reply.out.cleaned().as_bytes(), &args.to)?,
                None => reply,
            }
        }
    };
    Ok(reply.left_out(errors))
}

fn no_text(what: &str, file: &str) -> Failure {
    Failure::new(format!("cannot write {what} to standard output: it is no text")).hint(format!("name a file: --output {file}"))
}

/// Writes the table of all answers.
fn all(library: Library, to: &To, form: fn(&Rows) -> Vec<u8>) -> Result<Reply, Failure> {
    let rows = answers_table(&library.whole()?);
    Ok(written(&form(&rows), to)?.note(rows_written(rows.cells.len())))
}

/// Writes the records as a program embeds them. What leaves anything out is not for others.
fn bundle(library: Library, errors: usize, to: &To) -> Result<Reply, Failure> {
    if to.output.is_none() {
        return Err(no_text("records", "records.part"));
    }
    if errors > 0 {
        return Err(Failure::new("some records cannot be read").hint("promptfate validate says which"));
    }
    let (edition, beside) = (library.edition().clone(), library.beside()?);
    let catalog = library.whole()?;
    let names = index::build(&catalog.listings(), &beside);
    let records = names.and_then(|names| catalog.to_bytes(&names, &beside, &edition)).map_err(Failure::new)?;
    written(&to_be_signed(&records), to)
}

/// Writes to a file, whole or not at all, or else to standard output.
fn written(bytes: &[u8], to: &To) -> Result<Reply, Failure> {
    let Some(path) = &to.output else {
        return Ok(Reply::done(Output::from(String::from_utf8_lossy(bytes).into_owned())));
    };
    files::create(path, bytes).map_err(|error| {
        Failure::new(format!("cannot write {}: {error}", path.display()))
            .hint("name a file that is not there, in a folder that is")
    })?;
    Ok(Reply::done("").note(format!("wrote {}", path.display())))
}
