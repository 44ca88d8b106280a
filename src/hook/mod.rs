//! Looks at prompts and tool calls on their way to a model, in the protocol of the tool that asks.

mod command;
mod input;
mod protocol;
mod settings;

use serde_json::Value;

use crate::printable::is_unsafe;
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
pub fn look(agent: Agent, input: &[u8], personal: bool) -> Result<Look, String> {
    look_with(&Scanner::new(personal, &[])?, agent, input)
}

/// As [`look`], with a scanner that has been made.
///
/// # Errors
/// As [`look`].
pub fn look_with(scanner: &Scanner, agent: Agent, input: &[u8]) -> Result<Look, String> {
    if input.len() > MOST {
        return Err(format!("found an input of {} bytes, at most {MOST} are looked through", input.len()));
    }
    let input = input::text_of(input)?;
    if agent == Agent::Generic && !input.trim_start().starts_with('{') {
        return Ok(Look { moment: Moment::Prompt, findings: scanner.first_in(&input) });
    }
    let value: Value =
        serde_json::from_str(&input::without_halves(&input)).map_err(|error| format!("found no JSON: {error}"))?;
    let moment = agent.moment(&value).map_err(|event| unknown(agent, &event, scanner))?;
    let keys = agent.keys(moment);
    let given: Vec<&Value> = keys.iter().filter_map(|key| value.get(*key)).collect();
    if given.is_empty() {
        // A tool that renames its field must not switch the hook off unnoticed.
        return Err(format!("found no `{}`", keys.join("`, `")));
    }
    let (mut texts, mut others) = (String::new(), String::new());
    given.into_iter().for_each(|value| parts(value, &mut texts, &mut others));
    texts.push_str(&others);
    // A model wrote what a tool is given, and could write the mark too.
    let findings = if moment == Moment::Tool { scanner.first_whatever_marked(&texts) } else { scanner.first_in(&texts) };
    Ok(Look { moment, findings })
}

/// Collects what a value holds, each part on a line: texts, and apart from them keys and numbers, so that a text's lines are counted as
/// its author sees them. The reader of the JSON has bounded the depth.
fn parts(value: &Value, texts: &mut String, others: &mut String) {
    let add = |to: &mut String, part: &str| {
        to.push_str(part);
        to.push('\n');
    };
    match value {
        Value::String(text) => add(texts, text),
        Value::Number(number) => add(others, &number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| parts(item, texts, others)),
        Value::Object(pairs) => pairs.iter().for_each(|(key, item)| {
            add(others, key);
            parts(item, texts, others);
        }),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Says which event was found. Whoever calls writes its name, so it is cut, and not said where it holds a secret.
fn unknown(agent: Agent, event: &str, scanner: &Scanner) -> String {
    let names: Vec<&str> = agent.events().iter().map(|(name, _)| *name).collect();
    let is_secret = !scanner.first_in(event).is_empty();
    let shown: String = event.chars().filter(|c| !c.is_control() && !is_unsafe(*c)).take(40).collect();
    let found = if is_secret { "an event whose name holds a secret".to_owned() } else { format!("the event `{shown}`") };
    format!("found {found}, this hook is for {}", names.join(", "))
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
