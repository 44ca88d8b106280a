//! That words mean no tier: an answer of its own, in every format.

use super::answers::{AnswersV1, NotKnown, UnderstoodV1};
use crate::diagnostic::Failure;
use crate::model::Day;
use crate::names::NoMatch;
use crate::output::wording::ask;
use crate::output::{Line, Page, View};
use crate::records::Library;

/// What is not known, near names as a question, and how to ask for it.
#[derive(Debug)]
pub struct Unknown<'a> {
    none: &'a NoMatch,
    near: Vec<String>,
    /// The same, in words.
    pub failure: Failure,
    today: Day,
}

impl<'a> Unknown<'a> {
    /// Returns why words mean no tier.
    ///
    /// # Errors
    /// The records inside the program are damaged.
    pub fn of(none: &'a NoMatch, library: &Library, today: Day) -> Result<Unknown<'a>, Failure> {
        let near = match none {
            NoMatch::Unknown { near, .. } => near.as_slice(),
            NoMatch::UnlistedPlan { tiers, .. } => tiers.as_slice(),
            NoMatch::Nothing => &[],
        };
        let near = near.iter().map(|at| Ok(library.listing(*at)?.id.to_owned())).collect::<Result<_, Failure>>()?;
        Ok(Unknown { none, near, failure: no_match(none, library)?, today })
    }
}

impl<'a> View for Unknown<'a> {
    type Json = AnswersV1<'a>;

    fn day(&self) -> Day {
        self.today
    }

    fn page(&self) -> Page {
        let mut page = Page::titled(ask::TITLE);
        page.paragraph(self.failure.message.as_str());
        page.list(self.failure.hints.iter().map(|hint| Line::plain(hint.as_str())).collect());
        page
    }

    fn lead(&self) -> String {
        self.failure.message.clone()
    }

    fn json(&self) -> AnswersV1<'a> {
        let (unknown, unlisted_plan) = match self.none {
            NoMatch::Unknown { name, .. } => (Some(name.as_str()), None),
            NoMatch::UnlistedPlan { plan, .. } => (None, Some(plan.as_str())),
            NoMatch::Nothing => (None, None),
        };
        let not_known = NotKnown { near: self.near.clone(), unlisted_plan, message: self.failure.message.clone() };
        AnswersV1 { understood: UnderstoodV1::nothing(unknown, not_known), tiers: Vec::new() }
    }
}

/// Returns why words mean no tier, as an answer: what is not known, near names as a question, how to ask for it.
///
/// # Errors
/// The records inside the program are damaged.
pub fn no_match(none: &NoMatch, library: &Library) -> Result<Failure, Failure> {
    let names = |tiers: &[usize]| {
        tiers
            .iter()
            .map(|at| library.listing(*at).map(|one| format!("{} ({})", one.name, one.id)))
            .collect::<Result<Vec<_>, _>>()
    };
    Ok(match none {
        NoMatch::Unknown { name, near } => ask::unknown(name, &names(near)?),
        NoMatch::UnlistedPlan { plan, product, tiers } => ask::unlisted_plan(plan, product, &names(tiers)?),
        NoMatch::Nothing => ask::no_product(),
    })
}
