//! Of two tiers of a provider one answers by a document in which the other's reader found nothing.

use std::collections::HashMap;

use super::timeline::general;
use crate::diagnostic::{Place, Severity};
use crate::model::{Entry, Question, Tier, TierId};
use crate::records::{Step, pointer_of};
use crate::validate::{Check, Rule};

/// What one text mostly settles for all tiers that it governs.
const QUESTIONS: [Question; 5] =
    [Question::HumanReview, Question::Sharing, Question::Deletion, Question::FlaggedRetention, Question::Feedback];

pub(super) const RULE: Rule = Rule {
    code: "silent-sibling",
    severity: Severity::Warning,
    about: "one tier answers by a passage of a document, another of the provider is unstated by the same document",
    why: "Where a document speaks of people who read, or of whom data goes to, it mostly speaks of all that it governs. A reader of the \
          second tier may have overlooked the passage, and a silence that is none passes for a milder answer.",
    help: "read the sibling's passage: either it governs this tier too, or cite here the passage that leaves it out",
    bad: "human_review:\n  - answer: unstated\n    cite: [{source: privacy, read: ...}] # where acme/chat says `yes` by a passage of it",
    good: "human_review:\n  - answer: \"yes\"\n    cite: [{source: privacy, passage: {from: ..., to: ...}, read: ...}]",
    check: Check::Catalog(|subject, found| {
        let mut answered: HashMap<(Question, &str, &str), &TierId> = HashMap::new();
        for (tier, question, _, entry) in todays(&subject.catalog.tiers).filter(|(.., entry)| !entry.answer.is_unstated()) {
            for cited in entry.cite.iter().filter(|cited| cited.passage.is_some()) {
                let (owner, source) = cited.names(tier.provider());
                answered.entry((question, owner, source)).or_insert(&tier.id);
            }
        }
        for (tier, question, at, entry) in todays(&subject.catalog.tiers).filter(|(.., entry)| entry.answer.is_unstated()) {
            let silent = entry.cite.iter().filter(|cited| cited.passage.is_none()).map(|cited| cited.names(tier.provider()));
            let other = |(owner, source)| Some((answered.get(&(question, owner, source))?, source));
            let Some((sibling, source)) = silent.filter_map(other).find(|(sibling, _)| sibling.provider() == tier.provider())
            else {
                continue;
            };
            let place = Place::Value(pointer_of(&[Step::Key(question.as_str()), Step::Index(at), Step::Key("answer")]));
            let message = format!("found `unstated` by `{source}`, by a passage of which `{sibling}` answers");
            found.push((format!("{}.yaml", tier.id), place, message));
        }
    }),
};

/// Returns today's answers for everybody, each with its place in the list of its question.
fn todays(tiers: &[Tier]) -> impl Iterator<Item = (&Tier, Question, usize, &Entry)> {
    tiers.iter().flat_map(|tier| {
        QUESTIONS.into_iter().filter_map(move |question| {
            let (at, entry) = general(tier.timeline(question))?;
            Some((tier, question, at, entry))
        })
    })
}
