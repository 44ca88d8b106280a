//! A workbook of one sheet (Office Open XML, ECMA-376), as every spreadsheet opens it: the header stays in sight, addresses open.
//!
//! Every cell is a text, so that nothing is run as a formula.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{escaped, is_followed};
use crate::output::rows::Rows;

/// The most of a text that a cell takes, in units of UTF-16.
const LONGEST: usize = 32_767;
/// The longest address of a link, and the most links of a sheet.
const LONGEST_LINK: usize = 2_079;
const MOST_LINKS: usize = 65_530;
/// The widths of columns, in letters.
const WIDTHS: std::ops::RangeInclusive<usize> = 10..=60;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Returns a table as a workbook.
///
/// # Errors
/// It has gone past what the form can hold.
pub fn xlsx(rows: &Rows) -> std::io::Result<Vec<u8>> {
    let fields = rows.fields();
    let links: Vec<(String, &str)> = fields
        .iter()
        .enumerate()
        .skip(1)
        .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, text)| (place(row, column), text.as_str())))
        .filter(|(_, text)| is_followed(text) && text.len() <= LONGEST_LINK)
        .take(MOST_LINKS)
        .collect();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time: the same table gives the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, text) in [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "xl/workbook.xml", false)])),
        ("xl/workbook.xml", workbook(rows.name)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[("rId1", "worksheet", "worksheets/sheet1.xml", false), ("rId2", "styles", "styles.xml", false)]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", sheet(&fields, &links)),
        ("xl/worksheets/_rels/sheet1.xml.rels", targets(&links)),
    ] {
        zip.start_file(path, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Returns the name of a cell, such as `K2`; rows and columns count from 0.
fn place(row: usize, column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{name}{}", row + 1)
}

/// Returns a text as a cell holds it: what is too long says that it is cut.
fn content(text: &str) -> String {
    let cut = |most: usize| {
        let mut units = 0;
        text.chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= most
            })
            .collect::<String>()
    };
    let whole = cut(LONGEST);
    let kept = if whole.len() == text.len() { whole } else { format!("{} [...]", cut(LONGEST - 6)) };
    // Two characters that XML 1.0 has no word for.
    escaped(&kept.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"))
}

fn sheet(fields: &[Vec<String>], links: &[(String, &str)]) -> String {
    let columns = fields.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let longest = fields.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count() + 2).max();
        longest.unwrap_or_default().clamp(*WIDTHS.start(), *WIDTHS.end())
    };
    let mut xml = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for at in 0..columns {
        xml.push_str(&format!("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", at + 1, width(at)));
    }
    xml.push_str("</cols><sheetData>");
    for (row, cells) in fields.iter().enumerate() {
        xml.push_str(&format!("<row r=\"{}\">", row + 1));
        let style = if row == 0 { 1 } else { 2 };
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (place, text) = (place(row, column), content(text));
            xml.push_str(&format!(
                "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            ));
        }
        xml.push_str("</row>");
    }
    let last = place(fields.len().saturating_sub(1), columns.saturating_sub(1));
    xml.push_str(&format!("</sheetData><autoFilter ref=\"A1:{last}\"/>"));
    if !links.is_empty() {
        let link = |(at, (place, _)): (usize, &(String, &str))| format!("<hyperlink ref=\"{place}\" r:id=\"rId{}\"/>", at + 1);
        let links: String = links.iter().enumerate().map(link).collect();
        xml.push_str(&format!("<hyperlinks>{links}</hyperlinks>"));
    }
    xml + "</worksheet>"
}

fn targets(links: &[(String, &str)]) -> String {
    let ids: Vec<String> = (1..=links.len()).map(|at| format!("rId{at}")).collect();
    let all: Vec<_> = ids.iter().zip(links).map(|(id, (_, url))| (id.as_str(), "hyperlink", *url, true)).collect();
    relations(&all)
}

/// Returns a list of relations: id, sort, target, and whether that is outside.
fn relations(all: &[(&str, &str, &str, bool)]) -> String {
    let one = |(id, sort, target, is_outside): &(&str, &str, &str, bool)| {
        let mode = if *is_outside { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{sort}\" Target=\"{}\"{mode}/>", escaped(target))
    };
    let all: String = all.iter().map(one).collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn workbook(name: &str) -> String {
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
         <sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        escaped(name)
    )
}

/// Returns three looks of a cell: plain, a header, and a text that is broken into lines.
fn styles() -> String {
    let look = |font: u8| {
        format!(
            "<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" \
             applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{}{}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        look(1),
        look(0)
    )
}

fn types() -> String {
    let sort = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let part = |path: &str, of: &str| format!("<Override PartName=\"/xl/{path}\" ContentType=\"{sort}.{of}+xml\"/>");
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("workbook.xml", "sheet.main"),
        part("styles.xml", "styles"),
        part("worksheets/sheet1.xml", "worksheet")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(|column| place(0, column));
        assert_eq!(names, ["A1", "Z1", "AA1", "AZ1", "BA1", "ZZ1", "AAA1"]);
    }

    #[test]
    fn what_a_cell_cannot_hold_is_said_to_be_cut() {
        let fits = "x".repeat(LONGEST);
        assert_eq!(content(&fits), fits);
        let cut = content(&"\u{1f600}".repeat(LONGEST));
        assert!(cut.ends_with(" [...]") && cut.encode_utf16().count() <= LONGEST, "{}", cut.len());
        assert_eq!(content("a<b>&\u{ffff}\u{0}"), "a&lt;b&gt;&amp;\u{fffd}");
    }
}
