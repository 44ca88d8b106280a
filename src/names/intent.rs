//! What is asked: found by telling phrases, in the languages of `phrases.tsv`.

use std::cmp::Reverse;
use std::ops::Range;

use super::phrases::{ENDS, Place, Standing, Told, meets, standing};
use super::tokens::{Text, is_unspaced};
use crate::model::Question;
use crate::records::Table;

/// Words of ordinary questions that carry none: beside them a product's name asks the usual thing, whether it trains.
const NEUTRAL: &str = "a about after agree ai all allowed am an and any anyone anything are as at be been by can chat chats come company compare confidential \
    content conversation conversations could data day days default did do docs documents does doing done dont europe eu eea uk germany everything file files for free from \
    gdpr get give gets good had happen happens has have having help how i if in info information input inputs into is it its just look make \
    making may me message messages mode model models much my new not notes now of off ok okay on or our out output outputs own paste pasted \
    people plan plans policy privacy private prompt prompts put question questions safe safety secret secure security see send sends sensitive should \
    so some someone something stuff take tell terms text than that the their them there these they thing things this those to tos trust \
    type typed typing under up upload uploaded uploads us use used user users uses using version vs was we were what when where whether which \
    while who why will with without work would write writing you your usa utilise utilizza verwendet nutzt benutzt utiliza sicher seguro sûr http https www com please hi hello explain mean versus code screenshot screenshots recap company's via through running run hosted an use inside under per within \
    der die das den dem des ein eine einen und oder ist sind wird werden mein meine meinen meiner meinem daten eingaben bei mit von zu für auf was wie \
    ich es im in chats sicher datenschutz le la les un une des du de et ou est sont mes ma mon mon données avec pour que qui sur dans ce je confidentialité \
    el los las y o es son mis mi datos con para por qué que se lo del al como una uno privacidad os as um uma e é são meus minhas meu minha dados com por \
    que o a do da no na em se privacidade qué quel quelle quelles cuál qual quais quali quale wer wo où dove dónde onde il lo gli i una e è sono miei mie mio mia dati con per che cosa di da nel si";

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Intent {
    /// The questions, in the order in which they stand.
    pub asked: Vec<Question>,
    /// The words that tell.
    pub told: Vec<Range<usize>>,
}

impl Intent {
    /// Returns whether a word is part of what is asked.
    pub fn tells(&self, token: usize) -> bool {
        self.told.iter().any(|range| range.contains(&token))
    }
}

/// Returns what a text asks. Of phrases that share a word the one that says more wins. A token that `is_name` says stands in a
/// name tells nothing; one that `may_err` says so of may be a word with an error in it.
pub(super) fn intent(
    text: &Text,
    phrases: &Table<'_>,
    is_name: &dyn Fn(usize) -> bool,
    may_err: &dyn Fn(usize) -> bool,
) -> Intent {
    let mut found = standing(text, phrases, may_err);
    // In a script without blanks a name and what is asked of it are one token.
    let is_of_name = |part: &Place| part.tokens.clone().all(|at| is_name(at) && !text.tokens[at].word.chars().any(is_unspaced));
    found.retain(|one| !one.parts.iter().any(is_of_name));
    // `is it used for training, and can I refuse that` are two questions.
    let parts_two = |one: &Standing| one.parts.windows(2).any(|parts| is_joined(text, &parts[0].bytes, &parts[1].bytes));
    found.retain(|one| one.tells != Told::Question(Question::OptOut) || !parts_two(one));
    found.sort_by_key(|one| (one.is_weak, Reverse(one.size), one.span().len(), one.span().start));
    let mut chosen: Vec<Standing> = Vec::new();
    for one in found {
        let is_taken = |part: &Place| chosen.iter().flat_map(|one| &one.parts).any(|other| meets(&other.bytes, &part.bytes));
        if !one.parts.iter().any(is_taken) {
            chosen.push(one);
        }
    }
    if chosen.iter().any(|one| !one.is_weak && one.tells != Told::Nothing) {
        chosen.retain(|one| !one.is_weak);
    }
    chosen.sort_by_key(|one| one.span().start);
    let mut intent = Intent::default();
    let first = |question| chosen.iter().find(|one| one.tells == Told::Question(question));
    let (train, out) = (first(Question::Training), first(Question::OptOut));
    let is_both = train.zip(out).is_some_and(|(train, out)| is_joined(text, &train.span(), &out.span()));
    for one in chosen {
        match one.tells {
            Told::Question(question) if !intent.asked.contains(&question) => intent.asked.push(question),
            Told::Question(_) | Told::Nothing => {}
        }
        intent.told.extend(one.parts.into_iter().map(|part| part.tokens));
    }
    soften(&mut intent, is_both);
    intent
}

/// Returns whether two phrases ask two things: a word or mark that joins stands between them.
fn is_joined(text: &Text, a: &Range<usize>, b: &Range<usize>) -> bool {
    const JOINS: &[&str] = &["and", "or", "und", "oder", "et", "ou", "y", "o", "e", "or", "kann", "can", "could"];
    let between = a.end.min(b.end)..a.start.max(b.start);
    let has_mark = text.typed.get(between.clone()).is_some_and(|between| between.contains(ENDS) || between.contains('吗'));
    let is_between = |bytes: &Range<usize>| bytes.start >= between.start && bytes.end <= between.end;
    has_mark || text.tokens.iter().any(|token| is_between(&token.bytes) && JOINS.contains(&token.word.as_str()))
}

/// A general word beside a special question asks nothing of its own: `opt out of training`, `delete my stored chats`.
fn soften(intent: &mut Intent, is_both: bool) {
    use Question::{Deletion, FlaggedRetention, HumanReview, OptOut, Retention, Signals, Training, ZeroRetention};
    // `training opt out` asks for the way out; `does it train and can I turn it off` asks both.
    if intent.asked.contains(&OptOut) && !is_both {
        intent.asked.retain(|one| *one != Training);
    }
    let covers: &[(Question, &[Question])] = &[
        (OptOut, &[Retention, Signals]),
        (ZeroRetention, &[Retention]),
        (FlaggedRetention, &[Retention]),
        (Question::Feedback, &[Training]),
        (Question::Telemetry, &[Signals, OptOut]),
        (Question::Agreement, &[HumanReview]),
        (Deletion, &[Signals]),
        (Question::Location, &[Retention, Question::Sharing]),
    ];
    // Who reads what was flagged is asked before how long it is kept.
    if intent.asked.contains(&HumanReview) && !intent.asked.contains(&Retention) {
        intent.asked.sort_by_key(|one| *one == FlaggedRetention);
    }
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
    use super::*;

    fn asked(text: &str) -> Vec<&'static str> {
        let phrases = super::super::phrase_table::table().unwrap();
        intent(&Text::of(text), &phrases, &|_| false, &|_| false).asked.into_iter().map(Question::as_str).collect()
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
