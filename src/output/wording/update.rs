//! Records that are newer than the program.

use crate::records::Edition;

/// Returns that records that are installed are not read.
pub fn not_taken(why: &str) -> String {
    format!(
        "warning: the installed records are not read, those inside the program are: {why}\n  hint: promptfate update --rollback, or install them again"
    )
}

/// Returns that older records are refused.
pub fn older(edition: &Edition, newest: &Edition) -> String {
    format!("its records {} are older than {}", edition.version, newest.version)
}

/// Returns that records were installed.
pub fn installed(edition: &Edition) -> String {
    format!("Installed records {}. Every command reads them from now on.\n", edition.version)
}

/// Returns which records are read.
pub fn in_use(edition: &Edition) -> String {
    format!("records {}, installed by promptfate update\n", edition.version)
}

/// Returns that the records inside the program are read again.
pub fn rolled_back(was_there: bool, embedded: &str) -> String {
    let what = if was_there { "Removed the installed records." } else { "Nothing was installed." };
    format!("{what} Every command reads those inside the program, {embedded}.\n")
}

/// Returns which records there are: those inside the program, and those that are installed with the key that signed them.
pub fn status(embedded: &Edition, installed: Option<&(Edition, String)>) -> String {
    let inside = format!("inside the program  {}", embedded.version);
    let Some((edition, key)) = installed else {
        return format!("{inside}  (read)\nno others are installed that can be read\n");
    };
    let is_read = edition.date >= embedded.date;
    let mark = |is_it: bool| if is_it { "  (read)" } else { "" };
    format!("{inside}{}\ninstalled           {}{}\nsigned by           {key}\n", mark(!is_read), edition.version, mark(is_read))
}
