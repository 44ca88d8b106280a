//! Where content is stored or processed.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Region;

/// One place in which content is stored or processed, or what the texts say in place of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A country, a part of one, or a union of countries.
    In(Region),
    /// Wherever the provider or its processors have facilities.
    Anywhere,
    /// The customer can choose the place.
    CustomerChoice,
    /// The documents were read and do not say; stands alone.
    Unstated,
}

impl Location {
    const WORDS: [(&str, Location); 3] =
        [("anywhere", Location::Anywhere), ("customer_choice", Location::CustomerChoice), ("unstated", Location::Unstated)];

    /// Returns whether what is kept in `other` is kept in this place: the EEA covers Germany; a word covers itself alone.
    pub fn covers(&self, other: &Location) -> bool {
        match (self, other) {
            (Location::In(wide), Location::In(narrow)) => wide.covers(narrow),
            (one, other) => one == other,
        }
    }
}

impl FromStr for Location {
    type Err = String;

    fn from_str(text: &str) -> Result<Location, String> {
        match Location::WORDS.into_iter().find(|(word, _)| *word == text) {
            Some((_, location)) => Ok(location),
            None => {
                text.parse().map(Location::In).map_err(|why: String| format!("{why}, or anywhere, customer_choice, unstated"))
            }
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Location::WORDS.iter().find(|(_, location)| location == self) {
            Some((word, _)) => f.write_str(word),
            None => match self {
                Location::In(region) => region.fmt(f),
                _ => Ok(()),
            },
        }
    }
}

impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Location {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Location, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Location {
    fn schema_name() -> Cow<'static, str> {
        "Location".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A place (EEA, EU, UK, an ISO 3166-1 country code, a state such as US-CA), or anywhere, customer_choice, unstated.",
            "pattern": "^([A-Z]{2}|EEA|US-[A-Z]{2}|anywhere|customer_choice|unstated)$",
        })
    }
}

/// All places that are named; `unstated` stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Locations(#[schemars(length(min = 1))] pub Vec<Location>);

impl Locations {
    /// Returns whether each of these places lies in one of `allowed`.
    pub fn are_all_in(&self, allowed: &[Location]) -> bool {
        !self.0.is_empty() && self.0.iter().all(|one| *one != Location::Unstated && allowed.iter().any(|wide| wide.covers(one)))
    }
}

impl fmt::Display for Locations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&words.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locations(words: &str) -> Locations {
        Locations(words.split(',').map(|word| word.parse().unwrap()).collect())
    }

    #[test]
    fn every_word_is_read_as_it_is_written() {
        for word in ["EEA", "US-CA", "SG", "anywhere", "customer_choice", "unstated"] {
            assert_eq!(word.parse::<Location>().unwrap().to_string(), word);
        }
        assert!("Europe".parse::<Location>().unwrap_err().contains("customer_choice"));
    }

    #[test]
    fn all_places_have_to_lie_in_those_allowed() {
        let eea = &["EEA".parse().unwrap()];
        assert!(locations("DE,FR").are_all_in(eea));
        assert!(!locations("DE,US").are_all_in(eea));
        assert!(!locations("EEA").are_all_in(&["DE".parse().unwrap()]));
        assert!(!locations("customer_choice").are_all_in(eea));
        assert!(!locations("anywhere").are_all_in(eea));
        assert!(!locations("unstated").are_all_in(&[Location::Unstated]));
    }

    #[test]
    fn places_are_shown_side_by_side() {
        assert_eq!(locations("EEA,US-CA,anywhere").to_string(), "EEA, US-CA, anywhere");
    }
}
