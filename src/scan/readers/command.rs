//! Passwords that are arguments of commands.

use std::ops::Range;

use super::password::is_in_use;

/// How a command takes its password.
#[derive(Clone, Copy)]
enum Style {
    /// Behind the flag without a blank: `-pSECRET`.
    Joined,
    /// The next word.
    Next,
    /// Either.
    Both,
    /// What stands behind a sign in the next word: `user:SECRET`, `user%SECRET`, `pass:SECRET`.
    Behind(u8),
    /// The word of this place that is no flag, counted from 1.
    Word(usize),
}

use Style::{Behind, Both, Joined, Next, Word};

/// A command, a word that must stand behind it (or none), its flag and how it takes the password. The manual of each says so.
#[rustfmt::skip]
const COMMANDS: &[(&str, &str, &str, Style)] = &[
    ("mysql", "", "-p", Joined), ("mysqldump", "", "-p", Joined), ("mysqladmin", "", "-p", Joined), ("mysqlimport", "", "-p", Joined),
    ("mysqlsh", "", "-p", Joined), ("mariadb", "", "-p", Joined), ("mariadb-dump", "", "-p", Joined), ("mycli", "", "-p", Both),
    ("mysqladmin", "password", "", Word(2)),
    ("sshpass", "", "-p", Both),
    ("docker", "login", "-p", Both), ("podman", "login", "-p", Both), ("nerdctl", "login", "-p", Both), ("buildah", "login", "-p", Both),
    ("skopeo", "login", "-p", Both), ("helm", "login", "-p", Both), ("oras", "login", "-p", Both), ("az", "login", "-p", Both),
    ("oc", "login", "-p", Both), ("cf", "login", "-p", Both), ("faas-cli", "login", "-p", Both), ("argocd", "login", "--password", Next),
    ("skopeo", "", "--creds", Behind(b':')), ("skopeo", "", "--src-creds", Behind(b':')), ("skopeo", "", "--dest-creds", Behind(b':')),
    ("vault", "login", "", Word(2)),
    ("redis-cli", "", "-a", Next), ("valkey-cli", "", "-a", Next), ("redis-cli", "", "--pass", Next),
    ("openssl", "", "-passin", Behind(b':')), ("openssl", "", "-passout", Behind(b':')), ("openssl", "", "-pass", Behind(b':')),
    ("openssl", "enc", "-k", Next), ("openssl", "", "-password", Behind(b':')),
    ("smbclient", "", "-U", Behind(b'%')), ("winexe", "", "-U", Behind(b'%')), ("rpcclient", "", "-U", Behind(b'%')), ("smbget", "", "-U", Behind(b'%')),
    ("smbmap", "", "-p", Next), ("netexec", "", "-p", Next), ("crackmapexec", "", "-p", Next), ("evil-winrm", "", "-p", Next),
    ("htpasswd", "-b", "", Word(3)), ("htpasswd", "-bc", "", Word(3)), ("htpasswd", "-cb", "", Word(3)), ("htpasswd", "-Bb", "", Word(3)), ("htpasswd", "-bB", "", Word(3)),
    ("htpasswd", "-nb", "", Word(2)), ("htpasswd", "-bn", "", Word(2)), ("htpasswd", "-Bbn", "", Word(2)), ("htpasswd", "-nbB", "", Word(2)), ("htpasswd", "-bnBC", "", Word(3)),
    ("mongo", "", "-p", Both), ("mongosh", "", "-p", Both), ("mongodump", "", "-p", Both), ("mongorestore", "", "-p", Both), ("mongoexport", "", "-p", Both),
    ("ldapsearch", "", "-w", Both), ("ldapadd", "", "-w", Both), ("ldapmodify", "", "-w", Both), ("ldapwhoami", "", "-w", Both), ("ldappasswd", "", "-s", Both),
    ("mosquitto_pub", "", "-P", Both), ("mosquitto_sub", "", "-P", Both), ("sqlcmd", "", "-P", Both), ("bcp", "", "-P", Both), ("tsql", "", "-P", Both), ("osql", "", "-P", Both), ("isql", "", "-P", Both),
    ("sqlplus", "", "", Behind(b'/')), ("rman", "target", "", Behind(b'/')), ("expdp", "", "", Behind(b'/')), ("impdp", "", "", Behind(b'/')), ("sqlldr", "", "", Behind(b'/')),
    ("unzip", "", "-P", Both), ("zip", "", "-P", Both), ("7z", "", "-p", Joined), ("7za", "", "-p", Joined), ("7zz", "", "-p", Joined), ("rar", "", "-p", Joined), ("unrar", "", "-p", Joined),
    ("plink", "", "-pw", Next), ("pscp", "", "-pw", Next), ("psftp", "", "-pw", Next), ("putty", "", "-pw", Next), ("plink.exe", "", "-pw", Next),
    ("xfreerdp", "", "/p:", Joined), ("wlfreerdp", "", "/p:", Joined), ("rdesktop", "", "-p", Next), ("cmdkey", "", "/pass:", Joined),
    ("ipmitool", "", "-P", Next), ("psexec", "", "-p", Next), ("PsExec64", "", "-p", Next),
    ("keytool", "", "-storepass", Next), ("keytool", "", "-keypass", Next), ("keytool", "", "-srcstorepass", Next), ("keytool", "", "-deststorepass", Next),
    ("jarsigner", "", "-storepass", Next), ("jarsigner", "", "-keypass", Next), ("apksigner", "", "--ks-pass", Behind(b':')),
    ("snmpwalk", "", "-c", Both), ("snmpget", "", "-c", Both), ("snmpset", "", "-c", Both), ("snmpwalk", "", "-A", Next), ("snmpwalk", "", "-X", Next), ("snmpget", "", "-A", Next), ("snmpget", "", "-X", Next),
    ("http", "", "-a", Behind(b':')), ("https", "", "-a", Behind(b':')), ("xh", "", "-a", Behind(b':')), ("lftp", "", "-u", Behind(b',')),
    ("rabbitmqctl", "add_user", "", Word(3)), ("rabbitmqctl", "change_password", "", Word(3)),
    ("nmcli", "", "password", Next), ("nmcli", "", "wifi-sec.psk", Next), ("wpa_passphrase", "", "", Word(2)),
    ("x11vnc", "", "-passwd", Next), ("net", "use", "", Word(2)), ("net", "user", "", Word(3)), ("kinit", "", "--password", Next),
    ("ansible", "", "ansible_password", Next), ("impacket-psexec", "", "-p", Next), ("pg_basebackup", "", "-W", Joined), ("lpass", "", "--password", Next),
];

