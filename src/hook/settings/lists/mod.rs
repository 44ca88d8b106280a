//! Settings of JSON with a list of hooks for each event. Comments, order and spacing of the rest stay as they are.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstNode, CstObject, CstRootNode};
use serde_json::{Value, json};

use crate::hook::agents::{Agent, Event, Lists};
use crate::hook::command::{is_ours, program_of};

/// The library takes the square of the time for values that stand side by side; real settings have some hundred.
const MOST_VALUES: usize = 2_000;

/// Returns the settings with our hooks in them.
///
/// # Errors
/// The text is not JSON with comments, or something else stands where hooks have to.
pub(super) fn install(agent: &Agent, form: Lists, text: &str, command: &str) -> Result<String, String> {
    let program = program_of(command, agent);
    let (mark, root, settings) = open(text)?;
    if is_installed(agent, form, &settings, command, &program) {
        return Ok(text.to_owned());
    }
    remove_ours(agent, &settings, &program, &|_| true);
    if form.has_version && settings.get("version").is_none() {
        settings.append("version", CstInputValue::Number("1".to_owned()));
    }
    let hooks = settings.object_value_or_create("hooks").ok_or("found `hooks`, but no object in it")?;
    for (name, event) in agent.events {
        let list = hooks.array_value_or_create(name).ok_or_else(|| format!("found `hooks.{name}`, but no list in it"))?;
        list.append(as_input(&(form.entry)(name, *event, command)));
    }
    let after = finished(mark, &root);
    let is_right = is_installed(agent, form, &open(&after)?.2, command, &program);
    let others = |of: &str| without_ours(agent, of, &program, Some(text));
    if !is_right || !means(form, &others(text)?, &others(&after)?) {
        return Err("found a way of writing in which nothing can be added without a change of the rest".to_owned());
    }
    Ok(after)
}

/// Returns whether these settings are the original with our hooks in it.
pub(super) fn comes_from(agent: &Agent, form: Lists, text: &str, program: &str, original: &str) -> bool {
    let without = |text: &str| without_ours(agent, text, program, None).ok();
    let installed = without(original).filter(|without| without == original).and_then(|_| {
        let command = format!("promptfate hook {}", agent.name);
        without(&install(agent, form, original, &command).ok()?)
    });
    installed.is_some_and(|original| without(text).is_some_and(|text| means(form, &text, &original)))
}

/// Returns our commands, each with its event.
///
/// # Errors
/// The text is not JSON with comments.
pub(super) fn commands(agent: &Agent, text: &str, program: &str) -> Result<Vec<(Option<String>, String)>, String> {
    let Some(hooks) = open(text)?.2.object_value("hooks") else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for property in hooks.properties() {
        let (Some(event), Some(list)) = (property.decoded_name(), property.array_value()) else { continue };
        let inner = |entry: &CstNode| entry.as_object()?.array_value("hooks").map(|list| list.elements());
        let all = list.elements().into_iter().flat_map(|entry| inner(&entry).unwrap_or_else(|| vec![entry]));
        let ours = all.filter_map(|one| command_of(&one)).filter(|command| is_ours(command, agent, program));
        found.extend(ours.map(|command| (Some(event.clone()), command)));
    }
    Ok(found)
}

/// Returns whether our entry stands once at each of its events, as it would be written, and nowhere else.
fn is_installed(agent: &Agent, form: Lists, settings: &CstObject, command: &str, program: &str) -> bool {
    let Some(hooks) = settings.object_value("hooks") else { return false };
    let has_version = !form.has_version || settings.get("version").is_some();
    let wanted = |event: &str| agent.events.iter().find(|(name, _)| *name == event).copied();
    let mut found = 0;
    for property in hooks.properties() {
        let (Some(event), Some(list)) = (property.decoded_name(), property.array_value()) else { continue };
        for one in list.elements().iter().filter(|one| !ours(agent, one, program).is_empty()) {
            let is_right =
                wanted(&event).is_some_and(|(name, event)| one.to_serde_value() == Some((form.entry)(name, event, command)));
            if !is_right {
                return false;
            }
            found += 1;
        }
    }
    let is_at = |(event, _): &(&str, Event)| {
        let list = hooks.array_value(event);
        list.is_some_and(|list| list.elements().iter().any(|one| !ours(agent, one, program).is_empty()))
    };
    has_version && found == agent.events.len() && agent.events.iter().all(is_at)
}

