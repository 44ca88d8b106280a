//! Rows of bytes that are read where they lie: nothing is decoded before it is asked for.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Rows of bytes, each reached in one step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table<'a> {
    /// Where each row ends, four bytes each, the lowest first.
    #[serde(borrow)]
    ends: Cow<'a, [u8]>,
    #[serde(borrow)]
    rows: Cow<'a, [u8]>,
}

impl<'a> Table<'a> {
    /// Makes a table of rows.
    ///
    /// # Errors
    /// They are more than four gigabytes.
    pub fn of<T: AsRef<[u8]>>(rows: impl IntoIterator<Item = T>) -> Result<Table<'static>, String> {
        let (mut ends, mut all) = (Vec::new(), Vec::new());
        for row in rows {
            all.extend_from_slice(row.as_ref());
            let end = u32::try_from(all.len()).map_err(|_| "the records are too large for one program".to_owned())?;
            ends.extend_from_slice(&end.to_le_bytes());
        }
        Ok(Table { ends: Cow::Owned(ends), rows: Cow::Owned(all) })
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len() / 4
    }

    /// Returns whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns a row; empty where there is none.
    pub fn get(&self, at: usize) -> &[u8] {
        let end = |at: usize| {
            let bytes = self.ends.get(at * 4..at * 4 + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
        };
        let start = if at == 0 { Some(0) } else { end(at - 1) };
        start.zip(end(at)).and_then(|(start, end)| self.rows.get(start..end)).unwrap_or_default()
    }

    /// Returns the first row that is not less than this one, in a table that is sorted.
    pub fn lower_bound(&self, row: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) < row { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Returns the position of a row in a table that is sorted.
    pub fn find(&self, row: &[u8]) -> Option<usize> {
        let at = self.lower_bound(row);
        (at < self.len() && self.get(at) == row).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_again() {
        let table = Table::of(["", "a", "ab", "b"]).unwrap();
        assert_eq!((table.len(), table.get(2), table.get(9)), (4, &b"ab"[..], &b""[..]));
        assert_eq!((table.find(b"ab"), table.find(b"aa"), table.lower_bound(b"aa")), (Some(2), None, 2));
        assert!(Table::default().is_empty() && Table::default().find(b"").is_none());
    }
}
