//! Writes citations: finds a passage in an archived text, proves that it is one, and gives the block for the record.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{self, Archive, Found, Version, fold, words};
use crate::diagnostic::{Diagnostic, Failure, Place};
use crate::model::{ArchivePlace, Citation, Day, Passage, Provider, Source};
use crate::records::edit::{Edit, apply, column, quoted};
use crate::records::{Node, NodeValue, Step, pointer_of};

/// How many characters of each are shown where passages differ.
const SHOWN: usize = 160;

/// Cites the passage that runs `from` some words `to` others in a version of `source`.
///
/// # Errors
/// The archive does not hold the source or the version; the passage is missing, or stands there in several wordings.
pub fn cite(
    archive: &Archive,
    name: &str,
    source: &Source,
    from: &str,
    to: &str,
    version: Option<&str>,
) -> Result<Citation, Failure> {
    if source.archive.is_empty() {
        return Err(Failure::new(format!("no archive holds `{name}`"))
            .hint("add `archive: [{collection: ..., path: ...}]` to the source, or cite the page itself with source, passage and read"));
    }
    let (place, hash, day) = dated_version(archive, name, source, version)?;
    let text =
        read(archive, place, &hash)?.ok_or_else(|| Failure::new(format!("the archive holds no text of `{name}` at {hash}")))?;
    let (passage, digest, copies) = prove(&text, from, to).map_err(|why| {
        Failure::new(format!("{why} in `{name}`, version {} of {day}", short(&hash))).hint(
            "copy the words from the archived text, marks left out; give more words at the beginning where there are several",
        )
    })?;
    let copies = (copies > 1).then_some(copies);
    let (source, version) = (name.to_owned(), Some(hash));
    Ok(Citation { source, passage: Some(passage), digest: Some(digest), copies, version, read: day, undated: false })
}

/// Cites a version of `source` as a whole: what was read and does not say.
///
/// # Errors
/// The archive does not hold the source or the version.
pub fn cite_whole(archive: &Archive, name: &str, source: &Source, version: Option<&str>) -> Result<Citation, Failure> {
    let (_, hash, day) = dated_version(archive, name, source, version)?;
    let (source, version) = (name.to_owned(), Some(hash));
    Ok(Citation { source, passage: None, digest: None, copies: None, version, read: day, undated: false })
}

/// Returns the place, commit and day of a version: the one asked for, or the newest.
fn dated_version<'s>(
    archive: &Archive,
    name: &str,
    source: &'s Source,
    version: Option<&str>,
) -> Result<(&'s ArchivePlace, String, Day), Failure> {
    for place in &source.archive {
        match version {
            Some(hash) if read(archive, place, hash)?.is_some() => {
                let day = archive.day(&place.collection, hash);
                return Ok((place, hash.to_owned(), day.ok_or_else(|| Failure::new(format!("commit {hash} has no day")))?));
            }
            None => {
                if let Some(commit) = archive.commits(place, 1)?.pop() {
                    return Ok((place, commit.hash, commit.day));
                }
            }
            Some(_) => {}
        }
    }
    let places: Vec<_> = source.archive.iter().map(|place| format!("{}: {}", place.collection, place.path)).collect();
    Err(Failure::new(format!(
        "the archive holds no {} of `{name}` ({})",
        version.map_or("version".to_owned(), |v| format!("version {}", short(v))),
        places.join(", ")
    ))
    .hint("`promptfate archive versions SOURCE` lists the versions"))
}

fn read(archive: &Archive, place: &ArchivePlace, hash: &str) -> Result<Option<String>, Failure> {
    Ok(archive.texts(&[(place, Version::At(hash.to_owned()))])?.pop().flatten())
}

/// Returns the first characters of a hash, as people name it.
pub fn short(hash: &str) -> &str {
    hash.get(..10).unwrap_or(hash)
}

/// Finds a passage in a text and returns its ends, its digest and the number of copies, or why it cannot be cited.
fn prove(text: &str, from: &str, to: &str) -> Result<(Passage, String, u32), String> {
    let folded = fold(text);
    let (from, to) = (fold(from), fold(to));
    match archive::locate(&folded, &from, &to) {
        Found::Missing if !folded.contains(&from) => Err(format!("did not find the words \"{from}\"")),
        Found::Missing if !folded.contains(&to) => Err(format!("did not find the words \"{to}\"")),
        Found::Missing => Err(format!("did not find \"{to}\" soon after \"{from}\"")),
        Found::Ambiguous(places) => {
            let wordings: BTreeSet<&str> = places.iter().map(|bytes| &folded[bytes.clone()]).collect();
            let shown = |wording: &&str| format!("\"{}\"", wording.chars().take(SHOWN).collect::<String>());
            let shown: Vec<String> = wordings.iter().take(3).map(shown).collect();
            Err(format!("found {} passages between these ends that differ, {},", places.len(), shown.join(" and ")))
        }
        Found::Once { bytes, copies } => {
            let passage = archive::ends(&folded, &words(text), &bytes).ok_or(
                "found the passage, but eight words at each end do not tell it from another; choose a shorter or longer one",
            )?;
            Ok((passage, archive::digest(&folded[bytes]), copies))
        }
    }
}

