//! Any bytes through the scan: no panic, finds lie inside, in order, and redacting leaves every other byte as it was.
#![no_main]

use promptfate::scan::Redactor;
use promptfate_fuzz::SCANNER;

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    let (mut written, mut others) = (Vec::new(), 0);
    let mut redactor = Redactor::default();
    let scan = SCANNER.scan(text, |offset, part, found| redactor.write(part, offset, found, &mut written)).unwrap();
    let mut behind = 0;
    for find in &scan.findings {
        assert!(behind <= find.bytes.start && find.bytes.end <= text.len() as u64);
        others += find.bytes.start - behind;
        behind = find.bytes.end;
        assert!(find.excerpt.text.get(find.excerpt.mask.clone()).is_some_and(|mask| mask.bytes().all(|byte| byte == b'*')));
    }
    others += text.len() as u64 - behind;
    assert!(written.len() as u64 >= others);
    assert!(scan.findings.is_empty() == (written == text));
    // As a file of whatever form: the same bounds hold in every part of it.
    for looked in SCANNER.scan_file(text).unwrap() {
        let Ok(scan) = looked.outcome else { continue };
        assert!(scan.findings.windows(2).all(|pair| pair[0].bytes.end <= pair[1].bytes.start));
    }
});
