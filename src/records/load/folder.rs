//! Reads a data folder: `<provider>/provider.yaml` and one file for each tier.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::edition::Sum;
use super::yaml::{self, Node};
use super::{Beside, Catalog, Edition, beside, is_link, read_text, text_of};
use crate::diagnostic::{Diagnostic, Failure, Place};
use crate::model::{Provider, Tier, TierId, TierRecord};

/// What a file of a data folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A `provider.yaml`.
    Provider,
    /// A tier.
    Tier,
}

/// Looks at a file between reading and decoding it: gets its name, its text's tree and its value, and may take out of
/// the value what cannot be decoded. `validate` passes its schema here.
pub type Inspect<'a> = dyn Fn(FileKind, &str, &Node, &mut Value) -> Vec<Diagnostic> + Sync + 'a;

/// Accepts every file as it is.
pub fn accept(_: FileKind, _: &str, _: &Node, _: &mut Value) -> Vec<Diagnostic> {
    Vec::new()
}

/// What was read: the good records, and what is wrong with the others.
#[derive(Debug)]
pub struct Loaded {
    /// The records that could be read.
    pub catalog: Catalog,
    /// Everything wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files were read.
    pub files: usize,
    /// The lists that stand beside the records.
    pub beside: Beside,
    /// Which state of them this is.
    pub edition: Edition,
}

/// Reads every record of a data folder. A bad record is reported and left out; it never hides the good ones.
///
/// # Errors
/// A folder that cannot be read, or that holds no record at all.
pub fn load(folder: &Path, inspect: &Inspect<'_>) -> Result<Loaded, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::new(format!("cannot read the data folder {}: {error}", folder.display()))
            .hint("name the folder that holds a folder for each provider, such as --data data")
    };
    let mut diagnostics = Vec::new();
    let mut files = Vec::new();
    for (name, path) in sorted_entries(folder, "", &mut diagnostics).map_err(unreadable)? {
        if path.is_dir() {
            match sorted_entries(&path, &name, &mut diagnostics) {
                Ok(inside) => files.extend(inside),
                Err(error) => diagnostics.push(Diagnostic::error("unreadable-file", name, format!("cannot read: {error}"))),
            }
        }
    }
    files.retain(|(name, path)| keep(name, path, &mut diagnostics));
    if files.is_empty() {
        return Err(Failure::new(format!("found no records in {}", folder.display()))
            .hint("a data folder holds <provider>/provider.yaml and <provider>/<tier>.yaml"));
    }
    let read = |(name, path): &(String, PathBuf)| {
        let file = read(name, read_text(path, name), inspect);
        // What has gone since the folder was listed is no record any more.
        (file.content.is_some() || fs::symlink_metadata(path).is_ok()).then_some(file)
    };
    let read: Vec<File> = files.par_iter().filter_map(read).collect();
    let beside = beside::read(folder, &mut diagnostics);
    Ok(Loaded::of(read, beside, diagnostics))
}

/// A record that stands in no folder: its name, such as `acme/chat.yaml`, and its bytes, or why they were not read.
pub type Unread = (String, Result<Vec<u8>, Diagnostic>);

/// Reads records as they come, a few at a time.
///
/// # Errors
/// The first failure to come.
pub fn load_each(records: impl Iterator<Item = Result<Unread, Failure>> + Send) -> Result<Loaded, Failure> {
    let read = |record: Result<Unread, Failure>| {
        let (name, bytes) = record?;
        let file = read(&name, bytes.and_then(|bytes| text_of(bytes, &name)), &accept);
        Ok((name, file))
    };
    let mut files: Vec<(String, File)> = records.par_bridge().map(read).collect::<Result<_, Failure>>()?;
    files.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(Loaded::of(files.into_iter().map(|(_, file)| file).collect(), Beside::default(), Vec::new()))
}

/// Returns whether a path in a data folder is one of a record: of two parts, and ending in `.yaml`.
pub fn is_record(name: &str) -> bool {
    let mut parts = name.split('/');
    let file = parts.by_ref().nth(1);
    parts.next().is_none() && file.is_some_and(|file| Path::new(file).extension().is_some_and(|ending| ending == "yaml"))
}

impl Loaded {
    fn of(read: Vec<File>, beside: Beside, mut diagnostics: Vec<Diagnostic>) -> Loaded {
        let (files, sums) = (read.len(), read.iter().filter_map(|file| file.sum).collect::<Vec<_>>());
        let mut catalog = Catalog::default();
        for file in read {
            diagnostics.extend(file.diagnostics);
            match file.content {
                Some(Content::Provider(id, provider)) => {
                    catalog.providers.insert(id, provider);
                }
                Some(Content::Tier(tier)) => catalog.tiers.push(*tier),
                None => {}
            }
        }
        catalog.tiers.sort_by(|a, b| a.id.cmp(&b.id));
        let edition = Edition::of(&catalog.tiers, &beside, sums.into_iter());
        Loaded { catalog, diagnostics, files, beside, edition }
    }
}

