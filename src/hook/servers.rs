//! Puts a server that an assistant starts (Model Context Protocol) into its settings, and takes it out again. The rest stays as it is.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::CstRootNode;
use serde_json::Value;

use super::settings::as_input;

/// Returns settings of JSON with a server under a key. Adding it twice is adding it once.
///
/// # Errors
/// The text is not JSON with comments, or something else stands where servers have to.
pub fn add_json(text: &str, key: &str, name: &str, entry: &Value) -> Result<String, String> {
    let (mark, root) = open(text)?;
    let settings = root.object_value_or_create().ok_or("found no object at the top of the settings")?;
    let before = settings.to_serde_value();
    let servers = settings.object_value_or_create(key).ok_or_else(|| format!("found `{key}`, but no object in it"))?;
    if servers.get(name).is_some_and(|one| one.value().and_then(|value| value.to_serde_value()).as_ref() == Some(entry)) {
        return Ok(text.to_owned());
    }
    if let Some(old) = servers.get(name) {
        old.remove();
    }
    servers.append(name, as_input(entry));
    let after = finished(mark, &root);
    // What a reader understands of it, and that it understands the rest as before.
    let mut read = value(&after)?;
    let added = read.get_mut(key).and_then(Value::as_object_mut).and_then(|servers| servers.remove(name));
    let mut before = before.unwrap_or_default();
    let others = |value: &mut Value| {
        let servers = value.get_mut(key).and_then(Value::as_object_mut);
        servers.map(|servers| {
            servers.remove(name);
            servers.is_empty()
        })
    };
    for value in [&mut read, &mut before] {
        if others(value) == Some(true) {
            value.as_object_mut().map(|members| members.remove(key));
        }
    }
    if added.as_ref() != Some(entry) || read != before {
        return Err("found a way of writing in which nothing can be added without a change of the rest".to_owned());
    }
    Ok(after)
}

/// Returns settings of JSON without a server, and without its key where nothing else stands there.
///
/// # Errors
/// The text is not JSON with comments.
pub fn remove_json(text: &str, key: &str, name: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Ok(text.to_owned());
    }
    let (mark, root) = open(text)?;
    let servers = root.object_value().and_then(|settings| settings.object_value(key));
    let Some((servers, old)) = servers.and_then(|servers| Some((servers.clone(), servers.get(name)?))) else {
        return Ok(text.to_owned());
    };
    old.remove();
    if servers.properties().is_empty() {
        root.object_value().and_then(|settings| settings.get(key)).into_iter().for_each(|servers| servers.remove());
    }
    Ok(finished(mark, &root))
}

/// Returns settings of TOML with a table for a server at their end, between two lines that say whose it is.
///
/// # Errors
/// The text is not TOML, or has a server of that name that is not ours.
pub fn add_toml(text: &str, name: &str, program: &str, words: &[String]) -> Result<String, String> {
    let text = remove_toml(text, name);
    let others = table(&text)?;
    if others.get("mcp_servers").and_then(|servers| servers.get(name)).is_some() {
        return Err(format!("found a server `{name}` that is not ours"));
    }
    let words: Vec<String> = words.iter().map(|word| toml_text(word)).collect();
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let (first, last) = marks(name);
    let part = format!("[mcp_servers.{name}]\ncommand = {}\nargs = [{}]\n", toml_text(program), words.join(", "));
    let after = format!("{text}{end}{first}\n{part}{last}\n");
    let mut read = table(&after)?;
    let servers = read.get_mut("mcp_servers").and_then(toml::Value::as_table_mut);
    let is_added = servers.is_some_and(|servers| servers.remove(name).is_some());
    if read.get("mcp_servers").and_then(toml::Value::as_table).is_some_and(toml::Table::is_empty)
        && !others.contains_key("mcp_servers")
    {
        read.remove("mcp_servers");
    }
    if is_added && read == others { Ok(after) } else { Err("found no end at which a table can be added".to_owned()) }
}

