//! What is asked: found by telling phrases, in the languages of `phrases.tsv`.

use std::ops::Range;

use super::tokens::{Text, is_unspaced};
use crate::model::Question;

const PHRASES: &str = include_str!("phrases.tsv");

/// Words of ordinary questions that carry none: beside them a product's name asks the usual thing, whether it trains.
const NEUTRAL: &str = "a about after agree ai all allowed am an and any anyone anything are as at be been by can chat chats come company compare confidential \
    content conversation conversations could data day days default did do docs documents does doing done dont europe eu eea uk germany everything file files for free from \
    gdpr get give gets good had happen happens has have having help how i if in info information input inputs into is it its just look make \
    making may me message messages mode model models much my new not notes now of off ok okay on or our out output outputs own paste pasted \
    people plan plans policy privacy private prompt prompts put question questions safe safety secret secure security see send sends sensitive should \
    so some someone something stuff take tell terms text than that the their them there these they thing things this those to tos trust \
    type typed typing under up upload uploaded uploads us use used user users uses using version vs was we were what when where whether which \
    while who why will with without work would write writing you your usa utilise utilizza verwendet nutzt benutzt utiliza sicher seguro sûr http https www com please hi hello explain mean versus code company's via through running run hosted an use inside under per within \
    der die das den dem des ein eine einen und oder ist sind wird werden mein meine meinen meiner meinem daten eingaben bei mit von zu für auf was wie \
    ich es im in chats sicher datenschutz le la les un une des du de et ou est sont mes ma mon mon données avec pour que qui sur dans ce je confidentialité \
    el los las y o es son mis mi datos con para por qué que se lo del al como una uno privacidad os as um uma e é são meus minhas meu minha dados com por \
    que o a do da no na em se privacidade il lo gli i una e è sono miei mie mio mia dati con per che cosa di da nel si";

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Intent {
    /// The questions, in the order in which they stand.
    pub asked: Vec<Question>,
    /// The words that tell.
    pub told: Vec<Range<usize>>,
    /// Whether a phrase stands in a script that does not part words.
    pub is_unspaced: bool,
}

impl Intent {
    /// Returns whether a word is part of what is asked.
    pub fn tells(&self, token: usize) -> bool {
        self.told.iter().any(|range| range.contains(&token))
    }
}

/// Returns each line of the table: the question, the language, the phrase.
fn phrases() -> impl Iterator<Item = (Question, &'static str, &'static str)> {
    PHRASES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut parts = line.split('\t');
        let (question, language, phrase) = (parts.next()?, parts.next()?, parts.next()?);
        Some((Question::ALL.iter().copied().find(|one| one.as_str() == question)?, language, phrase))
    })
}

/// Returns what a text asks. The longer phrase wins where two begin at one word; a token that `is_name` says stands in a
/// name tells nothing.
pub(super) fn intent(text: &Text, is_name: &dyn Fn(usize) -> bool) -> Intent {
    let mut found: Vec<Found> = Vec::new();
    for (question, language, phrase) in phrases() {
        if matches!(language, "ja" | "zh" | "ko") {
            inside(text, phrase, question, &mut found);
            continue;
        }
        let words: Vec<&str> = phrase.split([' ', '\'']).collect();
        for at in 0..(text.tokens.len() + 1).saturating_sub(words.len()) {
            let stands = words.iter().zip(&text.tokens[at..]).all(|(word, token)| token.word == *word);
            if stands && !(at..at + words.len()).all(is_name) {
                let bytes = text.tokens[at].bytes.start..text.tokens[at + words.len() - 1].bytes.end;
                found.push(Found { tokens: at..at + words.len(), bytes, question });
            }
        }
    }
    found.sort_by_key(|one| (one.bytes.start, std::cmp::Reverse(one.bytes.end)));
    let mut intent = Intent::default();
    let mut end = 0;
    for Found { tokens, bytes, question } in found {
        if bytes.start < end {
            continue;
        }
        end = bytes.end;
        if !intent.asked.contains(&question) {
            intent.asked.push(question);
        }
        intent.is_unspaced |= text.tokens[tokens.start].word.chars().any(is_unspaced);
        intent.told.push(tokens);
    }
    soften(&mut intent);
    intent
}

