//! Private keys, signed tokens, headers, and values that only their names give away.

use crate::scan::checks;
use crate::scan::rule::Rule;

pub(super) static RULES: &[Rule] = &[
    Rule::pattern(
        "private-key",
        "private key",
        &["-----BEGIN"],
        r#"(-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----[0-9A-Za-z+/=:,()._"'\\\s-]{40,}?-----END [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----|-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[\snr\\"',]{1,8}[0-9A-Za-z+/=]{32,76})+)"#,
    )
    .around(0, 16 << 10)
    .over_lines()
    .if_real(checks::is_key_material),
    Rule::pattern("putty-key", "PuTTY private key", &["PuTTY-User-Key-File"], r"(PuTTY-User-Key-File-[23]:[^\r\n]{1,60}[\s\S]{1,}?Private-MAC: [0-9a-f]{40,64})")
        .around(0, 16 << 10)
        .over_lines()
        .if_real(checks::is_key_material),
    Rule::pattern("jwt", "JSON Web Token", &["eyJ"], r"(?:^|[^0-9A-Za-z])(eyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{4,}\.[0-9A-Za-z_-]{20,})")
        .around(4, 8000)
        .if_real(checks::is_jwt),
    Rule::pattern("basic-authorization", "Authorization header (Basic)", &["basic "], r#"(?i)authorization["']?\s{0,3}[:=]\s{0,3}["'`]?basic\s{1,3}([0-9A-Za-z+/]{12,200}={0,2})"#).around(24, 256),
    Rule::pattern("bearer-authorization", "Authorization header (Bearer)", &["bearer "], r#"(?i)authorization["']?\s{0,3}[:=,]\s{0,3}["'`]?bearer\s{1,3}([0-9A-Za-z+/_.~-]{20,1000}={0,2})"#).around(24, 1100).if_real(checks::is_generic),
    Rule::pattern("curl-password", "password on the command line of curl", &["curl "], r#"curl\s[^\r\n|;&]{0,200}?(?:-u|--user)[ =]["']?[^\s:"'$]{1,64}:([^\s"'$]{4,100})"#).around(0, 400).if_real(checks::is_chosen),
    Rule::pattern("netrc-password", "password in .netrc", &["machine "], r"machine\s+\S{1,100}\s+login\s+\S{1,100}\s+password\s+(\S{4,128})").around(0, 400).over_lines().if_real(checks::is_chosen),
    Rule::pattern("wireguard-key", "WireGuard private key", &["PrivateKey"], r"PrivateKey\s{0,3}=\s{0,3}([0-9A-Za-z+/]{43}=)"),
    Rule::pattern(
        "generic-secret",
        "a value set to the name of a secret",
        &["key", "secret", "token", "credential", "auth"],
        r#"(?i)(?:api[_-]?key|secret|token|credentials?|private[_-]?key|access[_-]?key|auth[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|account[_-]?key)[0-9a-z_.-]{0,20}["'`\]]{0,2}\s{0,3}(?::=|=>|=|:)\s{0,3}(?:["'`]([0-9a-z+/=_.~!@#%^&*-]{12,128})["'`]|([0-9a-z+/=_~-]{16,128})(?:[\s;,]|$))"#,
    )
    .around(12, 192)
    .before_assignment()
    .if_real(checks::is_generic),
    Rule::pattern(
        "generic-password",
        "a value set to the name of a password",
        &["passw", "pwd", "passphrase", "_pass"],
        r#"(?i)(?:passw(?:or)?d|passphrase|pwd|[_-]pass)[0-9a-z_.-]{0,12}["'`\]]{0,2}\s{0,3}(?::=|=>|=|:)\s{0,3}(?:["'`]([^\s"'`<>{}$]{6,100})["'`]|([^\s"'`<>{}$,;()]{8,100})(?:[\s;,]|$))"#,
    )
    .around(8, 160)
    .before_assignment()
    .if_real(checks::is_password),
];
