//! Providers and tiers, decoded.

use std::collections::BTreeMap;

use crate::model::{Citation, Grade, Provider, Source, Tier};

/// Providers by id, and tiers in the order of their ids or of a match.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// The providers.
    pub providers: BTreeMap<String, Provider>,
    /// The tiers.
    pub tiers: Vec<Tier>,
}

impl Catalog {
    /// Returns the name of a tier's provider, or its id where the provider's file is missing.
    pub fn provider_name<'a>(&'a self, tier: &'a Tier) -> &'a str {
        self.providers.get(tier.provider()).map_or(tier.provider(), |provider| &provider.name)
    }

    /// Returns the document that a citation of `tier` names.
    pub fn source(&self, tier: &Tier, citation: &Citation) -> Option<&Source> {
        citation.source(tier.provider(), |id| self.providers.get(id))
    }

    /// Returns the grade of what citations prove together: the best of those that carry the answer, each of which is enough by itself.
    /// Where the record marks none, each was needed for a part of the answer, and a chain holds no more than its weakest link.
    pub fn grade(&self, tier: &Tier, citations: &[Citation]) -> Option<Grade> {
        let grades = Citation::carrying(citations).map(|citation| citation.grade(self.source(tier, citation)));
        if citations.iter().any(|citation| citation.carries) { grades.min() } else { grades.max() }
    }
}
