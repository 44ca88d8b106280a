//! Citations: which document, which passage in it, which version was read.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Day, Provider, Source, SourceKind};

/// A place in a document of the provider, and the version of it that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// A source listed in the provider's file; `other-provider/source` for another provider's.
    #[schemars(regex(pattern = r"^([a-z0-9-]+/)?[a-z0-9-]+$"))]
    pub source: String,
    /// The passage that says so; absent where the document was read and does not say.
    #[serde(default)]
    pub passage: Option<Passage>,
    /// `sha256:` of the normalised text of the passage. Written by `promptfate cite`.
    #[serde(default)]
    #[schemars(regex(pattern = r"^sha256:[0-9a-f]{64}$"))]
    pub digest: Option<String>,
    /// How many identical copies of the passage the version holds, where there are several.
    #[serde(default)]
    #[schemars(range(min = 2))]
    pub copies: Option<u32>,
    /// The full commit of the archived version that was read.
    #[serde(default)]
    #[schemars(regex(pattern = r"^[0-9a-f]{40}$"))]
    pub version: Option<String>,
    /// The day of the copy that was read.
    pub read: Day,
    /// The copy bore no date: `read` is the day on which we read it.
    #[serde(default)]
    pub undated: bool,
    /// It says enough by itself. Where no citation of an answer is marked so, all are needed.
    #[serde(default)]
    pub carries: bool,
}

/// From a few words to a few words, the form of a W3C text fragment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The first four to eight words.
    #[schemars(length(min = 1, max = 160))]
    pub from: String,
    /// The last four to eight words.
    #[schemars(length(min = 1, max = 160))]
    pub to: String,
}

/// How well an answer is proven, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// A program found the passage in an archived version of the provider's own document.
    Verified,
    /// The provider's own page, read by us, not archived.
    Cited,
    /// Someone else says so.
    Secondary,
}

impl Grade {
    /// Returns the word, as shown with every answer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Grade::Verified => "verified",
            Grade::Cited => "cited",
            Grade::Secondary => "secondary",
        }
    }
}

impl Citation {
    /// Returns those of an answer's citations on which it rests: the ones that are marked, each enough by itself, or else all of them,
    /// since none is known to be enough.
    pub fn carrying(cite: &[Citation]) -> impl Iterator<Item = &Citation> {
        let is_marked = cite.iter().any(|one| one.carries);
        cite.iter().filter(move |one| one.carries || !is_marked)
    }

    /// Returns an answer's citations, those on which it rests first.
    pub fn carrying_first(cite: &[Citation]) -> impl Iterator<Item = &Citation> {
        let is_marked = cite.iter().any(|one| one.carries);
        Citation::carrying(cite).chain(cite.iter().filter(move |one| is_marked && !one.carries))
    }

    /// Returns the provider and the source that are named, given the provider whose record this is.
    pub fn names<'a>(&'a self, provider: &'a str) -> (&'a str, &'a str) {
        self.source.split_once('/').unwrap_or((provider, &self.source))
    }

    /// Returns the grade that this citation gives by its form; `verify` proves it.
    pub fn grade(&self, source: Option<&Source>) -> Grade {
        if source.is_some_and(|source| source.kind == SourceKind::Secondary) {
            Grade::Secondary
        } else if self.version.is_some() && (self.passage.is_none() || self.digest.is_some()) {
            Grade::Verified
        } else {
            Grade::Cited
        }
    }

    /// Returns the address that opens the page with the passage highlighted.
    ///
    /// The form is the WICG's text fragment: `#:~:text=start,end`, with `-`, `,` and `&` percent-encoded.
    pub fn link(&self, source: &Source) -> String {
        let Some(passage) = &self.passage else { return source.url.clone() };
        let fragment = if passage.from == passage.to {
            encode(&passage.from)
        } else {
            format!("{},{}", encode(&passage.from), encode(&passage.to))
        };
        let joint = if source.url.contains('#') { ":~:text=" } else { "#:~:text=" };
        format!("{}{joint}{fragment}", source.url)
    }

    /// Finds the cited source among `providers`, which is asked by id.
    pub fn source<'a>(&self, provider: &str, find: impl Fn(&str) -> Option<&'a Provider>) -> Option<&'a Source> {
        let (provider, source) = self.names(provider);
        find(provider)?.sources.get(source)
    }
}

/// What stands for itself between the signs of a text fragment.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~').remove(b'\'').remove(b'(').remove(b')').remove(b'!').remove(b'*');

fn encode(words: &str) -> String {
    utf8_percent_encode(words, PLAIN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_encode_what_the_fragment_reserves() {
        assert_eq!(encode("opt-out, you & “we”"), "opt%2Dout%2C%20you%20%26%20%E2%80%9Cwe%E2%80%9D");
    }

    fn citation(passage: bool, digest: bool, version: bool) -> Citation {
        Citation {
            source: "terms".into(),
            passage: passage.then(|| Passage { from: "we do".into(), to: "not train".into() }),
            digest: digest.then(|| "sha256:0".into()),
            copies: None,
            version: version.then(|| "a".repeat(40)),
            read: "2026-01-01".parse().unwrap(),
            undated: false,
            carries: false,
        }
    }

    #[test]
    fn an_answer_rests_on_what_is_marked_or_else_on_all() {
        let cited = |source: &str, carries| Citation { source: source.into(), carries, ..citation(true, true, true) };
        let names = |cite: &[Citation]| {
            let names = |of: Vec<&Citation>| of.iter().map(|one| one.source.clone()).collect::<Vec<_>>().join(" ");
            (names(Citation::carrying(cite).collect()), names(Citation::carrying_first(cite).collect()))
        };
        assert_eq!(names(&[cited("a", false), cited("b", false)]), ("a b".into(), "a b".into()));
        assert_eq!(names(&[cited("a", false), cited("b", true), cited("c", true)]), ("b c".into(), "b c a".into()));
    }

    #[test]
    fn verified_is_a_version_with_a_passage_that_can_be_checked_or_read_whole() {
        for (passage, digest, version, grade) in [
            (true, true, true, Grade::Verified),
            (false, false, true, Grade::Verified),
            (true, false, true, Grade::Cited),
            (true, true, false, Grade::Cited),
            (false, false, false, Grade::Cited),
        ] {
            assert_eq!(citation(passage, digest, version).grade(None), grade, "{passage} {digest} {version}");
        }
    }

    #[test]
    fn a_link_names_both_ends_once_and_joins_what_has_a_fragment() {
        let mut cited = citation(true, true, true);
        let mut page =
            Source { title: "Terms".into(), url: "https://acme.example/t".into(), kind: SourceKind::Contract, archive: vec![] };
        assert_eq!(cited.link(&page), "https://acme.example/t#:~:text=we%20do,not%20train");
        page.url.push_str("#data");
        cited.passage = Some(Passage { from: "we".into(), to: "we".into() });
        assert_eq!(cited.link(&page), "https://acme.example/t#data:~:text=we");
        cited.passage = None;
        assert_eq!(cited.link(&page), page.url);
        page.kind = SourceKind::Secondary;
        assert_eq!(cited.grade(Some(&page)), Grade::Secondary);
    }
}
