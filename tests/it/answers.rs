//! The loop is played, and forgetting fitted, once for the same question: the answers are kept, and never
//! instead of fresh ones.

use std::fs;
use std::path::Path;

use retell::store::answer::{self, What};
use serde_json::{Value, json};

use super::readiness::practised;
use super::support::User;

/// What shows the loop, for a person and for a script.
const COMMANDS: [&[&str]; 2] = [&[], &["readiness", "--json"]];

const CARD: &str = "ownership/prompt/nobodys-problem";

/// What these commands say; none of them has anything to complain of.
fn said(user: &User) -> Vec<String> {
    COMMANDS
        .map(|command| user.run(command).ok().to_owned())
        .to_vec()
}

/// What is kept, and under which fingerprint.
fn kept(user: &User) -> Vec<(String, Vec<u8>, String)> {
    user.database()
        .prepare("SELECT what, fingerprint, answer FROM answer ORDER BY what")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

fn forget(user: &User) {
    user.database().execute("DELETE FROM answer", []).unwrap();
}

#[test]
fn the_same_question_is_answered_from_what_was_kept() {
    let user = practised();
    let first = said(&user);
    let answers = kept(&user);
    let whats: Vec<&str> = answers.iter().map(|(what, ..)| what.as_str()).collect();
    assert_eq!(whats, ["advice", "fit", "outcome"]);
    for (_, fingerprint, answer) in &answers {
        assert_eq!(fingerprint.len(), 16);
        for own in ["payroll", "bakery", "prompt/"] {
            assert!(!answer.contains(own), "{answer}");
        }
    }
    assert_eq!(said(&user), first);
    assert_eq!(kept(&user), answers);

    // What is shown is what was kept, not what is worked out beside it.
    let put_in_place = |(_, fingerprint, answer): &(_, Vec<u8>, String), what, field, value| {
        let mut answer: Value = serde_json::from_str(answer).unwrap();
        answer[field] = json!(value);
        let fingerprint = fingerprint.as_slice().try_into().unwrap();
        answer::save(&user.database(), what, &fingerprint, &answer.to_string()).unwrap();
    };
    put_in_place(&answers[2], What::Outcome, "answered", 1.25);
    let today = &user.run(&["--json"]).json()[0];
    assert_eq!(today["loop"]["expected"], json!(1.25));
    put_in_place(&answers[1], What::Fit, "theta", 1.75);
    let readiness = &user.run(&["readiness", "--json"]).json()[0];
    assert_eq!(readiness["fit"]["theta"], json!(1.75));
}

#[test]
fn another_question_gets_another_answer() {
    let mut user = practised();
    let before = said(&user);
    for change in [
        &["rate", CARD, "0"][..],
        &["story", "link", "The bakery orders", CARD],
        &["interview", "set", "2026-12-10", "--rounds", "3"],
        &["undo"],
    ] {
        user.run(change).ok();
        let after = said(&user);
        assert_ne!(after, before, "{change:?}");
        forget(&user);
        assert_eq!(said(&user), after, "{change:?}");
    }
    let today = said(&user);
    user.run(&["readiness", "--on", "2026-11-30", "--json"])
        .ok();
    assert_eq!(said(&user), today);
    user.at("2026-11-23T09:00:00Z");
    let tomorrow = said(&user);
    forget(&user);
    assert_eq!(said(&user), tomorrow);
}

#[test]
fn a_damaged_answer_is_worked_out_again() {
    let user = practised();
    let (before, answers) = (said(&user), kept(&user));
    for sql in [
        "UPDATE answer SET answer = 'no answer'",
        "UPDATE answer SET answer = ''",
        "UPDATE answer SET answer = replace(answer, '0', '1')",
        "UPDATE answer SET hash = zeroblob(16)",
        "UPDATE answer SET fingerprint = zeroblob(16)",
        "DELETE FROM answer",
    ] {
        assert_eq!(user.database().execute(sql, []).unwrap(), 3, "{sql}");
        assert_eq!(said(&user), before, "{sql}");
        assert_eq!(kept(&user), answers, "{sql}");
    }
    user.database()
        .execute("UPDATE answer SET answer = 'no answer'", [])
        .unwrap();
    user.run(&["check"]).ok();
}

#[test]
fn an_older_collection_gets_room_for_answers() {
    let user = practised();
    let before = said(&user);
    user.database()
        .execute_batch("DROP TABLE answer; DROP TABLE declined; PRAGMA user_version = 7;")
        .unwrap();
    assert_eq!(said(&user), before);
    assert_eq!(kept(&user).len(), 3);
}

#[test]
fn what_cannot_be_kept_at_once_is_shown_all_the_same() {
    let user = practised();
    let before = said(&user);
    forget(&user);
    let mut writer = user.database();
    let held = writer
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .unwrap();
    assert_eq!(said(&user), before);
    drop(held);
    assert_eq!(kept(&user), []);
    drop(writer);
    set_writable(&user, false);
    let read_only = said(&user);
    set_writable(&user, true);
    assert_eq!(read_only, before);
}

/// Whether the user may write in the folder of the collection; some users always may.
fn set_writable(user: &User, writable: bool) {
    let set = |path: &Path| {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = if path.is_dir() { 0o500 } else { 0o400 };
            permissions.set_mode(if writable { mode | 0o200 } else { mode });
        }
        #[cfg(not(unix))]
        permissions.set_readonly(!writable);
        fs::set_permissions(path, permissions).unwrap();
    };
    set(&user.home().join("retell.db"));
    set(&user.home());
}
