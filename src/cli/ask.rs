//! `promptfate ask`

use super::arguments::{Format, When, fail_on};
use super::{Context, ExitStatus, Reply};
use crate::diagnostic::Failure;
use crate::model::Question;
use crate::names::{Names, NoMatch};
use crate::output::{json, present, render};
use crate::records::Library;

/// Ask in plain words what happens to your prompts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  promptfate ask chatgpt plus
  promptfate ask \"does claude pro train on my chats?\"
  promptfate ask how long does gemini keep my chats --region DE
  promptfate ask github copilot --at 2025-06-01
  promptfate ask chatgpt --fail-on opt_out,always,unstated   exit status 1 if it trains")]
pub(super) struct Args {
    /// A provider, tier or plan, or a whole question
    #[arg(required = true, num_args = 1..)]
    words: Vec<String>,
    /// Exit with status 1 if the answer to what is asked is one of these
    #[arg(long, value_name = "ANSWER", value_delimiter = ',')]
    fail_on: Vec<String>,
    /// How to write the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    when: When,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let as_of = args.when.as_of(context)?;
    let library = Library::open(context.data.as_deref())?;
    let words = args.words.join(" ");
    let understood = match Names::of(&library)?.understand(&words)? {
        Ok(understood) => understood,
        Err(none) => return unknown(&none, &library, args.format, context),
    };
    let catalog = library.pick(&understood.tiers)?;
    let questions = if understood.asked.is_empty() { &[Question::Training][..] } else { &understood.asked };
    let found = questions.iter().map(|question| fail_on(&args.fail_on, *question, &catalog, &as_of));
    let found = found.collect::<Result<Vec<_>, _>>()?.contains(&true);
    let out = match args.format {
        Format::Json => json::answers(&catalog, &understood, &as_of),
        format => render::page(&present::answers(&catalog, &understood, &as_of, context.today), format.into(), context.style()),
    };
    Ok(super::arguments::left_out(Reply::done(out).findings_if(found), &library))
}

/// That something is not known is an answer, in every format.
fn unknown(none: &NoMatch, library: &Library, format: Format, context: &Context) -> Result<Reply, Failure> {
    let failure = present::no_match(none, library)?;
    let out = match format {
        Format::Text => return Err(failure),
        Format::Json => json::no_match(none, &failure, library, context.today)?,
        format => {
            let mut page = present::Page::titled("What happens to your prompts?");
            page.paragraph(failure.message.as_str());
            page.list(failure.hints.iter().map(|hint| present::Line::plain(hint.as_str())).collect());
            render::page(&page, format.into(), context.style())
        }
    };
    Ok(Reply { out, notes: Vec::new(), status: ExitStatus::Failed })
}
