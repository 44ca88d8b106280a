//! What a picture of a result shows; how it is drawn is the format's.

use crate::model::Day;
use crate::output::{Table, Tone};

/// A picture of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is of, in a few words.
    pub title: String,
    /// What it shows.
    pub shape: Shape,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Changes along time, up to a day.
    Timeline(Vec<Lane>, Day),
    /// A table whose cells have colours.
    Matrix(Table),
}

/// A line of a timeline: a tier without changes of its own is the heading of those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// What changes.
    pub name: String,
    /// The changes, oldest first.
    pub points: Vec<Point>,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The day on which it is drawn.
    pub day: Day,
    /// The day in words.
    pub when: String,
    /// Whether a text states the day.
    pub is_stated: bool,
    /// What it means for the person.
    pub tone: Tone,
    /// What changed.
    pub words: String,
}
