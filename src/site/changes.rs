//! What changed in all offers, newest first.

use maud::{Markup, html};

use super::Site;
use super::frame::Frame;
use crate::model::{Question, Tier};
use crate::output::picture::Point;
use crate::output::views::point;
use crate::output::wording::label;
use crate::output::wording::site::{self, ALL_FEED, CHANGES_LEAD, DIRECTIONS, PAGES};
use crate::output::{Tone, class};
use crate::questions::history::history;

/// A change of an answer.
pub(super) struct Change<'a> {
    /// The offer.
    pub tier: &'a Tier,
    /// The question.
    pub question: Question,
    /// When, and what was before and is from then on.
    pub point: Point,
}

/// Returns all changes of which it is known when they were, newest first.
pub(super) fn all<'a>(of: &Site<'a>) -> Vec<Change<'a>> {
    let mut found: Vec<Change<'a>> = Vec::new();
    for tier in &of.catalog.tiers {
        let steps = history(tier);
        let dated = steps.iter().filter(|step| step.is_change() && step.after.began().is_some());
        // What is to come is no change yet.
        let past = dated.filter(|step| step.after.speaks_from() <= of.today());
        found.extend(past.map(|step| Change { tier, question: step.question, point: point(step) }));
    }
    found.sort_by_key(|change| std::cmp::Reverse(change.point.day));
    found
}

/// Returns the page.
pub(super) fn page(of: &Site<'_>, changes: &[Change<'_>]) -> String {
    let (path, title) = PAGES[3];
    let frame = Frame { path, title, about: CHANGES_LEAD, scripts: &[], feed: None };
    let main = html! {
        header.hero {
            h1 { (title) }
            p.lead { (CHANGES_LEAD) }
            p { a href="feeds/all.atom" { (ALL_FEED) } }
        }
        @for year in changes.chunk_by(|a, b| a.point.day.year() == b.point.day.year()) {
            section {
                h2 { (year[0].point.day.year()) }
                (list(of, year))
            }
        }
    };
    frame.around(of, &main)
}

/// Returns changes as a list.
pub(super) fn list(of: &Site<'_>, changes: &[Change<'_>]) -> Markup {
    html! {
        ul.changes {
            @for change in changes {
                li {
                    span.when { (change.point.when) }
                    " "
                    a href={ "tiers/" (change.tier.id.as_str()) ".html#history" } {
                        (change.tier.name) " (" (of.catalog.provider_name(change.tier)) ")"
                    }
                    span.what { (label(change.question)) ": " (change.point.words) }
                    " "
                    span class={ "direction " (class(change.point.tone)) } { (direction(change.point.tone)) }
                }
            }
        }
    }
}

/// Returns what a change means for the person.
pub(super) const fn direction(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => DIRECTIONS[0],
        Tone::Bad | Tone::Caution => DIRECTIONS[1],
        Tone::Dim => DIRECTIONS[2],
    }
}

/// Returns a change in one line.
pub(super) fn title(of: &Site<'_>, change: &Change<'_>) -> String {
    let tier = format!("{} ({})", change.tier.name, of.catalog.provider_name(change.tier));
    site::change(&tier, change.question, &change.point.words)
}
