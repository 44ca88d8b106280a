//! Paths as code hosts read them: relative to the repository, or to the working folder where there is none.

use std::path::{Component, Path, PathBuf};

use crate::output::Annotations;

/// Makes the paths of what was found relative.
pub(super) fn relative(annotations: &mut Annotations) {
    let Ok(here) = std::env::current_dir() else { return };
    let root = here.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&here);
    let files = annotations.found.iter_mut().map(|one| &mut one.file);
    for file in files.chain(annotations.unread.iter_mut().map(|(file, _)| file)) {
        *file = below(file, &here, root);
    }
}

/// Returns a path below `root`, or as it is if it is not there. What stands behind a colon is a part of a file.
fn below(file: &str, here: &Path, root: &Path) -> String {
    let is_file = |name: &str| here.join(name).symlink_metadata().is_ok();
    let (name, part) = match file.split_once(": ") {
        Some((name, part)) if !is_file(file) => (name, format!(": {part}")),
        _ => (file, String::new()),
    };
    let relative = is_file(name)
        .then(|| plain(&here.join(name)))
        .and_then(|path| path.strip_prefix(root).ok()?.to_str().map(str::to_owned));
    relative.map_or_else(|| file.to_owned(), |relative| format!("{relative}{part}"))
}

/// Returns a path without `.` and `..`, by its letters alone.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            part => path.push(part),
        }
        path
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_the_root_if_they_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let (root, here) = (folder.path(), folder.path().join("in"));
        std::fs::create_dir(&here).unwrap();
        std::fs::write(here.join("a.txt"), "").unwrap();
        std::fs::write(root.join("b.zip"), "").unwrap();
        for (file, expected) in [
            ("a.txt", "in/a.txt"),
            ("./a.txt", "in/a.txt"),
            ("../b.zip", "b.zip"),
            ("../b.zip: inner.txt", "b.zip: inner.txt"),
            (here.join("a.txt").to_str().unwrap(), "in/a.txt"),
            ("standard input", "standard input"),
            ("/etc/passwd", "/etc/passwd"),
        ] {
            assert_eq!(below(file, &here, root), expected);
        }
    }
}
