//! Pages as they are now, from a server on this very machine.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use super::program::Run;
use super::records::copied;

/// Serves pages until the test ends: the real one, one that redirects to itself, one without end, one that breaks off.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| drop(answer(stream))));
    address
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut request = [0; 2048];
    let length = stream.read(&mut request)?;
    let request = String::from_utf8_lossy(&request[..length]).into_owned();
    match request.split(' ').nth(1) {
        Some("/page") => {
            let body = "<html><body><h1>Data</h1><p>Ratings help us <b>improve our</b> models,\n even when training is off.</p></body></html>";
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        }
        Some("/loop") => write!(stream, "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n"),
        Some("/endless") => {
            write!(stream, "HTTP/1.1 200 OK\r\n\r\n")?;
            let block = [b'x'; 65536];
            loop {
                stream.write_all(&block)?;
            }
        }
        _ => write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    }
}

#[test]
fn pages_are_read_within_bounds() {
    let server = serve();
    for (path, wanted) in [("page", "holds"), ("loop", "unreachable"), ("endless", "unreachable"), ("absent", "unreachable")] {
        let scratch = tempfile::tempdir().unwrap();
        let archive = super::archive::newest_archive(scratch.path());
        let data = copied(scratch.path());
        let provider = data.join("acme/provider.yaml");
        let text = std::fs::read_to_string(&provider).unwrap();
        // The archived page cannot be had here, the other is served.
        let text = text.replace("https://acme.example/terms", "http://127.0.0.1:1/terms");
        std::fs::write(&provider, text.replace("https://help.acme.example/data", &format!("{server}/{path}"))).unwrap();
        let start = Instant::now();
        let cache = scratch.path().join("cache");
        let run = Run::new(&["verify", "--live", "acme/chat", "--format", "json", "--archive"]).with(&archive);
        let said = run.with("--data").with(&data).env("PROMPTFATE_CACHE", cache.to_str().unwrap()).said();
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let feedback = json["checks"].as_array().unwrap().iter().find(|check| check["question"] == "feedback").unwrap();
        assert_eq!(feedback["live"], wanted, "{path}");
        assert!(start.elapsed() < Duration::from_secs(25), "{path} took {:?}", start.elapsed());
    }
}
