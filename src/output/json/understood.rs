//! What `ask` understood, beside its answers.

use serde_json::json;

use super::v1::{NAME, escaped, tier};
use crate::diagnostic::Failure;
use crate::model::{AsOf, Day};
use crate::names::{NoMatch, Understood};
use crate::output::Output;
use crate::records::{Catalog, Library};

/// Returns the tiers of a catalog with all answers, and what was understood: the result of `ask`.
pub fn answers(catalog: &Catalog, understood: &Understood, as_of: &AsOf) -> Output {
    let question = understood.asked.first().map(|question| question.as_str());
    let pairs = |(typed, read): &(String, String)| json!({"typed": typed, "read": read});
    let more = understood.left_out.as_ref().map(|(count, providers)| json!({"tiers": count, "providers": providers}));
    let object = json!({
        "schema": NAME, "as_of": as_of.day,
        "understood": {
            "tiers": catalog.tiers.iter().map(|tier| &tier.id).collect::<Vec<_>>(), "question": question, "questions": understood.asked,
            "corrected": understood.corrected.iter().map(pairs).collect::<Vec<_>>(), "not_understood": understood.not_understood,
            "unknown": understood.strangers, "more": more,
            "route": understood.route.as_ref().map(|(model, host)| json!({"model": model, "through": host})),
        },
        "tiers": catalog.tiers.iter().map(|one| tier(catalog, one, as_of, question)).collect::<Vec<_>>(),
    });
    escaped(&object)
}

/// Returns that words mean no tier: the result of `ask` about what is not known.
///
/// # Errors
/// The records inside the program are damaged.
pub fn no_match(none: &NoMatch, failure: &Failure, library: &Library, as_of: Day) -> Result<Output, Failure> {
    let (unknown, plan, near) = match none {
        NoMatch::Unknown { name, near } => (Some(name), None, near.as_slice()),
        NoMatch::UnlistedPlan { plan, tiers, .. } => (None, Some(plan), tiers.as_slice()),
        NoMatch::Nothing => (None, None, &[][..]),
    };
    let near = near.iter().map(|at| Ok(library.listing(*at)?.id.to_owned())).collect::<Result<Vec<_>, Failure>>()?;
    let object = json!({
        "schema": NAME, "as_of": as_of,
        "understood": {
            "tiers": [], "question": null, "questions": [], "corrected": [], "not_understood": [], "unknown": unknown.into_iter().collect::<Vec<_>>(),
            "unlisted_plan": plan, "near": near, "message": failure.message,
        },
        "tiers": [],
    });
    Ok(escaped(&object))
}
