//! Reads YAML into a tree that knows where everything stands.
//!
//! Strict on purpose: one document, no anchors, aliases, tags or merge keys, no duplicate keys, bounded depth and size.
//! A plain `no` or `2026-08-22` stays text, as YAML 1.2 says; only integers, `true`, `false` and `null` are typed.

use std::collections::HashSet;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span};
use serde_json::{Map, Value};

/// The deepest nesting that is read; a record has seven levels.
pub const DEEPEST: usize = 32;
/// The most values that are read; the largest real record has a tenth of it.
const MOST_NODES: usize = 50_000;

/// A value and the bytes on which it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub value: NodeValue,
    /// Where it stands in the text.
    pub bytes: Range<usize>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum NodeValue {
    /// A scalar; `plain` if it is not quoted.
    Scalar {
        /// The text, escapes resolved.
        text: String,
        /// Written without quotes, so that other readers may take it for a number, a date or a truth value.
        plain: bool,
    },
    /// A list; `flow` if written in brackets.
    List {
        /// Its items.
        items: Vec<Node>,
        /// Written in brackets.
        flow: bool,
    },
    /// A mapping in the order of the file; `flow` if written in braces.
    Map {
        /// Its keys and values.
        pairs: Vec<(Node, Node)>,
        /// Written in braces.
        flow: bool,
    },
}

/// A step of a path into a tree.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Into a mapping.
    Key(&'a str),
    /// Into a list, counted from 0.
    Index(usize),
}

