//! The dependencies of an npm package (package.json): which of them are ways to an AI service.

use serde_json::Value;

use super::known::{Registry, packages};
use super::service::Service;

/// The keys under which dependencies stand.
pub(super) const KEYS: &[&str] = &["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

/// Returns the packages that reach an AI service.
pub(super) fn services(package: &Value) -> Vec<Service> {
    let names = KEYS.iter().filter_map(|key| package.get(key)?.as_object()).flat_map(serde_json::Map::keys).cloned();
    packages(Registry::Npm, names)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dependencies_of_all_sorts_are_looked_at_and_others_are_nobodys_business() {
        let package =
            json!({"name": "openai", "dependencies": {"openai": "^4", "react": "19"}, "devDependencies": {"ollama": "*"}});
        let names: Vec<String> = services(&package).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["ollama", "openai"]);
    }
}
