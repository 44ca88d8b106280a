//! What is asked: found by a few telling words, training where there are none.

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
/// unless it is part of the telling phrase.
pub(super) fn take(tokens: &[String], names_a_tier: impl Fn(&str) -> bool) -> (Question, Vec<String>) {
    let mut rest = tokens.to_vec();
    let found = TELLING.iter().find_map(|(phrase, question)| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at = tokens.windows(phrase.len()).position(|window| window == phrase)?;
        (phrase.len() > 1 || !names_a_tier(phrase[0])).then_some((*question, at, phrase.len()))
    });
    if let Some((_, at, length)) = found {
        rest.drain(at..at + length);
    }
    let is_telling = |word: &str| TELLING.iter().any(|(phrase, _)| *phrase == word);
    let is_common = |word: &str| COMMON.split_whitespace().any(|common| common == word) || is_telling(word);
    // `chat` is a word of questions and of names: it stays if other words name the tier less well without it.
    let named: Vec<String> = rest.iter().filter(|word| names_a_tier(word) && !is_common(word)).cloned().collect();
    let kept =
        |word: &String| !is_common(word) || (names_a_tier(word) && (named.is_empty() || is_beside_a_name(word, &rest, &named)));
    let rest: Vec<String> = rest.iter().filter(|word| kept(word)).cloned().collect();
    (found.map_or(Question::Training, |(question, ..)| question), rest)
}

/// Returns whether a word stands right beside a word that names a tier, as `chat` does in `le chat`.
fn is_beside_a_name(word: &str, words: &[String], named: &[String]) -> bool {
    words.windows(2).any(|pair| pair[1] == word && named.contains(&pair[0]))
}
