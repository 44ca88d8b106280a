//! The style sheet and the scripts, written by hand, and what the scripts read.

use serde_json::{Value, json};

use super::Site;
use super::matrix::short;
use crate::model::Question;
use crate::output::wording::label;
use crate::output::wording::site::{self, kind};
use crate::output::{Line, Span, Tone, class};
use crate::questions::checklist::checklist;

/// The style sheet.
pub(super) const STYLE: &str = include_str!("assets/style.css");

/// The scripts.
pub(super) const SCRIPTS: &[(&str, &str)] = &[
    ("search.js", include_str!("assets/search.js")),
    ("matrix.js", include_str!("assets/matrix.js")),
    ("choice.js", include_str!("assets/choice.js")),
];

/// Returns all answers in few words as a script: pages that are opened from a disk may read no other file. Each distinct answer is in it
/// once.
pub(super) fn answers(of: &Site<'_>) -> String {
    let mut cells: Vec<Value> = Vec::new();
    let mut known: std::collections::HashMap<(&str, String), usize> = std::collections::HashMap::new();
    let mut number = |tone: &'static str, words: String| {
        *known.entry((tone, words)).or_insert_with_key(|(tone, words)| {
            cells.push(json!([tone, words]));
            cells.len() - 1
        })
    };
    let mut tiers: Vec<Value> = Vec::new();
    for tier in &of.catalog.tiers {
        let answers: Vec<usize> = Question::ALL
            .iter()
            .map(|question| {
                let said = short(of, tier, *question);
                number(class(tone(&said)), said.to_plain())
            })
            .collect();
        let (tone, words) = site::to_do(checklist(of.catalog, tier, &of.as_of).need);
        let to_do = number(class(tone), words.to_owned());
        tiers.push(json!([tier.id, tier.name, of.catalog.provider_name(tier), kind(tier.kind), answers, to_do]));
    }
    let questions: Vec<Value> = Question::ALL.iter().map(|one| json!([one.as_str(), label(*one)])).collect();
    format!("var answers = {};\n", json!({"questions": questions, "tiers": tiers, "cells": cells}))
}

/// Returns what an answer in few words means.
pub(super) fn tone(said: &Line) -> Tone {
    match said.0.first() {
        Some(Span::Toned(tone, _)) => *tone,
        _ => Tone::Dim,
    }
}