/// Returns the JSON pointer (RFC 6901) of a path.
pub fn pointer_of(steps: &[Step<'_>]) -> String {
    let mut pointer = String::new();
    for step in steps {
        pointer.push('/');
        match step {
            Step::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
    pointer
}

/// What is wrong with the YAML itself: a message and the bytes it speaks of.
pub type Fault = (String, Range<usize>);

/// Reads a text as one strict YAML document.
///
/// # Errors
/// The first fault that stops reading, or all duplicate keys.
pub fn parse(text: &str) -> Result<Node, Vec<Fault>> {
    if let Some(at) = lone_return(text) {
        return Err(vec![("found a carriage return that ends no line, lines end in LF or CR LF".to_owned(), at..at + 1)]);
    }
    let mut options = Options::default();
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    options.emit_comments = false;
    let mut reader =
        Reader { text, parser: Parser::new_from_str_with_options(text, options), nodes: 0, duplicates: Vec::new() };
    let node = reader.document().map_err(|fault| vec![fault])?;
    if reader.duplicates.is_empty() { Ok(node) } else { Err(reader.duplicates) }
}

/// Returns where a carriage return stands alone. YAML breaks a line there (1.2.2, section 5.4), while editors, `git` and the places
/// that are worked out here do not: a comment would end where no one sees it.
fn lone_return(text: &str) -> Option<usize> {
    text.match_indices('\r').map(|(at, _)| at).find(|at| text.as_bytes().get(at + 1) != Some(&b'\n'))
}

struct Reader<'t> {
    text: &'t str,
    parser: Parser<'t, granit_parser::StrInput<'t>>,
    nodes: usize,
    duplicates: Vec<Fault>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Range<usize>), Fault> {
        let bytes = |span: Span| span.byte_range().unwrap_or(0..0);
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, bytes(span))),
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
                Err((format!("found broken YAML: {}", error.info()), at..at))
            }
            None => Err(("found the end of the file too early".to_owned(), self.text.len()..self.text.len())),
        }
    }

    fn document(&mut self) -> Result<Node, Fault> {
        let root = loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(..), _) => {}
                (Event::StreamEnd, at) => return Err(("found an empty file".to_owned(), at)),
                (event, at) => break self.node(event, at, 0)?,
            }
        };
        loop {
            match self.next()? {
                (Event::DocumentEnd, _) => {}
                (Event::StreamEnd, _) => return Ok(root),
                (_, at) => return Err(("found a second document, a record is one".to_owned(), at)),
            }
        }
    }

    fn node(&mut self, event: Event<'t>, at: Range<usize>, depth: usize) -> Result<Node, Fault> {
        self.nodes += 1;
        if depth > DEEPEST || self.nodes > MOST_NODES {
            return Err((format!("found more than {DEEPEST} levels or {MOST_NODES} values"), at));
        }
        let refused = |anchor: usize, tagged: bool| match (anchor, tagged) {
            (0, false) => None,
            (_, true) => Some("found a tag (!), records use none"),
            _ => Some("found an anchor (&), records repeat what they say"),
        };
        match event {
            Event::Scalar(text, style, anchor, tag) => match refused(anchor, tag.is_some()) {
                Some(message) => Err((message.to_owned(), at)),
                None => {
                    let plain = style == ScalarStyle::Plain;
                    Ok(Node { value: NodeValue::Scalar { text: text.into_owned(), plain }, bytes: at })
                }
            },
            Event::SequenceStart(style, anchor, tag) => match refused(anchor, tag.is_some()) {
                Some(message) => Err((message.to_owned(), at)),
                None => self.list(at, style == granit_parser::StructureStyle::Flow, depth),
            },
            Event::MappingStart(style, anchor, tag) => match refused(anchor, tag.is_some()) {
                Some(message) => Err((message.to_owned(), at)),
                None => self.map(at, style == granit_parser::StructureStyle::Flow, depth),
            },
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                Err(("found an alias (*), records repeat what they say".to_owned(), at))
            }
            _ => Err(("found broken YAML: a value is missing".to_owned(), at)),
        }
    }

    fn list(&mut self, start: Range<usize>, flow: bool, depth: usize) -> Result<Node, Fault> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, end) => {
                    let bytes = start.start..last_byte(flow, items.last(), &start, &end);
                    return Ok(Node { value: NodeValue::List { items, flow }, bytes });
                }
                (event, at) => {
                    let item = self.node(event, at, depth + 1)?;
                    items.push(item);
                }
            }
        }
    }

    fn map(&mut self, start: Range<usize>, flow: bool, depth: usize) -> Result<Node, Fault> {
        let mut pairs: Vec<(Node, Node)> = Vec::new();
        let mut names = HashSet::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, end) => {
                    let bytes = start.start..last_byte(flow, pairs.last().map(|(_, value)| value), &start, &end);
                    return Ok(Node { value: NodeValue::Map { pairs, flow }, bytes });
                }
                (event, at) => self.node(event, at, depth + 1)?,
            };
            let Some(name) = key.text() else {
                return Err(("found a key that is not a word".to_owned(), key.bytes));
            };
            if name == "<<" {
                return Err(("found a merge key (<<), records repeat what they say".to_owned(), key.bytes));
            }
            let (event, at) = self.next()?;
            let value = self.node(event, at, depth + 1)?;
            if names.insert(name.to_owned()) {
                pairs.push((key, value));
            } else {
                self.duplicates.push((format!("found the key `{name}` twice"), key.bytes));
            }
        }
    }
}

/// A block ends where its last value does; the parser's own mark lies on a later line.
fn last_byte(flow: bool, last: Option<&Node>, start: &Range<usize>, end: &Range<usize>) -> usize {
    if flow { end.end } else { last.map_or(start.end, |node| node.bytes.end) }
}

impl Node {
    /// Returns the text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Returns the pairs of a mapping; none for anything else.
    pub fn pairs(&self) -> &[(Node, Node)] {
        match &self.value {
            NodeValue::Map { pairs, .. } => pairs,
            _ => &[],
        }
    }

