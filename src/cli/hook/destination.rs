//! Where a prompt goes: the tier that is in use, and whether a policy lets a class of data go there.

use super::RunArgs;
use crate::cli::Context;
use crate::diagnostic::Failure;
use crate::model::{AsOf, Question};
use crate::organisation::audit::advise;
use crate::organisation::policy::{Policy, tier_of};
use crate::output::wording::hook::{by_policy, in_a_sentence};
use crate::output::wording::sentence;
use crate::records::Library;

/// Where a prompt goes.
pub(super) struct Destination {
    /// What happens to prompts there, in a sentence.
    about: String,
    /// The class and the policy's file, where there is one.
    class: Option<String>,
    /// Whether the policy lets the class go there: what it does not say, or what has to be turned off first, does not.
    pub is_allowed: Option<bool>,
}

impl Destination {
    /// Returns it in words.
    pub fn in_words(&self) -> String {
        match (&self.class, self.is_allowed) {
            (Some(class), Some(is_allowed)) => format!("{} {}", self.about, by_policy(class, is_allowed)),
            _ => self.about.clone(),
        }
    }
}

/// Returns the id of the tier that words name.
///
/// # Errors
/// They name none, or several.
pub(super) fn tier_id(words: &str, context: &Context) -> Result<String, Failure> {
    let library = context.opened()?;
    let position = position(words, &library)?;
    Ok(library.listing(position)?.id.to_owned())
}

/// Sees that a policy can be read and has the class.
///
/// # Errors
/// It cannot, or has not.
pub(super) fn is_judged(args: &RunArgs, context: &Context) -> Result<(), Failure> {
    of(args, context).map(|_| ()).map_err(|why| Failure::new(why).hint("promptfate audit says what is wrong with a policy"))
}

/// Returns why the tier or the policy is not known, if so; without judging it.
pub(super) fn fault(args: &RunArgs, context: &Context) -> Option<String> {
    let tier = args.tier.as_deref()?;
    let looked = || {
        let library = context.opened()?;
        position(tier, &library)?;
        args.policy.as_deref().map_or(Ok(()), |path| {
            std::fs::metadata(path)
                .map(|_| ())
                .map_err(|error| Failure::new(format!("cannot read the policy {}: {error}", path.display())))
        })
    };
    looked().err().map(|failure: Failure| failure.message)
}

/// Returns where a prompt goes, if that was said.
///
/// # Errors
/// The words name no tier, the policy cannot be read, or it has no such class.
pub(super) fn of(args: &RunArgs, context: &Context) -> Result<Option<Destination>, String> {
    let Some(words) = args.tier.as_deref() else { return Ok(None) };
    found(words, args, context).map(Some).map_err(|failure| failure.message)
}

fn found(words: &str, args: &RunArgs, context: &Context) -> Result<Destination, Failure> {
    let library = context.opened()?;
    let catalog = library.pick(&[position(words, &library)?])?;
    let tier = catalog.tiers.first().ok_or_else(|| Failure::new("found no record of that tier"))?;
    let as_of = AsOf { day: context.today, region: None };
    let said = |question| Some(sentence(&tier.entries_at(question, &as_of).first()?.answer).1);
    let trains = said(Question::Training).unwrap_or_default();
    let kept = said(Question::Retention).unwrap_or_default();
    let about = in_a_sentence(&tier.name, &trains, &kept);
    let (Some(path), Some(name)) = (&args.policy, &args.class) else {
        return Ok(Destination { about, class: None, is_allowed: None });
    };
    let read = Policy::load(path, &path.display().to_string(), &library.listings()?);
    let (policy, queries) = read.map_err(|wrong| {
        let first = wrong.first().map(|fault| fault.message.clone()).unwrap_or_default();
        Failure::new(format!("cannot use the policy {}: {first}", path.display()))
    })?;
    let (Some(class), Some(query)) = (policy.classes.get(name), queries.get(name)) else {
        let known: Vec<&str> = policy.classes.keys().map(String::as_str).collect();
        return Err(Failure::new(format!("found the class `{name}`, the policy has {}", known.join(", "))));
    };
    let as_of = AsOf { region: policy.region.clone(), ..as_of };
    // Allowed as it is, with nothing to be turned off first.
    let is_allowed = !advise(&catalog, class, query, &as_of).is_empty();
    Ok(Destination { about, class: Some(name.clone()), is_allowed: Some(is_allowed) })
}

/// Returns the position of a tier. An id is found without the names.
fn position(words: &str, library: &Library) -> Result<usize, Failure> {
    match library.listings()?.iter().position(|listing| listing.id == words) {
        Some(position) => Ok(position),
        None => tier_of(words, library)?.map_err(|(message, help)| Failure::new(message).hint(help)),
    }
}
