//! Draws a page as HTML of its own: no scripts, nothing fetched, fit for a printer.

use super::is_followed;
use crate::output::{Annotation, Block, Line, Page, Span, Task, Tone};
use crate::printable::printable;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}\
.good{color:#176b33}.caution{color:#8a5300}.bad{color:#a31515}.dim{color:#5a5a5a}dt{font-weight:600}dd{margin:0 0 .4rem 1rem}\
ul.tasks{list-style:none;padding-left:0}ul.tasks>li{margin:.6rem 0}\
@media print{a{color:inherit}a[href]::after{content:\" (\" attr(href) \")\";font-size:80%;word-break:break-all}}";

pub(super) fn draw(page: &Page) -> String {
    let body: String = page.blocks.iter().map(block).collect();
    let title = escaped(&page.title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn block(block: &Block) -> String {
    let items = |lines: &[Line]| lines.iter().map(|line| format!("<li>{}</li>\n", inline(line))).collect::<String>();
    match block {
        Block::Heading(level, line) => format!("<h{level}>{}</h{level}>\n", inline(line)),
        Block::Paragraph(line) => format!("<p>{}</p>\n", inline(line)),
        Block::List(lines) => format!("<ul>\n{}</ul>\n", items(lines)),
        Block::Steps(lines) => format!("<ol>\n{}</ol>\n", items(lines)),
        Block::Tasks(tasks) => format!("<ul class=\"tasks\">\n{}</ul>\n", tasks.iter().map(task).collect::<String>()),
        Block::Facts(facts) => {
            let pairs: String =
                facts.iter().map(|(label, line)| format!("<dt>{}</dt><dd>{}</dd>\n", escaped(label), inline(line))).collect();
            format!("<dl>\n{pairs}</dl>\n")
        }
        Block::Table(table) | Block::Lines(table) => {
            let cells = |cells: &[Line], tag: &str| {
                cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", inline(cell))).collect::<String>()
            };
            let row = |row: &Vec<Line>| match row.as_slice() {
                [one] if table.header.len() > 1 => {
                    format!("<tr><th colspan=\"{}\">{}</th></tr>\n", table.header.len(), inline(one))
                }
                row => format!("<tr>{}</tr>\n", cells(row, "td")),
            };
            let rows: String = table.rows.iter().map(row).collect();
            format!("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n", cells(&table.header, "th"))
        }
        Block::Annotations(found) => {
            let line = |one: &Annotation| format!("<li>{}</li>\n", inline(&one.line()));
            format!("<ul>\n{}</ul>\n", found.iter().map(line).collect::<String>())
        }
        Block::Code(text) => format!("<pre>{}</pre>\n", escaped(text)),
    }
}

fn task(task: &Task) -> String {
    let details: String = task.details.iter().map(|line| format!("<li>{}</li>\n", inline(line))).collect();
    let details = if details.is_empty() { details } else { format!("<ul>\n{details}</ul>\n") };
    format!("<li><label><input type=\"checkbox\"> {}</label>{details}</li>\n", inline(&task.text))
}

fn inline(line: &Line) -> String {
    let mut out = String::new();
    for span in &line.0 {
        out.push_str(&match span {
            Span::Plain(text) => escaped(text),
            Span::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
            Span::Code(text) => format!("<code>{}</code>", escaped(text)),
            Span::Toned(tone, text) => {
                let class = match tone {
                    Tone::Good => "good",
                    Tone::Caution => "caution",
                    Tone::Bad => "bad",
                    Tone::Dim => "dim",
                };
                format!("<span class=\"{class}\">{}</span>", escaped(text))
            }
            Span::Link { text, url } if is_followed(url) => {
                format!("<a href=\"{}\">{}</a>", escaped(url), escaped(text))
            }
            Span::Link { text, .. } => escaped(text),
        });
    }
    out
}

fn escaped(text: &str) -> String {
    printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
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
