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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::sample;

    /// Returns the grade that citations give together, each as its grade and `+` where it is marked as carrying the answer.
    fn grade(cited: &str) -> Option<&'static str> {
        let tier = sample::tier("acme/chat", json!({}));
        let source = |kind| json!({"title": "Terms", "url": "https://acme.example", "kind": kind});
        let provider = json!({
            "schema": 1,
            "name": "Acme",
            "home": "https://acme.example",
            "sources": {"verified": source("contract"), "cited": source("contract"), "secondary": source("secondary")},
        });
        let providers = [("acme".to_owned(), serde_json::from_value(provider).unwrap())].into();
        let citation = |one: &str| {
            let source = one.trim_end_matches('+');
            // What somebody else says is no better for a version that holds it.
            let version = (source != "cited").then(|| "a".repeat(40));
            let written = json!({"source": source, "version": version, "read": "2026-01-01", "carries": one.ends_with('+')});
            serde_json::from_value(written).unwrap()
        };
        let citations: Vec<Citation> = cited.split_whitespace().map(citation).collect();
        Catalog { providers, tiers: Vec::new() }.grade(&tier, &citations).map(Grade::as_str)
    }

    #[test]
    fn an_answer_is_proven_as_its_best_carrying_citation_or_else_as_its_weakest() {
        for (cited, expected) in [
            ("verified", "verified"),
            ("verified cited", "cited"),
            ("cited verified secondary", "secondary"),
            ("verified+ cited", "verified"),
            ("verified+ secondary", "verified"),
            // What only gives context lifts nothing.
            ("verified cited+", "cited"),
            ("verified cited secondary+", "secondary"),
            // Each that carries is enough.
            ("cited+ verified+ secondary", "verified"),
            ("secondary+ cited+", "cited"),
        ] {
            assert_eq!(grade(cited), Some(expected), "{cited}");
        }
        assert_eq!(grade(""), None);
    }
}