/// Returns the settings without our hooks.
///
/// # Errors
/// The text is not JSON with comments.
pub(super) fn without_ours(agent: &Agent, text: &str, program: &str, original: Option<&str>) -> Result<String, String> {
    let (mark, root, settings) = open(text)?;
    let original = original.and_then(|original| open(original).ok()).map(|(.., settings)| settings);
    let keeps = |event: Option<&str>| {
        let hooks = original.as_ref().and_then(|settings| settings.get("hooks"));
        let hooks = hooks.and_then(|hooks| hooks.object_value());
        hooks.is_some_and(|hooks| event.is_none_or(|event| hooks.get(event).is_some()))
    };
    Ok(if remove_ours(agent, &settings, program, &keeps) { finished(mark, &root) } else { text.to_owned() })
}

/// Removes our entries; a list that is empty then, and `hooks` itself, unless `keeps` says otherwise. Returns whether there were any.
fn remove_ours(agent: &Agent, settings: &CstObject, program: &str, keeps: &dyn Fn(Option<&str>) -> bool) -> bool {
    let Some(hooks) = settings.object_value("hooks") else { return false };
    let mut removed = false;
    for property in hooks.properties() {
        let (Some(event), Some(list)) = (property.decoded_name(), property.array_value()) else { continue };
        let ours: Vec<CstNode> = list.elements().iter().flat_map(|entry| ours(agent, entry, program)).collect();
        if ours.is_empty() {
            continue;
        }
        removed = true;
        ours.into_iter().for_each(CstNode::remove);
        if list.elements().is_empty() && !keeps(Some(&event)) {
            property.remove();
        }
    }
    if removed && hooks.properties().is_empty() && !keeps(None) {
        settings.get("hooks").into_iter().for_each(|hooks| hooks.remove());
    }
    removed
}

/// Returns what of an entry is ours: the entry as a whole, or single commands of one that holds others' too.
fn ours(agent: &Agent, entry: &CstNode, program: &str) -> Vec<CstNode> {
    let is_ours = |node: &CstNode| command_of(node).is_some_and(|command| is_ours(&command, agent, program));
    if is_ours(entry) {
        return vec![entry.clone()];
    }
    let inner = entry.as_object().and_then(|entry| entry.array_value("hooks")).map(|list| list.elements()).unwrap_or_default();
    let ours: Vec<CstNode> = inner.iter().filter(|one| is_ours(one)).cloned().collect();
    if !ours.is_empty() && ours.len() == inner.len() { vec![entry.clone()] } else { ours }
}

/// The keys under which tools have the command of an entry.
const COMMANDS: [&str; 3] = ["command", "bash", "powershell"];

fn command_of(entry: &CstNode) -> Option<String> {
    let entry = entry.as_object()?;
    COMMANDS.iter().find_map(|key| entry.get(key)?.value()?.as_string_lit()?.decoded_value().ok())
}

/// Returns the byte order mark, if there is one, and the object of a settings file.
fn open(text: &str) -> Result<(&str, CstRootNode, CstObject), String> {
    let values = text.bytes().filter(|byte| *byte == b',').count() + 1;
    if values > MOST_VALUES {
        return Err(format!("found about {values} values, settings of at most {MOST_VALUES} are changed"));
    }
    let (mark, json) = text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 });
    let root = CstRootNode::parse(json, &ParseOptions::default()).map_err(|error| error.to_string())?;
    let settings = root.object_value_or_create().ok_or("found no object at the top of the settings")?;
    // A reader takes the last of two, and we would write into the first.
    let hooks = settings.object_value("hooks");
    for object in [Some(&settings), hooks.as_ref()].into_iter().flatten() {
        let mut names: Vec<String> = object.properties().iter().filter_map(|one| one.decoded_name()).collect();
        names.sort();
        if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(format!("found the key `{}` twice", twice[0]));
        }
    }
    Ok((mark, root, settings))
}

fn finished(mark: &str, root: &CstRootNode) -> String {
    let text = root.to_string();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{mark}{text}{end}")
}

/// Returns whether two texts say the same. The version, which `install` adds to Cursor's, counts for nothing.
fn means(form: Lists, one: &str, other: &str) -> bool {
    let value = |text: &str| {
        let mut value = open(text).ok()?.2.to_serde_value()?;
        if form.has_version && value.get("version") == Some(&json!(1)) {
            value.as_object_mut()?.remove("version");
        }
        Some(value)
    };
    value(one).is_some_and(|one| value(other) == Some(one))
}

/// Returns a value as the writer of settings takes it.
pub(in crate::hook) fn as_input(value: &Value) -> CstInputValue {
    match value {
        Value::Null => CstInputValue::Null,
        Value::Bool(truth) => CstInputValue::Bool(*truth),
        Value::Number(number) => CstInputValue::Number(number.to_string()),
        Value::String(text) => CstInputValue::String(text.clone()),
        Value::Array(items) => CstInputValue::Array(items.iter().map(as_input).collect()),
        Value::Object(pairs) => {
            CstInputValue::Object(pairs.iter().map(|(key, value)| (key.clone(), as_input(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests;
