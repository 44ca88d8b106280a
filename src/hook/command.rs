//! The command that stands in a tool's settings: written so that the tool's shell runs this very program, and known again.

use super::Agent;

/// Returns a word quoted for `sh`: in single quotes unless it is made of letters, digits, `.`, `_`, `/` and `-`.
///
/// # Errors
/// It holds a character that ends a line or a text.
pub(super) fn for_sh(word: &str) -> Result<String, String> {
    refuse(word, "\n\r\0")?;
    if is_plain(word, "") { Ok(word.to_owned()) } else { Ok(format!("'{}'", word.replace('\'', r"'\''"))) }
}

/// Returns a word quoted for `cmd` and for the `sh` of Git for Windows, of which tools take one or the other: with `/` between folders,
/// which both read, in double quotes where needed.
///
/// # Errors
/// It holds a character that one of them reads as more than itself between double quotes.
pub(super) fn for_cmd(word: &str) -> Result<String, String> {
    refuse(word, "\n\r\0%\"$`!")?;
    let word = word.replace('\\', "/");
    // `cmd` takes what follows a `/` outside of quotes for an option.
    if is_plain(&word, "") && !word.contains('/') { Ok(word) } else { Ok(format!("\"{word}\"")) }
}

/// Returns a program quoted for PowerShell, which runs what is quoted only behind `&`.
///
/// # Errors
/// It holds a character that ends a line or a text, or `%` or `"`, which programs get changed.
pub(super) fn for_powershell(word: &str) -> Result<String, String> {
    refuse(word, "\n\r\0%\"")?;
    if is_plain(word, ":\\") { Ok(word.to_owned()) } else { Ok(format!("& '{}'", word.replace('\'', "''"))) }
}

fn refuse(word: &str, refused: &str) -> Result<(), String> {
    match word.chars().find(|c| refused.contains(*c)) {
        Some(found) => Err(format!("found {found:?} in {word:?}, which no shell takes safely")),
        None => Ok(()),
    }
}

fn is_plain(word: &str, more: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._/-".contains(c) || more.contains(c);
    !word.is_empty() && word.chars().all(is_plain)
}

/// Returns the program that a command runs; an empty text where it is no single command.
pub(super) fn program_of(command: &str, agent: &Agent) -> String {
    let command = command.strip_suffix(agent.otherwise()).unwrap_or(command);
    let words = words(command, false).or_else(|| words(command, true)).unwrap_or_default();
    words.into_iter().find(|word| word != "&").unwrap_or_default()
}

/// Returns whether a command of somebody's settings is our hook for this tool: a program called promptfate, or this one whatever
/// it is called, then `hook`, the tool's name and flags, and nothing else.
pub(super) fn is_ours(command: &str, agent: &Agent, program: &str) -> bool {
    let command = command.strip_suffix(agent.otherwise()).unwrap_or(command);
    let is_hook = |words: &[String]| match words {
        [hook, name, flags @ ..] => hook == "hook" && name == agent.name && are_flags(flags),
        _ => false,
    };
    // Version 0.1.0 wrote a path as it is, whatever was in it.
    let unquoted = command.strip_prefix(program).filter(|_| !program.is_empty());
    if unquoted.is_some_and(|rest| rest.starts_with(' ') && words(rest, false).is_some_and(|words| is_hook(&words))) {
        return true;
    }
    [false, true].into_iter().filter_map(|windows| words(command, windows)).any(|words| {
        let words = words.strip_prefix(&["&".to_owned()]).unwrap_or(&words);
        words.split_first().is_some_and(|(first, rest)| is_program(first, program) && is_hook(rest))
    })
}

fn is_program(word: &str, program: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    let same = |word: &str| word.replace('\\', "/");
    ["promptfate", "promptfate.exe"].contains(&name.as_str()) || (!program.is_empty() && same(word) == same(program))
}

