//! What a rule is: which words make it look, which form it finds, and which findings it lets go.

use std::ops::Range;

use regex::bytes::{Regex, RegexBuilder};

use super::checks;
use super::own::Own;
use super::readers::{Reader, Walker};
use super::redact::{is_in_placeholder, is_placeholder};

/// What kind of thing a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A credential: whoever has it gets in.
    Credential,
    /// Data about a person; looked for on request.
    Personal,
}

/// A rule of the scan.
pub struct Rule {
    /// The name of the rule.
    pub id: &'static str,
    /// What it finds, in a few words.
    pub about: &'static str,
    /// What kind of thing that is.
    pub kind: Kind,
    /// The form is looked for only near one of these, whatever their case.
    pub keywords: &'static [&'static str],
    /// How far before a keyword a finding can begin, in bytes.
    pub(super) before: usize,
    /// How far after a keyword a finding can end, in bytes.
    pub(super) after: usize,
    /// Whether a finding can run over several lines.
    pub(super) many_lines: bool,
    /// Whether the keyword is a name, so that `=` or `:` has to follow soon.
    pub(super) names_a_value: bool,
    /// The least letters, digits and signs of a token that follow each other in a finding; no expression is needed where they do not.
    run: usize,
    /// A sign that stands in or beside each finding.
    sign: Option<u8>,
    form: Form,
    is_real: fn(&[u8]) -> bool,
}

/// How the expression of a rule is made.
enum Form {
    /// A token that says by its beginning whose it is: the beginning, and the expression of the rest.
    Token(&'static str, &'static str),
    /// A value set to a name that holds one of the keywords: the expression of the value.
    Assigned(&'static str),
    /// A value set to one of these names: the expressions of the name, of a value in quotes and of one without.
    Named(&'static str, &'static str, &'static str),
    /// An expression of its own; its first group, if it has one, is the secret.
    Pattern(&'static str),
    /// Read by hand from the keyword on.
    Read(Reader),
    /// Read by hand, without a keyword.
    Walk(Walker),
    /// What somebody wrote in a file.
    Own(&'static Own),
}

/// No token, and no value by whose name alone it is known, has a shorter run.
const SHORTEST: usize = 16;
/// What may stand before a token: not a letter or digit, unless an escape of a string or an address ends there.
const LEFT: &str = r"(?:^|[^0-9A-Za-z]|\\[nrt]|%[0-9A-Fa-f]{2})";
/// What may stand after it: no more of a name, unless it is the end of what Markdown sets in italics.
const RIGHT: &str = r"_{0,3}(?:[^0-9A-Za-z_-]|$)";
/// What may stand between a name and the value that it is set to: the end of a quoted name, a type, a sign.
const SET_TO: &str =
    r#"(?:\\{0,3}["'`\]]){0,2}(?:\s?:)?(?:\s&?[A-Za-z][0-9A-Za-z_<>.]{0,20})?\s{0,3}(?:[:.?+|]{0,3}=>?|:)\s{0,3}"#;
/// The same for a value without quotes, which has no type and stands on the same line.
const SET_TO_PLAIN: &str = r#"["'`\]]{0,2}[ \t]{0,3}(?:[:.?+|]{0,3}=>?|:)[ \t]{0,3}"#;
/// A name and a value that are handed over together.
const PAIRED_WITH: &str = r#"["'`][ \t]?,[ \t]?"#;
/// A quote, as it stands in a program or inside another string.
const QUOTE: &str = r#"\\{0,3}["'`]"#;

impl Rule {
    const fn new(id: &'static str, about: &'static str, keywords: &'static [&'static str], form: Form) -> Rule {
        Rule {
            id,
            about,
            kind: Kind::Credential,
            keywords,
            before: 4,
            after: 512,
            many_lines: false,
            names_a_value: false,
            run: 0,
            sign: None,
            form,
            is_real: checks::is_random,
        }
    }

    /// Returns a rule for tokens that begin with `keywords[0]`; `rest` is the expression of what follows.
    pub(super) const fn token(
        id: &'static str,
        about: &'static str,
        keywords: &'static [&'static str; 1],
        rest: &'static str,
    ) -> Rule {
        Rule::new(id, about, keywords, Form::Token(keywords[0], rest)).with_run(SHORTEST)
    }

    /// Returns a rule for values that only the name they are set to gives away.
    pub(super) const fn assigned(
        id: &'static str,
        about: &'static str,
        keywords: &'static [&'static str],
        value: &'static str,
    ) -> Rule {
        let mut rule = Rule::new(id, about, keywords, Form::Assigned(value));
        rule.before = 0;
        rule.names_a_value = true;
        rule.with_run(SHORTEST)
    }

    /// Returns a rule for values that people choose or that have no form of their own, by the expression of their name, of the
    /// value in quotes and of the value without.
    pub(super) const fn named(
        id: &'static str,
        about: &'static str,
        keywords: &'static [&'static str],
        [name, quoted, plain]: [&'static str; 3],
    ) -> Rule {
        let mut rule = Rule::new(id, about, keywords, Form::Named(name, quoted, plain));
        rule.names_a_value = true;
        rule
    }

    /// Returns a rule with an expression of its own.
    pub(super) const fn pattern(
        id: &'static str,
        about: &'static str,
        keywords: &'static [&'static str],
        expression: &'static str,
    ) -> Rule {
        Rule::new(id, about, keywords, Form::Pattern(expression))
    }

