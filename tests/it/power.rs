//! Power that fails while ratings are written: the files as they were at each acknowledgement, and the log
//! beside the database cut off at each of its frames and within them.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

use super::support::User;

const CARDS: [&str; 3] = ["nobodys-problem", "after-handover", "stayed-with-it"];

/// SQLite's own numbers: what heads the file beside the database, and each page in it.
const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

/// The database and the file beside it.
type Files = (Vec<u8>, Vec<u8>);

fn files(user: &User) -> Files {
    let read = |name: &str| fs::read(user.home().join(name)).unwrap_or_default();
    (read("retell.db"), read("retell.db-wal"))
}

/// Another machine that finds these files when it starts.
fn found(files: (&[u8], &[u8])) -> User {
    let user = User::new();
    fs::create_dir_all(user.home()).unwrap();
    fs::write(user.home().join("retell.db"), files.0).unwrap();
    if !files.1.is_empty() {
        fs::write(user.home().join("retell.db-wal"), files.1).unwrap();
    }
    user
}

/// Rates in one process, and gives the files as they were when each rating had been acknowledged. The
/// process never ends in peace, which would put its house in order.
fn acknowledged(user: &User) -> Vec<Files> {
    let mut child: Child = user
        .command(&["rate", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut copies = Vec::new();
    for card in CARDS {
        writeln!(
            input,
            "{{\"card\":\"ownership/prompt/{card}\",\"grade\":4}}"
        )
        .unwrap();
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert!(line.contains("\"rated\""), "{line}");
        copies.push(files(user));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    copies
}

/// How many ratings there are, once everything was found in order; a further one is taken.
fn ratings(user: &User, about: &str) -> usize {
    let check = user.run(&["check", "--json"]);
    assert_eq!(
        (check.code, check.out.as_str()),
        (0, "{\"ok\":true,\"findings\":[],\"leftovers\":[]}\n"),
        "{about}"
    );
    let log = user.run(&["log", "--json"]).json();
    for (line, card) in log.iter().zip(CARDS) {
        assert_eq!(line["card"], format!("ownership/prompt/{card}"), "{about}");
    }
    user.run(&["rate", "ownership/prompt/left-unfinished", "5"])
        .ok();
    log.len()
}

#[test]
fn what_was_acknowledged_is_there_and_what_was_cut_off_is_gone_without_a_trace() {
    let user = User::with_decks(&["ownership"]);
    let copies = acknowledged(&user);
    for (index, (database, log)) in copies.iter().enumerate() {
        let about = format!("after rating {}", index + 1);
        assert_eq!(
            ratings(&found((database, log)), &about),
            index + 1,
            "{about}"
        );
    }
    let (database, log) = &copies[CARDS.len() - 1];
    let page = usize::from(u16::from_be_bytes([database[16], database[17]]));
    let frame = FRAME_HEAD + page;
    assert_eq!((log.len() - HEAD) % frame, 0, "it holds whole frames");
    let mut before = 0;
    for end in 0..=(log.len() - HEAD) / frame {
        let place = HEAD + end * frame;
        let kept = ratings(&found((database, &log[..place])), &format!("{end} frames"));
        assert!(
            kept == before || kept == before + 1,
            "{end} frames: {kept} after {before}"
        );
        before = kept;
        // A frame half written, or written as noughts, counts for nothing.
        let torn = if end % 2 == 0 {
            log[..(place + frame / 2).min(log.len())].to_vec()
        } else {
            [&log[..place], &[0; 600]].concat()
        };
        let about = format!("{end} frames and a torn one");
        assert_eq!(ratings(&found((database, &torn)), &about), kept, "{about}");
    }
    assert_eq!(before, CARDS.len());
}
