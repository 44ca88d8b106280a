//! `promptfate scan`

use std::io::{BufWriter, IsTerminal, Read, Write};
use std::path::PathBuf;

use rayon::prelude::*;

use super::arguments::formats;
use super::inputs::{Input, LeftOut, Scanned, inputs, scan_staged};
use super::scan_files::{baseline_of, own_of, values_of};
use super::scan_report::Report;
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::files::open_pipe_too;
use crate::output::views::Secrets;
use crate::output::wording::notes::READING;
use crate::output::{Format, View};
use crate::scan::{Baseline, Choice, Kind, Looked, Redactor, Rule, Scanner, rules};

/// Check texts for credentials before you paste them
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate scan prompt.txt src/
  pbpaste | promptfate scan --personal
  promptfate scan --redact < letter.txt | llm
  promptfate scan --staged                      (in a git pre-commit hook)

Texts are read in any encoding, gzip, zip and office documents are unpacked. What is not read (images, PDF) is said.
A secret is never printed or stored. A line with `promptfate:allow` is left alone, and the one below a line with
`promptfate:allow-next`. In folders, what .gitignore names is left out and counted. Exit status 1 if something was
found, 2 if something that you named was not read; with --redact 0.

A baseline holds salted digests of what is known, and no secret: what is in it is left out and counted. A file of rules
is in TOML, in the form of gitleaks ([[rules]] with id, regex, keywords, entropy, secretGroup, allowlist).")]
pub(super) struct Args {
    /// Files, folders, or pipes that somebody writes to; nothing, or `-`, reads standard input
    paths: Vec<PathBuf>,
    /// Look for personal data too: addresses, telephone, account, card and identity numbers
    #[arg(long)]
    personal: bool,
    /// Write the text with placeholders instead of what was found
    #[arg(long, conflicts_with_all = ["staged", "format"])]
    redact: bool,
    /// Scan what is staged in git
    #[arg(long, conflicts_with = "paths")]
    staged: bool,
    /// Leave out these rules
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    skip: Vec<String>,
    /// Leave out files whose path fits, as a line of .gitignore would; they are counted
    #[arg(long, value_name = "GLOB")]
    allow_path: Vec<String>,
    /// Leave out what this file knows, and count it
    #[arg(long, value_name = "FILE", conflicts_with = "redact")]
    baseline: Option<PathBuf>,
    /// Write what is found into this file as known, for --baseline; with status 0
    #[arg(long, value_name = "FILE", conflicts_with_all = ["redact", "baseline"])]
    write_baseline: Option<PathBuf>,
    /// Look for the values in this file too, one on a line; they are kept as digests only
    #[arg(long, value_name = "FILE")]
    values: Option<PathBuf>,
    /// Look for the values of these variables of the environment too
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    values_env: Vec<String>,
    /// Look for what the rules in this file find too; without a file, print the rules instead of scanning
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    rules: Option<Option<PathBuf>>,
    /// How to write it
    #[arg(long, value_parser = formats(Secrets::FORMATS), default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    if matches!(args.rules, Some(None)) {
        let line = |rule: &Rule| format!("{:28} {}\n", rule.id, rule.about);
        return Ok(Reply::done(rules(Kind::Credential).chain(rules(Kind::Personal)).map(line).collect::<String>()));
    }
    let own = own_of(args.rules.as_ref().and_then(Option::as_deref))?;
    let baseline = match (&args.baseline, &args.write_baseline) {
        (Some(path), _) => Some(baseline_of(path)?),
        (None, Some(_)) => Some(Baseline::empty()),
        (None, None) => None,
    };
    let left_out = LeftOut::of(&args.allow_path, own.paths)?;
    let scanner = Scanner::of(Choice {
        personal: args.personal,
        without: &args.skip,
        own: own.rules,
        values: values_of(args.values.as_deref(), &args.values_env)?,
        baseline: baseline.clone(),
    })
    .map_err(|why| Failure::new(why).hint("promptfate scan --rules prints all names"))?;
    if args.paths.is_empty() && !args.staged && std::io::stdin().is_terminal() {
        // Written at once: a reply comes after the end of the input.
        let _ = writeln!(std::io::stderr(), "{}", READING);
    }
    let mut report = Report::new(args.baseline.as_ref().and(baseline.as_ref()));
    let (scans, notes): Scanned<Vec<Looked>> = if args.staged {
        scan_staged(|path| left_out.has(path), |text| scanner.scan_file(text))?
    } else {
        let mut inputs = inputs(&args.paths);
        inputs.leave_out(&left_out);
        if args.redact {
            return redact(&scanner, &inputs.texts);
        }
        report.left_out = inputs.left_out;
        let scanning = super::progress::bar("scanning", inputs.texts.len());
        let scanned = |input: Input| {
            let looked = input.open().and_then(|text| scanner.scan_file(text));
            scanning.inc(1);
            (input.name(), looked)
        };
        // One text takes all cores by itself.
        let is_one = inputs.texts.len() == 1;
        let texts = inputs.texts;
        (
            if is_one { texts.into_iter().map(scanned).collect() } else { texts.into_par_iter().map(scanned).collect() },
            inputs.errors,
        )
    };
    report.notes = notes;
    scans.into_iter().for_each(|(name, looked)| report.add(&scanner, &name, looked));
    report.allowed = left_out.count();
    if let (Some(path), Some(baseline)) = (&args.write_baseline, &baseline) {
        return report.write_baseline(path, baseline.clone());
    }
    Ok(report.reply(context, args.format))
}

/// Writes the one text with placeholders, as it is read.
fn redact(scanner: &Scanner, inputs: &[Input]) -> Result<Reply, Failure> {
    let [input] = inputs else {
        return Err(Failure::new(format!("found {} texts, --redact writes one", inputs.len())).hint("name one file, or none"));
    };
    let failure = |error: std::io::Error| Failure::new(format!("cannot redact {input}: {error}"));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut redactor = Redactor::default();
    let Some(text) = crate::scan::text(input.open().map_err(failure)?).map_err(failure)? else {
        return Err(Failure::new(format!("{input} is no text: nothing was written")).hint("--redact writes texts"));
    };
    let scan = scanner.scan(text, |offset, part, found| redactor.write(part, offset, found, &mut out)).map_err(failure)?;
    out.flush().map_err(failure)?;
    Ok(Reply::done("").note(format!("{} replaced", scan.count)))
}

impl Input {
    fn open(&self) -> std::io::Result<Box<dyn Read>> {
        Ok(match self {
            Input::Standard => Box::new(std::io::stdin().lock()),
            Input::File { path, .. } => Box::new(open_pipe_too(path)?),
        })
    }
}