/// The names of these commands, by which they are found.
#[rustfmt::skip]
pub(in crate::scan) const NAMES: &[&str] = &[
    "mosquitto_pub ", "mosquitto_sub ",
    "mysql", "mariadb", "mycli", "sshpass", "docker login", "podman login", "nerdctl login", "buildah login", "skopeo", "helm registry login", "oras login", "az login",
    "oc login", "cf login", "faas-cli login", "argocd login", "vault login", "redis-cli", "valkey-cli", "openssl", "smbclient", "winexe", "rpcclient",
    "smbget", "smbmap", "netexec", "crackmapexec", "evil-winrm", "htpasswd", "mongo", "ldapsearch", "ldapadd", "ldapmodify", "ldapwhoami", "ldappasswd", "sqlcmd",
    "bcp ", "tsql ", "osql ", "isql ", "sqlplus", "rman target", "expdp", "impdp", "sqlldr", "unzip -", "zip -", "7z ", "7za ", "7zz ", "rar ", "unrar ", "plink", "pscp", "psftp", "putty ",
    "xfreerdp", "wlfreerdp", "rdesktop", "cmdkey", "ipmitool", "psexec", "keytool", "jarsigner", "apksigner", "snmpwalk", "snmpget", "snmpset",
    "http -", "https -", "xh -", "lftp", "rabbitmqctl", "nmcli", "wpa_passphrase", "x11vnc", "net use", "net user",
];

