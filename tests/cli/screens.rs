//! What a person sees: whole screens on a narrow, a usual and a wide terminal. `INSTA_UPDATE=always` writes them anew.

use super::printed::commands;
use super::program::Run;

/// The screens, by the name of their snapshots.
const SCREENS: &[(&str, &str)] = &[
    ("ask", "ask acme chat plus"),
    ("ask-all", "ask acme --all"),
    ("compare", "compare acme/chat acme/api beta/local"),
    ("compare-full", "compare acme/chat acme/api --full"),
    ("list", "list"),
    ("gaps", "list --gaps"),
    ("stats", "stats --by provider"),
    ("history", "history acme"),
    ("find", "find --training never,opt_out --feedback used"),
    ("checklist", "checklist acme/chat acme/api"),
];

fn screen(line: &str, width: &str) -> String {
    Run::new(&line.split(' ').collect::<Vec<_>>()).on_fixture().env("COLUMNS", width).out()
}

#[test]
fn screens_are_as_they_were_looked_at() {
    for (name, line) in SCREENS {
        for width in ["60", "80", "100"] {
            insta::assert_snapshot!(format!("{name}-{width}"), screen(line, width));
        }
    }
}

#[test]
fn the_help_of_the_program_fits_and_is_grouped() {
    let help = Run::new(&["--help"]).env("COLUMNS", "80").out();
    assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    insta::assert_snapshot!("help", help);
}

#[test]
fn the_whole_help_is_as_it_was_looked_at() {
    let mut whole = String::new();
    for name in commands(&[]) {
        let inner = if matches!(name.as_str(), "hook" | "archive") { commands(&[&name]) } else { Vec::new() };
        let below = inner.iter().filter(|inner| *inner != "help").map(|inner| vec![name.as_str(), inner]);
        for words in std::iter::once(vec![name.as_str()]).chain(below).filter(|words| words[0] != "help") {
            let help = Run::new(&[words.as_slice(), &["--help"]].concat()).env("COLUMNS", "80").out();
            whole.push_str(&format!("$ promptfate {} --help\n{help}\n", words.join(" ")));
        }
    }
    insta::assert_snapshot!("help-whole", whole);
}

#[test]
fn no_line_is_wider_than_the_terminal_but_for_addresses() {
    for (_, line) in SCREENS {
        for width in [60, 80, 100] {
            let out = screen(line, &width.to_string());
            let wide = out.lines().find(|line| line.chars().count() > width && !line.contains("://"));
            assert_eq!(wide, None, "{line} at {width}\n{out}");
        }
    }
}

#[test]
fn no_id_is_broken_on_the_narrowest_terminal() {
    for line in ["list", "list --gaps", "find --training never,opt_out", "compare acme/chat acme/api beta/local --all"] {
        let out = Run::new(&line.split(' ').collect::<Vec<_>>()).env("COLUMNS", "40").said().out;
        let broken =
            out.lines().find(|line| line.trim_end().ends_with('/') || line.trim_end().ends_with('-') && !line.contains(' '));
        assert_eq!(broken, None, "{line}");
    }
    let listed = Run::new(&["list"]).env("COLUMNS", "40").out();
    let json = Run::new(&["list", "--format", "json"]).json();
    for tier in json["tiers"].as_array().unwrap() {
        let id = tier["id"].as_str().unwrap();
        assert!(listed.lines().any(|line| line.split_whitespace().next() == Some(id)), "{id}");
    }
}

#[test]
fn in_a_pipe_a_row_is_one_line() {
    let out = Run::new(&["compare", "acme/chat", "acme/api", "--full"]).on_fixture().env("COLUMNS", "").out();
    // What belongs to the way to stop it has rows of its own.
    let is_beside = |line: &&str| line.contains("Old chats  ") || line.contains("You give up  ");
    let table: Vec<&str> = out.lines().take_while(|line| !line.is_empty()).filter(|line| !is_beside(line)).collect();
    let json = Run::new(&["compare", "acme/chat", "acme/api", "--format", "json"]).on_fixture().json();
    assert_eq!(table.len(), 1 + json["comparison"]["rows"].as_array().unwrap().len(), "{out}");
}

#[test]
fn tables_have_colour_and_words() {
    let plain = screen("compare acme/chat acme/api", "80");
    let colored = screen("compare acme/chat acme/api --color always", "80");
    assert!(colored.contains("\u{1b}[33myes,") && colored.contains("\u{1b}[32mno"), "{colored}");
    let mut parts = colored.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let without: String = parts.filter_map(|part| part.split_once('m')).map(|(_, rest)| rest).collect();
    assert_eq!(first + &without, plain);
}

#[test]
fn titles_open_their_address_where_the_terminal_can() {
    let ask =
        |color| Run::new(&["ask", "chatgpt plus", "--color", color]).env("COLUMNS", "80").env("FORCE_HYPERLINK", "1").out();
    let (linked, plain) = (ask("always"), ask("never"));
    let open = "\u{1b}]8;;https://openai.com/policies/";
    assert!(linked.contains(open) && !linked.contains(" https://"), "{linked}");
    assert!(
        linked.lines().count() < plain.lines().count() && !plain.contains('\u{1b}') && plain.contains("https://"),
        "{plain}"
    );
}

#[test]
fn colour_is_where_the_environment_wants_it() {
    let colored = |name, value| {
        let run = Run::new(&["ask", "acme chat"]).on_fixture();
        run.env(name, value).out().contains('\u{1b}')
    };
    assert!(colored("CLICOLOR_FORCE", "1") && !colored("CLICOLOR_FORCE", "") && !colored("CLICOLOR", "1"));
    assert!(
        !Run::new(&["ask", "acme chat"]).on_fixture().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").out().contains('\u{1b}')
    );
}

#[test]
fn what_is_long_is_there_on_demand() {
    let stats = Run::new(&["stats"]).env("COLUMNS", "80").out();
    assert!(stats.lines().count() <= 15 && stats.contains("--by provider"), "{stats}");
    let compared = Run::new(&["compare", "chatgpt", "claude", "gemini"]).env("COLUMNS", "80").out();
    assert!(compared.lines().count() <= 40 && compared.contains(" more tiers of "), "{compared}");
    assert!(Run::new(&["compare", "chatgpt", "--all"]).out().lines().count() > 0);
    let asked = Run::new(&["ask", "chatgpt plus"]).env("COLUMNS", "80").out();
    assert!(asked.lines().count() <= 30, "{asked}");
}
