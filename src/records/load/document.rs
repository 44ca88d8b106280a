//! Reads one YAML file that is not a record: strict as a record is, with a place for everything that is wrong.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::folder::decode;
use super::{read_text, yaml};
use crate::diagnostic::{Diagnostic, Place};

/// Reads a file. `name` is what diagnostics call it.
///
/// # Errors
/// What is wrong with it: unreadable, broken YAML, or another form than wanted.
pub fn load_document<T: DeserializeOwned>(path: &Path, name: &str) -> Result<T, Vec<Diagnostic>> {
    document_of(&read_text(path, name).map_err(|diagnostic| vec![diagnostic])?, name)
}

/// As [`load_document`], for a text that has been read.
///
/// # Errors
/// What is wrong with it: broken YAML, or another form than wanted.
pub fn document_of<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, Vec<Diagnostic>> {
    let node = yaml::parse(text).map_err(|faults| {
        let diagnostic = |(message, bytes)| Diagnostic::error("broken-yaml", name, message).at(Place::Bytes(bytes));
        faults.into_iter().map(diagnostic).collect::<Vec<_>>()
    })?;
    decode(name, &node.to_json()).map_err(|diagnostic| vec![diagnostic])
}
