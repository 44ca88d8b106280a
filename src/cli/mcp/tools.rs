//! The tools: each is a command, and what it takes are that command's options, so that nothing is listed twice.

use clap::{Arg, ArgAction};
use serde_json::{Map, Value, json};

/// A tool.
#[derive(Debug)]
pub(super) struct Tool {
    /// Its name.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it is for, told to a model.
    pub about: &'static str,
    /// The command that it runs.
    pub command: &'static str,
    /// The schema of what it gives, by the name of the command that gives it.
    pub gives: &'static str,
    /// What stands on the command line without an option's name.
    pub places: &'static [Place],
    /// Options that make no sense here.
    skipped: &'static [&'static str],
    /// What it takes beside the command's options.
    pub own: &'static [Own],
}

/// An argument without an option's name.
#[derive(Debug)]
pub(super) struct Place {
    /// Its name here.
    pub name: &'static str,
    about: &'static str,
    pub kind: Kind,
    pub is_required: bool,
}

/// An argument that no option of the command takes.
#[derive(Debug)]
pub(super) struct Own {
    /// Its name.
    pub name: &'static str,
    about: &'static str,
    kind: Kind,
    is_required: bool,
}

/// What an argument holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Texts,
    Day,
    Flag,
    Count,
}

/// The number of results that are shown where nobody says how many.
pub(super) const USUAL_LIMIT: usize = 20;

const TIERS: Place =
    Place { name: "tiers", about: "Products, tiers or ids, such as \"chatgpt plus\"", kind: Kind::Texts, is_required: true };
const LIMIT: Own =
    Own { name: "limit", about: "The most results to give [default: 20]", kind: Kind::Count, is_required: false };

/// All tools, in the order in which they are listed.
pub(super) const TOOLS: &[Tool] = &[
    Tool {
        name: "ask",
        title: "What happens to prompts in a product",
        about: "Says what an AI product's own documents say of prompts: whether they train models, how long they are kept, who reads \
                them, how to stop it. Answers only for products that are in the records; for any other it says so, with an error. \
                Use it before you tell anybody anything about the data policy of an AI product.",
        command: "ask",
        gives: "ask",
        places: &[Place {
            name: "question",
            about: "A product and what is asked of it, such as \"does claude pro train on my chats?\"",
            kind: Kind::Text,
            is_required: true,
        }],
        skipped: &["all", "fail_on"],
        own: &[],
    },
    Tool {
        name: "find",
        title: "Which products meet rules",
        about: "Finds the products and tiers whose documents meet all of these rules. What is unstated or not researched never \
                meets one.",
        command: "find",
        gives: "find",
        places: &[],
        skipped: &[],
        own: &[LIMIT],
    },
    Tool {
        name: "compare",
        title: "Products side by side",
        about: "Puts products side by side, question by question.",
        command: "compare",
        gives: "compare",
        places: &[TIERS],
        skipped: &["full"],
        own: &[],
    },
    Tool {
        name: "checklist",
        title: "How to opt out",
        about: "Says what to click so that a product does not train on one's data, what that does not cover, and what to do where \
                nothing helps.",
        command: "checklist",
        gives: "checklist",
        places: &[TIERS],
        skipped: &[],
        own: &[],
    },
    Tool {
        name: "history",
        title: "What changed in a product",
        about: "Says how the answers of a product changed, when, and whether for better or worse for the person.",
        command: "history",
        gives: "history",
        places: &[TIERS],
        skipped: &[],
        own: &[LIMIT],
    },
    Tool {
        name: "changes",
        title: "What changed between two days",
        about: "Says which answers changed between two days, of all products or of some.",
        command: "diff",
        gives: "diff",
        places: &[
            Place { name: "since", about: "The first of the two days", kind: Kind::Day, is_required: true },
            Place { name: "until", about: "The second [default: today]", kind: Kind::Day, is_required: false },
        ],
        skipped: &["git", "exit_code"],
        own: &[LIMIT],
    },
    Tool {
        name: "risks",
        title: "The risks of a product",
        about: "Says which of four risks a product's documents leave open (memorisation, aggregation, irreversibility, competitive \
                exposure), and why. Unknown is not low.",
        command: "risks",
        gives: "risks",
        places: &[TIERS],
        skipped: &[],
        own: &[],
    },
    Tool {
        name: "scan",
        title: "Secrets in a text",
        about: "Looks for credentials, and on request personal data, in a text before it is sent anywhere. What it gives back holds \
                no secret. That nothing is found is no proof that there is none.",
        command: "scan",
        gives: "scan",
        places: &[],
        skipped: &[
            "redact",
            "staged",
            "skip",
            "allow_path",
            "baseline",
            "write_baseline",
            "values",
            "values_env",
            "rules",
            "paths",
        ],
        own: &[Own { name: "text", about: "The text", kind: Kind::Text, is_required: true }],
    },
    Tool {
        name: "audit",
        title: "Tools against the policy",
        about: "Judges AI tools by the organisation's policy, which is a file that this server was started with: allowed, unclear or \
                refused, and why. Unclear is not allowed.",
        command: "audit",
        gives: "audit",
        places: &[],
        skipped: &["policy", "tools", "inventory", "class", "init", "archive", "fail_on"],
        own: &[
            Own {
                name: "tools",
                about: "Products to judge, by name or id [default: the file of tools in use]",
                kind: Kind::Texts,
                is_required: false,
            },
            Own {
                name: "classes",
                about: "The classes of data of the policy to judge those products for",
                kind: Kind::Texts,
                is_required: false,
            },
        ],
    },
];

