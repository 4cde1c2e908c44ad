//! The minutes of a day that go to shaping a story: shown, offered once, and given back.

use expect_test::expect;
use serde_json::json;

use super::support::{User, check};
use super::terminal::Talk;

const STORY: &str = "The payroll export";

/// A user with two drafts, one of which answers a prompt, and 25 minutes a day.
fn user() -> User {
    let mut user = User::with_decks(&["ownership", "deliver-results"]);
    user.set("RETELL_SEED", "7");
    user.set("RETELL_MINUTES", "25");
    user.set("RETELL_SHORT_CARD_SHARE", "0");
    // Both themes were begun, so that no strong answer is shown before the first card.
    user.at("2026-11-21T09:00:00Z");
    for prompt in [
        "ownership/prompt/nobodys-problem",
        "deliver-results/prompt/goal-missed",
    ] {
        user.run(&["rate", prompt, "4"]).ok();
    }
    user.at("2026-11-22T09:00:00Z");
    user.run(&["story", "add", "The bakery"]).ok();
    user.run(&["story", "add", STORY, "--cue", "ran twice"])
        .ok();
    user.run(&["story", "link", STORY, "ownership/prompt/nobodys-problem"])
        .ok();
    user
}

/// What today says of shaping and of the cards, for scripts.
fn today(user: &User) -> serde_json::Value {
    let today = user.run(&["--json"]).json().remove(0);
    json!({
        "count": today["queue"]["count"],
        "shaping": today["shaping"]["minutes"],
        "then": today["shaping"]["queue"]["count"],
        "practised": today["practised"]["minutes"],
    })
}

fn count(user: &User) -> String {
    user.run(&["queue", "--count"]).ok().trim().to_owned()
}