/// Reads one `provider.yaml`.
///
/// # Errors
/// The first thing wrong with it.
pub fn load_provider(folder: &Path, id: &str) -> Result<Provider, Diagnostic> {
    let name = format!("{id}/provider.yaml");
    let text = read_text(&folder.join(id).join("provider.yaml"), &name);
    let mut file = read(&name, text, &accept);
    match file.content {
        Some(Content::Provider(_, provider)) => Ok(provider),
        _ if file.diagnostics.is_empty() => Err(Diagnostic::error("unreadable-file", name, "found no provider")),
        _ => Err(file.diagnostics.remove(0)),
    }
}

fn sorted_entries(folder: &Path, prefix: &str, diagnostics: &mut Vec<Diagnostic>) -> std::io::Result<Vec<(String, PathBuf)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let name = if prefix.is_empty() { file_name } else { format!("{prefix}/{file_name}") };
        let kind = match entry.file_type() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            kind => kind?,
        };
        if kind.is_symlink() {
            diagnostics.push(is_link(&name));
        } else {
            entries.push((name, entry.path()));
        }
    }
    entries.sort();
    Ok(entries)
}

fn keep(name: &str, path: &Path, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let is_record = path.extension().is_some_and(|ending| ending == "yaml") && path.is_file();
    if !is_record && !name.ends_with(".md") && !name.rsplit('/').next().is_some_and(|file| file.starts_with('.')) {
        let message = "found something that is not a record";
        let help = "a provider's folder holds .yaml files and nothing else";
        diagnostics.push(Diagnostic::error("stray-file", name, message).help(help).warning());
    }
    is_record
}

enum Content {
    Provider(String, Provider),
    Tier(Box<Tier>),
}

struct File {
    content: Option<Content>,
    diagnostics: Vec<Diagnostic>,
    /// Where it could be read as a text.
    sum: Option<Sum>,
}

fn read(name: &str, text: Result<String, Diagnostic>, inspect: &Inspect<'_>) -> File {
    let text = match text {
        Ok(text) => text,
        Err(diagnostic) => return File { content: None, diagnostics: vec![diagnostic], sum: None },
    };
    let sum = Some(Sum::of(name, text.as_bytes()));
    let node = match yaml::parse(&text) {
        Ok(node) => node,
        Err(faults) => {
            let diagnostic = |(message, bytes)| Diagnostic::error("broken-yaml", name, message).at(Place::Bytes(bytes));
            return File { content: None, diagnostics: faults.into_iter().map(diagnostic).collect(), sum };
        }
    };
    let id = name.trim_end_matches(".yaml");
    let kind = if id.ends_with("/provider") { FileKind::Provider } else { FileKind::Tier };
    let mut value = node.to_json();
    let mut diagnostics = inspect(kind, name, &node, &mut value);
    let content = match id.parse::<TierId>() {
        Err(message) => Err(Diagnostic::error("misnamed-file", name, message).help("rename the file or its folder")),
        Ok(id) => match kind {
            FileKind::Provider => decode(name, &value).map(|provider| Content::Provider(id.provider().to_owned(), provider)),
            FileKind::Tier => decode::<TierRecord>(name, &value).map(|record| Content::Tier(Box::new(record.into_tier(id)))),
        },
    };
    match content {
        Ok(content) => File { content: Some(content), diagnostics, sum },
        Err(diagnostic) => {
            // What inspection has found is better worded than the decoder's one message about the same thing.
            if diagnostics.is_empty() || diagnostic.code == "misnamed-file" {
                diagnostics.push(diagnostic);
            }
            File { content: None, diagnostics, sum }
        }
    }
}

pub(super) fn decode<T: DeserializeOwned>(name: &str, value: &Value) -> Result<T, Diagnostic> {
    // The path costs as much as the decoding, so it is only taken along when there is a fault to place.
    T::deserialize(value).or_else(|_| serde_path_to_error::deserialize(value)).map_err(|error| {
        use serde_path_to_error::Segment;
        let mut pointer = String::new();
        for segment in error.path() {
            match segment {
                Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
                Segment::Map { key } => pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
                Segment::Enum { .. } | Segment::Unknown => {}
            }
        }
        Diagnostic::error("wrong-form", name, error.into_inner().to_string()).at(Place::Value(pointer))
    })
}