/// A record's text with its citations completed, and what could not be.
pub struct Filled {
    /// The new text.
    pub text: String,
    /// How many citations were completed.
    pub filled: usize,
    /// The citations that could not be.
    pub diagnostics: Vec<Diagnostic>,
}

/// Completes every citation of a record that has a version and a passage but no digest.
///
/// # Errors
/// The archive cannot be read.
pub fn fill(
    archive: &Archive,
    providers: &BTreeMap<String, Provider>,
    file: &str,
    text: &str,
    root: &Node,
) -> Result<Filled, Failure> {
    let mut found = Vec::new();
    drafts(root, &mut Vec::new(), &mut found);
    let provider = file.split('/').next().unwrap_or_default();
    let (mut edits, mut diagnostics, mut filled) = (Vec::new(), Vec::new(), 0);
    let mut texts: BTreeMap<(String, String), Option<String>> = BTreeMap::new();
    for (pointer, node) in found {
        let word = |key: &str| node.get(key).and_then(Node::text).unwrap_or_default();
        let (name, hash) = (word("source"), word("version"));
        let (owner, id) = name.split_once('/').unwrap_or((provider, name));
        let Some(source) = providers.get(owner).and_then(|provider| provider.sources.get(id)) else {
            let unlisted =
                Diagnostic::error("unlisted-source", file, format!("found the source `{name}`, which is not listed"));
            diagnostics.push(unlisted.at(Place::Value(format!("{pointer}/source"))));
            continue;
        };
        let Some(passage) = node.get("passage") else { continue };
        let end = |key: &str| passage.get(key).and_then(Node::text).unwrap_or_default();
        let key = (name.to_owned(), hash.to_owned());
        if !texts.contains_key(&key) {
            let mut text = None;
            for place in &source.archive {
                text = text.or(read(archive, place, hash)?);
            }
            texts.insert(key.clone(), text);
        }
        let proven = match texts.get(&key).and_then(Option::as_deref) {
            Some(text) => prove(text, end("from"), end("to")),
            None => Err(format!("no archive place of `{name}` holds the version {}", short(hash))),
        };
        match proven {
            Ok((found, digest, copies)) => {
                filled += 1;
                edits.push(completed(text, node, passage, &found, &digest, copies));
            }
            Err(why) => diagnostics
                .push(Diagnostic::error("unproven-citation", file, why).at(Place::Value(format!("{pointer}/passage")))),
        }
    }
    Ok(Filled { text: apply(text, edits), filled, diagnostics })
}

fn drafts<'n>(node: &'n Node, steps: &mut Vec<String>, found: &mut Vec<(String, &'n Node)>) {
    match &node.value {
        NodeValue::Map { pairs, .. } => {
            let has = |key: &str| node.get(key).is_some();
            if has("source") && has("passage") && has("version") && !has("digest") {
                let path: Vec<Step<'_>> = steps.iter().map(|step| Step::Key(step)).collect();
                found.push((pointer_of(&path), node));
            }
            for (key, value) in pairs {
                steps.push(key.text().unwrap_or_default().to_owned());
                drafts(value, steps, found);
                steps.pop();
            }
        }
        NodeValue::List { items, .. } => {
            for (index, item) in items.iter().enumerate() {
                steps.push(index.to_string());
                drafts(item, steps, found);
                steps.pop();
            }
        }
        NodeValue::Scalar { .. } => {}
    }
}

fn completed(text: &str, citation: &Node, passage: &Node, found: &Passage, digest: &str, copies: u32) -> Edit {
    let separator = match &citation.value {
        NodeValue::Map { flow: true, .. } => ", ".to_owned(),
        _ => {
            let key = citation.pairs().iter().find(|(key, _)| key.text() == Some("passage"));
            format!("\n{}", " ".repeat(key.map_or(0, |(key, _)| column(text, key.bytes.start))))
        }
    };
    let mut with = format!("{{from: {}, to: {}}}{separator}digest: {}", quoted(&found.from), quoted(&found.to), quoted(digest));
    if copies > 1 && citation.get("copies").is_none() {
        with.push_str(&format!("{separator}copies: {copies}"));
    }
    // A passage on lines of its own moves up to its key.
    let colon = text[..passage.bytes.start].rfind(':').unwrap_or(passage.bytes.start);
    let is_apart = text[colon..passage.bytes.start].contains('\n');
    let start = if is_apart { colon + 1 } else { passage.bytes.start };
    Edit { bytes: start..passage.bytes.end, with: if is_apart { format!(" {with}") } else { with } }
}

/// Returns a citation as the block that stands in a record, indented by six blanks.
pub fn block(citation: &Citation) -> String {
    let mut lines = vec![format!("- source: {}", citation.source)];
    if let Some(passage) = &citation.passage {
        lines.push(format!("  passage: {{from: {}, to: {}}}", quoted(&passage.from), quoted(&passage.to)));
    }
    lines.extend(citation.digest.as_deref().map(|digest| format!("  digest: {}", quoted(digest))));
    lines.extend(citation.copies.map(|copies| format!("  copies: {copies}")));
    lines.extend(citation.version.as_deref().map(|version| format!("  version: {}", quoted(version))));
    lines.push(format!("  read: \"{}\"", citation.read));
    lines.iter().map(|line| format!("      {line}\n")).collect()
}
