//! What a person is told by a hook.

use crate::hook::{Event, Found, Inspection, Kept, Place, Problem, Standing, Verdict};

/// Returns what was found and where, never the secret itself.
pub fn reason(inspection: &Inspection, found: &Found, kept: Kept, about_tier: Option<&str>) -> String {
    let event = inspection.asked.event.unwrap_or(Event::Prompt);
    let has_lines = matches!((event, &found.place), (Event::Prompt, Place::Text) | (_, Place::File(_)));
    let mut kinds: Vec<String> = Vec::new();
    for finding in &found.findings {
        let one = if has_lines {
            format!("{} (line {})", finding.rule.about, finding.start.line)
        } else {
            finding.rule.about.to_owned()
        };
        if !kinds.contains(&one) {
            kinds.push(one);
        }
    }
    let more = kinds.len().saturating_sub(5);
    kinds.truncate(5);
    let what = match (event, &found.place) {
        (_, Place::File(name)) => format!("The file {name}, which would go out too,"),
        (_, Place::Conversation) => {
            "What this conversation keeps of a prompt that was stopped, or of a command that failed,".to_owned()
        }
        (Event::Prompt, _) => "The prompt".to_owned(),
        (Event::Tool, _) => "What the tool is given".to_owned(),
        (Event::Output, _) => "What the tool gave back".to_owned(),
    };
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let tier = about_tier.map(|about| format!(" {about}")).unwrap_or_default();
    // The model reads what is said of a tool, and is not to learn how a line is let through.
    let to_do = match event {
        _ if kept == Kept::Allowed => String::new(),
        _ if found.place == Place::Conversation => "Begin a new one.".to_owned(),
        Event::Prompt => format!("Take it out, or put {} on its line if it is none.", crate::scan::ALLOW),
        Event::Tool => "Take it out.".to_owned(),
        Event::Output => kept_words(kept).to_owned(),
    };
    format!("{what} holds {}{more}.{tier} {to_do}", kinds.join(", ")).trim_end().to_owned()
}

const fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Masked => "A placeholder stands in its place.",
        Kept::Withheld => "It was kept from the model.",
        Kept::Stopped => "The session was stopped with it in it: begin a new one, since going on with this one would send it.",
        Kept::Sent => "It was not kept from the model.",
        Kept::Allowed => "",
    }
}

/// Returns that files that go out were not looked through.
pub fn files_not_looked(files: &[(String, String)]) -> String {
    let files: Vec<String> = files.iter().map(|(name, why)| format!("{name} ({why})")).collect();
    format!("promptfate did not look through {}", files.join(", "))
}

/// Returns what happens to prompts on a tier.
pub fn in_a_sentence(tier: &str, trains: &str, kept: &str) -> String {
    format!("{tier}: does it train on it? {trains} {kept}")
}

/// Returns what a policy says of a class at a destination.
pub fn by_policy(class: &str, is_allowed: bool) -> String {
    if is_allowed {
        format!("The policy lets `{class}` go there.")
    } else {
        format!("The policy does not let `{class}` go there, or asks what is not known.")
    }
}

/// Returns that the tier or the policy is not known.
pub fn destination_not_known(why: &str) -> String {
    format!("Where prompts go is not known to promptfate: {why}.")
}

/// Returns that it could not be looked through.
pub fn not_looked(why: &str, passes: bool) -> String {
    if passes {
        format!("promptfate could not look, and let it pass: {why}")
    } else {
        format!("promptfate could not look: {why}")
    }
}

/// Returns how a hook stands, in words.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Protected => "protected",
        Verdict::NotProtected => "not protected",
        Verdict::Unclear => "unclear",
    }
}

/// Returns the settings in which a hook stands.
pub fn settings_of(standing: &Standing) -> String {
    standing.settings.display().to_string()
}

/// Returns what the installed command did where all is as it should be.
pub fn what_was_tried(standing: &Standing) -> String {
    let events: Vec<&str> = standing.tried.iter().map(|one| one.event.as_str()).collect();
    format!("the installed command stopped an invented key at {}", events.join(", "))
}

/// Returns what keeps a hook from protecting, and what to do.
pub fn problem(standing: &Standing, problem: &Problem) -> String {
    let (title, name) = (standing.agent.title, standing.agent.name);
    match problem {
        Problem::NotInstalled => format!("no hook of ours: promptfate hook install {name}"),
        Problem::Unreadable { file, why, is_own: true } => format!("{file} cannot be read: {why}"),
        Problem::Unreadable { file, why, is_own: false } => {
            format!("{file} cannot be read, and could turn hooks off: {why}")
        }
        Problem::Comments { why, is_refused: true } => {
            format!("{title} refuses this whole file, hooks included, for its comments or commas: {why}")
        }
        Problem::Comments { why, is_refused: false } => {
            format!("whether {title} reads a file with comments is not known: {why}")
        }
        Problem::NotAsked(events) => format!("it does not ask at {}: install it again", events.join(", ")),
        Problem::SwitchedOff { file, key } => format!("{file} turns hooks off ({key})"),
        Problem::NotTrusted => format!("{title} runs it only once you trust it: start it and type /hooks"),
        Problem::TrustUnknown => {
            format!("{title} was told to trust a hook of this file; whether it was this command, its own /hooks tells")
        }
        Problem::MissingProgram { program, stops: true } => {
            format!("the program {program} is not there, so {title} stops everything: install it again")
        }
        Problem::MissingProgram { program, stops: false } => {
            format!("the program {program} is not there, so everything passes: install it again")
        }
        Problem::OtherProgram(program) => {
            format!("it is {program}, another program than this, named by settings of this folder; it was not run")
        }
        Problem::NoAnswer { event, why } => format!("no answer at {event}: {why}"),
        Problem::Passes(event) => format!("an invented key passed at {event}"),
        Problem::StopsAll(event) => format!("a text without a secret was stopped at {event}"),
        Problem::WarnsOnly => "it warns and stops nothing (--warn)".to_owned(),
    }
}
