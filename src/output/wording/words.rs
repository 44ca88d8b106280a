//! Names of questions and of what belongs to an answer.

use super::answers::sentence;
use super::brief::few_words;
use crate::model::{Case, Conflict, Except, Granted, OptOutReach, Question};
use crate::output::{Line, Span, Tone};

/// Returns exceptions in words.
pub fn exceptions(except: &[Except]) -> String {
    let word = |except: &Except| match except {
        Except::SafetyFlagged => "chats flagged for safety",
        Except::Feedback => "your feedback",
        Except::DeIdentified => "de-identified copies",
        Except::Aggregated => "statistics",
        Except::HumanReviewed => "chats that people reviewed",
        Except::Previews => "previews and betas",
        Except::PublicContent => "what was made public",
        Except::ConnectedApps => "what reaches connected apps",
        Except::Legal => "what the law requires",
    };
    except.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Returns exceptions in brackets, as they stand behind an answer; nothing without any.
pub fn still_used(except: &[Except]) -> String {
    if except.is_empty() { String::new() } else { format!(" (still used: {})", exceptions(except)) }
}

/// Returns a case as a line: when, and what then.
pub fn case(case: &Case) -> Line {
    let (tone, words) = sentence(&case.answer);
    let mut line = Line::plain(format!("{}: ", case.when)).and(Span::Toned(tone, words));
    if !case.except.is_empty() {
        line = line.text(format!(" Still used: {}.", exceptions(&case.except)));
    }
    match &case.note {
        Some(note) => line.text(format!(" {note}")),
        None => line,
    }
}

/// Returns what another text of the provider says, and how the two disagree.
pub fn conflict(conflict: &Conflict) -> Line {
    let line = Line::toned(Tone::Caution, "CONFLICT. ").text("Another text of the provider says: ");
    line.text(format!("{}. {}", few_words(&conflict.answer), conflict.why))
}

/// Returns what an opt-out does about the past, in a sentence.
pub const fn reach(reach: Option<OptOutReach>) -> &'static str {
    match reach {
        Some(OptOutReach::FutureAndPast) => "Covered too. What a model has already learned stays learned.",
        Some(OptOutReach::Future) => "Not covered: only what you type from then on is.",
        Some(OptOutReach::Unstated) | None => "Perhaps not covered: the documents do not say.",
    }
}

/// Returns how a mode is granted, in words.
pub fn granted(granted: Granted) -> &'static str {
    match granted {
        Granted::Toggle => "by a switch",
        Granted::Request => "on request",
        Granted::Approval => "after approval",
        Granted::Contract => "by contract",
    }
}

/// Returns a question's name in words, for the head of a row.
pub fn label(question: Question) -> &'static str {
    match question {
        Question::Training => "Training",
        Question::Feedback => "Feedback",
        Question::Signals => "Collected",
        Question::Retention => "Retention",
        Question::Deletion => "After deleting",
        Question::FlaggedRetention => "Flagged content",
        Question::ZeroRetention => "Zero retention",
        Question::HumanReview => "Human review",
        Question::OptOut => "How to stop",
        Question::Sharing => "Third parties",
        Question::Agreement => "Agreements",
        Question::Location => "Location",
        Question::Telemetry => "Telemetry",
    }
}

/// Returns the letter that stands for a question where there is no room for its name.
pub const fn letter(question: Question) -> char {
    match question {
        Question::Training => 'T',
        Question::Feedback => 'F',
        Question::Signals => 'C',
        Question::Retention => 'R',
        Question::Deletion => 'D',
        Question::FlaggedRetention => 'X',
        Question::ZeroRetention => 'Z',
        Question::HumanReview => 'H',
        Question::OptOut => 'O',
        Question::Sharing => 'P',
        Question::Agreement => 'A',
        Question::Location => 'L',
        Question::Telemetry => 'U',
    }
}
