//! Pages that were added to a collection of one's own: read like those of any other.

use std::path::{Path, PathBuf};

use super::live::serve;
use super::program::{Run, Said};

const REST: &str = "Words that say nothing of it, and that make the page longer than an error page. ";
const SAID: &str = "We keep what you write for thirty days.";

struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    /// Makes records of which one source is kept where pages are added.
    fn new() -> Scratch {
        let folder = tempfile::tempdir().unwrap();
        let acme = folder.path().join("data/acme");
        std::fs::create_dir_all(&acme).unwrap();
        std::fs::write(
            acme.join("provider.yaml"),
            "schema: 1\nname: Acme\nhome: https://acme.example\nsources:\n  help:\n    title: Help\n    url: https://acme.example/help\n    \
             kind: help\n    archive:\n      - {collection: pages, path: acme.example/help.md}\n",
        )
        .unwrap();
        Scratch { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, words: &[&str], day: &str) -> Said {
        let cache = self.path("cache");
        let run = Run::new(words).within(self.folder.path()).env("PROMPTFATE_TODAY", day).env("COLUMNS", "200");
        let run = run.env("PROMPTFATE_ARCHIVE", "archive").env("PROMPTFATE_CACHE", cache.to_str().unwrap());
        run.with("--data").with("data").said()
    }

    fn add(&self, said: &str, day: &str) -> Said {
        std::fs::write(self.path("page.html"), format!("<h1>Help</h1><p>{said}</p><p>{}</p>", REST.repeat(8))).unwrap();
        self.run(&["archive", "add", "page.html", "--as", "https://acme.example/help"], day)
    }
}

#[test]
fn an_added_page_is_read_like_any_other_version() {
    let scratch = Scratch::new();
    let first = scratch.add(SAID, "2026-01-02");
    assert_eq!(
        (first.status, first.out.as_str()),
        (0, "{collection: pages, path: \"acme.example/help.md\"}\n"),
        "{}",
        first.err
    );
    let commit = first.err.split_whitespace().find(|word| word.len() > 40).unwrap().trim_end_matches(';').to_owned();
    assert!(first.err.contains(&format!("added: 2026-01-02 {commit};")), "{}", first.err);
    assert!(scratch.add(SAID, "2026-01-03").err.contains("nothing was added"));
    let versions = || scratch.run(&["archive", "versions", "acme/help"], "2026-06-01").out;
    assert_eq!(versions(), format!("pages: acme.example/help.md\n  2026-01-02 {commit}\n"));
    assert!(scratch.run(&["archive", "show", "acme/help"], "2026-06-01").out.contains(SAID));
    assert_eq!(scratch.run(&["archive", "grep", "acme", "thirty days"], "2026-06-01").status, 0);
    let cited = scratch.run(&["cite", "acme/help", "We keep what you write", "for thirty days."], "2026-06-01");
    assert!(cited.out.contains(&commit) && cited.out.contains("2026-01-02"), "{}{}", cited.out, cited.err);

    let digest = promptfate::archive::digest(&promptfate::archive::normalise(SAID));
    let record = format!(
        "schema: 1\nname: Chat\nkind: consumer\nchecked: \"2026-01-02\"\ntraining:\n  - answer: opt_out\n    cite:\n      - {{source: help, passage: \
         {{from: \"{SAID}\", to: \"{SAID}\"}}, digest: \"{digest}\", version: \"{commit}\", read: \"2026-01-02\"}}\n"
    );
    std::fs::write(scratch.path("data/acme/chat.yaml"), record).unwrap();
    let holds = scratch.run(&["verify"], "2026-06-01");
    assert_eq!(holds.status, 0, "{}{}", holds.out, holds.err);
    let second = scratch.add("We keep what you write for a year.", "2026-03-04");
    assert_eq!(second.status, 0, "{}", second.err);
    scratch.run(&["archive", "add", "page.html", "--as", "https://acme.example/other"], "2026-05-01");
    assert_eq!(versions().lines().count(), 3);
    assert_eq!(scratch.run(&["verify"], "2026-06-01").status, 1);
    let watched = scratch.run(&["watch"], "2026-06-01");
    assert!(watched.status == 1 && watched.out.contains("2026-03-04"), "{}{}", watched.out, watched.err);
    assert_eq!(scratch.run(&["verify", "--dates", "--format", "json"], "2026-06-01").status, 0);
    // The same copy of the same day is the same version everywhere, as others can see.
    let other = Scratch::new();
    assert!(other.add(SAID, "2026-01-02").err.contains(&commit));
}

#[test]
fn what_is_no_page_is_not_added_and_nothing_of_others_is_written_to() {
    let scratch = Scratch::new();
    let (server, _) = serve();
    for page in ["page", "pdf", "absent", "loop", "away", "empty"] {
        let said = scratch.run(&["archive", "add", &format!("{server}/{page}")], "2026-01-02");
        assert_eq!(said.status, 2, "{page}: {}", said.out);
    }
    for words in
        [&["page.html"][..], &["http://acme.example/help"], &["https://acme.example/help", "--as", "https://a.example/"]]
    {
        assert_eq!(scratch.run(&[&["archive", "add"], words].concat(), "2026-01-02").status, 2);
    }
    assert!(!scratch.path("archive/pages-versions.git").exists());
    let added = scratch.run(&["archive", "add", &format!("{server}/long#part")], "2026-01-02");
    assert!(added.status == 0 && added.out.contains("/long.md"), "{}{}", added.out, added.err);
    let mine = scratch.path("archive/pages-versions.git");
    std::fs::remove_dir_all(&mine).unwrap();
    std::fs::create_dir(&mine).unwrap();
    super::archive::git(&mine, &["init", "--quiet", "--bare"], "2026-01-01");
    let refused = scratch.add(SAID, "2026-01-02");
    assert!(refused.status == 2 && refused.err.contains("promptfate has not made it"), "{}", refused.err);
}

#[test]
fn pages_that_were_verified_live_are_kept_if_that_is_asked_for() {
    let scratch = Scratch::new();
    let (server, _) = serve();
    let provider = scratch.path("data/acme/provider.yaml");
    let text = std::fs::read_to_string(&provider).unwrap();
    std::fs::write(&provider, text.replace("https://acme.example/help", &format!("{server}/long"))).unwrap();
    let record = "schema: 1\nname: Chat\nkind: consumer\nchecked: \"2026-01-02\"\nfeedback:\n  - {answer: used, cite: [{source: help, passage: {from: \"Ratings help us\", \
                  to: \"training is off.\"}, read: \"2026-01-02\"}]}\n";
    std::fs::write(scratch.path("data/acme/chat.yaml"), record).unwrap();
    scratch.add(SAID, "2026-01-02");
    let live = |day: &str| scratch.run(&["verify", "--live", "--keep", "kept"], day);
    let first = live("2026-01-02");
    assert!(first.err.contains("kept 1 page: 1 new, 0 as before"), "{}{}", first.out, first.err);
    assert!(live("2026-01-03").err.contains("kept 1 page: 0 new, 1 as before"));
    assert!(is_bare(&scratch.path("kept/pages-versions.git")));
    assert_eq!(scratch.run(&["verify", "--keep", "kept"], "2026-01-02").status, 2, "only with --live");
}

fn is_bare(repository: &Path) -> bool {
    repository.join("objects").is_dir() && repository.join("HEAD").is_file()
}
