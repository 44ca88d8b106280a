//! What was found in texts before they are pasted: `scan`. No secret is in it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Severity;
use crate::model::Day;
use crate::output::wording::lead;
use crate::output::{Annotation, Annotations, Block, Format, Page, View};
use crate::scan::{Finding, Kind, rules};

/// The findings of each text, by its name.
#[derive(Debug)]
pub struct Secrets<'a> {
    /// What was found in each.
    pub found: &'a [(String, Vec<Finding>)],
    /// What was not looked through.
    pub unread: &'a [NotRead],
    /// How many files of folders a list such as .gitignore leaves out.
    pub left_out: usize,
    /// How many findings a baseline knew.
    pub known: usize,
    /// How many texts somebody wanted left out.
    pub allowed: usize,
    /// The day it is.
    pub today: Day,
}

/// A file that was not looked through.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotRead {
    /// Its name.
    pub file: String,
    /// What it is, or why it could not be read.
    pub why: String,
    /// Whether it stood on the command line.
    #[serde(rename = "named")]
    pub is_named: bool,
}

/// What was found in texts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SecretsV1<'a> {
    secrets: Vec<SecretV1<'a>>,
    /// What was not looked through: nothing is known of it.
    not_read: &'a [NotRead],
    /// Files of folders that a list such as .gitignore leaves out.
    left_out: usize,
    /// Findings that the baseline knows; they are not in the list.
    known: usize,
    /// Texts that `--allow-path` or a file of rules leaves out.
    allowed: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SecretV1<'a> {
    rule: &'static str,
    about: &'static str,
    kind: KindV1,
    file: &'a str,
    /// From 1.
    line: u64,
    /// From 1.
    column: u64,
    /// Bytes of the text.
    start: u64,
    end: u64,
    /// The line, with every secret masked.
    excerpt: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum KindV1 {
    Credential,
    Personal,
}

impl<'a> Secrets<'a> {
    fn all(&self) -> impl Iterator<Item = (&'a str, &'a Finding)> {
        self.found.iter().flat_map(|(file, findings)| findings.iter().map(move |finding| (file.as_str(), finding)))
    }
}

impl<'a> View for Secrets<'a> {
    type Json = SecretsV1<'a>;

    const FORMATS: &'static [Format] = &[Format::Text, Format::Json, Format::Sarif, Format::Github];

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        Page { title: String::new(), blocks: vec![Block::Annotations(self.all().map(annotation).collect())] }
    }

    fn lead(&self) -> String {
        lead::secrets(self.all().count(), self.unread.len())
    }

    fn json(&self) -> SecretsV1<'a> {
        let row = |(file, finding): (&'a str, &'a Finding)| SecretV1 {
            rule: finding.rule.id,
            about: finding.rule.about,
            kind: if finding.rule.kind == Kind::Personal { KindV1::Personal } else { KindV1::Credential },
            file,
            line: finding.start.line,
            column: finding.start.column,
            start: finding.bytes.start,
            end: finding.bytes.end,
            excerpt: &finding.excerpt.text,
        };
        SecretsV1 {
            secrets: self.all().map(row).collect(),
            not_read: self.unread,
            left_out: self.left_out,
            known: self.known,
            allowed: self.allowed,
        }
    }

    fn annotations(&self) -> Annotations {
        let all = rules(Kind::Credential).chain(rules(Kind::Personal));
        let mut all: Vec<_> = all.map(|rule| (rule.id, rule.about)).collect();
        // Rules that somebody wrote are named where they found something.
        for (_, finding) in self.all() {
            if !all.iter().any(|(id, _)| *id == finding.rule.id) {
                all.push((finding.rule.id, finding.rule.about));
            }
        }
        Annotations {
            command: "scan",
            guide: "README.md",
            rules: all,
            found: self.all().map(annotation).collect(),
            unread: self.unread.iter().map(|one| (one.file.clone(), one.why.clone())).collect(),
        }
    }
}

fn annotation((file, finding): (&str, &Finding)) -> Annotation {
    Annotation {
        rule: finding.rule.id,
        severity: if finding.rule.kind == Kind::Credential { Severity::Error } else { Severity::Warning },
        message: format!("found {}", finding.rule.about),
        help: None,
        file: file.to_owned(),
        start: (finding.start.line, finding.start.column),
        end: (finding.end.line, finding.end.column),
        shown: Some((finding.excerpt.text.clone(), finding.excerpt.mask.clone())),
    }
}
