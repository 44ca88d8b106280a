//! `promptfate explain`

use super::arguments::formats;
use super::{Context, Reply};
use crate::diagnostic::Failure;
use crate::output::views::Rules;
use crate::output::{Format, View};
use crate::validate::{ALL, Rule};

/// Explain a rule of `validate`: what it finds, why, what to do
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  promptfate explain unlisted-source\n  promptfate explain            list all rules")]
pub(super) struct Args {
    /// The code of the rule
    code: Option<String>,
    /// How to write it
    #[arg(long, value_parser = formats(Rules::FORMATS), default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, context: &Context) -> Result<Reply, Failure> {
    let rules = match &args.code {
        Some(code) => std::slice::from_ref(find(code)?),
        None => ALL,
    };
    Ok(context.reply(&Rules { rules, today: context.today }, args.format))
}

fn find(code: &str) -> Result<&'static Rule, Failure> {
    ALL.iter().find(|rule| rule.code == code).ok_or_else(|| {
        let nearest =
            ALL.iter().max_by(|a, b| strsim::sorensen_dice(a.code, code).total_cmp(&strsim::sorensen_dice(b.code, code)));
        let failure = Failure::new(format!("there is no rule `{code}`"));
        match nearest {
            Some(rule) => failure.hint(format!("did you mean `{}`? `promptfate explain` lists all", rule.code)),
            None => failure,
        }
    })
}
