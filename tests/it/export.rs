//! The whole collection as lines, and lines back into a collection.

use std::io::Write;
use std::process::Stdio;

use super::support::User;
use expect_test::expect;

/// A user with something in every table.
fn user() -> User {
    let mut user = User::with_decks(&["ownership", "dive-deep"]);
    user.run(&["decks", "deactivate", "dive-deep"]);
    user.does(
        r#"
        story add "The payroll export" --cue "ran twice" --cue "40 people"
        story link "The payroll export" ownership/prompt/nobodys-problem --angle "the call"
        cards edit ownership/prompt/after-handover "When did you clean up after yourself?"
        cards suspend ownership/prompt/stayed-with-it
        cards bury ownership/prompt/easy-gain-refused
        rate ownership/prompt/nobodys-problem 4 --seconds 101.1
        rate ownership/prompt/nobodys-problem 2 --seconds 101.1
        rate ownership/prompt/nobodys-problem 5 --seconds 101.1
        undo
        log fix 1-2 3
        "#,
    );
    let odd = "締め切り \"に\" 遅れた\\";
    user.run(&["story", "add", odd, "--topic", "deadline"]);
    user.run_with(
        &["rate", "-"],
        "{\"card\":\"ownership/criterion/outcome-over-ticket\",\"grade\":3,\"id\":\"tap-17\"}\n",
    )
    .ok();
    user.at("2026-11-25T07:30:00.250+09:00");
    user.run(&["rate", "ownership/prompt/nobodys-problem", "5"])
        .ok();
    user
}

/// A table from the edge of the page: an expected text loses what all its lines are indented by.
fn flush(table: &str) -> String {
    table
        .replace("\n ", "\n")
        .trim_start_matches(' ')
        .to_owned()
}

fn exported(user: &User) -> String {
    user.run(&["export"]).ok().to_owned()
}

fn shown(user: &User) -> String {
    [
        &["cards", "--json", "--retired"][..],
        &["story", "list", "--json"],
        &["log", "--json"],
        &["queue", "--json"],
    ]
    .map(|arguments| user.run(arguments).ok().to_owned())
    .concat()
}

/// Another machine, at the same time.
fn elsewhere() -> User {
    let mut user = User::new();
    user.at("2026-11-25T07:30:00.250+09:00");
    user
}

