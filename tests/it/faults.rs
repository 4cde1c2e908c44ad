//! What goes wrong around the program: damaged files, full disks, killed processes, closed pipes. No
//! acknowledged rating is ever lost, and no file that is refused is changed.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use expect_test::expect;
use rustix::process::{Pid, Signal, kill_process};

use super::support::{Run, User, ack, acks, logged};

const CARD: &str = "ownership/prompt/nobodys-problem";

fn user() -> User {
    let user = User::with_decks(&["ownership"]);
    user.run(&["rate", CARD, "4"]).ok();
    user
}

/// The program under a shell that first says this.
fn after(user: &User, shell: &str, arguments: &[&str], input: &str) -> Run {
    let program = user.command(arguments);
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{shell}; exec \"$0\" \"$@\"")])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(user.desk())
        .env_clear()
        .envs(
            program
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
    run(command, input)
}

fn run(mut command: Command, input: &str) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that stops reading early is tested by what it says.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap_or(-1),
    }
}

fn started(
    user: &User,
    arguments: &[&str],
    input: &str,
) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut child = user
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .as_mut()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_file_in_place_of_the_folder_is_named() {
    let user = User::new();
    user.file("notes.txt", "mine");
    let runs = [
        &["--home", "notes.txt"][..],
        &["--home", "notes.txt", "story", "add", "a"],
    ];
    let said = runs.map(|arguments| user.run(arguments).failed().1.to_owned());
    expect![[r#"
        retell: notes.txt is no folder, so that no collection can be in it
           name a folder with --home or RETELL_HOME
        retell: notes.txt is no folder, so that no collection can be in it
           name a folder with --home or RETELL_HOME
    "#]]
    .assert_eq(&said.concat());
}

#[test]
fn a_file_that_is_no_database_of_ours_is_named_and_left_alone() {
    let user = user();
    user.run(&["backup"]).ok();
    let path = user.home().join("retell.db");
    let whole = fs::read(&path).unwrap();
    let with = |place: usize, bytes: &[u8]| {
        let mut changed = whole.clone();
        changed[place..place + bytes.len()].copy_from_slice(bytes);
        changed
    };
    let mut said = String::new();
    for (name, content) in [
        ("empty", Vec::new()),
        ("text", b"Dear diary, ".repeat(40)),
        ("cut off", whole[..whole.len() - 4096].to_vec()),
        ("of another program", with(68, &[0, 0, 0, 9])),
        ("of a newer retell", with(60, &[0, 0, 39, 15])),
        ("altered in its first page", with(100, &[0xff; 400])),
    ] {
        fs::write(&path, &content).unwrap();
        let before = files(&user.home());
        for arguments in [
            &["cards"][..],
            &["log", "--json"],
            &["rate", CARD, "3"],
            &["review", "--json"],
            &["backup"],
        ] {
            let run = user.run(arguments);
            assert_eq!(run.failed().0, 1, "{name}, {arguments:?}: {run:?}");
            assert!(
                run.err.contains("retell restore latest"),
                "{name}, {arguments:?}: {run:?}"
            );
        }
        let checked = user.run(&["check", "--json"]);
        assert_eq!(
            (checked.code, checked.out.starts_with("{\"ok\":false,")),
            (1, true),
            "{checked:?}"
        );
        assert!(files(&user.home()) == before, "{name} was changed");
        // How long the file is and which formats are known changes with every new table.
        for line in user.run(&["cards"]).err.lines() {
            let known = line.split(", and this retell").next().unwrap();
            said.push_str(known.split(": it has").next().unwrap());
            said.push('\n');
        }
    }
    expect![[r#"
        retell: cannot open DESK/home/retell.db: the database file is empty
           nothing was changed
           the newest backup is DESK/home/backups/retell-20261122-090000.db: retell restore latest
        retell: cannot open DESK/home/retell.db: the file is not a retell database
           nothing was changed
           the newest backup is DESK/home/backups/retell-20261122-090000.db: retell restore latest
        retell: cannot open DESK/home/retell.db: the database is damaged
           nothing was changed
           the newest backup is DESK/home/backups/retell-20261122-090000.db: retell restore latest
        retell: cannot open DESK/home/retell.db: the file is not a retell database
           nothing was changed
           the newest backup is DESK/home/backups/retell-20261122-090000.db: retell restore latest
        retell: cannot open DESK/home/retell.db: the database has format 9999
           nothing was changed; install the newest retell to open it
           the newest backup is DESK/home/backups/retell-20261122-090000.db: retell restore latest
        retell: cannot open DESK/home/retell.db: the database is damaged: database disk image is malformed
           nothing was changed
           the newest backup is DESK/home/backups/retell-20261122-090000.db: retell restore latest
    "#]]
    .assert_eq(&said);
    user.run(&["restore", "latest", "--yes"]).ok();
    assert_eq!(logged(&user).len(), 1);
    user.run(&["check"]).ok();
}

#[test]
fn damage_inside_is_named_with_the_backup_and_left_alone() {
    let user = user();
    user.run(&["backup"]).ok();
    let path = user.home().join("retell.db");
    let mut damaged = fs::read(&path).unwrap();
    for page in 1..damaged.len() / 4096 {
        damaged[page * 4096..page * 4096 + 200].fill(0xa5);
    }
    fs::write(&path, &damaged).unwrap();
    let before = files(&user.home());
    for arguments in [
        &["cards"][..],
        &["log"],
        &["rate", CARD, "3"],
        &["check"],
        &["export"],
        &["backup"],
    ] {
        let run = user.run(arguments);
        assert_eq!(run.code, 1, "{arguments:?}: {run:?}");
        let told = format!("{}{}", run.out, run.err);
        assert!(told.contains("retell restore"), "{arguments:?}: {told}");
        assert!(
            told.contains("damaged") || told.contains("cannot be read"),
            "{told}"
        );
    }
    assert!(files(&user.home()) == before);
    user.run(&["restore", "latest", "--yes"]).ok();
    user.run(&["check"]).ok();
    assert!(
        user.home()
            .join("backups/retell-20261122-090000.damaged")
            .exists()
    );
}

#[test]
fn a_folder_in_the_place_of_the_database_is_refused() {
    let user = User::new();
    fs::create_dir_all(user.home().join("retell.db")).unwrap();
    expect![[r#"
        retell: cannot open DESK/home/retell.db: the file is not a retell database
           nothing was changed
           there is no backup; move the file away to start afresh, or name another folder with --home
    "#]]
    .assert_eq(user.run(&["cards"]).failed().1);
    assert_eq!(user.run(&["rate", CARD, "3"]).code, 1);
}

#[test]
fn a_full_disk_loses_nothing_and_reading_goes_on() {
    let user = user();
    let lines = format!("{{\"card\":\"{CARD}\",\"grade\":4}}\n").repeat(60);
    // A file may grow to 128 blocks: less than the log of sixty ratings.
    let run = after(&user, "trap '' XFSZ; ulimit -f 128", &["rate", "-"], &lines);
    assert_eq!(run.code, 1, "{run:?}");
    let acknowledged = acks(&run.out);
    assert!(acknowledged.len() < 60, "{run:?}");
    expect![[r#"
        the disk cannot be read or written: disk I/O error
           nothing was lost; look at the disk, then type the same again
    "#]]
    .assert_eq(
        run.err
            .split_once(": line ")
            .and_then(|(_, rest)| rest.split_once(' '))
            .map_or("", |(_line, told)| told),
    );
    let read = after(&user, "trap '' XFSZ; ulimit -f 8", &["log"], "");
    assert_eq!(read.ok().lines().count(), 1 + acknowledged.len());
    user.run(&["check"]).ok();
    let logged = logged(&user);
    assert!(acknowledged.iter().all(|ack| logged.contains(ack)));
    user.run(&["rate", CARD, "5"]).ok();
}

#[test]
fn a_folder_that_cannot_be_written_can_be_read() {
    let user = user();
    let mode = |mode| fs::set_permissions(user.home(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o500);
    if fs::write(user.home().join("probe"), "").is_ok() {
        // Nobody keeps this user from writing.
        fs::remove_file(user.home().join("probe")).unwrap();
        return mode(0o700);
    }
    fs::set_permissions(
        user.home().join("retell.db"),
        fs::Permissions::from_mode(0o400),
    )
    .unwrap();
    let (log, rate) = (user.run(&["log"]), user.run(&["rate", CARD, "3"]));
    mode(0o700);
    assert_eq!(log.ok().lines().count(), 1);
    expect![[r#"
        retell: the database cannot be written
           reading still works; make the file and its folder writable to go on
    "#]]
    .assert_eq(rate.failed().1);
}

#[test]
fn what_is_made_is_private_whatever_the_umask() {
    let user = User::new();
    for arguments in [
        &["decks", "activate", "ownership"][..],
        &["rate", CARD, "4"],
        &["config", "set", "minutes", "25"],
        &["backup"],
        &["backup", "copy.db"],
        &["restore", "copy.db", "--yes"],
    ] {
        assert_eq!(
            after(&user, "umask 0", arguments, "").code,
            0,
            "{arguments:?}"
        );
    }
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&user.home()), 0o700);
    assert_eq!(mode(&user.home().join("backups")), 0o700);
    assert_eq!(mode(&user.desk().join("copy.db")), 0o600);
    for (file, _) in files(&user.home()) {
        assert_eq!(mode(Path::new(&file)), 0o600, "{file}");
    }
}

#[test]
fn a_killed_process_loses_no_acknowledged_rating() {
    let user = user();
    let mut acknowledged = BTreeSet::new();
    let lines = format!("{{\"card\":\"{CARD}\",\"grade\":3}}\n").repeat(200);
    let grades = "4\n".repeat(200);
    for kill_after in [1, 2, 3, 5, 8, 13, 21] {
        for (arguments, input) in [
            (&["rate", "-"][..], &lines),
            (
                &["review", "--json", "--drill", "--minutes", "600"],
                &grades,
            ),
        ] {
            let (mut child, mut out) = started(&user, arguments, input);
            let mut line = String::new();
            let mut seen = 0;
            while seen < kill_after && out.read_line(&mut line).unwrap() > 0 {
                if let Some(ack) = ack(&line) {
                    acknowledged.insert(ack);
                    seen += 1;
                }
                line.clear();
            }
            child.kill().unwrap();
            // What was still in the pipe had been acknowledged as well.
            acknowledged.extend(
                out.lines()
                    .map_while(Result::ok)
                    .filter_map(|line| ack(&line)),
            );
            child.wait().unwrap();
            let logged = logged(&user);
            assert!(
                acknowledged.is_subset(&logged),
                "{:?}",
                acknowledged.difference(&logged)
            );
            assert_eq!(user.run(&["check"]).code, 0);
        }
    }
    assert!(acknowledged.len() >= 60, "{}", acknowledged.len());
    user.run(&["rate", CARD, "5"]).ok();
    assert_eq!(user.run(&["undo"]).code, 0);
}

#[test]
fn two_processes_rate_at_once() {
    let user = user();
    let line = |card: &str| format!("{{\"card\":\"{card}\",\"grade\":4}}\n");
    let both = line(CARD) + &line("ownership/prompt/after-handover");
    let run = std::thread::scope(|scope| {
        let rate = || {
            user.run_with(&["rate", "-"], both.repeat(20))
                .ok()
                .to_owned()
        };
        let (one, other) = (scope.spawn(rate), scope.spawn(rate));
        one.join().unwrap() + &other.join().unwrap()
    });
    let acknowledged: BTreeSet<String> = acks(&run).into_iter().collect();
    assert_eq!(acknowledged.len(), 80);
    assert!(acknowledged.is_subset(&logged(&user)));
    assert_eq!(logged(&user).len(), 81);
    user.run(&["check"]).ok();
    assert_eq!(
        user.run(&["cards", "--json"]).ok(),
        user.run(&["cards", "--json", "--from-log"]).ok()
    );
}

#[test]
fn the_same_submission_counts_once() {
    let user = user();
    let line = format!("{{\"card\":\"{CARD}\",\"grade\":4,\"id\":\"tap-17\"}}\n");
    let twice = user
        .run_with(&["rate", "-"], line.repeat(2))
        .ok()
        .to_owned();
    let again = std::thread::scope(|scope| {
        let rate = || user.run_with(&["rate", "-"], &line).ok().to_owned();
        let (one, other) = (scope.spawn(rate), scope.spawn(rate));
        one.join().unwrap() + &other.join().unwrap()
    });
    assert_eq!(acks(&(twice + &again)), ["1-2"; 4]);
    assert_eq!(logged(&user).len(), 2);
    let other = user.run_with(&["rate", "-"], line.replace('4', "1"));
    assert_eq!(other.code, 2, "{other:?}");
    assert_eq!(logged(&user).len(), 2);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let user = User::new();
    user.run(&["decks", "activate", "--company", "amazon"]).ok();
    for arguments in [
        &["export"][..],
        &["cards", "--json"],
        &["cards"],
        &["matrix", "--csv"],
        &["decks", "show", "ownership"],
    ] {
        let mut child = user
            .command(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::with_capacity(1, child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), output.stderr.as_slice()),
            (Some(0), &b""[..]),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_full_standard_output_is_told_and_keeps_the_rating() {
    let user = user();
    for arguments in [
        &["export"][..],
        &["cards"],
        &["check", "--json"],
        &["rate", CARD, "5"],
    ] {
        let run = after(&user, "exec > /dev/full", arguments, "");
        assert_eq!(run.code, 1, "{arguments:?}");
        assert_eq!(
            run.err, "retell: cannot read or write: No space left on device (os error 28)\n",
            "{arguments:?}"
        );
    }
    assert_eq!(logged(&user).len(), 2);
}

#[test]
fn an_interrupt_ends_the_session_at_once_and_keeps_what_was_rated() {
    let user = user();
    for (place, signal) in (2..).zip([Signal::INT, Signal::TERM, Signal::HUP]) {
        let (mut child, mut out) = started(&user, &["review", "--json", "--drill"], "4\n");
        let mut line = String::new();
        while ack(&line).is_none() {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0);
        }
        // Waiting closes the input, and the end of the input would end the session as well.
        let _input = child.stdin.take();
        kill_process(Pid::from_child(&child), signal).unwrap();
        let (done, ended) = mpsc::channel();
        std::thread::spawn(move || done.send(child.wait().unwrap()));
        let status = ended
            .recv_timeout(Duration::from_secs(2))
            .expect("it ends within two seconds");
        assert_eq!(status.code(), Some(130), "{signal:?}");
        assert_eq!(logged(&user).len(), place);
    }
    user.run(&["check"]).ok();
}
