//! Private keys, signed tokens, headers, and values that only their names give away.

use crate::scan::checks;
use crate::scan::rule::Rule;

/// How far a key in a file of its own can reach, in bytes. The overlap of blocks is larger.
const LONGEST_KEY: usize = 128 << 10;

/// What names of keys and tokens hold that open nothing: what is public, places in data, marks of a page or a request.
#[rustfmt::skip]
const OTHER_KEYS: &[&str] = &[
    "::", "arn:", "public", "publish", "primary", "foreign", "checksum", "fingerprint", "idempot", "continuation",
    "csrf", "keyid", "pairid", "materialid", "nexttoken", "pagetoken", "clienttoken", "changetoken", "locktoken",
    "requesttoken", "cachekey", "sortkey", "partitionkey", "hashkey", "rangekey", "hostkey", "objectkey", "indexkey",
    "mapkey", "rowkey", "sitekey", "translationkey",
];

pub(super) static RULES: &[Rule] = &[
    Rule::pattern(
        "private-key",
        "private key",
        &["-----BEGIN"],
        r#"(-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----[0-9A-Za-z+/=:,()._"'\\\s-]{40,}?-----END [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----|-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[\snr\\"',>#*|+-]{1,12}(?:[0-9]{1,6}(?:[ \t]{0,3}[|:]|\t|\xE2\x86\x92)[ \t]{0,3})?[0-9A-Za-z+/=]{32,76})+)"#,
    )
    .around(0, LONGEST_KEY)
    .over_lines()
    .if_real(checks::is_key_material),
    Rule::pattern(
        "private-key-in-base64",
        "private key, encoded once more in base64",
        &["LS0tLS1CRUdJTi"],
        // What follows `-----BEGIN ` is PRIVATE, RSA, DSA, EC P, OPENSSH or ENCRYPTED.
        "(LS0tLS1CRUdJTi(?:BQUklW|BSU0Eg|BEU0Eg|BFQyBQ|BPUEVO|BFTkNS)[0-9A-Za-z+/]{60,}={0,2})",
    )
    .around(0, LONGEST_KEY)
    .if_real(checks::is_key_material),
    Rule::pattern("putty-key", "PuTTY private key", &["PuTTY-User-Key-File"], r"(PuTTY-User-Key-File-[23]:[^\r\n]{1,60}[\s\S]{1,}?Private-MAC: [0-9a-f]{40,64})")
        .around(0, LONGEST_KEY)
        .over_lines()
        .if_real(checks::is_key_material),
    Rule::pattern("jwt", "JSON Web Token", &["eyJ"], r"(?:^|[^0-9A-Za-z])(eyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{4,}\.[0-9A-Za-z_-]{20,})")
        .around(4, 8000)
        .if_real(checks::is_jwt),
    Rule::pattern("basic-authorization", "Authorization header (Basic)", &["basic "], r#"(?i)authorization["']?\s{0,3}[:=]\s{0,3}["'`]?basic\s{1,3}([0-9A-Za-z+/]{12,200}={0,2})"#).around(24, 256),
    Rule::pattern("bearer-authorization", "Authorization header (Bearer)", &["bearer "], r#"(?i)authorization["']?\s{0,3}[:=,]\s{0,3}["'`]?bearer\s{1,3}([0-9A-Za-z+/_.~-]{20,1000}={0,2})"#).around(24, 1100).if_real(checks::is_generic),
    Rule::pattern("curl-password", "password on the command line of curl", &["curl "], r#"curl\s[^\r\n|;&]{0,200}?(?:-u|--user)[ =]["']?[^\s:"'$]{1,64}:([^\s"'$]{4,100})"#).around(0, 400).if_real(checks::is_chosen),
    Rule::pattern("netrc-password", "password in .netrc", &["machine "], r#"machine\s+[^\s{]{1,100}\s+login\s+[^\s{]{1,100}\s+password\s+([^\s{"'#$<]\S{3,127})"#).around(0, 400).over_lines().if_real(checks::is_chosen),
    Rule::pattern("wireguard-key", "WireGuard private key", &["PrivateKey"], r"PrivateKey\s{0,3}=\s{0,3}([0-9A-Za-z+/]{43}=)"),
    Rule::named(
        "generic-secret",
        "a value set to the name of a secret",
        &["key", "secret", "token", "credential"],
        [
            "(?:key|secret|token|credential)[0-9a-z_.-]{0,20}",
            "[0-9a-z+/=_.~!@#^&*-]{12,128}",
            "[0-9a-z+/=_~-]{16,128}",
        ],
    )
    .around(0, 192)
    .unless_named(OTHER_KEYS)
    .if_real(checks::is_generic),
    Rule::named(
        "generic-password",
        "a value set to the name of a password",
        &["passw", "pwd", "passphrase", "_pass"],
        [
            "(?:(?:passw(?:or)?d|passphrase|pwd)[0-9a-z_.-]{0,12}|[_-]pass(?:[_.-][0-9a-z_.-]{0,11})?)",
            r#"[^\s"'`<>{}\\]{6,100}"#,
            r#"[^\s"'`<>{}$,;()\\&]{8,100}"#,
        ],
    )
    .around(8, 160)
    .if_real(checks::is_password),
];
