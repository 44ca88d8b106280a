//! Private keys, signed tokens, headers, and values that only their names give away.

use crate::scan::checks;
use crate::scan::readers;
use crate::scan::rule::Rule;
use crate::scan::told;

/// How far a key in a file of its own can reach, in bytes. The overlap of blocks is larger.
const LONGEST_KEY: usize = 128 << 10;

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
    Rule::read("basic-authorization", "Authorization header (Basic)", &["basic "], readers::basic),
    Rule::read("bearer-authorization", "Authorization header (Bearer)", &["bearer "], readers::bearer),
    Rule::read("authorization-header", "Authorization header of another scheme", &["authorization"], readers::authorization),
    Rule::pattern("curl-password", "password on the command line of curl", &["curl "], r#"curl\s[^\r\n|;&]{0,200}?(?:-u|--user)[ =]["']?[^\s:"'$]{1,64}:([^\s"'$]{4,100})"#).around(0, 400).if_real(checks::is_chosen),
    Rule::pattern("smtp-login", "login in a dialogue with a mail server", &["AUTH PLAIN ", "AUTH LOGIN "], r"AUTH (?:PLAIN|LOGIN) ([0-9A-Za-z+/]{12,400}={0,2})").around(0, 430).if_real(checks::is_random),
    Rule::pattern("netrc-password", "password in .netrc", &["machine "], r#"machine\s+[^\s{]{1,100}\s+login\s+[^\s{]{1,100}\s+password\s+([^\s{"'#$<]\S{3,127})"#).around(0, 400).over_lines().if_real(checks::is_chosen),
    Rule::pattern("wireguard-key", "WireGuard private key", &["PrivateKey"], r"PrivateKey\s{0,3}=\s{0,3}([0-9A-Za-z+/]{43}=)"),
    Rule::read(
        "generic-secret",
        "a value set to the name of a secret",
        &[
            "key", "secret", "token", "credential", "schl\u{fc}ssel", "cl\u{e9} ", "chave", "\u{43a}\u{43b}\u{44e}\u{447}", "\u{442}\u{43e}\u{43a}\u{435}\u{43d}",
            "\u{5bc6}\u{94a5}", "\u{5bc6}\u{9470}", "\u{79d8}\u{94a5}", "\u{4ee4}\u{724c}", "\u{30ad}\u{30fc}", "\u{30c8}\u{30fc}\u{30af}\u{30f3}", "\u{d1a0}\u{d070}", "jeton",
        ],
        readers::secret,
    ),
    Rule::read("generic-password", "a value set to the name of a password", PASSWORDS, readers::password),
    Rule::read("told-password", "password that people tell each other", told::PASSWORD, told::told_password),
    Rule::read("told-login", "password that stands behind a user", told::USERS, told::told_user),
    Rule::read("told-network", "password that stands behind a network", told::NETWORK, told::told_network),
    Rule::read("told-number", "number that opens something, as people tell it", told::NUMBERS, told::told_number),
];

/// Words for a password, in lower case and, where a letter is not of ASCII, as a sentence begins with them too.
#[rustfmt::skip]
const PASSWORDS: &[&str] = &[
    "pass", "psk", "pwd", "pw", "psw", "pswd", "passe", "kennwort", "mdp", "contrase\u{f1}a", "contrasena", "clave", "senha", "wachtwoord", "has\u{142}o", "haslo",
    "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}", "\u{41f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}", "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{430}", "\u{41f}\u{430}\u{440}\u{43e}\u{43b}\u{430}",
    "heslo", "l\u{f6}senord", "losenord", "adgangskode", "kodeord", "salasana", "parola", "\u{15f}ifre", "\u{15e}ifre", "jelsz\u{f3}", "m\u{1ead}t kh\u{1ea9}u", "kata sandi",
    "\u{5bc6}\u{7801}", "\u{5bc6}\u{78bc}", "\u{53e3}\u{4ee4}", "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}", "\u{be44}\u{bc00}\u{bc88}\u{d638}", "\u{c554}\u{d638}",
    "\u{3ba}\u{3c9}\u{3b4}\u{3b9}\u{3ba}\u{3cc}\u{3c2}", "\u{39a}\u{3c9}\u{3b4}\u{3b9}\u{3ba}\u{3cc}\u{3c2}", "\u{5e1}\u{5d9}\u{5e1}\u{5de}", "\u{643}\u{644}\u{645}\u{629} \u{627}\u{644}\u{645}\u{631}\u{648}\u{631}", "\u{643}\u{644}\u{645}\u{629} \u{627}\u{644}\u{633}\u{631}",
    "\u{e23}\u{e2b}\u{e31}\u{e2a}\u{e1c}\u{e48}\u{e32}\u{e19}", "\u{92a}\u{93e}\u{938}\u{935}\u{930}\u{94d}\u{921}", "slapta\u{17e}odis", "geslo", "lozinka", "parool",
];
