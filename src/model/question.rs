//! The questions asked of every tier. This list is the one that columns, flags, rows and the schema come from.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Commitments, Entry, Locations};

/// Defines the questions, and with them the answer type and the record's timelines.
macro_rules! questions {
    ($($(#[doc = $doc:literal])+ $variant:ident $key:ident: $answer:ty, $required:ident;)*) => {
        /// One thing asked of every tier.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Question { $($(#[doc = $doc])+ $variant,)* }

        /// What a provider's texts say to one question.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "each variant answers the question of its name")]
        pub enum Answer { $($variant($answer),)* }

        $(impl From<$crate::model::question::by::$variant> for Answer {
            fn from(answer: $crate::model::question::by::$variant) -> Answer { Answer::$variant(answer.0) }
        })*

        pub(crate) mod by {
            //! One wrapper per question, since several questions share an answer type.
            use serde::{Deserialize, Serialize};

            $(#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
            #[serde(transparent)]
            #[schemars(inline)]
            pub struct $variant(pub $answer);)*
        }

        impl Question {
            /// Every question, in the order in which it is written and shown.
            pub const ALL: &'static [Question] = &[$(Question::$variant,)*];

            /// Returns the key in a record.
            pub const fn as_str(self) -> &'static str {
                match self { $(Question::$variant => stringify!($key),)* }
            }

            /// Returns whether every tier has to answer it.
            pub const fn is_required(self) -> bool {
                match self { $(Question::$variant => questions!(@$required),)* }
            }
        }

        impl Answer {
            /// Returns the question that is answered.
            pub const fn question(&self) -> Question {
                match self { $(Answer::$variant(_) => Question::$variant,)* }
            }

            /// Returns the answer as JSON: a word, a list, or a map of signals.
            pub fn to_json(&self) -> serde_json::Value {
                match self { $(Answer::$variant(answer) => serde_json::to_value(answer).unwrap_or_default(),)* }
            }
        }

        impl fmt::Display for Answer {
            /// Writes the answer as a record spells it.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Answer::$variant(answer) => answer.fmt(f),)* }
            }
        }

        /// The timelines of a tier as they are written, newest entry first; an empty one is unanswered.
        macro_rules! with_timelines {
            ($macro_name:ident) => { $macro_name! { $($(#[doc = $doc])+ $variant $key)* } };
        }
        pub(crate) use with_timelines;
    };
    (@required) => { true };
    (@optional) => { false };
}

questions! {
    /// Do prompts and responses train models?
    Training training: crate::model::Training, required;
    /// Do thumbs and reports train even where training is off?
    Feedback feedback: crate::model::Feedback, required;
    /// What is collected at all?
    Signals signals: crate::model::Signals, required;
    /// How long are conversations kept by default?
    Retention retention: crate::model::Retention, required;
    /// How long do copies remain after the user deletes?
    Deletion deletion: crate::model::Retention, required;
    /// How long are copies kept for abuse, safety or human review?
    FlaggedRetention flagged_retention: crate::model::Retention, optional;
    /// Is there a zero-data-retention mode?
    ZeroRetention zero_retention: crate::model::ZeroRetention, required;
    /// May people read conversations?
    HumanReview human_review: crate::model::HumanReview, required;
    /// How is training stopped?
    OptOut opt_out: crate::model::OptOut, required;
    /// Is it given to third parties for their own training or advertising?
    Sharing sharing: crate::model::Sharing, optional;
    /// Which contractual commitments and certificates are available?
    Agreement agreement: crate::model::Commitments, optional;
    /// Where is content stored or processed?
    Location location: crate::model::Locations, optional;
    /// Does the program report on its use?
    Telemetry telemetry: crate::model::Telemetry, optional;
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Question {
    type Err = String;

    fn from_str(text: &str) -> Result<Question, String> {
        Question::ALL.iter().copied().find(|question| question.as_str() == text).ok_or_else(|| {
            let allowed: Vec<_> = Question::ALL.iter().map(|question| question.as_str()).collect();
            format!("found `{text}`, the questions are {}", allowed.join(", "))
        })
    }
}

impl Answer {
    /// Parses an answer to `question` as a record spells it; commitments and places are separated by commas, signals cannot be parsed.
    ///
    /// # Errors
    /// Says what was found and what is allowed.
    pub fn parse(question: Question, text: &str) -> Result<Answer, String> {
        Ok(match question {
            Question::Training => Answer::Training(text.parse()?),
            Question::Feedback => Answer::Feedback(text.parse()?),
            Question::Signals => return Err("signals are a map, not a word".to_owned()),
            Question::Retention => Answer::Retention(text.parse()?),
            Question::Deletion => Answer::Deletion(text.parse()?),
            Question::FlaggedRetention => Answer::FlaggedRetention(text.parse()?),
            Question::ZeroRetention => Answer::ZeroRetention(text.parse()?),
            Question::HumanReview => Answer::HumanReview(text.parse()?),
            Question::OptOut => Answer::OptOut(text.parse()?),
            Question::Sharing => Answer::Sharing(text.parse()?),
            Question::Agreement => Answer::Agreement(Commitments(text.split(',').map(str::parse).collect::<Result<_, _>>()?)),
            Question::Location => Answer::Location(Locations(text.split(',').map(str::parse).collect::<Result<_, _>>()?)),
            Question::Telemetry => Answer::Telemetry(text.parse()?),
        })
    }

    /// Returns the most days of a time, where the answer is one.
    pub fn days(&self) -> Option<u32> {
        match self {
            Answer::Retention(kept) | Answer::Deletion(kept) | Answer::FlaggedRetention(kept) => kept.days(),
            _ => None,
        }
    }

    /// Returns whether the documents were read and do not say.
    pub fn is_unstated(&self) -> bool {
        self.to_string() == "unstated"
    }
}

/// Erases the type of a written timeline.
pub(crate) fn erase<A: Into<Answer>>(entries: Vec<Entry<A>>) -> Vec<Entry> {
    entries.into_iter().map(Entry::erase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_read_as_it_is_written() {
        for question in Question::ALL {
            assert_eq!(question.to_string().parse::<Question>(), Ok(*question));
            assert_eq!(question.to_string(), question.as_str());
        }
        let said = "colour".parse::<Question>().unwrap_err();
        assert!(said.contains("`colour`") && said.contains("training, feedback"), "{said}");
    }

    #[test]
    fn silence_is_told_from_an_answer() {
        let is_unstated = |question, text| Answer::parse(question, text).unwrap().is_unstated();
        assert!(is_unstated(Question::Training, "unstated") && is_unstated(Question::Agreement, "unstated"));
        assert!(!is_unstated(Question::Training, "never") && !is_unstated(Question::Agreement, "dpa,soc2"));
        assert!(Answer::parse(Question::Signals, "prompts").is_err());
    }
}
