//! How the hooks of tools stand: `hook check` and `hook status`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::hook::{Standing, Verdict};
use crate::model::Day;
use crate::output::wording::hook::{problem, settings_of, verdict, what_was_tried};
use crate::output::{Block, Format, Line, Page, Span, Table, Tone, View};

/// How the hook of each tool stands.
#[derive(Debug)]
pub struct Hooks<'a> {
    /// One a tool.
    pub standings: &'a [Standing],
    /// The day it is.
    pub today: Day,
}

/// How the hook of each tool stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HooksV1<'a> {
    hooks: Vec<HookV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct HookV1<'a> {
    /// The name, as on the command line.
    tool: &'a str,
    title: &'a str,
    /// The settings in which the hook stands, or would.
    settings: String,
    /// Whether they are those of the current folder.
    project: bool,
    verdict: VerdictV1,
    problems: Vec<ProblemV1>,
    /// What the installed command answered to an invented key and to a text without one, at each event.
    tried: Vec<TriedV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum VerdictV1 {
    Protected,
    NotProtected,
    Unclear,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ProblemV1 {
    /// A word that does not change.
    code: &'static str,
    message: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct TriedV1<'a> {
    event: &'a str,
    stops_secret: bool,
    passes_clean: bool,
}

impl<'a> View for Hooks<'a> {
    type Json = HooksV1<'a>;

    const FORMATS: &'static [Format] = &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Yaml, Format::Csv];

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let mut page = Page::titled("Hooks");
        let header = ["Tool", "Hook", "Settings", "Why"].map(Line::plain).to_vec();
        let row = |standing: &Standing| {
            let tone = match standing.verdict() {
                Verdict::Protected => Tone::Good,
                Verdict::NotProtected => Tone::Bad,
                Verdict::Unclear => Tone::Caution,
            };
            vec![
                Line::plain(standing.agent.name),
                Line::toned(tone, verdict(standing.verdict())),
                Line::default().and(Span::Code(settings_of(standing))),
                Line::plain(why(standing)),
            ]
        };
        page.blocks.push(Block::Table(Table { header, rows: self.standings.iter().map(row).collect() }));
        page
    }

    fn json(&self) -> HooksV1<'a> {
        let row = |standing: &'a Standing| HookV1 {
            tool: standing.agent.name,
            title: standing.agent.title,
            settings: standing.settings.display().to_string(),
            project: standing.is_project,
            verdict: match standing.verdict() {
                Verdict::Protected => VerdictV1::Protected,
                Verdict::NotProtected => VerdictV1::NotProtected,
                Verdict::Unclear => VerdictV1::Unclear,
            },
            problems: standing
                .problems
                .iter()
                .map(|one| ProblemV1 { code: one.code(), message: problem(standing, one) })
                .collect(),
            tried: standing
                .tried
                .iter()
                .map(|one| TriedV1 { event: &one.event, stops_secret: one.stops_secret, passes_clean: one.passes_clean })
                .collect(),
        };
        HooksV1 { hooks: self.standings.iter().map(row).collect() }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let header = ["tool", "verdict", "settings", "why"].map(str::to_owned).to_vec();
        let row = |standing: &Standing| {
            let verdict = verdict(standing.verdict()).to_owned();
            vec![standing.agent.name.to_owned(), verdict, standing.settings.display().to_string(), why(standing)]
        };
        std::iter::once(header).chain(self.standings.iter().map(row)).collect()
    }
}

fn why(standing: &Standing) -> String {
    let problems: Vec<String> = standing.problems.iter().map(|one| problem(standing, one)).collect();
    if problems.is_empty() { what_was_tried(standing) } else { problems.join("; ") }
}
