//! Inventories that others made, read and never written: which tiers the services in them reach. A file a form.

mod address;
mod cyclonedx;
mod cyclonedx_xml;
mod known;
mod matching;
mod mcp;
mod model_list;
mod package_json;
mod pyproject;
mod service;

use std::path::Path;

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::CstRootNode;
use serde_json::Value;

use self::matching::matched;
use self::service::Service;
use crate::diagnostic::Failure;
use crate::files::read;
use crate::organisation::policy::{Match, Policy, Tools};
use crate::records::{Library, document_of};

/// The largest inventory that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// What an inventory came to.
pub struct Inventory {
    /// A tool for each tier that a service may be, and for each service that is no known one.
    pub tools: Tools,
    /// What each of them is.
    pub matches: Vec<Match>,
}

/// Reads an inventory. A service that fits several tiers is taken for each of them: which one it is, an address does not say.
/// `class` is the class of data for services of which the inventory gives none.
///
/// # Errors
/// It cannot be read, is of another form or names nothing that can be judged; the class is not in the policy.
pub fn inventory(path: &Path, class: Option<&str>, policy: &Policy, library: &Library) -> Result<Inventory, Failure> {
    let failure = |why: String| Failure::new(format!("cannot read {}: {why}", path.display()));
    let bytes = read(path, LARGEST).map_err(|error| failure(error.to_string()))?;
    let text = decoded(bytes).ok_or_else(|| failure("found bytes that are neither UTF-8 nor UTF-16".to_owned()))?;
    inventory_of(&text, path, class, policy, library)
}

/// As [`inventory`], for a text that has been read from `path`.
///
/// # Errors
/// As [`inventory`], but for reading.
pub fn inventory_of(
    text: &str,
    path: &Path,
    class: Option<&str>,
    policy: &Policy,
    library: &Library,
) -> Result<Inventory, Failure> {
    if let Some(class) = class.filter(|class| !policy.classes.contains_key(*class)) {
        let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
        return Err(Failure::new(format!("the policy has no class `{class}`")).hint(format!("it has {}", known.join(", "))));
    }
    let failure = |why: String| Failure::new(format!("cannot read {}: {why}", path.display()));
    let services = services(text, path).map_err(failure)?;
    if services.is_empty() {
        return Err(Failure::new(format!("found nothing to judge in {}", path.display()))
            .hint("an inventory names services, models, servers or packages through which prompts go out"));
    }
    matched(&services, class, policy, library)
        .map_err(|failure| Failure { message: format!("cannot judge {}: {}", path.display(), failure.message), ..failure })
}

/// Returns the services that a text names, by the form that it has.
fn services(text: &str, path: &Path) -> Result<Vec<Service>, String> {
    let is_named = |ending: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if text.trim_start().starts_with('<') {
        return cyclonedx_xml::services(text);
    }
    if is_named("toml") {
        return pyproject::services(text);
    }
    let value = value(text, path)?;
    let has = |key: &str| value.get(key).is_some();
    if has("bomFormat") {
        cyclonedx::services(value)
    } else if mcp::KEYS.iter().any(|key| has(key)) {
        Ok(mcp::services(&value))
    } else if has("model_list") {
        model_list::services(&value)
    } else if package_json::KEYS.iter().any(|key| has(key)) {
        Ok(package_json::services(&value))
    } else {
        Err("found none of the forms that are read: CycloneDX as JSON or XML, a list of models (`model_list`), a configuration of \
             MCP servers, package.json, pyproject.toml"
            .to_owned())
    }
}

/// Reads JSON, with comments as editors allow them in settings, or else YAML.
fn value(text: &str, path: &Path) -> Result<Value, String> {
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).or_else(|plain| {
            let parsed = CstRootNode::parse(text, &ParseOptions::default());
            parsed.ok().and_then(|root| root.to_serde_value()).ok_or_else(|| plain.to_string())
        });
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    document_of(text, &name).map_err(|wrong| wrong.first().map(|one| one.message.clone()).unwrap_or_default())
}

/// Returns the text of bytes in UTF-8 or, with a byte order mark, in UTF-16; without the mark.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        bytes.len().is_multiple_of(2).then(|| String::from_utf16(&units).ok()).flatten()
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let text = String::from_utf8(bytes).ok()?;
            Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_are_read_and_left_out() {
        let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            decoded(mark.iter().copied().chain("{ü".encode_utf16().flat_map(bytes)).collect())
        };
        for text in [
            decoded("{ü".into()),
            decoded("\u{feff}{ü".into()),
            wide(&[0xff, 0xfe], u16::to_le_bytes),
            wide(&[0xfe, 0xff], u16::to_be_bytes),
        ] {
            assert_eq!(text.as_deref(), Some("{ü"));
        }
        assert_eq!(decoded(vec![0xff, 0xfe, 0x7b]), None);
        assert_eq!(decoded(vec![0x7b, 0xff]), None);
    }
}
