//! `promptfate audit --init`: files to begin with.

use std::io::ErrorKind;
use std::path::Path;

use super::Reply;
use super::schema::Record;
use crate::diagnostic::Failure;
use crate::files::create;
use crate::output::wording::files as wording;

/// The files that people write: a name, a template, what describes it.
const FILES: [(&str, &str, Record); 2] = [
    ("ai-policy", include_str!("templates/ai-policy.yaml"), Record::Policy),
    ("ai-tools", include_str!("templates/ai-tools.yaml"), Record::Tools),
];

/// Writes both files, and beside them the schemas of this version of the program, each where there is none.
pub(super) fn init() -> Result<Reply, Failure> {
    let mut reply = Reply::done("");
    for (name, template, record) in FILES {
        reply = begun(reply, &format!("{name}.yaml"), template, "")?;
        reply = begun(reply, &format!("{name}.schema.json"), &record.schema(), wording::FOR_AN_EDITOR)?;
    }
    Ok(reply.note(wording::EDIT_BOTH))
}

fn begun(reply: Reply, file: &str, text: &str, what_for: &str) -> Result<Reply, Failure> {
    match create(Path::new(file), text.as_bytes()) {
        Ok(()) => Ok(reply.note(format!("wrote {file}{what_for}"))),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(reply.note(wording::left(file))),
        Err(error) => Err(Failure::new(format!("cannot write {file}: {error}")).hint("run this where the files shall be")),
    }
}
