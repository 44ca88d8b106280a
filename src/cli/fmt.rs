//! `promptfate fmt`

use std::path::{Path, PathBuf};

use super::arguments::{record_name, replace};
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::{Diagnostic, Failure, Place};
use crate::output::wording::files::formatted;
use crate::printable::one_line;
use crate::records::format::format;
use crate::records::{parse, read_text};
use crate::validate::locate;

/// Format records: keys in order, ambiguous values quoted
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate fmt\n  promptfate fmt data/openai/chatgpt.yaml\n  promptfate fmt --check")]
pub(super) struct Args {
    /// Records, or folders of them [default: the data folder]
    paths: Vec<PathBuf>,
    /// Change nothing; exit status 1 if a record is not in form
    #[arg(long)]
    check: bool,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let mut files = Vec::new();
    let roots = if args.paths.is_empty() { vec![context.data_folder(None)?] } else { args.paths };
    for root in &roots {
        records(root, 0, &mut files)?;
    }
    if files.is_empty() {
        return Err(Failure::new("found no records to format").hint("name a data folder or a .yaml file"));
    }
    let (mut out, mut changed, mut broken) = (String::new(), 0, Vec::new());
    let mut unwritten = Vec::new();
    for path in &files {
        let name = record_name(path).map_or_else(|| path.display().to_string(), |(_, name)| name);
        let formatted = read_text(path, &name).map(|text| (format(&text), text));
        match formatted {
            Ok((Some(formatted), text)) if formatted != text => {
                if !args.check
                    && let Err(failure) = replace(path, &text, &formatted)
                {
                    unwritten.push(format!("error: {}", failure.message));
                    continue;
                }
                changed += 1;
                out.push_str(&format!("{}\n", one_line(&path.display().to_string())));
            }
            Ok((Some(_), _)) => {}
            Ok((None, text)) => {
                let (message, bytes) = parse(&text).err().and_then(|faults| faults.into_iter().next()).unwrap_or_default();
                let found = Diagnostic::error("broken-yaml", name, message).at(Place::Bytes(bytes));
                let at = locate(&text, &[&found]).remove(0);
                let path = path.display();
                broken.push(one_line(&format!("{path}:{}:{}: {}; left as it is", at.line, at.column, found.message)));
            }
            // What has gone since its folder was listed is no record any more.
            Err(_) if !roots.contains(path) && std::fs::symlink_metadata(path).is_err() => {}
            Err(diagnostic) => broken.push(one_line(&format!("{}: {}", path.display(), diagnostic.message))),
        }
    }
    let mut reply = Reply::done(out).findings_if((args.check && changed > 0) || !broken.is_empty());
    if !unwritten.is_empty() {
        reply.status = ExitStatus::Failed;
    }
    reply.notes = broken;
    reply.notes.extend(unwritten);
    Ok(reply.note(formatted(files.len(), changed, args.check)))
}

fn records(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failure = |error: std::io::Error| Failure::new(format!("cannot read {}: {error}", path.display()));
    match std::fs::symlink_metadata(path) {
        // A neighbour's file under the name of its writing is gone as soon as it is whole.
        Err(error) if depth > 0 && error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failure(error)),
        Ok(about) if about.is_symlink() => return Ok(()),
        Ok(_) => {}
    }
    if path.is_dir() && depth < 3 {
        let mut inside: Vec<PathBuf> = std::fs::read_dir(path).map_err(failure)?.flatten().map(|entry| entry.path()).collect();
        inside.sort();
        return inside.iter().try_for_each(|path| records(path, depth + 1, files));
    }
    if path.extension().is_some_and(|ending| ending == "yaml") {
        files.push(path.to_owned());
    }
    Ok(())
}
