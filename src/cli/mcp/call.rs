//! A call of a tool: its arguments become those of a command, which is run as if a person had typed it.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::OnceLock;

use clap::FromArgMatches;
use serde_json::{Map, Value, json};

use super::cut;
use super::tools::{Kind, Tool, USUAL_LIMIT, kind};
use crate::cli::context::today;
use crate::cli::inputs::Name;
use crate::cli::scan_report::Report;
use crate::cli::{Cli, Context, ExitStatus, Reply, command, run};
use crate::diagnostic::Failure;
use crate::model::Day;
use crate::output::Format;
use crate::output::wording::lead;
use crate::scan::Scanner;

/// The longest argument that is no text to be scanned, in bytes.
const LONGEST: usize = 10_000;
/// The most words that a list may hold.
const MOST: usize = 100;
/// What a text to be scanned is called.
const TEXT: &str = "text";

/// Who calls commands.
#[derive(Debug)]
pub(super) struct Caller {
    /// What every command is told.
    pub context: Context,
    /// The policy that `audit` judges by.
    pub policy: PathBuf,
    /// The tools in use that it judges.
    pub tools: PathBuf,
    /// What looks for secrets: without and with personal data.
    scanners: [OnceLock<Scanner>; 2],
}

/// What a call came to.
#[derive(Debug)]
pub(super) struct Called {
    /// For a reader.
    pub text: String,
    /// The same for a program.
    pub json: Option<Value>,
    /// Whether nothing is known, or the job could not be done.
    pub is_error: bool,
}

impl Caller {
    pub(super) fn new(context: Context, policy: PathBuf, tools: PathBuf) -> Caller {
        Caller { context, policy, tools, scanners: Default::default() }
    }

    /// Calls a tool. What went wrong is a result too: a model reads it, and can call again.
    pub(super) fn call(&self, tool: &Tool, arguments: &Map<String, Value>) -> Called {
        let reply = self.reply(tool, arguments).unwrap_or_else(Reply::from);
        let Reply { out, notes, status, json } = reply;
        let mut json = json.filter(Value::is_object);
        let left_out = json.as_mut().map(|json| {
            let limit = arguments.get("limit").and_then(Value::as_u64).map_or(USUAL_LIMIT, |limit| limit as usize);
            cut::cut(tool, json, arguments, limit)
        });
        let mut text = cut::text(&out.cleaned());
        let notes = notes.into_iter().map(|note| crate::output::Output::from(note).cleaned());
        for note in notes.chain(left_out.flatten().map(|counts| lead::left_out(&counts))) {
            text = format!("{}\n\n{note}", text.trim_end()).trim_start().to_owned();
        }
        Called { text, json, is_error: status == ExitStatus::Failed }
    }

    /// Returns a tier's record, with every answer and every citation.
    ///
    /// # Errors
    /// There is no such tier.
    pub(super) fn record(&self, id: &str) -> Result<String, Failure> {
        let context = Context { is_asked_by_program: false, ..self.now()? };
        let reply = execute(command(), &["show", "--format=json", "--", id].map(str::to_owned), &context)?;
        Ok(reply.out.cleaned())
    }

    /// Returns what a command is told at this moment: a server outlives the day on which it was started.
    fn now(&self) -> Result<Context, Failure> {
        let today = self.context.named_day.map_or_else(today, Ok)?;
        // And the records of a folder may be others by now.
        let context = Context { records: Default::default(), ..self.context.clone() };
        Ok(Context { today, is_asked_by_program: true, color: false, links: false, terminal: false, ..context })
    }

    fn reply(&self, tool: &Tool, arguments: &Map<String, Value>) -> Result<Reply, Failure> {
        let context = self.now()?;
        let tree = command();
        let of = tree.find_subcommand(tool.command).ok_or_else(|| Failure::new("found no such command"))?;
        let options = tool.options(of);
        let mut words = vec![tool.command.to_owned(), "--format=json".to_owned()];
        for (name, value) in arguments.iter().filter(|(_, value)| !value.is_null()) {
            if tool.own.iter().any(|own| own.name == name) || tool.places.iter().any(|place| place.name == name) {
                continue;
            }
            let Some((_, arg)) = options.iter().find(|(known, _)| known == name) else {
                return Err(no_such(tool, name, options.iter().map(|(known, _)| known.as_str())));
            };
            let long = arg.get_long().unwrap_or_default();
            match kind(arg) {
                Kind::Flag if value == &json!(true) => words.push(format!("--{long}")),
                Kind::Flag if value == &json!(false) => {}
                kind => words.extend(texts(name, value, kind)?.into_iter().map(|text| format!("--{long}={text}"))),
            }
        }
        match tool.name {
            "scan" => return self.scanned(arguments, &context),
            "audit" => return self.audited(tree, words, arguments, &context),
            _ => {}
        }
        words.push("--".to_owned());
        for place in tool.places {
            match arguments.get(place.name).filter(|value| !value.is_null()) {
                Some(value) => words.extend(texts(place.name, value, place.kind)?),
                None if place.is_required => return Err(missing(place.name, place.kind)),
                None => {}
            }
        }
        execute(tree, &words, &context)
    }

