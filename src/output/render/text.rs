//! Draws a page for a terminal: wrapped to its width, with colour where there is one.

use comfy_table::{ColumnConstraint, ContentArrangement, Width, presets};

use super::Style;
use crate::output::present::{Block, Line, Page, Span, Table, Tone};
use crate::printable::{one_line, printable};

/// The narrowest column in which a table is still read with ease.
const NARROWEST: usize = 12;

pub(super) fn draw(page: &Page, style: Style) -> String {
    let mut out = String::new();
    for (i, block) in page.blocks.iter().enumerate() {
        if i > 0 && !follows_closely(&page.blocks[i - 1], block) {
            out.push('\n');
        }
        draw_block(block, style, &mut out);
    }
    out
}

fn follows_closely(before: &Block, block: &Block) -> bool {
    matches!((before, block), (Block::Heading(..), _) | (Block::Facts(_), Block::Facts(_)))
}

fn draw_block(block: &Block, style: Style, out: &mut String) {
    match block {
        Block::Heading(_, line) => push_wrapped(&colored(line, style, true), "", "", style, out),
        Block::Paragraph(line) => push_wrapped(&colored(line, style, false), "", "", style, out),
        Block::List(lines) => {
            lines.iter().for_each(|line| push_wrapped(&colored(line, style, false), "  - ", "    ", style, out))
        }
        Block::Steps(lines) => {
            for (i, line) in lines.iter().enumerate() {
                let number = format!("  {}. ", i + 1);
                push_wrapped(&colored(line, style, false), &number, &" ".repeat(number.len()), style, out);
            }
        }
        Block::Tasks(tasks) => {
            for task in tasks {
                push_wrapped(&colored(&task.text, style, false), "  [ ] ", "      ", style, out);
                task.details.iter().for_each(|line| push_wrapped(&colored(line, style, false), "      ", "      ", style, out));
            }
        }
        Block::Facts(facts) => {
            let label = facts.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0).min(24);
            for (name, line) in facts {
                let first = format!("  {:label$}  ", one_line(name));
                push_wrapped(&colored(line, style, false), &first, &" ".repeat(label + 4), style, out);
            }
        }
        Block::Table(table) => draw_table(table, style, out),
        Block::Code(text) => text.lines().for_each(|line| out.push_str(&format!("    {}\n", printable(line)))),
    }
}

/// Words with their colour, so that wrapping counts only what is seen.
struct Word {
    seen: String,
    code: &'static str,
}

fn colored(line: &Line, style: Style, strong: bool) -> Vec<Word> {
    let mut words = Vec::new();
    for span in &line.0 {
        let (text, code) = match span {
            Span::Plain(text) => (text.clone(), if strong { "1" } else { "" }),
            Span::Strong(text) => (text.clone(), "1"),
            Span::Code(text) => (text.clone(), "36"),
            Span::Toned(Tone::Good, text) => (text.clone(), "32"),
            Span::Toned(Tone::Caution, text) => (text.clone(), "33"),
            Span::Toned(Tone::Bad, text) => (text.clone(), "31"),
            Span::Toned(Tone::Dim, text) => (text.clone(), "2"),
            Span::Link { text, url } if text == url => (url.clone(), "4"),
            Span::Link { text, url } => (format!("{text} {url}"), "4"),
        };
        let code = if style.color { code } else { "" };
        let text = one_line(&text);
        for (i, word) in text.split(' ').enumerate() {
            match words.last_mut() {
                // A span may begin in the middle of a word, as a full stop after a link does.
                Some(Word { seen, .. }) if i == 0 && !word.is_empty() && word.chars().all(|c| c.is_ascii_punctuation()) => {
                    seen.push_str(word)
                }
                _ if word.is_empty() => {}
                _ => words.push(Word { seen: word.to_owned(), code }),
            }
        }
    }
    words
}

fn push_wrapped(words: &[Word], first: &str, rest: &str, style: Style, out: &mut String) {
    let mut column = first.chars().count();
    out.push_str(first);
    let mut at_start = true;
    for word in words {
        let length = word.seen.chars().count();
        if !at_start && column + 1 + length > style.width {
            out.push('\n');
            out.push_str(rest);
            column = rest.chars().count();
            at_start = true;
        }
        if !at_start {
            out.push(' ');
            column += 1;
        }
        if word.code.is_empty() {
            out.push_str(&word.seen);
        } else {
            out.push_str(&format!("\u{1b}[{}m{}\u{1b}[0m", word.code, word.seen));
        }
        column += length;
        at_start = false;
    }
    out.push('\n');
}

fn draw_table(table: &Table, style: Style, out: &mut String) {
    if table.header.len() > 2 && style.width < narrowest(table) {
        return draw_stacked(table, style, out);
    }
    let mut drawn = comfy_table::Table::new();
    let cell = |line: &Line| one_line(&line.to_plain());
    drawn.load_style(presets::UTF8_HORIZONTAL_ONLY);
    drawn.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    drawn.set_header(table.header.iter().map(cell));
    for row in &table.rows {
        drawn.add_row(row.iter().map(cell));
    }
    if let Some(column) = drawn.column_mut(0) {
        let name = longest(table, 0).min(style.width / 4) + 2;
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(u16::try_from(name).unwrap_or(u16::MAX))));
    }
    out.push_str(&drawn.to_string().lines().map(|line| format!("{}\n", line.trim_end())).collect::<String>());
}

/// Returns how long the longest cell of a column is.
fn longest(table: &Table, column: usize) -> usize {
    let cells = std::iter::once(&table.header).chain(&table.rows).filter_map(|row| row.get(column));
    cells.map(|cell| cell.to_plain().chars().count()).max().unwrap_or_default()
}

/// Returns the width below which the words of a table would be broken: a column of short words needs no more than they.
fn narrowest(table: &Table) -> usize {
    (0..table.header.len()).map(|column| longest(table, column).min(NARROWEST) + 3).sum()
}

/// A table that does not fit: one block for each row.
fn draw_stacked(table: &Table, style: Style, out: &mut String) {
    for row in &table.rows {
        let Some((name, cells)) = row.split_first() else { continue };
        push_wrapped(&colored(name, style, true), "", "", style, out);
        for (head, cell) in table.header.iter().skip(1).zip(cells) {
            if !cell.0.is_empty() {
                let line = Line::plain(format!("{}: ", head.to_plain())).text(cell.to_plain());
                push_wrapped(&colored(&line, style, false), "  ", "    ", style, out);
            }
        }
    }
}
