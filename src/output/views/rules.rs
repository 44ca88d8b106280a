//! The rules of `validate`: `explain`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Severity;
use crate::model::Day;
use crate::output::wording::tables;
use crate::output::{Block, Line, Page, Span, Table, Tone, View};
use crate::validate::Rule;

/// Rules, explained: one in full, or a row for each.
#[derive(Debug)]
pub struct Rules<'a> {
    /// The rules.
    pub rules: &'a [Rule],
    /// The day it is.
    pub today: Day,
}

/// Rules of `validate`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulesV1 {
    rules: Vec<RuleV1>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RuleV1 {
    code: &'static str,
    severity: Severity,
    about: &'static str,
    why: &'static str,
    help: &'static str,
    /// A record with the fault.
    bad: &'static str,
    /// The same without it.
    good: &'static str,
}

impl View for Rules<'_> {
    type Json = RulesV1;

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        if let [one] = self.rules {
            return explained(one);
        }
        let mut page = Page::titled("Rules");
        let row = |rule: &Rule| {
            vec![Line(vec![Span::Code(rule.code.to_owned())]), Line(vec![severity(rule.severity)]), Line::plain(rule.about)]
        };
        let header = ["Rule", "Severity", "Finds"].map(Line::from).to_vec();
        page.blocks.push(Block::Table(Table { header, rows: self.rules.iter().map(row).collect() }));
        page
    }

    fn json(&self) -> RulesV1 {
        let row = |rule: &Rule| RuleV1 {
            code: rule.code,
            severity: rule.severity,
            about: rule.about,
            why: rule.why,
            help: rule.help,
            bad: rule.bad,
            good: rule.good,
        };
        RulesV1 { rules: self.rules.iter().map(row).collect() }
    }
}

fn explained(rule: &Rule) -> Page {
    let mut page = Page::titled(rule.code);
    page.heading(1, Line::strong(rule.code).text(": ").text(rule.about));
    page.paragraph(Line(vec![severity(rule.severity), Span::Plain(". ".to_owned()), Span::Plain(rule.why.to_owned())]));
    page.paragraph(Line::strong(tables::WHAT_TO_DO).text(rule.help).text("."));
    page.paragraph(Line::strong(tables::WITH_FAULT));
    page.blocks.push(Block::Code(rule.bad.to_owned()));
    page.paragraph(Line::strong("Without it:"));
    page.blocks.push(Block::Code(rule.good.to_owned()));
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
