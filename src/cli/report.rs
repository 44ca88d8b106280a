//! Draws diagnostics: for a person with the line shown, for a program as JSON, for a code host as annotations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use clap::ValueEnum;

use super::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::output::Output;
use crate::output::json;
use crate::printable::{is_unsafe, one_line, printable, without_commands};
use crate::scan::{Finding, Kind};
use crate::validate::{Located, locate};

/// How many findings of one rule in one file are shown.
const MOST_OF_EACH: usize = 100;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// `file:line:column [code]` with the line shown
    Text,
    /// For a program: promptfate/v1
    Json,
    /// Annotations that GitHub shows beside the lines
    Github,
}

/// Returns the report of diagnostics of files in `folder`.
pub(super) fn report(folder: &Path, diagnostics: &[Diagnostic], format: ReportFormat, context: &Context) -> Output {
    let (diagnostics, more) = first_of_each(diagnostics);
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics.into_iter().chain(&more) {
        by_file.entry(&diagnostic.file).or_default().push(diagnostic);
    }
    let mut found = Vec::new();
    let mut drawn = String::new();
    // What to do is said below the first finding of a kind; forty times would hide the findings.
    let mut advised = BTreeSet::new();
    for (file, diagnostics) in by_file {
        let path = folder.join(file).display().to_string();
        let text = read_lossy(&folder.join(file));
        let mut places: Vec<(&Diagnostic, Located)> = diagnostics.iter().copied().zip(locate(&text, &diagnostics)).collect();
        places.sort_by_key(|(_, place)| (place.line, place.column));
        for (diagnostic, place) in places {
            match format {
                ReportFormat::Text => {
                    let help = diagnostic.help.as_deref().filter(|help| advised.insert((diagnostic.code, *help)));
                    drawn.push_str(&as_text(&path, &text, diagnostic, &place, help, context.color));
                }
                ReportFormat::Github => drawn.push_str(&as_annotation(&path, diagnostic, &place)),
                ReportFormat::Json => found.push(json::finding(&path, diagnostic, &place)),
            }
        }
    }
    match format {
        ReportFormat::Json => json::validation(context.today, &found),
        ReportFormat::Text => Output::Drawn(drawn),
        ReportFormat::Github => Output::Exact(drawn),
    }
}

/// Returns the first findings of each rule in each file, and one finding of each rule that has more, which says how many: a file
/// with the same fault twenty thousand times over is mended at one stroke, and to show them all takes long.
fn first_of_each(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<Diagnostic>) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut shown = Vec::new();
    let mut last = BTreeMap::new();
    for diagnostic in diagnostics {
        let key = (diagnostic.file.as_str(), diagnostic.code);
        let count = counts.entry(key).or_default();
        *count += 1;
        if *count <= MOST_OF_EACH {
            shown.push(diagnostic);
        } else {
            last.entry(key).or_insert(diagnostic);
        }
    }
    let more = last.into_iter().map(|(key, diagnostic)| {
        let message = format!("found {} more of this kind in this file, not shown", counts[&key] - MOST_OF_EACH);
        Diagnostic { message, help: None, ..diagnostic.clone() }
    });
    (shown, more.collect())
}

/// Reads a file once more for its lines; a file that cannot be read has none.
fn read_lossy(path: &Path) -> String {
    String::from_utf8_lossy(&crate::files::read(path, crate::records::LARGEST).unwrap_or_default()).into_owned()
}

fn as_text(path: &str, text: &str, diagnostic: &Diagnostic, place: &Located, help: Option<&str>, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = one_line(&diagnostic.message);
    let path = one_line(path);
    let title = format!("{path}:{}:{} [{}] {message}", place.line, place.column, diagnostic.code);
    // Only the line itself: a record of one huge line must not fill the terminal.
    let start = text[..place.bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line: String = text[start..].lines().next().unwrap_or_default().chars().take(300).collect();
    let shown = line.replace(|c: char| is_unsafe(c) || c == '\t', " ");
    let (from, to) = (place.bytes.start - start, place.bytes.end - start);
    let can_be_shown = shown.len() == line.len()
        && to <= shown.len()
        && shown.is_char_boundary(from)
        && shown.is_char_boundary(to)
        && !shown.is_empty();
    draw(level, title, can_be_shown.then_some((place.line, shown, from..to)), help, color)
}

/// Returns the report of a find of a scan, with carets under the mask.
pub(super) fn secret_as_text(path: &str, finding: &Finding, color: bool) -> String {
    let title =
        format!("{path}:{}:{} [{}] found {}", finding.start.line, finding.start.column, finding.rule.id, finding.rule.about);
    let level = if finding.rule.kind == Kind::Credential { Level::ERROR } else { Level::WARNING };
    let line = usize::try_from(finding.start.line).unwrap_or(usize::MAX);
    draw(level, title, Some((line, finding.excerpt.text.clone(), finding.excerpt.mask.clone())), None, color)
}

/// Draws a title, the line with a part of it marked, and what to do.
fn draw(
    level: Level<'static>,
    title: String,
    shown: Option<(usize, String, std::ops::Range<usize>)>,
    help: Option<&str>,
    color: bool,
) -> String {
    let mut group = Group::with_title(level.primary_title(title));
    if let Some((line, text, marked)) = shown {
        group = group.element(Snippet::source(text).line_start(line).annotation(AnnotationKind::Primary.span(marked)));
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(one_line(help)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n\n", renderer.render(&[group]))
}

fn as_annotation(path: &str, diagnostic: &Diagnostic, place: &Located) -> String {
    // As GitHub documents it for its runner's commands: data, and properties, in which two more are marks.
    let data = |text: &str| {
        let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        without_commands(&printable(&text))
    };
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (line, column, code) = (place.line, place.column, diagnostic.code);
    let message =
        diagnostic.help.as_deref().map_or(diagnostic.message.clone(), |help| format!("{}; {help}", diagnostic.message));
    format!("::{level} file={},line={line},col={column},title={code}::{}\n", property(path), data(&message))
}
