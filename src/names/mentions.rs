//! Finds the names in a question: the longest first, each with the words that it covers.

use std::ops::Range;

use super::hosts::host;
use super::index::{Bearers, Index, MOST_WORDS, alone_key, host_key, id_key};
use super::intent::is_neutral;
use super::senses;
use super::tokens::{Text, Token, is_unspaced};
use super::words::{is_english, is_generic, is_ordinary, is_stop};

/// Words after which a name stands, in the languages that are read.
const BEFORE_A_NAME: &str = "about and are as at bei that make let keeps than by can compare could do does for from has have if in into is my of off on or our over the through thru \
    to under using use uses via versus vs was when will with without would your against à au auf avec chez da dans das de del della der di \
    do dos durch du e em et gegen im la le mit na nella no nutzt o on ou oder par per por pour sur su über um un und usa verwendet von y zu zum a al con der die wie darf ist kann";

/// Words with which a question begins before its subject.
const BEFORE_THE_SUBJECT: &str = "does is are can could will would has have did was should darf kann";

/// First labels of hosts that name no product.
const USUAL_LABELS: &[&str] = &[
    "www",
    "docs",
    "help",
    "support",
    "status",
    "blog",
    "cloud",
    "my",
    "account",
    "accounts",
    "login",
    "auth",
    "beta",
    "web",
    "go",
    "de",
    "en",
    "fr",
    "uk",
    "us",
    "eu",
    "m",
    "mobile",
    "ai",
    "learn",
    "trust",
    "privacy",
    "legal",
    "policies",
    "community",
    "about",
];

/// Words that makers put behind the name of a model.
const VERSIONS: &str =
    "codex coder exp flash haiku instruct large lite medium mini nano opus preview small sonnet thinking turbo vision";
/// So many letters may be glued to the number of a version: `gpt4o`, `qwen3vl`, `llama70b`.
const LONGEST_LETTERS: usize = 2;

/// Words that join two names.
const JOINS: &str = "and or vs versus und oder et ou y o e than als";

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
    if text.tokens.len() <= MOST_WORDS
        && let whole = text.tokens.iter().map(|token| token.word.as_str()).collect::<String>()
        && let Some(bearers) = index.bearers(&alone_key(&whole))
    {
        found.push(Mention { tokens: 0..text.tokens.len(), bearers, is_weak: false, hint: None });
        return Mentions { found, strange };
    }
    while at < text.tokens.len() {
        let other = senses::other_sense(text, at);
        if other > 0 {
            at += other;
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
        } else if !is_told(at)
            && word.chars().count() > 1
            && !word.chars().any(|c| c.is_ascii_digit())
            && !is_ordinary(word)
            && !is_joint(word)
            && !is_neutral(word)
        {
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
    // What has an `@` is an address of mail, or of somebody's account.
    let host = if is_address || !chunk.contains('@') { host(&chunk).trim_start_matches("www.") } else { return None };
    let labels: Vec<&str> = host.split('.').collect();
    let is_host = labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
        && !host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !is_host {
        return None;
    }
    let whole = index.bearers(&super::tokens::key(host)).filter(Bearers::is_recorded);
    let by_ending = || (0..labels.len() - 1).find_map(|from| index.bearers(&host_key(&labels[from..].join("."))));
    if let Some(bearers) = whole.or_else(|| index.at_host(host)) {
        return mention(bearers);
    }
    // Below a provider's own domain the first label may be a product's name, a usual one, or a product that is not known.
    if let Some(bearers) = by_ending() {
        let of_provider = |at: &u32| bearers.of_provider.contains(at);
        let product = index
            .bearers(&super::tokens::key(labels[0]))
            .filter(|one| !one.tiers.is_empty() && one.tiers.iter().all(of_provider));
        let hint = match labels[0] {
            "api" | "platform" | "console" | "developer" | "developers" | "dev" | "studio" => Some("api"),
            "chat" | "app" => Some("consumer"),
            _ => None,
        };
        if product.is_some() || hint.is_some() || USUAL_LABELS.contains(&labels[0]) {
            return mention(product.unwrap_or(bearers)).map(|mention| Mention { hint, ..mention });
        }
    }
    // An address names whoever it belongs to: a stranger.
    let is_stranger = is_address || by_ending().is_some();
    is_stranger.then(|| Bearers { unknown: Some(host.to_owned()), ..Bearers::default() }).and_then(mention)
}

fn longest(text: &Text, at: usize, index: &Index<'_>) -> Option<Mention> {
    let most = (text.tokens.len() - at).min(MOST_WORDS);
    (1..=most).rev().find_map(|count| {
        let tokens = &text.tokens[at..at + count];
        let key: String = tokens.iter().map(|token| token.word.as_str()).collect();
        let is_part = count == 1 && key.chars().count() == 1 && touches(text, at);
        if key.len() > 96 || is_part {
            return None;
        }
        let mut bearers = index.bearers(&key).or_else(|| if count == 1 { model(&key, index) } else { None })?;
        if bearers.model.is_none() && bearers.is_recorded() && count > 1 {
            bearers.model = index.bearers(&tokens[0].word).and_then(|first| first.model);
        }
        let is_weak = match tokens {
            // Glued to a script without blanks it is no word of a sentence: `LINEの`.
            [one] => (is_english(&one.word) || one.word.len() == 1) && !touches(text, at),
            many => many.iter().all(|token| is_ordinary(&token.word) || token.word.len() == 1),
        };
        // `from what I ask` is no question about iAsk, nor `did` one about D-ID.
        let carries_none = |token: &Token| is_stop(&token.word) || (count == 1 && is_neutral(&token.word));
        let is_sentence = is_weak && !bearers.is_recorded() && tokens.iter().any(carries_none);
        (!is_sentence).then(|| Mention { tokens: at..at + count, bearers, is_weak, hint: None })
    })
}

/// Returns whether a letter or digit of another script touches a word: the x of `클로바X` names nobody.
fn touches(text: &Text, at: usize) -> bool {
    let bytes = &text.tokens[at].bytes;
    let before = text.typed[..bytes.start].chars().next_back();
    let after = text.typed[bytes.end..].chars().next();
    before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric)
}