    /// Returns the value of a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    /// Returns the items of a list; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            NodeValue::List { items, .. } => items,
            _ => &[],
        }
    }

    /// Returns the same value as JSON.
    pub fn to_json(&self) -> Value {
        match &self.value {
            NodeValue::Scalar { text, plain: false } => Value::String(text.clone()),
            NodeValue::Scalar { text, plain: true } => typed(text),
            NodeValue::List { items, .. } => Value::Array(items.iter().map(Node::to_json).collect()),
            NodeValue::Map { pairs, .. } => {
                let pairs = pairs.iter().map(|(key, value)| (key.text().unwrap_or_default().to_owned(), value.to_json()));
                Value::Object(Map::from_iter(pairs))
            }
        }
    }

    /// Returns the key, where there is one, and the value at a JSON pointer; the deepest that exists if it leads nowhere.
    pub fn find(&self, pointer: &str) -> (Option<&Node>, &Node) {
        let mut found = (None, self);
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            let next = match &found.1.value {
                NodeValue::Map { pairs, .. } => {
                    pairs.iter().find(|(key, _)| key.text() == Some(&step)).map(|(key, value)| (Some(key), value))
                }
                NodeValue::List { items, .. } => step.parse().ok().and_then(|i: usize| items.get(i)).map(|item| (None, item)),
                NodeValue::Scalar { .. } => None,
            };
            match next {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }
}

fn typed(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => text.parse::<i64>().map(Value::from).unwrap_or_else(|_| match text.parse::<f64>() {
            Ok(float) if text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => Value::from(float),
            _ => Value::String(text.to_owned()),
        }),
    }
}

/// Returns whether the value of a key is a number by the schema.
pub fn is_count(key: &str) -> bool {
    matches!(key, "schema" | "copies" | "lists")
}

/// Returns whether a plain scalar means different things to different readers (YAML 1.1's types against 1.2's).
pub fn is_ambiguous(text: &str) -> bool {
    let words = ["y", "n", "yes", "no", "on", "off", "null", "~"];
    let is_number_like = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_hexdigit() || b"+-._:xoTZe".contains(&byte));
    words.contains(&text.to_ascii_lowercase().as_str()) || is_number_like
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        parse(text).unwrap_err()[0].0.clone()
    }

    #[test]
    fn keeps_words_that_other_readers_would_type() {
        let json = parse("a: no\nb: 2026-08-22\nc: \"1\"\nd: 1\ne: 1.10\nf: 1e10\ng: off\n").unwrap().to_json();
        assert_eq!(json.to_string(), r#"{"a":"no","b":"2026-08-22","c":"1","d":1,"e":1.1,"f":10000000000.0,"g":"off"}"#);
    }

    #[test]
    fn refuses_what_records_do_not_use() {
        assert!(fault("a: &x 1\n").contains("anchor"));
        assert!(fault("a: *x\n").contains("anchor") || fault("a: *x\n").contains("alias"));
        assert!(fault("a: !!str 1\n").contains("tag"));
        assert!(fault("<<: {a: 1}\n").contains("merge"));
        assert!(fault("a: 1\n---\nb: 1\n").contains("second document"));
        assert!(fault("").contains("empty"));
        assert_eq!(parse("a: 1\nb: 2\na: 3\nb: 4\n").unwrap_err().len(), 2);
    }

    #[test]
    fn stops_at_hostile_nesting() {
        for text in ["[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(20_000), "? ".repeat(10_000)] {
            assert!(parse(&text).is_err());
        }
        let bomb: String = (0..10).map(|i| format!("k{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(","))).collect();
        assert!(parse(&bomb).is_err());
        assert!(parse(&"- a\n".repeat(60_000)).is_err());
    }

    #[test]
    fn knows_where_things_stand() {
        let text = "a:\n  - b: word\n    c: [x, y]\n";
        let node = parse(text).unwrap();
        let (key, value) = node.find("/a/0/b");
        assert_eq!((&text[key.unwrap().bytes.clone()], &text[value.bytes.clone()]), ("b", "word"));
        assert_eq!(&text[node.find("/a/0/c").1.bytes.clone()], "[x, y]");
    }

    proptest::proptest! {
        #[test]
        fn never_panics_and_spans_lie_inside(text in "[a-c:\\-\\[\\]{}#\"'|>,? \n]{0,80}") {
            if let Ok(node) = parse(&text) {
                proptest::prop_assert!(text.get(node.bytes).is_some());
            }
        }
    }
}
