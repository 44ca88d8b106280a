//! `promptfate ask`

use super::arguments::{Format, When, fail_on};
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::model::Question;
use crate::names::understand;
use crate::output::{json, present, render};
use crate::records::Library;

/// Ask in plain words what becomes of your prompt
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
    let understood = understand(&words, &library.listings()).map_err(|nearest| no_match(&words, &nearest))?;
    let catalog = library.pick(&understood.tiers)?;
    let found = fail_on(&args.fail_on, understood.question, &catalog, &as_of)?;
    let out = match args.format {
        Format::Json => json::tiers(&catalog, &as_of, Some(understood.question.as_str())),
        format => render::page(
            &present::answers(&catalog, understood.question, &as_of, context.today),
            format.into(),
            context.style(),
        ),
    };
    let mut reply = Reply::done(out).findings_if(found);
    for (typed, read) in &understood.corrected {
        reply = reply.note(format!("note: took `{typed}` for `{read}`"));
    }
    if !understood.ignored.is_empty() {
        reply = reply.note(format!("note: did not use the words: {}", understood.ignored.join(", ")));
    }
    Ok(super::arguments::left_out(reply, &library))
}

fn no_match(words: &str, nearest: &[String]) -> Failure {
    let shown: String = words.chars().take(80).collect();
    let failure = Failure::new(format!("found no tier that `{shown}` names"));
    let failure = if nearest.is_empty() { failure } else { failure.hint(format!("did you mean {}?", nearest.join(", "))) };
    let questions: Vec<&str> = Question::ALL.iter().map(|question| question.as_str()).collect();
    failure.hint("promptfate list prints all names").hint(format!("one can ask about {}", questions.join(", ")))
}
