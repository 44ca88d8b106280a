//! How long something is kept: a period, or one of a few words.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Duration;

/// How long conversations, or copies of them, are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// Not kept, or gone at once.
    Zero,
    /// For a stated time.
    For(Duration),
    /// As long as the customer sets.
    CustomerSet,
    /// Until the user deletes it, or the account.
    UntilDeleted,
    /// Without limit, as the documents say themselves.
    Indefinite,
    /// The documents were read and do not say; "as long as necessary" says nothing.
    Unstated,
}

impl Kept {
    const WORDS: [(&'static str, Kept); 5] = [
        ("zero", Kept::Zero),
        ("customer_set", Kept::CustomerSet),
        ("until_deleted", Kept::UntilDeleted),
        ("indefinite", Kept::Indefinite),
        ("unstated", Kept::Unstated),
    ];

    /// Returns whether this is surely no longer than `limit`. What the customer sets or nobody states never is.
    pub fn within(self, limit: Duration) -> bool {
        match self {
            Kept::Zero => true,
            Kept::For(duration) => duration.longest_days() <= limit.longest_days(),
            Kept::CustomerSet | Kept::UntilDeleted | Kept::Indefinite | Kept::Unstated => false,
        }
    }

    /// Compares by the burden on the person, shorter first; `None` where the two cannot be compared.
    pub fn compare(self, other: Kept) -> Option<Ordering> {
        let burden = |kept: Kept| match kept {
            Kept::Zero => Some(0),
            Kept::For(duration) => Some(duration.longest_days()),
            Kept::UntilDeleted => Some(u32::MAX - 1),
            Kept::Indefinite => Some(u32::MAX),
            Kept::CustomerSet | Kept::Unstated => None,
        };
        Some(burden(self)?.cmp(&burden(other)?))
    }
}

impl FromStr for Kept {
    type Err = String;

    fn from_str(text: &str) -> Result<Kept, String> {
        if let Some((_, kept)) = Kept::WORDS.iter().find(|(word, _)| *word == text) {
            return Ok(*kept);
        }
        text.parse().map(Kept::For).map_err(|_| {
            let words: Vec<_> = Kept::WORDS.iter().map(|(word, _)| *word).collect();
            format!("found `{text}`, allowed are an ISO 8601 duration (P30D) or {}", words.join(", "))
        })
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kept::For(duration) => duration.fmt(f),
            word => Kept::WORDS.iter().find(|(_, kept)| kept == word).map_or(Ok(()), |(text, _)| f.write_str(text)),
        }
    }
}

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kept, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Kept {
    fn schema_name() -> Cow<'static, str> {
        "Kept".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "How long it is kept: an ISO 8601 duration (P30D, P18M, P5Y), or `zero`, `customer_set`, \
                            `until_deleted`, `indefinite` (only if the text says so), `unstated`.",
            "pattern": r"^(P(\d{1,4}[YMWD])+|zero|customer_set|until_deleted|indefinite|unstated)$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_does_not_meet_a_limit_of_thirty_days() {
        let limit = "P30D".parse().unwrap();
        assert!("P30D".parse::<Kept>().unwrap().within(limit));
        assert!(!"P1M".parse::<Kept>().unwrap().within(limit));
        assert!(!Kept::Unstated.within(limit));
        assert!(!Kept::CustomerSet.within(limit));
    }
}
