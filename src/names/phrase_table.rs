//! The phrases of `phrases.tsv`, sorted so that a question reads only those that can stand in it. The head of that file says how
//! they are written.

use crate::records::Table;

const TABLE: &str = include_str!("phrases.tsv");
/// Before the first letter of a word of a class.
const CLASS: char = '=';
/// Instead of a first letter: a phrase of a script without blanks, which is looked for inside the text.
const INSIDE: char = '\0';

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// The question or the class of words.
    pub of: &'t str,
    pub language: &'t str,
    pub phrase: &'t str,
}

impl<'t> Line<'t> {
    fn read(line: &'t str) -> Option<Line<'t>> {
        let mut parts = line.splitn(3, '\t');
        Some(Line { of: parts.next()?, language: parts.next()?, phrase: parts.next()? })
    }

    /// Returns whether its language parts no words by blanks.
    pub fn is_unspaced(self) -> bool {
        matches!(self.language, "ja" | "zh" | "ko")
    }

    /// What its row begins with.
    fn group(self) -> String {
        let phrase = self.phrase.strip_prefix('~').unwrap_or(self.phrase);
        let initial = phrase.chars().next().map(plain);
        match initial {
            _ if self.is_unspaced() => INSIDE.into(),
            Some(initial) if self.of.starts_with('{') => String::from_iter([CLASS, initial]),
            initial => initial.into_iter().collect(),
        }
    }
}

/// The lines of the file, in their order.
pub(super) fn lines() -> impl Iterator<Item = Line<'static>> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(Line::read)
}

/// Returns the lines as a sorted table: group, place in the file, line.
///
/// # Errors
/// They are too many for the form.
pub(super) fn table() -> Result<Table<'static>, String> {
    let row =
        |(at, line): (usize, Line<'_>)| format!("{}\t{at:05}\t{}\t{}\t{}", line.group(), line.of, line.language, line.phrase);
    let mut rows: Vec<String> = lines().enumerate().map(row).collect();
    rows.sort_unstable();
    Table::of(rows)
}

/// Returns the lines that can stand in a text whose words begin with these letters, in the order of the file.
pub(super) fn fitting<'t>(table: &'t Table<'_>, initials: &[char], has_unspaced: bool) -> Vec<Line<'t>> {
    let classes = initials.iter().map(|initial| String::from_iter([CLASS, *initial]));
    let others = initials.iter().copied().chain(['{']).chain(has_unspaced.then_some(INSIDE)).map(String::from);
    let mut rows: Vec<&str> = Vec::new();
    for group in classes.chain(others).map(|group| group + "\t") {
        let rows_of = (table.lower_bound(group.as_bytes())..table.len()).map(|at| std::str::from_utf8(table.get(at)));
        rows.extend(rows_of.map_while(|row| row.ok()?.strip_prefix(&group)));
    }
    rows.sort_unstable_by_key(|row| row.as_bytes().first_chunk::<5>().copied());
    rows.into_iter().filter_map(|row| Line::read(row.split_once('\t')?.1)).collect()
}

/// Returns a letter without its accent.
pub(super) fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ß' => 's',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gets_the_lines_that_can_stand_in_it_in_their_order() {
        let table = table().unwrap();
        for (initials, has_unspaced) in [(&['d', 't'][..], false), (&[][..], true), (&['o'], true), (&['q', '文'], false)] {
            let fits = |line: &Line<'_>| {
                let initial = line.phrase.trim_start_matches('~').chars().next().map(plain).unwrap();
                if line.is_unspaced() { has_unspaced } else { initial == '{' || initials.contains(&initial) }
            };
            let wanted: Vec<Line<'_>> = lines().filter(fits).collect();
            assert_eq!(fitting(&table, initials, has_unspaced), wanted, "{initials:?}");
        }
    }
}
