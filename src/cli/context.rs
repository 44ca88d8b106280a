//! What commands ask of the context in which they run: the records, and the form of what comes back.

use super::{Context, Reply, places};
use crate::diagnostic::Failure;
use crate::output::{Format, Style, View, annotated, value, write as written};
use crate::records::{Edition, Library};

impl Context {
    /// Returns the records that are asked: those of the folder that is named, or those inside the program.
    pub(super) fn library(&self) -> Result<Library, Failure> {
        let library = Library::open(self.data.as_deref())?;
        self.made_of(library.edition());
        Ok(library)
    }

    /// Says which records results are made of; of two states the one that is named first.
    pub(super) fn made_of(&self, records: &Edition) {
        self.records.get_or_init(|| records.clone());
    }

    /// Returns a result in a format.
    pub(super) fn reply(&self, view: &impl View, format: Format) -> Reply {
        if format == Format::Sarif {
            let mut annotations = view.annotations();
            places::relative(&mut annotations);
            return Reply::done(annotated(&annotations));
        }
        if self.is_asked_by_program {
            let style = Style { color: false, links: false, width: self.width, is_piped: true };
            let page = written(view, Format::Text, style, None).cleaned();
            let lead = view.lead();
            // Some pages begin with it.
            let text = if page.starts_with(&lead) { page } else { format!("{lead}\n\n{page}") };
            let mut reply = Reply::done(text);
            reply.json = Some(value(view, self.records.get()));
            return reply;
        }
        let style = Style { color: self.color, links: self.links, width: self.width, is_piped: self.is_piped };
        Reply::done(written(view, format, style, self.records.get()))
    }
}
