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
