//! Secrets that the form of a file, a command or a sentence gives away, not their own.

use crate::scan::checks;
use crate::scan::readers;
use crate::scan::rule::Rule;

pub(super) static RULES: &[Rule] = &[
    Rule::read("json-web-key", "private part of a JSON Web Key", &["kty"], readers::jwk),
    Rule::read("nats-seed", "seed of a NATS key", &["SUA", "SAA", "SOA", "SNA", "SCA", "SXA"], readers::nats_seed),
    Rule::walk("seed-phrase", "words that open a wallet (BIP-39)", readers::seed_phrases),
    Rule::pattern("otp-secret", "secret of a second factor (otpauth)", &["otpauth"], r"(?i:otpauth(?:://|%3A%2F%2F)[th]otp[^\s\x22'<>`]{0,200}?secret(?:=|%3D))([A-Z2-7]{8,128})").around(0, 400).if_real(checks::is_any),
    Rule::read("otp-setup-key", "key of a second factor, in groups of four", &["authenticator", "totp", "2fa", "setup key", "set-up key", "otp secret", "mfa", "two-factor", "const secret"], readers::setup_key),
    Rule::read("recovery-code", "recovery codes", &["recovery code", "backup code", "scratch code", "emergency code", "recovery-code", "backup-code", "recovery_code", "backup_code", "one-time code", "wiederherstellungscode", "recovery key", "codes de secours", "codes de r\u{e9}cup", "c\u{f3}digos de recup", "\u{5907}\u{4efd}\u{7801}", "\u{6062}\u{590d}\u{7801}"], readers::recovery_codes),
    Rule::read("bitlocker-key", "recovery password of BitLocker", &["bitlocker", "recovery key", "recovery password", "wiederherstellungs"], readers::bitlocker),
    Rule::read("windows-product-key", "product key of Windows or Office", &["product key", "license key", "licence key", "activation key", "produktschl", "product_key", "productkey", "slmgr", "serial", "windows key", "office key"], readers::product_key),
    Rule::pattern("wifi-password", "password in a Wi-Fi code", &["WIFI:"], r"WIFI:(?:[A-OQ-Z]:[^;\n]{0,80};){0,5}P:((?:\\.|[^;\\\n]){4,80});").around(0, 320).if_real(readers::is_in_use),
    Rule::pattern("pgpass-password", "password in .pgpass", &[":5432:", ":5433:", ":6432:", ":*:"], r"(?m)(?:^|[\s`>])[0-9A-Za-z_.*-]{1,100}:(?:[0-9]{2,5}|\*):[0-9A-Za-z_.*-]{1,64}:[0-9A-Za-z_.*@-]{1,64}:([^\s:`]{4,100})").around(110, 260).if_real(readers::is_in_use),
    Rule::pattern("ipsec-secret", "shared secret of IPsec", &["PSK", "XAUTH", ": EAP"], r#":\s{0,4}(?:PSK|XAUTH|EAP)\s{1,4}"([^"\n]{4,128})""#).around(4, 160).if_real(readers::is_in_use),
    Rule::pattern("docker-auth", "login of a container registry", &["\"auth\""], r#""auth"\s{0,4}:\s{0,4}"([0-9A-Za-z+/]{8,2000}={0,2})""#).around(0, 2100).if_real(checks::is_login),
    Rule::pattern("npmrc-auth", "login in .npmrc", &["_auth"], r#"(?i)_auth\s{0,2}=\s{0,2}"?([0-9A-Za-z+/]{8,400}={0,2})"#).around(1, 420).if_real(checks::is_login),
    Rule::pattern("oracle-password", "password in an address of Oracle", &["oracle:thin:", "oracle:oci:"], r"(?i)oracle:(?:thin|oci8?):[0-9a-z_$#.-]{1,64}/([^\s@/\x22']{2,100})@").around(0, 200).if_real(readers::is_in_use),
    Rule::pattern("sql-password", "password in SQL", &["identified by", "identified with", "password for", "password =", "password=", "password("], r#"(?i)(?:identified\s{1,8}(?:with\s{1,8}\S{1,40}\s{1,8})?(?:by|as)\s{1,8}(?:values\s{1,8})?\\?["']([^\s"'\\]{4,100})|(?:create|alter|grant|user)\s[^\n;]{1,120}identified\s{1,8}by\s{1,8}([^\s"';\\),.]{4,60})|(?:set\s{1,8}password[^\n;]{0,80}?=\s{0,4}(?:password\s{0,2}\()?\s{0,2}|password\s{0,4}=\s{0,4}(?:N|password\())\\?'([^\s'\\]{4,100})\\?')"#).around(160, 200).if_real(readers::is_in_use),
    Rule::pattern("powershell-password", "password in PowerShell", &["convertto-securestring"], r#"(?i)convertto-securestring\s{1,4}(?:-(?:asplaintext|force)\s{1,4}){0,2}(?:-string\s{1,4})?(?:-(?:asplaintext|force)\s{1,4}){0,2}["']([^"'$\n]{4,100})["']"#).around(0, 240).if_real(readers::is_in_use),
    Rule::pattern("piped-password", "password that is handed to a command", &["chpasswd", "sudo -", "-stdin", "--stdin"], r#"(?:echo|printf)\s{1,4}(?:-[a-z]{1,3}\s{1,4}){0,2}["']?(?:[0-9A-Za-z_.-]{1,32}:)?([^\s"'|$<>\\]{4,100})(?:\\n)?["']?\s{0,4}\|[^\n|]{0,80}(?:chpasswd|sudo\s-S|--?(?:password-)?stdin)"#).around(220, 40).if_real(readers::is_in_use),
    Rule::read("command-password", "password that is an argument of a command", readers::COMMANDS, readers::command),
    Rule::read("call-password", "password or key that a call gets", readers::CALLS, readers::call),
    Rule::read("habit-password", "password that somebody says to use", readers::HABITS, readers::habit),
    Rule::read("chat-answer", "answer of a chat to who asks for a password", readers::ASKED, readers::answer),
    Rule::read("mail-login", "password behind an address of mail", readers::MAIL, readers::mail_login),
    Rule::read("pin-code", "number that opens a door, a card or a telephone", readers::PINS, readers::pin),
    Rule::read("wallet-key", "private key of a wallet (WIF)", &["private", "wif", "wallet", "privkey", "sweep"], readers::wallet_key),
    Rule::read("fernet-key", "key of Fernet", &["fernet"], readers::fernet_key),
    Rule::pattern("wallet-private-key", "private key of a wallet in hexadecimal", &["accounts", "private", "from_key", "wallet(", "toaccount("], r#"(?i)(?:accounts[\x22']?\s{0,3}[:=]\s{0,3}\[\s{0,8}|--private-key[ =]|from_key\(\s{0,4}|wallet\(\s{0,4}|toaccount\(\s{0,4})b?[\x22'`]?((?:0x)?[0-9a-f]{64})(?:[^0-9A-Za-z]|$)|(?i)private[ _-]?key[\x22']?(?:\s{0,3}[:=(]\s{0,3}|\sis\s)b?[\x22'`]?(0x[0-9a-f]{64})(?:[^0-9A-Za-z]|$)"#).around(24, 160).with_run(64),
    Rule::pattern("extended-private-key", "extended private key of a wallet (BIP-32)", &["xprv", "yprv", "zprv", "tprv"], r"([xyzt]prv[1-9A-HJ-NP-Za-km-z]{107})").around(0, 160).with_run(100),
    Rule::pattern("printed-secret", "secret that a command prints from its file", &["cat ", "master.key"], r"(?m)(?:^|[$#>]\s|\s)(?:cat|type|head)\s{1,3}[^\n]{0,80}(?:master\.key|secret|token|passw|\.key|credential|api_?key)[^\n]{0,40}\n\s{0,4}([!-~]{16,200})[ \t]{0,4}(?:\r?\n|$)|master\.key:?\s{0,4}\n\s{0,4}([0-9a-f]{32})(?:\s|$)").around(2, 360).over_lines(),
    Rule::read("licence-key", "key that a program is activated with", &["serial", "license", "licence", "activation", "product key", "lizenz", "with key ", "key is "], readers::licence_key),
    Rule::read("login-pair", "user and password side by side", readers::LOGINS, readers::login),
    Rule::read("network-password", "password of network gear", readers::NETWORK, readers::network_password),
    Rule::read("session-cookie", "cookie of a session", &["cookie", " -b"], readers::cookie),
];
