//! Finds the names in a question: the longest first, each with the words that it covers.

use std::ops::Range;

use super::index::{Bearers, Index, MOST_WORDS, host_key, id_key};
use super::tokens::{Text, is_unspaced};
use super::words::{is_english, is_generic, is_ordinary};

/// Words after which a name stands, in the languages that are read.
const BEFORE_A_NAME: &str = "about and are as at bei by can compare could do does for from has have if in into is my of off on or our over the through \
    to under using use uses via versus vs was when will with without would your against à au auf avec chez da dans das de del della der di \
    do dos durch du e em et gegen im la le mit na nella no nutzt o on ou oder par per por pour sur su über um un und usa verwendet von y zu zum a al con der die wie darf ist kann";

/// Phrases in which a product's word means something else.
const PHRASES: &[(&str, &str)] = &[
    ("vibe", "coding"),
    ("vibe", "code"),
    ("linear", "regression"),
    ("linear", "algebra"),
    ("arc", "welding"),
    ("claude", "shannon"),
    ("claude", "monet"),
];

/// Words with which a question begins before its subject.
const BEFORE_THE_SUBJECT: &str = "does is are can could will would has have did was should darf kann";

/// A name that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The words that it covers.
    pub tokens: Range<usize>,
    /// Who bears it.
    pub bearers: Bearers,
    /// Whether it is also ordinary language.
    pub is_weak: bool,
    /// A word that its address adds: `api` for the host of a console.
    pub hint: Option<&'static str>,
}

/// The names of a text, and the words that neither name nor mean anything here.
pub(super) struct Mentions {
    pub found: Vec<Mention>,
    /// Words that are in no list at all.
    pub strange: Vec<usize>,
}

/// Returns what a text mentions. `is_told` says of a token that it is part of what is asked.
pub(super) fn mentions(text: &Text, index: &Index<'_>, is_told: &dyn Fn(usize) -> bool) -> Mentions {
    let mut found = Vec::new();
    let mut strange = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        // A phrase that everybody knows names nobody's product.
        if let Some(next) = text.tokens.get(at + 1)
            && PHRASES.contains(&(text.tokens[at].word.as_str(), next.word.as_str()))
        {
            at += 2;
            continue;
        }
        if let Some(mention) = address(text, at, index).or_else(|| longest(text, at, index)) {
            at = mention.tokens.end;
            found.push(mention);
            continue;
        }
        let word = text.tokens[at].word.as_str();
        if word.chars().any(is_unspaced) {
            if let Some(bearers) = index.inside(word).and_then(|key| index.bearers(key)) {
                found.push(Mention { tokens: at..at + 1, bearers, is_weak: false, hint: None });
            }
        } else if !is_told(at) && word.chars().count() > 1 && !word.chars().any(|c| c.is_ascii_digit()) && !is_ordinary(word) {
            strange.push(at);
        }
        at += 1;
    }
    Mentions { found, strange }
}

/// Returns the mention that an id or a host makes.
fn address(text: &Text, at: usize, index: &Index<'_>) -> Option<Mention> {
    let bytes = &text.tokens[at].bytes;
    let starts = text.typed[..bytes.start].rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let ends = text.typed[bytes.end..].find(char::is_whitespace).map_or(text.typed.len(), |blank| bytes.end + blank);
    let chunk = text.typed.get(starts..ends)?.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let covered = text.tokens[at..].iter().take_while(|token| token.bytes.start < ends).count();
    let mention = |bearers| Some(Mention { tokens: at..at + covered, bearers, is_weak: false, hint: None });
    if let Some(bearers) = index.bearers(&id_key(&chunk)) {
        return mention(bearers);
    }
    let is_address = chunk.contains("://");
    let host = chunk.split_once("://").map_or(chunk.as_str(), |(_, rest)| rest).split(['/', '?', '#', ':']).next()?;
    let host = host.trim_start_matches("www.");
    let labels: Vec<&str> = host.split('.').collect();
    let is_host = labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
        && !host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !is_host {
        return None;
    }
    let whole = index.bearers(&super::tokens::key(host)).filter(Bearers::is_recorded);
    let anything = || {
        (0..labels.len()).find_map(|gap| {
            // A pattern's star stands for a label or for its beginning: `*-aiplatform`.
            let label = labels[gap];
            let endings = label.match_indices('-').map(|(at, _)| format!("*{}", &label[at..]));
            std::iter::once("*".to_owned()).chain(endings).find_map(|star| {
                let mut labels = labels.clone();
                labels[gap] = &star;
                index.bearers(&host_key(&labels.join(".")))
            })
        })
    };
    let by_ending = || (0..labels.len() - 1).find_map(|from| index.bearers(&host_key(&labels[from..].join("."))));
    let by_label =
        || index.bearers(&super::tokens::key(labels[labels.len() - 2])).filter(|_| labels[labels.len() - 2].len() > 1);
    let own = || index.bearers(&host_key(host));
    let first = || index.bearers(labels[0]).filter(|bearers| labels.len() > 2 && !bearers.tiers.is_empty());
    if let Some(bearers) = whole.or_else(own).or_else(anything).or_else(first) {
        return mention(bearers);
    }
    if let Some(bearers) = by_ending().or_else(by_label) {
        let hint = match labels[0] {
            "api" | "platform" | "console" | "developer" | "developers" | "dev" | "studio" => Some("api"),
            "chat" | "app" => Some("consumer"),
            _ => None,
        };
        return mention(bearers).map(|mention| Mention { hint, ..mention });
    }
    // An address names whoever it belongs to: a stranger.
    is_address.then(|| Bearers { unknown: Some(host.to_owned()), ..Bearers::default() }).and_then(mention)
}

