//! Our part of a file of others that is no JSON: between two lines that say whose it is, at the end of the file.

use crate::hook::Agent;

/// Returns the text with our part at its end.
///
/// # Errors
/// The text has hooks in a form beside which ours cannot stand.
pub(super) fn install(agent: &Agent, text: &str, part: &str) -> Result<String, String> {
    let text = uninstall(agent, text);
    let is_other = |line: &&str| {
        let line = line.trim().trim_start_matches('\u{feff}');
        line.strip_prefix("hooks").is_some_and(|rest| rest.trim_start().starts_with('=')) || line == "[hooks]"
    };
    if let Some(line) = text.lines().find(is_other) {
        return Err(format!("found `{}`, and `[[hooks]]` cannot stand beside it", line.trim()));
    }
    if text.matches("\"\"\"").count() % 2 == 1 || text.matches("'''").count() % 2 == 1 {
        return Err("found a text of several lines without an end".to_owned());
    }
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let (first, last) = marks(agent);
    Ok(format!("{text}{end}{first}\n{part}{last}\n"))
}

/// Returns the text without our part.
pub(super) fn uninstall(agent: &Agent, text: &str) -> String {
    let (first, last) = marks(agent);
    let Some((before, rest)) = text.split_once(&first) else { return text.to_owned() };
    let Some((_, after)) = rest.split_once(&last) else { return text.to_owned() };
    format!("{before}{}", after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n')).unwrap_or(after))
}

fn marks(agent: &Agent) -> (String, String) {
    let name = agent.name;
    (format!("# promptfate-hook {name}: begin"), format!("# promptfate-hook {name}: end"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hook::KIMI_CODE;

    #[test]
    fn our_part_stands_at_the_end_once_and_goes_again() {
        let install = |text: &str, part: &str| install(&KIMI_CODE, text, part);
        for text in ["", "model = \"x\"\n", "[[hooks]]\nevent = \"Stop\"\ncommand = \"say\"\n", "a = 1\r\n"] {
            let once = install(text, "one\n").unwrap();
            assert!(once.starts_with(text) && once.contains("one\n"));
            assert_eq!(install(&once, "one\n").as_ref(), Ok(&once));
            let other = install(&once, "two\n").unwrap();
            assert!(other.contains("two") && !other.contains("one"));
            assert_eq!(uninstall(&KIMI_CODE, &once), text);
            assert_eq!(uninstall(&KIMI_CODE, text), text);
        }
        assert_eq!(uninstall(&KIMI_CODE, &install("a = 1", "one\n").unwrap()), "a = 1\n");
        for refused in ["hooks = []\n", "\u{feff}hooks=[{}]", " [hooks]\n", "a = \"\"\"\n", "a = '''x\n"] {
            assert!(install(refused, "one\n").is_err(), "{refused}");
        }
        assert!(install("[hooks.x]\nhooks_off = 1\n", "one\n").is_ok());
    }
}
