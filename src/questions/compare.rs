//! Puts tiers side by side, question by question.

use crate::model::{AsOf, Entry, Question, Tier};

/// Tiers side by side.
#[derive(Debug)]
pub struct Comparison<'c> {
    /// The tiers, one for each column.
    pub tiers: Vec<&'c Tier>,
    /// One row for each question that any of them answers.
    pub rows: Vec<Row<'c>>,
}

/// The answers to one question.
#[derive(Debug)]
pub struct Row<'c> {
    /// The question.
    pub question: Question,
    /// For each tier the entries that speak: the general one first, then those of regions. Empty is unanswered.
    pub cells: Vec<Vec<&'c Entry>>,
    /// Whether the tiers differ in their answers or exceptions.
    pub differs: bool,
}

/// Compares tiers on a day, in a place.
pub fn compare<'c>(tiers: &'c [Tier], as_of: &AsOf) -> Comparison<'c> {
    let row = |question: &Question| {
        let cells: Vec<Vec<&Entry>> = tiers.iter().map(|tier| tier.entries_at(*question, as_of)).collect();
        let said = |cell: &Vec<&Entry>| {
            cell.iter().map(|entry| (entry.regions.clone(), entry.answer.clone(), entry.except.clone())).collect::<Vec<_>>()
        };
        let differs = cells.iter().any(|cell| said(cell) != said(&cells[0]));
        Row { question: *question, cells, differs }
    };
    let rows = Question::ALL.iter().map(row).filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
    Comparison { tiers: tiers.iter().collect(), rows }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::sample::{on, tier};

    #[test]
    fn a_row_differs_by_answer_exceptions_or_places_and_not_by_evidence() {
        let one = json!({
            "training": [{"answer": "never"}],
            "feedback": [{"answer": "used"}],
            "sharing": [{"answer": "no", "except": ["legal"]}],
            "human_review": [{"answer": "no"}],
        });
        let other = json!({
            "training": [{"answer": "never", "note": "Ours.", "cite": [{"source": "help", "read": "2025-01-01"}]}],
            "feedback": [{"answer": "not_used"}],
            "sharing": [{"answer": "no"}],
            "human_review": [{"answer": "no"}, {"answer": "no", "regions": ["EEA"]}],
            "telemetry": [{"answer": "none"}],
        });
        let tiers = [tier("acme/chat", one), tier("acme/api", other)];
        let found = compare(&tiers, &on("2026-06-01"));
        let rows: Vec<_> = found.rows.iter().map(|row| (row.question, row.differs)).collect();
        let expected = [
            (Question::Training, false),
            (Question::Feedback, true),
            (Question::HumanReview, true),
            (Question::Sharing, true),
            (Question::Telemetry, true),
        ];
        assert_eq!(rows, expected);
        assert_eq!(found.tiers.iter().map(|tier| tier.id.as_str()).collect::<Vec<_>>(), ["acme/chat", "acme/api"]);
        assert_eq!(found.rows[4].cells.iter().map(Vec::len).collect::<Vec<_>>(), [0, 1]);
    }
}
