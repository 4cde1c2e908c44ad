//! Writers killed at any moment: alone and several at once, after a random number of bytes of what they
//! were given and of what they said, and a random while later. The random numbers are the same in every
//! run; how far a writer has come by then is not.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::process::{Child, Stdio};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::support::{User, acks, logged};

const ROUNDS: u32 = 16;

/// Lines that a writer is given.
const LINES: usize = 6;

/// No event is shorter, in bytes.
const SHORTEST: usize = 60;

const CARDS: [&str; 3] = ["nobodys-problem", "after-handover", "stayed-with-it"];

/// A process that rates.
struct Writer {
    child: Child,
    /// The lines that it is to be given.
    lines: Vec<String>,
    /// How many bytes of what it says are read before it is killed.
    heard: usize,
    /// What it said.
    said: Vec<u8>,
}

impl Writer {
    fn start(user: &User, arguments: &[&str], lines: Vec<String>, random: &mut StdRng) -> Self {
        let child = user
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = lines.concat();
        // Half of them get only a part, which may end within a line. Its end stays open.
        let given = if random.random() {
            input.len()
        } else {
            random.random_range(0..input.len())
        };
        let given = &input[..given];
        let mut stdin = child.stdin.as_ref().unwrap();
        stdin.write_all(given.as_bytes()).unwrap();
        let whole = given.matches('\n').count();
        Self {
            child,
            lines,
            heard: random.random_range(0..=whole * SHORTEST),
            said: Vec::new(),
        }
    }

    fn listen(&mut self) {
        let out = self.child.stdout.as_mut().unwrap();
        let mut heard = out.take(self.heard as u64);
        heard.read_to_end(&mut self.said).unwrap();
    }

    /// Kills it. What was still in the pipe had been said before.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        let out = self.child.stdout.as_mut().unwrap();
        out.read_to_end(&mut self.said).unwrap();
        self.child.wait().unwrap();
    }

    /// The acknowledgements that came whole.
    fn acks(&self) -> Vec<String> {
        let end = self.said.iter().rposition(|byte| *byte == b'\n');
        acks(std::str::from_utf8(&self.said[..end.map_or(0, |end| end + 1)]).unwrap())
    }
}

/// Lets a writer go on for a part of what a rating takes.
fn linger(random: &mut StdRng) {
    for _ in 0..random.random_range(0..100_000) {
        std::hint::spin_loop();
    }
}

fn ratings(writer: &str, random: &mut StdRng) -> Vec<String> {
    let line = |line| {
        let card = CARDS[random.random_range(0..CARDS.len())];
        let grade = random.random_range(0..=5);
        format!(
            "{{\"card\":\"ownership/prompt/{card}\",\"grade\":{grade},\"id\":\"{writer}-{line}\"}}\n"
        )
    };
    (0..LINES).map(line).collect()
}

fn answers(random: &mut StdRng) -> Vec<String> {
    let words = ["5\n", "4\n", "1\n", "undo\n", "skip\n"];
    (0..LINES)
        .map(|_| words[random.random_range(0..words.len())].to_owned())
        .collect()
}

#[test]
fn a_writer_killed_at_any_moment_loses_nothing_that_it_acknowledged() {
    const SESSION: [&str; 5] = ["review", "--json", "--drill", "--minutes", "600"];
    let user = User::with_decks(&["ownership"]);
    let mut random = StdRng::seed_from_u64(16);
    let mut before = logged(&user);
    for round in 0..ROUNDS {
        let mut writers: Vec<Writer> = (0..random.random_range(1..=2))
            .map(|number| {
                let lines = ratings(&format!("{round}-{number}"), &mut random);
                Writer::start(&user, &["rate", "-"], lines, &mut random)
            })
            .collect();
        let sessions = usize::from(round % 3 == 0);
        if sessions == 1 {
            let lines = answers(&mut random);
            writers.push(Writer::start(&user, &SESSION, lines, &mut random));
        }
        writers.iter_mut().for_each(Writer::listen);
        for writer in &mut writers {
            linger(&mut random);
            writer.kill();
        }

        let there = logged(&user);
        let acknowledged: BTreeSet<String> = writers.iter().flat_map(Writer::acks).collect();
        assert!(acknowledged.is_subset(&there), "{acknowledged:?} {there:?}");
        // A writer says what it has written before it writes on.
        let new = there.len() - before.len();
        assert!(
            new <= acknowledged.len() + writers.len(),
            "{new} {acknowledged:?}"
        );
        user.run(&["check"]).ok();

        // Everything again: what was written is known by its id, and the rest is written now.
        let session = writers.split_off(writers.len() - sessions);
        let lines: String = writers.iter().flat_map(|it| it.lines.clone()).collect();
        let resent = acks(user.run_with(&["rate", "-"], &lines).ok());
        for (writer, again) in writers.iter().zip(resent.chunks(LINES)) {
            let first = writer.acks();
            assert_eq!(first, again[..first.len()]);
        }
        let resent: BTreeSet<String> = resent.into_iter().collect();
        assert_eq!(resent.len(), LINES * writers.len());
        let by_session = there.difference(&before).filter(|it| !resent.contains(*it));
        let by_session = by_session.count();
        let said: usize = session.iter().map(|it| it.acks().len()).sum();
        assert!(by_session <= said + sessions, "{by_session} {said}");
        let after = logged(&user);
        assert_eq!(after.len(), before.len() + resent.len() + by_session);
        before = after;
    }
    let done = user.run_with(&SESSION, "3\nquit\n");
    assert_eq!(acks(done.ok()).len(), 1);
    user.run(&["check"]).ok();
}
