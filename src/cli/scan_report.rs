//! What `scan` says of all texts together.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use super::inputs::Name;
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::files;
use crate::output::Format;
use crate::output::views::{NotRead, Secrets};
use crate::output::wording::notes;
use crate::printable::one_line;
use crate::scan::{Baseline, Finding, Looked, Redactor, Scanner};

/// What a scan came to, text by text.
#[derive(Debug, Default)]
pub(super) struct Report<'b> {
    /// What is known already.
    baseline: Option<&'b Baseline>,
    /// How many findings it knew.
    known: usize,
    /// Texts that somebody wanted left out.
    pub(super) allowed: usize,
    found: Vec<(String, Vec<Finding>)>,
    unread: Vec<NotRead>,
    /// Files of folders that a list such as .gitignore leaves out.
    pub(super) left_out: usize,
    pub(super) notes: Vec<String>,
    texts: usize,
    count: usize,
    bytes: u64,
}

impl<'b> Report<'b> {
    /// Returns an empty one, which leaves out what a baseline knows.
    pub(super) fn new(baseline: Option<&'b Baseline>) -> Report<'b> {
        Report { baseline, ..Report::default() }
    }

    /// Writes what was found into a file as known.
    pub(super) fn write_baseline(self, path: &Path, mut baseline: Baseline) -> Result<Reply, Failure> {
        let digests = self.found.iter().flat_map(|(_, findings)| findings).filter_map(|finding| finding.digest.as_deref());
        digests.for_each(|digest| baseline.add(digest));
        write(path, &baseline.text()).map_err(|error| {
            Failure::new(format!("cannot write {}: {error}", one_line(&path.display().to_string())))
                .hint("name a file that may be written")
        })?;
        let mut reply = Reply::done("");
        reply.notes = self.notes;
        if reply.notes.iter().any(|note| note.starts_with("error")) {
            reply.status = ExitStatus::Failed;
        }
        Ok(reply.note(notes::baseline_written(self.count, baseline.len(), &one_line(&path.display().to_string()))))
    }

    /// Adds what came of one text.
    pub(super) fn add(&mut self, scanner: &Scanner, name: &Name, looked: std::io::Result<Vec<Looked>>) {
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
                Ok(mut scan) => {
                    if let Some(baseline) = self.baseline {
                        let before = scan.findings.len();
                        scan.findings.retain(|one| !one.digest.as_deref().is_some_and(|digest| baseline.knows(digest)));
                        self.known += before - scan.findings.len();
                        scan.count -= before - scan.findings.len();
                    }
                    self.count += scan.count;
                    self.bytes += scan.bytes;
                    if scan.count > scan.findings.len() {
                        self.notes.push(notes::first_findings(&file, scan.count, scan.findings.len()));
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
        self.found.push((notes::the_name_itself(&masked), findings));
        masked
    }

    /// Returns what is said of it. What was asked for by name and not read is no success.
    pub(super) fn reply(self, context: &Context, format: Format) -> Reply {
        let view = Secrets {
            found: &self.found,
            unread: &self.unread,
            left_out: self.left_out,
            known: self.known,
            allowed: self.allowed,
            today: context.today,
        };
        let mut reply = context.reply(&view, format);
        let mut summary = notes::scanned(self.count, self.found.len(), self.texts, self.bytes);
        if !self.unread.is_empty() {
            summary += &notes::not_read(self.unread.len(), &kinds(&self.unread));
        }
        if self.left_out > 0 {
            summary += &notes::ignored(self.left_out);
        }
        if self.known > 0 {
            summary += &notes::known(self.known);
        }
        if self.allowed > 0 {
            summary += &notes::allowed(self.allowed);
        }
        reply.notes = self.notes;
        reply = reply.note(summary).findings_if(self.count > 0);
        let was_named = self.unread.iter().any(|one| one.is_named);
        // Before the finds: a list of which a part was not read may hold more than was found.
        if was_named || reply.notes.iter().any(|note| note.starts_with("error")) {
            reply.status = ExitStatus::Failed;
        }
        if self.count > 0 {
            reply = reply.note(notes::REVOKE);
        }
        reply
    }
}

/// Writes a file, new or in the place of one.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    match files::read(path, LARGEST) {
        Ok(before) => files::replace(path, &before, text.as_bytes()),
        Err(error) if error.kind() == ErrorKind::NotFound => files::create(path, text.as_bytes()),
        Err(error) => Err(error),
    }
}

/// The largest baseline that is read, in bytes.
const LARGEST: u64 = 16 << 20;

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
