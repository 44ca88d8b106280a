//! The page of a provider: its offers, side by side, and its documents; and the list of all providers.

use maud::{Markup, html};

use super::frame::Frame;
use super::matrix::cell;
use super::{Offers, Site};
use crate::model::{Question, Tier};
use crate::output::views::SideBySide;
use crate::output::wording::label;
use crate::output::wording::site::{self, kind};
use crate::output::{Block, Line, Span, View, blocks};
use crate::questions::compare::compare;

/// The offers of a provider stand side by side up to so many.
const MOST_COLUMNS: usize = 8;

/// Returns the page of a provider.
pub(super) fn page(of: &Site<'_>, provider: &Offers<'_>) -> String {
    let path = format!("providers/{}.html", provider.id);
    let feed = format!("feeds/{}.atom", provider.id);
    let about = format!("{}: {}", provider.name, site::offers(provider.tiers.len()));
    let frame = Frame { path: &path, title: provider.name, about: &about, scripts: &[], feed: Some(&feed) };
    let root = frame.root();
    let record = of.catalog.providers.get(provider.id);
    let main = html! {
        header.hero {
            h1 { (provider.name) }
            p.meta { (site::offers(provider.tiers.len())) }
        }
        (offers(of, provider.tiers, &root))
        @if (2..=MOST_COLUMNS).contains(&provider.tiers.len()) { (side_by_side(of, provider.tiers)) }
        @if let Some(record) = record {
            section {
                h2 { (site::DOCUMENTS) }
                (blocks(&[Block::List(record.sources.values().map(|one| link(&one.title, &one.url)).collect())], 0))
                dl {
                    @if !record.former_names.is_empty() { dt { (site::FORMERLY) } dd { (record.former_names.join(", ")) } }
                    dt { (site::HOME) } dd { (crate::output::line(&link(&record.home, &record.home))) }
                    @if let Some(place) = &record.jurisdiction { dt { (site::JURISDICTION) } dd { (place.as_str()) } }
                }
            }
        }
    };
    frame.around(of, &main)
}

fn link(text: &str, url: &str) -> Line {
    Line::default().and(Span::Link { text: text.to_owned(), url: url.to_owned() })
}

/// Returns a table of offers with what most people ask.
fn offers(of: &Site<'_>, tiers: &[Tier], root: &str) -> Markup {
    const ASKED: &[Question] = &[Question::Training, Question::Retention, Question::HumanReview, Question::OptOut];
    html! {
        div.scroll tabindex="0" {
            table {
                thead {
                    tr {
                        @for head in site::MATRIX_HEADS { th scope="col" { (head) } }
                        @for question in ASKED { th scope="col" { (label(*question)) } }
                    }
                }
                tbody {
                    @for tier in tiers {
                        tr {
                            th scope="row" { a href={ (root) "tiers/" (tier.id.as_str()) ".html" } { (tier.name) } }
                            td { (kind(tier.kind)) }
                            @for question in ASKED { (cell(of, tier, *question)) }
                        }
                    }
                }
            }
        }
    }
}

fn side_by_side(of: &Site<'_>, tiers: &[Tier]) -> Markup {
    let comparison = compare(tiers, &of.as_of);
    let view = SideBySide { catalog: of.catalog, comparison: &comparison, in_full: true, others: &[], day: of.today() };
    let tables: Vec<Block> = view.page().blocks.into_iter().filter(|one| matches!(one, Block::Table(_))).collect();
    html! {
        section {
            h2 { (site::SIDE_BY_SIDE) }
            (blocks(&tables, 0))
            p.dim { (site::SIDE_BY_SIDE_MEANING) }
        }
    }
}

/// Returns the page with all providers and their offers.
pub(super) fn list(of: &Site<'_>, providers: &[Offers<'_>]) -> String {
    let frame = Frame { path: "providers.html", title: site::PROVIDERS, about: site::PROVIDERS_LEAD, scripts: &[], feed: None };
    let main = html! {
        header.hero {
            h1 { (site::PROVIDERS) }
            p.lead { (site::PROVIDERS_LEAD) }
        }
        dl.providers {
            @for provider in providers {
                dt { a href={ "providers/" (provider.id) ".html" } { (provider.name) } }
                dd {
                    ul { @for tier in provider.tiers { li { a href={ "tiers/" (tier.id.as_str()) ".html" } { (tier.name) } } } }
                }
            }
        }
    };
    frame.around(of, &main)
}
