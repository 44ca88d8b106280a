//! Annotations, as GitHub documents them for the commands of its runner: data, and properties, in which two more characters are marks.

use crate::diagnostic::Severity;
use crate::output::{Annotation, Annotations};
use crate::printable::{printable, without_commands};

pub(super) fn write(annotations: &Annotations) -> String {
    annotations.found.iter().map(line).collect()
}

fn line(one: &Annotation) -> String {
    let data = |text: &str| {
        let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        without_commands(&printable(&text))
    };
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let level = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (line, column) = one.start;
    let message = one.help.as_deref().map_or(one.message.clone(), |help| format!("{}; {help}", one.message));
    format!("::{level} file={},line={line},col={column},title={}::{}\n", property(&one.file), one.rule, data(&message))
}
