//! A table for programs that reckon: columns of one sort each, as databases have them.

use crate::model::Day;
use crate::printable::one_line;

/// A table.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as there are columns.
    pub cells: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What is in it.
    pub sort: Sort,
    /// What it says.
    pub about: &'static str,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Text.
    Text,
    /// A whole number from 0.
    Count,
    /// A day.
    Day,
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Not known, or not said.
    Nothing,
    /// Text.
    Text(String),
    /// A number.
    Count(u32),
    /// A day.
    Day(Day),
}

impl Cell {
    /// Returns a text, or nothing.
    pub fn text(text: Option<impl Into<String>>) -> Cell {
        text.map_or(Cell::Nothing, |text| Cell::Text(text.into()))
    }

    /// Returns a day, or nothing.
    pub fn day(day: Option<Day>) -> Cell {
        day.map_or(Cell::Nothing, Cell::Day)
    }

    /// Returns a number, or nothing.
    pub fn count(count: Option<u32>) -> Cell {
        count.map_or(Cell::Nothing, Cell::Count)
    }

    /// Returns it as a field of a spreadsheet.
    pub fn to_field(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Day(day) => day.to_string(),
        }
    }

    fn to_json(&self) -> serde_json::Value {
        match self {
            Cell::Nothing => serde_json::Value::Null,
            Cell::Text(text) => text.as_str().into(),
            Cell::Count(count) => (*count).into(),
            Cell::Day(day) => day.to_string().into(),
        }
    }
}

impl Rows {
    /// Returns a table; what others wrote stands in it on one line each and commands nothing.
    pub fn new(name: &'static str, columns: Vec<Column>, mut cells: Vec<Vec<Cell>>) -> Rows {
        for cell in cells.iter_mut().flatten() {
            if let Cell::Text(text) = cell {
                *text = one_line(text);
            }
        }
        Rows { name, columns, cells }
    }

    /// Returns the table as lines of JSON, an object each.
    pub fn ndjson(&self) -> String {
        let line = |row: &Vec<Cell>| {
            let members = self.columns.iter().zip(row).map(|(column, cell)| (column.name.to_owned(), cell.to_json()));
            let object = serde_json::Value::Object(members.collect());
            format!("{}\n", crate::printable::escaped_json(&object.to_string()))
        };
        self.cells.iter().map(line).collect()
    }

    /// Returns the table as rows of a spreadsheet, the header first.
    pub fn fields(&self) -> Vec<Vec<String>> {
        let header = self.columns.iter().map(|column| column.name.to_owned()).collect();
        let rows = self.cells.iter().map(|row| row.iter().map(Cell::to_field).collect());
        std::iter::once(header).chain(rows).collect()
    }

    /// Returns the table as statements of SQL that SQLite, PostgreSQL, DuckDB and most others read.
    pub fn sql(&self) -> String {
        let sort = |sort| match sort {
            Sort::Text => "TEXT",
            Sort::Count => "INTEGER",
            Sort::Day => "DATE",
        };
        let columns: Vec<String> = self.columns.iter().map(|one| format!("  {} {}", one.name, sort(one.sort))).collect();
        let mut sql = format!("BEGIN;\nCREATE TABLE {} (\n{}\n);\n", self.name, columns.join(",\n"));
        let cell = |cell: &Cell| match cell {
            Cell::Nothing => "NULL".to_owned(),
            Cell::Count(count) => count.to_string(),
            // In standard strings a quote alone has a meaning, and is said by two.
            text => format!("'{}'", crate::printable::printable(&text.to_field()).replace('\'', "''")),
        };
        for some in self.cells.chunks(ROWS_AT_ONCE) {
            let rows: Vec<String> =
                some.iter().map(|row| format!("({})", row.iter().map(cell).collect::<Vec<_>>().join(", "))).collect();
            sql.push_str(&format!("INSERT INTO {} VALUES\n{};\n", self.name, rows.join(",\n")));
        }
        sql.push_str("COMMIT;\n");
        sql
    }
}

/// Rows of one statement.
const ROWS_AT_ONCE: usize = 500;
