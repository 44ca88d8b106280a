//! Draws a picture as SVG 1.1: readable on a light and on a dark ground, without colours by its signs, without eyes by its text.

use super::escaped;
use crate::model::Day;
use crate::output::picture::{Lane, Picture, Point, Shape};
use crate::output::wording::changes;
use crate::output::{Line, Span, Table, Tone};

const WIDTH: usize = 960;
/// Where the lanes of a timeline begin.
const LEFT: usize = 190;
const RIGHT: usize = 24;
const LANE: usize = 30;
const TEXT: usize = 20;
/// Half the width of a letter of 13 pixels, and a little more.
const LETTER: usize = 7;

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#1a1a1a}.head{font-weight:600}.dim{fill:#5a5a5a}.line{stroke:#bbb}\
.bg{fill:#fff}.good{fill:#176b33}.caution{fill:#8a5300}.bad{fill:#a31515}.open{fill:none;stroke-width:2}.open.good{stroke:#176b33}\
.open.bad{stroke:#a31515}.open.dim{stroke:#5a5a5a}@media(prefers-color-scheme:dark){text{fill:#eee}.bg{fill:#161616}.dim{fill:#aaa}\
.line{stroke:#555}.good{fill:#6fcf8f}.caution{fill:#f0b45a}.bad{fill:#ff8f8f}.open{fill:none}.open.good{stroke:#6fcf8f}\
.open.bad{stroke:#ff8f8f}.open.dim{stroke:#aaa}}";

/// Returns the picture as a document of its own.
pub(super) fn draw(picture: &Picture) -> String {
    let (height, body, told) = match &picture.shape {
        Shape::Timeline(lanes, until) => timeline(lanes, *until),
        Shape::Matrix(table) => matrix(table),
    };
    let title = escaped(&picture.title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-labelledby=\"title desc\">\n<title id=\"title\">{title}</title>\n<desc id=\"desc\">{}</desc>\n<style>{STYLE}</style>\n\
         <rect class=\"bg\" width=\"{WIDTH}\" height=\"{height}\"/>\n<text class=\"head\" x=\"16\" y=\"26\">{title}</text>\n{body}</svg>\n",
        escaped(&told)
    )
}

/// Returns the height, the lanes with a list of the changes below, and the same as text.
fn timeline(lanes: &[Lane], until: Day) -> (usize, String, String) {
    let points = || lanes.iter().flat_map(|lane| &lane.points);
    let from = points().map(|point| point.day).min().unwrap_or(until);
    let span = until.days_since(from).max(1);
    let x = |day: Day| LEFT + (day.days_since(from).max(0) as usize) * (WIDTH - LEFT - RIGHT) / span as usize;
    let (mut body, mut list, mut told) = (String::new(), String::new(), Vec::new());
    let top = 52;
    let bottom = top + lanes.len() * LANE;
    let year = |day: Day| day.to_string().get(..4).and_then(|year| year.parse::<i32>().ok()).unwrap_or_default();
    for year in year(from) + 1..=year(until) {
        if let Ok(day) = format!("{year}-01-01").parse::<Day>() {
            let at = x(day);
            body += &format!("<line class=\"line\" x1=\"{at}\" x2=\"{at}\" y1=\"{top}\" y2=\"{bottom}\"/>\n");
            body += &text("dim", at + 3, top - 4, &year.to_string());
        }
    }
    let (mut number, mut y) = (0, bottom + 24);
    for (row, lane) in lanes.iter().enumerate() {
        let middle = top + row * LANE + LANE / 2;
        if lane.points.is_empty() {
            body += &text("head", 16, middle + 5, &lane.name);
            continue;
        }
        body += &text("", 28, middle + 5, &lane.name);
        body += &format!("<line class=\"line\" x1=\"{LEFT}\" x2=\"{}\" y1=\"{middle}\" y2=\"{middle}\"/>\n", WIDTH - RIGHT);
        for point in &lane.points {
            number += 1;
            body += &mark(point, x(point.day), middle);
            body += &text("dim", x(point.day) + 9, middle - 3, &number.to_string());
            let words = format!("{} {}: {} ({})", point.when, lane.name, point.words, meaning(point.tone));
            for (i, part) in wrapped(&words, (WIDTH - 70) / LETTER).iter().enumerate() {
                list += &if i == 0 { text("dim", 16, y, &number.to_string()) } else { String::new() };
                list += &text("", 44, y, part);
                y += TEXT;
            }
            told.push(words);
        }
    }
    list += &text("dim", 16, y + 8, changes::SIGNS);
    (y + 28, body + &list, told.join(". "))
}

/// A sign for each direction, hollow where the day is not stated.
fn mark(point: &Point, x: usize, y: usize) -> String {
    let class = format!("{}{}", class(point.tone), if point.is_stated { "" } else { " open" });
    match point.tone {
        Tone::Good => format!("<path class=\"{class}\" d=\"M{} {}h12l-6 -11z\"/>\n", x as i64 - 6, y + 5),
        Tone::Bad | Tone::Caution => format!("<path class=\"{class}\" d=\"M{} {}h12l-6 11z\"/>\n", x as i64 - 6, y as i64 - 5),
        Tone::Dim => format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>\n"),
    }
}

/// Returns the height, the cells, and the same as text.
fn matrix(table: &Table) -> (usize, String, String) {
    let first = 150;
    let columns = table.header.len().saturating_sub(1).max(1);
    let wide = (WIDTH - first - 16) / columns;
    let fits = (wide / LETTER).saturating_sub(3).max(6);
    let (mut body, mut y) = (String::new(), 50);
    let mut told = Vec::new();
    for (row, cells) in std::iter::once(&table.header).chain(&table.rows).enumerate() {
        let parts: Vec<Vec<String>> = cells.iter().map(|cell| wrapped(&cell.to_plain(), fits)).collect();
        let lines = parts.iter().map(Vec::len).max().unwrap_or(1).max(1);
        body += &format!("<line class=\"line\" x1=\"16\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n", WIDTH - 16, y - 15, y - 15);
        for (column, (cell, parts)) in cells.iter().zip(&parts).enumerate() {
            let at = if column == 0 { 16 } else { first + (column - 1) * wide };
            let tone = if row == 0 || column == 0 { None } else { tone(cell) };
            let sign = tone.map_or("", sign);
            for (i, part) in parts.iter().enumerate() {
                let words = if i == 0 { format!("{sign}{part}") } else { part.clone() };
                let class = if row == 0 || column == 0 { "head" } else { tone.map_or("", class) };
                body += &text(class, at, y + i * TEXT, &words);
            }
        }
        if row > 0 {
            let cell = |(head, cell): (&Line, &Line)| format!("{}: {}", head.to_plain(), cell.to_plain());
            let pairs: Vec<String> = table.header.iter().zip(cells).skip(1).map(cell).collect();
            told.push(format!("{} - {}", cells[0].to_plain(), pairs.join(", ")));
        }
        y += lines * TEXT + 8;
    }
    (y + 8, body, told.join(". "))
}

/// Returns what a cell means: the tone of its first word that has one.
fn tone(cell: &Line) -> Option<Tone> {
    cell.0.iter().find_map(|span| if let Span::Toned(tone, _) = span { Some(*tone) } else { None })
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Caution => "caution",
        Tone::Bad => "bad",
        Tone::Dim => "dim",
    }
}

const fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "\u{2713} ",
        Tone::Caution => "! ",
        Tone::Bad => "\u{2717} ",
        Tone::Dim => "",
    }
}

const fn meaning(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "better",
        Tone::Bad | Tone::Caution => "worse",
        Tone::Dim => changes::NEITHER,
    }
}