fn longest(text: &Text, at: usize, index: &Index<'_>) -> Option<Mention> {
    let most = (text.tokens.len() - at).min(MOST_WORDS);
    (1..=most).rev().find_map(|count| {
        let tokens = &text.tokens[at..at + count];
        let key: String = tokens.iter().map(|token| token.word.as_str()).collect();
        if key.len() > 96 {
            return None;
        }
        let mut bearers = index.bearers(&key).or_else(|| if count == 1 { model(&key, index) } else { None })?;
        if bearers.model.is_none() && bearers.is_recorded() && count > 1 {
            bearers.model = index.bearers(&tokens[0].word).and_then(|first| first.model);
        }
        let is_weak = match tokens {
            [one] => is_english(&one.word) || one.word.len() == 1,
            many => many.iter().all(|token| is_ordinary(&token.word) || token.word.len() == 1),
        };
        Some(Mention { tokens: at..at + count, bearers, is_weak, hint: None })
    })
}

/// Returns the bearers of a model whose version is glued to its name: `gpt4o`, `qwen3`.
fn model(key: &str, index: &Index<'_>) -> Option<Bearers> {
    let digit = key.find(|c: char| c.is_ascii_digit()).filter(|digit| *digit > 0)?;
    index.bearers(&key[..digit]).filter(|bearers| bearers.model.is_some())
}

/// Returns whether a token stands where a name would.
pub(super) fn is_in_place(text: &Text, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).and_then(|at| text.tokens.get(at));
    let has_mark = before.is_some_and(|before| {
        text.typed[before.bytes.end..text.tokens[tokens.start].bytes.start]
            .contains([',', ':', ';', '"', '(', '/', '&', '“', '«'])
    });
    let follows =
        before.is_none_or(|before| has(BEFORE_A_NAME, &before.word) || before.word.chars().any(|c| c.is_ascii_digit()));
    let is_last = tokens.end >= text.tokens.len();
    let leads = text.tokens.get(tokens.end).is_some_and(|next| is_generic(&next.word));
    follows || has_mark || is_last || leads
}

/// Returns whether a token is the subject of a question.
pub(super) fn is_subject(text: &Text, at: usize) -> bool {
    at == 0 || text.tokens.get(at - 1).is_some_and(|before| has(BEFORE_THE_SUBJECT, &before.word))
}

/// Returns whether a token is joined to another name: `a or b`, `a, b`, `a vs b`.
pub(super) fn is_joined(text: &Text, tokens: &Range<usize>) -> bool {
    const JOINS: &str = "and or vs versus und oder et ou y o e than als";
    let joins = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).is_some_and(|token| has(JOINS, &token.word));
    let comma =
        tokens.start.checked_sub(1).and_then(|at| text.tokens.get(at)).is_some_and(|before| {
            text.typed[before.bytes.end..text.tokens[tokens.start].bytes.start].contains([',', '/', '&'])
        });
    joins(tokens.start.checked_sub(1)) || joins(Some(tokens.end)) || comma
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}