#[test]
fn an_empty_collection_takes_an_export_without_loss() {
    let user = user();
    let whole = exported(&user);
    let other = elsewhere();
    other.file("retell.jsonl", &whole);
    expect![[r#"
        new  here already
        decks                  2             0
        cards                 56             0
        stories                2             0
        versions of stories    2             0
        links                  1             0
        reviews                6             0
    "#]]
    .assert_eq(&flush(other.run(&["import", "retell.jsonl"]).ok()));
    assert_eq!(exported(&other), whole);
    assert_eq!(shown(&other), shown(&user));
    other.run(&["check"]).ok();
    // The other machine writes under a name of its own, and a submission sent there again is known.
    assert!(
        other
            .run(&["rate", "ownership/prompt/nobodys-problem", "4"])
            .ok()
            .starts_with("2-1 ")
    );
    let line =
        "{\"card\":\"ownership/criterion/outcome-over-ticket\",\"grade\":3,\"id\":\"tap-17\"}\n";
    assert!(
        other
            .run_with(&["rate", "-"], line)
            .ok()
            .contains("\"ack\":\"1-7\"")
    );
    other.run(&["check"]).ok();
}

#[test]
fn nothing_is_there_twice() {
    let user = user();
    let whole = exported(&user);
    user.file("retell.jsonl", &whole);
    expect![[r#"
        new  here already
        decks                  0             2
        cards                  0            56
        stories                0             2
        versions of stories    0             2
        links                  0             1
        reviews                0             6
    "#]]
    .assert_eq(&flush(user.run(&["import", "retell.jsonl"]).ok()));
    assert_eq!(exported(&user), whole);
    let piped = user.run_with(&["import", "-", "--json"], &whole);
    assert_eq!(piped.json()[0]["added"]["review"], 0);
    assert_eq!(exported(&user), whole);
}

/// A fixed seed gives the new collection the very name of the device that wrote the export.
#[test]
fn an_export_comes_back_under_the_same_seed() {
    let rated = ["rate", "ownership/prompt/nobodys-problem", "4"];
    let user = User::with_stories();
    user.run(&rated).ok();
    let whole = exported(&user);
    let mut other = User::new();
    other.set("RETELL_SEED", "7");
    other.file("retell.jsonl", &whole);
    other.run(&["import", "retell.jsonl"]).ok();
    assert_eq!(exported(&other), whole);
    other.run(&rated).ok();
    other.run(&["check"]).ok();
}

#[test]
fn two_collections_come_together() {
    let user = user();
    let other = elsewhere();
    other.file("first.jsonl", exported(&user));
    other.run(&["import", "first.jsonl"]).ok();
    // Both go on by themselves.
    other.does(
        r#"
        rate ownership/prompt/after-handover 2
        story add "The bakery"
        story link "The bakery" ownership/prompt/after-handover
        "#,
    );
    user.does(
        r#"
        rate ownership/prompt/nobodys-problem 1
        story link "The payroll export" ownership/prompt/after-handover
        cards edit ownership/prompt/after-handover "Own words stay"
        "#,
    );
    user.file("second.jsonl", exported(&other));
    expect![[r#"
        new  here already
        decks                  0             2
        cards                  0            56
        stories                1             2
        versions of stories    1             2
        links                  1             1
        reviews                1             6
    "#]]
    .assert_eq(&flush(user.run(&["import", "second.jsonl"]).ok()));
    user.run(&["check"]).ok();
    let log = user.run(&["log"]).ok().to_owned();
    assert_eq!(
        (log.lines().count(), log.contains("\n2-1 ")),
        (8, true),
        "{log}"
    );
    assert!(
        user.run(&["cards", "show", "ownership/prompt/after-handover"])
            .ok()
            .contains("Own words stay")
    );
    // This machine goes on under a name that neither of the two used.
    assert!(
        user.run(&["rate", "ownership/prompt/nobodys-problem", "4"])
            .ok()
            .starts_with("3-1 ")
    );
    assert!(user.run(&["undo"]).ok().starts_with("took back 3-1 "));
    user.run(&["check"]).ok();
    let both = exported(&user);
    let third = elsewhere();
    third.file("both.jsonl", &both);
    third.run(&["import", "both.jsonl"]).ok();
    assert_eq!(exported(&third), both);
    third.run(&["check"]).ok();
}

#[test]
fn a_dry_run_says_what_would_come_and_changes_nothing() {
    let user = user();
    let other = elsewhere();
    other.file("retell.jsonl", exported(&user));
    let run = other.run(&["import", "retell.jsonl", "--dry-run"]);
    assert!(
        run.ok().ends_with("\nnothing was changed: --dry-run\n"),
        "{run:?}"
    );
    assert!(!other.home().exists());
}

#[test]
fn an_export_that_was_altered_is_refused_whole() {
    let user = user();
    let whole = exported(&user);
    let other = elsewhere();
    other.run(&["decks", "activate", "dive-deep"]).ok();
    let before = exported(&other);
    let lines: Vec<&str> = whole.lines().collect();
    let without = |name: &str| -> String {
        let mut removed = false;
        let kept = lines.iter().filter(|line| {
            removed || {
                removed = line.starts_with(&format!("{{\"{name}\""));
                !removed
            }
        });
        kept.map(|line| format!("{line}\n"))
            .collect::<Vec<_>>()
            .concat()
    };
    let mut said = String::new();
    for altered in [
        lines[..lines.len() - 1].join("\n"),
        format!("{}\n", lines[0]),
        whole.replacen("\"grade\":2", "\"grade\":5", 1),
        whole.replacen("\"grade\":2", "\"grade\":6", 1),
        whole.replacen("ran twice", "ran thrice", 1),
        whole.replacen("clean up after", "clean up before", 1),
        whole.replacen("\"version\":1", "\"version\":99", 1),
        whole.replacen("\"kind\":\"prompt\"", "\"kind\":\"poem\"", 1),
        whole.replacen("\"position\":0", "\"position\":\"first\"", 1),
        whole.replacen("\"guest\":false", "\"guest\":false,\"mood\":\"good\"", 1),
        whole.replacen("\"retired\":false,", "", 1),
        whole.replacen("2026-11-22T09", "2026-13-22T09", 1),
        without("device"),
        without("card"),
        without("story"),
        without("review"),
        without("retraction"),
        whole.replacen("{\"link\"", "{\"poem\"", 1),
        whole.replacen("{\"link\"", "not JSON", 1),
        format!("{whole}{}\n", lines[1]),
    ] {
        let run = other.run_with(&["import", "-"], &altered);
        assert_eq!(run.failed().0, 2, "{run:?}");
        // A story's identifier is another one in every run.
        let words: Vec<&str> = run.err.lines().next().unwrap().split(' ').collect();
        let words = words
            .iter()
            .map(|word| match word.trim_matches(['"', ':']).len() {
                36 => "UUID",
                _ => word,
            });
        said.push_str(&words.collect::<Vec<_>>().join(" "));
        said.push('\n');
        assert_eq!(exported(&other), before);
    }
    expect![[r#"
        retell: the export has no last line: it was cut off
        retell: the export has no last line: it was cut off
        retell: line 75: the lines before this one are not those that were written
        retell: line 67: "6" is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)
        retell: line 75: the lines before this one are not those that were written
        retell: line 75: the lines before this one are not those that were written
        retell: a newer retell wrote this export: version 99, and this retell reads up to 1
        retell: line 5: kind: "poem" is no word that is known here
        retell: line 5: position: "first" is no whole number
        retell: line 5: card has no "mood" here; a newer retell may have written it
        retell: line 5: card.retired is missing
        retell: line 2: "2026-13-22T09:00:00Z" is no instant
        retell: line 65: no device 1 before this line
        retell: line 64: no card "ownership/prompt/nobodys-problem" before this line
        retell: line 62: no story UUID before this line
        retell: line 66: row 2 of a device's log follows row 0
        retell: line 69: row 5 of a device's log follows row 3
        retell: line 65: "poem" is nothing that this retell exports; a newer one may have written it
        retell: line 65: not a line of an export of retell
        retell: line 76: more lines after the last one
    "#]]
    .assert_eq(&said);
    assert_eq!(
        other
            .run_with(&["import", "-", "--as", "mine"], &whole)
            .failed()
            .0,
        2
    );
}

/// What lies in a user's folder.
fn files(user: &User) -> Vec<String> {
    let folder = std::fs::read_dir(user.home());
    let entries = folder.into_iter().flatten().map(Result::unwrap);
    entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

#[test]
fn an_export_that_is_refused_makes_no_collection() {
    let whole = exported(&user());
    let other = elsewhere();
    for altered in [
        whole.replacen("ran twice", "ran thrice", 1),
        whole.replacen("\"seconds\":101.1", "\"seconds\":-1.0", 1),
        whole.lines().take(60).collect::<Vec<_>>().join("\n"),
    ] {
        assert_eq!(other.run_with(&["import", "-"], &altered).failed().0, 2);
        assert_eq!(files(&other), [""; 0]);
    }
    other.run_with(&["import", "-"], &whole).ok();
    assert_eq!(files(&other), ["retell.db"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_import_leaves_nothing_behind() {
    use rustix::process::{Pid, Signal, kill_process};
    let whole = exported(&user());
    let other = elsewhere();
    let mut child = other
        .command(&["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // The rest of the export never comes.
    let mut input = child.stdin.take().unwrap();
    input.write_all(&whole.as_bytes()[..10_000]).unwrap();
    while files(&other).is_empty() {
        std::thread::yield_now();
    }
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(files(&other), [""; 0]);
}

#[test]
fn reviews_come_as_csv() {
    let user = user();
    let csv = user.run(&["export", "--csv"]).ok().to_owned();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 7);
    assert_eq!(
        lines[0],
        "id,card,at,day,grade,form,label,story,seconds,retracted"
    );
    assert!(lines[1].starts_with(
        "1-1,ownership/prompt/nobodys-problem,2026-11-22T09:00:00Z,2026-11-22,4,told,script,"
    ));
    assert!(lines[1].ends_with(",101.1,false"), "{}", lines[1]);
    assert_eq!(
        User::new().run(&["export", "--csv"]).ok().lines().count(),
        1
    );
    assert_eq!(User::new().run(&["export"]).ok().lines().count(), 2);
}

/// A new table is carried by an export, or somebody has said why not.
#[test]
fn every_table_is_carried_or_left_out_for_a_reason() {
    use retell::store::transfer::{LEFT_OUT, TABLES};
    let user = user();
    let connection = user.database();
    let mut statement = connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let mut there: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let carried = TABLES.iter().map(|table| table.name);
    let mut named: Vec<String> = carried
        .chain(LEFT_OUT.map(|(name, _)| name))
        .map(str::to_owned)
        .collect();
    there.sort();
    named.sort();
    assert_eq!(
        there, named,
        "a new table: see the top of src/store/transfer.rs"
    );
}
