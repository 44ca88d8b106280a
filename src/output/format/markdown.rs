//! Draws a page as CommonMark with tables and task lists.

use super::is_followed;
use crate::output::{Block, Line, Page, Span};
use crate::printable::{one_line, printable};

pub(super) fn draw(page: &Page) -> String {
    let mut parts: Vec<String> = Vec::new();
    for block in &page.blocks {
        parts.push(match block {
            Block::Heading(level, line) => format!("{} {}\n", "#".repeat(usize::from(*level)), inline(line)),
            Block::Paragraph(line) => format!("{}\n", inline(line)),
            Block::List(lines) => lines.iter().map(|line| format!("- {}\n", inline(line))).collect(),
            Block::Steps(lines) => lines.iter().enumerate().map(|(i, line)| format!("{}. {}\n", i + 1, inline(line))).collect(),
            Block::Tasks(tasks) => tasks
                .iter()
                .map(|task| {
                    let details: String = task.details.iter().map(|line| format!("  - {}\n", inline(line))).collect();
                    format!("- [ ] {}\n{details}", inline(&task.text))
                })
                .collect(),
            Block::Facts(facts) => {
                facts.iter().map(|(label, line)| format!("- **{}**: {}\n", escaped(label), inline(line))).collect()
            }
            Block::Table(table) | Block::Lines(table) => {
                let row = |cells: &[Line]| {
                    let empty = vec![Line::default(); table.header.len().saturating_sub(cells.len())];
                    let cells = cells.iter().chain(&empty).map(|cell| inline(cell).replace('|', "\\|"));
                    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
                };
                let rule = format!("|{}\n", " --- |".repeat(table.header.len()));
                format!("{}{rule}{}", row(&table.header), table.rows.iter().map(|cells| row(cells)).collect::<String>())
            }
            Block::Annotations(found) => found.iter().map(|one| format!("- {}\n", inline(&one.line()))).collect(),
            Block::Code(text) => {
                // Longer than any row of marks inside.
                let fence = "`".repeat(3 + text.split(|c| c != '`').map(str::len).max().unwrap_or_default());
                format!("{fence}yaml\n{}\n{fence}\n", printable(text))
            }
        });
    }
    parts.join("\n")
}

fn inline(line: &Line) -> String {
    let mut out = String::new();
    for span in &line.0 {
        match span {
            Span::Plain(text) | Span::Toned(_, text) => push_escaped(&mut out, text),
            // Marks hug the words: a blank inside them would undo them.
            Span::Strong(text) => {
                let words = text.trim();
                let (before, after) = text.split_once(words).unwrap_or_default();
                out.push_str(&format!("{before}**{}**{after}", escaped(words)));
            }
            Span::Code(text) => out.push_str(&format!("`{}`", one_line(text).replace('`', "'"))),
            Span::Link { text, url } if is_followed(url) => {
                out.push_str(&format!("[{}](<{}>)", escaped(text), address(url)));
            }
            Span::Link { text, .. } => push_escaped(&mut out, text),
        }
    }
    out
}

fn address(url: &str) -> String {
    one_line(url).replace(' ', "%20").replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C")
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    push_escaped(&mut out, text);
    out
}

/// What stands between a mark and a name, so that a code host sees no person or issue to tell: an entity or a backslash would be
/// gone before it looks for them.
const APART: &str = "<!-- -->";

/// Escapes what Markdown or HTML would read as a mark, there or at the start of a line, and what a code host would make a link of.
fn push_escaped(out: &mut String, text: &str) {
    let text = one_line(text);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.as_str().chars().next();
        let is_before = |kind: fn(&char) -> bool| next.as_ref().is_some_and(kind);
        let begins = out.trim_start().is_empty();
        let ends_number = || !out.is_empty() && out.trim_start().bytes().all(|byte| byte.is_ascii_digit());
        match c {
            '@' | '#' | '!' if is_before(char::is_ascii_alphanumeric) && !out.ends_with(char::is_alphanumeric) => {
                out.push(c);
                out.push_str(APART);
            }
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' => out.extend(['\\', c]),
            '&' if is_before(char::is_ascii_alphabetic) || next == Some('#') => out.push_str("\\&"),
            '_' if out.ends_with(char::is_alphanumeric) => out.push('_'),
            '_' => out.push_str("\\_"),
            '#' | '+' | '-' | '=' | '/' | '|' if begins => out.extend(['\\', c]),
            '.' | ')' if ends_number() && next.is_none_or(|next| next == ' ') => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        inline(&Line::plain(text))
    }

    #[test]
    fn only_addresses_of_web_and_mail_open() {
        let link = |url: &str| inline(&Line::default().and(Span::Link { text: "T".into(), url: url.into() }));
        for url in ["javascript:alert(1)", "data:text/html,x", " javascript:x", "vbscript:x", "//x", "JavaScript:x"] {
            assert_eq!(link(url), "T");
        }
        assert_eq!(link("https://a.example/<b>\\\n(x"), "[T](<https://a.example/%3Cb%3E%5C%20(x>)");
        assert_eq!(link("MAILTO:a@b.example"), "[T](<MAILTO:a@b.example>)");
    }

    #[test]
    fn nobody_is_told_and_nothing_begins_that_is_no_mark_of_ours() {
        assert_eq!(
            drawn("by @octocat (#12), not a@b.example or a#1"),
            "by @<!-- -->octocat (#<!-- -->12), not a@b.example or a#1"
        );
        assert_eq!(drawn("# a"), "\\# a");
        assert_eq!(drawn("@x"), "@<!-- -->x");
        assert_eq!(drawn("- a - b\n- c"), "\\- a - b - c");
        assert_eq!(drawn("12. a 3. b"), "12\\. a 3. b");
        assert_eq!(drawn("/close"), "\\/close");
        assert_eq!(drawn("~~~ &lt;b> <b"), "\\~\\~\\~ \\&lt;b\\> \\<b");
    }

    #[test]
    fn a_fence_is_longer_than_those_inside() {
        let page = Page { title: String::new(), blocks: vec![Block::Code("```\n# out".into())] };
        assert_eq!(draw(&page), "``````yaml\n```\n# out\n``````\n");
    }
}
