//! A model is answered for by a tier that is not there.

use std::collections::BTreeSet;

use crate::diagnostic::{Place, Severity};
use crate::records::{MODELS, Step, pointer_of};
use crate::validate::{Check, Rule};

pub(super) const RULE: Rule = Rule {
    code: "unknown-model-tier",
    severity: Severity::Error,
    about: "a model of models.yaml is answered for by a tier that is not there",
    why: "A question that names a model alone is answered for the tiers that stand beside it.",
    help: "write the id of a tier; promptfate list prints all",
    bad: "models:\n  - {name: Acme One, words: [acme one], tiers: [acme/gone]}",
    good: "models:\n  - {name: Acme One, words: [acme one], tiers: [acme/chat]}",
    check: Check::Catalog(|subject, found| {
        let ids: BTreeSet<&str> = subject.catalog.tiers.iter().map(|tier| tier.id.as_str()).collect();
        for (index, model) in subject.beside.models.iter().enumerate() {
            for (at, id) in model.tiers.iter().enumerate().filter(|(_, id)| !ids.contains(id.as_str())) {
                let path = [Step::Key("models"), Step::Index(index), Step::Key("tiers"), Step::Index(at)];
                found.push((MODELS.to_owned(), Place::Value(pointer_of(&path)), format!("found `{id}`")));
            }
        }
    }),
};
