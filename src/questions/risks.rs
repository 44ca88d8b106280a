//! The four risks of a tier, derived from its answers by the rules written in `docs/risks.md`.

use crate::model::{
    Answer, AsOf, Entry, Except, Feedback, HumanReview, OptOutReach, Question, Region, Retention, Sharing, Tier, Training,
};

/// A risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Text may be drawn out of a model that was trained on it.
    Memorisation,
    /// Many prompts together reveal what single ones do not.
    Aggregation,
    /// What has been trained on cannot be taken back.
    Irreversibility,
    /// Your methods improve a model that competitors use.
    CompetitiveExposure,
}

impl Risk {
    /// All four, in the order in which they are shown.
    pub const ALL: [Risk; 4] = [Risk::Memorisation, Risk::Aggregation, Risk::Irreversibility, Risk::CompetitiveExposure];
}

/// How high a risk is. `Unknown` is not low.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The documents commit to what keeps it low.
    Low,
    /// There is a way to lower it, or an exception that raises it.
    Moderate,
    /// It applies by default.
    High,
    /// The answers that decide are unstated or unanswered.
    Unknown,
}

/// A risk of a tier, with the reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment<'c> {
    /// The risk.
    pub risk: Risk,
    /// How high it is.
    pub level: Level,
    /// Why.
    pub reasons: Vec<Reason<'c>>,
}

/// What makes a risk as high as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'c> {
    /// The question whose answer says so.
    pub question: Question,
    /// What of the answer.
    pub what: What<'c>,
    /// The regions in which it holds; everywhere else if empty.
    pub regions: &'c [Region],
}

/// What of an answer makes a risk as high as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What<'c> {
    /// That there is none: it was not researched yet.
    Unanswered,
    /// The answer itself.
    Answer(&'c Answer),
    /// What is still used.
    Except(&'c [Except]),
    /// The case in which it is another.
    Case(&'c str),
    /// How far back opting out reaches.
    Reach(OptOutReach),
}

impl<'c> Reason<'c> {
    fn of(question: Question, what: What<'c>) -> Reason<'c> {
        Reason { question, what, regions: &[] }
    }

    fn answer(question: Question, entry: &'c Entry) -> Reason<'c> {
        Reason { question, what: What::Answer(&entry.answer), regions: &entry.regions }
    }
}

/// Returns the four risks of a tier on a day, in a place.
pub fn risks<'c>(tier: &'c Tier, as_of: &AsOf) -> Vec<Assessment<'c>> {
    Risk::ALL.iter().map(|risk| assess(*risk, tier, as_of)).collect()
}

fn assess<'c>(risk: Risk, tier: &'c Tier, as_of: &AsOf) -> Assessment<'c> {
    let (level, reasons) = match risk {
        Risk::Memorisation | Risk::CompetitiveExposure => by_training(tier, as_of),
        Risk::Irreversibility => by_reach(tier, as_of),
        Risk::Aggregation => by_keeping(tier, as_of),
    };
    Assessment { risk, level, reasons }
}

type Judged<'c> = (Level, Vec<Reason<'c>>);

/// Takes the worse of two levels. Unknown beside a high one stays high; beside a lower one it stays unknown.
fn worse(a: Level, b: Level) -> Level {
    match (a, b) {
        (Level::High, _) | (_, Level::High) => Level::High,
        (a, b) => a.max(b),
    }
}

fn by_training<'c>(tier: &'c Tier, as_of: &AsOf) -> Judged<'c> {
    let of = |what| Reason::of(Question::Training, what);
    let entries = tier.entries_at(Question::Training, as_of);
    if entries.is_empty() {
        return (Level::Unknown, vec![of(What::Unanswered)]);
    }
    let mut judged: Judged<'c> = (Level::Low, Vec::new());
    for entry in entries {
        let level = match entry.answer {
            Answer::Training(Training::Never | Training::OptIn) => Level::Low,
            Answer::Training(Training::OptOut | Training::Always) => Level::High,
            _ => Level::Unknown,
        };
        judged.0 = worse(judged.0, level);
        judged.1.push(Reason::answer(Question::Training, entry));
        if level == Level::Low && entry.except.iter().any(|except| !matches!(except, Except::Aggregated | Except::Legal)) {
            judged.0 = worse(judged.0, Level::Moderate);
            judged.1.push(of(What::Except(&entry.except)));
        }
        for case in &entry.cases {
            if matches!(case.answer, Answer::Training(Training::OptOut | Training::Always)) && level == Level::Low {
                judged.0 = worse(judged.0, Level::Moderate);
                judged.1.push(of(What::Case(&case.when)));
            }
        }
    }
    let is_used = |entry: &&Entry| matches!(entry.answer, Answer::Feedback(Feedback::Used | Feedback::Licensed));
    let feedback = tier.entries_at(Question::Feedback, as_of).into_iter().find(is_used);
    if let Some(entry) = feedback.filter(|_| judged.0 == Level::Low) {
        judged.0 = Level::Moderate;
        judged.1.push(Reason::of(Question::Feedback, What::Answer(&entry.answer)));
    }
    judged
}

