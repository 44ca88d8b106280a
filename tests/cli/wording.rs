//! English for people stands in `output/wording`: no sentence is anywhere else in `src`.
//!
//! A sentence is a text of three words or more. Free are comments and attributes (help, descriptions in schemas), tests, and what says
//! why something failed where it failed: a statement with one of [`BAD_NEWS`], or a text that begins as such news do.

use std::collections::BTreeSet;

use super::layers::sources;

/// What makes a statement one that says why something failed.
const BAD_NEWS: &[&str] = &["Failure", "Diagnostic", "Error", "Err(", "_err(", "ok_or", ".hint(", ".help(", "expect("];
/// As such news begin.
const BEGINS: &[&str] = &["found ", "cannot ", "error: ", "warning: cannot "];

/// Where sentences may stand all the same, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("output/wording/", "their place"),
    ("model/", "describes keys in schemas, says what is wrong with a word, or lists codes of places"),
    ("names/", "words that people type, not words for people"),
    ("git/", "says what git was to do and why it did not"),
    ("records/", "says what is wrong in records"),
    ("archive/", "says what git was to do in an archive, and what an archive is"),
    ("evidence/walk/facts.rs", "words by which sentences of policies are told"),
    ("validate/", "what rules say, and what is wrong in records; one file a rule"),
    ("scan/content/", "why a file was not read"),
    ("scan/rules/", "what each secret is called; one line a rule"),
    ("scan/readers/", "words of commands and settings that stand before a secret"),
    ("organisation/policy/", "says what is wrong in files that people wrote"),
    ("hook/agents/", "what a tool asks of a person stands with the tool, in its one file"),
    ("questions/constraints.rs", "describes a key in a schema"),
    ("output/schema.rs", "the title of a schema"),
    ("output/rows.rs", "words of SQL"),
    ("output/views/answers_table.rs", "what each column means; one line a column"),
    ("output/views/questionnaire.rs", "what each column means; one line a column"),
    ("output/format/atom.rs", "marks of Atom"),
    ("output/format/html.rs", "a style sheet"),
    ("output/format/xlsx.rs", "marks of Office Open XML"),
    ("output/format/svg.rs", "marks of SVG; the words of pictures are in their place"),
    ("site/frame.rs", "a policy for browsers"),
    ("site/names.rs", "questions in which names are tried, not words for people"),
    ("site/badge.rs", "marks of SVG; the words of badges are in their place"),
    ("site/feed.rs", "marks of Atom; the words of feeds are in their place"),
    ("cli/arguments.rs", "help, where clap takes no attribute"),
    ("cli/schema.rs", "titles of schemas"),
    ("cli/hook/commands.rs", "help, where clap takes no attribute"),
    ("cli/mcp/tools.rs", "what each tool is for, told to a model; one entry a tool"),
    ("cli/mod.rs", "help, where clap takes no attribute"),
    ("cli/new.rs", "the words of a template that are replaced, and why a file was not written"),
    ("cli/diff.rs", "what was to be read, for news of its failing"),
    ("cli/inputs.rs", "what was to be read, for news of its failing"),
    ("cli/fmt.rs", "what is wrong in a record"),
];

/// Returns the texts of a source with where each begins; comments are left out.
fn texts(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let is_word = source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let hashes = rest.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len());
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if let Some(hashes) = hashes.filter(|hashes| !is_word && rest[1 + hashes..].starts_with('"')) {
            let begin = at + hashes + 2;
            let end = begin + source[begin..].find(&format!("\"{}", "#".repeat(hashes))).unwrap();
            found.push((at, &source[begin..end]));
            at = end + 1 + hashes;
        } else if let Some(inside) = rest.strip_prefix('"') {
            let mut is_escaped = false;
            let length = inside.find(|c| {
                let ends = c == '"' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                ends
            });
            let length = length.unwrap();
            found.push((at, &inside[..length]));
            at += length + 2;
        } else {
            let quoted = ["'\"'", "'\\\"'", "'\\''"].iter().find(|quoted| rest.starts_with(**quoted));
            at += quoted.map_or_else(|| rest.chars().next().unwrap().len_utf8(), |quoted| quoted.len());
        }
    }
    found
}

/// Returns whether a text has three words. What is code, or put in later, is none.
fn is_sentence(text: &str) -> bool {
    let mut plain = String::new();
    let (mut depth, mut is_code) = (0, false);
    for c in text.replace("\\n", " ").chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '`' => is_code = !is_code,
            _ if depth == 0 && !is_code => plain.push(c),
            _ => {}
        }
    }
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’')
    };
    plain.split([' ', '\n']).filter(is_word).count() >= 3
}

fn is_free(source: &str, at: usize, text: &str) -> bool {
    let before = &source[..at];
    let starts = [before.rfind(';'), before.rfind("{\n"), before.rfind("}\n")].into_iter().flatten().max();
    let statement = &before[starts.unwrap_or_default()..];
    let attribute = before.rfind("#[").map(|begin| &before[begin..]);
    let is_attribute = attribute.is_some_and(|within| !within.contains("]\n"));
    is_attribute || BEGINS.iter().any(|begin| text.starts_with(begin)) || BAD_NEWS.iter().any(|word| statement.contains(word))
}

#[test]
fn english_for_people_stands_in_one_room() {
    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for (_, path, source) in sources().into_iter().filter(|(_, path, _)| !path.ends_with("tests.rs")) {
        let source = source.split("#[cfg(test)]").next().unwrap();
        let name = path.display().to_string().replace('\\', "/");
        let (_, name) = name.split_once("/src/").unwrap();
        for (at, text) in texts(source).into_iter().filter(|(at, text)| is_sentence(text) && !is_free(source, *at, text)) {
            match EXCEPTIONS.iter().find(|(place, _)| name.starts_with(place)) {
                Some((place, _)) => _ = used.insert(*place),
                None => found.push(format!("src/{name}:{}: {text}", source[..at].matches('\n').count() + 1)),
            }
        }
    }
    assert!(found.is_empty(), "these belong into src/output/wording:\n{}", found.join("\n"));
    let unused: Vec<&str> = EXCEPTIONS.iter().map(|(place, _)| *place).filter(|place| !used.contains(place)).collect();
    assert!(unused.is_empty(), "not needed any more: {unused:?}");
}

#[test]
fn texts_and_sentences_are_told_from_code() {
    let source = "a(\"one \\\" two\", '\"', r#\"x \"y\" z\"#); // \"no\"\nb(\"\")";
    assert_eq!(texts(source).into_iter().map(|(_, text)| text).collect::<Vec<_>>(), ["one \\\" two", "x \"y\" z", ""]);
    assert!(is_sentence("{} of them are {left} here") && is_sentence("Not said: why."));
    assert!(
        !is_sentence("{tiers} of {all}")
            && !is_sentence("`promptfate ask it now` helps")
            && !is_sentence("first_word a/b/c x-y")
    );
}
