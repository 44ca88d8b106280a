//! `promptfate scan`

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{BufWriter, IsTerminal, Read, Write};
use std::path::PathBuf;

use rayon::prelude::*;

use super::arguments::formats;
use super::inputs::{Input, Name, Scanned, inputs, scan_staged};
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::files::open_pipe_too;
use crate::output::views::{NotRead, Secrets};
use crate::output::{Format, View};
use crate::printable::one_line;
use crate::scan::{Finding, Kind, Looked, Redactor, Rule, Scanner, rules};

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
found, 2 if something that you named was not read; with --redact 0.")]
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
    let mut report = Report::default();
    let (scans, notes): Scanned<Vec<Looked>> = if args.staged {
        scan_staged(|text| scanner.scan_file(text))?
    } else {
        let inputs = inputs(&args.paths);
        if args.redact {
            return redact(&scanner, &inputs.texts);
        }
        report.left_out = inputs.left_out;
        let scanned = |input: Input| (input.name(), input.open().and_then(|text| scanner.scan_file(text)));
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
    Ok(report.reply(context, args.format))
}

/// What a scan came to, text by text.
#[derive(Default)]
struct Report {
    found: Vec<(String, Vec<Finding>)>,
    unread: Vec<NotRead>,
    /// Files of folders that a list such as .gitignore leaves out.
    left_out: usize,
    notes: Vec<String>,
    texts: usize,
    count: usize,
    bytes: u64,
}

impl Report {
    fn add(&mut self, scanner: &Scanner, name: &Name, looked: std::io::Result<Vec<Looked>>) {
        self.texts += 1;
        let shown = self.shown(scanner, &name.text);
        let looked = match looked {
            Ok(looked) => looked,
            Err(error) => {
                self.notes.push(format!("error: cannot read {shown}: {error}"));
                return self.unread.push(NotRead { file: shown, why: error.to_string(), is_named: name.is_named });
            }
        };
        for Looked { name: part, outcome } in looked {
            let file = match part {
                Some(part) => format!("{shown}: {}", self.shown(scanner, &one_line(&part))),
                None => shown.clone(),
            };
            match outcome {
                Ok(scan) => {
                    self.count += scan.count;
                    self.bytes += scan.bytes;
                    if scan.count > scan.findings.len() {
                        self.notes.push(format!(
                            "{file}: {} findings, of which the first {} are shown",
                            scan.count,
                            scan.findings.len()
                        ));
                    }
                    if !scan.findings.is_empty() {
                        self.found.push((file, scan.findings));
                    }
                }
                Err(why) => {
                    if name.is_named {
                        self.notes.push(format!("error: not read: {file}: {why}"));
                    }
                    self.unread.push(NotRead { file, why: why.to_string(), is_named: name.is_named });
                }
            }
        }
    }

    /// Returns a name as it may be shown. A secret in it counts like one in a text.
    fn shown(&mut self, scanner: &Scanner, name: &str) -> String {
        let findings = scanner.first_whatever_marked(name);
        if findings.is_empty() {
            return name.to_owned();
        }
        let mut masked = Vec::new();
        // Writing to memory does not fail.
        let _ = Redactor::default().write(name.as_bytes(), 0, &findings, &mut masked);
        let masked = String::from_utf8_lossy(&masked).into_owned();
        self.count += findings.len();
        self.found.push((format!("{masked} (the name itself)"), findings));
        masked
    }

    fn reply(self, context: &Context, format: Format) -> Reply {
        let view = Secrets { found: &self.found, unread: &self.unread, left_out: self.left_out, today: context.today };
        let mut reply = context.reply(&view, format);
        let mut summary =
            format!("{} found in {} of {} texts, {} read", self.count, self.found.len(), self.texts, in_words(self.bytes));
        if !self.unread.is_empty() {
            summary += &format!(", {} not read ({})", self.unread.len(), kinds(&self.unread));
        }
        if self.left_out > 0 {
            summary += &format!(", {} left out by .gitignore", self.left_out);
        }
        reply.notes = self.notes;
        reply = reply.note(summary).findings_if(self.count > 0);
        let was_named = self.unread.iter().any(|one| one.is_named);
        if self.count > 0 {
            reply = reply.note("what has been pasted is known to others: revoke it where it was issued, and make a new one");
        } else if was_named || reply.notes.iter().any(|note| note.starts_with("error")) {
            reply.status = ExitStatus::Failed;
        }
        reply
    }
}

/// Returns why files were not read, the most frequent reason first.
fn kinds(unread: &[NotRead]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    unread.iter().for_each(|one| *counts.entry(&one.why).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let more = counts.len().saturating_sub(FEW);
    let mut words: Vec<String> = counts
        .iter()
        .take(FEW)
        .map(|(why, count)| if *count > 1 { format!("{why}: {count}") } else { (*why).to_owned() })
        .collect();
    if more > 0 {
        words.push(format!("{more} other reasons"));
    }
    words.join(", ")
}

/// So many reasons stand in the summary; JSON has all.
const FEW: usize = 4;

/// Writes the one text with place holders, as it is read.
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
            Input::File { path, .. } => Box::new(open_pipe_too(path)?),
        })
    }
}
