//! What a user types and other programs would answer wrongly or refuse: times in a question, names without quotes.

use crate::program::{Run, ask};

#[test]
fn a_time_in_the_question_is_never_answered_with_today_unsaid() {
    for (asked, said) in [
        (
            "what did acme chat say in 2024",
            "This is what holds today, not in “2024”. For 2024-12-31: promptfate ask acme/chat --at\n2024-12-31",
        ),
        ("acme chat last year", "not “last year”. What changed, and when: promptfate history\nacme/chat"),
        ("acme chat in 2099", "“2099” has not come. This is what holds today."),
    ] {
        let shown = ask(&format!("ask {asked}"));
        assert!(shown.out.starts_with("“2099”") || shown.out.contains(said), "{asked}: {}", shown.out);
        assert!(!shown.out.contains("Not understood: in"), "{asked}: {}", shown.out);
    }
    assert!(!ask("ask acme chat in 2024 --at 2024-12-31").out.contains("This is what holds today"));
    let json = ask("ask acme chat in 2024 --format json").out;
    assert!(json.contains("\"until\": \"2024-12-31\""), "{json}");
}

#[test]
fn words_of_one_name_need_no_quotes_and_a_question_is_no_product() {
    let quoted = ask("history acme/chat acme/api");
    let of = |words: &str| ask(&format!("history {words}"));
    assert_eq!(of("acme chat acme api").out, quoted.out);
    assert_eq!(of("acme chat, acme api").out, quoted.out);
    let question = of("acme chat training");
    assert_eq!(question.status, 2);
    assert!(question.err.contains("It is a question: `promptfate ask chatgpt training`"), "{}", question.err);
    assert!(of("acme chat notion").err.starts_with("notion is not in the knowledge base."));
}

#[test]
fn a_helping_verb_is_no_product() {
    let shown = Run::new(&["ask", "did chatgpt train on my chats"]).out();
    assert!(shown.starts_with("ChatGPT (OpenAI)"), "{shown}");
}
