//! `diff --git`: the records of a revision, read from git's objects and from nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

use super::archive::git;
use super::git::{DAY, Trap, committed};
use super::program::{Run, Said};

/// Makes a repository with records, of which one has changed since its commit.
fn records(folder: &Path) -> PathBuf {
    let data = super::records::copied(folder);
    committed(folder);
    let file = data.join("acme/api.yaml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replacen("- answer: never", "- answer: always", 1)).unwrap();
    data
}

fn diff(folder: &Path) -> Run {
    Run::new(&["diff", "--git", "HEAD"]).within(folder)
}

fn assert_one_worse(said: &Said) {
    assert!(said.status == 0 && said.out.contains("1 worse, 0 better"), "{}{}", said.out, said.err);
}

#[test]
fn a_repository_among_the_records_is_not_used() {
    let scratch = tempfile::tempdir().unwrap();
    let trap = Trap::below(scratch.path());
    let (outer, inner) = (scratch.path().join("outer"), scratch.path().join("inner"));
    fs::create_dir_all(&outer).unwrap();
    let data = records(&outer);
    fs::create_dir_all(&inner).unwrap();
    super::records::copied(&inner);
    fs::write(inner.join(".gitattributes"), "*.yaml filter=x\n").unwrap();
    committed(&inner);
    // Its parts are plain files, and come with a clone.
    for part in ["HEAD", "objects", "refs"] {
        fs::rename(inner.join(".git").join(part), data.join(part)).unwrap();
    }
    fs::write(data.join("config"), format!("[core]\n\tbare = true\n[filter \"x\"]\n\tsmudge = \"{}\"\n", trap.words()))
        .unwrap();
    let said = diff(&outer).said();
    trap.assert_not_sprung();
    assert_one_worse(&said);
}

#[test]
fn no_filter_runs_and_nothing_is_unpacked() {
    let scratch = tempfile::tempdir().unwrap();
    let trap = Trap::below(scratch.path());
    let folder = scratch.path().join("repository");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(".gitattributes"), "*.yaml filter=x export-ignore\n").unwrap();
    records(&folder);
    git(&folder, &["config", "filter.x.smudge", &trap.words()], DAY);
    git(&folder, &["config", "core.fsmonitor", &trap.words()], DAY);
    let nowhere = scratch.path().join("nowhere");
    let said = diff(&folder).env("TMPDIR", nowhere.to_str().unwrap()).env("TMP", nowhere.to_str().unwrap()).said();
    trap.assert_not_sprung();
    assert!(!nowhere.exists());
    assert_one_worse(&said);
}

#[test]
fn variables_of_the_caller_lead_to_no_other_repository() {
    let scratch = tempfile::tempdir().unwrap();
    let (mine, other) = (scratch.path().join("mine"), scratch.path().join("other"));
    fs::create_dir_all(&mine).unwrap();
    fs::create_dir_all(&other).unwrap();
    records(&mine);
    fs::write(other.join("a"), "a\n").unwrap();
    committed(&other);
    let other = other.join(".git");
    for (name, value) in [
        ("GIT_DIR", other.to_str().unwrap()),
        ("GIT_OBJECT_DIRECTORY", other.join("objects").to_str().unwrap()),
        ("GIT_NAMESPACE", "x"),
        ("GIT_CONFIG_PARAMETERS", "nonsense"),
    ] {
        assert_one_worse(&diff(&mine).env(name, value).said());
    }
}

#[test]
fn records_of_a_revision_that_cannot_be_read_are_counted() {
    let scratch = tempfile::tempdir().unwrap();
    let data = super::records::copied(scratch.path());
    fs::write(data.join("acme/large.yaml"), vec![b'#'; (1 << 20) + 1]).unwrap();
    fs::write(data.join("acme/broken.yaml"), "name: [\n").unwrap();
    fs::create_dir_all(data.join("acme/deeper")).unwrap();
    fs::write(data.join("acme/deeper/chat.yaml"), "name: [\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("chat.yaml", data.join("acme/link.yaml")).unwrap();
    committed(scratch.path());
    for name in ["large", "broken", "link"] {
        let _ = fs::remove_file(data.join(format!("acme/{name}.yaml")));
    }
    let said = diff(scratch.path()).said();
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    let count = if cfg!(unix) { 3 } else { 2 };
    assert!(said.err.contains(&format!("{count} errors in records, which were left out")), "{}", said.err);
}

#[test]
fn a_folder_that_is_its_own_top_and_one_that_is_in_no_repository() {
    let scratch = tempfile::tempdir().unwrap();
    let data = super::records::copied(scratch.path());
    let inside = Run::new(&["diff", "--git", "HEAD", "--data", "."]).within(&data).said();
    assert_eq!(inside.status, 2);
    assert!(inside.err.contains("in no git repository"), "{}", inside.err);
    committed(&data);
    let said = Run::new(&["diff", "--git", "HEAD", "--data", "."]).within(&data).said();
    assert!(said.status == 0 && said.out.contains("No answer changed"), "{}{}", said.out, said.err);
    let option = Run::new(&["diff", "--data", ".", "--git", "--", "--all"]).within(&data).said();
    assert!(option.status == 2 && option.err.contains("does not begin with a hyphen"), "{}", option.err);
}