fn are_flags(words: &[String]) -> bool {
    let mut takes_value = false;
    words.iter().all(|word| {
        let is_flag = word.starts_with("--") || takes_value;
        takes_value = !takes_value && ["--within", "--tier", "--policy", "--class"].contains(&word.as_str());
        is_flag
    })
}

/// Splits a command into words as `sh` does, or as the shells of Windows do, to which a backslash is part of a name; nothing where
/// it is more than words: several commands, a pipe, a variable, a quote without end.
fn words(command: &str, windows: bool) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut rest = command.chars().peekable();
    while let Some(c) = rest.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some('"'), '\\') if !windows && matches!(rest.peek(), Some('$' | '`' | '"' | '\\')) => {
                word.get_or_insert_default().extend(rest.next());
            }
            (Some('"'), '$' | '`') => return None,
            (Some(_), c) => word.get_or_insert_default().push(c),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '\\') if !windows => word.get_or_insert_default().push(rest.next()?),
            (None, ' ' | '\t') => words.extend(word.take()),
            // PowerShell's own way to run what is quoted.
            (None, '&') if windows && words.is_empty() && word.is_none() && rest.peek() == Some(&' ') => {
                word = Some("&".to_owned())
            }
            (None, '\n' | '\r' | ';' | '&' | '|' | '<' | '>' | '(' | ')' | '$' | '`' | '#' | '*' | '?') => return None,
            (None, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hook::{CLAUDE_CODE, CURSOR};

    const HARD: [&str; 12] = [
        "/a/promptfate",
        "/o'brien/p",
        "/a;b/p",
        "/a|b/p",
        "/a$HOME/p",
        "/a`id`b/p",
        "/a\"b c/p",
        "/a\tb/p",
        "/a\\b/p",
        "/a&b/p",
        "/é/p",
        "/'/p",
    ];

    #[test]
    fn what_is_quoted_for_sh_is_one_word_again() {
        for hard in HARD {
            assert_eq!(words(&for_sh(hard).unwrap(), false), Some(vec![hard.to_owned()]));
        }
        assert_eq!(for_sh("/usr/bin/promptfate").as_deref(), Ok("/usr/bin/promptfate"));
        assert_eq!(for_sh("/o'brien/p").as_deref(), Ok(r"'/o'\''brien/p'"));
        assert!(for_sh("/a\nb").is_err() && for_sh("/a\0b").is_err() && for_sh("/a\rb").is_err());
    }

    #[test]
    fn what_is_quoted_for_windows_is_read_alike_by_all_its_shells() {
        let path = r"C:\Program Files\p&f\promptfate.exe";
        assert_eq!(for_cmd(path).as_deref(), Ok("\"C:/Program Files/p&f/promptfate.exe\""));
        assert_eq!(for_cmd(r"C:\bin\promptfate.exe").as_deref(), Ok("\"C:/bin/promptfate.exe\""));
        assert_eq!(for_cmd("promptfate.exe").as_deref(), Ok("promptfate.exe"));
        assert_eq!(for_cmd("my program.exe").as_deref(), Ok("\"my program.exe\""));
        assert_eq!(for_powershell(r"C:\bin\promptfate.exe").as_deref(), Ok(r"C:\bin\promptfate.exe"));
        assert_eq!(for_powershell(r"C:\o'brien $x\p.exe").as_deref(), Ok(r"& 'C:\o''brien $x\p.exe'"));
        for refused in ["C:\\%PATH%\\p", "C:\\a\"b", "C:\\a\nb", "C:\\a\0b"] {
            assert!(for_cmd(refused).is_err() && for_powershell(refused).is_err(), "{refused:?}");
        }
        assert!(for_cmd("C:\\a$b").is_err() && for_cmd("C:\\a`b").is_err() && for_cmd("C:\\a!b").is_err());
        for quoted in [for_cmd(path), for_powershell(path)] {
            let quoted = quoted.unwrap();
            assert!(is_ours(&format!("{quoted} hook cursor --within 50"), &CURSOR, ""), "{quoted}");
        }
    }

    #[test]
    fn our_hook_is_known_and_nobody_elses() {
        let ours = |command: &str, program: &str| is_ours(command, &CLAUDE_CODE, program);
        for command in [
            "promptfate hook claude-code",
            "/usr/bin/promptfate hook claude-code --warn --within 50 --tier acme/chat",
            "\"/my programs/promptfate\" hook claude-code",
            r"'/o'\''brien/promptfate' hook claude-code",
            r"C:\bin\promptfate.exe hook claude-code",
            r#""C:\my programs\Promptfate.EXE" hook claude-code --tier=acme/chat"#,
            "& 'C:/x y/promptfate.exe' hook claude-code",
            "promptfate hook claude-code --warn || exit 2",
        ] {
            assert!(ours(command, ""), "{command}");
        }
        for command in [
            "/opt/promptfate-audit/run hook claude-code-log",
            "/opt/promptfate-audit/run hook claude-code",
            "promptfate hook claude-code-log",
            "promptfate hook codex",
            "promptfate scan --staged",
            "promptfate hook claude-code && lint",
            "promptfate hook claude-code | tee log",
            "promptfate hook claude-code || exit 0",
            "lint || exit 2",
            "promptfate hook claude-code log",
            "promptfate hook claude-code --warn log",
            "promptfate hook claude-code --within 50 log",
            "env X=1 promptfate hook claude-code",
            "lint; promptfate hook claude-code",
            "echo 'promptfate hook claude-code'",
            "sh -c 'promptfate hook claude-code'",
            "pf hook claude-code",
            "'promptfate hook claude-code",
            "",
        ] {
            assert!(!ours(command, ""), "{command}");
        }
        assert!(ours("/bin/pf hook claude-code", "/bin/pf") && ours("'/a b/pf' hook claude-code", "/a b/pf"));
        assert!(ours("/o'brien/bin/promptfate hook claude-code --warn", "/o'brien/bin/promptfate"));
        assert!(!ours("/bin/pf2 hook claude-code", "/bin/pf") && !ours("/bin/pf scan", "/bin/pf"));
    }

    #[test]
    fn a_command_is_taken_apart_as_its_shell_does_or_not_at_all() {
        let split = |command: &str, windows| words(command, windows).map(|words| words.join("|"));
        for (command, on_sh, on_windows) in [
            (r"a\ b 'c d'", Some("a b|c d"), Some(r"a\|b|c d")),
            ("a\tb  c", Some("a|b|c"), Some("a|b|c")),
            ("''", Some(""), Some("")),
            (r#""a\"b""#, Some("a\"b"), None),
            (r#""a\$b\zc\\d""#, Some(r"a$b\zc\d"), None),
            (r#""a\zb""#, Some(r"a\zb"), Some(r"a\zb")),
            (r#""a$b""#, None, None),
            ("'a", None, None),
            (r"a\", None, Some(r"a\")),
            ("& a", None, Some("&|a")),
            ("&a", None, None),
            ("a& b", None, None),
            ("a & b", None, None),
            ("& & b", None, None),
            ("'& a'", Some("& a"), Some("& a")),
            ("a#b", None, None),
        ] {
            assert_eq!(split(command, false).as_deref(), on_sh, "{command} for sh");
            assert_eq!(split(command, true).as_deref(), on_windows, "{command} for windows");
        }
    }

    #[test]
    fn the_program_is_the_first_word_behind_the_call_of_powershell() {
        let program_of = |command: &str| program_of(command, &CLAUDE_CODE);
        assert_eq!(program_of("'/a b/pf' hook codex"), "/a b/pf");
        assert_eq!(program_of("/b/pf hook claude-code || exit 2"), "/b/pf");
        assert_eq!(program_of("& 'C:/a b/pf.exe' hook codex"), "C:/a b/pf.exe");
        assert_eq!(program_of("a; b"), "");
    }
}