    /// Judges tools by the policy that this server was started with: those that are named, or those of the file.
    fn audited(
        &self,
        tree: clap::Command,
        mut words: Vec<String>,
        arguments: &Map<String, Value>,
        context: &Context,
    ) -> Result<Reply, Failure> {
        let list = |name: &str| arguments.get(name).filter(|value| !value.is_null());
        let (tools, classes) = (list("tools"), list("classes"));
        let scratch = tempfile::tempdir().map_err(|error| Failure::new(format!("cannot make a scratch folder: {error}")))?;
        let mut file = self.tools.clone();
        if let Some(tools) = tools {
            let classes = texts("classes", classes.ok_or_else(|| missing("classes", Kind::Texts))?, Kind::Texts)?;
            let tools = texts("tools", tools, Kind::Texts)?;
            let tools: Vec<Value> = tools.iter().map(|tool| json!({"tool": tool, "classes": classes})).collect();
            file = scratch.path().join("ai-tools.yaml");
            // JSON is YAML, read by the same rules as a file that a person wrote.
            std::fs::write(&file, json!({"schema": 1, "tools": tools}).to_string())
                .map_err(|error| Failure::new(format!("cannot write a scratch file: {error}")))?;
        } else if classes.is_some() {
            return Err(missing("tools", Kind::Texts));
        }
        words.push(format!("--policy={}", self.policy.display()));
        words.push(format!("--tools={}", file.display()));
        execute(tree, &words, context)
    }

    /// Looks for secrets in a text.
    fn scanned(&self, arguments: &Map<String, Value>, context: &Context) -> Result<Reply, Failure> {
        let text = arguments.get("text").ok_or_else(|| missing("text", Kind::Text))?;
        let text = text.as_str().ok_or_else(|| wrong("text", Kind::Text))?;
        let personal = arguments.get("personal") == Some(&json!(true));
        let kept = &self.scanners[usize::from(personal)];
        let scanner = match kept.get() {
            Some(scanner) => scanner,
            None => {
                let made = Scanner::new(personal, &[]).map_err(Failure::new)?;
                kept.get_or_init(|| made)
            }
        };
        let mut report = Report::new(None);
        let looked = scanner.scan_file(Cursor::new(text.as_bytes()));
        report.add(scanner, &Name { text: TEXT.to_owned(), is_named: true }, looked);
        Ok(report.reply(context, Format::Json))
    }
}

/// Runs a command.
///
/// # Errors
/// It does not take these words, or the job could not be done.
fn execute(tree: clap::Command, words: &[String], context: &Context) -> Result<Reply, Failure> {
    let words = std::iter::once("promptfate").chain(words.iter().map(String::as_str));
    let parsed = tree.try_get_matches_from(words).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = parsed.map_err(|error| {
        let said = error.render().to_string();
        let said = said.lines().take_while(|line| !line.starts_with("Usage") && !line.starts_with("For more"));
        Failure::new(said.collect::<Vec<_>>().join("\n").trim().trim_start_matches("error: ").to_owned())
    })?;
    run(cli.command, context)
}

/// Returns the texts that an argument holds.
fn texts(name: &str, value: &Value, kind: Kind) -> Result<Vec<String>, Failure> {
    let text = |value: &Value| match value {
        Value::String(text) if kind != Kind::Day || text.parse::<Day>().is_ok() => Some(text.clone()),
        Value::Number(number) if kind == Kind::Text => Some(number.to_string()),
        _ => None,
    };
    let texts: Option<Vec<String>> = match (kind, value) {
        (Kind::Texts, Value::Array(items)) => items.iter().map(text).collect(),
        // One text is taken for a list of it, as models write it.
        (Kind::Text | Kind::Texts | Kind::Day, one) => text(one).map(|one| vec![one]),
        (Kind::Flag | Kind::Count, _) => None,
    };
    let texts = texts.ok_or_else(|| wrong(name, kind))?;
    let longest = texts.iter().map(String::len).max().unwrap_or_default();
    if longest > LONGEST || texts.len() > MOST {
        let found = if longest > LONGEST { format!("{longest} bytes") } else { format!("{} texts", texts.len()) };
        return Err(Failure::new(format!("found {found} in `{name}`, at most {LONGEST} bytes and {MOST} texts are read")));
    }
    if kind == Kind::Texts && texts.is_empty() {
        return Err(missing(name, kind));
    }
    Ok(texts)
}

fn wrong(name: &str, kind: Kind) -> Failure {
    Failure::new(format!("cannot read `{name}`: it is {}", kind.words()))
}

fn missing(name: &str, kind: Kind) -> Failure {
    Failure::new(format!("found no `{name}`: it is {}", kind.words()))
}

fn no_such<'n>(tool: &Tool, name: &str, known: impl Iterator<Item = &'n str>) -> Failure {
    let places = tool.places.iter().map(|place| place.name);
    let known: Vec<&str> = places.chain(tool.own.iter().map(|own| own.name)).chain(known).collect();
    Failure::new(format!("found `{name}`, {} takes {}", tool.name, known.join(", ")))
}
