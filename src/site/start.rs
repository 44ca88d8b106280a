//! The start page: the search, what many ask for, what changed lately, and every provider.

use maud::{Markup, html};

use super::changes::{self, Change};
use super::frame::{Frame, data, words};
use super::matrix::short;
use super::scripts::tone;
use super::{Offers, Site, names};
use crate::diagnostic::Failure;
use crate::model::{Question, Tier};
use crate::output::class;
use crate::output::wording::label;
use crate::output::wording::site::{self, kind};

/// What many people ask for, as far as there are records: consumer chats that are known everywhere, and tools of programmers.
const WELL_KNOWN: &[&str] = &[
    "openai/chatgpt",
    "google/gemini",
    "anthropic/claude",
    "microsoft/copilot",
    "github/copilot-free-pro",
    "perplexity/perplexity",
    "xai/grok",
    "meta/meta-ai",
    "deepseek/chat",
    "cursor/individual",
    "anthropic/claude-code",
    "openai/api",
];

/// So many changes stand on it.
const NEWEST: usize = 6;

/// Returns the page.
///
/// # Errors
/// The records inside the program are damaged.
pub(super) fn page(of: &Site<'_>, providers: &[Offers<'_>], all: &[Change<'_>]) -> Result<String, Failure> {
    let lead = site::lead(of.catalog.tiers.len(), providers.len());
    let frame = Frame { path: "index.html", title: site::TITLE, about: &lead, scripts: &["search.js"], feed: None };
    let known: Vec<&Tier> =
        WELL_KNOWN.iter().filter_map(|id| of.catalog.tiers.iter().find(|tier| tier.id.as_str() == *id)).collect();
    let main = html! {
        header.hero.start {
            h1 { (site::TITLE) }
            p.lead { (lead) }
            form #search role="search" hidden {
                label for="q" { (site::SEARCH) }
                div {
                    input #q type="search" name="q" placeholder=(site::SEARCH_EXAMPLE) autocomplete="off" autocapitalize="off" spellcheck="false";
                    button { (site::FIND) }
                }
            }
            p.without-scripts { (site::SEARCH_WITHOUT_SCRIPTS) }
            div #found role="status" {}
        }
        @if !known.is_empty() {
            section {
                h2 { (site::WELL_KNOWN) }
                ul.offers { @for tier in known { li { (offer(of, tier)) } } }
            }
        }
        @if !all.is_empty() {
            section {
                h2 { (site::NEWEST) }
                (changes::list(of, &all[..all.len().min(NEWEST)]))
                p { a href="changes.html" { (site::ALL_CHANGES) } }
            }
        }
        section {
            h2 { (site::PROVIDERS) }
            ul.columns {
                @for provider in providers {
                    li { a href={ "providers/" (provider.id) ".html" } { (provider.name) } " " small { (site::offers(provider.tiers.len())) } }
                }
            }
        }
        (words(site::SEARCH_SAYS))
        (data("names", &names::index(of)?))
    };
    Ok(frame.around(of, &main))
}

fn offer(of: &Site<'_>, tier: &Tier) -> Markup {
    let said = short(of, tier, Question::Training);
    html! {
        a href={ "tiers/" (tier.id.as_str()) ".html" } {
            strong { (tier.name) }
            " "
            small { (of.catalog.provider_name(tier)) ", " (kind(tier.kind)) }
            span class={ "said " (class(tone(&said))) } { (label(Question::Training)) ": " (said.to_plain()) }
        }
    }
}
