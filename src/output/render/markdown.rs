//! Draws a page as CommonMark with tables and task lists.

use super::printable;
use crate::output::present::{Block, Line, Page, Span};

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
            Block::Table(table) => {
                let row = |cells: &[Line]| {
                    format!(
                        "| {} |\n",
                        cells.iter().map(|cell| inline(cell).replace('|', "\\|")).collect::<Vec<_>>().join(" | ")
                    )
                };
                let rule = format!("|{}\n", " --- |".repeat(table.header.len()));
                format!("{}{rule}{}", row(&table.header), table.rows.iter().map(|cells| row(cells)).collect::<String>())
            }
            Block::Code(text) => format!("```yaml\n{}\n```\n", printable(text)),
        });
    }
    parts.join("\n")
}

fn inline(line: &Line) -> String {
    let mut out = String::new();
    for span in &line.0 {
        match span {
            Span::Plain(text) | Span::Toned(_, text) => out.push_str(&escaped(text)),
            // Marks hug the words: a blank inside them would undo them.
            Span::Strong(text) => {
                let words = text.trim();
                let (before, after) = text.split_once(words).unwrap_or_default();
                out.push_str(&format!("{before}**{}**{after}", escaped(words)));
            }
            Span::Code(text) => out.push_str(&format!("`{}`", printable(text).replace('`', "'"))),
            Span::Link { text, url } => out.push_str(&format!("[{}](<{}>)", escaped(text), address(url))),
        }
    }
    out
}

fn address(url: &str) -> String {
    printable(url).replace(['<', '>', '\n'], "")
}

/// Escapes what Markdown or HTML would read as a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push(' '),
            '_' if out.ends_with(char::is_alphanumeric) => out.push('_'),
            '_' => out.push_str("\\_"),
            _ => out.push(c),
        }
    }
    out
}