/// The longest command line that is read, in bytes.
const LONGEST: usize = 1 << 10;

/// Gives the passwords among the arguments of a command.
pub(in crate::scan) fn command(text: &[u8], keyword: Range<usize>, found: &mut dyn FnMut(Range<usize>)) {
    let before = keyword.start.checked_sub(1).map(|at| text[at]);
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@')) {
        return;
    }
    let words = words(text, keyword.start);
    let Some((name, _)) = words.first() else { return };
    // `registry/mysql` is an image, `/usr/bin/mysql` the command.
    let name = &text[name.clone()];
    for (_, second, flag, style) in COMMANDS.iter().filter(|(command, ..)| command.as_bytes() == name) {
        if !second.is_empty() && !words.iter().skip(1).any(|(word, _)| &text[word.clone()] == second.as_bytes()) {
            continue;
        }
        for value in taken(text, &words, second, flag.as_bytes(), *style) {
            if value.len() >= 4 && is_in_use(&text[value.clone()]) {
                found(value);
            }
        }
    }
}

fn taken(text: &[u8], words: &[(Range<usize>, bool)], _second: &str, flag: &[u8], style: Style) -> Vec<Range<usize>> {
    let is_flag = |word: &[u8]| word.first().is_some_and(|first| matches!(first, b'-' | b'/')) && word.len() > 1;
    let behind = |word: &Range<usize>, sign: u8| {
        let at = text[word.clone()].iter().position(|byte| *byte == sign)?;
        // `sqlplus user/secret@host`.
        let value = word.start + at + 1..word.end;
        let end = if sign == b'/' {
            text[value.clone()].iter().rposition(|byte| *byte == b'@').map_or(value.end, |at| value.start + at)
        } else {
            value.end
        };
        (at > 0).then_some(value.start..end)
    };
    match style {
        Word(place) => {
            let plain = words.iter().skip(1).filter(|(word, _)| {
                let whole = &text[word.clone()];
                let is_drive = whole.ends_with(b":") && whole.len() == 2;
                !(is_flag(whole) || whole.starts_with(b"\\\\") || is_drive)
            });
            let plain: Vec<_> = plain.map(|(word, _)| word.clone()).collect();
            plain.get(place - 1).cloned().into_iter().collect()
        }
        Behind(sign) if flag.is_empty() => words
            .iter()
            .skip(1)
            .filter(|(word, _)| !is_flag(&text[word.clone()]))
            .take(2)
            .find_map(|(word, _)| behind(word, sign))
            .into_iter()
            .collect(),
        _ => {
            let mut taken = Vec::new();
            for (at, (word, _)) in words.iter().enumerate().skip(1) {
                let whole = &text[word.clone()];
                let next = words.get(at + 1).map(|(next, _)| next.clone());
                match style {
                    Joined | Both if whole.len() > flag.len() && whole.starts_with(flag) && !whole.starts_with(b"--") => {
                        let body = word.start + flag.len()..word.end;
                        let skipped = text[body.clone()].iter().take_while(|byte| matches!(byte, b'"' | b'\'' | b'=')).count();
                        let cut = text[body.clone()].iter().rev().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
                        if skipped + cut < body.len() {
                            taken.push(body.start + skipped..body.end - cut);
                        }
                    }
                    Next | Both if whole == flag => {
                        taken.extend(next.filter(|next| !text[next.clone()].starts_with(b"-")));
                    }
                    Behind(sign) if whole == flag => taken.extend(next.and_then(|next| behind(&next, sign))),
                    _ => {}
                }
            }
            taken
        }
    }
}

