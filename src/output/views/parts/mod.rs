//! What several views have in common.

mod answer;
mod cell;
mod change;
mod lead;
mod of_tier;
mod source;
mod tier;

pub(super) use self::lead::lead;
pub(super) use answer::{AnswerV1, answer};
pub(super) use cell::{cells, heads};
pub(super) use change::{direction, place};
pub(super) use of_tier::OfTier;
pub(super) use source::{about, called, head, source, weak};
pub(super) use tier::{TierV1, tier};