    /// Returns a rule that reads on from its keywords by hand.
    pub(super) const fn read(id: &'static str, about: &'static str, keywords: &'static [&'static str], reader: Reader) -> Rule {
        let mut rule = Rule::new(id, about, keywords, Form::Read(reader));
        rule.is_real = checks::is_any;
        rule
    }

    /// Returns a rule that reads a whole text by hand.
    pub(super) const fn walk(id: &'static str, about: &'static str, walker: Walker) -> Rule {
        let mut rule = Rule::new(id, about, &[], Form::Walk(walker));
        rule.is_real = checks::is_any;
        rule
    }

    /// Returns a rule that somebody wrote in a file.
    pub(super) const fn own(
        id: &'static str,
        about: &'static str,
        keywords: &'static [&'static str],
        own: &'static Own,
    ) -> Rule {
        let mut rule = Rule::new(id, about, keywords, Form::Own(own));
        rule.before = 512;
        rule.after = 4 << 10;
        rule
    }

    /// Returns whether a rule looks at everything: somebody wrote it without a keyword.
    pub(super) const fn looks_everywhere(&self) -> bool {
        matches!(self.form, Form::Own(_)) && self.keywords.is_empty()
    }

    /// Returns what reads a whole text, if no keyword is needed.
    pub(super) const fn walker(&self) -> Option<Walker> {
        match self.form {
            Form::Walk(walker) => Some(walker),
            _ => None,
        }
    }

    /// Returns whether a finding begins with the keyword.
    pub(super) const fn begins_with_its_keyword(&self) -> bool {
        matches!(self.form, Form::Token(..))
    }

    /// Returns what reads on from a keyword, if no expression does.
    pub(super) const fn reader(&self) -> Option<Reader> {
        match self.form {
            Form::Read(reader) => Some(reader),
            _ => None,
        }
    }

    /// Lets go of what the check refuses, in place of what does not look random.
    pub(super) const fn if_real(mut self, is_real: fn(&[u8]) -> bool) -> Rule {
        self.is_real = is_real;
        self
    }

    /// Says how many letters, digits and signs of a token follow each other in a finding, at least.
    pub(super) const fn with_run(mut self, run: usize) -> Rule {
        self.run = run;
        self
    }

    /// Says which sign stands in or beside each finding.
    pub(super) const fn with_sign(mut self, sign: u8) -> Rule {
        self.sign = Some(sign);
        self
    }

    /// Returns whether a finding may have its keyword at a place, as far as that is seen without the expression: a token begins with it,
    /// in its very case, and not within a word.
    pub(super) fn may_stand_at(&self, text: &[u8], at: usize) -> bool {
        let Form::Token(start, _) = self.form else { return true };
        let (before, rest) = text.split_at(at);
        rest.starts_with(start.as_bytes())
            && match before {
                [.., b'\\', b'n' | b'r' | b't'] | [.., b'%', _, _] => true,
                [.., last] => !last.is_ascii_alphanumeric(),
                [] => true,
            }
    }

    /// Returns whether a finding may stand in a stretch, as far as that is seen without the expression.
    pub(super) fn may_stand_in(&self, stretch: &[u8]) -> bool {
        self.sign.is_none_or(|sign| memchr::memchr(sign, stretch).is_some()) && has_run(stretch, self.run)
    }

    /// Says how far around a keyword a finding can reach.
    pub(super) const fn around(mut self, before: usize, after: usize) -> Rule {
        self.before = before;
        self.after = after;
        self
    }

    /// Lets a finding run over several lines.
    pub(super) const fn over_lines(mut self) -> Rule {
        self.many_lines = true;
        self
    }

    /// Makes it a rule about persons.
    pub(super) const fn personal(mut self) -> Rule {
        self.kind = Kind::Personal;
        self
    }

    /// Returns the expression.
    pub fn expression(&self) -> String {
        match self.form {
            Form::Token(start, rest) => format!("{LEFT}({}{rest}){RIGHT}", regex::escape(start)),
            Form::Assigned(value) => {
                let names: Vec<String> = self.keywords.iter().map(|word| regex::escape(word)).collect();
                format!(
                    "(?i:{})[0-9A-Za-z_. -]{{0,30}}(?:{SET_TO}|{PAIRED_WITH}|>\\s{{0,8}})(?:{QUOTE})?({value}){RIGHT}",
                    names.join("|")
                )
            }
            Form::Named(name, quoted, plain) => {
                format!(
                    r#"(?i)(?:{name})(?:{SET_TO}{QUOTE}({quoted})["'`\\]|{PAIRED_WITH}{QUOTE}({quoted})["'`]\s?\)|>\s{{0,8}}({plain})\s{{0,8}}</|{SET_TO_PLAIN}({plain})(?:[\s;,<&"'`\\]|$))"#
                )
            }
            Form::Pattern(expression) => expression.to_owned(),
            // Nothing looks for it.
            Form::Read(_) | Form::Walk(_) => String::new(),
            Form::Own(own) => own.regex.as_str().to_owned(),
        }
    }

    /// Returns the compiled expression; `None` if it cannot be compiled, which a test rules out.
    pub(super) fn compile(&self) -> Option<Regex> {
        if let Form::Own(own) = self.form {
            return Some(own.regex.clone());
        }
        RegexBuilder::new(&self.expression()).unicode(false).build().ok()
    }

    /// Gives the bytes of the secrets in a stretch of the text, with what stands before it in sight.
    pub(super) fn finds(&self, regex: &Regex, text: &[u8], within: Range<usize>, mut found: impl FnMut(Range<usize>)) {
        let text = &text[..within.end];
        let mut at = within.start;
        while let Some(captures) = (at < text.len()).then(|| regex.captures_at(text, at)).flatten() {
            let Some(whole) = captures.get(0) else { return };
            let group = match self.form {
                Form::Own(own) => own.group(),
                _ => None,
            };
            let first = || (1..captures.len()).find_map(|group| captures.get(group));
            let secret = group.map_or_else(first, |group| captures.get(group)).unwrap_or(whole);
            let is_real = match self.form {
                Form::Own(own) => own.is_real(secret.as_bytes()),
                _ => (self.is_real)(secret.as_bytes()),
            };
            let is_redacted =
                || is_placeholder(secret.as_bytes()) || self.names_a_value && is_in_placeholder(text, whole.start());
            if is_real && !is_redacted() {
                found(secret.range());
                at = secret.end().max(at + 1);
            } else {
                // What was let go may hide the beginning of a real one.
                at = secret.start().max(whole.start()) + 1;
            }
        }
    }
}

/// Returns whether so many letters, digits and signs of tokens follow each other. One of every so many is looked at first.
fn has_run(text: &[u8], run: usize) -> bool {
    let is_of_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.+/=~%:|".contains(byte);
    let mut at = run;
    while at > 0 && at <= text.len() {
        let before = text[..at].iter().rev().take_while(|byte| is_of_token(byte)).count();
        if before >= run {
            return true;
        }
        at += run - before;
    }
    run == 0
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).finish_non_exhaustive()
    }
}
