//! Draws what was found at a place in a file: a title, the line with a part of it marked, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Style;
use crate::diagnostic::Severity;
use crate::output::Annotation;
use crate::printable::one_line;

pub(super) fn draw(one: &Annotation, style: Style) -> String {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let (line, column) = one.start;
    let title = format!("{}:{line}:{column} [{}] {}", one_line(&one.file), one.rule, one_line(&one.message));
    let mut group = Group::with_title(level.primary_title(title));
    if let Some((text, marked)) = &one.shown {
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let marked = AnnotationKind::Primary.span(marked.clone());
        group = group.element(Snippet::source(text.as_str()).line_start(line).annotation(marked));
    }
    if let Some(help) = &one.help {
        group = group.element(Level::HELP.message(one_line(help)));
    }
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n", renderer.render(&[group]))
}
