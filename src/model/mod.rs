//! The words of the domain: providers, tiers, questions, answers, citations.
//!
//! Does no input or output, knows neither files nor the command line.

mod answer;
mod as_of;
mod citation;
mod day;
mod entry;
mod impact;
mod location;
mod period;
mod provider;
mod question;
mod record;
mod region;
mod retention;
#[cfg(test)]
pub(crate) mod sample;
mod since;
mod tier;
mod words;

pub use answer::{Commitments, Signals};
pub use as_of::AsOf;
pub use citation::{Citation, Grade, Passage};
pub use day::Day;
pub use entry::{Case, Conflict, Entry, Explained, Part};
pub use impact::Impact;
pub use location::{Location, Locations};
pub use period::Period;
pub use provider::{ArchivePlace, Provider, Source};
pub use question::{Answer, Question};
pub use record::TierRecord;
pub use region::Region;
pub use retention::Retention;
pub use since::{Since, Span};
pub use tier::{Tier, TierId};
pub use words::{
    AllowedTiers, Collection, Commitment, Except, Feedback, Granted, HumanReview, Kind, OptOut, OptOutBy, OptOutReach,
    OptOutScope, OptedOut, Sharing, Signal, SourceKind, Telemetry, Training, ZeroRetention,
};
