//! The assistants that start servers of this protocol, and where they keep which ones.

use std::path::{Path, PathBuf};

/// An assistant.
#[derive(Debug)]
pub(super) struct Client {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The user's settings below the folder that holds such on this system.
    user: Place,
    /// The settings of a project, below its folder.
    pub project: Option<&'static str>,
    /// The variable that moves the user's settings, and what stands in the place of the home folder then.
    variable: Option<&'static str>,
    /// The form of both.
    pub form: Form,
}

/// Where a user's settings are.
#[derive(Debug)]
enum Place {
    /// Below the home folder; and below the folder of the variable.
    Home(&'static str, &'static str),
    /// Below the folder in which the system has the settings of programs.
    Programs(&'static str),
}

/// The form of settings.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// JSON with comments: servers by name under this key; whether each says how it is reached.
    Json { key: &'static str, is_typed: bool },
    /// TOML: a table for each server.
    Toml,
}

/// All of them. Each form is that of its maker's page, named in `docs/mcp.md`.
pub(super) const CLIENTS: &[Client] = &[
    Client {
        name: "claude-code",
        title: "Claude Code",
        user: Place::Home(".claude.json", ".claude.json"),
        project: Some(".mcp.json"),
        variable: Some("CLAUDE_CONFIG_DIR"),
        form: Form::Json { key: "mcpServers", is_typed: true },
    },
    Client {
        name: "claude-desktop",
        title: "Claude Desktop",
        user: Place::Programs("Claude/claude_desktop_config.json"),
        project: None,
        variable: None,
        form: Form::Json { key: "mcpServers", is_typed: false },
    },
    Client {
        name: "cursor",
        title: "Cursor",
        user: Place::Home(".cursor/mcp.json", ""),
        project: Some(".cursor/mcp.json"),
        variable: None,
        form: Form::Json { key: "mcpServers", is_typed: false },
    },
    Client {
        name: "vscode",
        title: "VS Code",
        user: Place::Programs("Code/User/mcp.json"),
        project: Some(".vscode/mcp.json"),
        variable: None,
        form: Form::Json { key: "servers", is_typed: true },
    },
    Client {
        name: "gemini-cli",
        title: "Gemini CLI",
        user: Place::Home(".gemini/settings.json", ".gemini/settings.json"),
        project: Some(".gemini/settings.json"),
        variable: Some("GEMINI_CLI_HOME"),
        form: Form::Json { key: "mcpServers", is_typed: false },
    },
    Client {
        name: "codex",
        title: "Codex CLI",
        user: Place::Home(".codex/config.toml", "config.toml"),
        project: Some(".codex/config.toml"),
        variable: Some("CODEX_HOME"),
        form: Form::Toml,
    },
];

impl Client {
    /// Returns the user's settings.
    pub(super) fn user(&self, home: &Path) -> PathBuf {
        let moved = self.variable.and_then(std::env::var_os).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        match (&self.user, moved) {
            (Place::Home(_, below), Some(folder)) => folder.join(below),
            (Place::Home(below, _), None) => home.join(below),
            (Place::Programs(below), _) => programs(home).join(below),
        }
    }
}

/// Returns the folder in which the system has the settings of programs with windows.
fn programs(home: &Path) -> PathBuf {
    let named = |name: &str, below: &str| {
        let set = std::env::var_os(name).filter(|folder| !folder.is_empty());
        set.map_or_else(|| home.join(below), PathBuf::from)
    };
    if cfg!(target_os = "macos") {
        home.join("Library/Application Support")
    } else if cfg!(windows) {
        named("APPDATA", "AppData/Roaming")
    } else {
        named("XDG_CONFIG_HOME", ".config")
    }
}
