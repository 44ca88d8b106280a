//! A team's own rules, from a file in TOML; the form of gitleaks is read.

use regex::bytes::{Regex, RegexBuilder};
use serde::Deserialize;
use toml::Spanned;

use super::checks::entropy;
use super::rule::Rule;

/// How large a compiled expression may be, in bytes.
const LARGEST: usize = 1 << 20;
/// How many rules one file has.
const MOST: usize = 1_000;

/// What a file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "title")]
    _title: Option<String>,
    #[serde(default, rename = "description")]
    _description: Option<String>,
    #[serde(default, rename = "minVersion")]
    _min_version: Option<String>,
    #[serde(default)]
    rules: Vec<Written>,
    #[serde(default)]
    allowlist: Option<Allowed>,
    #[serde(default)]
    allowlists: Vec<Allowed>,
}

/// A rule as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    #[serde(default)]
    description: Option<String>,
    regex: Option<Spanned<String>>,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    entropy: Option<f64>,
    #[serde(default, rename = "secretGroup")]
    secret_group: Option<Spanned<usize>>,
    #[serde(default)]
    allowlist: Option<Allowed>,
    #[serde(default)]
    allowlists: Vec<Allowed>,
    #[serde(default, rename = "tags")]
    _tags: Vec<String>,
}

/// What is let go.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Allowed {
    #[serde(default, rename = "description")]
    _description: Option<String>,
    #[serde(default)]
    regexes: Vec<Spanned<String>>,
    #[serde(default, rename = "regexTarget")]
    _regex_target: Option<String>,
    #[serde(default)]
    stopwords: Vec<String>,
    #[serde(default)]
    paths: Vec<Spanned<String>>,
}

/// The expression of a rule that somebody wrote, and what it lets go.
#[derive(Debug)]
pub(super) struct Own {
    pub regex: Regex,
    group: Option<usize>,
    entropy: f64,
    allowed: Vec<Regex>,
    stopwords: Vec<String>,
}

impl Own {
    /// Returns which group of the expression is the secret; `None` is the first that matched.
    pub(super) const fn group(&self) -> Option<usize> {
        self.group
    }

    /// Returns whether a find counts.
    pub(super) fn is_real(&self, secret: &[u8]) -> bool {
        let lower = String::from_utf8_lossy(secret).to_lowercase();
        entropy(secret) >= self.entropy
            && !self.allowed.iter().any(|regex| regex.is_match(secret))
            && !self.stopwords.iter().any(|word| lower.contains(word))
    }
}

/// What a file of rules holds.
#[derive(Debug, Default)]
pub struct OwnRules {
    /// The rules.
    pub rules: Vec<&'static Rule>,
    /// Expressions of paths that are left out.
    pub paths: Vec<Regex>,
}

