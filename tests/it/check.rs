//! Whether the collection is whole: every altered byte of a text or a review is noticed.

use std::fmt::Write;
use std::fs;

use expect_test::expect;

use super::support::User;

/// A user with something of everything: own wording, a story with a link, a note on what was missing,
/// ratings, one taken back, one corrected.
fn user() -> User {
    let user = User::with_decks(&["ownership"]);
    user.does(
        r#"
        story add "The payroll export" --cue "ran twice"
        story link "The payroll export" ownership/prompt/nobodys-problem
        cards edit ownership/prompt/after-handover "When did you clean up after yourself?"
        rate ownership/prompt/nobodys-problem 4 --seconds 101.5
        rate ownership/prompt/nobodys-problem 2 --seconds 101.5
        rate ownership/prompt/nobodys-problem 5 --seconds 101.5
        undo
        rate ownership/criterion/moved-unasked 3
        log fix 1-2 3
        "#,
    );
    user
}

/// All that is shown of the collection.
fn shown(user: &User) -> String {
    [
        &["cards", "--json"][..],
        &["story", "list", "--json"],
        &["log", "--json"],
    ]
    .map(|arguments| user.run(arguments).ok().to_owned())
    .concat()
}

#[test]
fn a_whole_collection_is_said_to_be() {
    let user = user();
    expect![[r#"
        whole: 1 deck, 28 cards, 1 story, 5 reviews
    "#]]
    .assert_eq(user.run(&["check"]).ok());
    assert_eq!(
        user.run(&["check", "--json"]).ok(),
        "{\"ok\":true,\"findings\":[],\"leftovers\":[]}\n"
    );
    assert_eq!(
        User::new().run(&["check"]).ok(),
        "there is no collection yet: retell review starts one\n"
    );
}

#[test]
fn what_a_killed_import_left_is_named() {
    let user = user();
    let own = [
        "retell.db-wal",
        "retell.db.old",
        "config.toml.01a2027b-d680-7efb-a86a-e9e0c207865f",
    ];
    let left = "retell.db.01a2027b-d680-7efb-a86a-e9e0c207865f";
    for name in own.into_iter().chain([left]) {
        fs::write(user.home().join(name), "").unwrap();
    }
    expect![[r#"
        whole: 1 deck, 28 cards, 1 story, 5 reviews
        DESK/home/retell.db.01a2027b-d680-7efb-a86a-e9e0c207865f: left by
           a killed import or restore; remove it while none is running
    "#]]
    .assert_eq(user.run(&["check"]).ok());
    let report = &user.run(&["check", "--json"]).json()[0];
    assert_eq!(
        report["leftovers"],
        serde_json::json!([format!("DESK/home/{left}")])
    );
}

/// What check says after each of these statements, each on the same whole collection.
fn said_after(alterations: &[&str]) -> String {
    let user = user();
    let path = user.home().join("retell.db");
    let whole = std::fs::read(&path).unwrap();
    let mut said = String::new();
    for alteration in alterations {
        std::fs::write(&path, &whole).unwrap();
        user.database()
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; {alteration}"))
            .unwrap();
        let run = user.run(&["check"]);
        assert_eq!(run.code, 1, "{alteration}: {run:?}");
        writeln!(said, "{alteration}").unwrap();
        for line in run.out.lines().take(4) {
            // A story's identifier is another one in every run.
            let line: Vec<&str> = line
                .split(' ')
                .map(|word| match word.trim_end_matches(':').len() {
                    36 => "UUID",
                    _ => word,
                })
                .collect();
            writeln!(said, "   {}", line.join(" ")).unwrap();
        }
    }
    said
}

#[test]
fn an_altered_log_is_noticed() {
    expect![[r#"
        UPDATE review SET grade = 5 WHERE seq = 2
           review 1-2 of ownership/prompt/nobodys-problem: not as it was written
              retell export > rescued.jsonl saves what can still be read
        UPDATE review SET seconds = 101.6 WHERE seq = 1
           review 1-1 of ownership/prompt/nobodys-problem: not as it was written
              retell export > rescued.jsonl saves what can still be read
        UPDATE review SET story = NULL WHERE seq = 1
           review 1-1 of ownership/prompt/nobodys-problem: not as it was written
              retell export > rescued.jsonl saves what can still be read
        UPDATE review SET hash = zeroblob(16) WHERE seq = 3
           review 1-3 of ownership/prompt/nobodys-problem: not as it was written
              retell export > rescued.jsonl saves what can still be read
           row 1-4, which takes review 1-3 back: not as it was written
              retell export > rescued.jsonl saves what can still be read
        UPDATE retraction SET at = at + 1 WHERE seq = 4
           row 1-4, which takes review 1-3 back: not as it was written
              retell export > rescued.jsonl saves what can still be read
        DELETE FROM correction
           review 1-7 of ownership/prompt/nobodys-problem: not as it was written
              retell export > rescued.jsonl saves what can still be read
        DELETE FROM retraction WHERE seq = 4
           review 1-4: not in the log any more
              retell export > rescued.jsonl saves what can still be read
           card ownership/prompt/nobodys-problem: its schedule is not what its reviews
              come to
        DELETE FROM review WHERE seq = (SELECT max(seq) FROM review)
           table correction: a row points to a review that is not there
              retell export > rescued.jsonl saves what can still be read
           review 1-7: not in the log any more
              retell export > rescued.jsonl saves what can still be read
        UPDATE device SET seq = seq + 1
           review 1-8: not in the log any more
              retell export > rescued.jsonl saves what can still be read
        UPDATE device SET seq = seq - 1
           what follows review 1-6: nothing was written there
              retell export > rescued.jsonl saves what can still be read
        UPDATE device SET head = zeroblob(16)
           device 1: the log does not end as it was written
              retell export > rescued.jsonl saves what can still be read
    "#]]
    .assert_eq(&said_after(&[
        "UPDATE review SET grade = 5 WHERE seq = 2",
        "UPDATE review SET seconds = 101.6 WHERE seq = 1",
        "UPDATE review SET story = NULL WHERE seq = 1",
        "UPDATE review SET hash = zeroblob(16) WHERE seq = 3",
        "UPDATE retraction SET at = at + 1 WHERE seq = 4",
        "DELETE FROM correction",
        "DELETE FROM retraction WHERE seq = 4",
        "DELETE FROM review WHERE seq = (SELECT max(seq) FROM review)",
        "UPDATE device SET seq = seq + 1",
        "UPDATE device SET seq = seq - 1",
        "UPDATE device SET head = zeroblob(16)",
    ]));
}

#[test]
fn an_altered_text_is_noticed() {
    expect![[r#"
        UPDATE deck SET title = title || '.'
           deck ownership: its text is not as it was written
              retell export > rescued.jsonl saves what can still be read
        UPDATE card SET front = front || '.' WHERE slug = 'nobodys-problem'
           card ownership/prompt/nobodys-problem: its text is not as it was written
              retell cards edit ownership/prompt/nobodys-problem "the right words"
              writes it again, or retell export > rescued.jsonl saves what can still be
              read
        UPDATE card SET own = own || '.' WHERE own IS NOT NULL
           card ownership/prompt/after-handover: its text is not as it was written
              retell cards edit ownership/prompt/after-handover "the right words"
              writes it again, or retell export > rescued.jsonl saves what can still be
              read
        UPDATE card SET detail = 'x' WHERE own IS NOT NULL
           the texts: cannot be read: card.detail holds no such JSON (expected value at
              line 1 column 1)
              retell export > rescued.jsonl saves what can still be read
        UPDATE story SET cues = '["ran thrice"]'
           story UUID its text is not as it was
              written
              retell story edit UUID writes it again,
              or retell export > rescued.jsonl saves what can still be read
        UPDATE link SET first = 1 - first
           the link of story 1 to card 1: its text is not as it was written
              retell export > rescued.jsonl saves what can still be read
    "#]]
    .assert_eq(&said_after(&[
        "UPDATE deck SET title = title || '.'",
        "UPDATE card SET front = front || '.' WHERE slug = 'nobodys-problem'",
        "UPDATE card SET own = own || '.' WHERE own IS NOT NULL",
        "UPDATE card SET detail = 'x' WHERE own IS NOT NULL",
        "UPDATE story SET cues = '[\"ran thrice\"]'",
        "UPDATE link SET first = 1 - first",
    ]));
}

#[test]
fn altered_caches_are_noticed() {
    expect![[r#"
        UPDATE schedule SET due = due + 1
           card ownership/prompt/nobodys-problem: its schedule is not what its reviews
              come to
              retell check --rebuild makes it anew from the log
           card ownership/criterion/moved-unasked: its schedule is not what its reviews
        DELETE FROM schedule
           card ownership/prompt/nobodys-problem: its schedule is not what its reviews
              come to
              retell check --rebuild makes it anew from the log
           card ownership/criterion/moved-unasked: its schedule is not what its reviews
        DELETE FROM waiting WHERE card = (SELECT max(card) FROM waiting)
           card ownership/sample/the-crate-of-letters: its schedule is not what its
              reviews come to
              retell check --rebuild makes it anew from the log
        UPDATE deck SET opened = 1 - opened
           card ownership/criterion/outcome-over-ticket: its schedule is not what its
              reviews come to
              retell check --rebuild makes it anew from the log
           card ownership/criterion/years-ahead: its schedule is not what its reviews
        DELETE FROM day_start
           the log: where days begin is not what the reviews say
              retell check --rebuild makes it anew from the log
        DELETE FROM story_text
           the stories: the text index is not what the stories say
              retell check --rebuild makes it anew from the log
    "#]]
    .assert_eq(&said_after(&[
        "UPDATE schedule SET due = due + 1",
        "DELETE FROM schedule",
        "DELETE FROM waiting WHERE card = (SELECT max(card) FROM waiting)",
        "UPDATE deck SET opened = 1 - opened",
        "DELETE FROM day_start",
        "DELETE FROM story_text",
    ]));
}

#[test]
fn one_altered_byte_of_a_text_is_noticed() {
    let user = user();
    let path = user.home().join("retell.db");
    let whole = std::fs::read(&path).unwrap();
    let before = shown(&user);
    for text in [
        "The payroll export",
        "ran twice",
        "clean up after yourself",
        "Ownership",
        "nobodys-problem",
    ] {
        let places: Vec<usize> = whole
            .windows(text.len())
            .enumerate()
            .filter(|(_, window)| *window == text.as_bytes())
            .map(|(place, _)| place)
            .collect();
        let mut noticed = 0;
        for place in places {
            let mut altered = whole.clone();
            altered[place + text.len() / 2] ^= 1;
            std::fs::write(&path, &altered).unwrap();
            let run = user.run(&["check", "--json"]);
            if run.code == 0 {
                // A row that was changed leaves its old bytes behind, where nobody reads them.
                assert_eq!(shown(&user), before, "{text} at {place}");
                continue;
            }
            noticed += 1;
            assert!(
                run.out
                    .starts_with("{\"ok\":false,\"findings\":[{\"what\":"),
                "{run:?}"
            );
            let now = std::fs::read(&path).unwrap();
            assert!(now == altered, "check changes nothing");
        }
        assert!(noticed > 0, "{text}");
    }
}

#[test]
fn no_altered_byte_makes_check_stumble() {
    let user = user();
    let path = user.home().join("retell.db");
    let whole = std::fs::read(&path).unwrap();
    let before = shown(&user);
    let mut noticed = 0;
    for step in 0..60 {
        let place = step * (whole.len() / 60) + step * 7 % 4096;
        let mut altered = whole.clone();
        altered[place] ^= 0x55;
        std::fs::write(&path, &altered).unwrap();
        let run = user.run(&["check", "--json"]);
        assert!(run.code == 0 || run.code == 1, "{place}: {run:?}");
        if run.code == 0 {
            assert_eq!(shown(&user), before, "{place}");
        }
        noticed += run.code;
    }
    assert!(noticed > 0);
}

#[test]
fn what_follows_from_the_log_is_made_anew_and_nothing_else() {
    let user = user();
    let before = user.run(&["cards", "--json"]).ok().to_owned();
    user.database()
        .execute_batch("DELETE FROM schedule; DELETE FROM waiting; DELETE FROM day_start; DELETE FROM story_text;")
        .unwrap();
    assert_eq!(user.run(&["check"]).code, 1);
    expect![[r#"
        whole: 1 deck, 28 cards, 1 story, 5 reviews
    "#]]
    .assert_eq(user.run(&["check", "--rebuild"]).ok());
    assert_eq!(user.run(&["cards", "--json"]).ok(), before);
    user.database()
        .execute_batch("UPDATE review SET grade = 0; DELETE FROM schedule")
        .unwrap();
    let run = user.run(&["check", "--rebuild"]);
    expect![[r#"
        retell: nothing was rebuilt: review 1-1 of ownership/prompt/nobodys-problem: not as it was written
           retell export > rescued.jsonl saves what can still be read
    "#]]
    .assert_eq(run.failed().1);
}
