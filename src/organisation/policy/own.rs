//! An organisation's own answers for a tool that no record speaks of. They are shown as its own and never mixed with ours.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{
    Answer, Commitments, Day, Entry, Feedback, HumanReview, Kind, Locations, OptOut, Question, Retention, Sharing, Since,
    Telemetry, Training, ZeroRetention,
};

/// What an organisation knows itself of a tool without a record.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field without a line of its own is the question of its name")]
pub struct OwnAnswers {
    /// Where it says so: a contract and its day, a letter of the provider.
    #[schemars(length(min = 1))]
    pub source: String,
    /// Who has read it.
    #[schemars(length(min = 1))]
    pub by: String,
    /// The day from which it holds.
    #[serde(default)]
    pub since: Option<Day>,
    /// What sort of offer it is.
    #[serde(default)]
    pub kind: Option<Kind>,
    #[serde(default)]
    pub training: Option<Training>,
    #[serde(default)]
    pub feedback: Option<Feedback>,
    #[serde(default)]
    pub retention: Option<Retention>,
    #[serde(default)]
    pub deletion: Option<Retention>,
    #[serde(default)]
    pub flagged_retention: Option<Retention>,
    #[serde(default)]
    pub zero_retention: Option<ZeroRetention>,
    #[serde(default)]
    pub human_review: Option<HumanReview>,
    #[serde(default)]
    pub opt_out: Option<OptOut>,
    #[serde(default)]
    pub sharing: Option<Sharing>,
    #[serde(default)]
    pub agreement: Option<Commitments>,
    #[serde(default)]
    pub location: Option<Locations>,
    #[serde(default)]
    pub telemetry: Option<Telemetry>,
}

/// The same, as answers are judged.
#[derive(Debug, Clone)]
pub struct Own {
    /// Where it says so.
    pub source: String,
    /// Who has read it.
    pub by: String,
    /// The day from which it holds.
    pub since: Option<Day>,
    /// What sort of offer it is.
    pub kind: Option<Kind>,
    entries: BTreeMap<Question, Entry>,
}

impl Own {
    /// Returns the answer to a question on a day, if there is one.
    pub fn entry(&self, question: Question, day: Day) -> Option<&Entry> {
        self.entries.get(&question).filter(|_| self.since.is_none_or(|since| since <= day))
    }
}

impl From<&OwnAnswers> for Own {
    fn from(own: &OwnAnswers) -> Own {
        let answer = |question: Question| match question {
            Question::Training => own.training.map(Answer::Training),
            Question::Feedback => own.feedback.map(Answer::Feedback),
            Question::Signals => None,
            Question::Retention => own.retention.map(Answer::Retention),
            Question::Deletion => own.deletion.map(Answer::Deletion),
            Question::FlaggedRetention => own.flagged_retention.map(Answer::FlaggedRetention),
            Question::ZeroRetention => own.zero_retention.map(Answer::ZeroRetention),
            Question::HumanReview => own.human_review.map(Answer::HumanReview),
            Question::OptOut => own.opt_out.map(Answer::OptOut),
            Question::Sharing => own.sharing.map(Answer::Sharing),
            Question::Agreement => own.agreement.clone().map(Answer::Agreement),
            Question::Location => own.location.clone().map(Answer::Location),
            Question::Telemetry => own.telemetry.map(Answer::Telemetry),
        };
        let entry = |question: &Question| Some((*question, Entry::bare(answer(*question)?, own.since.map(Since::Effective))));
        Own {
            source: own.source.clone(),
            by: own.by.clone(),
            since: own.since,
            kind: own.kind,
            entries: Question::ALL.iter().filter_map(entry).collect(),
        }
    }
}
