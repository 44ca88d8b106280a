//! What to do, as a list to tick off: `checklist`.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{AnswerV1, OfTier, answer, head, lead, source};
use crate::model::{AsOf, Citation, Day, Entry, Question, SourceKind, TierId};
use crate::output::wording::{checklist, lead as first, sentence};
use crate::output::{Block, Line, Page, Span, Task, Tone, View};
use crate::questions::checklist::{Checklist, Need};
use crate::records::Catalog;

/// Lists as one page, ready to be ticked off or printed.
#[derive(Debug)]
pub struct Checklists<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// A list for each tier.
    pub lists: &'a [Checklist<'a>],
    /// The day and the place.
    pub as_of: &'a AsOf,
}

/// What to do for each tier.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChecklistsV1<'a> {
    checklists: Vec<ChecklistV1<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ChecklistV1<'a> {
    #[serde(flatten)]
    of: OfTier<'a>,
    need: Need,
    training: Option<AnswerV1>,
    opt_out: Option<AnswerV1>,
    not_covered: Vec<&'static str>,
    /// Cases that train all the same.
    differing: &'a [&'a str],
    /// Tiers of the same provider that do not train, or ask first.
    instead: &'a [TierId],
    look_again: Day,
}

impl<'a> View for Checklists<'a> {
    type Json = ChecklistsV1<'a>;

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        let (catalog, as_of) = (self.catalog, self.as_of);
        let mut page = Page::titled("Opt-out checklist");
        page.heading(1, page.title.clone());
        page.paragraph(checklist::how_to_read(as_of));
        let mut cited = Vec::new();
        for list in self.lists {
            page.heading(2, head(catalog, list.tier));
            match list.need {
                Need::NotNeeded => {
                    let said = list.training.map(|entry| sentence(&entry.answer).1).unwrap_or_default();
                    page.paragraph(Line::toned(Tone::Good, "Not needed. ").text(said));
                }
                Need::NotPossible => page.paragraph(Line::toned(Tone::Bad, checklist::NOT_POSSIBLE)),
                Need::Unknown if list.disputed.is_some() => page.paragraph(Line::toned(Tone::Caution, checklist::DISPUTED)),
                Need::Unknown => page.paragraph(Line::toned(Tone::Dim, checklist::UNKNOWN)),
                Need::Steps => steps(&mut page, list),
            }
            if let Some(why) = list.disputed {
                page.paragraph(why);
            }
            if !list.not_covered.is_empty() {
                page.paragraph(Line::strong(if list.need == Need::Steps { "Not covered:" } else { "Still used:" }));
                page.list(list.not_covered.iter().map(|left| Line::plain(checklist::not_covered(*left))).collect());
            }
            if !list.differing.is_empty() {
                page.paragraph(Line::strong(checklist::ALL_THE_SAME));
                page.list(list.differing.iter().map(|when| Line::plain(*when)).collect());
            }
            if list.need != Need::NotNeeded && !list.instead.is_empty() {
                let ids: Vec<&str> = list.instead.iter().map(|id| id.as_str()).collect();
                page.paragraph(Line::strong(checklist::INSTEAD).text(checklist::instead(&ids)));
            } else if matches!(list.need, Need::NotPossible | Need::Unknown) {
                page.paragraph(Line::strong(checklist::INSTEAD).and(Span::Code(checklist::FIND.to_owned())));
            }
            for line in sources(catalog, list) {
                if !cited.contains(&line) {
                    cited.push(line);
                }
            }
        }
        if !cited.is_empty() {
            page.heading(2, "Sources");
            page.list(cited);
        }
        page
    }

    fn lead(&self) -> String {
        let (catalog, as_of) = (self.catalog, self.as_of);
        let parts = self.lists.iter().map(|list| {
            let training = lead(catalog, list.tier, Question::Training, as_of, as_of.day);
            format!("{training}; {}", checklist::in_short(list.need, list.opt_out.map_or(0, |entry| entry.steps.len())))
        });
        first::sentence(as_of.day, &parts.collect::<Vec<_>>())
    }

    fn json(&self) -> ChecklistsV1<'a> {
        let list = |list: &'a Checklist<'a>| {
            let said = |one: Option<&Entry>| one.map(|one| answer(self.catalog, list.tier, one));
            ChecklistV1 {
                of: OfTier::from(&list.tier.id),
                need: list.need,
                training: said(list.training),
                opt_out: said(list.opt_out),
                not_covered: list.not_covered.iter().map(|left| checklist::not_covered(*left)).collect(),
                differing: &list.differing,
                instead: &list.instead,
                look_again: list.look_again,
            }
        };
        ChecklistsV1 { checklists: self.lists.iter().map(list).collect() }
    }
}

fn steps(page: &mut Page, list: &Checklist<'_>) {
    let Some(entry) = list.opt_out else { return };
    let mut line = Line::plain(checklist::who(entry.by, entry.scope));
    if let Some(url) = &entry.url {
        line = line.text(checklist::STARTS_AT).and(Span::Link { text: url.clone(), url: url.clone() }).text(".");
    }
    page.paragraph(line);
    let mut tasks: Vec<Task> =
        entry.steps.iter().map(|step| Task { text: Line::plain(step.as_str()), details: Vec::new() }).collect();
    tasks.extend(
        entry
            .check
            .as_ref()
            .map(|check| Task { text: Line::strong(checklist::CHECK).text(check.as_str()), details: Vec::new() }),
    );
    tasks.push(Task { text: Line::strong("Check again ").text(checklist::again(list.look_again)), details: Vec::new() });
    page.blocks.push(Block::Tasks(tasks));
    if let Some(loses) = &entry.loses {
        page.paragraph(Line::strong(checklist::LOSES).text(loses.as_str()));
    }
}

fn sources(catalog: &Catalog, list: &Checklist<'_>) -> Vec<Line> {
    let training = list.training.and_then(|entry| Citation::carrying_first(&entry.cite).next());
    let way = list.opt_out.and_then(|entry| Citation::carrying_first(&entry.cite).next());
    // What is to be clicked mostly stands on another page than the right to do it.
    let is_help = |one: &&Citation| catalog.source(list.tier, one).is_some_and(|source| source.kind == SourceKind::Help);
    let steps = list.opt_out.filter(|entry| list.need == Need::Steps && !entry.steps.is_empty());
    let steps = steps.and_then(|entry| Citation::carrying_first(&entry.cite).find(is_help));
    [training, way, steps].into_iter().flatten().filter_map(|citation| source(catalog, list.tier, citation)).collect()
}