/// Reads rules. They live as long as the program, as its own rules do.
///
/// # Errors
/// What is wrong, with line and column.
pub fn own_rules(text: &str) -> Result<OwnRules, String> {
    let at = |offset: usize| {
        let before = &text[..offset.min(text.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{line}:{column}")
    };
    let file: File = toml::from_str(text).map_err(|error| {
        let place = error.span().map_or_else(|| "1:1".to_owned(), |span| at(span.start));
        format!("{place}: {}", error.message())
    })?;
    if file.rules.is_empty() || file.rules.len() > MOST {
        return Err(format!("1:1: found {} rules, 1 to {MOST} are allowed", file.rules.len()));
    }
    let compile = |source: &Spanned<String>| {
        let built = RegexBuilder::new(source.get_ref()).size_limit(LARGEST).dfa_size_limit(LARGEST).build();
        built.map_err(|error| {
            let why = error.to_string();
            format!("{}: {}", at(source.span().start), why.lines().last().unwrap_or(&why).trim())
        })
    };
    let shared: Vec<Allowed> = file.allowlist.into_iter().chain(file.allowlists).collect();
    let paths = shared.iter().flat_map(|allowed| &allowed.paths).map(compile).collect::<Result<_, _>>()?;
    let mut ids = std::collections::BTreeSet::new();
    let mut made = Vec::new();
    for rule in file.rules {
        let place = at(rule.id.span().start);
        let id = rule.id.into_inner();
        let is_id = !id.is_empty()
            && id.len() <= 64
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        if !is_id {
            return Err(format!("{place}: an id has letters, digits, `-`, `_` and `.`"));
        }
        if !ids.insert(id.clone()) || super::rules::all().any(|other| other.id == id) {
            return Err(format!("{place}: there is a rule `{id}` already"));
        }
        let Some(source) = rule.regex else {
            return Err(format!("{place}: `{id}` has no regex; rules about paths alone are not read"));
        };
        let regex = compile(&source)?;
        if regex.is_match(b"") {
            return Err(format!(
                "{}: `{id}` finds nothing at all, everywhere: its regex takes an empty text",
                at(source.span().start)
            ));
        }
        let group = match rule.secret_group {
            Some(group) if *group.get_ref() >= regex.captures_len() => {
                return Err(format!("{}: the regex has {} groups", at(group.span().start), regex.captures_len() - 1));
            }
            Some(group) => Some(group.into_inner()),
            None => None,
        };
        let mut own = Own { regex, group, entropy: rule.entropy.unwrap_or(0.0), allowed: Vec::new(), stopwords: Vec::new() };
        for allowed in rule.allowlist.iter().chain(&rule.allowlists).chain(&shared) {
            if let Some(path) = allowed.paths.first().filter(|_| !shared.iter().any(|one| std::ptr::eq(one, allowed))) {
                return Err(format!("{}: paths stand in the allowlist of the file, not of a rule", at(path.span().start)));
            }
            for source in &allowed.regexes {
                own.allowed.push(compile(source)?);
            }
            own.stopwords.extend(allowed.stopwords.iter().map(|word| word.to_lowercase()));
        }
        let about = rule.description.unwrap_or_else(|| id.clone());
        let keywords: Vec<&'static str> =
            rule.keywords.into_iter().filter(|word| !word.is_empty()).map(|word| &*word.leak()).collect();
        made.push(&*Box::leak(Box::new(Rule::own(id.leak(), about.leak(), keywords.leak(), Box::leak(Box::new(own))))));
    }
    Ok(OwnRules { rules: made, paths })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_gitleaks_is_read() {
        let OwnRules { rules, paths } = own_rules(
            r#"title = "ours"
            [[rules]]
            id = "shop-key"
            description = "key of the shop"
            regex = '''shop_([0-9a-z]{8})'''
            secretGroup = 1
            entropy = 2.0
            keywords = ["shop_"]
            tags = ["key"]
            [rules.allowlist]
            stopwords = ["test"]
            [allowlist]
            regexes = ['^0000']
            paths = ['^vendor/']
            "#,
        )
        .unwrap();
        assert_eq!((rules[0].id, rules[0].about, rules[0].keywords), ("shop-key", "key of the shop", &["shop_"][..]));
        assert!(paths[0].is_match(b"vendor/a"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let why = |text: &str| own_rules(text).unwrap_err();
        for (text, wanted) in [
            ("rules = 1", "1:9: "),
            ("\n[[rules]]\nid = \"a\"\nregex = '('\n", "4:9: error: unclosed group"),
            ("[[rules]]\nid = \"a\"\nregex = 'x{9999999}'\n", "3:9: "),
            ("[[rules]]\nid = \"a\"\n", "2:6: `a` has no regex"),
            ("[[rules]]\nid = \"a b\"\nregex = 'x'\n", "2:6: an id has"),
            ("[[rules]]\nid = \"jwt\"\nregex = 'x'\n", "2:6: there is a rule `jwt` already"),
            ("[[rules]]\nid = \"a\"\nregex = 'x*'\n", "3:9: `a` finds nothing"),
            ("[[rules]]\nid = \"a\"\nregex = 'x'\nsecretGroup = 1\n", "4:15: the regex has 0 groups"),
            ("[[rules]]\nid = \"a\"\nregx = 'x'\n", "3:1: unknown field"),
            ("", "1:1: found 0 rules"),
        ] {
            assert!(why(text).starts_with(wanted), "{text:?}: {}", why(text));
        }
    }
}