/// Returns settings of TOML without our table.
pub fn remove_toml(text: &str, name: &str) -> String {
    let (first, last) = marks(name);
    let Some((before, rest)) = text.split_once(&first) else { return text.to_owned() };
    let Some((_, after)) = rest.split_once(&last) else { return text.to_owned() };
    format!("{before}{}", after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n')).unwrap_or(after))
}

fn marks(name: &str) -> (String, String) {
    (format!("# {name}-mcp: begin"), format!("# {name}-mcp: end"))
}

fn table(text: &str) -> Result<toml::Table, String> {
    text.trim_start_matches('\u{feff}').parse().map_err(|error: toml::de::Error| error.message().to_owned())
}

/// Returns a text as a basic string of TOML, which escapes as JSON does but for the control character 0x7f.
fn toml_text(text: &str) -> String {
    Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

fn open(text: &str) -> Result<(&str, CstRootNode), String> {
    let (mark, json) = text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 });
    let root = CstRootNode::parse(json, &ParseOptions::default()).map_err(|error| error.to_string())?;
    Ok((mark, root))
}

fn value(text: &str) -> Result<Value, String> {
    let (_, root) = open(text)?;
    root.to_serde_value().ok_or_else(|| "found a way of writing that cannot be read again".to_owned())
}

fn finished(mark: &str, root: &CstRootNode) -> String {
    let text = root.to_string();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{mark}{text}{end}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_server_stands_once_in_json_beside_what_was_there_and_goes_again() {
        let entry = json!({"command": "/bin/promptfate", "args": ["mcp"]});
        for text in [
            "",
            "{}\n",
            "{\n  // mine\n  \"theme\": \"dark\",\n  \"mcpServers\": {\n    \"other\": {\"command\": \"x\"}\n  }\n}\n",
            "\u{feff}{\"mcpServers\": {}}\n",
        ] {
            let once = add_json(text, "mcpServers", "promptfate", &entry).unwrap();
            assert_eq!(value(&once).unwrap()["mcpServers"]["promptfate"], entry, "{once}");
            assert_eq!(add_json(&once, "mcpServers", "promptfate", &entry).as_ref(), Ok(&once));
            let moved = json!({"command": "/usr/bin/promptfate", "args": ["mcp"]});
            let other = add_json(&once, "mcpServers", "promptfate", &moved).unwrap();
            assert!(other.contains("/usr/bin/") && !other.contains("\"/bin/"));
            let gone = remove_json(&once, "mcpServers", "promptfate").unwrap();
            assert!(!gone.contains("promptfate"));
            assert_eq!(text.contains("mine"), gone.contains("// mine") && gone.contains("\"other\": {\"command\": \"x\"}"));
        }
        for bad in ["[]", "{\"mcpServers\": []}", "{\"mcpServers\": 1", "nonsense"] {
            assert!(add_json(bad, "mcpServers", "promptfate", &entry).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_server_stands_once_in_toml_beside_what_was_there_and_goes_again() {
        let add = |text: &str| add_toml(text, "promptfate", "C:\\x \"y\"\u{7f}", &["mcp".to_owned()]);
        for text in ["", "model = \"x\"\n", "[mcp_servers.other]\ncommand = \"x\"\n", "a = 1\r\n", "[features]\nx = true"] {
            let once = add(text).unwrap();
            assert_eq!(table(&once).unwrap()["mcp_servers"]["promptfate"]["command"].as_str(), Some("C:\\x \"y\"\u{7f}"));
            assert_eq!(add(&once).as_ref(), Ok(&once));
            assert_eq!(remove_toml(&once, "promptfate").trim_end(), text.trim_end());
        }
        for bad in ["[mcp_servers.promptfate]\ncommand = \"x\"\n", "a = \"\"\"\n", "x", "mcp_servers = {}\n"] {
            assert!(add(bad).is_err(), "{bad}");
        }
    }
}
