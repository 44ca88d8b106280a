//! Objects as `cat-file --batch` gives them, one after the other, as large as they may be and as many.

use std::io::{self, BufRead, BufReader, Read, Write};

use super::Git;
use super::running::Running;
use crate::diagnostic::Failure;

/// What the repository holds under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An object, which can be read now.
    Object {
        /// Its id.
        id: String,
        /// `blob`, `tree`, `commit` or `tag`.
        kind: String,
        /// How many bytes it has.
        size: u64,
    },
    /// Nothing, or more than one object.
    Missing,
    /// There are no more names.
    End,
}

/// Answers in the order of the names. Reading gives the bytes of the object of the last answer; what is not read of it is
/// passed over.
#[derive(Debug)]
pub struct Objects {
    running: BufReader<Running>,
    /// What is still to come of the object, and whether a line end follows it.
    left: u64,
    is_open: bool,
}

impl Git {
    /// Starts to read objects by names such as an id or `commit:path`. The names are taken as they are needed, so that they
    /// may come from a walk through a history.
    ///
    /// # Errors
    /// `attempted` failed: git is missing.
    pub fn objects<I>(self, attempted: &str, names: I) -> Result<Objects, Failure>
    where
        I: IntoIterator<Item = Vec<u8>>,
        I::IntoIter: Send + 'static,
    {
        let mut git = self.args(["cat-file", "--batch"]);
        git.command.stdin(std::process::Stdio::piped());
        let mut running = Running::start(git, attempted)?;
        let (stdin, names) = (running.stdin(), names.into_iter());
        // Written from a thread: with many names both pipes would fill and each side wait for the other.
        std::thread::spawn(move || {
            let Some(mut stdin) = stdin else { return };
            for name in names {
                // Git would take these for two names, or for a part of one. Nothing is called by the empty name.
                let is_one_line = !name.contains(&b'\n') && !name.contains(&0) && !name.ends_with(b"\r");
                let mut line = if is_one_line { name } else { Vec::new() };
                line.push(b'\n');
                // At once: the next name may depend on the answer.
                if stdin.write_all(&line).is_err() {
                    return;
                }
            }
        });
        Ok(Objects { running: BufReader::new(running), left: 0, is_open: false })
    }
}

impl Objects {
    /// Goes on to the next name.
    ///
    /// # Errors
    /// Git failed, was killed, or was silent for too long.
    pub fn advance(&mut self) -> Result<Answer, Failure> {
        self.header().map_err(|error| self.running.get_ref().broken(&error)).and_then(|header| match header {
            Some(header) => {
                let answer = answer(&header);
                if let Answer::Object { size, .. } = answer {
                    (self.left, self.is_open) = (size, true);
                }
                Ok(answer)
            }
            None => self.running.get_mut().finish().map(|()| Answer::End),
        })
    }

    /// Returns the object of the last answer, of which it is known that it is not too large.
    ///
    /// # Errors
    /// Git failed, was killed, or was silent for too long.
    pub fn bytes(&mut self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        self.bytes_into(&mut bytes)?;
        Ok(bytes)
    }

    /// As [`Self::bytes`], in the place of what `bytes` holds.
    ///
    /// # Errors
    /// Git failed, was killed, or was silent for too long.
    pub fn bytes_into(&mut self, bytes: &mut Vec<u8>) -> Result<(), Failure> {
        bytes.clear();
        self.read_to_end(bytes).map(|_| ()).map_err(|error| self.running.get_ref().broken(&error))
    }

    fn header(&mut self) -> io::Result<Option<String>> {
        io::copy(self, &mut io::sink())?;
        if std::mem::take(&mut self.is_open) {
            self.running.read_exact(&mut [0])?;
        }
        let mut header = Vec::new();
        let count = self.running.read_until(b'\n', &mut header)?;
        Ok((count > 0).then(|| String::from_utf8_lossy(&header).trim_end().to_owned()))
    }
}

/// Reads `<id> <kind> <size>`, or `<name> missing` with a name that may hold blanks. Public for the fuzz targets.
#[doc(hidden)]
pub fn answer(header: &str) -> Answer {
    let mut parts = header.rsplitn(3, ' ');
    let (size, kind, id) = (parts.next(), parts.next(), parts.next());
    let (Some(Ok(size)), Some(kind), Some(id)) = (size.map(str::parse::<u64>), kind, id) else { return Answer::Missing };
    Answer::Object { id: id.to_owned(), kind: kind.to_owned(), size }
}

impl Read for Objects {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let count = self.running.read(&mut buffer[..most])?;
        if count == 0 && most > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_has_an_end() {
        // As long as a name may still come, git waits.
        let (sender, names) = std::sync::mpsc::channel::<Vec<u8>>();
        let repository = tempfile::tempdir().unwrap();
        Git::new().args(["init", "--quiet", "--bare"]).arg(repository.path()).output("make a repository").unwrap();
        let mut git = Git::of(repository.path());
        git.silence = std::time::Duration::from_millis(1);
        let mut objects = git.objects("read it", names).unwrap();
        let failure = objects.advance().unwrap_err();
        assert_eq!(failure.message, "cannot read it: git said nothing for 0 seconds, and was stopped");
        drop(sender);
    }

    #[test]
    fn a_name_is_one_line_and_answers_stay_in_step() {
        let repository = tempfile::tempdir().unwrap();
        let git = |arguments: &[&str]| Git::of(repository.path()).args(arguments).output("make a repository").unwrap();
        git(&["init", "--quiet", "--bare"]);
        let tree = String::from_utf8(git(&["mktree"])).unwrap();
        let tree = tree.trim();
        let names = [format!("{tree}\n{tree}"), format!("{tree}\r"), format!("{tree}\0x"), String::new(), tree.to_owned()];
        let names = names.map(String::into_bytes);
        let mut objects = Git::of(repository.path()).objects("read it", names).unwrap();
        for _ in 0..4 {
            assert_eq!(objects.advance().unwrap(), Answer::Missing);
        }
        let answer = objects.advance().unwrap();
        assert_eq!(answer, Answer::Object { id: tree.to_owned(), kind: "tree".to_owned(), size: 0 });
        assert_eq!(objects.advance().unwrap(), Answer::End);
    }

    #[cfg(unix)]
    #[test]
    fn a_killed_git_is_said_to_be_killed() {
        let repository = tempfile::tempdir().unwrap();
        Git::new().args(["init", "--quiet", "--bare"]).arg(repository.path()).output("make a repository").unwrap();
        // Git is stopped by a signal of its own: the alias is given on the command line, where no repository can write.
        let failure = Git::of(repository.path()).args(["-c", "alias.die=!kill -9 $PPID", "die"]).output("die").unwrap_err();
        assert!(failure.message.starts_with("cannot die: git was killed (signal: 9"), "{failure}");
    }
}
