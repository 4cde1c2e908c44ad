//! Ratings from the command line and from scripts, and what takes them back or corrects them.

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::support::User;
use super::terminal::Talk;

const CARD: &str = "ownership/prompt/nobodys-problem";
const OTHER: &str = "ownership/prompt/after-handover";

fn check(user: &User, arguments: &[&str], wanted: &Expect) {
    let run = user.run(arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    wanted.assert_eq(&format!("$ retell {}\n{}", arguments.join(" "), run.out));
}

/// Runs that fail: what was typed, the exit code, what was said.
fn refused(user: &User, runs: &[&[&str]]) -> String {
    runs.iter().fold(String::new(), |mut said, arguments| {
        let run = user.run(arguments);
        let (code, error) = run.failed();
        let _ = write!(said, "$ retell {}\n{code} {error}", arguments.join(" "));
        said
    })
}

#[test]
fn a_rating_is_acknowledged_with_the_new_state() {
    let mut user = User::with_decks(&["ownership"]);
    check(
        &user,
        &["rate", CARD, "4"],
        &expect![[r#"
        $ retell rate ownership/prompt/nobodys-problem 4
        1-1  ownership/prompt/nobodys-problem graded 4, due 2026-11-23
    "#]],
    );
    user.at("2026-11-23T09:00:00Z");
    check(
        &user,
        &["rate", CARD, "5", "--json"],
        &expect![[r#"
        $ retell rate ownership/prompt/nobodys-problem 5 --json
        {"event":"rated","ack":"1-2","card":"ownership/prompt/nobodys-problem","grade":5,"repetitions":2,"ease":2.6,"interval":6,"due":"2026-11-29"}
    "#]],
    );
    // A repeat of the day changes neither interval nor due day.
    check(
        &user,
        &["rate", CARD, "0", "--json"],
        &expect![[r#"
        $ retell rate ownership/prompt/nobodys-problem 0 --json
        {"event":"rated","ack":"1-3","card":"ownership/prompt/nobodys-problem","grade":0,"repetitions":2,"ease":2.6,"interval":6,"due":"2026-11-29"}
    "#]],
    );
    let arguments = ["rate", OTHER, "3", "--form", "silent", "--seconds", "61.5"];
    check(
        &user,
        &arguments,
        &expect![[r#"
        $ retell rate ownership/prompt/after-handover 3 --form silent --seconds 61.5
        1-4  ownership/prompt/after-handover graded 3, due 2026-11-24
    "#]],
    );
    check(
        &user,
        &["log"],
        &expect![[r#"
        $ retell log
        1-1      2026-11-22  4  told    ownership/prompt/nobodys-problem
        1-2      2026-11-23  5  told    ownership/prompt/nobodys-problem
        1-3      2026-11-23  0  told    ownership/prompt/nobodys-problem
        1-4      2026-11-23  3  silent  ownership/prompt/after-handover
    "#]],
    );
}

#[test]
fn a_rating_names_the_story_that_was_told() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["story", "add", "The export that lied"]).ok();
    user.run(&["rate", CARD, "4", "--story", "The export that lied"])
        .ok();
    let log = user.run(&["log", "--json"]).json();
    let story = user.run(&["story", "list", "--json"]).json();
    assert_eq!(log[0]["story"], story[0]["story"]);
    // Telling it links it: the next rating needs no name.
    user.run(&["rate", CARD, "5"]).ok();
    assert_eq!(
        user.run(&["log", "--json"]).json()[1]["story"],
        story[0]["story"]
    );
    expect![[r#"
        $ retell rate ownership/prompt/nobodys-problem 4 --story The export that lies
        2 retell: unknown story "The export that lies"
           the nearest is "The export that lied"; retell story list lists them
        $ retell rate ownership/prompt/nobodys-problem 4 --story Something else
        2 retell: unknown story "Something else"
           retell story list lists them
    "#]]
    .assert_eq(&refused(
        &user,
        &[
            &["rate", CARD, "4", "--story", "The export that lies"],
            &["rate", CARD, "4", "--story", "Something else"],
        ],
    ));
}

/// The review that is new after a correction is not the card's last.
#[test]
fn a_corrected_grade_before_others_opens_the_short_cards() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["rate", CARD, "1"]).ok();
    user.run(&["rate", CARD, "2"]).ok();
    user.run(&["log", "fix", "1-1", "5"]).ok();
    user.run(&["check"]).ok();
    user.run(&["log", "fix", "1-4", "0"]).ok();
    user.run(&["check"]).ok();
}

/// It is stored as zero, and was hashed as something else.
#[test]
fn minus_no_seconds_are_no_seconds() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["rate", CARD, "4", "--seconds=-0"]).ok();
    user.run(&["check"]).ok();
    assert_eq!(user.run(&["log", "--json"]).json()[0]["seconds"], 0.0);
}

#[test]
fn what_cannot_be_rated_is_named() {
    let user = User::with_decks(&["ownership"]);
    expect![[r#"
        $ retell rate ownership/prompt/nobodys-problem
        2 retell: no grade for ownership/prompt/nobodys-problem
           type one from 0 to 5: retell rate ownership/prompt/nobodys-problem 4
        $ retell rate ownership/prompt/nobodys-problem 6
        2 error: invalid value '6' for '[GRADE]': "6" is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)

        For more information, try '--help'.
        $ retell rate ownership/prompt/nobodys-problem -1
        2 error: invalid value '-1' for '[GRADE]': "-1" is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)

        For more information, try '--help'.
        $ retell rate ownership/prompt/nobodys-problem four
        2 error: invalid value 'four' for '[GRADE]': "four" is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)

        For more information, try '--help'.
        $ retell rate ownership/prompt/nobodys-problem 4 --seconds -3
        2 retell: seconds cannot be -3: write a number from 0 up, such as 140
        $ retell rate ownership/prompt/nobodys-problem 4 --seconds soon
        2 error: invalid value 'soon' for '--seconds <SECONDS>': "soon" is no number: write one such as 12 or 7.5

        For more information, try '--help'.
        $ retell rate ownership/prompt/nobodys-problem 4 --form sung
        2 error: invalid value 'sung' for '--form <FORM>': "sung" is no form: forms are told, picked, silent

        For more information, try '--help'.
        $ retell rate ownership 4
        2 retell: "ownership" is no card: a card is written deck/kind/name, as `retell cards` lists them
        $ retell rate ownership/prompt 4
        2 retell: "ownership/prompt" is no card: a card is written deck/kind/name, as `retell cards` lists them
        $ retell rate ownership/promt/nobodys-problem 4
        2 retell: "ownership/promt/nobodys-problem" is no card: a card is written deck/kind/name, as `retell cards` lists them
        $ retell rate ownership/prompt/nobodys-problm 4
        2 retell: unknown card "ownership/prompt/nobodys-problm"
           the nearest is "ownership/prompt/nobodys-problem"; retell cards lists them
        $ retell rate ownrship/prompt/nobodys-problem 4
        2 retell: unknown theme "ownrship"
           the nearest is "ownership"; retell decks lists them
        $ retell rate dive-deep/prompt/nobodys-problem 4
        2 retell: the theme "dive-deep" is not practised yet
           retell decks activate dive-deep begins it
    "#]].assert_eq(&refused(
        &user,
        &[
            &["rate", CARD],
            &["rate", CARD, "6"],
            &["rate", CARD, "-1"],
            &["rate", CARD, "four"],
            &["rate", CARD, "4", "--seconds", "-3"],
            &["rate", CARD, "4", "--seconds", "soon"],
            &["rate", CARD, "4", "--form", "sung"],
            &["rate", "ownership", "4"],
            &["rate", "ownership/prompt", "4"],
            &["rate", "ownership/promt/nobodys-problem", "4"],
            &["rate", "ownership/prompt/nobodys-problm", "4"],
            &["rate", "ownrship/prompt/nobodys-problem", "4"],
            &["rate", "dive-deep/prompt/nobodys-problem", "4"],
        ],
    ));
    assert_eq!(user.run(&["log", "--json"]).ok(), "");
}

#[test]
fn a_script_sends_a_line_a_rating() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["story", "add", "The export that lied"]).ok();
    let lines = format!(
        "{{\"card\":\"{CARD}\",\"grade\":4,\"seconds\":140,\"form\":\"silent\",\"id\":\"tap-1\"}}\n\
         \n\
         {{\"card\":\"{OTHER}\",\"grade\":2,\"story\":\"The export that lied\"}}\n\
         {{\"card\":\"ownership/pitfall/bad-news-kept\",\"grade\":3}}"
    );
    let run = user.run_with(&["rate", "-"], lines);
    expect![[r#"
        {"event":"rated","ack":"1-1","card":"ownership/prompt/nobodys-problem","grade":4,"repetitions":1,"ease":2.5,"interval":1,"due":"2026-11-23"}
        {"event":"rated","ack":"1-2","card":"ownership/prompt/after-handover","grade":2,"repetitions":0,"ease":2.18,"interval":1,"due":"2026-11-23"}
        {"event":"rated","ack":"1-3","card":"ownership/pitfall/bad-news-kept","grade":3,"repetitions":1,"ease":2.3600000000000003,"interval":1,"due":"2026-11-23"}
    "#]].assert_eq(run.ok());
    check(
        &user,
        &["log"],
        &expect![[r#"
        $ retell log
        1-1      2026-11-22  4  silent  ownership/prompt/nobodys-problem
        1-2      2026-11-22  2  told    ownership/prompt/after-handover
        1-3      2026-11-22  3  picked  ownership/pitfall/bad-news-kept
    "#]],
    );
}

#[test]
fn the_first_bad_line_ends_it_and_what_was_acknowledged_stays() {
    let mut said = String::new();
    for bad in [
        "4",
        "{\"grade\":4}",
        "{\"card\":\"ownership/prompt/nobodys-problem\",\"grade\":7}",
        "{\"card\":\"ownership/prompt/nobodys-problem\",\"grade\":4,\"mood\":\"fine\"}",
        "{\"card\":\"ownership/prompt/nobodys-problm\",\"grade\":4}",
        "{\"card\":\"ownership/prompt/nobodys-problem\",\"grade\":4,\"story\":\"none such\"}",
        "{\"card\":\"ownership/prompt/nobodys-problem\",\"grade\":4,\"seconds\":-1}",
        "{\"card\":\"ownership/prompt/after-handover\",\"grade\":4,\"id\":\"tap-1\"}",
        "\u{fffd}",
    ] {
        let user = User::with_decks(&["ownership"]);
        let good = format!("{{\"card\":\"{CARD}\",\"grade\":4,\"id\":\"tap-1\"}}");
        let run = user.run_with(&["rate", "-"], format!("{good}\n\n{bad}\n{good}\n"));
        assert_eq!((run.code, run.out.lines().count()), (2, 1), "{run:?}");
        let _ = write!(said, "{bad}\n{}", run.err);
        assert_eq!(user.run(&["log"]).ok().lines().count(), 1);
    }
    expect![[r#"
        4
        retell: line 3: invalid type: integer "4", expected an object in curly brackets
           a line is {"card":KEY,"grade":0 to 5} with story, seconds, form and id as you like; what was acknowledged stays
        {"grade":4}
        retell: line 3: missing field "card"
           a line is {"card":KEY,"grade":0 to 5} with story, seconds, form and id as you like; what was acknowledged stays
        {"card":"ownership/prompt/nobodys-problem","grade":7}
        retell: line 3: "7" is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)
           a line is {"card":KEY,"grade":0 to 5} with story, seconds, form and id as you like; what was acknowledged stays
        {"card":"ownership/prompt/nobodys-problem","grade":4,"mood":"fine"}
        retell: line 3: unknown field "mood", expected one of "card", "grade", "story", "seconds", "form", "id"
           a line is {"card":KEY,"grade":0 to 5} with story, seconds, form and id as you like; what was acknowledged stays
        {"card":"ownership/prompt/nobodys-problm","grade":4}
        retell: line 3: unknown card "ownership/prompt/nobodys-problm"
           the nearest is "ownership/prompt/nobodys-problem"; retell cards lists them
        {"card":"ownership/prompt/nobodys-problem","grade":4,"story":"none such"}
        retell: line 3: unknown story "none such"
           retell story list lists them
        {"card":"ownership/prompt/nobodys-problem","grade":4,"seconds":-1}
        retell: line 3: seconds cannot be -1: write a number from 0 up, such as 140
        {"card":"ownership/prompt/after-handover","grade":4,"id":"tap-1"}
        retell: line 3: submission "tap-1" was sent before for ownership/prompt/nobodys-problem with grade 4
           give every rating an id of its own
        �
        retell: line 3: it is no JSON
           a line is {"card":KEY,"grade":0 to 5} with story, seconds, form and id as you like; what was acknowledged stays
    "#]].assert_eq(&said);
}

#[test]
fn the_same_id_is_acknowledged_once_whatever_happened_since() {
    let mut user = User::with_decks(&["ownership"]);
    let line = format!("{{\"card\":\"{CARD}\",\"grade\":4,\"id\":\"tap-1\"}}\n");
    let first = user
        .run_with(&["rate", "-"], line.repeat(2))
        .ok()
        .to_owned();
    let (one, two) = first.split_once('\n').unwrap();
    assert_eq!(one, two.trim_end());
    user.at("2026-11-23T09:00:00Z");
    user.run(&["rate", CARD, "5"]).ok();
    assert_eq!(user.run_with(&["rate", "-"], &line).ok().trim_end(), one);
    user.run(&["undo", "2"]).ok();
    // Taken back, it was sent all the same.
    assert_eq!(user.run_with(&["rate", "-"], &line).ok().trim_end(), one);
    assert_eq!(user.run(&["log"]).ok().lines().count(), 2);
}

#[test]
fn ratings_from_before_today_are_not_taken_back_by_a_slip() {
    let mut user = User::with_decks(&["ownership"]);
    user.does(&format!("rate {CARD} 4\nrate {OTHER} 4"));
    user.at("2026-11-23T09:00:00Z");
    user.does(&format!("rate {CARD} 5"));
    let reviews = || user.run(&["log"]).ok().to_owned();
    let before = reviews();

    let mut talk = Talk::start(&user, &["undo", "33"], 80, 24);
    talk.sees("Take back 3 ratings, 2 of them from before today? [y/N] ");
    talk.press("\r").sees("nothing was changed");
    talk.ends();
    assert_eq!(reviews(), before);
    let mut talk = Talk::start(&user, &["undo", "2"], 80, 24);
    talk.sees("Take back 2 ratings, 1 of them").press("y");
    talk.sees("took back 1-3").sees("took back 1-2");
    talk.ends();
    // A single one goes unasked, whenever it was.
    Talk::start(&user, &["undo", "2"], 80, 24)
        .sees("took back 1-1")
        .sees("nobodys-problem graded 4");
}

#[test]
fn the_last_ratings_are_taken_back_newest_first() {
    let user = User::with_decks(&["ownership"]);
    check(
        &user,
        &["undo"],
        &expect![[r#"
        $ retell undo
        there is no rating to take back
    "#]],
    );
    for (card, grade) in [(CARD, "4"), (OTHER, "2"), (CARD, "1")] {
        user.run(&["rate", card, grade]).ok();
    }
    check(
        &user,
        &["undo", "2"],
        &expect![[r#"
        $ retell undo 2
        took back 1-3  ownership/prompt/nobodys-problem graded 1
        took back 1-2  ownership/prompt/after-handover graded 2
    "#]],
    );
    check(
        &user,
        &["undo", "9", "--json"],
        &expect![[r#"
        $ retell undo 9 --json
        {"event":"undone","ack":"1-1","card":"ownership/prompt/nobodys-problem","grade":4}
    "#]],
    );
    check(
        &user,
        &["undo", "--json"],
        &expect![[r#"
        $ retell undo --json
    "#]],
    );
    check(
        &user,
        &["log"],
        &expect![[r#"
        $ retell log
        1-1      2026-11-22  4  told    ownership/prompt/nobodys-problem  taken back
        1-2      2026-11-22  2  told    ownership/prompt/after-handover  taken back
        1-3      2026-11-22  1  told    ownership/prompt/nobodys-problem  taken back
    "#]],
    );
    expect![[r#"
        $ retell undo 0
        2 error: invalid value '0' for '[N]': 0 is too few: write 1 or more

        For more information, try '--help'.
        $ retell undo -1
        2 error: invalid value '-1' for '[N]': "-1" is no whole number: write one such as 3

        For more information, try '--help'.
        $ retell undo all
        2 error: invalid value 'all' for '[N]': "all" is no whole number: write one such as 3

        For more information, try '--help'.
    "#]]
    .assert_eq(&refused(
        &user,
        &[&["undo", "0"], &["undo", "-1"], &["undo", "all"]],
    ));
}

/// An undo after a correction takes the correction back, and with it what it stood for.
#[test]
fn what_was_taken_back_can_be_put_back() {
    let mut user = User::with_decks(&["ownership"]);
    user.does(&format!("rate {CARD} 3 --seconds 90"));
    let before = user.run(&["cards", "show", CARD, "--json"]).ok().to_owned();
    user.at("2026-11-22T10:00:00Z");
    user.does(
        "
        log fix 1-1 2
        undo
        ",
    );
    expect![[r#"
        1-1 taken back; 1-5 stands in its place: ownership/prompt/nobodys-problem graded 3, due 2026-11-23
    "#]].assert_eq(user.run(&["log", "fix", "1-1", "3"]).ok());
    assert_eq!(user.run(&["cards", "show", CARD, "--json"]).ok(), before);
    let again = user.run(&["log", "fix", "1-1", "3"]);
    expect![[r#"
        retell: review 1-1 was taken back already
           1-5 stands in its place: retell log fix 1-5 GRADE
    "#]]
    .assert_eq(again.failed().1);
    user.run(&["check"]).ok();
}

#[test]
fn a_grade_is_corrected_where_it_stood() {
    let mut user = User::with_decks(&["ownership"]);
    user.run(&["rate", CARD, "1"]).ok();
    user.at("2026-11-23T09:00:00Z");
    user.run(&["rate", CARD, "4"]).ok();
    user.at("2026-11-24T09:00:00Z");
    check(
        &user,
        &["log", "fix", "1-1", "4"],
        &expect![[r#"
        $ retell log fix 1-1 4
        1-1 taken back; 1-4 stands in its place: ownership/prompt/nobodys-problem graded 4, due 2026-11-29
    "#]],
    );
    check(
        &user,
        &["log"],
        &expect![[r#"
        $ retell log
        1-1      2026-11-22  1  told    ownership/prompt/nobodys-problem  taken back
        1-4      2026-11-22  4  told    ownership/prompt/nobodys-problem
        1-2      2026-11-23  4  told    ownership/prompt/nobodys-problem
    "#]],
    );
    check(
        &user,
        &["log", "fix", "1-2", "5", "--json"],
        &expect![[r#"
            $ retell log fix 1-2 5 --json
            {"event":"rated","ack":"1-6","card":"ownership/prompt/nobodys-problem","grade":5,"repetitions":2,"ease":2.6,"interval":6,"due":"2026-11-29"}
        "#]],
    );
    check(
        &user,
        &["log", "--json"],
        &expect![[r#"
        $ retell log --json
        {"id":"1-1","card":"ownership/prompt/nobodys-problem","at":"2026-11-22T09:00:00Z","day":"2026-11-22","grade":1,"form":"told","label":"script","story":null,"seconds":null,"retracted":true}
        {"id":"1-4","card":"ownership/prompt/nobodys-problem","at":"2026-11-22T09:00:00Z","day":"2026-11-22","grade":4,"form":"told","label":"script","story":null,"seconds":null,"retracted":false}
        {"id":"1-2","card":"ownership/prompt/nobodys-problem","at":"2026-11-23T09:00:00Z","day":"2026-11-23","grade":4,"form":"told","label":"script","story":null,"seconds":null,"retracted":true}
        {"id":"1-6","card":"ownership/prompt/nobodys-problem","at":"2026-11-23T09:00:00Z","day":"2026-11-23","grade":5,"form":"told","label":"script","story":null,"seconds":null,"retracted":false}
    "#]],
    );
    expect![[r#"
        $ retell log fix 1-1 4
        2 retell: review 1-1 was taken back already
           1-4 stands in its place: retell log fix 1-4 GRADE
        $ retell log fix 1-99 4
        2 retell: there is no review 1-99
           retell log lists them
        $ retell log fix 17 4
        2 error: invalid value '17' for '<REVIEW>': "17" is no review: a review is written like 1-42, as `retell log` lists them

        For more information, try '--help'.
        $ retell log fix 1-2 9
        2 error: invalid value '9' for '<GRADE>': "9" is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)

        For more information, try '--help'.
        $ retell log fix 1-2
        2 error: the following required arguments were not provided:
          <GRADE>

        Usage: retell log fix <REVIEW> <GRADE>

        For more information, try '--help'.
    "#]].assert_eq(&refused(
        &user,
        &[
            &["log", "fix", "1-1", "4"],
            &["log", "fix", "1-99", "4"],
            &["log", "fix", "17", "4"],
            &["log", "fix", "1-2", "9"],
            &["log", "fix", "1-2"],
        ],
    ));
    user.run(&["check"]).ok();
}

#[test]
fn without_a_collection_nothing_is_made() {
    let user = User::new();
    check(
        &user,
        &["log"],
        &expect![[r#"
        $ retell log
        nothing was practised yet: retell review is the first session
    "#]],
    );
    check(
        &user,
        &["undo"],
        &expect![[r#"
        $ retell undo
        there is no rating to take back
    "#]],
    );
    check(
        &user,
        &["cards"],
        &expect![[r#"
        $ retell cards
    "#]],
    );
    assert!(!user.home().exists());
    expect![[r#"
        $ retell rate ownership/prompt/nobodys-problem 4
        2 retell: the theme "ownership" is not practised yet
           retell decks activate ownership begins it
        $ retell log fix 1-1 4
        2 retell: there is no review 1-1
           retell log lists them
    "#]]
    .assert_eq(&refused(
        &user,
        &[&["rate", CARD, "4"], &["log", "fix", "1-1", "4"]],
    ));
}
