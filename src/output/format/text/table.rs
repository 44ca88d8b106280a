//! Draws tables for a terminal: no rule under a row, no word broken, a row on one line where nobody has set a width.

use super::{Style, Word, colored, push_wrapped};
use crate::output::{Line, Table};

/// Blanks between two columns.
const GAP: usize = 2;
/// In a pipe a column is filled up to this width, so that one long cell does not push all others away.
const PIPE_COLUMN: usize = 40;

/// A name that is longer than this pushes the rest of its own line to the right, and not all others.
const LINE_NAME: usize = 26;

type Cell = Vec<Word>;

fn width(cell: &[Word]) -> usize {
    cell.iter().map(Word::width).sum::<usize>() + cell.len().saturating_sub(1)
}

/// Draws a table whose cells are wrapped, or a block for each row where not even the longest words have room.
pub(super) fn draw(table: &Table, style: Style, out: &mut String) {
    let (header, rows) = cells(table, style);
    let all = || std::iter::once(&header).chain(&rows);
    let most = |of: &dyn Fn(&Cell) -> usize| -> Vec<usize> {
        let column = |at: usize| all().filter_map(|row| row.get(at)).map(of).max().unwrap_or_default();
        (0..header.len()).map(column).collect()
    };
    let natural = most(&|cell| width(cell));
    if style.is_piped {
        return draw_unwrapped(&header, &rows, &natural, out);
    }
    let mut longest_words = most(&|cell| cell.iter().map(Word::width).max().unwrap_or_default());
    let gaps = GAP * header.len().saturating_sub(1);
    // What names the rows stays on one line, unless that takes a good part of the width.
    if let (Some(first), Some(name)) = (longest_words.first_mut(), natural.first().filter(|name| **name <= style.width / 4)) {
        *first = *name;
    }
    if longest_words.iter().sum::<usize>() + gaps > style.width {
        return draw_stacked(table, style, out);
    }
    let widths = share(longest_words, &natural, style.width.saturating_sub(gaps));
    push_row(&header, &widths, out);
    push_rule(&widths, out);
    rows.iter().for_each(|row| push_row(row, &widths, out));
}

/// Draws rows of one line each.
pub(super) fn draw_lines(table: &Table, style: Style, out: &mut String) {
    let (header, rows) = cells(table, style);
    let is_row = |row: &&Vec<Cell>| row.len() == header.len();
    let column = |at: usize| {
        let cells = std::iter::once(&header).chain(&rows).filter(is_row).filter_map(|row| row.get(at));
        cells.map(|cell| width(cell)).max().unwrap_or_default()
    };
    let mut widths: Vec<usize> = (0..header.len()).map(column).collect();
    if let Some(first) = widths.first_mut() {
        *first = (*first).min(LINE_NAME);
    }
    let room = if style.is_piped { usize::MAX } else { style.width };
    // What stands below a heading is moved to the right of it.
    let indent = if rows.iter().all(|row| row.len() == header.len()) { "" } else { "  " };
    let push = |row: &[Cell], out: &mut String| push_cut(row, &widths, (indent, room), out);
    push(&header, out);
    for row in &rows {
        match row.as_slice() {
            [heading] if header.len() > 1 => push_wrapped(heading, "", "  ", style, out),
            row => push(row, out),
        }
    }
}

fn cells(table: &Table, style: Style) -> (Vec<Cell>, Vec<Vec<Cell>>) {
    let row = |row: &Vec<Line>, strong: bool| row.iter().map(|cell| colored(cell, style, strong)).collect::<Vec<_>>();
    (row(&table.header, true), table.rows.iter().map(|cells| row(cells, cells.len() == 1)).collect())
}

/// Gives each column its longest word, and the rest of the width to whichever would need the most lines.
fn share(mut widths: Vec<usize>, natural: &[usize], room: usize) -> Vec<usize> {
    let mut left = room.saturating_sub(widths.iter().sum());
    while left > 0 {
        let lines = |at: &usize| natural[*at] * 1000 / widths[*at].max(1);
        let Some(at) = (0..widths.len()).filter(|at| widths[*at] < natural[*at]).max_by_key(lines) else { break };
        widths[at] += 1;
        left -= 1;
    }
    widths
}

fn push_row(row: &[Cell], widths: &[usize], out: &mut String) {
    let wrapped: Vec<Vec<&[Word]>> = row.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height {
        let parts: Vec<&[Word]> = wrapped.iter().map(|cell| cell.get(line).copied().unwrap_or_default()).collect();
        push_line(&parts, widths, out);
    }
}

fn push_line(parts: &[&[Word]], widths: &[usize], out: &mut String) {
    let last = parts.iter().rposition(|part| !part.is_empty()).unwrap_or_default();
    for (at, part) in parts.iter().enumerate().take(last + 1) {
        for (i, word) in part.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            word.push(out);
        }
        if at < last {
            let filled = widths.get(at).copied().unwrap_or_default() + GAP;
            out.push_str(&" ".repeat(filled.saturating_sub(width(part)).max(GAP)));
        }
    }
    out.push('\n');
}

fn wrap(cell: &[Word], room: usize) -> Vec<&[Word]> {
    let mut lines = Vec::new();
    let (mut from, mut column) = (0, 0);
    for (at, word) in cell.iter().enumerate() {
        if at > from && column + 1 + word.width() > room {
            lines.push(&cell[from..at]);
            (from, column) = (at, 0);
        }
        column += word.width() + usize::from(at > from);
    }
    lines.push(&cell[from..]);
    lines
}

fn push_rule(widths: &[usize], out: &mut String) {
    out.push_str(&"─".repeat(widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)));
    out.push('\n');
}

fn draw_unwrapped(header: &[Cell], rows: &[Vec<Cell>], natural: &[usize], out: &mut String) {
    let widths: Vec<usize> = natural.iter().map(|width| (*width).min(PIPE_COLUMN)).collect();
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        push_line(&row.iter().map(Vec::as_slice).collect::<Vec<_>>(), &widths, out);
    }
}

/// Writes a row on one line; of the last cell the words that have room.
fn push_cut(row: &[Cell], widths: &[usize], (indent, room): (&str, usize), out: &mut String) {
    out.push_str(indent);
    let mut parts: Vec<&[Word]> = row.iter().map(Vec::as_slice).collect();
    let before =
        indent.len() + row.iter().zip(widths).rev().skip(1).map(|(cell, filled)| width(cell).max(*filled) + GAP).sum::<usize>();
    let Some(last) = parts.last_mut() else { return };
    let is_cut = before + width(last) > room;
    if is_cut {
        let mut column = before;
        let fits = |word: &&Word| {
            column += word.width() + 1;
            column + 3 <= room
        };
        let count = last.iter().take_while(fits).count();
        *last = &last[..count];
    }
    push_line(&parts, widths, out);
    if is_cut {
        out.truncate(out.trim_end_matches('\n').len());
        out.push_str(" ...\n");
    }
}

/// A table that does not fit: one block for each row.
fn draw_stacked(table: &Table, style: Style, out: &mut String) {
    for row in &table.rows {
        let Some((name, cells)) = row.split_first() else { continue };
        push_wrapped(&colored(name, style, true), "", "", style, out);
        for (head, cell) in table.header.iter().skip(1).zip(cells) {
            if !cell.0.is_empty() {
                let mut line = Line::plain(format!("{}: ", head.to_plain()));
                line.0.extend(cell.0.clone());
                push_wrapped(&colored(&line, style, false), "  ", "    ", style, out);
            }
        }
    }
}
