//! How long something is kept: a period, or one of a few words.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Period;

/// How long conversations, or copies of them, are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retention {
    /// Not kept, or gone at once.
    Zero,
    /// For a stated time.
    For(Period),
    /// As long as the customer sets.
    CustomerSet,
    /// Until the user deletes it, or the account.
    UntilDeleted,
    /// Without limit, as the documents say themselves.
    Indefinite,
    /// The documents were read and do not say; "as long as necessary" says nothing.
    Unstated,
}

impl Retention {
    const WORDS: [(&'static str, Retention); 5] = [
        ("zero", Retention::Zero),
        ("customer_set", Retention::CustomerSet),
        ("until_deleted", Retention::UntilDeleted),
        ("indefinite", Retention::Indefinite),
        ("unstated", Retention::Unstated),
    ];

    /// Returns whether this is surely no longer than `limit`. What the customer sets or nobody states never is.
    pub fn within(self, limit: Period) -> bool {
        match self {
            Retention::Zero => true,
            Retention::For(period) => period.longest_days() <= limit.longest_days(),
            Retention::CustomerSet | Retention::UntilDeleted | Retention::Indefinite | Retention::Unstated => false,
        }
    }

    /// Returns whether this is surely longer than `limit`, where nobody deletes anything. What the customer sets or nobody states never is.
    pub fn beyond(self, limit: Period) -> bool {
        match self {
            Retention::For(period) => period.shortest_days() > limit.longest_days(),
            Retention::UntilDeleted | Retention::Indefinite => true,
            Retention::Zero | Retention::CustomerSet | Retention::Unstated => false,
        }
    }

    /// Returns the most days that it may last, where there is a number: none for words such as `until_deleted`.
    pub fn days(self) -> Option<u32> {
        match self {
            Retention::Zero => Some(0),
            Retention::For(period) => Some(period.longest_days()),
            Retention::CustomerSet | Retention::UntilDeleted | Retention::Indefinite | Retention::Unstated => None,
        }
    }

    /// Compares by the weight for the person, shorter first; `None` where the two cannot be compared.
    pub fn compare(self, other: Retention) -> Option<Ordering> {
        let weight = |kept: Retention| match kept {
            Retention::Zero => Some(0),
            Retention::For(period) => Some(period.longest_days()),
            Retention::UntilDeleted => Some(u32::MAX - 1),
            Retention::Indefinite => Some(u32::MAX),
            Retention::CustomerSet | Retention::Unstated => None,
        };
        Some(weight(self)?.cmp(&weight(other)?))
    }
}

impl FromStr for Retention {
    type Err = String;

    fn from_str(text: &str) -> Result<Retention, String> {
        if let Some((_, kept)) = Retention::WORDS.iter().find(|(word, _)| *word == text) {
            return Ok(*kept);
        }
        text.parse().map(Retention::For).map_err(|_| {
            let words: Vec<_> = Retention::WORDS.iter().map(|(word, _)| *word).collect();
            format!("found `{text}`, allowed are an ISO 8601 duration (P30D) or {}", words.join(", "))
        })
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Retention::For(period) => period.fmt(f),
            word => Retention::WORDS.iter().find(|(_, kept)| kept == word).map_or(Ok(()), |(text, _)| f.write_str(text)),
        }
    }
}

impl Serialize for Retention {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Retention {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Retention, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Retention {
    fn schema_name() -> Cow<'static, str> {
        "Retention".into()
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
        assert!("P30D".parse::<Retention>().unwrap().within(limit));
        assert!(!"P1M".parse::<Retention>().unwrap().within(limit));
        assert!(!Retention::Unstated.within(limit));
        assert!(!Retention::CustomerSet.within(limit));
    }

    #[test]
    fn longer_than_a_limit_is_what_surely_is() {
        let limit = "P30D".parse().unwrap();
        for (kept, is_longer) in [
            ("P31D", true),
            ("P2M", true),
            ("until_deleted", true),
            ("indefinite", true),
            ("P30D", false),
            // February has 28 days.
            ("P1M", false),
            ("zero", false),
            ("customer_set", false),
            ("unstated", false),
        ] {
            assert_eq!(kept.parse::<Retention>().unwrap().beyond(limit), is_longer, "{kept}");
        }
    }

    #[test]
    fn without_limit_is_longer_than_until_deleted_and_that_than_any_time() {
        let order = ["zero", "P1D", "P30D", "P1M", "P9999Y", "until_deleted", "indefinite"];
        for (at, one) in order.iter().enumerate() {
            let one: Retention = one.parse().unwrap();
            for (other_at, other) in order.iter().enumerate() {
                assert_eq!(one.compare(other.parse().unwrap()), Some(at.cmp(&other_at)), "{one} {other}");
            }
            for silent in [Retention::CustomerSet, Retention::Unstated] {
                assert_eq!((one.compare(silent), silent.compare(one)), (None, None));
            }
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        assert!("soon".parse::<Retention>().unwrap_err().contains("zero, customer_set"));
    }
}
