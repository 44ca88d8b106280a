//! Writes citations into records.

use std::collections::BTreeMap;

use super::{prove, read, short};
use crate::archive::Archive;
use crate::diagnostic::{Diagnostic, Failure, Place};
use crate::model::{Citation, Passage, Provider};
use crate::records::edit::{Edit, apply, column, quoted};
use crate::records::{Node, NodeValue, Step, pointer_of};

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
        // The keys of a map stand below each other.
        _ => format!("\n{}", " ".repeat(citation.pairs().first().map_or(0, |(key, _)| column(text, key.bytes.start)))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::parse;

    /// Completes the one draft in a text.
    fn completed_in(text: &str, copies: u32) -> String {
        let (root, mut found) = (parse(text).unwrap(), Vec::new());
        drafts(&root, &mut Vec::new(), &mut found);
        let [(_, node)] = found.as_slice() else { panic!("{} drafts", found.len()) };
        let passage = Passage { from: "we keep".into(), to: "a year".into() };
        apply(text, vec![completed(text, node, node.get("passage").unwrap(), &passage, "sha256:0", copies)])
    }

    #[test]
    fn what_is_added_stands_as_the_rest_does() {
        let with = "{from: \"we keep\", to: \"a year\"}";
        assert_eq!(
            completed_in("- {source: terms, passage: {from: a, to: b}, version: c}\n", 1),
            format!("- {{source: terms, passage: {with}, digest: \"sha256:0\", version: c}}\n")
        );
        assert_eq!(
            completed_in("- source: terms\n  passage: {from: a, to: b}\n  version: c\n", 2),
            format!("- source: terms\n  passage: {with}\n  digest: \"sha256:0\"\n  copies: 2\n  version: c\n")
        );
        assert_eq!(
            completed_in("a:\n    - source: terms\n      version: c\n      passage:\n        from: a\n        to: b\n", 1),
            format!("a:\n    - source: terms\n      version: c\n      passage: {with}\n      digest: \"sha256:0\"\n")
        );
        let counted = completed_in("- {source: terms, passage: {from: a, to: b}, version: c, copies: 3}\n", 2);
        assert_eq!(counted.matches("copies").count(), 1, "{counted}");
    }

    #[test]
    fn only_what_has_a_passage_a_version_and_no_digest_is_a_draft() {
        let text = "training:\n  - cite:\n      - {source: a, passage: {}, version: c}\n      - {source: a, passage: {}, version: c, digest: d}\n      - {source: a, passage: {}}\n      - {source: a, version: c}\n      - {passage: {}, version: c}\n";
        let (root, mut found) = (parse(text).unwrap(), Vec::new());
        drafts(&root, &mut Vec::new(), &mut found);
        assert_eq!(found.iter().map(|(pointer, _)| pointer.as_str()).collect::<Vec<_>>(), ["/training/0/cite/0"]);
    }
}
