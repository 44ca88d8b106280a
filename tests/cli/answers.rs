//! What readers are told.

use insta::assert_snapshot;

use super::program::{Run, ask, data};

#[test]
fn the_first_line_is_the_verdict() {
    assert_snapshot!(ask("ask acme chat plus").out, @"
    Acme Chat (Acme): Free, Plus - verified, copy of 2025-10-08, since 2025-10-08
    YES. Your content is used for training, unless that is turned off.

    How to stop it
      1. Open the account settings
      2. Turn off the switch for training
      Past chats      Not covered: only what you type from then on is.
      Still used      chats flagged for safety, your feedback
      Retention       5 years; in EEA: 30 days
      After deleting  not said
      Human review    yes
      Changed         Worse since 2025-10-08. Before: no, unless you agree.

    It differs for
      - NO: private windows

      - Acme Terms of Service
        https://acme.example/terms#:~:text=We%20may%20use%20your,conversations%20from%20then%20on.
      - 1 more passage, and all answers: promptfate show acme/chat
    ");
}

#[test]
fn words_that_fit_several_tiers_get_every_answer() {
    let out = ask("ask does acme train on my prompts --all").out;
    let verdicts: Vec<&str> = out.lines().filter(|line| line.starts_with("YES") || line.starts_with("NO")).collect();
    let chat = "YES. Your content is used for training, unless that is turned off.";
    assert_eq!(verdicts, [chat, "NO. Your content is not used for training."], "{out}");
    // The personal tiers lead; the others are named.
    let out = ask("ask does acme train on my prompts").out;
    assert!(out.contains(chat) && !out.contains("\nNO"), "{out}");
    assert!(out.ends_with("\nOther tiers of Acme: Acme API; to see them: --all\n"), "{out}");
    let json = Run::new(&["ask", "acme", "--format", "json"]).on_fixture().json();
    assert_eq!(json["tiers"].as_array().map(Vec::len), Some(2));
}

/// Runs `ask acme chat` on records of which one was changed.
fn ask_changed(from: &str, to: &str) -> String {
    let scratch = tempfile::tempdir().unwrap();
    let data = super::records::copied(scratch.path());
    let file = data.join("acme/chat.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(&file, text.replacen(from, to, 1)).unwrap();
    Run::new(&["ask", "acme", "chat", "--data"]).with(&data).env("COLUMNS", "200").out()
}

#[test]
fn what_weakens_an_answer_stands_with_the_verdict() {
    let head = |out: &str| out.lines().take(2).collect::<Vec<_>>().join("\n");
    let once = ask_changed("confirmed: \"2026-11-02\"\n", "");
    assert!(head(&once).contains("one reviewer"), "{once}");
    let old = ask_changed("checked: \"2026-11-01\"\nconfirmed: \"2026-11-02\"", "checked: \"2026-01-01\"");
    assert!(head(&old).contains("checked 326 days ago: check again"), "{old}");
    let retired = ask_changed("kind: consumer\n", "kind: consumer\nretired: \"2026-11-01\"\n");
    assert!(head(&retired).contains("no longer offered since 2026-11-01"), "{retired}");
    let lapsed = ask_changed("answer: opt_out\n    except", "until: \"2026-11-10\"\n    answer: opt_out\n    except");
    assert!(head(&lapsed).contains("LAPSED. The promise ended on 2026-11-10."), "{lapsed}");
}

#[test]
fn the_past_is_covered_or_not_or_not_said() {
    let of = |reach: &str| ask_changed("    reach: future\n", reach);
    for (reach, words) in [
        ("    reach: future\n", "Past chats      Not covered: only what you type from then on is."),
        ("    reach: future_and_past\n", "Past chats      Covered too. What a model has already learned stays learned."),
        ("", "Past chats      Perhaps not covered: the documents do not say."),
    ] {
        let out = of(reach);
        assert!(out.contains(words), "{out}");
    }
}

#[test]
fn a_change_that_left_the_answer_says_what_is_used_besides() {
    let out = ask_changed("answer: opt_in\n", "answer: opt_out\n");
    let changed = "  Changed         Worse since 2025-10-08. Also used from then on: chats flagged for safety.\n";
    assert!(out.contains(changed), "{out}");
    let all = "answer: opt_out\n    except: [safety_flagged, aggregated]\n";
    let out = ask_changed("answer: opt_in\n", all);
    assert!(out.contains("  Changed         Better since 2025-10-08. No longer used: statistics.\n"), "{out}");
}

#[test]
fn of_two_personal_tiers_of_a_provider_the_best_match_is_full_and_the_other_short() {
    let scratch = tempfile::tempdir().unwrap();
    let data = super::records::copied(scratch.path());
    let file = data.join("acme/api.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("kind: api", "kind: consumer", 1)).unwrap();
    let asked = |words: &[&str]| Run::new(words).with("--data").with(&data).env("COLUMNS", "80").out();
    let (usual, all) = (asked(&["ask", "acme"]), asked(&["ask", "acme", "--all"]));
    assert!(usual.contains("promptfate show acme/api") && usual.contains("More: promptfate ask acme/chat\n"), "{usual}");
    assert!(usual.contains("\nYES. ") && !usual.contains("How to stop it"), "{usual}");
    assert!(all.contains("How to stop it") && !all.contains("More: promptfate ask"), "{all}");
}

#[test]
fn a_product_in_the_place_of_a_command_leads_to_ask() {
    let product = Run::new(&["claude"]).said();
    assert!(
        product.status == 2 && product.err.ends_with("\nTo ask about a product: promptfate ask claude\n"),
        "{}",
        product.err
    );
    assert!(!product.err.contains("similar"), "{}", product.err);
    let error = Run::new(&["histroy"]).said().err;
    assert!(error.contains("'history'") && !error.contains("promptfate ask"), "{error}");
}

#[test]
fn where_nothing_can_be_stopped_what_is_left_is_said() {
    let out = ask_changed("answer: opt_out\n", "answer: always\n");
    assert!(out.contains("\nYES. Your content is used for training, and no way to stop it is offered.\n"), "{out}");
    assert!(out.contains("Use another tier of the provider, which does not train: acme/api"), "{out}");
    assert!(!out.contains("How to stop it"), "{out}");
    // Where only a region has a way, the others read that it is there.
    let with_region = "opt_out:\n  - regions: [EEA]\n    answer: form\n    steps: [Fill in the form]\n    cite: [{source: terms, read: \"2025-10-08\"}]\n";
    let out = ask_changed("opt_out:\n", with_region);
    assert!(out.contains("In EEA          way to stop it: form; --region has the steps"), "{out}");
}

#[test]
fn cases_that_say_the_same_are_folded_and_the_worst_comes_first() {
    let case = |when: &str, answer: &str| {
        format!("\n      - when: {when}\n        answer: {answer}\n        cite: [{{source: terms, read: \"2025-10-08\"}}]")
    };
    let more = ["cases:".to_owned(), case("paid seats", "opt_out"), case("studies", "always")].concat();
    let out = ask_changed("cases:", &more);
    let shown = "It differs for\n  - YES, always: studies\n  - NO: private windows\n  - Also covers: paid seats.\n";
    assert!(out.contains(shown), "{out}");
}

#[test]
fn the_region_of_a_locale_is_for_terminals_alone() {
    let plain = ask("ask acme chat how long").out;
    let german = Run::new(&["ask", "acme", "chat", "how", "long"]).on_fixture().env("LC_ALL", "de_DE.UTF-8").out();
    assert_eq!(german, plain);
    let json = Run::new(&["ask", "acme", "chat", "--format", "json"]).on_fixture();
    let json_german = Run::new(&["ask", "acme", "chat", "--format", "json"]).on_fixture().env("LANG", "de_DE.UTF-8");
    assert_eq!(json.out(), json_german.out());
}

#[test]
fn what_is_asked_leads() {
    let said = ask("ask how long does zenith chat keep my chats --region DE");
    assert_eq!(said.out.lines().nth(1), Some("Kept for 30 days. In EEA."), "{}", said.out);
    let reads = ask("ask who reads acmechat").out;
    assert_eq!(reads.lines().nth(1), Some("YES. People may read conversations."), "{reads}");
}

#[test]
fn a_small_error_is_forgiven_and_said() {
    let said = ask("ask acmechta");
    assert!(said.out.starts_with("Taking acmechta as Acme Chat.\n\nAcme Chat (Acme): Free, Plus - verified"), "{}", said.out);
    assert_eq!(said.err, "");
}

#[test]
fn an_unknown_name_lists_the_nearest() {
    let said = ask("ask acmyx chatting");
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert_snapshot!(said.err, @"
    acmyx is not in the knowledge base.
      Did you mean Acme API (acme/api)?
      To ask for a record, open an issue; `promptfate list` has all that there are.
    ");
    let json: serde_json::Value = serde_json::from_str(&ask("ask acmyx chatting --format json").out).unwrap();
    assert_eq!(json["understood"]["unknown"], serde_json::json!(["acmyx"]));
    assert_eq!(json["tiers"], serde_json::json!([]));
    assert!(ask("ask acmyx --format markdown").out.contains("acmyx is not in the knowledge base."));
}

#[test]
fn commands_that_take_names_correct_nothing() {
    for command in ["show", "compare", "checklist", "history", "risks"] {
        let said = ask(&format!("{command} acmechta"));
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{command}");
        assert!(
            said.err.starts_with("acmechta is not in the knowledge base.\n  Did you mean Acme Chat (acme/chat)"),
            "{}",
            said.err
        );
        assert_eq!(ask(&format!("{command} acme chat zigbee")).status, 2, "{command}");
    }
}

#[test]
fn find_looks_among_named_tiers_alone() {
    let ids = |arguments: &str| -> Vec<String> {
        let json: serde_json::Value = serde_json::from_str(&ask(arguments).out).unwrap();
        json["tiers"].as_array().unwrap().iter().map(|tier| tier["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("find --training never --format json"), ["acme/api", "beta/local"]);
    assert_eq!(ids("find --training never --tier betarun --format json"), ["beta/local"]);
    assert_eq!(ask("find --training never --tier nosuch").status, 2);
}

#[test]
fn what_was_not_understood_is_said_and_answered_with_neither_yes_nor_no() {
    let said = ask("ask can acme chat sue me").out;
    assert!(said.starts_with("Not a question that is answered here, or not understood: sue."), "{said}");
    assert!(!said.lines().any(|line| line.starts_with("YES") || line.starts_with("NO.")), "{said}");
    let said = ask("ask does acme chat train and how long is it kept").out;
    assert!(said.contains("\nYES. ") && said.contains("\nKept for 5 years."), "{said}");
}

#[test]
fn floods_and_marks_are_an_answer_or_not_known() {
    let unknown: String = (0..3000).map(|i| format!("zq{i}x ")).collect();
    let words = "does acme train ".repeat(6_250);
    let catalog = promptfate::records::Library::open(None).unwrap();
    let mut providers: Vec<String> = Vec::new();
    for listing in catalog.listings().unwrap() {
        providers.extend(listing.provider_names.iter().map(|name| (*name).to_owned()));
    }
    providers.dedup();
    let providers = providers.join(" ");
    // The longest argument that Linux takes is 128 kB, so 200 kB of words are two.
    let floods: [&[&str]; 7] = [
        &[&unknown],
        &[&words, &words],
        &["🙂🙂"],
        &["\u{202e}\u{200b}"],
        &["a\u{1}b\u{7f}"],
        &[&providers],
        &["acme\u{9b}2J\u{85}"],
    ];
    for words in floods {
        let ask: Vec<&str> = ["ask"].into_iter().chain(words.iter().copied()).collect();
        for said in [Run::new(&ask).on_fixture().said(), Run::new(&ask).said()] {
            harmless(&said, words[0]);
        }
    }
    // A lone surrogate, as WTF-8 has it, and half a character; no argument holds a NUL, and of the library's own texts one may.
    #[cfg(unix)]
    for bytes in [&b"acme \xed\xa0\x80 chat"[..], b"acme \xc3"] {
        let words: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
        harmless(&Run::new(&["ask"]).with(words).on_fixture().said(), "lone surrogate");
    }
    let names = promptfate::names::Names::of(&catalog).unwrap();
    // A NUL parts a word as a blank does, and names are compared without blanks.
    assert!(names.understand("does cl\u{0}aude train").unwrap().is_ok());
    assert!(names.understand("does claude\u{0} train").unwrap().is_ok());
}

/// An answer or that something is not known, and nothing that commands a terminal.
fn harmless(said: &super::program::Said, words: &str) {
    assert!(matches!(said.status, 0 | 2), "{}", said.err);
    assert!(!format!("{}{}", said.out, said.err).chars().any(|c| c != '\n' && c.is_control()), "{words:.20}");
}

#[test]
fn the_past_is_answered_from_its_own_version() {
    let said = ask("ask acme chat --at 2025-01-01");
    let verdict = "NO. Your content is used for training only if you agree to it.";
    assert_eq!(said.out.lines().nth(1), Some(verdict), "{}", said.out);
    let before = ask("ask acme chat --at 2023-01-01").out.replace('\n', " ");
    assert!(
        before.contains("NOT KNOWN. Training: nothing is known for 2023-01-01; the records begin on 2024-03-01."),
        "{before}"
    );
    assert_eq!(ask("ask acme chat --at 2030-01-01").status, 2);
}

#[test]
fn an_old_reading_says_so() {
    let out = Run::new(&["ask", "acme", "api"]).on_fixture().env("PROMPTFATE_TODAY", "2027-11-23").out();
    assert!(out.lines().take(2).any(|line| line.contains("check again")), "{out}");
}

#[test]
fn a_region_that_does_not_exist_is_refused() {
    let said = ask("ask acme chat --region XX");
    assert_eq!(said.status, 2);
    assert!(said.err.contains("a region is EEA, EU, UK, a country code"), "{}", said.err);
}

#[test]
fn fail_on_counts_answers_cases_and_silence() {
    assert_eq!(ask("ask acme chat --fail-on opt_out").status, 1);
    assert_eq!(ask("ask acme api --fail-on opt_out").status, 0);
    assert_eq!(ask("ask acme chat delete --fail-on unstated").status, 1);
    assert_eq!(ask("ask acme chat --at 2023-01-01 --fail-on unstated").status, 1);
    assert_eq!(ask("ask acme chat --fail-on perhaps").status, 2);
}

#[test]
fn json_is_the_contract() {
    let json = Run::new(&["ask", "acme", "chat", "--format", "json"]).on_fixture().json();
    let tier = &json["tiers"][0];
    assert_eq!(json["as_of"], "2026-11-23");
    assert_eq!((tier["id"].as_str(), tier["matched"].as_str()), (Some("acme/chat"), Some("training")));
    let training = &tier["answers"]["training"];
    assert_eq!((training["answer"].as_str(), training["grade"].as_str()), (Some("opt_out"), Some("verified")));
    assert_eq!(tier["answers"]["retention"]["elsewhere"][0]["regions"][0], "EEA");
    assert_eq!(
        training["citations"][0]["link"],
        "https://acme.example/terms#:~:text=We%20may%20use%20your,conversations%20from%20then%20on."
    );
    assert_eq!(tier["unanswered"], serde_json::json!(["flagged_retention", "sharing", "agreement", "location", "telemetry"]));
}

#[test]
fn show_has_every_answer() {
    let out = ask("show acme/chat").out;
    for word in
        ["Training: ", "Retention: ", "How to stop: ", "1. Open the account settings", "Not researched yet: Flagged content"]
    {
        assert!(out.contains(word), "{word}\n{out}");
    }
    assert!(out.contains(" (verified, ") && !out.contains("( "), "{out}");
}

#[test]
fn find_takes_typed_flags_and_never_silence() {
    let ids = |words: &str| {
        let said = ask(words);
        assert_eq!(said.status, 0, "{}", said.err);
        said.out
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .filter(|id| id.contains('/'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("find --training never,opt_in"), ["acme/api", "beta/local"]);
    assert_eq!(ids("find --keep 30d"), ["beta/local"]);
    assert_eq!(ids("find --keep 30d --region FR"), ["acme/chat", "beta/local"]);
    assert_eq!(ids("find --keep 0 --kind local,api"), ["beta/local"]);
    assert_eq!(ids("find --not-collected voice"), ["acme/chat"]);
    assert_eq!(ids("find --not-collected voice,timing"), Vec::<String>::new());
    assert_eq!(ids("find --feedback used --strict"), ["acme/chat"]);
    assert!(ask("find --training unstated").err.contains("meets no rule"));
    assert_eq!(ask("find --training perhaps").status, 2);
    assert_eq!(ask("find --keep soon").status, 2);
    assert_eq!(ask("find --provider nobody").status, 2);
}

#[test]
fn compare_marks_what_differs_and_fits_the_width() {
    assert_snapshot!(ask("compare acme/chat acme/api --differing").out, @"
                      Acme Chat (Acme)           Acme API (Acme)
    ────────────────────────────────────────────────────────────
    * Training        yes, unless turned off +2  no
    * Feedback        yes                        not said
    * Collected       4 kinds, 1 not             not said
    * Retention       5 years; in EEA: 30 days   not said
    * Zero retention  no                         not said
    * Human review    yes                        not said
    * How to stop     setting                    not needed
    * Old chats       not covered                -
    * You give up     nothing                    -

    * differs: 7 of 7 questions. +2: two exceptions or special cases; --full has them.
    `promptfate show ID` has the passages.
    ");
    let narrow = Run::new(&["compare", "acme/chat", "acme/api"]).on_fixture().env("COLUMNS", "40").out();
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    assert!(
        ask("compare acme --format markdown")
            .out
            .starts_with("|  | Acme Chat (Acme) | Acme API (Acme) |\n| --- | --- | --- |\n")
    );
}

#[test]
fn checklist_says_what_to_do_and_what_is_left() {
    assert_snapshot!(ask("checklist acme/chat beta/local --format markdown").out, @"
    # Opt-out checklist

    As of 2026-11-23, no region given (--region). What the providers' documents said when they were read: not legal advice.

    ## Acme Chat (Acme)

    You can do this yourself; it covers your account on every device. It starts at [https://acme.example/settings](<https://acme.example/settings>).

    - [ ] Open the account settings
    - [ ] Turn off the switch for training
    - [ ] **Check that it held:** The switch is still off after signing in again.
    - [ ] **Check again** on 2027-02-21: settings move, and are reset.

    **What you give up:** nothing

    **Not covered:**

    - Past conversations: only what is typed from then on is covered.
    - Chats that are flagged for safety or abuse.
    - Chats on which feedback was given (thumbs up or down, ratings, reports).

    **To use instead:** acme/api. promptfate find --training never,opt_in has more.

    ## Beta Runtime (Beta)

    Not needed. No. Your content is not used for training.

    ## Sources

    - verified, copy of 2025-10-08: [Acme Terms of Service](<https://acme.example/terms#:~:text=We%20may%20use%20your,conversations%20from%20then%20on.>)
    - cited, copy of 2026-10-30: [Beta documentation](<https://beta.example/docs#:~:text=Models%20run%20on%20your%20machine,and%20nothing%20is%20sent%20out>)
    ");
    let html = ask("checklist acme/chat --format html").out;
    assert!(html.starts_with("<!doctype html>") && html.contains("<input type=\"checkbox\">"));
    let json = Run::new(&["checklist", "acme/chat", "--format", "json"]).on_fixture().json();
    assert_eq!((&json["checklists"][0]["need"], &json["checklists"][0]["instead"][0]), (&"steps".into(), &"acme/api".into()));
}

#[test]
fn history_and_diff_name_the_direction() {
    assert_snapshot!(ask("history acme/chat --question training,retention").out, @r#"
    Acme Chat (Acme)
    Day         Question   Before        From then on                                    For
                                                                                         you
    ──────────────────────────────────────────────────────────────────────────────────────────
    2025-10-08  Training   no, unless    yes, unless turned off; still used: chats       worse
                           you agree     flagged for safety; private windows: no
    2025-10-08  Retention  30 days       5 years                                         worse

    Only evidence or notes changed: 1.

    "by" a day, "between" two: no text states when it began; the days are those of copies, the
    last that does not say so and the first that does.
    "#);
    assert_snapshot!(ask("diff 2025-01-01 2026-01-01 --format markdown").out, @"
    ## Changes from 2025-01-01 to 2026-01-01

    2 worse, 0 better, 0 neither; 0 tiers new, 0 gone.

    | Tier | Question | Before | After | For you |
    | --- | --- | --- | --- | --- |
    | acme/chat | Training | no, unless you agree | yes, unless turned off (still used: chats flagged for safety); private windows: no (since 2025-10-08) | worse |
    | acme/chat | Retention | 30 days | 5 years (since 2025-10-08) | worse |

    Not listed, for no answer changed: 10 first known, 1 with new evidence or notes alone. All: `--all`
    ");
    let all = ask("diff 2025-01-01 2026-01-01 --all --format markdown").out;
    for words in
        ["**First known:** \n\n- acme/api: Training,", "(no record before 2025-10-08)", "- acme/chat: Retention in EEA\n"]
    {
        assert!(all.contains(words) && !all.contains("Not listed"), "{words}: {all}");
    }
    let all = ask("history acme/chat --question training,retention --all").out;
    assert!(all.contains("First known: Retention 2024-03-01, Training 2024-03-01.\n"), "{all}");
    assert_eq!(ask("diff 2025-01-01 2026-01-01 --exit-code").status, 1);
    assert_eq!(ask("diff 2026-01-01 2026-02-01 --exit-code").status, 0);
    assert!(ask("diff 2025-02-30").err.contains("neither a day that exists"));
}

#[test]
fn what_is_known_for_the_first_time_is_no_change_unless_it_is_asked_for() {
    let whats = |words: &str, pointer: &str| {
        let json = Run::new(&format!("{words} --format json").split(' ').collect::<Vec<_>>()).on_fixture().json();
        let list = json.pointer(pointer).unwrap();
        let whats: Vec<String> =
            list["changes"].as_array().unwrap().iter().map(|one| one["what"].as_str().unwrap().to_owned()).collect();
        (whats, list["left_out"].clone())
    };
    let (told, left_out) = whats("history acme/chat", "/histories/0");
    assert!(!told.is_empty() && told.iter().all(|what| ["answer", "scope"].contains(&what.as_str())), "{told:?}");
    let (all, nothing) = whats("history acme/chat --all", "/histories/0");
    let count = |what: &str| all.iter().filter(|one| *one == what).count();
    assert_eq!(left_out, serde_json::json!({"first_known": count("answered"), "evidence": count("evidence")}));
    assert!(count("answered") > 0 && count("evidence") > 0 && nothing.is_null(), "{all:?}");
    let (told, left_out) = whats("diff 2025-01-01 2026-01-01", "/difference");
    assert!(told.iter().all(|what| what == "answer") && left_out["first_known"] == 10, "{told:?} {left_out}");
    let (all, nothing) = whats("diff 2025-01-01 2026-01-01 --all", "/difference");
    assert!(all.iter().any(|what| what == "answered") && nothing.is_null(), "{all:?}");
    // Exit status 1 says that an answer changed, and not that one is known for the first time.
    assert_eq!(ask("diff 2025-10-07 2025-10-08 --tier acme/api --exit-code").status, 0);
    assert_eq!(ask("diff 2025-10-07 2025-10-08 --tier acme/api --exit-code --all").status, 1);
}

#[test]
fn diff_compares_folders_and_git_revisions() {
    let scratch = tempfile::tempdir().unwrap();
    let data = super::records::copied(scratch.path());
    let git = |arguments: &[&str]| super::archive::git(scratch.path(), arguments, "2026-01-01");
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=before"]);
    let file = data.join("acme/api.yaml");
    let text = std::fs::read_to_string(&file).unwrap().replacen("- answer: never", "- answer: always", 1);
    std::fs::write(&file, text).unwrap();
    let old = super::program::data();
    let folders = Run::new(&["diff"]).with(&old).with(&data).said();
    let revision = Run::new(&["diff", "--git", "HEAD"]).within(scratch.path()).said();
    for said in [folders, revision] {
        assert!(said.out.contains("1 worse, 0 better") && said.out.contains("acme/api"), "{}{}", said.out, said.err);
    }
    let unknown = Run::new(&["diff", "--git", "nowhere"]).within(scratch.path()).said();
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("cannot read the records at revision `nowhere`"), "{}", unknown.err);
}

#[test]
fn risks_have_reasons_and_unknown_is_not_low() {
    assert_snapshot!(ask("risks acme/chat acme/api").out, @"
    Acme Chat (Acme)
    Risk                  Level  Why                                  What it means
    ──────────────────────────────────────────────────────────────────────────────────────────
    memorisation          high   it trains unless it is turned off    text may be drawn out of
                                                                      a model that was trained
                                                                      on it
    aggregation           high   kept for 5 years; kept for 30 days   many prompts together
                                 in EEA; people may read              reveal plans that single
                                 conversations                        ones do not
    irreversibility       high   it trains unless it is turned off;   what has been trained on
                                 opting out covers only what is       cannot be taken back
                                 typed from then on
    competitive exposure  high   it trains unless it is turned off    your methods improve a
                                                                      model that competitors
                                                                      use

    Acme API (Acme)
    Risk                  Level    Why                        What it means
    ──────────────────────────────────────────────────────────────────────────────────────────
    memorisation          low      training is excluded       text may be drawn out of a model
                                                              that was trained on it
    aggregation           unknown  the documents do not say   many prompts together reveal
                                   how long it is kept        plans that single ones do not
    irreversibility       low      training is excluded       what has been trained on cannot
                                                              be taken back
    competitive exposure  low      training is excluded       your methods improve a model
                                                              that competitors use

    Unknown is not low. The rules are written in docs/risks.md.
    ");
}

#[test]
fn lists_and_pages_for_people() {
    assert_eq!(ask("list acme --kind api").out.lines().filter(|line| line.contains("acme/")).count(), 1);
    assert_eq!(ask("list nobody").status, 2);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(Run::new(&["completions", shell]).out().contains("promptfate"), "{shell}");
    }
    assert!(Run::new(&["man"]).out().starts_with(".ie"));
    assert!(Run::new(&["man", "ask"]).out().contains("PLAIN") || Run::new(&["man", "ask"]).out().contains("plain words"));
    assert_eq!(Run::new(&["man", "nothing"]).said().status, 2);
}

#[test]
fn every_command_has_help_with_an_example() {
    let help = Run::new(&["--help"]).out();
    let commands: Vec<&str> = help
        .lines()
        .take_while(|line| *line != "Options:")
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| *word != "help")
        .collect();
    assert_eq!(commands.len(), 30, "{commands:?}");
    for command in commands {
        let help = Run::new(&[command, "--help"]).out();
        assert!(help.contains(&format!("promptfate {command}")) && help.contains("Examples:"), "{command}\n{help}");
    }
}

#[test]
fn the_embedded_records_answer() {
    let said = Run::new(&["ask", "does chatgpt plus train on my chats?"]).said();
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.starts_with("ChatGPT (OpenAI): Free, Go, Plus, Pro - verified"), "{}", said.out);
    assert!(said.out.contains("\nYES. ") && said.out.contains("#:~:text="), "{}", said.out);
}

#[test]
fn the_readme_shows_a_real_answer() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, shown) = readme.split_once("$ promptfate ask \"does claude pro train on my chats?\"\n").unwrap();
    let said = Run::new(&["ask", "does claude pro train on my chats?"]).env("COLUMNS", "100").out();
    assert!(shown.starts_with(said.trim_end()), "stale, the README shall show:\n{said}");
}

#[test]
fn colour_only_where_it_is_wanted() {
    assert!(!ask("ask acme chat").out.contains('\u{1b}'));
    assert!(ask("ask acme chat --color always").out.contains("\u{1b}[33m"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Run::new(&["show", "acme", "--format", "json"]).with("--data").with(data()).spawn();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn what_is_known_of_another_tier_is_shown_where_nothing_is_of_the_personal_one() {
    let folder = tempfile::tempdir().unwrap();
    let data = crate::records::copied(folder.path());
    let said = |data: &std::path::Path| Run::new(&["ask", "acme", "location", "--data"]).with(data).said();
    let before = said(&data);
    assert!(
        before.status == 2 && before.out.contains("NOT KNOWN") && !before.out.contains("Acme API (Acme)"),
        "{}",
        before.out
    );
    let path = data.join("acme/api.yaml");
    let cite = "[{source: terms, version: dc0ca63abe037554e3ad73fb84ae4e4fbdb9e7bc, read: \"2025-10-08\"}]";
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}location:\n  - answer: [US]\n    cite: {cite}\n")).unwrap();
    let after = said(&data);
    assert!(after.status == 0 && after.out.contains("NOT KNOWN") && after.out.contains("Acme API (Acme)"), "{}", after.out);
}
