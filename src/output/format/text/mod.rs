//! Draws a page for a terminal: wrapped to its width, with colour where there is one.

mod snippet;
mod table;

use unicode_width::UnicodeWidthStr;

use super::Style;
use crate::output::{Block, LINK, LINK_END, Line, Page, Span, Tone, is_address};
use crate::printable::{one_line, printable};

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
    matches!((before, block), (Block::Heading(..), _) | (Block::Facts(_) | Block::Steps(_), Block::Facts(_)))
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
            let label = facts.iter().map(|(label, _)| label.width()).max().unwrap_or(0).min(24);
            for (name, line) in facts {
                let first = format!("  {:label$}  ", one_line(name));
                push_wrapped(&colored(line, style, false), &first, &" ".repeat(label + 4), style, out);
            }
        }
        Block::Table(rows) => table::draw(rows, style, out),
        Block::Lines(rows) => table::draw_lines(rows, style, out),
        Block::Annotations(found) => {
            let drawn: Vec<String> = found.iter().map(|one| snippet::draw(one, style)).collect();
            out.push_str(&drawn.join("\n"));
        }
        Block::Code(text) => text.lines().for_each(|line| out.push_str(&format!("    {}\n", printable(line)))),
    }
}

/// Words with their colour and the address that they open, so that wrapping counts only what is seen.
struct Word {
    seen: String,
    code: &'static str,
    url: Option<String>,
}

impl Word {
    /// Returns how many columns it takes.
    fn width(&self) -> usize {
        self.seen.width()
    }

    /// Writes it with its colour and address.
    fn push(&self, out: &mut String) {
        let colored = match self.code {
            "" => self.seen.clone(),
            code => format!("\u{1b}[{code}m{}\u{1b}[0m", self.seen),
        };
        match &self.url {
            None => out.push_str(&colored),
            Some(url) => out.push_str(&format!("{LINK}{url}{LINK_END}{colored}{LINK}{LINK_END}")),
        }
    }
}

fn colored(line: &Line, style: Style, strong: bool) -> Vec<Word> {
    let mut words = Vec::new();
    for span in &line.0 {
        let mut opens = None;
        let (text, code) = match span {
            Span::Plain(text) => (text.clone(), if strong { "1" } else { "" }),
            Span::Strong(text) => (text.clone(), "1"),
            Span::Code(text) => (text.clone(), "36"),
            Span::Toned(Tone::Good, text) => (text.clone(), "32"),
            Span::Toned(Tone::Caution, text) => (text.clone(), "33"),
            Span::Toned(Tone::Bad, text) => (text.clone(), "31"),
            Span::Toned(Tone::Dim, text) => (text.clone(), "2"),
            Span::Link { text, url } if style.links && is_address(url) => {
                opens = Some(url);
                (text.clone(), "4")
            }
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
                // Where a word begins a line it must not be a command to whoever keeps the log, with or without a colour before it.
                _ if word.starts_with("::") => {
                    words.push(Word { seen: format!(": {}", &word[1..]), code, url: opens.cloned() })
                }
                _ => words.push(Word { seen: word.to_owned(), code, url: opens.cloned() }),
            }
        }
    }
    words
}

fn push_wrapped(words: &[Word], first: &str, rest: &str, style: Style, out: &mut String) {
    let mut column = first.width();
    out.push_str(first);
    let mut at_start = true;
    for word in words {
        let length = word.width();
        if !at_start && column + 1 + length > style.width {
            out.push('\n');
            out.push_str(rest);
            column = rest.width();
            at_start = true;
        }
        if !at_start {
            out.push(' ');
            column += 1;
        }
        word.push(out);
        column += length;
        at_start = false;
    }
    out.push('\n');
}
