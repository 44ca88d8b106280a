//! What to do, and what that does not cover.

use crate::model::{AsOf, Day, Except, OptOutBy, OptOutReach, OptOutScope};
use crate::questions::checklist::{Need, NotCovered};

/// There is no way.
pub const NOT_POSSIBLE: &str = "Not possible: the documents offer no way to stop training.";
/// Nobody knows.
pub const UNKNOWN: &str = "Unknown: the documents do not say how, or it is not researched yet. Treat it as not possible.";
/// Texts of the provider disagree.
pub const DISPUTED: &str =
    "Unknown: the provider's texts disagree on a way out. Look whether it is there, and treat it as not possible.";
/// The head of what trains in spite of the steps.
pub const ALL_THE_SAME: &str = "Trains all the same, or has a switch of its own:";
/// The head of other tiers.
pub const INSTEAD: &str = "To use instead: ";
/// The command that finds tiers that do not train.
pub const FIND: &str = "promptfate find --training never,opt_in";
/// Where the steps begin.
pub const STARTS_AT: &str = " It starts at ";
/// The head of what shows that it worked.
pub const CHECK: &str = "Check that it held: ";
/// The head of what is lost.
pub const LOSES: &str = "What you give up: ";

/// Returns the day, the place, and what the list is not.
pub fn how_to_read(as_of: &AsOf) -> String {
    let place = as_of.region.as_ref().map_or_else(|| "no region given (--region)".to_owned(), |region| format!("for {region}"));
    format!("As of {}, {place}. What the providers' documents said when they were read: not legal advice.", as_of.day)
}

/// Returns whether there is something to do, in few words.
pub fn in_short(need: Need, steps: usize) -> String {
    match need {
        Need::NotNeeded => "no opt-out is needed".to_owned(),
        Need::Steps if steps == 1 => "there is 1 step to stop it".to_owned(),
        Need::Steps => format!("there are {steps} steps to stop it"),
        Need::NotPossible => "the documents offer no way to stop it".to_owned(),
        Need::Unknown => "whether it can be stopped is not known".to_owned(),
    }
}

/// Returns other tiers.
pub fn instead(ids: &[&str]) -> String {
    format!("{}. {FIND} has more.", ids.join(", "))
}

/// Returns when to look again.
pub fn again(day: Day) -> String {
    format!("on {day}: settings move, and are reset.")
}

/// Returns who can take the steps, and what they cover.
pub fn who(by: Option<OptOutBy>, scope: Option<OptOutScope>) -> String {
    let who = match by {
        Some(OptOutBy::Admin) => "An admin of the organisation must do this",
        _ => "You can do this yourself",
    };
    let covers = match scope {
        Some(OptOutScope::Account) => "; it covers your account on every device",
        Some(OptOutScope::Device) => "; it covers this device or browser alone",
        Some(OptOutScope::Workspace) => "; it covers the workspace",
        Some(OptOutScope::Organisation) => "; it covers the whole organisation",
        Some(OptOutScope::Project) => "; it covers one project",
        Some(OptOutScope::Conversation) => "; it covers one conversation",
        None => "",
    };
    format!("{who}{covers}.")
}

/// Returns what steps do not cover; the JSON contract has it too.
pub const fn not_covered(left: NotCovered) -> &'static str {
    match left {
        NotCovered::Past(OptOutReach::FutureAndPast) => "What a model has learned already: it cannot be taken back.",
        NotCovered::Past(OptOutReach::Future) => "Past conversations: only what is typed from then on is covered.",
        NotCovered::Past(OptOutReach::Unstated) => {
            "Past conversations, perhaps: the documents do not say how far back it reaches."
        }
        NotCovered::Except(Except::SafetyFlagged) => "Chats that are flagged for safety or abuse.",
        NotCovered::Except(Except::Feedback) => "Chats on which feedback was given (thumbs up or down, ratings, reports).",
        NotCovered::Except(Except::DeIdentified) => "Copies from which names and identifiers were removed.",
        NotCovered::Except(Except::Aggregated) => "Counts and statistics.",
        NotCovered::Except(Except::HumanReviewed) => "Chats that people have reviewed.",
        NotCovered::Except(Except::Previews) => "Previews, betas and experiments.",
        NotCovered::Except(Except::PublicContent) => "What was made public.",
        NotCovered::Except(Except::ConnectedApps) => "What reaches connected apps and tools, under their own rules.",
        NotCovered::Except(Except::Legal) => "What the law requires.",
        NotCovered::PerhapsFeedback => {
            "Feedback (ratings, reports), perhaps: it may be used for anything; training is not named."
        }
    }
}
