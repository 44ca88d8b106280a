//! Reads the corpus and fills in its templates, from a fixed seed: the same text on every run.

/// A text that holds one secret, or a near miss.
pub struct Sample {
    pub rule: String,
    pub is_secret: bool,
    pub text: String,
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn of(&mut self, alphabet: &str, count: usize) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        (0..count).map(|_| letters[(self.next() % letters.len() as u64) as usize]).collect()
    }

    fn fill(&mut self, kind: &str, count: usize) -> String {
        const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
        const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        const DIGIT: &str = "0123456789";
        const HEX: &str = "0123456789abcdef";
        let alnum = format!("{LOWER}{UPPER}{DIGIT}");
        match kind {
            "alnum" => self.of(&alnum, count),
            "hex" => self.of(HEX, count),
            "lower" => self.of(LOWER, count),
            "lnum" => self.of(&format!("{LOWER}{DIGIT}"), count),
            "unum" => self.of(&format!("{UPPER}{DIGIT}"), count),
            "digit" => self.of(DIGIT, count),
            "letters" => self.of(&format!("{LOWER}{UPPER}"), count),
            // A token does not end in a mark that a reader takes for punctuation.
            "url" => format!("{}{}", self.of(&format!("{alnum}_-"), count - 1), self.of(&alnum, 1)),
            "b64" => format!("{}{}", self.of(&format!("{alnum}+/"), count - 1), self.of(&alnum, 1)),
            "b32l" => self.of(&format!("{LOWER}234567"), count),
            "b32" => self.of(&format!("{UPPER}234567"), count),
            "uuid" => [8, 4, 4, 4, 12].map(|part| self.of(HEX, part)).join("-"),
            "jwt" => format!("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ{}.{}", self.of(&alnum, 60), self.fill("url", 43)),
            // What every unencrypted key of OpenSSH begins with: a magic word, no cipher, and many zeros (PROTOCOL.key).
            "openssh" => {
                let head = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW";
                let rest: Vec<String> = (0..4).map(|_| self.fill("b64", 70)).collect();
                format!("{head}\nQyNTUxOQAAACB{}\n{}", self.fill("b64", 57), rest.join("\n"))
            }
            "pem" => (0..24).map(|_| self.fill("b64", 64)).collect::<Vec<_>>().join("\n"),
            kind => panic!("the corpus has no kind `{kind}`"),
        }
    }
}

/// Returns all samples of credentials.
pub fn samples() -> Vec<Sample> {
    read(include_str!("corpus.txt"))
}

/// Returns all samples of personal data.
#[allow(dead_code, reason = "the benchmark looks for credentials alone")]
pub fn personal_samples() -> Vec<Sample> {
    read(include_str!("personal.txt"))
}

fn read(corpus: &str) -> Vec<Sample> {
    let mut random = Random(20_261_124);
    let lines = corpus.lines().filter(|line| line.starts_with(['+', '-']));
    let sample = |line: &str| {
        let (head, template) = line.split_once('\t').unwrap_or_else(|| panic!("no tabulator in {line:?}"));
        let text = expand(template, &mut random);
        Sample { rule: head[2..].to_owned(), is_secret: head.starts_with('+'), text }
    };
    lines.map(sample).collect()
}

fn expand(template: &str, random: &mut Random) -> String {
    let template = template.replace("\\\\n", "\u{1}").replace("\\n", "\n").replace('\u{1}', "\\n");
    let mut text = String::new();
    let mut rest = template.as_str();
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').map_or(rest.len(), |close| open + close);
        let inside = &rest[open + 1..close];
        let (kind, count) = inside.split_once(':').unwrap_or((inside, "1"));
        match count.parse() {
            Ok(count)
                if kind.chars().all(|c| c.is_ascii_alphanumeric())
                    && ["uuid", "jwt", "pem", "openssh"].contains(&kind) | inside.contains(':') =>
            {
                text.push_str(&rest[..open]);
                text.push_str(&random.fill(kind, count));
                rest = &rest[close + 1..];
            }
            _ => {
                text.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
            }
        }
    }
    text.push_str(rest);
    text
}
