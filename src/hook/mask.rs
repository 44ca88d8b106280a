//! What a tool gave back, with every secret masked: of the same shape, since a tool that gets another one back sends what it had.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::scan::{Finding, Redactor, Scanner};

/// Returns a value with a placeholder for every secret in its texts and keys, and 0 for a number that is part of one; nothing where a
/// secret is still found in it then. A secret may lie in several texts, so they are looked through as one.
pub(super) fn masked(value: &Value, scanner: &Scanner) -> Option<Value> {
    let mut masked = value.clone();
    // The last time all of a text goes in which anything is left.
    for takes_all in [false, false, true] {
        let mut joined = Joined::default();
        joined.add(&masked);
        let found = scanner.all_whatever_marked(&joined.text);
        if found.is_empty() {
            return Some(masked);
        }
        let mut holders = Holders { found: &found, joined: &joined, next: 0, takes_all, redactor: Redactor::default() };
        masked = holders.of(&masked);
    }
    let mut joined = Joined::default();
    joined.add(&masked);
    scanner.first_whatever_marked(&joined.text).is_empty().then_some(masked)
}

/// The texts, keys and numbers of a value, each on a line, in one order.
#[derive(Debug, Default)]
struct Joined {
    text: String,
    parts: Vec<Range<usize>>,
}

impl Joined {
    fn add(&mut self, value: &Value) {
        match value {
            Value::Null | Value::Bool(_) => {}
            Value::Number(number) => self.part(&number.to_string()),
            Value::String(text) => self.part(text),
            Value::Array(items) => items.iter().for_each(|item| self.add(item)),
            Value::Object(pairs) => pairs.iter().for_each(|(key, value)| {
                self.part(key);
                self.add(value);
            }),
        }
    }

    fn part(&mut self, part: &str) {
        let start = self.text.len();
        self.text.push_str(part);
        self.parts.push(start..self.text.len());
        self.text.push('\n');
    }
}

/// Walks through a value as [`Joined`] did, and puts placeholders in.
struct Holders<'a> {
    found: &'a [Finding],
    joined: &'a Joined,
    next: usize,
    takes_all: bool,
    redactor: Redactor,
}

impl Holders<'_> {
    fn of(&mut self, value: &Value) -> Value {
        match value {
            Value::Null | Value::Bool(_) => value.clone(),
            Value::Number(_) if self.text().is_some() => Value::from(0),
            Value::Number(_) => value.clone(),
            Value::String(_) => self.text().map_or_else(|| value.clone(), Value::String),
            Value::Array(items) => items.iter().map(|item| self.of(item)).collect(),
            Value::Object(pairs) => {
                let pair = |(key, value): (&String, &Value)| (self.text().unwrap_or_else(|| key.clone()), self.of(value));
                Value::Object(pairs.iter().map(pair).collect::<Map<_, _>>())
            }
        }
    }

    /// Returns the next part with placeholders; nothing if it has no secret.
    fn text(&mut self) -> Option<String> {
        let part = self.joined.parts.get(self.next)?.clone();
        self.next += 1;
        let bytes = |finding: &Finding| finding.bytes.start as usize..finding.bytes.end as usize;
        let first = self.found.partition_point(|finding| bytes(finding).end <= part.start);
        let within = self.found[first..].iter().take_while(|finding| bytes(finding).start < part.end);
        let (mut text, mut at) = (String::new(), part.start);
        for finding in within {
            let secret = bytes(finding).start.max(part.start)..bytes(finding).end.min(part.end);
            text.push_str(self.joined.text.get(at..secret.start).unwrap_or_default());
            text.push_str(&self.redactor.placeholder(finding.rule.id, self.joined.text[bytes(finding)].as_bytes()));
            at = secret.end;
        }
        if at == part.start {
            return None;
        }
        if self.takes_all {
            return Some(String::new());
        }
        text.push_str(self.joined.text.get(at..part.end).unwrap_or_default());
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn key() -> String {
        format!("ghp_{}", "a1B2c3D4e5".repeat(4).split_at(36).0)
    }

    fn scanner(personal: bool) -> Scanner {
        Scanner::new(personal, &[]).unwrap()
    }

    #[test]
    fn texts_are_masked_and_the_shape_stays() {
        let key = key();
        let other = key.replace("a1", "b7");
        let given = json!({
            "stdout": format!("a={key}\nb={other} é {key}\n"), "stderr": "", "interrupted": false, "n": 3, "null": null,
            "list": [{"type": "text", "text": format!("x {key} # promptfate:allow")}], "file": {"filePath": "/a/.env"},
        });
        let masked = masked(&given, &scanner(false)).unwrap();
        let text = masked["stdout"].as_str().unwrap();
        let (first, rest) = text.strip_prefix("a=").unwrap().split_once('\n').unwrap();
        assert!(first.starts_with('[') && first.ends_with("-1]"), "{text}");
        assert_eq!(rest, format!("b={} é {first}\n", first.replace("-1]", "-2]")), "the same secret, the same placeholder");
        assert_eq!(masked["list"][0]["text"], format!("x {first} # promptfate:allow"));
        let mut same = masked.clone();
        same["stdout"] = given["stdout"].clone();
        same["list"] = given["list"].clone();
        assert_eq!(same, given);
    }

    #[test]
    fn keys_numbers_and_secrets_over_several_texts_are_masked() {
        let key = key();
        let mut named = Map::new();
        named.insert(key.clone(), json!("x"));
        let lines = ["-----BEGIN RSA PRIVATE KEY-----", &"MIIEpAIBAAKCAQEA7".repeat(4), "-----END RSA PRIVATE KEY-----"];
        for (given, personal) in
            [(Value::Object(named), false), (json!({"lines": lines}), false), (json!([{"n": 4111111111111111_u64}]), true)]
        {
            let masked = masked(&given, &scanner(personal)).unwrap();
            assert_ne!(masked, given);
            let text = masked.to_string();
            assert!(!text.contains("a1B2") && !text.contains("MIIEp") && !text.contains("41111111"), "{text}");
        }
        assert_eq!(masked(&json!({"stdout": "clean"}), &scanner(false)), Some(json!({"stdout": "clean"})));
    }
}
