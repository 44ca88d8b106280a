//! The dependencies of a Python project (pyproject.toml): which of them are ways to an AI service.

use toml::{Table, Value};

use super::known::{Registry, packages};
use super::service::Service;

/// Returns the packages that reach an AI service.
///
/// # Errors
/// It is no TOML.
pub(super) fn services(text: &str) -> Result<Vec<Service>, String> {
    let project: Table = toml::from_str(text).map_err(|error| error.to_string().replace('\n', " "))?;
    let mut names = Vec::new();
    requirements(at(&project, &["project", "dependencies"]), &mut names);
    requirements(at(&project, &["project", "optional-dependencies"]), &mut names);
    requirements(at(&project, &["dependency-groups"]), &mut names);
    requirements(at(&project, &["tool", "uv", "dev-dependencies"]), &mut names);
    keys(at(&project, &["tool", "poetry", "dependencies"]), &mut names);
    keys(at(&project, &["tool", "poetry", "dev-dependencies"]), &mut names);
    for group in at(&project, &["tool", "poetry", "group"]).and_then(Value::as_table).into_iter().flat_map(Table::values) {
        keys(group.get("dependencies"), &mut names);
    }
    Ok(packages(Registry::PyPi, names.into_iter()))
}

fn at<'t>(table: &'t Table, path: &[&str]) -> Option<&'t Value> {
    let (last, before) = path.split_last()?;
    before.iter().try_fold(table, |table, key| table.get(*key)?.as_table())?.get(*last)
}

/// Takes the names of requirements (PEP 508) from a list, or from the lists of groups.
fn requirements(value: Option<&Value>, names: &mut Vec<String>) {
    match value {
        Some(Value::Array(list)) => names.extend(list.iter().filter_map(Value::as_str).map(normalised)),
        Some(Value::Table(groups)) => {
            groups.values().filter(|one| one.is_array()).for_each(|one| requirements(Some(one), names))
        }
        _ => {}
    }
}

/// Takes the names of a table that has a key for each package, as Poetry has them.
fn keys(value: Option<&Value>, names: &mut Vec<String>) {
    names.extend(value.and_then(Value::as_table).into_iter().flat_map(Table::keys).map(|name| normalised(name)));
}

/// Returns the name at the start of a requirement in the form in which names are compared (PEP 503).
fn normalised(requirement: &str) -> String {
    let is_of_name = |c: &char| c.is_ascii_alphanumeric() || "-_.".contains(*c);
    let name: String = requirement.trim().chars().take_while(is_of_name).collect();
    let parts: Vec<&str> = name.split(['-', '_', '.']).filter(|part| !part.is_empty()).collect();
    parts.join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_are_found_wherever_tools_keep_them() {
        let text = "
[project]
dependencies = ['OpenAI[voice] >= 1; python_version > \"3.9\"', 'requests']
optional-dependencies.chat = ['anthropic==0.40', 'langchain_groq']
[dependency-groups]
dev = ['ollama', {include-group = 'x'}]
[tool.poetry.dependencies]
python = '^3.12'
mistralai = {version = '*'}
[tool.poetry.group.ai.dependencies]
cohere = '*'
[build-system]
requires = ['together']
";
        let names: Vec<String> = services(text).unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["anthropic", "cohere", "langchain-groq", "mistralai", "ollama", "openai"]);
        assert!(services("[project").is_err());
    }
}
