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
    /// What is still used.
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
    /// What is said of training; `None` if it was not researched yet.
    pub training: Option<&'c Entry>,
    /// What is said of opting out, with the steps.
    pub opt_out: Option<&'c Entry>,
    /// What another text of the provider says of a way out, where the answer is that there is none.
    pub disputed: Option<&'c str>,
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
        // Where another text of the provider has a way, nobody knows whether there is one.
        (Some(Answer::Training(Training::Always)), _) | (_, Some(Answer::OptOut(OptOut::None))) => {
            if opt_out.and_then(disputed).is_some() { Need::Unknown } else { Need::NotPossible }
        }
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
        disputed: opt_out.filter(|_| need == Need::Unknown).and_then(disputed),
        not_covered: not_covered(need, training, opt_out, tier, as_of),
        differing,
        instead,
        look_again,
    }
}

/// Returns what another text of the provider says of a way out, where the answer is that there is none or that nothing is said.
fn disputed(opt_out: &Entry) -> Option<&str> {
    let is_way = |answer: &Answer| !matches!(answer, Answer::OptOut(OptOut::None | OptOut::NotNeeded | OptOut::Unstated));
    let conflict = opt_out.conflict.as_ref().filter(|conflict| is_way(&conflict.answer) && !is_way(&opt_out.answer))?;
    Some(&conflict.why)
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::{on, tier};

    /// The first tier is asked for, the others may stand in for it.
    fn list(tiers: Vec<Tier>, look: impl Fn(&Checklist<'_>)) {
        let catalog = Catalog { tiers, ..Catalog::default() };
        look(&checklist(&catalog, &catalog.tiers[0], &on("2026-06-01")));
    }

    fn chat(parts: Value) -> Tier {
        tier("acme/chat", parts)
    }

    #[test]
    fn what_is_needed_follows_from_training_and_the_way_out() {
        for (training, opt_out, need) in [
            ("never", json!([]), Need::NotNeeded),
            ("opt_in", json!([{"answer": "none"}]), Need::NotNeeded),
            ("always", json!([]), Need::NotPossible),
            ("always", json!([{"answer": "setting", "steps": ["Open the settings"]}]), Need::NotPossible),
            ("opt_out", json!([{"answer": "none"}]), Need::NotPossible),
            ("opt_out", json!([{"answer": "setting", "steps": ["Open the settings"]}]), Need::Steps),
            ("opt_out", json!([{"answer": "setting"}]), Need::Unknown),
            ("opt_out", json!([]), Need::Unknown),
            ("unstated", json!([{"answer": "setting", "steps": ["Open the settings"]}]), Need::Unknown),
        ] {
            let tier = chat(json!({"training": [{"answer": training}], "opt_out": opt_out}));
            list(vec![tier], |list| assert_eq!(list.need, need, "{training} {opt_out}"));
        }
        list(vec![chat(json!({}))], |list| assert_eq!((list.need, list.training), (Need::Unknown, None)));
    }

    #[test]
    fn a_way_out_of_which_texts_disagree_is_neither_there_nor_impossible() {
        let cite = json!([{"source": "terms", "read": "2025-01-01"}]);
        for (answer, other, need, disputed) in [
            ("none", "setting", Need::Unknown, Some("a page has a switch")),
            ("none", "not_needed", Need::NotPossible, None),
            ("setting", "none", Need::NotPossible, None),
        ] {
            let conflict = json!({"answer": other, "why": "a page has a switch", "cite": cite});
            let opt_out = json!([{"answer": answer, "conflict": conflict}]);
            let tier = chat(json!({"training": [{"answer": "always"}], "opt_out": opt_out}));
            list(vec![tier], |list| assert_eq!((list.need, list.disputed), (need, disputed), "{answer} {other}"));
        }
    }

    #[test]
    fn another_tier_stands_in_if_it_is_of_the_same_provider_offered_and_asks_everywhere() {
        let training = |answer: &str| json!({"training": [{"answer": answer}]});
        let others = || {
            let split = json!({"training": [{"answer": "never"}, {"answer": "always", "regions": ["US"]}]});
            vec![
                tier("acme/api", training("never")),
                tier("acme/team", training("opt_in")),
                tier("acme/free", training("opt_out")),
                tier("acme/silent", training("unstated")),
                tier("acme/new", json!({})),
                tier("acme/split", split),
                tier("acme/old", json!({"training": [{"answer": "never"}], "retired": "2026-01-01"})),
                tier("beta/api", training("never")),
            ]
        };
        let among = |answer: &str| [chat(training(answer))].into_iter().chain(others()).collect::<Vec<_>>();
        list(among("always"), |list| assert_eq!(list.instead, ["acme/api".parse().unwrap(), "acme/team".parse().unwrap()]));
        list(among("unstated"), |list| assert_eq!(list.instead.len(), 2));
        list(among("never"), |list| assert!(list.instead.is_empty()));
    }

    #[test]
    fn what_steps_leave_is_said_by_how_far_they_reach() {
        let with = |reach: Value| {
            json!({
                "training": [{"answer": "opt_out", "except": ["legal"]}],
                "opt_out": [{"answer": "setting", "steps": ["Open the settings"], "reach": reach}],
            })
        };
        for (reach, said) in [
            (json!("future"), OptOutReach::Future),
            (json!("future_and_past"), OptOutReach::FutureAndPast),
            (json!("unstated"), OptOutReach::Unstated),
            (json!(null), OptOutReach::Unstated),
        ] {
            list(vec![chat(with(reach))], |list| {
                assert_eq!(list.not_covered, [NotCovered::Past(said), NotCovered::Except(Except::Legal)]);
            });
        }
    }

    #[test]
    fn where_nothing_can_be_done_nothing_is_said_to_be_left() {
        for training in ["always", "unstated"] {
            let parts = json!({"training": [{"answer": training, "except": ["legal"]}], "feedback": [{"answer": "used"}]});
            list(vec![chat(parts)], |list| assert_eq!(list.not_covered, [], "{training}"));
        }
    }

    #[test]
    fn feedback_is_left_once_and_a_licence_is_no_use() {
        let with = |except: Value, feedback: &str| json!({"training": [{"answer": "never", "except": except}], "feedback": [{"answer": feedback}]});
        let feedback_is_used = NotCovered::Except(Except::Feedback);
        for (except, feedback, left) in [
            (json!([]), "used", vec![feedback_is_used]),
            (json!(["feedback"]), "used", vec![feedback_is_used]),
            (json!(["feedback"]), "licensed", vec![feedback_is_used]),
            (json!([]), "licensed", vec![NotCovered::PerhapsFeedback]),
            (json!([]), "not_used", vec![]),
            (json!([]), "unstated", vec![]),
        ] {
            list(vec![chat(with(except, feedback))], |list| assert_eq!(list.not_covered, left, "{feedback}"));
        }
    }

    #[test]
    fn cases_that_train_are_named_and_the_steps_are_looked_at_again() {
        let case = |when: &str, answer: &str| json!({"when": when, "answer": answer});
        let cases = [case("a", "always"), case("b", "opt_out"), case("c", "never"), case("d", "unstated")];
        list(vec![chat(json!({"training": [{"answer": "never", "cases": cases}]}))], |list| {
            assert_eq!(list.differing, ["a", "b"]);
            assert_eq!(list.look_again.to_string(), "2026-08-30");
        });
    }
}
