//! Newer records from one signed file: what is taken, and all that is refused.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use ed25519_compact::{KeyPair, Seed};

use super::program::{Run, Said, data};
use super::records::copied;

/// BLAKE2b with 64 bytes, as RFC 7693 has it: minisign signs this sum of a file.
fn blake2b(message: &[u8]) -> [u8; 64] {
    const IV: [u64; 8] = [
        0x6a09_e667_f3bc_c908,
        0xbb67_ae85_84ca_a73b,
        0x3c6e_f372_fe94_f82b,
        0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1,
        0x9b05_688c_2b3e_6c1f,
        0x1f83_d9ab_fb41_bd6b,
        0x5be0_cd19_137e_2179,
    ];
    const SIGMA: [&str; 10] = [
        "0123456789abcdef",
        "ea489fd61c02b753",
        "b8c052fdae367194",
        "7931dcbe265a40f8",
        "905724afe1bc683d",
        "2c6a0b834d75fe19",
        "c51fed4a0763928b",
        "db7ec13950f4862a",
        "6fe9b308c2d714a5",
        "a2847615fb9e3cd0",
    ];
    let order = |round: usize| -> Vec<usize> {
        let digits = SIGMA[round % 10].chars().filter_map(|digit| digit.to_digit(16));
        digits.map(|digit| digit as usize).collect()
    };
    let mut h = IV;
    h[0] ^= 0x0101_0040;
    let blocks: Vec<&[u8]> = if message.is_empty() { vec![&[][..]] } else { message.chunks(128).collect() };
    let mut done = 0_u128;
    for (at, block) in blocks.iter().enumerate() {
        done += block.len() as u128;
        let mut padded = [0; 128];
        padded[..block.len()].copy_from_slice(block);
        let words: Vec<u64> = padded.chunks(8).map(|word| u64::from_le_bytes(word.try_into().unwrap())).collect();
        let mut v = [0_u64; 16];
        v[..8].copy_from_slice(&h);
        v[8..].copy_from_slice(&IV);
        v[12] ^= done as u64;
        if at + 1 == blocks.len() {
            v[14] = !v[14];
        }
        for round in 0..12 {
            let order = order(round);
            let columns = [
                [0, 4, 8, 12],
                [1, 5, 9, 13],
                [2, 6, 10, 14],
                [3, 7, 11, 15],
                [0, 5, 10, 15],
                [1, 6, 11, 12],
                [2, 7, 8, 13],
                [3, 4, 9, 14],
            ];
            for (i, [a, b, c, d]) in columns.into_iter().enumerate() {
                for (word, (first, second)) in [(words[order[2 * i]], (32, 24)), (words[order[2 * i + 1]], (16, 63))] {
                    v[a] = v[a].wrapping_add(v[b]).wrapping_add(word);
                    v[d] = (v[d] ^ v[a]).rotate_right(first);
                    v[c] = v[c].wrapping_add(v[d]);
                    v[b] = (v[b] ^ v[c]).rotate_right(second);
                }
            }
        }
        for i in 0..8 {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }
    let bytes: Vec<u8> = h.iter().flat_map(|word| word.to_le_bytes()).collect();
    bytes.try_into().unwrap()
}

#[test]
fn the_sum_is_that_of_the_standard() {
    let sum = blake2b(b"abc");
    assert_eq!(sum[..8], [0xba, 0x80, 0xa5, 0x3f, 0x98, 0x1c, 0x4d, 0x0d]);
    assert_eq!(sum[60..], [0xd4, 0x00, 0x99, 0x23]);
}

fn keys(seed: u8) -> KeyPair {
    KeyPair::from_seed(Seed::new([seed; 32]))
}

/// Returns a public key as minisign writes it.
fn public(keys: &KeyPair) -> String {
    BASE64.encode(&[&b"Ed"[..], &[7; 8], &keys.pk[..]].concat())
}

/// Returns a file with the signature of minisign before it.
fn signed(content: &[u8], keys: &KeyPair) -> Vec<u8> {
    let signature = keys.sk.sign(blake2b(content), None);
    let comment = "records";
    let over_all = keys.sk.sign([&signature[..], comment.as_bytes()].concat(), None);
    let first = BASE64.encode(&[&b"ED"[..], &[7; 8], &signature[..]].concat());
    let head = format!("untrusted comment: x\n{first}\ntrusted comment: {comment}\n{}\n", BASE64.encode(&over_all[..]));
    [head.as_bytes(), content].concat()
}

/// A home, and data folders of several days.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Home {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    fn run(&self, arguments: &[&str]) -> Said {
        let home = self.folder.path().join("home");
        fs::create_dir_all(&home).unwrap();
        let home = home.to_str().unwrap();
        Run::new(arguments).env("HOME", home).env("USERPROFILE", home).env("APPDATA", home).env("XDG_DATA_HOME", home).said()
    }

    fn installed(&self) -> PathBuf {
        self.folder.path().join("home/promptfate/records.bundle")
    }

    /// Returns what is to be signed of the test records, read on a day.
    fn part(&self, day: &str) -> Vec<u8> {
        let scratch = tempfile::tempdir().unwrap();
        let copy = copied(scratch.path());
        let files = ["acme", "beta"].map(|provider| fs::read_dir(copy.join(provider)).unwrap());
        for entry in files.into_iter().flatten() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let dated = |line: &str| if line.starts_with("checked:") { format!("checked: \"{day}\"") } else { line.to_owned() };
            fs::write(&path, text.lines().map(dated).collect::<Vec<_>>().join("\n") + "\n").unwrap();
        }
        let out = scratch.path().join("records.part");
        let run = Run::new(&["export", "bundle", "--output"]).with(&out).with("--data").with(&copy);
        let said = run.env("PROMPTFATE_TODAY", "2030-01-01").said();
        assert_eq!(said.status, 0, "{}", said.err);
        fs::read(out).unwrap()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Sees that a bundle is refused for a reason, and that what is read stays as it was.
    fn refuses(&self, bundle: &[u8], key: &str, why: &str) {
        let before = fs::read(self.installed()).ok();
        let file = self.file("refused.bundle", bundle);
        let said = self.run(&["update", "--from", &file, "--key", key]);
        assert_eq!(said.status, 2, "{why}: {}", said.out);
        assert!(said.err.contains(why), "{why}: {}", said.err);
        assert_eq!(fs::read(self.installed()).ok(), before, "{why}");
    }
}

