//! The servers in the configuration of an MCP client (Claude, Cursor, Zed, VS Code): where they are reached, or what is started.

use serde_json::Value;

use super::service::{Reach, Service};

/// The keys under which clients keep their servers.
pub(super) const KEYS: &[&str] = &["mcpServers", "context_servers", "servers"];
/// The keys of a server at an address.
const ADDRESSES: &[&str] = &["url", "serverUrl", "httpUrl"];
/// Programs that start a package, which they name first.
const STARTERS: &[&str] = &["npx", "bunx", "uvx", "pipx", "pnpm", "deno", "node", "python", "python3", "uv", "docker"];

/// Returns the servers.
pub(super) fn services(configuration: &Value) -> Vec<Service> {
    let servers = KEYS.iter().filter_map(|key| configuration.get(key)?.as_object()).flatten();
    servers.map(|(name, server)| Service { name: name.clone(), data: Vec::new(), reach: reach(server) }).collect()
}

/// A server at an address is told by it, and so is a program that is given one; what else a program reaches nobody knows.
fn reach(server: &Value) -> Reach {
    let own = ADDRESSES.iter().filter_map(|key| server.get(key)?.as_str());
    let arguments = server.get("args").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let environment =
        server.get("env").and_then(Value::as_object).into_iter().flatten().filter_map(|(_, value)| value.as_str());
    let is_address = |text: &&str| ["http://", "https://", "ws://", "wss://"].iter().any(|scheme| text.starts_with(scheme));
    let addresses: Vec<String> = own.chain(arguments.chain(environment).filter(is_address)).map(str::to_owned).collect();
    if addresses.is_empty() { Reach::Unknown(program(server)) } else { Reach::Addresses(addresses, None) }
}

/// Returns what is started, as far as it may be shown: arguments and variables hold keys.
fn program(server: &Value) -> String {
    let command = server.get("command");
    // Zed has it one level deeper.
    let command = command.and_then(|command| command.get("path")).or(command).and_then(Value::as_str).unwrap_or_default();
    let program = command.rsplit(['/', '\\']).next().unwrap_or_default();
    let arguments = server.get("args").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let is_package = |text: &&str| {
        text.len() <= 80 && !text.starts_with('-') && text.chars().all(|c| c.is_ascii_alphanumeric() || "@/._-:".contains(c))
    };
    match arguments.take_while(|text| text.starts_with('-') || is_package(text)).find(is_package) {
        Some(package) if STARTERS.contains(&program) => format!("{program} {package}"),
        _ => program.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_server_is_told_by_its_address_or_by_what_is_started_and_keys_are_not_shown() {
        let servers = json!({"mcpServers": {
            "a": {"type": "http", "url": "https://mcp.acme.example/sse"},
            "b": {"command": "npx", "args": ["-y", "mcp-remote", "https://mcp.acme.example"]},
            "c": {"command": "/usr/bin/npx", "args": ["-y", "@acme/server", "--key", "secret"], "env": {"KEY": "secret"}},
            "d": {"command": "/opt/tool", "args": ["secret"]},
        }});
        let reach: Vec<Reach> = services(&servers).into_iter().map(|one| one.reach).collect();
        let unknown = |program: &str| Reach::Unknown(program.to_owned());
        let at = |address: &str| Reach::Addresses(vec![address.to_owned()], None);
        let expected =
            [at("https://mcp.acme.example/sse"), at("https://mcp.acme.example"), unknown("npx @acme/server"), unknown("tool")];
        assert_eq!(reach, expected);
    }
}
