//! The day and the place that an answer is asked for.

use super::{Day, Region};

/// A day, and a region if one is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: Day,
    /// The region; without one, answers for every region are given.
    pub region: Option<Region>,
}
