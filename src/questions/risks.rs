//! The four risks of a tier, derived from its answers by the rules written in `docs/risks.md`.

use crate::model::{
    Answer, AsOf, Entry, Except, Feedback, HumanReview, OptOutReach, Question, Retention, Sharing, Tier, Training,
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

    /// Returns its name in words.
    pub const fn in_words(self) -> &'static str {
        match self {
            Risk::Memorisation => "memorisation",
            Risk::Aggregation => "aggregation",
            Risk::Irreversibility => "irreversibility",
            Risk::CompetitiveExposure => "competitive exposure",
        }
    }

    /// Returns what it means, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Risk::Memorisation => "text may be drawn out of a model that was trained on it",
            Risk::Aggregation => "many prompts together reveal plans that single ones do not",
            Risk::Irreversibility => "what has been trained on cannot be taken back",
            Risk::CompetitiveExposure => "your methods improve a model that competitors use",
        }
    }
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
pub struct Assessment {
    /// The risk.
    pub risk: Risk,
    /// How high it is.
    pub level: Level,
    /// Why, in plain words, each with the question whose answer says so.
    pub reasons: Vec<(Question, String)>,
}

/// Returns the four risks of a tier on a day, in a place.
pub fn risks(tier: &Tier, as_of: &AsOf) -> Vec<Assessment> {
    Risk::ALL.iter().map(|risk| assess(*risk, tier, as_of)).collect()
}

fn assess(risk: Risk, tier: &Tier, as_of: &AsOf) -> Assessment {
    let (level, reasons) = match risk {
        Risk::Memorisation | Risk::CompetitiveExposure => by_training(tier, as_of),
        Risk::Irreversibility => by_reach(tier, as_of),
        Risk::Aggregation => by_keeping(tier, as_of),
    };
    Assessment { risk, level, reasons }
}

type Judged = (Level, Vec<(Question, String)>);

/// Takes the worse of two levels. Unknown beside a high one stays high; beside a lower one it stays unknown.
fn worse(a: Level, b: Level) -> Level {
    match (a, b) {
        (Level::High, _) | (_, Level::High) => Level::High,
        (a, b) => a.max(b),
    }
}

fn by_training(tier: &Tier, as_of: &AsOf) -> Judged {
    let entries = tier.entries_at(Question::Training, as_of);
    if entries.is_empty() {
        return (Level::Unknown, vec![(Question::Training, "nobody has looked whether it trains".to_owned())]);
    }
    let mut judged: Judged = (Level::Low, Vec::new());
    for entry in entries {
        let (level, reason) = match entry.answer {
            Answer::Training(Training::Never) => (Level::Low, "training is excluded"),
            Answer::Training(Training::OptIn) => (Level::Low, "it trains only with your permission"),
            Answer::Training(Training::OptOut) => (Level::High, "it trains unless it is turned off"),
            Answer::Training(Training::Always) => (Level::High, "it trains, and there is no way to stop it"),
            _ => (Level::Unknown, "the documents do not say whether it trains"),
        };
        judged.0 = worse(judged.0, level);
        judged.1.push((Question::Training, format!("{reason}{}", places(entry))));
        if level == Level::Low && entry.except.iter().any(|except| !matches!(except, Except::Aggregated | Except::Legal)) {
            let words: Vec<String> = entry.except.iter().map(|except| except.as_str().replace('_', " ")).collect();
            judged.0 = worse(judged.0, Level::Moderate);
            judged.1.push((Question::Training, format!("used even so: {}", words.join(", "))));
        }
        for case in &entry.cases {
            if matches!(case.answer, Answer::Training(Training::OptOut | Training::Always)) && level == Level::Low {
                judged.0 = worse(judged.0, Level::Moderate);
                judged.1.push((Question::Training, format!("it differs for {}", case.when)));
            }
        }
    }
    let by_feedback = tier.entries_at(Question::Feedback, as_of).into_iter().find_map(|entry| match entry.answer {
        Answer::Feedback(Feedback::Used) => Some("feedback, and what it is given on, trains or may train"),
        Answer::Feedback(Feedback::Licensed) => Some("feedback may be used for anything; training is not named"),
        _ => None,
    });
    if let Some(reason) = by_feedback.filter(|_| judged.0 == Level::Low) {
        judged.0 = Level::Moderate;
        judged.1.push((Question::Feedback, reason.to_owned()));
    }
    judged
}

fn by_reach(tier: &Tier, as_of: &AsOf) -> Judged {
    let (level, mut reasons) = by_training(tier, as_of);
    if level == Level::High {
        for entry in tier.entries_at(Question::OptOut, as_of) {
            let reason = match entry.reach {
                Some(OptOutReach::Future) => "opting out covers only what is typed from then on",
                Some(OptOutReach::FutureAndPast) => "opting out covers past conversations, not models that are trained already",
                _ => continue,
            };
            reasons.push((Question::OptOut, reason.to_owned()));
        }
    }
    (level, reasons)
}

/// A quarter of a year of prompts shows more than a day's.
const LONG_DAYS: u32 = 92;

fn by_keeping(tier: &Tier, as_of: &AsOf) -> Judged {
    let entries = tier.entries_at(Question::Retention, as_of);
    let mut judged: Judged = (Level::Low, Vec::new());
    if entries.is_empty() {
        judged = (Level::Unknown, vec![(Question::Retention, "nobody has looked how long it is kept".to_owned())]);
    }
    for entry in entries {
        let (level, reason) = match entry.answer {
            Answer::Retention(Retention::Zero) => (Level::Low, "nothing is kept".to_owned()),
            Answer::Retention(Retention::For(duration)) if duration.longest_days() <= LONG_DAYS => {
                (Level::Moderate, format!("kept for {}", duration.in_words()))
            }
            Answer::Retention(Retention::For(duration)) => (Level::High, format!("kept for {}", duration.in_words())),
            Answer::Retention(Retention::CustomerSet) => (Level::Moderate, "kept as long as the customer sets".to_owned()),
            Answer::Retention(Retention::UntilDeleted) => (Level::High, "kept until it is deleted".to_owned()),
            Answer::Retention(Retention::Indefinite) => (Level::High, "kept without limit".to_owned()),
            _ => (Level::Unknown, "the documents do not say how long it is kept".to_owned()),
        };
        judged.0 = worse(judged.0, level);
        judged.1.push((Question::Retention, format!("{reason}{}", places(entry))));
    }
    for entry in tier.entries_at(Question::HumanReview, as_of) {
        if matches!(entry.answer, Answer::HumanReview(HumanReview::Yes | HumanReview::OptOut)) {
            judged.0 = worse(judged.0, Level::Moderate);
            judged.1.push((Question::HumanReview, format!("people may read conversations{}", places(entry))));
        }
    }
    for entry in tier.entries_at(Question::Sharing, as_of) {
        if entry.answer == Answer::Sharing(Sharing::Yes) {
            judged.0 = worse(judged.0, Level::High);
            judged.1.push((Question::Sharing, format!("it is given to others for their own ends{}", places(entry))));
        }
    }
    judged
}

fn places(entry: &Entry) -> String {
    if entry.regions.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = entry.regions.iter().map(crate::model::Region::as_str).collect();
    format!(" in {}", names.join(", "))
}
