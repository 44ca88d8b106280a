//! What is asked: found by a few telling words, training where there are none.

use super::tiers::Vocabulary;
use crate::model::Question;

/// Phrases that tell a question, the more telling first. The first that occurs decides.
const TELLING: &[(&str, Question)] = &[
    ("zero data retention", Question::ZeroRetention),
    ("zero retention", Question::ZeroRetention),
    ("zdr", Question::ZeroRetention),
    ("opt out", Question::OptOut),
    ("optout", Question::OptOut),
    ("opting out", Question::OptOut),
    ("turn off", Question::OptOut),
    ("switch off", Question::OptOut),
    ("disable", Question::OptOut),
    ("stop", Question::OptOut),
    ("prevent", Question::OptOut),
    ("delete", Question::Deletion),
    ("deleted", Question::Deletion),
    ("deleting", Question::Deletion),
    ("deletion", Question::Deletion),
    ("flagged", Question::FlaggedRetention),
    ("how long", Question::Retention),
    ("retention", Question::Retention),
    ("retain", Question::Retention),
    ("retained", Question::Retention),
    ("keep", Question::Retention),
    ("keeps", Question::Retention),
    ("kept", Question::Retention),
    ("store", Question::Retention),
    ("stored", Question::Retention),
    ("stores", Question::Retention),
    ("save", Question::Retention),
    ("saved", Question::Retention),
    ("who reads", Question::HumanReview),
    ("who can read", Question::HumanReview),
    ("who sees", Question::HumanReview),
    ("human", Question::HumanReview),
    ("humans", Question::HumanReview),
    ("people", Question::HumanReview),
    ("employees", Question::HumanReview),
    ("staff", Question::HumanReview),
    ("reviewers", Question::HumanReview),
    ("read", Question::HumanReview),
    ("reads", Question::HumanReview),
    ("thumbs", Question::Feedback),
    ("feedback", Question::Feedback),
    ("rating", Question::Feedback),
    ("ratings", Question::Feedback),
    ("telemetry", Question::Telemetry),
    ("phone home", Question::Telemetry),
    ("sell", Question::Sharing),
    ("sells", Question::Sharing),
    ("sold", Question::Sharing),
    ("share", Question::Sharing),
    ("shares", Question::Sharing),
    ("shared", Question::Sharing),
    ("third parties", Question::Sharing),
    ("advertisers", Question::Sharing),
    ("ads", Question::Sharing),
    ("dpa", Question::Agreement),
    ("baa", Question::Agreement),
    ("hipaa", Question::Agreement),
    ("soc2", Question::Agreement),
    ("soc 2", Question::Agreement),
    ("iso", Question::Agreement),
    ("agreement", Question::Agreement),
    ("agreements", Question::Agreement),
    ("certified", Question::Agreement),
    ("collect", Question::Signals),
    ("collects", Question::Signals),
    ("collected", Question::Signals),
    ("track", Question::Signals),
    ("tracks", Question::Signals),
    ("train", Question::Training),
    ("trains", Question::Training),
    ("trained", Question::Training),
    ("training", Question::Training),
    ("learn", Question::Training),
    ("learns", Question::Training),
    ("improve", Question::Training),
];

/// Words of ordinary questions that name no tier.
const COMMON: &str = "a about after ai all am an and any are as at be been by can chat chats company content conversation conversations data \
    day days default did do does doing done for from give gives get has have having help how i if in information input inputs into is it \
    its long look make making me message messages model models mode my new not now of off on or our out output outputs own policy privacy \
    private prompt prompts put question safe see send sends should so some something take tell than that the their them there they thing \
    this to turn type typed typing types under up us use used user uses using version was we were what when where whether which while \
    who why will with without work would write you your happens anyone anything someone somebody";

/// Returns what is asked, and the words that are left to name tiers. A word that names a tier is never taken away,
/// unless it is part of the telling phrase, or a common word that stands in no name as it stands here.
pub(super) fn take(tokens: &[String], vocabulary: &Vocabulary<'_>) -> (Question, Vec<String>) {
    let mut rest = tokens.to_vec();
    let joined = |words: &[String], i: usize| {
        let before = i > 0 && vocabulary.joins(&words[i - 1], &words[i]);
        before || words.get(i + 1).is_some_and(|next| vocabulary.joins(&words[i], next))
    };
    // A product may be called by a telling word; it is meant where its other words stand beside, or where nothing else is named.
    let is_name = |at: usize| {
        let others = tokens.iter().enumerate().any(|(i, word)| i != at && vocabulary.knows(word));
        vocabulary.knows(&tokens[at]) && (joined(tokens, at) || !others)
    };
    let found = TELLING.iter().find_map(|(phrase, question)| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at = tokens.windows(phrase.len()).position(|window| window == phrase)?;
        (phrase.len() > 1 || !is_name(at)).then_some((*question, at, phrase.len()))
    });
    if let Some((_, at, length)) = found {
        rest.drain(at..at + length);
    }
    let is_telling = |word: &str| TELLING.iter().any(|(phrase, _)| *phrase == word);
    let is_common = |word: &str| COMMON.split_whitespace().any(|common| common == word) || is_telling(word);
    let is_named_without = rest.iter().any(|word| vocabulary.knows(word) && !is_common(word));
    let is_kept = |i: &usize| {
        let word = rest[*i].as_str();
        !is_common(word) || (vocabulary.knows(word) && (!is_named_without || joined(&rest, *i)))
    };
    let kept = (0..rest.len()).filter(is_kept).map(|i| rest[i].clone()).collect();
    (found.map_or(Question::Training, |(question, ..)| question), kept)
}
