//! Looks at prompts and tool calls on their way to a model, in the protocol of the tool that asks.

mod command;
mod protocol;
mod settings;

use std::ops::ControlFlow;

use serde_json::Value;

use crate::scan::{Finding, Scanner};

pub use command::{for_cmd, for_powershell, for_sh};
pub use protocol::{Agent, Moment};
pub use settings::{comes_from, install, uninstall};

/// The most of a prompt that is looked through, in bytes: more would take longer than a person notices.
pub const MOST: usize = 4 << 20;

/// What a tool is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Nothing was found.
    Pass,
    /// It may go on, and the person reads this.
    Warn(String),
    /// It stops, and the person reads why.
    Block(String),
}

/// What was found in what a tool sent.
#[derive(Debug)]
pub struct Look {
    /// At which moment the tool asks.
    pub moment: Moment,
    /// What was found first: one find is reason enough.
    pub findings: Vec<Finding>,
}

/// Looks through what a tool sent, for personal data too if asked for. The text is not kept.
///
/// # Errors
/// The input is not what the tool's documentation says, has no text where it says there is one, or is larger than [`MOST`].
pub fn look(agent: Agent, input: &str, personal: bool) -> Result<Look, String> {
    let scanner = Scanner::new(personal, &[])?;
    if input.len() > MOST {
        return Err(format!("found an input of {} bytes, at most {MOST} are looked through", input.len()));
    }
    if agent == Agent::Generic && !input.trim_start().starts_with('{') {
        return Ok(Look { moment: Moment::Prompt, findings: scanner.first_in(input) });
    }
    let value: Value = serde_json::from_str(input).map_err(|error| format!("found no JSON: {error}"))?;
    let moment = agent.moment(&value)?;
    let keys = agent.keys(moment);
    let given: Vec<&Value> = keys.iter().filter_map(|key| value.get(*key)).collect();
    if given.is_empty() {
        // A tool that renames its field must not switch the hook off unnoticed.
        return Err(format!("found no `{}`", keys.join("`, `")));
    }
    let mut text = String::new();
    for value in given {
        // What a tool's input holds, at whatever depth.
        let _ = strings(value, 0, &mut |part| {
            text.push_str(part);
            text.push('\n');
        });
    }
    let scanner = if moment == Moment::Tool { scanner.without_marks() } else { scanner };
    Ok(Look { moment, findings: scanner.first_in(&text) })
}

fn strings(value: &Value, depth: usize, found: &mut impl FnMut(&str)) -> ControlFlow<()> {
    match value {
        _ if depth > 64 => return ControlFlow::Break(()),
        Value::String(text) => found(text),
        Value::Array(items) => items.iter().try_for_each(|item| strings(item, depth + 1, found))?,
        Value::Object(pairs) => pairs.values().try_for_each(|item| strings(item, depth + 1, found))?,
        _ => {}
    }
    ControlFlow::Continue(())
}

/// Returns what a person is told of a look: what was found and where, never the secret itself.
pub fn reason(look: &Look, about_tier: Option<&str>) -> String {
    let mut found: Vec<String> = Vec::new();
    for finding in &look.findings {
        let one = match look.moment {
            Moment::Prompt => format!("{} (line {})", finding.rule.about, finding.start.line),
            Moment::Tool => finding.rule.about.to_owned(),
        };
        if !found.contains(&one) {
            found.push(one);
        }
    }
    let more = found.len().saturating_sub(5);
    found.truncate(5);
    let what = match look.moment {
        Moment::Prompt => "The prompt",
        Moment::Tool => "What the tool is given",
    };
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let tier = about_tier.map(|about| format!(" {about}")).unwrap_or_default();
    // The model reads what is said of a tool, and is not to learn how a line is let through.
    let or_allow = match look.moment {
        Moment::Prompt => format!(", or put {} on its line if it is none", crate::scan::ALLOW),
        Moment::Tool => String::new(),
    };
    format!("{what} holds {}{more}.{tier} Take it out{or_allow}.", found.join(", "))
}
