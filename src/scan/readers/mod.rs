//! Rules that no expression holds: each reads on from its keyword by hand.

mod call;
mod codes;
mod command;
mod habit;
mod header;
mod jwk;
mod login;
mod network;
mod nkey;
mod password;
mod pin;
mod secret;
mod seed_phrase;
mod wallet;

use std::ops::Range;

/// Gives the bytes of each secret that belongs to a keyword which stands in a text.
pub(super) type Reader = fn(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>));

/// Gives the bytes of each secret in a part of a text.
pub(super) type Walker = fn(text: &[u8], part: Range<usize>, found: &mut dyn FnMut(Range<usize>));

pub(super) use call::{BEGINNINGS as CALLS, call};
pub(super) use codes::{bitlocker, licence_key, product_key, recovery_codes, setup_key};
pub(super) use command::{NAMES as COMMANDS, command};
pub(super) use habit::{ASKED, MAIL, WORDS as HABITS, answer, habit, mail_login};
pub(super) use header::{authorization, basic, bearer, cookie};
pub(super) use jwk::jwk;
pub(super) use login::{WORDS as LOGINS, login};
pub(super) use network::{BEFORE as NETWORK, network_password};
pub(super) use nkey::nats_seed;
pub(super) use password::{is_in_use, is_in_use_and_no_word, password};
pub(super) use pin::{WORDS as PINS, pin};
pub(super) use secret::secret;
pub(super) use seed_phrase::{is_of_list, seed_phrases};
pub(super) use wallet::{fernet_key, wallet_key};
