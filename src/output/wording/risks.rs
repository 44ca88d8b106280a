//! The risks of tiers, and why.

use super::places::regions;
use super::time::period;
use crate::model::{Answer, Feedback, OptOutReach, Question, Retention, Training};
use crate::questions::risks::{Reason, Risk, What};

/// What is said below the table.
pub const UNKNOWN_IS_NOT_LOW: &str = "Unknown is not low. The rules are written in docs/risks.md.";
/// The heads of the columns.
pub const HEADER: [&str; 4] = ["Risk", "Level", "Why", "What it means"];

/// Returns the name of a risk.
pub const fn name(risk: Risk) -> &'static str {
    match risk {
        Risk::Memorisation => "memorisation",
        Risk::Aggregation => "aggregation",
        Risk::Irreversibility => "irreversibility",
        Risk::CompetitiveExposure => "competitive exposure",
    }
}

/// Returns what a risk means, in one sentence.
pub const fn meaning(risk: Risk) -> &'static str {
    match risk {
        Risk::Memorisation => "text may be drawn out of a model that was trained on it",
        Risk::Aggregation => "many prompts together reveal plans that single ones do not",
        Risk::Irreversibility => "what has been trained on cannot be taken back",
        Risk::CompetitiveExposure => "your methods improve a model that competitors use",
    }
}

/// Returns why a risk is as high as it is; the JSON contract has it too.
pub fn reason(reason: &Reason<'_>) -> String {
    let words = match reason.what {
        What::Unanswered if reason.question == Question::Retention => "how long it is kept is not known".to_owned(),
        What::Unanswered => "whether it trains is not known".to_owned(),
        What::Answer(answer) => said(answer),
        What::Except(except) => {
            let words: Vec<String> = except.iter().map(|except| except.as_str().replace('_', " ")).collect();
            format!("still used: {}", words.join(", "))
        }
        What::Case(when) => format!("it differs for {when}"),
        What::Reach(OptOutReach::Future) => "opting out covers only what is typed from then on".to_owned(),
        What::Reach(_) => "opting out covers past conversations, not models that are trained already".to_owned(),
    };
    if reason.regions.is_empty() { words } else { format!("{words} in {}", regions(reason.regions)) }
}

fn said(answer: &Answer) -> String {
    let words = match answer {
        Answer::Training(Training::Never) => "training is excluded",
        Answer::Training(Training::OptIn) => "it trains only with your permission",
        Answer::Training(Training::OptOut) => "it trains unless it is turned off",
        Answer::Training(Training::Always) => "it trains, and there is no way to stop it",
        Answer::Training(Training::Unstated) => "the documents do not say whether it trains",
        Answer::Feedback(Feedback::Used) => "feedback, and what it is given on, trains or may train",
        Answer::Feedback(_) => "feedback may be used for anything; training is not named",
        Answer::Retention(Retention::Zero) => "nothing is kept",
        Answer::Retention(Retention::For(time)) => return format!("kept for {}", period(*time)),
        Answer::Retention(Retention::CustomerSet) => "kept as long as the customer sets",
        Answer::Retention(Retention::UntilDeleted) => "kept until it is deleted",
        Answer::Retention(Retention::Indefinite) => "kept without limit",
        Answer::Retention(Retention::Unstated) => "the documents do not say how long it is kept",
        Answer::HumanReview(_) => "people may read conversations",
        Answer::Sharing(_) => "it is given to others for their own ends",
        other => return super::few_words(other),
    };
    words.to_owned()
}
