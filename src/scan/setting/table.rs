//! Values in the column below a name, in tables of Markdown and of comma-separated values.

use super::{How, Name, Setting};

/// How many rows are read.
const ROWS: usize = 200;
/// The longest row, in bytes.
const LONGEST: usize = 512;

/// Gives what stands in the column below a name that is the heading of one.
pub(super) fn below(text: &[u8], name: &Name, found: &mut dyn FnMut(Setting)) {
    let from = name.bytes.start.saturating_sub(LONGEST);
    let start = text[from..name.bytes.start].iter().rposition(|byte| *byte == b'\n').map_or(from, |newline| from + newline + 1);
    let Some(heading) = line(text, start) else { return };
    let Some(border) = [b'|', b'\t', b',', b';'].into_iter().find(|border| heading.contains(border)) else {
        return below_in_blanks(text, start, name, found);
    };
    let column = text[start..name.bytes.start].iter().filter(|byte| **byte == border).count();
    let cells = heading.iter().filter(|byte| **byte == border).count();
    // The cell is the name and no more; without rules of a table, all cells are names.
    let cell = heading.split(|byte| *byte == border).nth(column).unwrap_or_default().trim_ascii();
    if cell.len() > name.bytes.len() + 16 || (border != b'|' && !heading.split(|byte| *byte == border).all(is_heading)) {
        return;
    }
    let mut at = start + heading.len() + 1;
    if border == b'|' {
        let Some(rule) = line(text, at.min(text.len())) else { return };
        if !rule.contains(&b'-') || rule.iter().any(u8::is_ascii_alphanumeric) {
            return;
        }
        at += rule.len() + 1;
    }
    for _ in 0..ROWS {
        let Some(row) = (at < text.len()).then(|| line(text, at)).flatten() else { return };
        if row.iter().filter(|byte| **byte == border).count() != cells {
            return;
        }
        let before: usize = row.split(|byte| *byte == border).take(column).map(|cell| cell.len() + 1).sum();
        let cell = row.split(|byte| *byte == border).nth(column).unwrap_or_default();
        let is_mark = |byte: &u8| byte.is_ascii_whitespace() || b"`*\"'".contains(byte);
        let skipped = cell.iter().take_while(|byte| is_mark(byte)).count();
        let length = cell.iter().rposition(|byte| !is_mark(byte)).map_or(0, |last| (last + 1).saturating_sub(skipped));
        if length > 0 {
            let value = at + before + skipped..at + before + skipped + length;
            if !text[value.clone()].contains(&b' ') {
                found(Setting { value, how: How::Cell });
            }
        }
        at += row.len() + 1;
    }
}

/// Returns the cells of a line that blanks divide, two and more.
fn cells(line: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut cells: Vec<std::ops::Range<usize>> = Vec::new();
    for at in (0..line.len()).filter(|at| !line[*at].is_ascii_whitespace()) {
        match cells.last_mut() {
            Some(last) if at <= last.end + 1 => last.end = at + 1,
            _ => cells.push(at..at + 1),
        }
    }
    cells
}

/// The same in a table whose columns are set apart by blanks, as terminals and pictures of screens have it.
fn below_in_blanks(text: &[u8], start: usize, name: &Name, found: &mut dyn FnMut(Setting)) {
    let Some(heading) = line(text, start) else { return };
    let headings = cells(heading);
    let at_name = name.bytes.start - start..name.bytes.end - start;
    let Some(column) = headings.iter().position(|cell| *cell == at_name) else { return };
    if headings.len() < 2 || !headings.iter().all(|cell| is_heading(&heading[cell.clone()])) {
        return;
    }
    let mut at = start + heading.len() + 1;
    for _ in 0..ROWS {
        let Some(row) = (at < text.len()).then(|| line(text, at)).flatten() else { return };
        let row_cells = cells(row);
        if row_cells.len() != headings.len() {
            return;
        }
        let cell = row_cells[column].clone();
        if !row[cell.clone()].contains(&b' ') && row[cell.clone()].iter().any(u8::is_ascii_alphanumeric) {
            found(Setting { value: at + cell.start..at + cell.end, how: How::Cell });
        }
        at += row.len() + 1;
    }
}

/// Returns what SQL inserts into a column of this name: `(name, password) VALUES ('bob', '...')`.
pub(super) fn inserted(text: &[u8], name: &Name) -> Option<Setting> {
    let from = name.bytes.start.saturating_sub(LONGEST);
    let open = from + text[from..name.bytes.start].iter().rposition(|byte| matches!(byte, b'(' | b')' | b'\n'))?;
    let end =
        name.bytes.end + text[name.bytes.end..].iter().take(LONGEST).position(|byte| matches!(byte, b')' | b'(' | b'\n'))?;
    let behind = text[end + 1..text.len().min(end + 1 + LONGEST)].trim_ascii_start();
    if text[open] != b'(' || text[end] != b')' || behind.len() < 8 || !behind[..6].eq_ignore_ascii_case(b"values") {
        return None;
    }
    let column = text[open..name.bytes.start].iter().filter(|byte| **byte == b',').count();
    let start = text.len().min(end + 1 + LONGEST) - behind.len();
    let mut at = start + behind.iter().position(|byte| *byte == b'(')? + 1;
    for place in 0..=column {
        at += text[at..].iter().take(8).take_while(|byte| byte.is_ascii_whitespace()).count();
        let is_quoted = text.get(at) == Some(&b'\'');
        let length = text[at + usize::from(is_quoted)..]
            .iter()
            .take(256)
            .position(|byte| if is_quoted { *byte == b'\'' } else { matches!(byte, b',' | b')') })?;
        if place == column {
            return is_quoted.then(|| Setting { value: at + 1..at + 1 + length, how: How::Quoted });
        }
        at += length + 2 * usize::from(is_quoted);
        at += text[at..].iter().take(8).position(|byte| *byte == b',')? + 1;
    }
    None
}

/// Returns the line that begins at a place; `None` if it is longer than a row.
fn line(text: &[u8], at: usize) -> Option<&[u8]> {
    let rest = &text[at..text.len().min(at + LONGEST)];
    match memchr::memchr(b'\n', rest) {
        Some(end) => Some(&rest[..end]),
        None => (rest.len() < LONGEST).then_some(rest),
    }
}

fn is_heading(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    let cell = cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")).unwrap_or(cell);
    !cell.is_empty() && cell.len() <= 40 && cell.iter().all(|byte| byte.is_ascii_alphabetic() || b"_- ".contains(byte))
}