const NEWER: &str = "2029-05-01";

#[test]
fn newer_records_are_read_by_every_command_until_they_are_rolled_back() {
    let home = Home::new();
    let keys = keys(1);
    let bundle = home.file("records.bundle", &signed(&home.part(NEWER), &keys));
    assert_ne!(home.run(&["show", "acme/chat"]).status, 0, "the program has no such record");
    let none = home.run(&["update", "--from", &bundle]);
    assert!(none.status == 2 && none.err.contains("--key"), "{}", none.err);

    let said = home.run(&["update", "--from", &bundle, "--key", &public(&keys)]);
    assert!(said.status == 0 && said.out.contains("Installed records 2029-05-01-"), "{}{}", said.out, said.err);
    assert_eq!(home.run(&["show", "acme/chat"]).status, 0);
    let json: serde_json::Value = serde_json::from_str(&home.run(&["show", "acme/chat", "--format", "json"]).out).unwrap();
    assert!(json["records"]["version"].as_str().unwrap().starts_with("2029-05-01-"), "{}", json["records"]);
    assert!(home.run(&["--version"]).out.contains("records 2029-05-01-"));
    let status = home.run(&["update", "--status"]).out;
    assert!(status.contains("installed           2029-05-01-") && status.contains(&public(&keys)), "{status}");
    assert!(status.lines().nth(1).unwrap().ends_with("(read)"), "{status}");
    // A folder that is named comes first.
    assert_eq!(home.run(&["list", "--data", data().to_str().unwrap()]).status, 0);

    // The key is known from now on; what is as new may follow, what is older may not.
    assert_eq!(home.run(&["update", "--from", &bundle]).status, 0);
    home.refuses(&signed(&home.part("2029-04-30"), &keys), &public(&keys), "are older than 2029-05-01-");
    let back = home.run(&["update", "--rollback"]);
    assert!(back.status == 0 && !home.installed().exists(), "{}", back.err);
    assert_ne!(home.run(&["show", "acme/chat"]).status, 0);
    assert!(!home.run(&["--version"]).out.contains("records"));
    assert!(home.run(&["update", "--rollback"]).out.contains("Nothing was installed"));
}

