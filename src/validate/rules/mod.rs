//! One rule, one file, one line here. The faults of reading share a file, and what several rules ask stands in `timeline`.

mod backward_promise;
mod backward_span;
mod contradicting_opt_out;
mod future_reading;
mod insecure_address;
mod insecure_step_address;
mod kinder_headline;
mod lapsed_promise;
mod late_reading;
mod left_placeholder;
mod long_quotation;
mod loose_passage;
mod misplaced_detail;
mod missing_grant;
mod missing_passage;
mod missing_provider;
mod missing_steps;
mod mixed_unstated;
mod outlived_region;
mod reading;
mod recorded_unknown;
mod repeated_answer;
mod shared_name;
mod silent_record;
mod silent_sibling;
mod stale_record;
mod timeline;
mod unanswered_question;
mod undated_headline;
mod unexplained_secondary;
mod unknown_model_tier;
mod unlisted_source;
mod unmarked_carrier;
mod unordered_timeline;
mod unproven_citation;
mod unquoted_scalar;
mod unsafe_text;
mod untelling_alias;
mod unused_source;
mod unversioned_citation;

use super::Rule;

pub use insecure_address::fault as fault_of_address;

/// Every rule, in the order of their codes.
pub const ALL: &[Rule] = &[
    backward_promise::RULE,
    backward_span::RULE,
    reading::BROKEN_YAML,
    contradicting_opt_out::RULE,
    future_reading::RULE,
    insecure_address::RULE,
    insecure_step_address::RULE,
    kinder_headline::RULE,
    lapsed_promise::RULE,
    late_reading::RULE,
    left_placeholder::RULE,
    long_quotation::RULE,
    loose_passage::RULE,
    reading::MISNAMED_FILE,
    misplaced_detail::RULE,
    missing_grant::RULE,
    reading::MISSING_KEY,
    missing_passage::RULE,
    missing_provider::RULE,
    missing_steps::RULE,
    mixed_unstated::RULE,
    outlived_region::RULE,
    recorded_unknown::RULE,
    repeated_answer::RULE,
    shared_name::RULE,
    silent_record::RULE,
    silent_sibling::RULE,
    stale_record::RULE,
    reading::STRAY_FILE,
    unanswered_question::RULE,
    undated_headline::RULE,
    unexplained_secondary::RULE,
    reading::UNKNOWN_KEY,
    unknown_model_tier::RULE,
    reading::UNKNOWN_WORD,
    unlisted_source::RULE,
    unmarked_carrier::RULE,
    unordered_timeline::RULE,
    unproven_citation::RULE,
    unquoted_scalar::RULE,
    reading::UNREADABLE_FILE,
    unsafe_text::RULE,
    untelling_alias::RULE,
    unused_source::RULE,
    unversioned_citation::RULE,
    reading::WRONG_FORM,
    reading::WRONG_TYPE,
];
