//! What changed in the documents that records cite: `watch`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::evidence::watch::{Lost, Report, Watch, Word, compared};
use crate::model::{ArchivePlace, Day};
use crate::output::wording::watch as wording;
use crate::output::{Block, Feed, Format, Line, News, Page, Span, Task, Tone, View};
use crate::records::Catalog;

/// So many words of a passage are shown around what differs in it.
const SHOWN_WORDS: usize = 90;
/// So many reports stand in an issue, whose body may have 65,536 characters.
const ISSUE_REPORTS: usize = 20;

/// The changes with what rests on each, and how to read and cite again.
#[derive(Debug)]
pub struct Watching<'a> {
    /// Where the names of providers stand.
    pub catalog: &'a Catalog,
    /// What was found.
    pub watch: &'a Watch,
    /// Whether what was told before is listed on the page too; the JSON always has it.
    pub all: bool,
    /// The day it is.
    pub today: Day,
}

/// Changes in documents.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WatchingV1<'a> {
    reports: &'a [Report],
    counts: CountsV1,
    /// The day until which the archive was recorded, of the collection that is behind.
    until: Option<Day>,
    /// Places that records cite a version of, and of which this archive holds nothing: not watched.
    absent: &'a [ArchivePlace],
}

#[derive(Debug, Serialize, JsonSchema)]
struct CountsV1 {
    documents: usize,
    passages: usize,
    told: usize,
}

impl Watching<'_> {
    fn told(&self) -> usize {
        self.watch.reports.iter().filter(|report| report.told).count()
    }

    fn listed(&self) -> impl Iterator<Item = &Report> {
        self.watch.reports.iter().filter(move |report| self.all || !report.told)
    }

    fn head(&self, report: &Report) -> String {
        let provider = self.catalog.providers.get(&report.provider).map_or(report.provider.as_str(), |provider| &provider.name);
        wording::head(report, provider)
    }
}

impl<'a> View for Watching<'a> {
    type Json = WatchingV1<'a>;

    const FORMATS: &'static [Format] =
        &[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Atom, Format::Issue];

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let mut page = Page::titled(wording::TITLE);
        let mut any = false;
        for report in self.listed() {
            any = true;
            page.heading(2, Line::default().and(Span::Link { text: self.head(report), url: report.url.clone() }));
            page.paragraph(Line::toned(Tone::Dim, wording::since(report)));
            page.list(said(report));
            page.blocks.push(Block::Code(wording::commands(report).join("\n")));
        }
        if !any {
            page.paragraph(wording::NONE);
        }
        let [reports, told, documents, passages, until] = wording::FACTS.map(str::to_owned);
        page.facts(vec![
            (reports, (self.watch.reports.len() - self.told()).to_string().into()),
            (told, wording::told(self.told(), self.all).into()),
            (documents, self.watch.documents.to_string().into()),
            (passages, self.watch.passages.to_string().into()),
            (until, wording::until(self.watch.until).into()),
        ]);
        page
    }

    fn issue(&self) -> Page {
        let mut page = Page::titled(wording::TITLE);
        page.paragraph(wording::ISSUE);
        let task = |report: &Report| {
            let link = Span::Link { text: self.head(report), url: report.url.clone() };
            let text = Line::default().and(link).text(format!(" ({})", wording::since(report)));
            let commands = wording::commands(report).into_iter().map(|command| Line::default().and(Span::Code(command)));
            Task { text, details: said(report).into_iter().chain(commands).collect() }
        };
        let all = &self.watch.reports;
        page.blocks.push(Block::Tasks(all.iter().take(ISSUE_REPORTS).map(task).collect()));
        if let Some(more) = all.len().checked_sub(ISSUE_REPORTS).filter(|more| *more > 0) {
            page.paragraph(wording::more(more));
        }
        page.paragraph(Line::toned(Tone::Dim, format!("{}: {}", wording::FACTS[4], wording::until(self.watch.until))));
        page
    }

    fn feed(&self) -> Feed {
        let news = |report: &Report| News {
            id: format!("urn:promptfate:watch:{}", report.id),
            title: self.head(report),
            url: report.url.clone(),
            day: report.since,
            text: said(report).iter().map(Line::to_plain).collect::<Vec<_>>().join("\n"),
        };
        let updated = self.watch.reports.iter().map(|report| report.since).max().or(self.watch.until).or(Some(self.today));
        let entries = self.watch.reports.iter().map(news).collect();
        Feed { id: "urn:promptfate:watch".to_owned(), title: wording::TITLE.to_owned(), updated, entries }
    }

    fn json(&self) -> WatchingV1<'a> {
        let watch = self.watch;
        let counts = CountsV1 { documents: watch.documents, passages: watch.passages, told: self.told() };
        WatchingV1 { reports: &watch.reports, counts, until: watch.until, absent: &watch.absent }
    }
}

