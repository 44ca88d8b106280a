//! Judges records: their form against the schema, their sense by rules, every problem of every file in one run.

mod locate;
mod rule;
mod rules;
mod schema;

use std::collections::HashSet;
use std::path::Path;

pub use locate::{Located, locate};
pub use rule::{Check, Rule, Subject};
pub use rules::{ALL, fault_of_address};
pub use schema::{provider_schema, schema_of, tier_schema};

use crate::diagnostic::{Diagnostic, Failure, Place, Severity};
use crate::model::Day;
use crate::records::{self, Edition, FileKind, Loaded};

/// What was judged, and what is wrong with it.
#[derive(Debug)]
pub struct Validation {
    /// How many files were read.
    pub files: usize,
    /// Everything wrong, by file.
    pub diagnostics: Vec<Diagnostic>,
    /// The records that were judged.
    pub edition: Edition,
}

impl Validation {
    /// Returns how many diagnostics are this bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// Judges every record of a data folder.
///
/// # Errors
/// The folder cannot be read, or holds no record.
pub fn validate(folder: &Path, today: Day) -> Result<Validation, Failure> {
    let schemas = schema::Schemas::compile()?;
    let loaded = records::load(folder, &|kind: FileKind, file, node, value| {
        let mut found: Vec<Diagnostic> = ALL.iter().flat_map(|rule| rule.of_tree(file, node)).collect();
        found.extend(schemas.check(kind, file, value));
        found
    })?;
    let judged = sense(&loaded, today);
    let mut diagnostics = loaded.diagnostics;
    // What follows from a part that is already reported as broken is no news.
    let broken: HashSet<(String, String)> =
        diagnostics.iter().filter_map(|found| Some((found.file.clone(), part(found)?))).collect();
    diagnostics.extend(
        judged.into_iter().filter(|found| part(found).is_none_or(|part| !broken.contains(&(found.file.clone(), part)))),
    );
    diagnostics.sort_by(|a, b| (&a.file, a.code).cmp(&(&b.file, b.code)));
    Ok(Validation { files: loaded.files, diagnostics, edition: loaded.edition })
}

/// Judges the sense of records that have been read. Public for the fuzz targets.
#[doc(hidden)]
pub fn sense(loaded: &Loaded, today: Day) -> Vec<Diagnostic> {
    rule::judge(ALL, &Subject { catalog: &loaded.catalog, beside: &loaded.beside, today })
}

/// Returns the top-level key that a diagnostic speaks of.
fn part(diagnostic: &Diagnostic) -> Option<String> {
    match &diagnostic.place {
        Place::Value(pointer) | Place::Key(pointer) => pointer.split('/').nth(1).map(str::to_owned),
        Place::File | Place::Bytes(_) => None,
    }
}
