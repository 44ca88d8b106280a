//! What routers ask before they send a prompt to a provider: `export catalogue`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{AsOf, Day, Grade, Question, Tier, TierId};
use crate::output::{Format, Page, View};
use crate::questions::catalogue::{REGISTRIES, Routed, catalogue};
use crate::records::Catalog;

/// What is known of the providers that registries name.
#[derive(Debug)]
pub struct Catalogue<'a> {
    /// Where the tiers stand.
    pub catalog: &'a Catalog,
    /// The day and the place.
    pub as_of: &'a AsOf,
}

/// Providers by the names that registries have for them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CatalogueV1<'a> {
    /// By registry (`models.dev`, `openrouter`), then by the provider's slug there.
    registries: BTreeMap<&'static str, BTreeMap<&'static str, RoutedV1<'a>>>,
}

/// What is said of a provider. `null` is not known, or differs between tiers, places and special cases: never a no.
#[derive(Debug, Serialize, JsonSchema)]
struct RoutedV1<'a> {
    /// The tiers that a key of this provider may be of; every value holds for all of them.
    tiers: Vec<&'a TierId>,
    /// Whether what is sent trains models where nobody does anything about it.
    training: Option<bool>,
    /// The most days for which prompts are kept, unless they were flagged.
    retention_days: Option<u32>,
    /// The most days for which prompts are kept that were flagged for safety or abuse.
    flagged_retention_days: Option<u32>,
    /// Whether nothing is kept where nobody does anything about it.
    zdr: Option<bool>,
    /// The worst grade of what is said of training.
    grade: Option<Grade>,
    /// Opens the document on training at the passage.
    source_url: Option<String>,
    /// The day of the oldest copy that was read, where a program found what is said in archived versions.
    verified_on: Option<Day>,
    /// The day of the oldest copy that was read.
    read_on: Option<Day>,
}

impl<'a> View for Catalogue<'a> {
    type Json = CatalogueV1<'a>;

    const FORMATS: &'static [Format] = &[Format::Json];

    fn day(&self) -> Day {
        self.as_of.day
    }

    fn page(&self) -> Page {
        Page::default()
    }

    fn json(&self) -> CatalogueV1<'a> {
        let of = |registry: &'static str| {
            let all = catalogue(self.catalog, registry, self.as_of);
            (registry, all.into_iter().map(|(slug, routed)| (slug, self.routed(&routed))).collect())
        };
        CatalogueV1 { registries: REGISTRIES.into_iter().map(of).collect() }
    }
}

impl<'a> Catalogue<'a> {
    fn routed(&self, routed: &Routed<'a>) -> RoutedV1<'a> {
        let lead = |tier: &&'a Tier| Some((*tier, *tier.entries_at(Question::Training, self.as_of).first()?));
        let leads: Vec<_> = routed.tiers.iter().filter_map(lead).collect();
        let grade = leads.iter().filter_map(|(tier, entry)| self.catalog.grade(tier, &entry.cite)).max();
        let read_on = leads.iter().flat_map(|(_, entry)| entry.cite.iter().map(|cited| cited.read)).min();
        let cited = leads.first().and_then(|(tier, entry)| Some((tier, entry.cite.first()?)));
        RoutedV1 {
            tiers: routed.tiers.iter().map(|tier| &tier.id).collect(),
            training: routed.training,
            retention_days: routed.retention_days,
            flagged_retention_days: routed.flagged_retention_days,
            zdr: routed.zdr,
            grade,
            source_url: cited.and_then(|(tier, cited)| Some(cited.link(self.catalog.source(tier, cited)?))),
            verified_on: read_on.filter(|_| grade == Some(Grade::Verified)),
            read_on,
        }
    }
}
