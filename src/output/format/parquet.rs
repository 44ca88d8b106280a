//! Apache Parquet, format version 1: one row group, pages that are not compressed, values as they are (PLAIN). That is all that every
//! reader must know, and what a table of some thousand answers needs. <https://parquet.apache.org/docs/file-format/>

use crate::output::rows::{Cell, Column, Rows, Sort};

const MAGIC: &[u8] = b"PAR1";

/// Returns a table as a file.
pub fn parquet(rows: &Rows) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    let mut chunks = Vec::new();
    for (at, column) in rows.columns.iter().enumerate() {
        let cells: Vec<&Cell> = rows.cells.iter().filter_map(|row| row.get(at)).collect();
        let page = page(&cells);
        let begin = file.len();
        let mut header = Thrift::default();
        header.begin();
        header.int(1, 0); // DATA_PAGE
        header.int(2, page.len() as i64);
        header.int(3, page.len() as i64);
        header.field(5, STRUCT);
        header.begin();
        header.int(1, cells.len() as i64);
        header.int(2, 0); // PLAIN
        header.int(3, 3); // definition levels: RLE
        header.int(4, 3);
        header.end();
        header.end();
        file.extend(header.bytes);
        file.extend(page);
        chunks.push((column, begin, file.len() - begin));
    }
    let footer = footer(rows, &chunks);
    file.extend(&footer);
    file.extend((footer.len() as u32).to_le_bytes());
    file.extend(MAGIC);
    file
}

/// Returns the values of a column, with what tells those that are there from those that are not.
fn page(cells: &[&Cell]) -> Vec<u8> {
    // Runs of equal levels (RLE): how many times two, then the level.
    let mut levels = Vec::new();
    let mut rest = cells;
    while let Some(first) = rest.first() {
        let is_there = **first != Cell::Nothing;
        let count = rest.iter().take_while(|cell| (***cell != Cell::Nothing) == is_there).count();
        varint(&mut levels, (count as u64) << 1);
        levels.push(u8::from(is_there));
        rest = &rest[count..];
    }
    let mut page = (levels.len() as u32).to_le_bytes().to_vec();
    page.extend(levels);
    for cell in cells {
        match cell {
            Cell::Nothing => {}
            Cell::Text(text) => {
                page.extend((text.len() as u32).to_le_bytes());
                page.extend(text.as_bytes());
            }
            Cell::Count(count) => page.extend(i32::try_from(*count).unwrap_or(i32::MAX).to_le_bytes()),
            Cell::Day(day) => page.extend((day.days_since(crate::model::Day::EPOCH) as i32).to_le_bytes()),
        }
    }
    page
}

fn footer(rows: &Rows, chunks: &[(&Column, usize, usize)]) -> Vec<u8> {
    let count = rows.cells.len() as i64;
    let mut footer = Thrift::default();
    footer.begin();
    footer.int(1, 1); // version
    footer.list(2, STRUCT, rows.columns.len() + 1);
    footer.begin();
    footer.text(4, rows.name);
    footer.int(5, rows.columns.len() as i64);
    footer.end();
    for column in &rows.columns {
        footer.begin();
        footer.int(1, physical(column.sort));
        footer.int(3, 1); // OPTIONAL
        footer.text(4, column.name);
        match column.sort {
            Sort::Text => footer.int(6, 0), // UTF8
            Sort::Day => footer.int(6, 6),  // DATE
            Sort::Count => {}
        }
        footer.end();
    }
    footer.long(3, count);
    footer.list(4, STRUCT, 1);
    footer.begin();
    footer.list(1, STRUCT, chunks.len());
    for (column, begin, length) in chunks {
        footer.begin();
        footer.long(2, *begin as i64);
        footer.field(3, STRUCT);
        footer.begin();
        footer.int(1, physical(column.sort));
        footer.list(2, INT, 2);
        footer.item(0); // PLAIN
        footer.item(3); // RLE
        footer.list(3, BINARY, 1);
        footer.bytes(column.name.as_bytes());
        footer.int(4, 0); // UNCOMPRESSED
        footer.long(5, count);
        footer.long(6, *length as i64);
        footer.long(7, *length as i64);
        footer.long(9, *begin as i64);
        footer.end();
        footer.end();
    }
    footer.long(2, chunks.iter().map(|(_, _, length)| *length as i64).sum());
    footer.long(3, count);
    footer.end();
    footer.text(6, concat!("promptfate version ", env!("CARGO_PKG_VERSION")));
    footer.end();
    footer.bytes
}

const fn physical(sort: Sort) -> i64 {
    match sort {
        Sort::Text => 6,              // BYTE_ARRAY
        Sort::Count | Sort::Day => 1, // INT32
    }
}

const INT: u8 = 5;
const LONG: u8 = 6;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

/// Writes the compact protocol of Apache Thrift, in which Parquet keeps what it says of itself.
#[derive(Default)]
struct Thrift {
    bytes: Vec<u8>,
    /// The number of the last field, for each struct that is open.
    last: Vec<i16>,
}

impl Thrift {
    fn begin(&mut self) {
        self.last.push(0);
    }

    fn end(&mut self) {
        self.last.pop();
        self.bytes.push(0);
    }

    fn field(&mut self, number: i16, sort: u8) {
        // Fields stand in order, no more than 15 apart.
        let before = self.last.last_mut().map_or(0, |last| std::mem::replace(last, number));
        self.bytes.push(((number - before) as u8) << 4 | sort);
    }

    fn int(&mut self, number: i16, value: i64) {
        self.field(number, INT);
        self.item(value);
    }

    fn long(&mut self, number: i16, value: i64) {
        self.field(number, LONG);
        self.item(value);
    }

    fn text(&mut self, number: i16, text: &str) {
        self.field(number, BINARY);
        self.bytes(text.as_bytes());
    }

    fn list(&mut self, number: i16, sort: u8, length: usize) {
        self.field(number, LIST);
        if length < 15 {
            self.bytes.push((length as u8) << 4 | sort);
        } else {
            self.bytes.push(0xf0 | sort);
            varint(&mut self.bytes, length as u64);
        }
    }

    /// A number of a list, or of a field: small ones of either sign are short.
    fn item(&mut self, value: i64) {
        varint(&mut self.bytes, ((value << 1) ^ (value >> 63)) as u64);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        varint(&mut self.bytes, bytes.len() as u64);
        self.bytes.extend(bytes);
    }
}

fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
