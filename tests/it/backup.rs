//! Copies of the collection and the way back from one.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use expect_test::expect;

use super::support::User;

/// A user who practises one deck, has told a story and rated two prompts.
fn user() -> User {
    let user = User::with_decks(&["ownership"]);
    user.does(
        r#"
        story add "The payroll export" --cue "ran twice"
        rate ownership/prompt/nobodys-problem 4
        rate ownership/prompt/after-handover 3
        "#,
    );
    user
}

fn log(user: &User) -> String {
    user.run(&["log"]).ok().to_owned()
}

/// Sizes change with every new table.
fn without_sizes(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    for place in 1..words.len() {
        if words[place].starts_with("KB") {
            words[place - 1] = "N";
        }
    }
    words.join(" ")
}

#[test]
fn a_copy_is_made_listed_and_never_overwritten() {
    let user = user();
    expect![[r#"
        copied to DESK/home/backups/retell-20261122-090000.db
        1 deck, 28 cards, 1 story, 2 reviews; N KB, read back and whole
    "#]]
    .assert_eq(&without_sizes(user.run(&["backup"]).ok()));
    user.run(&["backup"]).ok();
    expect![[r#"
        DESK/home/backups
         retell-20261122-090000-2.db  N KB
         retell-20261122-090000.db    N KB

        retell restore latest brings the first one back
    "#]]
    .assert_eq(&without_sizes(user.run(&["backup", "list"]).ok()));
    let made = &user.run(&["backup", "copy.db", "--json"]).json()[0];
    assert_eq!(made["file"], "copy.db");
    assert_eq!((&made["cards"], &made["reviews"]), (&28.into(), &2.into()));
    let before = std::fs::read(user.desk().join("copy.db")).unwrap();
    let again = user.run(&["backup", "copy.db"]);
    expect![[r#"
        retell: there is a file copy.db already
           nothing was overwritten; name another file, or none for a dated one
    "#]]
    .assert_eq(again.failed().1);
    assert_eq!(std::fs::read(user.desk().join("copy.db")).unwrap(), before);
    let nowhere = user.run(&["backup", "no/such/folder/copy.db"]);
    assert_eq!(nowhere.code, 2);
    for line in user.run(&["backup", "list", "--json"]).json() {
        assert!(line["bytes"].as_u64().unwrap() > 0 && line["made"].is_string());
    }
}

#[test]
fn without_a_collection_there_is_nothing_to_copy() {
    let user = User::new();
    assert_eq!(
        user.run(&["backup", "list"]).ok(),
        "no copy in DESK/home/backups yet: retell backup makes one\n"
    );
    expect![[r#"
        retell: there is nothing to copy: no collection in DESK/home
           retell review starts one
    "#]]
    .assert_eq(user.run(&["backup"]).failed().1);
    assert_eq!(user.run(&["restore", "latest"]).failed().0, 2);
    assert!(!user.home().exists());
}

#[test]
fn a_copy_is_brought_back_and_what_it_replaces_is_kept() {
    let user = user();
    user.run(&["backup"]).ok();
    let then = log(&user);
    user.run(&["rate", "ownership/prompt/nobodys-problem", "1"])
        .ok();
    let now = log(&user);
    expect![[r#"
        retell: this asks questions and there is no terminal: use retell restore DESK/home/backups/retell-20261122-090000.db --yes instead
    "#]]
    .assert_eq(user.run(&["restore", "latest"]).failed().1);
    assert_eq!(log(&user), now);
    expect![[r#"
        restored DESK/home/backups/retell-20261122-090000.db
        it holds 1 deck, 28 cards, 1 story, 2 reviews
        what was there before is kept in DESK/home/backups/retell-20261122-090000-before-restore.db
    "#]]
    .assert_eq(user.run(&["restore", "latest", "--yes"]).ok());
    assert_eq!(log(&user), then);
    // No acknowledged name is issued twice: 1-3 was, and so was every name of the device 2.
    assert!(
        user.run(&["rate", "ownership/prompt/nobodys-problem", "5"])
            .ok()
            .starts_with("2-1 ")
    );
    user.run(&["restore", "latest", "--yes"]).ok();
    assert_eq!(log(&user), now);
    assert!(
        user.run(&["rate", "ownership/prompt/nobodys-problem", "5"])
            .ok()
            .starts_with("3-1 ")
    );
    expect![[r#"
        whole: 1 deck, 28 cards, 1 story, 4 reviews
    "#]]
    .assert_eq(user.run(&["check"]).ok());
}

#[test]
fn a_copy_comes_back_where_there_is_no_collection() {
    let user = user();
    user.run(&["backup", "copy.db"]).ok();
    let then = log(&user);
    std::fs::remove_dir_all(user.home()).unwrap();
    user.run(&["restore", "copy.db"]).ok();
    assert_eq!(log(&user), then);
    user.run(&["check"]).ok();
    let left: Vec<_> = std::fs::read_dir(user.home())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left, ["retell.db"]);
}

#[test]
fn what_is_no_copy_is_refused() {
    let user = user();
    user.run(&["backup", "copy.db"]).ok();
    let copy = std::fs::read(user.desk().join("copy.db")).unwrap();
    user.file("empty.db", "");
    user.file(
        "text.db",
        "no database at all, but more than a hundred bytes of it ".repeat(4),
    );
    user.file("short.db", &copy[..copy.len() / 2]);
    let mut newer = copy.clone();
    newer[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    user.file("newer.db", newer);
    let mut foreign = copy.clone();
    foreign[68..72].copy_from_slice(&7_u32.to_be_bytes());
    user.file("foreign.db", foreign);
    let mut altered = copy;
    // The first page of content: the root of the table of devices.
    altered[4096..4096 + 64].fill(0xff);
    user.file("altered.db", altered);
    let before = std::fs::read(user.home().join("retell.db")).unwrap();
    let mut said = String::new();
    for name in [
        "empty.db",
        "text.db",
        "short.db",
        "newer.db",
        "foreign.db",
        "altered.db",
        "absent.db",
        "home",
        "home/retell.db",
    ] {
        let run = user.run(&["restore", name, "--yes"]);
        let first = run.failed().1.lines().next().unwrap();
        // How long the file is and which formats are known changes with every new table.
        let known = first.split(" and this ").next().unwrap();
        said.push_str(known.split(": it has").next().unwrap());
        said.push('\n');
        assert_eq!(run.code, 2, "{name}");
    }
    expect![[r#"
        retell: cannot restore empty.db: the database file is empty
        retell: cannot restore text.db: the file is not a retell database
        retell: cannot restore short.db: the database is damaged
        retell: cannot restore newer.db: the database has format 9999,
        retell: cannot restore foreign.db: the file is not a retell database
        retell: cannot restore altered.db: the database is damaged: Tree 2 page 2: btreeInitPage() returns error code 11
        retell: cannot read absent.db: no such file or directory
        retell: cannot restore home: the file is not a retell database
        retell: home/retell.db is the collection itself
    "#]]
    .assert_eq(&said);
    assert_eq!(
        std::fs::read(user.home().join("retell.db")).unwrap(),
        before
    );
    user.run(&["check"]).ok();
}

#[test]
fn another_process_goes_on_with_what_was_brought_back() {
    let user = user();
    user.run(&["backup"]).ok();
    let mut other = user
        .command(&["rate", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(other.stdout.take().unwrap()).lines();
    let mut to = other.stdin.take().unwrap();
    let mut rate = || {
        writeln!(
            to,
            "{{\"card\":\"ownership/prompt/nobodys-problem\",\"grade\":4}}"
        )
        .unwrap();
        let event: serde_json::Value =
            serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        event["ack"].as_str().unwrap().to_owned()
    };
    assert_eq!(rate(), "1-3");
    user.run(&["restore", "latest", "--yes"]).ok();
    assert_eq!(rate(), "2-1");
    assert_eq!(
        user.run(&["rate", "ownership/prompt/nobodys-problem", "3"])
            .ok()
            .get(..3),
        Some("2-2")
    );
    assert_eq!(rate(), "2-3");
    drop(to);
    assert!(other.wait().unwrap().success());
    user.run(&["check"]).ok();
    assert_eq!(log(&user).lines().count(), 5);
    // What the other process had rated before is in the copy that was kept.
    user.run(&["restore", "latest", "--yes"]).ok();
    assert!(log(&user).contains("\n1-3 "));
}
