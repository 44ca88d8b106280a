//! `promptfate scan`

use std::io::{BufWriter, IsTerminal, Read, Write};
use std::path::PathBuf;

use rayon::prelude::*;

use super::arguments::formats;
use super::inputs::{Input, Scanned, inputs, scan_staged};
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::files::open_pipe_too;
use crate::output::views::Secrets;
use crate::output::{Format, View};
use crate::scan::{Finding, Kind, Redactor, Rule, Scan, Scanner, rules};

/// Check texts for credentials before you paste them
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate scan prompt.txt src/
  pbpaste | promptfate scan --personal
  promptfate scan --redact < letter.txt | llm
  promptfate scan --staged                      (in a git pre-commit hook)

A secret is never printed or stored. A line with `promptfate:allow` is left alone. In folders, what .gitignore
names is left out. Exit status 1 if something was found; with --redact 0.")]
pub(super) struct Args {
    /// Files, folders, or pipes that somebody writes to; nothing, or `-`, reads standard input
    paths: Vec<PathBuf>,
    /// Look for personal data too: addresses, telephone, account, card and identity numbers
    #[arg(long)]
    personal: bool,
    /// Write the text with place holders instead of what was found
    #[arg(long, conflicts_with_all = ["staged", "format"])]
    redact: bool,
    /// Scan what is staged in git
    #[arg(long, conflicts_with = "paths")]
    staged: bool,
    /// Leave out these rules
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    skip: Vec<String>,
    /// Print the rules instead of scanning
    #[arg(long)]
    rules: bool,
    /// How to write it
    #[arg(long, value_parser = formats(Secrets::FORMATS), default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    if args.rules {
        let line = |rule: &Rule| format!("{:28} {}\n", rule.id, rule.about);
        return Ok(Reply::done(rules(Kind::Credential).chain(rules(Kind::Personal)).map(line).collect::<String>()));
    }
    let scanner = Scanner::new(args.personal, &args.skip)
        .map_err(|why| Failure::new(why).hint("promptfate scan --rules prints all names"))?;
    if args.paths.is_empty() && !args.staged && std::io::stdin().is_terminal() {
        // Written at once: a reply comes after the end of the input.
        let _ = writeln!(std::io::stderr(), "reading standard input; end it with Ctrl-D, or name files");
    }
    let (scans, mut errors): Scanned<Scan> = if args.staged {
        scan_staged(|text| scanner.scan(text, |_, _, _| Ok(())))?
    } else {
        let (inputs, errors) = inputs(&args.paths);
        if args.redact {
            return redact(&scanner, &inputs);
        }
        let scanned = |input: Input| {
            let scan = input.open().and_then(|text| scanner.scan(text, |_, _, _| Ok(())));
            (input.to_string(), scan)
        };
        // One text takes all cores by itself.
        let is_one = inputs.len() == 1;
        (if is_one { inputs.into_iter().map(scanned).collect() } else { inputs.into_par_iter().map(scanned).collect() }, errors)
    };
    let count_of_texts = scans.len();
    let mut found: Vec<(String, Vec<Finding>)> = Vec::new();
    let (mut count, mut bytes, mut binary) = (0, 0, 0);
    for (input, scan) in scans {
        match scan {
            Ok(scan) => {
                count += scan.count;
                bytes += scan.bytes;
                binary += usize::from(scan.is_binary);
                if scan.count > scan.findings.len() {
                    errors.push(format!("{input}: {} finds, of which the first {} are shown", scan.count, scan.findings.len()));
                }
                if !scan.findings.is_empty() {
                    found.push((input, scan.findings));
                }
            }
            Err(error) => errors.push(format!("error: cannot read {input}: {error}")),
        }
    }
    let skipped = if binary > 0 { format!(", {binary} left out as binary") } else { String::new() };
    let summary = format!("{count} found in {} of {} texts, {} read{skipped}", found.len(), count_of_texts, in_words(bytes));
    let could_read = !errors.iter().any(|error| error.starts_with("error"));
    let mut reply = context.reply(&Secrets { found: &found, today: context.today }, args.format);
    reply.notes = errors;
    reply = reply.note(summary).findings_if(count > 0);
    if count > 0 {
        reply = reply.note("what has been pasted is known to others: revoke it where it was issued, and make a new one");
    } else if !could_read {
        reply.status = ExitStatus::Failed;
    }
    Ok(reply)
}

/// Writes the one text with place holders, as it is read.
fn redact(scanner: &Scanner, inputs: &[Input]) -> Result<Reply, Failure> {
    let [input] = inputs else {
        return Err(Failure::new(format!("found {} texts, --redact writes one", inputs.len())).hint("name one file, or none"));
    };
    let failure = |error: std::io::Error| Failure::new(format!("cannot redact {input}: {error}"));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut redactor = Redactor::default();
    let text = input.open().map_err(failure)?;
    let scan = scanner.scan(text, |offset, part, found| redactor.write(part, offset, found, &mut out)).map_err(failure)?;
    out.flush().map_err(failure)?;
    if scan.is_binary {
        return Err(Failure::new(format!("{input} looks binary: nothing was written")).hint("--redact writes texts"));
    }
    Ok(Reply::done("").note(format!("{} replaced", scan.count)))
}

fn in_words(bytes: u64) -> String {
    match bytes {
        0..=9_999 => format!("{bytes} bytes"),
        10_000..=9_999_999 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

impl Input {
    fn open(&self) -> std::io::Result<Box<dyn Read>> {
        Ok(match self {
            Input::Standard => Box::new(std::io::stdin().lock()),
            Input::File(path) => Box::new(open_pipe_too(path)?),
        })
    }
}
