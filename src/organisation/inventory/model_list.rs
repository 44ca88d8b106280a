//! The models that a gateway offers, as LiteLLM writes them (`model_list`), those of OpenRouter among them.

use serde_json::Value;

use super::known::{Registry, reach};
use super::service::{Reach, Service};

/// The keys of an address to which a model is sent.
const ADDRESSES: &[&str] = &["api_base", "base_url"];

/// Returns a service for each model.
///
/// # Errors
/// It is no list, or something in it names no model.
pub(super) fn services(configuration: &Value) -> Result<Vec<Service>, String> {
    let list = configuration.get("model_list").and_then(Value::as_array).ok_or("found `model_list`, which is no list")?;
    list.iter().enumerate().map(|(at, one)| service(at, one, configuration)).collect()
}

fn service(at: usize, one: &Value, configuration: &Value) -> Result<Service, String> {
    let parameters = one.get("litellm_params").unwrap_or(one);
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let model = one.as_str().map(str::to_owned).or_else(|| text(parameters, "model"));
    let model = model.ok_or_else(|| format!("found no model in entry {} of `model_list`", at + 1))?;
    let name = text(one, "model_name").unwrap_or_else(|| model.clone());
    let address = ADDRESSES.iter().find_map(|key| text(parameters, key).or_else(|| text(configuration, key)));
    let provider = text(parameters, "custom_llm_provider").or_else(|| model.split_once('/').map(|(first, _)| first.to_owned()));
    let reach = match (address, provider) {
        // What runs at an address of one's own is told by the name before the model.
        (Some(address), provider) => Reach::Addresses(vec![address], provider),
        (None, Some(provider)) => reach(Registry::LiteLlm, &provider).unwrap_or(Reach::Model(Some(provider))),
        (None, None) => reach(Registry::Model, &model).unwrap_or(Reach::Model(None)),
    };
    Ok(Service { name, data: Vec::new(), reach })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_model_is_told_by_its_address_then_by_the_name_before_it_then_by_its_own() {
        let list = json!({"model_list": [
            {"model_name": "chat", "litellm_params": {"model": "openai/gpt-4o", "api_key": "os.environ/KEY"}},
            {"model_name": "own", "litellm_params": {"model": "ollama/llama3", "api_base": "http://localhost:11434"}},
            {"litellm_params": {"model": "claude-sonnet-4"}},
            "openrouter/anthropic/claude-sonnet-4",
            {"litellm_params": {"model": "newcomer/model"}},
            {"model": "mystery"},
        ]});
        let found: Vec<(String, Reach)> = services(&list).unwrap().into_iter().map(|one| (one.name, one.reach)).collect();
        let at = |address: &str, maker: Option<&str>| Reach::Addresses(vec![address.to_owned()], maker.map(str::to_owned));
        let expected = [
            ("chat", at("api.openai.com", None)),
            ("own", at("http://localhost:11434", Some("ollama"))),
            ("claude-sonnet-4", at("api.anthropic.com", None)),
            ("openrouter/anthropic/claude-sonnet-4", at("openrouter.ai", None)),
            ("newcomer/model", Reach::Model(Some("newcomer".to_owned()))),
            ("mystery", Reach::Model(None)),
        ];
        assert_eq!(found, expected.map(|(name, reach)| (name.to_owned(), reach)));
        assert!(services(&json!({"model_list": [{"model_name": "x"}]})).is_err());
        assert!(services(&json!({"model_list": {}})).is_err());
    }
}
