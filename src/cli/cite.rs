//! `promptfate cite`

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::{ArchiveArgs, record_name};
use super::{Context, Reply};
use crate::archive::Archive;
use crate::diagnostic::{Diagnostic, Failure};
use crate::evidence::cite::{block, cite, cite_whole, fill, insert};
use crate::model::{Citation, Provider, Question};
use crate::output::views::Diagnostics;
use crate::output::wording::files::completed;
use crate::output::wording::proven;
use crate::output::{Format, Output};
use crate::printable::one_line;
use crate::records::{load_provider, parse, read_text};

/// Find a passage in the archive and print its citation for a record
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate cite openai/privacy-policy \"we may use content you provide\" \"train our models\"
  promptfate cite openai/privacy-policy --version 4f1c... \"we may use content\" \"train our models\"
  promptfate cite openai/privacy-policy         what was read and does not say: no passage
  promptfate cite openai/privacy-policy \"we may use content\" --into data/openai/chatgpt.yaml --question training
  promptfate cite --fill data/openai/*.yaml     complete every citation that has a passage and a version")]
pub(super) struct Args {
    /// The source: provider/source
    #[arg(required_unless_present = "fill")]
    source: Option<String>,
    /// The first words of the passage, four or more [default: no passage, for what was read and does not say]
    from: Option<String>,
    /// The last words of the passage [default: the passage is FROM itself]
    to: Option<String>,
    /// The commit of the version to cite [default: the newest]
    #[arg(long, value_name = "COMMIT")]
    version: Option<String>,
    /// Put it into this record, behind the citations of today's answer to --question
    #[arg(long, value_name = "FILE", requires = "question")]
    into: Option<PathBuf>,
    /// The question whose answer it proves
    #[arg(long, requires = "into")]
    question: Option<Question>,
    /// Complete the citations of these records in place
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["source", "from", "to", "version"])]
    fill: Vec<PathBuf>,
    #[command(flatten)]
    archive: ArchiveArgs,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let archive = args.archive.open()?;
    let Some(name) = &args.source else { return fill_all(&args.fill, &archive, context) };
    let (provider, source) = name.split_once('/').ok_or_else(|| {
        Failure::new(format!("found `{name}`, a source is named provider/source")).hint("such as openai/privacy-policy")
    })?;
    let folder = context.data_folder(None)?;
    let sources = load_provider(&folder, provider).map_err(broken)?.sources;
    let listed = sources.get(source).ok_or_else(|| {
        let known: Vec<_> = sources.keys().map(String::as_str).collect();
        Failure::new(format!("`{provider}` lists no source `{source}`")).hint(format!("it lists {}", known.join(", ")))
    })?;
    let version = args.version.as_deref();
    let (found, shown) = match &args.from {
        None => (cite_whole(&archive, source, listed, version)?, None),
        Some(from) => {
            let (found, shown) = cite(&archive, source, listed, from, args.to.as_ref().unwrap_or(from), version)?;
            (found, Some(shown))
        }
    };
    let reply = match args.into.as_deref().zip(args.question) {
        None => Reply::done(format!("    cite:\n{}", block(&found))),
        Some((path, question)) => put(path, question, provider, found)?,
    };
    Ok(match &shown {
        Some(quote) => reply.note(one_line(&proven(quote))),
        None => reply,
    })
}

/// Puts a citation into a record; a source of another provider keeps that provider's name.
fn put(path: &Path, question: Question, provider: &str, mut citation: Citation) -> Result<Reply, Failure> {
    let shown = path.display();
    let (_, name) = record_name(path).ok_or_else(|| Failure::new(format!("{shown} is not a record in a data folder")))?;
    if !name.starts_with(&format!("{provider}/")) {
        citation.source = format!("{provider}/{}", citation.source);
    }
    let text = read_text(path, &name).map_err(broken)?;
    let root = parse(&text).map_err(|_| Failure::new(format!("{shown} is not YAML")).hint("promptfate validate says where"))?;
    let with = insert(&text, &root, question, &citation)
        .map_err(|why| Failure::new(format!("{shown}: {why}")).hint("write the answer first, with a `cite:` list below it"))?;
    super::arguments::replace(path, &text, &with)?;
    Ok(Reply::done(format!("{}\n", one_line(&shown.to_string()))))
}

fn broken(diagnostic: Diagnostic) -> Failure {
    Failure::new(format!("{}: {}", diagnostic.file, diagnostic.message)).hint("promptfate validate says more")
}

fn fill_all(files: &[PathBuf], archive: &Archive, context: &Context) -> Result<Reply, Failure> {
    let mut out = String::new();
    let mut failed = false;
    for path in files {
        let (data, name) =
            record_name(path).ok_or_else(|| Failure::new(format!("{} is not a record in a data folder", path.display())))?;
        let (text, diagnostics) = fill_one(&data, &name, path, archive)?;
        failed |= !diagnostics.is_empty();
        if !diagnostics.is_empty() {
            let found = Diagnostics::of(&data, &diagnostics, context.today);
            out.push_str(&format!("{}\n", context.reply(&found, Format::Text).out.cleaned()));
        }
        out.push_str(&text);
    }
    Ok(Reply::done(Output::Drawn(out)).findings_if(failed))
}

fn fill_one(data: &Path, name: &str, path: &Path, archive: &Archive) -> Result<(String, Vec<Diagnostic>), Failure> {
    let text = match read_text(path, name) {
        Ok(text) => text,
        Err(diagnostic) => return Ok((String::new(), vec![diagnostic])),
    };
    let node = match parse(&text) {
        Ok(node) => node,
        Err(faults) => {
            let found =
                |(message, bytes)| Diagnostic::error("broken-yaml", name, message).at(crate::diagnostic::Place::Bytes(bytes));
            return Ok((String::new(), faults.into_iter().map(found).collect()));
        }
    };
    let mut providers: BTreeMap<String, Provider> = BTreeMap::new();
    for entry in fs::read_dir(data).map_err(|error| Failure::new(format!("cannot read {}: {error}", data.display())))?.flatten()
    {
        let id = entry.file_name().to_string_lossy().into_owned();
        if let Ok(provider) = load_provider(data, &id) {
            providers.insert(id, provider);
        }
    }
    let filled = fill(archive, &providers, name, &text, &node)?;
    if filled.filled > 0 {
        super::arguments::replace(path, &text, &filled.text)?;
    }
    Ok((completed(&one_line(&path.display().to_string()), filled.filled, filled.diagnostics.len()), filled.diagnostics))
}