/// Returns the words of a command line as a shell parts them, without the quotes around each, and whether one had quotes.
fn words(text: &[u8], at: usize) -> Vec<(Range<usize>, bool)> {
    let end = text.len().min(at + LONGEST);
    let mut words = Vec::new();
    let mut at = at;
    while at < end && words.len() < 64 {
        match text[at] {
            b' ' | b'\t' => at += 1,
            // A line goes on behind a backslash, or what PowerShell and cmd put there.
            b'\\' | b'`' | b'^' if text.get(at + 1) == Some(&b'\n') => at += 2,
            b'\n' | b'\r' | b'|' | b';' | b'`' => break,
            b'&' if text.get(at + 1) == Some(&b'&') => break,
            quote @ (b'"' | b'\'') => {
                let Some(length) = text[at + 1..end].iter().position(|byte| *byte == quote || *byte == b'\n') else { break };
                if length > 0 {
                    words.push((at + 1..at + 1 + length, true));
                }
                at += length + 2;
            }
            _ => {
                let start = at;
                while at < end && !matches!(text[at], b' ' | b'\t' | b'\n' | b'\r' | b'|' | b';' | b'`') {
                    // A quote inside a word takes its blanks in.
                    if matches!(text[at], b'"' | b'\'') && at > start {
                        let quote = text[at];
                        match text[at + 1..end].iter().position(|byte| *byte == quote || *byte == b'\n') {
                            Some(length) if text[at + 1 + length] == quote => at += length + 2,
                            _ => break,
                        }
                    } else {
                        at += 1;
                    }
                }
                if at == start {
                    at += 1;
                    continue;
                }
                let cut = text[start..at].iter().rev().take_while(|byte| matches!(byte, b')' | b',' | b'"' | b'\'')).count();
                words.push((start..(at - cut).max(start + 1), false));
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        for name in NAMES {
            for (at, _) in text.match_indices(name) {
                command(text.as_bytes(), at..at + name.len(), &mut |bytes| all.push(&text[bytes]));
            }
        }
        all
    }

    #[test]
    fn every_name_belongs_to_a_command_and_back() {
        for (command, ..) in COMMANDS.iter().filter(|(command, ..)| {
            !["ansible", "kinit", "lpass", "pg_basebackup", "PsExec64", "impacket-psexec"].contains(command)
        }) {
            assert!(NAMES.iter().any(|name| name.starts_with(command) || command.starts_with(name.trim_end())), "{command}");
        }
    }

    #[test]
    fn passwords_are_taken_where_the_command_takes_them() {
        for (text, wanted) in [
            ("mysql -uroot -pMaple44x9Qrt shop", "Maple44x9Qrt"),
            ("mysqldump -u root -p'Maple 44x9' shop", "Maple 44x9"),
            ("sshpass -p Maple44x9Qrt ssh h", "Maple44x9Qrt"),
            ("docker login -u bob -p Maple44x9Qrt r.io", "Maple44x9Qrt"),
            ("redis-cli -h x -a Maple44x9Qrt ping", "Maple44x9Qrt"),
            ("openssl rsa -passin pass:Maple44x9Qrt -in k", "Maple44x9Qrt"),
            ("smbclient //s/x -U bob%Maple44x9Qrt", "Maple44x9Qrt"),
            ("htpasswd -b f bob Maple44x9Qrt", "Maple44x9Qrt"),
            ("net use Z: \\\\srv\\x Maple44x9Qrt /user:bob", "Maple44x9Qrt"),
            ("sqlplus scott/Maple44x9Qrt@//h:1521/XE", "Maple44x9Qrt"),
            ("xfreerdp /u:bob /p:Maple44x9Qrt /v:h", "Maple44x9Qrt"),
        ] {
            assert_eq!(of(text), [wanted], "{text}");
        }
        for text in [
            "mysql -uroot -p shop",
            "docker run -p 8080:80 mysql",
            "mysql -u root -p$PASS",
            "sshpass -p \"$PW\" ssh h",
            "docker login -u bob -p <password>",
        ] {
            assert_eq!(of(text), [""; 0], "{text}");
        }
    }
}
