//! Sheets by which organisations ask vendors of AI: which controls the records answer, and what each asks, in our own words.

use crate::model::Question;

/// A control: its id, what it asks, and the questions of the records that answer it; none where it is the vendor's to answer.
pub type Control = (&'static str, &'static str, &'static [Question]);

/// HECVAT 4 (EDUCAUSE and others, 2025): the part on privacy and AI, and what is near to it in the parts on AI.
pub const HECVAT_4: &[Control] = &[
    ("DPAI-01", "Does AI process the institution's data?", &[]),
    (
        "DPAI-02",
        "Is any of the institution's data kept in AI processing?",
        &[Question::Retention, Question::FlaggedRetention, Question::ZeroRetention],
    ),
    ("DPAI-03", "Are there agreements with third parties that protect data in their use of AI?", &[]),
    ("DPAI-04", "Does data go through a third party that uses AI itself?", &[]),
    ("DPAI-05", "Is AI processing kept to licensed commercial services for enterprises?", &[]),
    ("DPAI-06", "Do AI services that others share process the data?", &[]),
    ("DPAI-07", "What keeps data from being asked about or processed by AI unintended?", &[]),
    ("DPAI-08", "Can people choose that no AI is used?", &[]),
    ("AISC-01", "Can sensitive data that came to a model be removed on request?", &[Question::Deletion]),
    ("AISC-02", "Does what people type shape the model?", &[Question::Training, Question::Feedback, Question::OptOut]),
];

/// The controls of the Cloud Security Alliance's AI Controls Matrix, by which the AI-CAIQ numbers its questions. Its text is licensed: what
/// stands here is ours.
pub const AI_CAIQ: &[Control] = &[
    ("DSP-11", "How long after a request is personal data gone?", &[Question::Deletion]),
    ("DSP-12", "For which ends is data used beyond the service?", &[Question::Training, Question::Feedback, Question::Sharing]),
    ("DSP-13", "What binds those who process data for the vendor?", &[Question::Agreement]),
    ("DSP-14", "Who are they?", &[]),
    (
        "DSP-16",
        "How long is data kept, and when is it deleted?",
        &[Question::Retention, Question::FlaggedRetention, Question::Deletion],
    ),
    ("DSP-17", "What protects sensitive data as long as the vendor has it, from people too?", &[Question::HumanReview]),
    ("DSP-19", "Where is data stored and processed?", &[Question::Location]),
];

/// AIUC-1 (2026): the controls on data and privacy.
pub const AIUC_1: &[Control] = &[
    (
        "A001",
        "What does the vendor say it does with inputs: training, keeping, deleting, the customer's rights?",
        &[Question::Training, Question::OptOut, Question::Retention, Question::Deletion, Question::FlaggedRetention],
    ),
    ("A002", "And with outputs: use, opting out, deleting?", &[Question::Training, Question::OptOut, Question::Deletion]),
    ("A003", "Which data is collected?", &[Question::Signals, Question::Telemetry]),
    ("A004", "What keeps secrets of the customer out of what models say?", &[]),
    ("A005", "What keeps customers' data apart?", &[]),
    ("A006", "What keeps personal data from leaking?", &[]),
    ("A007", "What keeps outputs from infringing others' rights?", &[]),
];

/// Answered by the documents.
pub const ANSWERED: &str = "answered";
/// The vendor's to answer: the documents do not say.
pub const NOT_SAID: &str = "ask the vendor: the documents do not say";
/// The vendor's to answer: nobody has looked.
pub const NOT_RESEARCHED: &str = "ask the vendor: not researched yet";
/// The vendor's to answer: it is no question of the records.
pub const NOT_ASKED: &str = "ask the vendor: no question of these records";
/// The vendor's to answer: two texts of it disagree.
pub const DISAGREE: &str = "ask the vendor: two of its texts disagree";
/// The vendor's to answer: a promise that has ended.
pub const LAPSED: &str = "ask the vendor: the promise has ended";
