//! When an answer began: on a day that a text states, or in a time that archived versions show.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Day;

/// When an answer began, and how that is known. In a record it is a day, or a map of the days of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// A text states the day for this change.
    Effective(Day),
    /// Archived versions show the time.
    By(Span),
}

/// A time in which a change came: after one day, and by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The day of the last version without it; `null` where the archive begins with it.
    #[serde(default)]
    pub after: Option<Day>,
    /// The day of the first version with it.
    pub by: Day,
}

impl Since {
    /// Returns the day on which it began at the latest.
    pub const fn day(self) -> Day {
        match self {
            Since::Effective(day) => day,
            Since::By(span) => span.by,
        }
    }

    /// Returns the day that a text states.
    pub const fn effective(self) -> Option<Day> {
        match self {
            Since::Effective(day) => Some(day),
            Since::By(_) => None,
        }
    }

    /// Returns the time that versions show.
    pub const fn span(self) -> Option<Span> {
        match self {
            Since::Effective(_) => None,
            Since::By(span) => Some(span),
        }
    }
}

impl Span {
    /// Returns whether the change may have come before or after this day.
    pub fn holds(self, day: Day) -> bool {
        self.after.is_some_and(|after| after < day) && day < self.by
    }
}

/// As a record writes it, and as it is packed into the program.
#[derive(Serialize, Deserialize)]
enum Packed {
    Effective(Day),
    By(Span),
}

impl Serialize for Since {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Since::Effective(day) if serializer.is_human_readable() => day.serialize(serializer),
            // A record names no day before the first; `null` would be refused where it is read.
            Since::By(span) if serializer.is_human_readable() => {
                let mut map = serializer.serialize_map(None)?;
                if let Some(after) = span.after {
                    map.serialize_entry("after", &after)?;
                }
                map.serialize_entry("by", &span.by)?;
                map.end()
            }
            Since::Effective(day) => Packed::Effective(*day).serialize(serializer),
            Since::By(span) => Packed::By(*span).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Since {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Since, D::Error> {
        if !deserializer.is_human_readable() {
            return Ok(match Packed::deserialize(deserializer)? {
                Packed::Effective(day) => Since::Effective(day),
                Packed::By(span) => Since::By(span),
            });
        }
        struct Written;
        impl<'de> de::Visitor<'de> for Written {
            type Value = Since;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a day, or a map of the days `after` and `by`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Since, E> {
                text.parse().map(Since::Effective).map_err(E::custom)
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Since, A::Error> {
                Span::deserialize(de::value::MapAccessDeserializer::new(map)).map(Since::By)
            }
        }
        deserializer.deserialize_any(Written)
    }
}

impl JsonSchema for Since {
    fn schema_name() -> Cow<'static, str> {
        "Since".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // Not one of two schemas: what is wrong with the one that is meant could not be said then.
        let day = Day::json_schema(generator);
        json_schema!({
            "type": ["string", "object"],
            "format": day.get("format"),
            "pattern": day.get("pattern"),
            "properties": {"after": generator.subschema_for::<Day>(), "by": generator.subschema_for::<Day>()},
            "required": ["by"],
            "additionalProperties": false,
            "description": "The day, quoted, that a text states for this change; or {after: DAY, by: DAY}, the days of the last archived \
                            version without it and of the first with it.",
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn says_what_it_is() {
        let read = |written: serde_json::Value| serde_json::from_value::<Since>(written);
        let day: Day = "2025-02-05".parse().unwrap();
        let stated = read(json!("2025-02-05")).unwrap();
        assert_eq!((stated.day(), stated.effective(), stated.span()), (day, Some(day), None));
        let shown = read(json!({"after": "2025-01-04", "by": "2025-02-05"})).unwrap();
        assert_eq!((shown.day(), shown.effective()), (day, None));
        assert_eq!(serde_json::to_value(shown).unwrap(), json!({"after": "2025-01-04", "by": "2025-02-05"}));
        let first = read(json!({"by": "2025-02-05"})).unwrap();
        assert_eq!(first.span(), Some(Span { after: None, by: day }));
        assert_eq!(serde_json::to_value(first).unwrap(), json!({"by": "2025-02-05"}));
        for odd in [json!("2025-02-30"), json!({"after": "2025-01-04"}), json!({"by": "2025-02-05", "on": 1}), json!(3)] {
            assert!(read(odd.clone()).is_err(), "{odd}");
        }
    }

    #[test]
    fn is_packed_as_it_was_written() {
        for written in [json!("2025-02-05"), json!({"after": null, "by": "2025-02-05"})] {
            let since: Since = serde_json::from_value(written.clone()).unwrap();
            let packed = postcard::to_stdvec(&since).unwrap();
            assert_eq!(postcard::from_bytes::<Since>(&packed), Ok(since), "{written}");
        }
    }

    #[test]
    fn only_days_between_the_two_versions_are_open() {
        let span = Span { after: "2025-01-04".parse().ok(), by: "2025-02-05".parse().unwrap() };
        let open: Vec<bool> =
            ["2025-01-04", "2025-01-05", "2025-02-04", "2025-02-05"].map(|day| span.holds(day.parse().unwrap())).into();
        assert_eq!(open, [false, true, true, false]);
        assert!(!Span { after: None, ..span }.holds("2025-01-10".parse().unwrap()));
    }
}
