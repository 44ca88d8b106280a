//! Annotations, as GitHub documents them for the commands of its runner: data, and properties, in which two more characters are marks.

use crate::diagnostic::Severity;
use crate::output::{Annotation, Annotations};
use crate::printable::{printable, without_commands};

pub(super) fn write(annotations: &Annotations) -> String {
    let unread = annotations
        .unread
        .iter()
        .map(|(file, why)| format!("::warning file={},title=not-read::not read: {}\n", property(file), data(why)));
    annotations.found.iter().map(line).chain(unread).collect()
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    without_commands(&printable(&text))
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn line(one: &Annotation) -> String {
    let level = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (line, column) = one.start;
    let message = one.help.as_deref().map_or(one.message.clone(), |help| format!("{}; {help}", one.message));
    format!("::{level} file={},line={line},col={column},title={}::{}\n", property(&one.file), one.rule, data(&message))
}
