//! What `scan` says of all texts together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::inputs::Name;
use super::{Context, ExitStatus, Reply};
use crate::output::Format;
use crate::output::views::{NotRead, Secrets};
use crate::output::wording::notes;
use crate::printable::one_line;
use crate::scan::{Finding, Looked, Redactor, Scanner};

/// What a scan came to, text by text.
#[derive(Debug, Default)]
pub(super) struct Report {
    found: Vec<(String, Vec<Finding>)>,
    unread: Vec<NotRead>,
    /// Files of folders that a list such as .gitignore leaves out.
    pub(super) left_out: usize,
    pub(super) notes: Vec<String>,
    texts: usize,
    count: usize,
    bytes: u64,
}

impl Report {
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
                Ok(scan) => {
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
        let view = Secrets { found: &self.found, unread: &self.unread, left_out: self.left_out, today: context.today };
        let mut reply = context.reply(&view, format);
        let mut summary = notes::scanned(self.count, self.found.len(), self.texts, self.bytes);
        if !self.unread.is_empty() {
            summary += &notes::not_read(self.unread.len(), &kinds(&self.unread));
        }
        if self.left_out > 0 {
            summary += &notes::ignored(self.left_out);
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
