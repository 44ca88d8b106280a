//! Names of places.

use crate::model::{Location, Locations, Region};

/// Returns that a place was taken from this machine's settings.
pub fn guessed(region: &Region) -> String {
    format!("For {}, by this computer's settings; --region overrides.", place(region))
}

/// Returns regions in words.
pub fn regions(regions: &[Region]) -> String {
    regions.iter().map(Region::as_str).collect::<Vec<_>>().join(", ")
}

/// Returns the name of a place, or its code where we have none.
pub(super) fn place(region: &Region) -> &str {
    const NAMES: &[(&str, &str)] = &[
        ("EEA", "the EEA"),
        ("EU", "the EU"),
        ("US", "the US"),
        ("AT", "Austria"),
        ("AU", "Australia"),
        ("BE", "Belgium"),
        ("BG", "Bulgaria"),
        ("BR", "Brazil"),
        ("CA", "Canada"),
        ("CH", "Switzerland"),
        ("CN", "China"),
        ("CY", "Cyprus"),
        ("CZ", "Czechia"),
        ("DE", "Germany"),
        ("DK", "Denmark"),
        ("EE", "Estonia"),
        ("ES", "Spain"),
        ("FI", "Finland"),
        ("FR", "France"),
        ("GR", "Greece"),
        ("HR", "Croatia"),
        ("HU", "Hungary"),
        ("IE", "Ireland"),
        ("IN", "India"),
        ("IS", "Iceland"),
        ("IT", "Italy"),
        ("JP", "Japan"),
        ("KR", "South Korea"),
        ("LI", "Liechtenstein"),
        ("LT", "Lithuania"),
        ("LU", "Luxembourg"),
        ("LV", "Latvia"),
        ("MT", "Malta"),
        ("MX", "Mexico"),
        ("NL", "the Netherlands"),
        ("NO", "Norway"),
        ("NZ", "New Zealand"),
        ("PL", "Poland"),
        ("PT", "Portugal"),
        ("RO", "Romania"),
        ("SE", "Sweden"),
        ("SI", "Slovenia"),
        ("SK", "Slovakia"),
        ("UK", "the United Kingdom"),
    ];
    NAMES.iter().find(|(code, _)| *code == region.as_str()).map_or(region.as_str(), |(_, name)| name)
}

/// Returns places in words: `in the US and wherever the provider has facilities`.
pub(super) fn locations(places: &Locations) -> String {
    let named: Vec<&str> = places
        .0
        .iter()
        .filter_map(|one| match one {
            Location::In(region) => Some(place(region)),
            _ => None,
        })
        .collect();
    let mut parts = if named.is_empty() { Vec::new() } else { vec![format!("in {}", named.join(", "))] };
    for place in &places.0 {
        parts.push(match place {
            Location::In(_) => continue,
            Location::Anywhere => "wherever the provider or its processors have facilities".to_owned(),
            Location::CustomerChoice => "where the customer chooses".to_owned(),
            Location::Unstated => "not said".to_owned(),
        });
    }
    parts.join(", or ")
}
