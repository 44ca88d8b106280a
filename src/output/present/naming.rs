//! What was understood of the words of a question, and what was not.

use super::{Line, Page, Span};
use crate::diagnostic::Failure;
use crate::names::{NoMatch, Understood};
use crate::records::Library;

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
        NoMatch::Unknown { name, near } => {
            let failure = Failure::unknown(format!("{name} is not in the knowledge base."));
            let near = names(near)?;
            let failure = if near.is_empty() { failure } else { failure.hint(format!("Did you mean {}?", near.join(", or "))) };
            failure.hint("To ask for a record, open an issue; `promptfate list` has all that there are.")
        }
        NoMatch::UnlistedPlan { plan, product, tiers } => {
            let failure = Failure::unknown(format!("No record speaks of a plan `{plan}` of {product}."));
            failure.hint(format!("There are records of {}.", names(tiers)?.join(", ")))
        }
        NoMatch::Nothing => Failure::unknown("No product of the knowledge base is named.")
            .hint("Name one, as in `promptfate ask chatgpt plus`; `promptfate list` has all that there are."),
    })
}

/// Puts before the answers what was taken for what, and what is not answered.
pub(super) fn understood(page: &mut Page, understood: &Understood, asks_nothing_known: bool) {
    for (typed, read) in &understood.corrected {
        page.paragraph(Line::plain("Taking ").and(Span::Code(typed.clone())).text(format!(" as {read}.")));
    }
    for stranger in &understood.strangers {
        page.paragraph(format!("{stranger} is not in the knowledge base; this is about the rest."));
    }
    if let Some((model, host)) = &understood.route {
        page.paragraph(format!("{model} through {host}: the terms of {host} decide."));
    }
    if asks_nothing_known {
        let words = understood.not_understood.join(", ");
        page.paragraph(format!("Not a question that is answered here, or not understood: {words}. This is what is known."));
    } else if !understood.not_understood.is_empty() {
        page.paragraph(format!("Not understood: {}.", understood.not_understood.join(", ")));
    }
}
