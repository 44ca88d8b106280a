//! Draws a page as HTML: a document of its own without scripts, fit for a printer, or parts for the pages of the site.

use maud::{Markup, PreEscaped, html};

use super::is_followed;
use crate::output::{Block, Line, Page, Span, Table, Task, Tone};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}tbody th{font-weight:400}\
.good{color:#176b33}.caution{color:#8a5300}.bad{color:#a31515}.dim{color:#5a5a5a}dt{font-weight:600}dd{margin:0 0 .4rem 1rem}\
ul.tasks{list-style:none;padding-left:0}ul.tasks>li{margin:.6rem 0}\
@media print{a{color:inherit}a[href]::after{content:\" (\" attr(href) \")\";font-size:80%;word-break:break-all}}";

pub(super) fn draw(page: &Page) -> String {
    let document = html! {
        (PreEscaped("<!doctype html>\n"))
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (page.title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (blocks(&page.blocks, 0)) }
        }
    };
    document.into_string() + "\n"
}

/// Returns parts of a page as HTML, whose headings stand so many levels deeper. What was written by others is escaped; whoever sends it
/// on takes out what is not for showing.
pub fn blocks(blocks: &[Block], deeper: u8) -> Markup {
    html! {
        @for one in blocks { (block(one, deeper)) (PreEscaped("\n")) }
    }
}

fn block(block: &Block, deeper: u8) -> Markup {
    let items = |lines: &[Line]| html! { @for one in lines { li { (line(one)) } } };
    html! {
        @match block {
            Block::Heading(level, text) => (heading(level + deeper, text)),
            Block::Paragraph(text) => p { (line(text)) },
            Block::List(lines) => ul { (items(lines)) },
            Block::Steps(lines) => ol { (items(lines)) },
            Block::Tasks(tasks) => ul class="tasks" { @for one in tasks { (task(one)) } },
            Block::Facts(facts) => dl { @for (label, text) in facts { dt { (label) } dd { (line(text)) } } },
            Block::Table(of) | Block::Lines(of) => (table(of)),
            Block::Annotations(found) => ul { @for one in found { li { (line(&one.line())) } } },
            Block::Code(text) => pre { (text) },
        }
    }
}

fn heading(level: u8, text: &Line) -> Markup {
    html! {
        @match level {
            1 => h1 { (line(text)) },
            2 => h2 { (line(text)) },
            3 => h3 { (line(text)) },
            _ => h4 { (line(text)) },
        }
    }
}

/// A table lies in a box of its own, which a keyboard can move where the table is wider.
fn table(table: &Table) -> Markup {
    html! {
        div class="scroll" tabindex="0" {
            table {
                thead {
                    tr {
                        @for head in &table.header {
                            @if head.to_plain().is_empty() { td {} } @else { th scope="col" { (line(head)) } }
                        }
                    }
                }
                tbody { @for row in &table.rows { tr { (cells(row, table.header.len())) } } }
            }
        }
    }
}

fn cells(row: &[Line], columns: usize) -> Markup {
    html! {
        @match row {
            [one] if columns > 1 => th colspan=(columns) { (line(one)) },
            [] => {},
            [first, rest @ ..] => {
                th scope="row" { (line(first)) }
                @for cell in rest { td { (line(cell)) } }
            },
        }
    }
}

fn task(task: &Task) -> Markup {
    html! {
        li {
            label { input type="checkbox"; " " span { (line(&task.text)) } }
            @if !task.details.is_empty() { ul { @for one in &task.details { li { (line(one)) } } } }
        }
    }
}

/// Returns a line as HTML.
pub fn line(line: &Line) -> Markup {
    html! {
        @for span in &line.0 {
            @match span {
                Span::Plain(text) => (text),
                Span::Strong(text) => strong { (text) },
                Span::Code(text) => code { (text) },
                Span::Toned(tone, text) => span class=(class(*tone)) { (text) },
                Span::Link { text, url } if is_followed(url) => a href=(url) { (text) },
                Span::Link { text, .. } => (text),
            }
        }
    }
}

/// Returns the name of a tone in style sheets.
pub const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Caution => "caution",
        Tone::Bad => "bad",
        Tone::Dim => "dim",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_bring_marks_or_scripts() {
        let mut page = Page::titled("<b>");
        page.paragraph(Line::plain("<script>x</script>").and(Span::Link { text: "t".into(), url: "javascript:x".into() }));
        let html = draw(&page);
        assert!(!html.contains("<script>") && !html.contains("javascript:") && html.contains("<title>&lt;b&gt;"));
    }
}
