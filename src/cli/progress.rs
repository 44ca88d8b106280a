//! How far long work is, on a terminal alone.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Returns a bar on standard error, which is gone when the work is done. Where standard error is no terminal it shows nothing.
pub(super) fn bar(what: &'static str, all: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {human_pos} of {human_len}, {eta} left");
    bar_of(what, ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr()), style)
}

/// Returns a sign that work goes on whose end is not known.
pub(super) fn spinner(what: &'static str) -> ProgressBar {
    let spinner = bar_of(
        what,
        ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()),
        ProgressStyle::with_template("{spinner} {msg} {elapsed}"),
    );
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}

fn bar_of(what: &'static str, bar: ProgressBar, style: Result<ProgressStyle, indicatif::style::TemplateError>) -> ProgressBar {
    bar.set_message(what);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
