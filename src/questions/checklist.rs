//! What to do so that a tier does not train on one's data, what that does not cover, and what to do where nothing helps.

use crate::model::{Answer, AsOf, Case, Day, Entry, Except, Feedback, OptOut, OptOutReach, Question, Tier, TierId, Training};
use crate::records::Catalog;

/// After so many days the steps may have moved: look again.
const LOOK_AGAIN_DAYS: i64 = 90;

/// Whether something has to be done, and whether it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The documents exclude training, or it takes a permission that nobody has to give.
    NotNeeded,
    /// There are steps.
    Steps,
    /// The documents offer no way.
    NotPossible,
    /// The documents do not say.
    Unknown,
}

/// What steps do not cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCovered {
    /// The past, as far as opting out does not reach back.
    Past(OptOutReach),
    /// What is used even so.
    Except(Except),
    /// Feedback may be used for anything; training is not named.
    PerhapsFeedback,
}

/// The list for one tier.
#[derive(Debug)]
pub struct Checklist<'c> {
    /// The tier.
    pub tier: &'c Tier,
    /// Whether something has to be done.
    pub need: Need,
    /// What is said of training; `None` if nobody has looked.
    pub training: Option<&'c Entry>,
    /// What is said of opting out, with the steps.
    pub opt_out: Option<&'c Entry>,
    /// What the steps do not cover.
    pub not_covered: Vec<NotCovered>,
    /// The cases inside the tier that train although the rest does not, or whatever the steps do.
    pub differing: Vec<&'c str>,
    /// Tiers of the same provider whose documents exclude training, or ask first.
    pub instead: Vec<TierId>,
    /// When to look again.
    pub look_again: Day,
}

/// Makes the list for a tier. `catalog` holds the tiers among which alternatives are looked for.
pub fn checklist<'c>(catalog: &'c Catalog, tier: &'c Tier, as_of: &AsOf) -> Checklist<'c> {
    let first = |question| tier.entries_at(question, as_of).into_iter().next();
    let (training, opt_out) = (first(Question::Training), first(Question::OptOut));
    let need = match (training.map(|entry| &entry.answer), opt_out.map(|entry| &entry.answer)) {
        (Some(Answer::Training(Training::Never | Training::OptIn)), _) => Need::NotNeeded,
        (Some(Answer::Training(Training::Always)), _) | (_, Some(Answer::OptOut(OptOut::None))) => Need::NotPossible,
        (Some(Answer::Training(Training::OptOut)), Some(_)) if opt_out.is_some_and(|entry| !entry.steps.is_empty()) => {
            Need::Steps
        }
        _ => Need::Unknown,
    };
    let is_better = |other: &&Tier| other.provider() == tier.provider() && other.id != tier.id && asks_first(other, as_of);
    let instead = match need {
        Need::NotNeeded => Vec::new(),
        _ => catalog.tiers.iter().filter(is_better).map(|other| other.id.clone()).collect(),
    };
    let trains = |case: &&'c Case| matches!(case.answer, Answer::Training(Training::Always | Training::OptOut));
    let differing = training.iter().flat_map(|entry| &entry.cases).filter(trains).map(|case| case.when.as_str()).collect();
    let look_again = as_of.day.plus_days(LOOK_AGAIN_DAYS);
    Checklist {
        tier,
        need,
        training,
        opt_out,
        not_covered: not_covered(need, training, opt_out, tier, as_of),
        differing,
        instead,
        look_again,
    }
}

fn asks_first(tier: &Tier, as_of: &AsOf) -> bool {
    let entries = tier.entries_at(Question::Training, as_of);
    let excluded = |entry: &&Entry| matches!(entry.answer, Answer::Training(Training::Never | Training::OptIn));
    tier.retired.is_none() && !entries.is_empty() && entries.iter().all(excluded)
}

fn not_covered(need: Need, training: Option<&Entry>, opt_out: Option<&Entry>, tier: &Tier, as_of: &AsOf) -> Vec<NotCovered> {
    let mut left = Vec::new();
    if need == Need::Steps {
        left.push(NotCovered::Past(opt_out.and_then(|entry| entry.reach).unwrap_or(OptOutReach::Unstated)));
    }
    if need == Need::NotPossible || need == Need::Unknown {
        return left;
    }
    left.extend(training.iter().flat_map(|entry| &entry.except).map(|except| NotCovered::Except(*except)));
    let by_feedback = tier.entries_at(Question::Feedback, as_of).into_iter().find_map(|entry| match entry.answer {
        Answer::Feedback(Feedback::Used) => Some(NotCovered::Except(Except::Feedback)),
        Answer::Feedback(Feedback::Licensed) => Some(NotCovered::PerhapsFeedback),
        _ => None,
    });
    let is_named = left.contains(&NotCovered::Except(Except::Feedback));
    left.extend(by_feedback.filter(|_| !is_named));
    left
}