fn by_reach<'c>(tier: &'c Tier, as_of: &AsOf) -> Judged<'c> {
    let (level, mut reasons) = by_training(tier, as_of);
    if level == Level::High {
        let reaches = tier.entries_at(Question::OptOut, as_of).into_iter().filter_map(|entry| entry.reach);
        let told = reaches.filter(|reach| *reach != OptOutReach::Unstated);
        reasons.extend(told.map(|reach| Reason::of(Question::OptOut, What::Reach(reach))));
    }
    (level, reasons)
}

/// A quarter of a year of prompts shows more than a day's.
const LONG_DAYS: u32 = 92;

fn by_keeping<'c>(tier: &'c Tier, as_of: &AsOf) -> Judged<'c> {
    let entries = tier.entries_at(Question::Retention, as_of);
    let mut judged: Judged<'c> = (Level::Low, Vec::new());
    if entries.is_empty() {
        judged = (Level::Unknown, vec![Reason::of(Question::Retention, What::Unanswered)]);
    }
    for entry in entries {
        let level = match entry.answer {
            Answer::Retention(Retention::Zero) => Level::Low,
            Answer::Retention(Retention::For(period)) if period.longest_days() <= LONG_DAYS => Level::Moderate,
            Answer::Retention(Retention::CustomerSet) => Level::Moderate,
            Answer::Retention(Retention::For(_) | Retention::UntilDeleted | Retention::Indefinite) => Level::High,
            _ => Level::Unknown,
        };
        judged.0 = worse(judged.0, level);
        judged.1.push(Reason::answer(Question::Retention, entry));
    }
    for entry in tier.entries_at(Question::HumanReview, as_of) {
        if matches!(entry.answer, Answer::HumanReview(HumanReview::Yes | HumanReview::OptOut)) {
            judged.0 = worse(judged.0, Level::Moderate);
            judged.1.push(Reason::answer(Question::HumanReview, entry));
        }
    }
    for entry in tier.entries_at(Question::Sharing, as_of) {
        if entry.answer == Answer::Sharing(Sharing::Yes) {
            judged.0 = worse(judged.0, Level::High);
            judged.1.push(Reason::answer(Question::Sharing, entry));
        }
    }
    judged
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::sample::{on, tier};

    /// Returns how high a risk is, and the reasons in one line.
    fn judged(risk: Risk, parts: Value) -> (Level, String) {
        let tier = tier("acme/chat", parts);
        let found = risks(&tier, &on("2026-06-01"));
        let one = found.into_iter().find(|one| one.risk == risk).unwrap();
        let what = |what: What<'_>| match what {
            What::Unanswered => "unanswered".to_owned(),
            What::Answer(answer) => answer.to_string(),
            What::Except(words) => format!("except {words:?}"),
            What::Case(when) => format!("case {when}"),
            What::Reach(reach) => format!("reach {reach}"),
        };
        let why = |one: &Reason<'_>| {
            format!(
                "{}: {}{}",
                one.question,
                what(one.what),
                if one.regions.is_empty() { String::new() } else { format!(" in {:?}", one.regions) }
            )
        };
        (one.level, one.reasons.iter().map(why).collect::<Vec<_>>().join("; "))
    }

    fn case(answer: &str) -> Value {
        json!([{"when": "agents", "answer": answer}])
    }

    #[test]
    fn training_decides_and_silence_is_unknown() {
        for (training, level, why) in [
            (json!([{"answer": "never"}]), Level::Low, "training: never"),
            (json!([{"answer": "opt_in"}]), Level::Low, "training: opt_in"),
            (json!([{"answer": "opt_out"}]), Level::High, "training: opt_out"),
            (json!([{"answer": "always"}]), Level::High, "training: always"),
            (json!([{"answer": "unstated"}]), Level::Unknown, "training: unstated"),
            (json!([]), Level::Unknown, "training: unanswered"),
            (
                json!([{"answer": "unstated"}, {"answer": "always", "regions": ["US"]}]),
                Level::High,
                "training: unstated; training: always in [US]",
            ),
            (json!([{"answer": "never", "except": ["legal", "aggregated"]}]), Level::Low, "training: never"),
            (
                json!([{"answer": "never", "except": ["legal", "safety_flagged"]}]),
                Level::Moderate,
                "training: never; training: except [Legal, SafetyFlagged]",
            ),
            (
                json!([{"answer": "opt_out", "except": ["safety_flagged"], "cases": case("always")}]),
                Level::High,
                "training: opt_out",
            ),
            (json!([{"answer": "never", "cases": case("opt_out")}]), Level::Moderate, "training: never; training: case agents"),
            (json!([{"answer": "never", "cases": case("opt_in")}]), Level::Low, "training: never"),
        ] {
            for risk in [Risk::Memorisation, Risk::CompetitiveExposure, Risk::Irreversibility] {
                assert_eq!(judged(risk, json!({"training": training})), (level, why.to_owned()), "{risk:?}");
            }
        }
    }

    #[test]
    fn feedback_raises_what_is_low_and_nothing_else() {
        let with = |training: &str, feedback: &str| {
            judged(Risk::Memorisation, json!({"training": [{"answer": training}], "feedback": [{"answer": feedback}]}))
        };
        assert_eq!(with("never", "used").0, Level::Moderate);
        assert!(with("never", "used").1.ends_with("feedback: used"));
        assert_eq!(with("never", "licensed").0, Level::Moderate);
        assert!(with("never", "licensed").1.ends_with("feedback: licensed"));
        for (training, feedback, level) in
            [("never", "not_used", Level::Low), ("unstated", "used", Level::Unknown), ("always", "used", Level::High)]
        {
            let (found, why) = with(training, feedback);
            assert_eq!(found, level);
            assert!(!why.contains("feedback"), "{why}");
        }
    }

    #[test]
    fn how_far_a_way_out_reaches_is_said_where_it_trains() {
        let with = |training: &str, reach: &str| {
            let opt_out = json!([{"answer": "setting", "reach": reach}]);
            judged(Risk::Irreversibility, json!({"training": [{"answer": training}], "opt_out": opt_out})).1
        };
        assert!(with("opt_out", "future").ends_with("opt_out: reach future"));
        assert!(with("opt_out", "future_and_past").contains("reach future_and_past"));
        assert!(!with("opt_out", "unstated").contains("reach"));
        assert!(!with("never", "future").contains("reach"));
    }

    #[test]
    fn the_longer_it_is_kept_the_higher_and_readers_and_others_raise_it() {
        let kept = |answer: &str| judged(Risk::Aggregation, json!({"retention": [{"answer": answer}]}));
        for (answer, level, why) in [
            ("zero", Level::Low, "zero"),
            ("P92D", Level::Moderate, "P92D"),
            ("P93D", Level::High, "P93D"),
            ("customer_set", Level::Moderate, "customer_set"),
            ("until_deleted", Level::High, "until_deleted"),
            ("indefinite", Level::High, "indefinite"),
            ("unstated", Level::Unknown, "unstated"),
        ] {
            assert_eq!(kept(answer), (level, format!("retention: {why}")));
        }
        assert_eq!(judged(Risk::Aggregation, json!({})).0, Level::Unknown);
        let zero_with = |question: &str, answer: &str| {
            judged(Risk::Aggregation, json!({"retention": [{"answer": "zero"}], question: [{"answer": answer}]}))
        };
        for (question, answer, level) in [
            ("human_review", "yes", Level::Moderate),
            ("human_review", "opt_out", Level::Moderate),
            ("human_review", "no", Level::Low),
            ("human_review", "unstated", Level::Low),
            ("sharing", "yes", Level::High),
            ("sharing", "no", Level::Low),
        ] {
            let (found, why) = zero_with(question, answer);
            assert_eq!((found, why.contains(';')), (level, level != Level::Low), "{question} {answer} {why}");
        }
        let places = json!({"retention": [{"answer": "zero"}, {"answer": "indefinite", "regions": ["US", "CH"]}]});
        let why = "retention: zero; retention: indefinite in [US, CH]".to_owned();
        assert_eq!(judged(Risk::Aggregation, places), (Level::High, why));
    }
}
