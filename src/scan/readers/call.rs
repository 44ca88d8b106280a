//! Passwords and keys among the arguments of a call.

use std::ops::Range;

use super::password::is_in_use;
use crate::scan::checks::is_generic;
use crate::scan::words::is_unusual;

/// How a call begins, in lower case, and which of its arguments is the password, counted from 1.
#[rustfmt::skip]
const CALLS: &[(&str, usize)] = &[
    ("password_hash(", 1), ("bcrypt.hash(", 1), ("hashsync(", 1), ("hashpw(", 1), ("sqlcredential(", 2), ("login(", 2), ("httpbasicauth(", 2), ("httpdigestauth(", 2), ("basicauth(", 2), ("basic_auth(", 2), ("basic_auth=(", 2), ("auth=(", 2), ("auth: (", 2), ("plainauth(", 3),
    ("networkcredential(", 2), ("pscredential(", 2), ("getconnection(", 3), ("mysqli_connect(", 3), ("mysqli(", 3), ("pdo(", 3), ("mysql_connect(", 3),
    ("credentials.basic(", 2), ("passwordauthentication(", 2), ("passwordcredentials(", 2), ("ftp_login(", 3), ("imap_open(", 3), ("pymysql.connect(", 3),
    ("mysqldb.connect(", 3), ("cx_oracle.connect(", 2), ("oracledb.connect(", 2), ("plaincredentials(", 2), ("credentials(", 2), ("authenticate(", 2), ("creds = (", 2), ("credentials = (", 2), ("login = (", 2), ("plainauthprovider(", 2),
];

/// How a call begins that gets a key or a token among its arguments, in lower case, and which of them it is.
#[rustfmt::skip]
const KEY_CALLS: &[(&str, usize)] = &[
    ("algoliasearch(", 2), ("searchclient(", 2), ("searchclient.create(", 2), ("client.run(", 1), ("bot.run(", 1), ("client.login(", 1), ("bot.login(", 1), ("twilio(", 2), ("twilioclient(", 2), ("rest.client(", 2),
    ("oauthhandler(", 2), ("oauth1(", 2), ("set_access_token(", 2), ("minio(", 3), ("pusher(", 3), ("fernet(", 1), ("jwt.encode(", 2), ("jwt.decode(", 2), ("jwt.sign(", 2), ("jwt.verify(", 2),
    ("createhmac(", 2), ("hmac.new(", 1),
];

/// The ends of these names, by which they are found: none is the end of another.
#[rustfmt::skip]
pub(in crate::scan) const BEGINNINGS: &[&str] = &[
    "password_hash(", "bcrypt.hash(", "hashsync(", "hashpw(", "credential(", "login(", "basicauth(", "digestauth(", "basic_auth(", "auth=(", "auth: (", "plainauth(", "getconnection(", "mysqli_connect(",
    "mysqli(", "pdo(", "mysql_connect(", "credentials.basic(", "passwordauthentication(", "ftp_login(", "imap_open(", "pymysql.connect(",
    "mysqldb.connect(", "cx_oracle.connect(", "oracledb.connect(", "credentials(", "authenticate(", "authprovider(", "creds = (", "credentials = (", "login = (",
    "algoliasearch(", "searchclient(", "searchclient.create(", "client.run(", "bot.run(", "twilio(", "twilioclient(", "rest.client(", "oauthhandler(", "oauth1(", "set_access_token(", "minio(", "pusher(",
    "fernet(", "jwt.encode(", "jwt.decode(", "jwt.sign(", "jwt.verify(", "createhmac(", "hmac.new(",
];

/// Gives the password or the key that a call gets as a literal.
pub(in crate::scan) fn call(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let near = &text[keyword.start.saturating_sub(24)..keyword.end];
    let lower = near.to_ascii_lowercase();
    let of = |calls: &'static [(&'static str, usize)]| {
        let named = calls.iter().filter(|(call, _)| lower.ends_with(call.as_bytes()));
        named.max_by_key(|(call, _)| call.len()).and_then(|(_, place)| argument(text, keyword.end, *place))
    };
    let is_password = |value: &[u8]| value.len() >= 4 && !value.contains(&b' ') && is_in_use(value);
    // Who signs may take words for a key.
    let signs = lower.ends_with(b"jwt.sign(")
        || lower.ends_with(b"jwt.verify(")
        || lower.ends_with(b"hmac(")
        || lower.ends_with(b"jwt.encode(");
    let is_key = |value: &[u8]| value.len() >= 16 && (is_generic(value) || signs && is_in_use(value) && is_unusual(value));
    let password = of(CALLS).filter(|value| is_password(&text[value.clone()]));
    if let Some(value) = password.or_else(|| of(KEY_CALLS).filter(|value| is_key(&text[value.clone()]))) {
        found(value);
    }
}

/// Returns what stands between the quotes of an argument, `None` if it is no literal.
fn argument(text: &[u8], at: usize, place: usize) -> Option<Range<usize>> {
    let end = text.len().min(at + 400);
    let mut at = at;
    for count in 1..=place {
        at += text[at..end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        // `b"..."`
        at += usize::from(text[..end].get(at) == Some(&b'b') && matches!(text[..end].get(at + 1), Some(b'"' | b'\'')));
        let quote = text[..end].get(at).copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        let value = quote.and_then(|quote| {
            let length = text[at + 1..end].iter().position(|byte| *byte == quote || *byte == b'\n')?;
            (text[at + 1 + length] == quote).then_some(at + 1..at + 1 + length)
        });
        if count == place {
            return value;
        }
        let from = value.map_or(at, |value| value.end);
        at = from + text[from..end].iter().position(|byte| matches!(byte, b',' | b')' | b'\n'))?;
        if text[at] != b',' {
            return None;
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        let lower = text.to_ascii_lowercase();
        for name in BEGINNINGS {
            for (at, _) in lower.match_indices(name) {
                call(text.as_bytes(), at..at + name.len(), &mut |bytes| all.push(&text[bytes]));
            }
        }
        all
    }

    #[test]
    fn the_argument_is_taken_that_is_the_password() {
        for text in [
            "smtp.login(\"bob@shop.io\", \"Maple44x9Qrt\")",
            "requests.get(u, auth=('bob', 'Maple44x9Qrt'))",
            "DriverManager.getConnection(url, \"bob\", \"Maple44x9Qrt\")",
            "new NetworkCredential(\"bob\", \"Maple44x9Qrt\")",
            "smtp.PlainAuth(\"\", \"bob\", \"Maple44x9Qrt\", host)",
        ] {
            assert_eq!(of(text), ["Maple44x9Qrt"], "{text}");
        }
        for text in
            ["smtp.login(user, password)", "auth=(\"user\", \"password\")", "login(\"a\")", "getConnection(url, \"u\", pw)"]
        {
            assert_eq!(of(text), [""; 0], "{text}");
        }
    }
}