/// Returns what a report says: what rests on it, what went, what came, where else.
fn said(report: &Report) -> Vec<Line> {
    let rests = wording::rests(report);
    let rests = if rests.is_empty() {
        Line::toned(Tone::Dim, wording::RESTS_NOTHING)
    } else {
        Line::strong(wording::RESTS).text(rests.join("; "))
    };
    let mut lines = vec![rests];
    lines.extend(report.lost.iter().flat_map(lost));
    for came in &report.came {
        let words = compared(came.was.as_deref().unwrap_or_default(), &came.now);
        lines.extend(came.was.as_ref().map(|_| marked(Line::toned(Tone::Dim, wording::INSTEAD_OF), &words, false)));
        lines.push(marked(Line::toned(Tone::Caution, wording::CAME), &words, came.was.is_some()));
    }
    let went = |was: &String| marked(Line::toned(Tone::Caution, wording::WENT), &compared(was, ""), false);
    lines.extend(report.went.iter().map(went));
    if !report.also.is_empty() {
        lines.push(Line::toned(Tone::Dim, wording::ALSO).text(report.also.join(", ")));
    }
    lines
}

fn lost(lost: &Lost) -> Vec<Line> {
    let how = wording::loss(lost.how, lost.to.as_deref(), lost.is_wording);
    let head = Line::toned(if lost.is_wording { Tone::Dim } else { Tone::Caution }, how);
    let Some(now) = &lost.now else {
        let was = marked(Line::toned(Tone::Dim, wording::WAS), &compared(&lost.was, ""), false);
        return vec![head, was, Line::toned(Tone::Dim, wording::NOTHING_NEAR)];
    };
    let words = compared(&lost.was, now);
    let was = marked(Line::toned(Tone::Dim, wording::WAS), &words, false);
    vec![head, was, marked(Line::toned(Tone::Dim, wording::NOW), &words, true)]
}

/// Adds one side of a comparison: the words that only it has are marked, those far from them are left out.
fn marked(mut line: Line, words: &[Word<'_>], is_new: bool) -> Line {
    let own: Vec<(bool, &str)> = words
        .iter()
        .filter_map(|word| match word {
            Word::Both(word) => Some((false, *word)),
            Word::Old(word) => (!is_new).then_some((true, *word)),
            Word::New(word) => is_new.then_some((true, *word)),
        })
        .collect();
    let is_all_own = own.iter().all(|(is_own, _)| *is_own);
    let first = own.iter().position(|(is_own, _)| *is_own).unwrap_or(0).saturating_sub(SHOWN_WORDS / 4);
    let last = (first + SHOWN_WORDS).min(own.len());
    if first > 0 {
        line = line.text("... ");
    }
    for run in own[first..last].chunk_by(|a, b| a.0 == b.0) {
        let text = run.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
        line = if run[0].0 && !is_all_own { line.and(Span::Strong(text)).text(" ") } else { line.text(format!("{text} ")) };
    }
    if last < own.len() { line.text("...") } else { line }
}
