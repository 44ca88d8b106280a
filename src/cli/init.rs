//! `promptfate audit --init`: files to begin with.

use std::fs::{self, OpenOptions};
use std::io::{Error, ErrorKind, Write};

use super::Reply;
use super::schema::Record;
use crate::diagnostic::Failure;

/// The files that people write: a name, a template, what describes it.
const FILES: [(&str, &str, Record); 2] = [
    ("ai-policy", include_str!("templates/ai-policy.yaml"), Record::Policy),
    ("ai-tools", include_str!("templates/ai-tools.yaml"), Record::Tools),
];

/// Writes both files where there are none, and beside them the schemas of this version of the program.
pub(super) fn init() -> Result<Reply, Failure> {
    let mut reply = Reply::done("");
    for (name, template, record) in FILES {
        let (file, schema) = (format!("{name}.yaml"), format!("{name}.schema.json"));
        let failure =
            |error: Error| Failure::new(format!("cannot write {file}: {error}")).hint("run this where the files shall be");
        match OpenOptions::new().write(true).create_new(true).open(&file) {
            Ok(mut new) => {
                new.write_all(template.as_bytes()).map_err(failure)?;
                reply = reply.note(format!("wrote {file}"));
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                reply = reply.note(format!("{file} is there and was left as it is"));
            }
            Err(error) => return Err(failure(error)),
        }
        fs::write(&schema, record.schema()).map_err(failure)?;
        reply = reply.note(format!("wrote {schema}, with which an editor completes it"));
    }
    Ok(reply.note("edit both, then run: promptfate audit"))
}
