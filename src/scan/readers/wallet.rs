//! Keys of wallets and of Fernet, by their form and, where there is one, their checksum.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::scan::checks::is_random;

/// How far from its word a key stands, in bytes.
const NEAR: usize = 200;

fn runs(text: &[u8], keyword: &Range<usize>, is_of: impl Fn(u8) -> bool) -> Vec<Range<usize>> {
    let (mut at, end) = (keyword.start.saturating_sub(NEAR), text.len().min(keyword.end + NEAR));
    let mut runs = Vec::new();
    while at < end {
        let length = text[at..].iter().take(128).take_while(|byte| is_of(**byte)).count();
        if length > 0 {
            runs.push(at..at + length);
        }
        at += length.max(1);
    }
    runs
}

/// Gives a private key of Bitcoin and its kin in the form for import (WIF): base58 with a checksum.
pub(in crate::scan) fn wallet_key(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    for run in runs(text, &keyword, |byte| byte.is_ascii_alphanumeric()) {
        if matches!(run.len(), 51 | 52) && is_wif(&text[run.clone()]) {
            found(run);
        }
    }
}

/// Returns whether base58 holds a version, a key and the first four bytes of the digest of both, taken twice.
fn is_wif(run: &[u8]) -> bool {
    const SIGNS: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut bytes = [0_u8; 38];
    for sign in run {
        let Some(digit) = SIGNS.iter().position(|other| other == sign) else { return false };
        let mut carry = digit;
        for byte in bytes.iter_mut().rev() {
            carry += usize::from(*byte) * 58;
            *byte = (carry % 256) as u8;
            carry /= 256;
        }
    }
    let key = if run.len() == 51 { &bytes[1..] } else { &bytes[..] };
    let (body, sum) = key.split_at(key.len() - 4);
    Sha256::digest(Sha256::digest(body)).starts_with(sum)
}

/// Gives a key of Fernet: 32 bytes in base64 as addresses have it.
pub(in crate::scan) fn fernet_key(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    for run in runs(text, &keyword, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'=')) {
        let value = &text[run.clone()];
        if run.len() == 44 && value.iter().position(|byte| *byte == b'=') == Some(43) && is_random(value) {
            found(run);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_a_wallet_is_told_by_its_checksum() {
        // The examples of the Bitcoin wiki.
        assert!(is_wif(b"5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"));
        assert!(!is_wif(b"5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK"));
        assert!(is_wif(b"KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617"));
    }
}