/// Returns whether a name is set aside: `chatgpt 말고 claude`, `claude instead of chatgpt`.
pub(super) fn is_set_aside(text: &Text, tokens: &Range<usize>) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).map_or("", |token| token.word.as_str());
    let before = (word(tokens.start.checked_sub(2)), word(tokens.start.checked_sub(1)));
    let after = text.typed.get(text.tokens[tokens.end - 1].bytes.end..).unwrap_or_default();
    after.trim_start().starts_with("말고") || matches!(before, ("instead", "of") | ("rather", "than") | ("statt", _))
}

/// Returns the bearers of a model whose version is glued to its name: `gpt4o`, `qwen3`, but not `gpt4free`.
fn model(key: &str, index: &Index<'_>) -> Option<Bearers> {
    let digit = key.find(|c: char| c.is_ascii_digit()).filter(|digit| *digit > 0)?;
    let (name, version) = key.split_at(digit);
    let rest = version.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let is_short = rest.chars().count() <= LONGEST_LETTERS;
    index.bearers(name).filter(|bearers| bearers.model.is_some() && (is_short || is_version(rest)))
}

/// Returns whether a word is one of those that makers put behind a model's name.
pub(super) fn is_version(word: &str) -> bool {
    has(VERSIONS, word)
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
    let joins = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).is_some_and(|token| has(JOINS, &token.word));
    let comma =
        tokens.start.checked_sub(1).and_then(|at| text.tokens.get(at)).is_some_and(|before| {
            text.typed[before.bytes.end..text.tokens[tokens.start].bytes.start].contains([',', '/', '&'])
        });
    joins(tokens.start.checked_sub(1)) || joins(Some(tokens.end)) || comma
}

/// Returns whether a word joins others and is no name.
fn is_joint(word: &str) -> bool {
    has(BEFORE_A_NAME, word) || has(JOINS, word)
}

/// Returns whether a word stands in a list of words.
pub(super) fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}
