//! Everything that stands in a JSON text, whatever its keys: also what a second key of the same name hides.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The parts of a JSON value, each on a line: texts, and apart from them keys and numbers, so that a text's lines are counted as
/// its author sees them. The reader of the JSON bounds the depth.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub texts: String,
    pub others: String,
    /// The keys whose values are left out.
    pub left_out: &'static [&'static str],
    /// Whether texts are patches, of which only what they add counts.
    pub is_patch: bool,
}

impl Parts {
    /// Adds all that a value holds.
    ///
    /// # Errors
    /// The reader's own.
    pub fn add<'de, D: Deserializer<'de>>(&mut self, value: D) -> Result<(), D::Error> {
        Walk(self).deserialize(value)
    }

    /// Returns all parts, texts first.
    pub fn whole(&self) -> String {
        format!("{}{}", self.texts, self.others)
    }

    fn text(&mut self, part: &str) {
        if !self.is_patch {
            self.texts.push_str(part);
            self.texts.push('\n');
            return;
        }
        // Headers name files; other lines stand in the file already.
        for line in part.lines() {
            let added = line.strip_prefix('+').or_else(|| Some(line).filter(|line| line.starts_with("***")));
            added.into_iter().for_each(|line| self.texts.extend([line, "\n"]));
        }
    }

    fn other(&mut self, part: &str) {
        self.others.push_str(part);
        self.others.push('\n');
    }
}

struct Walk<'p>(&'p mut Parts);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.text(text);
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.0.other(&number.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.0.other(&number.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.0.other(&number.to_string());
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Walk(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<(), A::Error> {
        while let Some(key) = pairs.next_key::<String>()? {
            self.0.other(&key);
            if self.0.left_out.contains(&key.as_str()) {
                pairs.next_value::<IgnoredAny>()?;
            } else {
                pairs.next_value_seed(Walk(self.0))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Deserializer, json};

    use super::*;

    #[test]
    fn texts_stand_apart_from_keys_and_numbers_and_nothing_is_hidden() {
        let mut parts = Parts::default();
        let text = r#"{"a": "one", "a": ["two", {"b": -3, "c": 4.5, "d": 18446744073709551615}], "e": [true, null]}"#;
        parts.add(&mut Deserializer::from_str(text)).unwrap();
        assert_eq!(parts.texts, "one\ntwo\n");
        assert_eq!(parts.others, "a\na\nb\n-3\nc\n4.5\nd\n18446744073709551615\ne\n");
        assert_eq!(parts.whole(), format!("{}{}", parts.texts, parts.others));
        let mut same = Parts::default();
        same.add(&json!({"b": [-3, 4.5, 5, "x"]})).unwrap();
        assert_eq!((same.texts.as_str(), same.others.as_str()), ("x\n", "b\n-3\n4.5\n5\n"));
    }
    #[test]
    fn old_texts_are_left_out_and_of_a_patch_counts_what_it_adds() {
        let mut parts = Parts { left_out: &["old"], ..Parts::default() };
        parts.add(&json!({"edits": [{"old": ["gone", {"x": "gone"}], "new": "here"}]})).unwrap();
        assert_eq!((parts.texts.as_str(), parts.others.as_str()), ("here\n", "edits\nnew\nold\n"));
        let mut parts = Parts { is_patch: true, ..Parts::default() };
        parts.add(&json!({"input": "*** Update File: a\n@@\n same\n-gone\n+here\n+\n"})).unwrap();
        assert_eq!(parts.texts, "*** Update File: a\nhere\n\n");
    }
}
