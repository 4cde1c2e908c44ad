//! The first run in a real terminal: from nothing to the first rating.

use expect_test::expect;

use super::support::User;
use super::terminal::Talk;

#[test]
fn from_nothing_to_the_first_rating() {
    let user = User::new();
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("Which company?").types("amazone");
    talk.sees("Did you mean Amazon?").press("y");
    talk.sees("When?")
        .types("soon")
        .sees("is no date")
        .sees("When?")
        .types("21 Nov 2026");
    talk.sees("has passed").sees("When?").types("in 18 days");
    talk.sees("Minutes a day? [20]").types("25");
    talk.sees("something you broke")
        .types("the payroll export that ran twice");
    talk.sees("an unhappy customer")
        .types("the bakery that lost its orders and got them back before four in the morning");
    talk.sees("a date you missed")
        .types("")
        .sees("a quarrel at work")
        .press("\x1b");
    expect![[r#"
        |
        | retell keeps your interview stories ready to be told. Enter skips a
        | question.
        |
        | Which company?  amazone
        | Did you mean Amazon? [Y/n] yes
        | When? (such as 10 Dec or in 18 days)  soon
        | "soon" is no date: write 10 Dec, 2026-12-10 or in 18 days
        | When? (such as 10 Dec or in 18 days)  21 Nov 2026
        | Sat 21 Nov has passed: a day to come, or enter for none
        | When? (such as 10 Dec or in 18 days)  in 18 days
        | Thu 10 Dec, in 18 days
        | Minutes a day? [20]  25
        |
        | Ten things that happened to you, a line each. Escape ends the list.
        |   1  something you broke           the payroll export that ran twice
        |   2  an unhappy customer           the bakery that lost its orders and got th…
        |   3  a date you missed
        |   4  a quarrel at work
        |
        | 2 stories noted. They touch 31 of Amazon's prompts already.
        | Tell the first one aloud now?   enter yes · q later
    "#]]
    .assert_eq(&talk.screen("q later"));
    talk.press("\r").sees("enter your turn").press("\r");
    expect![[r#"
        | a prompt for "the payroll export that ran twice": tell it as you would in
        |   the room
        |
        | Customer Obsession                                    1 of 11 · 25 min left
        |────────────────────────────────────────────────────────────────────────────
        | Where has a customer got less than they had been led to expect, and how did
        | you make it good?
        |
        | not told yet
        |
        | Tell it aloud.                                                    1:30–2:30
        | enter told it · g got stuck · 0 nothing came · n no story yet · s skip
        | p pause · u undo · ? more · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r").sees("as the plan looks now").press("4");
    talk.sees("may also answer").sees("u undo").press("q");
    let (rest, code) = talk.ends();
    assert_eq!(code, 0);
    expect![[r#"
        |
        |
        | Done: 1 telling, 3 minutes.
        | Tomorrow 25 minutes.
        |
    "#]]
    .assert_eq(&rest);
    assert_eq!(user.run(&["log", "--json"]).json().len(), 1);
    assert_eq!(user.run(&["config", "get", "minutes"]).ok(), "25\n");
    let interview = user.run(&["interview"]);
    assert!(
        interview.ok().contains("Amazon · Thu 10 Dec"),
        "{interview:?}"
    );
}

#[test]
fn enter_alone_is_an_answer_to_everything() {
    let user = User::new();
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("Which company?")
        .types("")
        .sees("When?")
        .types("");
    talk.sees("Minutes a day?")
        .types("")
        .sees("something you broke")
        .press("\x1b");
    talk.sees("Begin?").press("q").sees("Whenever you like");
    assert_eq!(talk.ends().1, 0);
    assert!(
        user.run(&["interview"])
            .ok()
            .contains("no interview is set")
    );
    assert!(!user.run(&["queue", "--count"]).ok().starts_with('0'));

    // Afterwards a session begins at once.
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("enter your turn")
        .press("\r")
        .sees("You have no story for this yet")
        .press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn a_company_without_a_profile_is_kept_by_name() {
    let user = User::new();
    let mut talk = Talk::start(&user, &["review"], 40, 24);
    talk.sees("Which company?")
        .types("Corner Shop Ltd")
        .sees("no profile");
    talk.sees("When?")
        .types("10 Dec")
        .sees("Minutes")
        .types("")
        .sees("broke")
        .press("\x1b");
    talk.sees("later").press("q");
    assert_eq!(talk.ends().1, 0);
    let shown = user.run(&["interview"]);
    assert!(shown.ok().contains("Corner Shop Ltd"), "{shown:?}");
}

#[test]
fn leaving_before_the_answers_keeps_nothing() {
    let user = User::new();
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("Which company?")
        .types("amazon")
        .sees("When?")
        .press("\x1b");
    talk.sees("Nothing was kept");
    assert_eq!(talk.ends().1, 0);
    assert!(!user.home().exists());
}

#[test]
fn an_interrupt_among_the_nudges_keeps_what_was_noted() {
    let user = User::new();
    let mut talk = Talk::from_shell(&user, &["review"]);
    talk.sees("Which company?")
        .types("")
        .sees("When?")
        .types("")
        .sees("Minutes a day?")
        .types("");
    talk.sees("something you broke")
        .types("the export that ran twice");
    talk.sees("an unhappy customer")
        .press("\x03")
        .sees("code 130")
        .sees("modes restored");
    talk.ends();
    assert_eq!(user.run(&["story", "list", "--json"]).json().len(), 1);
}
