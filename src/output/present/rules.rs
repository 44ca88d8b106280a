//! The rules of `validate`, explained.

use super::{Block, Line, Page, Span, Table, Tone};
use crate::diagnostic::Severity;
use crate::validate::Rule;

/// Returns the explanation of one rule.
pub fn rule(rule: &Rule) -> Page {
    let mut page = Page::titled(rule.code);
    page.heading(1, Line::strong(rule.code).text(": ").text(rule.about));
    page.paragraph(Line(vec![severity(rule.severity), Span::Plain(". ".to_owned()), Span::Plain(rule.why.to_owned())]));
    page.paragraph(Line::strong("What to do: ").text(rule.help).text("."));
    page.paragraph(Line::strong("With the fault:"));
    page.blocks.push(Block::Code(rule.bad.to_owned()));
    page.paragraph(Line::strong("Without it:"));
    page.blocks.push(Block::Code(rule.good.to_owned()));
    page
}

/// Returns the list of all rules.
pub fn rules(rules: &[Rule]) -> Page {
    let mut page = Page::titled("Rules");
    let row = |rule: &Rule| {
        vec![Line(vec![Span::Code(rule.code.to_owned())]), Line(vec![severity(rule.severity)]), Line::plain(rule.about)]
    };
    let header = ["Rule", "Severity", "Finds"].map(Line::from).to_vec();
    page.blocks.push(Block::Table(Table { header, rows: rules.iter().map(row).collect() }));
    page
}

fn severity(severity: Severity) -> Span {
    let tone = match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Caution,
        Severity::Info => Tone::Dim,
    };
    Span::Toned(tone, severity.as_str().to_owned())
}