#[test]
fn what_cannot_be_trusted_or_read_is_refused() {
    let home = Home::new();
    let (ours, theirs) = (keys(1), keys(2));
    let key = public(&ours);
    let part = home.part(NEWER);
    let bundle = signed(&part, &ours);
    let good = home.file("good.bundle", &bundle);
    assert_eq!(home.run(&["update", "--from", &good, "--key", &key]).status, 0);

    let mut tampered = bundle.clone();
    *tampered.last_mut().unwrap() ^= 1;
    home.refuses(&tampered, &key, "was changed");
    let mut comment = bundle.clone();
    let at = bundle.windows(7).position(|word| word == b"records").unwrap();
    comment[at] ^= 1;
    home.refuses(&comment, &key, "was changed");
    home.refuses(&bundle[..bundle.len() - 1], &key, "was changed");
    home.refuses(&bundle[..40], &key, "no signature");
    home.refuses(b"", &key, "no signature");
    home.refuses(&part, &key, "no signature");
    home.refuses(&signed(&part, &theirs), &key, "not of this key");
    home.refuses(&bundle, &public(&theirs), "not of this key");
    home.refuses(&bundle, "RWnonsense", "the key is none of minisign");
    home.refuses(&signed(b"promptfate records 0000000000000000\nx", &ours), &key, "another version of the program");
    let head = part.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    home.refuses(&signed(&part[..head], &ours), &key, "is not installed");
    home.refuses(&signed(&part[..part.len() / 2], &ours), &key, "is not installed");
    home.refuses(&vec![0; (32 << 20) + 1], &key, "is not installed");
    home.refuses(&signed(&home.part("2020-01-01"), &ours), &key, "older");
    // Over https alone, but for this very machine.
    let none = home.run(&["update", "--from", "http://example.org/records.bundle", "--key", &key]);
    assert_eq!(none.status, 2, "{}", none.out);
    assert_eq!(home.run(&["show", "acme/chat"]).status, 0, "the good one is still read");
}

#[test]
fn records_inside_the_program_are_never_replaced_by_older_ones() {
    let home = Home::new();
    home.refuses(&signed(&home.part("2020-01-01"), &keys(1)), &public(&keys(1)), "older");
    assert!(!home.installed().exists());
    // A program that is newer than what was installed reads its own.
    let old = signed(&home.part("2020-01-01"), &keys(1));
    fs::create_dir_all(home.installed().parent().unwrap()).unwrap();
    fs::write(home.installed(), [public(&keys(1)).as_bytes(), b"\n", &old].concat()).unwrap();
    assert_eq!(home.run(&["show", "acme/chat"]).status, 2);
    let status = home.run(&["update", "--status"]);
    assert!(status.err.is_empty() && status.out.lines().next().unwrap().ends_with("(read)"), "{}{}", status.out, status.err);
}

#[test]
fn what_was_damaged_after_it_was_installed_is_not_read() {
    let home = Home::new();
    let bundle = home.file("records.bundle", &signed(&home.part(NEWER), &keys(1)));
    assert_eq!(home.run(&["update", "--from", &bundle, "--key", &public(&keys(1))]).status, 0);
    let whole = fs::read(home.installed()).unwrap();
    let mut changed = whole.clone();
    *changed.last_mut().unwrap() ^= 1;
    // A process killed halfway leaves a file of another name, which nobody reads.
    fs::write(home.installed().with_file_name(".promptfate-x.unfinished"), &whole[..99]).unwrap();
    for bytes in [&changed[..], &whole[..whole.len() / 2], &whole[..10], b""] {
        fs::write(home.installed(), bytes).unwrap();
        let said = home.run(&["list"]);
        assert_eq!(said.status, 0);
        assert!(said.err.contains("the installed records are not read"), "{}", said.err);
        assert!(!said.out.contains("acme/chat"));
        assert!(home.run(&["update", "--status"]).err.contains("not read"));
    }
    assert_eq!(home.run(&["update", "--from", &bundle, "--key", &public(&keys(1))]).status, 0);
    assert_eq!(home.run(&["show", "acme/chat"]).status, 0);
}

#[test]
fn a_bundle_is_fetched_from_an_address() {
    let home = Home::new();
    let bundle = signed(&home.part(NEWER), &keys(1));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/records.bundle", listener.local_addr().unwrap());
    let served = bundle.clone();
    std::thread::spawn(move || {
        // The second answer is cut off: fewer bytes than it says.
        for (mut stream, length) in listener.incoming().flatten().zip([served.len(), served.len() / 2]) {
            let _ = stream.read(&mut [0; 2048]);
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", served.len());
            let _ = stream.write_all(&served[..length]);
        }
    });
    let said = home.run(&["update", "--from", &address, "--key", &public(&keys(1))]);
    assert!(said.status == 0 && home.installed().exists(), "{}{}", said.out, said.err);
    let said = home.run(&["update", "--from", &address]);
    assert!(said.status == 2 && said.err.contains("is not installed"), "{}{}", said.out, said.err);
    assert_eq!(home.run(&["show", "acme/chat"]).status, 0);
}

#[test]
fn a_part_is_made_of_whole_records_alone() {
    let scratch = tempfile::tempdir().unwrap();
    let copy = copied(scratch.path());
    let out = scratch.path().join("records.part");
    let export = |folder: &Path| Run::new(&["export", "bundle", "--output"]).with(&out).with("--data").with(folder).said();
    fs::write(copy.join("acme/broken.yaml"), "kind: [").unwrap();
    let said = export(&copy);
    assert!(said.status == 2 && said.err.contains("cannot be read") && !out.exists(), "{}", said.err);
    let said = Run::new(&["export", "bundle"]).said();
    assert!(said.status == 2 && said.err.contains("--output"), "{}", said.err);
}