/// A phrase that stands in a text.
struct Found {
    tokens: Range<usize>,
    bytes: Range<usize>,
    question: Question,
}

/// Looks for a phrase inside the words of a script that does not part them.
fn inside(text: &Text, phrase: &str, question: Question, found: &mut Vec<Found>) {
    for (from, _) in text.typed.match_indices(phrase) {
        let bytes = from..from + phrase.len();
        let meets = |at: &usize| text.tokens[*at].bytes.start < bytes.end && bytes.start < text.tokens[*at].bytes.end;
        let met: Vec<usize> =
            (0..text.tokens.len()).filter(meets).filter(|at| text.tokens[*at].word.chars().any(is_unspaced)).collect();
        if let (Some(first), Some(last)) = (met.first(), met.last()) {
            found.push(Found { tokens: *first..last + 1, bytes, question });
        }
    }
}

/// A general word beside a special question asks nothing of its own: `opt out of training`, `delete my stored chats`.
fn soften(intent: &mut Intent) {
    use Question::{Deletion, FlaggedRetention, HumanReview, OptOut, Retention, Signals, Training, ZeroRetention};
    let place = |question| intent.asked.iter().position(|one| *one == question);
    // `opt out of training` asks for the way out; `does it train and can I turn it off` asks both.
    // Scripts without blanks have no such order.
    let is_before = |out, train| out < train || intent.is_unspaced;
    if place(OptOut).zip(place(Training)).is_some_and(|(out, train)| is_before(out, train)) {
        intent.asked.retain(|one| *one != Training);
    }
    let covers: &[(Question, &[Question])] = &[
        (OptOut, &[Retention, Signals, HumanReview]),
        (ZeroRetention, &[Retention, OptOut]),
        (FlaggedRetention, &[Retention, HumanReview]),
        (Question::Feedback, &[Training]),
        (Question::Telemetry, &[Signals, OptOut]),
        (Question::Agreement, &[HumanReview]),
        (Deletion, &[Signals]),
        (Question::Location, &[Retention, Question::Sharing]),
    ];
    for (special, general) in covers {
        if intent.asked.contains(special) {
            intent.asked.retain(|one| !general.contains(one));
        }
    }
}

/// Returns whether a word carries no question.
pub(super) fn is_neutral(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        || word.chars().any(is_unspaced)
        || word.chars().count() == 1
        || NEUTRAL.split_whitespace().any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::key;
    use super::*;

    fn asked(text: &str) -> Vec<&'static str> {
        intent(&Text::of(text), &|_| false).asked.into_iter().map(Question::as_str).collect()
    }

    #[test]
    fn every_line_of_the_table_is_a_question() {
        let lines = PHRASES.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let question = line.split('\t').next().unwrap();
            assert!(line.split('\t').count() == 3, "{line}");
            let phrase = line.split('\t').nth(2).unwrap();
            assert!(phrase.split([' ', '\'']).all(|word| key(word) == word), "not as words are compared: {line}");
            assert!(Question::ALL.iter().any(|one| one.as_str() == question), "{line}");
        }
    }

    #[test]
    fn a_question_is_found_in_every_tongue() {
        assert_eq!(asked("does it train and how long is it kept"), ["training", "retention"]);
        assert_eq!(asked("how do I opt out of training"), ["opt_out"]);
        assert_eq!(asked("wie lange werden Chats gespeichert"), ["retention"]);
        assert_eq!(asked("les données sont-elles conservées"), ["retention"]);
        assert_eq!(asked("ChatGPTは学習に使いますか"), ["training"]);
        assert_eq!(asked("是否符合HIPAA"), ["agreement"]);
        assert_eq!(asked("in which country is it stored"), ["location"]);
    }
}