/// Returns the tool of a name.
pub(super) fn named(name: &str) -> Option<&'static Tool> {
    TOOLS.iter().find(|tool| tool.name == name)
}

impl Tool {
    /// Returns the options of its command that it takes: each with its name here.
    pub(super) fn options(&self, command: &clap::Command) -> Vec<(String, Arg)> {
        let is_taken = |arg: &&Arg| {
            let id = arg.get_id().as_str();
            !arg.is_positional()
                && !arg.is_hide_set()
                && !arg.is_global_set()
                && !["format", "help", "version"].contains(&id)
                && !self.skipped.contains(&id)
        };
        let taken = command.get_arguments().filter(is_taken);
        taken.filter_map(|arg| Some((arg.get_long()?.replace('-', "_"), arg.clone()))).collect()
    }

    /// Returns the JSON Schema of what it takes.
    pub(super) fn takes(&self, command: &clap::Command) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut add = |name: &str, schema: Value, is_required: bool| {
            properties.insert(name.to_owned(), schema);
            if is_required {
                required.push(name.to_owned());
            }
        };
        for Place { name, about, kind, is_required } in self.places {
            add(name, kind.schema(about), *is_required);
        }
        for Own { name, about, kind, is_required } in self.own {
            add(name, kind.schema(about), *is_required);
        }
        for (name, arg) in self.options(command) {
            let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
            add(&name, kind(&arg).schema(&about), false);
        }
        let schema = json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false});
        let Value::Object(schema) = schema else { return Map::new() };
        schema
    }
}

/// Returns what an option holds.
pub(super) fn kind(arg: &Arg) -> Kind {
    match arg.get_action() {
        ArgAction::SetTrue => Kind::Flag,
        ArgAction::Append => Kind::Texts,
        _ if arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == "DATE")) => Kind::Day,
        _ => Kind::Text,
    }
}

impl Kind {
    fn schema(self, about: &str) -> Value {
        match self {
            Kind::Text => json!({"type": "string", "description": about}),
            Kind::Texts => json!({"type": "array", "items": {"type": "string"}, "description": about}),
            Kind::Day => json!({"type": "string", "format": "date", "description": about}),
            Kind::Flag => json!({"type": "boolean", "description": about}),
            Kind::Count => json!({"type": "integer", "minimum": 1, "description": about}),
        }
    }

    /// Returns what this kind is called, for somebody who gave another.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Kind::Text => "a text",
            Kind::Texts => "a list of texts",
            Kind::Day => "a day (YYYY-MM-DD)",
            Kind::Flag => "true or false",
            Kind::Count => "a number from 1",
        }
    }
}
