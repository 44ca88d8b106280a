//! What a reader of few words gets of a long result: whole results, fewer of them, and how many there are besides.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::tools::Tool;
use crate::model::Question;

/// The longest text, in characters.
const LONGEST: usize = 8_000;
/// What is shown of a tier where nothing is asked, as the table of `find` has it.
const USUAL: [Question; 2] = [Question::Training, Question::Retention];

/// The lists that may be cut.
const LISTS: [&str; 4] = ["/tiers", "/histories/*/changes", "/difference/changes", "/audit"];

/// Cuts a result: lists to a length, answers to what was asked, the citations of an answer to the first. How many of each were left out stands under
/// `cut`, and is returned.
pub(super) fn cut(
    tool: &Tool,
    json: &mut Value,
    arguments: &Map<String, Value>,
    limit: usize,
) -> Option<BTreeMap<&'static str, usize>> {
    let mut counts = BTreeMap::new();
    for path in LISTS.iter().filter(|_| tool.name != "ask") {
        shorten(json, &path[1..], limit, &mut counts);
    }
    if let Some(asked) = asked(tool, json, arguments) {
        let tiers = json.get_mut("tiers").and_then(Value::as_array_mut).into_iter().flatten();
        for answers in tiers.filter_map(|tier| tier.get_mut("answers")?.as_object_mut()) {
            let before = answers.len();
            answers.retain(|question, _| asked.contains(question));
            *counts.entry("answers").or_default() += before - answers.len();
        }
    }
    citations(json, &mut counts);
    counts.retain(|_, count| *count > 0);
    if counts.is_empty() {
        return None;
    }
    if let (Some(members), Ok(counts)) = (json.as_object_mut(), serde_json::to_value(&counts)) {
        members.insert("cut".to_owned(), counts);
    }
    Some(counts)
}

/// Returns the questions whose answers are given: those that were asked. `None` for all.
fn asked(tool: &Tool, json: &Value, arguments: &Map<String, Value>) -> Option<Vec<String>> {
    let words =
        |questions: &mut dyn Iterator<Item = &Question>| questions.map(|one| one.as_str().to_owned()).collect::<Vec<_>>();
    match tool.name {
        "ask" => {
            let asked = json.pointer("/understood/questions")?.as_array()?;
            let asked: Vec<String> = asked.iter().filter_map(|one| Some(one.as_str()?.to_owned())).collect();
            Some(asked).filter(|asked| !asked.is_empty())
        }
        "find" => {
            let is_asked = |question: &&Question| {
                let also = match question {
                    Question::Retention => "keep",
                    Question::Deletion => "delete_within",
                    Question::FlaggedRetention => "keep_flagged",
                    Question::Signals => "not_collected",
                    _ => question.as_str(),
                };
                arguments.contains_key(question.as_str()) || arguments.contains_key(also)
            };
            let asked = words(&mut Question::ALL.iter().filter(is_asked));
            Some(if asked.is_empty() { words(&mut USUAL.iter()) } else { asked })
        }
        _ => None,
    }
}

/// Cuts the lists at a path to a length; `*` stands for each of a list.
fn shorten(json: &mut Value, path: &str, limit: usize, counts: &mut BTreeMap<&'static str, usize>) {
    match path.split_once('/') {
        Some(("*", rest)) => {
            json.as_array_mut().into_iter().flatten().for_each(|one| shorten(one, rest, limit, counts));
        }
        Some((name, rest)) => {
            json.get_mut(name).into_iter().for_each(|one| shorten(one, rest, limit, counts));
        }
        None => {
            let name = match path {
                "tiers" => "tiers",
                "audit" => "judgements",
                _ => "changes",
            };
            if let Some(list) = json.get_mut(path).and_then(Value::as_array_mut) {
                *counts.entry(name).or_default() += list.len().saturating_sub(limit);
                list.truncate(limit);
            }
        }
    }
}

/// Cuts the citations of each answer to the first.
fn citations(json: &mut Value, counts: &mut BTreeMap<&'static str, usize>) {
    match json {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::Array(cited) if name == "citations" => {
                        *counts.entry("citations").or_default() += cited.len().saturating_sub(1);
                        cited.truncate(1);
                    }
                    member => citations(member, counts),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| citations(item, counts)),
        _ => {}
    }
}

/// Returns a text of which no more than whole lines are left out, at its end, and that they are.
pub(super) fn text(text: &str) -> String {
    if text.chars().nth(LONGEST).is_none() {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut lines = text.lines();
    for line in lines.by_ref() {
        // The first says what the rest is about.
        if !short.is_empty() && short.len() + line.len() > LONGEST {
            let left = lines.count() + 1;
            return format!("{short}{}", crate::output::wording::lead::lines_left_out(left));
        }
        short.push_str(line);
        short.push('\n');
    }
    short
}