fn text(class: &str, x: usize, y: usize, words: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<text{class} x=\"{x}\" y=\"{y}\">{}</text>\n", escaped(words))
}

/// Breaks words into lines of at most so many characters; a longer word stays whole.
fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= most) {
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: &str, tone: Tone, is_stated: bool) -> Point {
        let words = "no \u{2192} <yes>".to_owned();
        Point { day: day.parse().unwrap(), when: day.to_owned(), is_stated, tone, words }
    }

    #[test]
    fn a_change_has_a_sign_a_number_and_words() {
        let lane = Lane {
            name: "Training".to_owned(),
            points: vec![point("2024-01-01", Tone::Good, true), point("2025-06-01", Tone::Bad, false)],
        };
        let picture =
            Picture { title: "Acme & Sons".to_owned(), shape: Shape::Timeline(vec![lane], "2026-01-01".parse().unwrap()) };
        let drawn = draw(&picture);
        assert!(drawn.contains("<title id=\"title\">Acme &amp; Sons</title>"));
        assert!(drawn.contains("2025-06-01 Training: no \u{2192} &lt;yes&gt; (worse)"), "{drawn}");
        assert!(drawn.contains("class=\"bad open\"") && drawn.contains("class=\"good\" d="), "{drawn}");
        assert!(drawn.contains(">2025</text>") && drawn.contains(">2</text>"));
        // The first change at the left end, the last day at the right one.
        assert!(drawn.contains(&format!("M{} ", LEFT - 6)));
    }

    #[test]
    fn nothing_happened_is_a_picture_too() {
        let empty = Picture { title: "x".to_owned(), shape: Shape::Timeline(vec![], "2026-01-01".parse().unwrap()) };
        assert!(draw(&empty).ends_with("</svg>\n"));
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("extraordinary x", 4), ["extraordinary", "x"]);
        assert!(wrapped("", 4).is_empty());
    }
}
