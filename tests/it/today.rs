//! `retell` alone: today at a glance.

use expect_test::expect;

use super::readiness::{practised, shown};
use super::support::User;

#[test]
fn nothing_active_says_how_to_start_and_makes_nothing() {
    let mut user = User::new();
    expect![[r#"
        $ retell
         retell keeps your interview stories ready to be told.

         No deck is practised yet. 28 decks come with retell; the first session asks
         for company and date and picks them.

         next  retell review
               retell decks            what is bundled
               retell import page.txt  a theme page of your own
    "#]]
    .assert_eq(&shown(&user, &[]));
    expect![[r#"
        $ retell --json
        {"day":"2026-11-22","active":false,"minutes":20.0,"queue":{"count":0,"minutes":0.0,"tellings":0,"picks":0,"short":0,"again":0},"shaping":null,"practised":{"minutes":0.0,"shaping":0.0,"tellings":0,"picks":0,"short":0},"due":0,"behind":0,"days_off":0,"interview":null,"stories":0,"prompts_with_story":0,"is_the_day":false,"known":false,"ready":null,"loop":null,"costs_most":null,"beside":null,"next":"retell review"}
    "#]].assert_eq(&shown(&user, &["--json"]));
    user.set("COLUMNS", "40");
    expect![[r#"
        $ retell
         retell keeps your interview stories
         ready to be told.

         No deck is practised yet. 28 decks come
         with retell; the first session asks for
         company and date and picks them.

         next  retell review
               retell decks            what is
               bundled
               retell import page.txt  a theme
               page of your own
    "#]]
    .assert_eq(&shown(&user, &[]));
    assert!(!user.home().exists());
}

#[test]
fn before_numbers_can_be_known_it_counts_stories() {
    let user = User::with_decks(&["ownership"]);
    expect![[r#"
        $ retell
         Sun 22 Nov

         20 minutes  8 tellings
         Stories     none yet: retell story add notes one in a minute

         next  retell review
    "#]]
    .assert_eq(&shown(&user, &[]));
    user.does(
        r#"
        story add "The payroll export"
        story link "The payroll export" ownership/prompt/nobodys-problem
        "#,
    );
    expect![[r#"
        $ retell
         Sun 22 Nov

         20 minutes  10 to shape "The payroll export" · 4 tellings
         Stories     1 story · 1 prompt has it

         next  retell review
    "#]]
    .assert_eq(&shown(&user, &[]));
}

#[test]
fn at_most_three_numbers_stand_above_the_next_step() {
    let mut user = practised();
    user.at("2026-11-21T09:00:00Z");
    expect![[r#"
        $ retell
         Sat 21 Nov

         20 minutes  10 to shape "The payroll export" · 3 tellings · 4 picks · 4
                     short cards
         Ready       2 of 2 themes · expect to answer 1 of 2 questions
         Costs most  Ownership: four have no story

         next  retell review
    "#]]
    .assert_eq(&shown(&user, &[]));
    user.set("COLUMNS", "40");
    expect![[r#"
        $ retell
         Sat 21 Nov

         20 minutes  10 to shape "The payroll
                     export" · 3 tellings · 4
                     picks · 4 short cards
         Ready       2 of 2 themes · expect to
                     answer 1 of 2 questions
         Costs most  Ownership: four have no
                     story

         next  retell review
    "#]]
    .assert_eq(&shown(&user, &[]));
}

#[test]
fn a_day_off_is_called_one() {
    let user = User::with_decks(&["ownership"]);
    user.does(
        "
        interview set in 2 weeks
        plan off today
        ",
    );
    expect![[r#"
        $ retell
         Interview · 14 days to go · Sun 6 Dec

         Today       a day off
         Stories     none yet: retell story add notes one in a minute

         next  retell review --minutes 10
    "#]]
    .assert_eq(&shown(&user, &[]));
    expect![[r#"
        today is a day off; --minutes for practice all the same
    "#]]
    .assert_eq(&user.run(&["queue"]).out);
}

#[test]
fn the_day_of_an_interview_is_no_day_off() {
    let mut user = practised();
    user.at("2026-11-20T21:00:00Z");
    user.run(&["interview", "set", "2026-11-21"]).ok();
    user.at("2026-11-22T09:00:00Z");
    let after = user.run(&[]).ok().to_owned();
    assert!(!after.contains("day off"), "{after}");
    user.at("2026-11-23T09:00:00Z");
    let later = user.run(&[]).ok().to_owned();
    assert!(later.contains(" A day off. Still"), "{later}");
}

#[test]
fn days_off_get_one_honest_line() {
    let mut user = practised();
    user.at("2026-11-23T09:00:00Z");
    let run = user.run(&[]);
    expect![" Two days off. Still 20 minutes. Ready 2 of 2 themes, as before."]
        .assert_eq(run.ok().lines().nth(2).unwrap());
    user.at("2026-11-22T09:00:00Z");
    let run = user.run(&[]);
    expect![" A day off. Still 20 minutes. Ready 2 of 2 themes, as before."]
        .assert_eq(run.ok().lines().nth(2).unwrap());
}

#[test]
fn the_count_shown_is_the_count_served() {
    let user = practised();
    let today = &user.run(&["--json"]).json()[0];
    let count = user.run(&["queue", "--count"]);
    assert_eq!(today["queue"]["count"].to_string(), count.ok().trim());
    let session = user.run_with(&["review", "--json"], "quit\n");
    let card: serde_json::Value =
        serde_json::from_str(session.ok().lines().next().unwrap()).unwrap();
    assert_eq!(today["queue"]["count"], card["of"]);
}

#[test]
fn enough_for_today_says_so() {
    let user = User::with_decks(&["ownership"]);
    user.run_with(
        &["rate", "-"],
        "{\"card\":\"ownership/prompt/nobodys-problem\",\"grade\":4,\"seconds\":1300}\n",
    )
    .ok();
    expect![[r#"
        $ retell
         Sun 22 Nov

         Today       enough for today: 1 telling · 22 minutes
         Stories     none yet: retell story add notes one in a minute

         next  retell review --minutes 10
    "#]]
    .assert_eq(&shown(&user, &[]));
    let today = &user.run(&["--json"]).json()[0];
    assert_eq!(today["next"], "retell review --minutes 10");
}

#[test]
fn with_an_interview_the_days_to_go_come_first() {
    let mut user = practised();
    let set = [
        "interview",
        "set",
        "2026-12-10",
        "--company",
        "google",
        "--minutes",
        "30",
    ];
    user.run(&set).ok();
    expect![[r#"
        $ retell
         Google · 18 days to go · Thu 10 Dec

         A day off. Re-planned, still 30 minutes. Ready 1 of 12 themes, as before.

         30 minutes  10 to shape "The payroll export" · 10 tellings
         Ready       1 of 12 themes · on the day 1 · expect to answer 0 of 4
                     questions
         Costs most  Conflict with a Colleague: no story yet

         next  retell review
    "#]]
    .assert_eq(&shown(&user, &[]));
    let today = &user.run(&["--json"]).json()[0];
    assert_eq!(today["interview"]["days"], 18);
    assert_eq!(
        today["queue"]["count"].to_string(),
        user.run(&["queue", "--count"]).ok().trim()
    );
    // On the day itself nothing is graded, and no number stands there.
    user.at("2026-12-10T09:00:00Z");
    expect![[r#"
        $ retell
         Google · today is the day

         Today       nothing is graded: read your cues once, then stop
         Afterwards  retell interview debrief keeps what they asked, a line each

         next  retell sheet
    "#]]
    .assert_eq(&shown(&user, &[]));
}
