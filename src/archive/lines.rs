//! A memory of lines: versions of a document share most of them, and mostly in the same order.

use std::collections::HashMap;
use std::rc::Rc;

/// What lines gave, each looked at once.
#[derive(Debug)]
pub struct Lines<T> {
    known: Vec<Known<T>>,
    positions: HashMap<Rc<str>, usize>,
}

#[derive(Debug)]
struct Known<T> {
    line: Rc<str>,
    gives: T,
    /// The line that followed it the last time: it is compared first, which takes less than looking it up.
    next: Option<usize>,
}

impl<T> Default for Lines<T> {
    fn default() -> Lines<T> {
        Lines { known: Vec::new(), positions: HashMap::new() }
    }
}

impl<T> Lines<T> {
    /// Returns what a line gives; `make` says so of one that is new. `before` is the position of the line before it, `None` at the beginning
    /// of a text, and then that of this line.
    pub fn of(&mut self, line: &str, before: &mut Option<usize>, make: impl FnOnce(&str) -> T) -> &T {
        let next = before.and_then(|before| self.known[before].next);
        let at = match next.filter(|at| *self.known[*at].line == *line) {
            Some(at) => at,
            None => {
                let at = self.positions.get(line).copied().unwrap_or_else(|| self.add(line, make));
                if let Some(before) = *before {
                    self.known[before].next = Some(at);
                }
                at
            }
        };
        *before = Some(at);
        &self.known[at].gives
    }

    fn add(&mut self, line: &str, make: impl FnOnce(&str) -> T) -> usize {
        let at = self.known.len();
        let shared: Rc<str> = line.into();
        self.known.push(Known { line: Rc::clone(&shared), gives: make(line), next: None });
        self.positions.insert(shared, at);
        at
    }

    /// Forgets them.
    pub fn clear(&mut self) {
        self.known.clear();
        self.positions.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_looked_at_once_in_whatever_order_lines_come() {
        let (mut lines, mut made) = (Lines::default(), 0);
        for text in ["a b c", "a c b", "a b c b a", "c", "b b d"] {
            let mut before = None;
            let gives: Vec<String> = text
                .split(' ')
                .map(|line| {
                    let make = |line: &str| {
                        made += 1;
                        line.to_uppercase()
                    };
                    lines.of(line, &mut before, make).clone()
                })
                .collect();
            assert_eq!(gives.join(" "), text.to_uppercase());
        }
        assert_eq!(made, 4);
    }
}
