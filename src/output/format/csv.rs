//! CSV (RFC 4180).

use crate::printable::printable;

pub(super) fn write(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| line(row)).collect()
}

fn line(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    format!("{}\r\n", fields.join(","))
}

/// A spreadsheet takes a field that begins so for a formula, whatever blanks stand before it and however wide it is written; an
/// apostrophe makes it text.
fn quoted(field: &str) -> String {
    let field = printable(field);
    let begins = field.trim_start();
    let is_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || field.starts_with(['\t', '\r', '\n']);
    let field = format!("{}{field}", if is_formula { "'" } else { "" });
    // Where a comma is for decimals, spreadsheets part fields at semicolons.
    if field.contains([',', ';', '\t', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_field_can_hold_anything_and_is_no_formula() {
        assert_eq!(super::quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        for begin in
            ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\n=", " \t=", "\u{3000}＝", "\u{200b}=", "\r=", "\r\n=", "\t"]
        {
            assert!(super::quoted(&format!("{begin}1")).trim_start_matches('"').starts_with('\''), "{begin:?}");
        }
        assert_eq!(super::quoted("a\n=1;\u{9b}2"), "\"a\n=1;2\"");
        assert_eq!(super::quoted("plain"), "plain");
    }
}