#[test]
fn today_the_queue_and_the_plan_say_what_a_session_does() {
    let user = user();
    user.run(&["interview", "set", "2026-12-02", "--minutes", "25"])
        .ok();
    check(
        &user.run(&[]),
        &expect![[r#"
        [0]
         Interview · 10 days to go · Wed 2 Dec

         25 minutes  10 to shape "The payroll export" · 6 tellings
         Stories     2 stories · 1 prompt has one

         next  retell review
    "#]],
    );
    check(
        &user.run(&["queue"]),
        &expect![[r#"
        [0]
             card                                      min  why
          1  What is the toughest target you     told  2.5  new: 2 a day keeps pace
             have hit, and how close did you
             come to missing it?
          2  Tell me about a serious blow in     told  2.5  new: 2 a day keeps pace
             the middle of a piece of work, and
             how you still got it over the
             line.
          3  When did you take a decision that   told  2.5  new: would gain 0.17 on the
             would normally have been your                  day
             manager's, and how did you answer
             for it?
          4  A date that mattered was slipping   told  2.5  new: would gain 0.17 on the
             away from you. When did you see                day
             it, and what did you do to hold
             it?
          5  Where have you turned down an easy  told  2.5  new: would gain 0.17 on the
             gain because of what it would have             day
             cost a few years on?
          6  Tell me about work that was         told  2.5  new: would gain 0.17 on the
             sliding badly, that you could have             day
             left and did not.
          7  Out of everything you could have    told  2.5  new: would gain 0.17 on the
             worked on to reach an aim, how did             day
             you pick the two or three things
             that would move it?
          8  Your promise hung on another team   told  2.5  new: would gain 0.17 on the
             and they did not deliver. What did             day
             you do about it?
          9  What stood between your team and    told  2.5  new: would gain 0.17 on the
             its goal, and how did you get it               day
             out of the road?
         10  When did you go back to something   told  2.5  new: would gain 0.17 on the
             you had already handed over?                   day

        10 cards, 25 minutes
        In the terminal 10 minutes go to shaping "The payroll export" first, and 6
        cards come after it.
    "#]],
    );
    check(
        &user.run(&["plan"]),
        &expect![[r#"
        [0]
         Interview · Wed 2 Dec · 10 days to go
           25 minutes a day hold 10 tellings, 100 in all, for 16 prompts, 14 not
           told yet

         day         min  new  tell
         Sun 22 Nov   25    6     6  shaping
         Mon 23 Nov   25    6     6  shaping
         Tue 24 Nov   25    2    10
         Wed 25 Nov   22    0     9  mock
         Thu 26 Nov    6    0     2
         Fri 27 Nov    7    0     3
         Sat 28 Nov    1    0     0
         Sun 29 Nov    6    0     2  mock
         Mon 30 Nov   25    0    10  last look
         Tue 1 Dec    15    0     6  last look
         Wed 2 Dec                   interview

         On the day  2 of 2 themes ready · 14 to 16 of 16 prompts would come out
                     well
         Shaping     10 minutes on 2 days, in the terminal, until eight stories are
                     ready (0 now); config set shaping off ends it
         Skip today  next to nothing is lost on the day
         Assumed     as people usually forget: it cannot be told yet how you do, in
                     32 lives; a story told for one prompt carries to its others
                     (config set pick off if not)
    "#]],
    );
}

#[test]
fn scripts_are_told_the_same() {
    let user = user();
    user.run(&["interview", "set", "2026-12-02", "--minutes", "25"])
        .ok();
    assert_eq!(
        today(&user),
        json!({"count": 10, "shaping": 10.0, "then": 6, "practised": 0.0})
    );
    assert_eq!(count(&user), "10");
    let plan = user.run(&["plan", "--json"]).json().remove(0);
    let shaping: Vec<f64> = plan["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["shaping"].as_f64().unwrap())
        .collect();
    assert_eq!(
        shaping,
        [10.0, 10.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    );
    assert_eq!(plan["days"][0]["tellings"], 6.0);
}

#[test]
fn the_session_does_as_today_says_and_not_again_that_day() {
    let user = user();
    user.run(&["interview", "set", "2026-12-02", "--minutes", "25"])
        .ok();
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    expect![[r#"
        | Shape a story first?                                             10 minutes
        |────────────────────────────────────────────────────────────────────────────
        | The payroll export
        |   ran twice
        |   a draft that answers 1 prompt · 0 stories are ready, 8 will do
        |
        | Tell it once aloud, then its cues and what changed. The cards come after
        | it.
        |
        | enter shape it · s not today · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r").sees("Tell it once aloud").press("\r");
    talk.sees("esc stop here").press("\r");
    talk.sees("What changed").sees("esc stop here").press("\r");
    talk.sees("editor").press("\r");
    talk.sees("kept: \"The payroll export\"")
        .sees("of 6")
        .press("q");
    assert_eq!(talk.ends().1, 0);
    assert_eq!(
        today(&user),
        json!({"count": 6, "shaping": null, "then": null, "practised": 10.0})
    );
    assert_eq!(count(&user), "6");
    check(
        &user.run(&[]),
        &expect![[r#"
        [0]
         Interview · 10 days to go · Wed 2 Dec

         15 minutes  6 tellings
         Stories     2 stories · 1 prompt has one

         next  retell review
    "#]],
    );
    let served = user.run_with(&["review", "--json"], "4\n".repeat(20));
    let cards = served
        .json()
        .iter()
        .filter(|line| line["event"] == "rated")
        .count();
    assert_eq!(cards, 6);

    // Not again today.
    let mut talk = Talk::start(&user, &["review", "--minutes", "5"], 80, 24);
    talk.sees("1 of ").press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn what_is_left_for_another_day_comes_back_to_the_cards() {
    let mut user = user();
    let before = count(&user);
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("Shape a story first?").sees("q stop").press("s");
    talk.sees("left for another day").press("\r");
    talk.sees(&format!("of {before}")).press("q");
    assert_eq!(talk.ends().1, 0);
    assert_eq!(count(&user), before);
    assert_eq!(today(&user)["shaping"], json!(null));
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("1 of ").press("q");
    assert_eq!(talk.ends().1, 0);
    // The next day it is asked again.
    user.at("2026-11-23T09:00:00Z");
    assert_eq!(today(&user)["shaping"], json!(10.0));
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("Shape a story first?").sees("q stop").press("q");
    assert_eq!(talk.ends().1, 0);
    assert_eq!(today(&user)["shaping"], json!(10.0));
}

#[test]
fn shaping_is_offered_in_the_daily_session_alone() {
    let mut user = user();
    for session in [
        &["review", "--minutes", "10"][..],
        &["review", "--theme", "ownership"],
        &["review", "--limit", "2"],
        &["review", "--drill"],
    ] {
        let mut talk = Talk::start(&user, session, 80, 24);
        talk.sees("1 of ").press("q");
        assert_eq!(talk.ends().1, 0, "{session:?}");
    }
    let lines = user.run_with(&["review", "--json"], "quit\n");
    assert_eq!(lines.json()[0]["of"].to_string(), count(&user));
    assert_eq!(today(&user)["shaping"], json!(10.0));
    // Not on the last days before an interview, nor where the settings say no.
    user.run(&["interview", "set", "2026-11-24"]).ok();
    assert_eq!(today(&user)["shaping"], json!(null));
    user.run(&["interview", "clear"]).ok();
    assert_eq!(today(&user)["shaping"], json!(10.0));
    user.set("RETELL_SHAPING", "off");
    assert_eq!(today(&user)["shaping"], json!(null));
    user.set("RETELL_SHAPING", "on");
    user.set("RETELL_MINUTES", "4");
    assert_eq!(today(&user)["shaping"], json!(null));
}

#[test]
fn it_ends_once_eight_stories_are_ready() {
    let user = user();
    for number in 1..=7 {
        let title = format!("story number {number}");
        user.run(&["story", "add", &title]).ok();
        user.run(&["story", "edit", &title, "--state", "ready"])
            .ok();
    }
    assert_eq!(today(&user)["shaping"], json!(10.0));
    let mut talk = Talk::start(&user, &["review"], 40, 24);
    expect![[r#"
        | Shape a story first?         10 minutes
        |────────────────────────────────────────
        | The payroll export
        |   ran twice
        |   a draft that answers 1 prompt · 7
        |   stories are ready, 8 will do
        |
        | Tell it once aloud, then its cues and
        | what changed. The cards come after it.
        |
        | enter shape it · s not today · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r").sees("q stop").press("\r");
    talk.sees("esc stop here").press("\r");
    talk.sees("What changed")
        .sees("esc stop here")
        .press("none since\r");
    talk.sees("q stop")
        .press("\r")
        .sees("it is ready")
        .sees("editor")
        .press("r");
    talk.sees("is ready to be").press("q");
    assert_eq!(talk.ends().1, 0);
    // Its minutes were spent, and no more are asked for.
    assert_eq!(today(&user)["shaping"], json!(null));
    assert_eq!(today(&user)["practised"], json!(10.0));
    let stories = user.run(&["story", "list", "--json"]).json();
    let ready = stories.iter().filter(|story| story["state"] == "ready");
    assert_eq!(ready.count(), 8);
}

#[test]
fn a_story_shaped_by_hand_is_the_one_of_the_day() {
    let user = user();
    let mut talk = Talk::start(&user, &["story", "shape", "bakery"], 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("esc stop here")
        .press("\x1b");
    assert_eq!(talk.ends().1, 0);
    assert_eq!(today(&user)["shaping"], json!(null));
    assert_eq!(today(&user)["practised"], json!(10.0));
}

#[test]
fn in_plain_lines_it_is_offered_as_well() {
    let user = user();
    let mut talk = Talk::start(&user, &["--plain", "review"], 80, 24);
    expect![[r#"
        |
        | Shape a story first?                                             10 minutes
        | The payroll export
        |   ran twice
        |   a draft that answers 1 prompt · 0 stories are ready, 8 will do
        |
        | Tell it once aloud, then its cues and what changed. The cards come after
        | it.
        |
        | enter shape it · s not today · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("s").sees("left for another day").press("q");
    assert_eq!(talk.ends().1, 0);
}
