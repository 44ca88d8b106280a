//! A newer state of the records without a newer program: one file, whose first four lines are a minisign signature of all that follows.

use minisign_verify::{PublicKey, Signature};

/// The largest bundle, in bytes: ten times today's.
pub const LARGEST_BUNDLE: u64 = 32 << 20;
/// The lines of a signature.
const SIGNATURE_LINES: usize = 4;
/// What stands before the form.
const HEAD: &str = "promptfate records ";
/// The form of the records: a sum of the sources that read and write them. Bytes of another form could be read as other answers.
const FORM: &str = include_str!(concat!(env!("OUT_DIR"), "/form.txt"));

/// Returns what is to be signed: the form, and records as [`super::Catalog::to_bytes`] writes them.
pub fn to_be_signed(records: &[u8]) -> Vec<u8> {
    [format!("{HEAD}{FORM}\n").as_bytes(), records].concat()
}

/// Returns the records of a bundle that this key signed, as a line of base64 or a file of minisign has it.
///
/// # Errors
/// Why it is not to be trusted or cannot be read.
pub(super) fn opened<'b>(bundle: &'b [u8], key: &str) -> Result<&'b [u8], String> {
    let key = PublicKey::decode(key).or_else(|_| PublicKey::from_base64(key.trim()));
    let key = key.map_err(|error| format!("the key is none of minisign: {error}"))?;
    if bundle.len() as u64 > LARGEST_BUNDLE {
        return Err(format!("it has more than {LARGEST_BUNDLE} bytes"));
    }
    let ends = bundle.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let start = ends.take(SIGNATURE_LINES).last().unwrap_or(0);
    let (signature, signed) = bundle.split_at(start);
    let signature = std::str::from_utf8(signature).ok().and_then(|lines| Signature::decode(lines).ok());
    let signature = signature.ok_or("it begins with no signature of minisign")?;
    key.verify(signed, &signature, false)
        .map_err(|_| "the signature is not of this key, or the file was changed".to_owned())?;
    let is_of_form = signed.strip_prefix(format!("{HEAD}{FORM}\n").as_bytes());
    is_of_form.ok_or_else(|| "it was made for another version of the program".to_owned())
}
