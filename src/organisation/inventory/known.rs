//! What packages and the words of configurations reach unless they are told otherwise.

use super::service::{Reach, Service};

/// Registry, name, and what it reaches: a host, `own:` and the name of a program for one's own machine, or `?` for whatever it is
/// told to.
const KNOWN: &str = include_str!("known.tsv");

/// Where a name is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Registry {
    /// Packages of npm.
    Npm,
    /// Packages of PyPI, in normal form (PEP 503).
    PyPi,
    /// What stands before the first `/` of a model in LiteLLM.
    LiteLlm,
    /// How the name of a model begins of which LiteLLM knows the provider.
    Model,
}

impl Registry {
    const fn as_str(self) -> &'static str {
        match self {
            Registry::Npm => "npm",
            Registry::PyPi => "pypi",
            Registry::LiteLlm => "litellm",
            Registry::Model => "model",
        }
    }
}

/// Returns what a name reaches unless it is told otherwise, if it is known.
pub(super) fn reach(registry: Registry, name: &str) -> Option<Reach> {
    lines().find_map(|[in_registry, known, reaches]| {
        let is_meant = if registry == Registry::Model { name.starts_with(known) } else { name == known };
        (in_registry == registry.as_str() && is_meant).then(|| match reaches.strip_prefix("own:") {
            Some(program) => Reach::OwnProgram(program.to_owned()),
            None if reaches == "?" => Reach::Unknown(name.to_owned()),
            None => Reach::Addresses(vec![reaches.to_owned()], None),
        })
    })
}

/// Returns a service for each of these packages that is known, each once.
pub(super) fn packages(registry: Registry, names: impl Iterator<Item = String>) -> Vec<Service> {
    let names: std::collections::BTreeSet<String> = names.collect();
    let service = |name: String| Some(Service { reach: reach(registry, &name)?, name, data: Vec::new() });
    names.into_iter().filter_map(service).collect()
}

fn lines() -> impl Iterator<Item = [&'static str; 3]> {
    let is_line = |line: &&str| !line.is_empty() && !line.starts_with('#');
    KNOWN.lines().filter(is_line).filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Names;
    use crate::records::Library;

    #[test]
    fn every_line_has_three_parts_and_leads_to_a_record_or_is_known_not_to() {
        let written = KNOWN.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(lines().count(), written);
        let library = Library::open(None).unwrap();
        let names = Names::of(&library).unwrap();
        let leads = |reaches: &str| match reaches.strip_prefix("own:") {
            Some(program) => names.called(program).unwrap().is_ok(),
            None => reaches == "?" || !names.reached(reaches).unwrap().is_empty(),
        };
        let lost: std::collections::BTreeSet<&str> = lines().map(|[_, _, reaches]| reaches).filter(|one| !leads(one)).collect();
        // It has no record, and its packages are rows that say so.
        assert_eq!(lost.into_iter().collect::<Vec<_>>(), ["api.voyageai.com"]);
    }

    #[test]
    fn names_are_whole_and_models_begin_so() {
        let openai = Some(Reach::Addresses(vec!["api.openai.com".to_owned()], None));
        assert_eq!(reach(Registry::PyPi, "openai"), openai);
        assert_eq!(reach(Registry::PyPi, "openai-whisper"), None);
        assert_eq!(reach(Registry::Model, "gpt-4o"), openai);
        assert_eq!(reach(Registry::Npm, "gpt-4o"), None);
    }
}
