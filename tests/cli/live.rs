//! Pages as they are now, from a server on this very machine.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::program::Run;
use super::records::copied;

/// Serves pages until the test ends, and counts what it is asked.
pub(super) fn serve() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            counted.fetch_add(1, Ordering::Relaxed);
            std::thread::spawn(move || answer(stream));
        }
    });
    (address, asked)
}

const PAGE: &str =
    "<html><body><h1>Data</h1><p>Ratings help us <b>improve our</b> models,\n even when training is off.</p></body></html>";

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let (mut request, mut request_end) = ([0; 2048], [0; 1]);
    let length = stream.read(&mut request)?;
    let request = String::from_utf8_lossy(&request[..length]).into_owned();
    match request.split(' ').nth(1) {
        Some("/page") => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{PAGE}", PAGE.len())
        }
        Some("/long") => {
            let page = format!("{PAGE}<p>{}</p>", "Words that say nothing of it. ".repeat(20));
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{page}", page.len())
        }
        Some("/loop") => write!(stream, "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n"),
        Some("/endless") => {
            write!(stream, "HTTP/1.1 200 OK\r\n\r\n")?;
            let block = [b'x'; 65536];
            loop {
                stream.write_all(&block)?;
            }
        }
        Some("/away") => write!(stream, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:9/page\r\nContent-Length: 0\r\n\r\n"),
        // Until the reader has gone: it is to go first.
        Some("/drip") => {
            write!(stream, "HTTP/1.1 200 OK\r\n\r\nx")?;
            stream.read(&mut request_end).map(drop)
        }
        Some("/deep") => write!(stream, "HTTP/1.1 200 OK\r\n\r\n{}{PAGE}", "<div>".repeat(300_000)),
        Some("/pdf") => write!(stream, "HTTP/1.1 200 OK\r\n\r\n%PDF-1.7"),
        Some("/empty") => write!(stream, "HTTP/1.1 200 OK\r\n\r\n<body><script>fill()</script></body>"),
        _ => write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    }
}

/// Returns how the citation of a page stands that has this address, and what was said.
fn live(address: &str, within: &str) -> (String, String) {
    let scratch = tempfile::tempdir().unwrap();
    let archive = super::archive::newest_archive(scratch.path());
    let data = copied(scratch.path());
    let provider = data.join("acme/provider.yaml");
    let text = std::fs::read_to_string(&provider).unwrap();
    // The archived page cannot be had here, the other is served.
    let text = text.replace("https://acme.example/terms", "http://127.0.0.1:1/terms");
    std::fs::write(&provider, text.replace("https://help.acme.example/data", address)).unwrap();
    let cache = scratch.path().join("cache");
    let run = Run::new(&["verify", "--live", "acme/chat", "--format", "json", "--page-within", within, "--archive"]);
    let said = run.with(&archive).with("--data").with(&data).env("PROMPTFATE_CACHE", cache.to_str().unwrap()).said();
    // One page can never be had here, and what was not read is no success.
    assert_eq!(said.status, 2, "{}", said.err);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let feedback = json["checks"].as_array().unwrap().iter().find(|check| check["question"] == "feedback").unwrap();
    (feedback["live"].as_str().unwrap().to_owned(), said.err)
}

#[test]
fn pages_are_read_within_bounds() {
    let (server, _) = serve();
    for (path, wanted, why) in [
        ("page", "holds", ""),
        ("deep", "holds", ""),
        ("loop", "unreachable", "http"),
        ("away", "unreachable", "http"),
        ("endless", "unreachable", "8388608"),
        ("absent", "unreachable", "404"),
        ("pdf", "not_readable", "PDF"),
        ("empty", "not_readable", ""),
    ] {
        let start = Instant::now();
        let (stands, said) = live(&format!("{server}/{path}"), "20000");
        assert_eq!(stands, wanted, "{path}: {said}");
        assert!(said.contains(why), "{path}: {said}");
        assert!(start.elapsed() < Duration::from_secs(15), "{path} took {:?}", start.elapsed());
    }
}

#[test]
fn what_does_not_come_is_not_waited_for() {
    let (server, _) = serve();
    let start = Instant::now();
    let (stands, said) = live(&format!("{server}/drip"), "300");
    assert_eq!(stands, "unreachable");
    assert!(said.contains("has not come whole in 300 ms"), "{said}");
    assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());
}

#[test]
fn an_address_that_a_record_may_not_have_is_not_asked() {
    let (server, asked) = serve();
    let host = server.strip_prefix("http://").unwrap();
    let port = host.split(':').nth(1).unwrap();
    for address in [
        format!("{server}/page[1-1000]"),
        format!("{server}/{{page,page}}"),
        format!("http://127.0.0.1:1@{host}/page"),
        format!("http://localhost:{port}/page"),
        format!("http://2130706433:{port}/page"),
        format!("http://0x7f000001:{port}/page"),
        format!("http://127.0.0.1.evil.example:{port}/page"),
        format!("https://name@{host}/page"),
        format!("file://{server}/page"),
    ] {
        let (stands, said) = live(&format!("'{address}'"), "20000");
        assert_eq!(stands, "unreachable", "{address}");
        assert!(said.contains("found a") && said.contains("address"), "{address}: {said}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 0);
}
