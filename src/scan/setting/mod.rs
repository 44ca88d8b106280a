//! A value set to a name, in the ways of programs, files and people.

pub(super) mod name;
mod prose;
mod separator;
mod table;
mod value;

use std::ops::Range;

pub(super) use name::Name;

/// A value set to a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    pub value: Range<usize>,
    pub how: How,
}

/// How a value stands in its text: what is likely to be a value, and what to be a word, depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Between quotes.
    Quoted,
    /// Behind a sign, alone.
    Plain,
    /// Behind a sign, with more words behind it.
    Worded,
    /// Behind the name, with nothing but a blank between.
    Bare,
    /// In a sentence, or on the next line.
    Said,
    /// In the column below the name.
    Cell,
}

/// Gives what is set to the name that holds a keyword, if the name is one that is wanted: most are not, and cost little then.
pub(super) fn settings(
    text: &[u8],
    keyword: Range<usize>,
    is_wanted: impl Fn(&Name) -> bool,
    found: &mut dyn FnMut(&Name, Setting),
) {
    let name = Name::around(text, keyword);
    if !is_wanted(&name) {
        return;
    }
    let mut bare = None;
    if let Some((value_at, sign)) = separator::behind(text, &name)
        && let Some(setting) = value::at(text, value_at, sign)
    {
        if setting.how != How::Bare {
            return found(&name, setting);
        }
        bare = Some(setting);
    }
    if let Some(setting) = prose::said_of(text, &name) {
        found(&name, setting);
        // `password X - write a mail`: what stands next to the name may be it all the same.
        let bare = bare.filter(|setting| !prose::is_copula(&text[setting.value.clone()]));
        return bare.into_iter().for_each(|setting| found(&name, setting));
    }
    if let Some(setting) = table::inserted(text, &name) {
        return found(&name, setting);
    }
    let mut is_heading = false;
    table::below(text, &name, &mut |setting| {
        is_heading = true;
        found(&name, setting);
    });
    if let Some(setting) = bare.filter(|_| !is_heading) {
        found(&name, setting);
    }
}
