//! The daily session in a real terminal.

use expect_test::expect;

use super::support::User;
use super::terminal::Talk;

pub const STORY: &str = "The export that lied";

/// A user who practises Ownership and has a story for its first prompt.
pub fn user() -> User {
    let mut user = User::with_decks(&["ownership"]);
    user.set("RETELL_SHAPING", "off");
    user.does(&format!(
        r#"
        story add "{STORY}" --topic ownership --cue "80 tickets read" --cue "five calls" --cue "two clocks in one reply"
        story link "{STORY}" ownership/prompt/nobodys-problem
        "#
    ));
    user
}

/// A session past the theme's strong answer, at its first prompt.
pub fn session(user: &User, columns: u16, rows: u16) -> Talk {
    let mut talk = Talk::start(user, &["review"], columns, rows);
    talk.sees("enter your turn").press("\r");
    talk
}

pub fn log(user: &User) -> String {
    let lines: Vec<String> = user
        .run(&["log", "--json"])
        .json()
        .iter()
        .map(|line| {
            let taken_back = if line["retracted"] == true {
                " taken back"
            } else {
                ""
            };
            let (card, grade, form) = (&line["card"], &line["grade"], &line["form"]);
            format!("{card} {grade} {form}{taken_back}")
        })
        .collect();
    (lines.join("\n") + "\n").replace('"', "")
}

#[test]
fn a_card_takes_two_keys() {
    let user = user();
    let mut talk = session(&user, 80, 24);
    expect![[r#"
        | Ownership                                              1 of 8 · 20 min left
        |────────────────────────────────────────────────────────────────────────────
        | Which problem have you taken up that belonged to nobody?
        |
        | not told yet
        |
        | Tell it aloud.                                                    1:30–2:30
        | enter told it · g got stuck · 0 nothing came · n no story yet · s skip
        | p pause · u undo · ? more · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r");
    expect![[r#"
        | Ownership                                              1 of 8 · 20 min left
        |────────────────────────────────────────────────────────────────────────────
        | Which problem have you taken up that belonged to nobody?
        |
        | Your story  The export that lied
        |   80 tickets read · five calls · two clocks in one reply
        | t whole text · w wrong story · e edit cues · l link · c criteria
        | o what was missing · u undo
        |
        | They listen for (1 of 6)               Watch out for (1 of 6)
        | • Does the candidate follow the        × The work was on the candidate's
        |   matter until it works for whoever      list from the start.
        |   needed it, or stop at the edge of
        |   the assignment?
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing   1 day
        |   4  after a moment's thought                             1 day
        |   3  with a gap or a detour                               1 day
        |   2  the cues were needed                                 1 day
        |   1  only on reading it                                   1 day
        |   0  nothing came                                         1 day
    "#]]
    .assert_eq(&talk.screen("0  nothing came                                         1 day"));
    talk.press("4");
    expect![[r#"
        | saved: 4 · back tomorrow · u takes it back
        |
        | "The export that lied" may also answer
        |
        |   1  ○ A colleague's work was falling behind and it was not your job to
        |        mend that. What part did you take?
        |   2  ○ Where have you turned down an easy gain because of what it would
        |        have cost a few years on?
        |   3  ○ Tell me about work that was sliding badly, that you could have left
        |        and did not.
        |
        | 1 2 3 yes, link it · enter go on · u undo
    "#]]
    .assert_eq(&talk.screen("u undo"));
    talk.press("q");
    let (rest, code) = talk.ends();
    expect![[r#"
        |
        |
        | Done: 1 telling, 3 minutes.
        | Tomorrow 19 minutes.
        |
    "#]]
    .assert_eq(&rest);
    assert_eq!(code, 0);
    expect![[r#"
        ownership/prompt/nobodys-problem 4 told
    "#]]
    .assert_eq(&log(&user));
}

#[test]
fn what_was_missing_is_kept_and_shown() {
    let user = user();
    let mut talk = session(&user, 80, 24);
    talk.sees("q stop").press("g").sees("› 2");
    talk.press("o")
        .sees("What was missing?")
        .types("the number at the end");
    talk.sees("missing last time: the number at the end");
    talk.sees("› 2").press("\r").sees("2 of 8").press("q");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        ownership/prompt/nobodys-problem 2 told
    "#]]
    .assert_eq(&log(&user));
    let shown = user.run(&["story", "show", STORY]);
    assert!(shown.ok().contains("the number at the end"), "{shown:?}");
}

#[test]
fn every_way_to_leave_a_card_and_back() {
    let user = user();
    let mut talk = session(&user, 80, 24);
    // Nothing came: one key, and the cues stand above the next card.
    talk.sees("1 of 8").sees("q stop").press("0");
    talk.sees("saved: 0")
        .sees("80 tickets read")
        .sees("2 of 8")
        .sees("q stop");
    // No story yet: nothing is graded.
    talk.press("n")
        .sees("noted: no story yet")
        .sees("3 of 8")
        .sees("q stop");
    // Noted on the spot, told, and undone.
    talk.press("a").sees("Title").types("The spare key");
    talk.sees("Cue 1")
        .types("lost on a Friday")
        .sees("Cue 2")
        .types("");
    talk.sees("Tell it aloud").sees("q stop").press("m");
    talk.sees("told silently")
        .sees("0  nothing came")
        .press("3");
    talk.sees("may also answer").sees("u undo").press("u");
    talk.sees("taken back: grade 3")
        .sees("3 of 8")
        .sees("q stop")
        .press("s");
    talk.sees("skipped")
        .sees("4 of 8")
        .sees("q stop")
        .press("b");
    talk.sees("put off until tomorrow")
        .sees("5 of 8")
        .sees("q stop")
        .press("x");
    talk.sees("set aside")
        .sees("6 of 8")
        .sees("q stop")
        .press("u");
    talk.sees("here it is again")
        .sees("5 of 8")
        .sees("q stop")
        .press("q");
    let (rest, code) = talk.ends();
    assert_eq!(code, 0);
    expect![[r#"
        |
        |
        | Done: 1 telling, 3 minutes.
        | One could come again today: retell review --again
        | Tomorrow 20 minutes.
        |
    "#]]
    .assert_eq(&rest);
    expect![[r#"
        ownership/prompt/nobodys-problem 0 told
        ownership/prompt/easy-gain-refused 3 silent taken back
    "#]]
    .assert_eq(&log(&user));
    let states: Vec<String> = user
        .run(&["cards", "--kind", "prompt", "--json"])
        .json()
        .iter()
        .filter(|card| card["state"] != "new")
        .map(|card| format!("{} {}", card["card"], card["state"]).replace('"', ""))
        .collect();
    expect![[r#"
        ownership/prompt/nobodys-problem learning
        ownership/prompt/decided-in-their-place buried
        ownership/prompt/stayed-with-it buried"#]]
    .assert_eq(&states.join("\n"));
}

#[test]
fn a_wrong_story_is_no_lapse() {
    let mut user = user();
    user.run(&["story", "add", "The spare key", "--cue", "lost on a Friday"])
        .ok();
    let mut talk = session(&user, 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("0  nothing came")
        .press("w");
    expect![[r#"
        | Ownership                                              1 of 8 · 20 min left
        |────────────────────────────────────────────────────────────────────────────
        | Which problem have you taken up that belonged to nobody?
        |
        | Which story answers this instead?
        |   1  The spare key
        |
        | a note one now · n none of mine · enter back · s skip · x not for me
        | u undo · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("1")
        .sees("Your story  The spare key")
        .sees("0  nothing came")
        .press("4");
    talk.sees("2 of 8").sees("q stop").press("q");
    talk.ends();
    let line = &user.run(&["log", "--json"]).json()[0];
    let told = user
        .run(&["story", "show", "The spare key", "--json"])
        .json();
    assert_eq!(line["story"], told[0]["story"]);

    // Neither of them: nothing is graded, and the prompt has no story to begin with.
    user.at("2026-11-23T09:00:00Z");
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("0  nothing came")
        .press("w");
    talk.sees("q stop")
        .press("n")
        .sees("noted: no story yet")
        .press("q");
    talk.ends();
    assert_eq!(log(&user).lines().count(), 1);
}

#[test]
fn a_prompt_that_slips_twice_gets_advice_and_the_end_says_so() {
    let user = user();
    let arguments = ["review", "--minutes", "6"];
    let mut talk = Talk::start(&user, &arguments, 80, 24);
    talk.sees("enter your turn").press("\r");
    talk.sees("q stop").press("0").sees("q stop").press("s");
    talk.sees("again")
        .sees("q stop")
        .press("g")
        .sees("› 2")
        .press("\r");
    expect![[r#"
        | saved: 2 · back tomorrow · u takes it back
        |
        | Ownership                                       3 of 3 · 1 min left · again
        |────────────────────────────────────────────────────────────────────────────
        | Describe something broken that everyone walked past until you picked it up.
        |
        | This one has slipped twice.
        | Another story often comes more easily than this one told again.
        |
        | l another story for it · enter go on · u undo
    "#]]
    .assert_eq(&talk.screen("u undo"));
    talk.press("\r");
    expect![[r#"
        | saved: 2 · back tomorrow · u takes it back
        |
        | Done: 2 tellings, 5 minutes.
        |   ▼ "Describe something broken that everyone…" slipped twice: try another
        |     story for it
        | Tomorrow 20 minutes.
        |
        | enter done · u take the last one back
    "#]]
    .assert_eq(&talk.screen("take the last one back"));
    talk.press("u")
        .sees("taken back: grade 2")
        .sees("again")
        .sees("q stop");
    talk.press("\r").sees("0  nothing came").press("4");
    talk.sees("may also answer").sees("u undo").press("\r");
    expect![[r#"
        | saved: 4 · back tomorrow · u takes it back
        |
        | Done: 2 tellings, 5 minutes.
        | Tomorrow 19 minutes.
        |
        | enter done · u take the last one back
    "#]]
    .assert_eq(&talk.screen("take the last one back"));
    talk.press("\r");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        ownership/prompt/nobodys-problem 0 told
        ownership/prompt/nobodys-problem 2 told taken back
        ownership/prompt/nobodys-problem 4 told
    "#]]
    .assert_eq(&log(&user));
}

#[test]
fn linking_turns_other_prompts_into_picks() {
    let user = user();
    let mut talk = session(&user, 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("0  nothing came")
        .press("5");
    talk.sees("may also answer")
        .sees("u undo")
        .press("1")
        .sees("●")
        .sees("u undo");
    talk.press("2").sees("u undo").press("3");
    talk.sees("linked to 3 more prompts")
        .sees("2 of 8")
        .sees("q stop");
    let mut seen = String::new();
    for _ in 0..2 {
        talk.press("s");
        seen = talk.screen("q stop");
        if seen.contains("pick") {
            break;
        }
    }
    expect![[r#"
        | skipped; it comes back in your next session
        |
        | Ownership                                       3 of 8 · 18 min left · pick
        |────────────────────────────────────────────────────────────────────────────
        | Where have you turned down an easy gain because of what it would have cost
        | a few years on?
        |
        | not told yet
        |
        | Which story, which angle, what is the first sentence?
        | enter have it · 0 nothing came · n no story yet · s skip · u undo · ? more
        | q stop
    "#]]
    .assert_eq(&seen);
    talk.press("\r")
        .sees("0  nothing came")
        .press("4")
        .sees("saved: 4")
        .sees("q stop")
        .press("q");
    assert!(talk.ends().0.contains("Done: 1 telling, 1 pick"));
    assert!(log(&user).ends_with("4 picked\n"));
}

/// How many prompts a story is linked to.
fn linked(user: &User, story: &str) -> usize {
    let shown = user.run(&["story", "show", story, "--json"]).json();
    shown[0]["prompts"].as_array().unwrap().len()
}

#[test]
fn undo_takes_back_what_was_linked_on_the_way() {
    let user = user();
    user.run(&["story", "add", "The spare key"]).ok();
    let mut talk = session(&user, 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("0  nothing came")
        .press("5");
    talk.sees("may also answer")
        .sees("u undo")
        .press("1")
        .sees("●");
    talk.sees("u undo").press("\r").sees("linked to 1 more");
    talk.sees("2 of 8").sees("q stop");
    assert_eq!(linked(&user, STORY), 2);
    talk.press("u")
        .sees("taken back: grade 5, its links")
        .sees("1 of 8")
        .sees("q stop");
    assert_eq!(linked(&user, STORY), 1);
    // The story was not the right one; neither is another, and then both are as they were.
    talk.press("\r").sees("0  nothing came").press("w");
    talk.sees("q stop").press("1").sees("The spare key");
    talk.sees("0  nothing came").press("u");
    talk.sees("here it is again, its links and ticks as before")
        .sees("q stop");
    assert_eq!(
        (linked(&user, STORY), linked(&user, "The spare key")),
        (1, 0)
    );
    talk.press("\r").sees("0  nothing came").press("w");
    talk.sees("q stop").press("n").sees("noted: no story yet");
    talk.sees("q stop");
    assert_eq!(linked(&user, STORY), 0);
    talk.press("u")
        .sees("here it is again, its links")
        .sees("q stop");
    assert_eq!(linked(&user, STORY), 1);
    // Offered again, since it was taken back.
    talk.press("\r").sees("0  nothing came").press("5");
    talk.sees("may also answer").sees("u undo").press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn with_nothing_to_do_it_says_what_to_type() {
    let user = user();
    let mut talk = Talk::start(
        &user,
        &["review", "--theme", "ownership", "--kind", "sample"],
        80,
        24,
    );
    talk.sees("retell review --drill");
    assert_eq!(talk.ends().1, 0);
    let rating = |card: &str| {
        format!("{{\"card\":\"ownership/prompt/{card}\",\"grade\":4,\"seconds\":900}}\n")
    };
    let lines = ["nobodys-problem", "stayed-with-it"].map(rating).concat();
    user.run_with(&["rate", "-"], lines);
    let talk = Talk::start(&user, &["review"], 80, 24);
    let (rest, code) = talk.ends();
    assert_eq!(code, 0);
    expect![[r#"
        |Enough for today: 30 of your 20 minutes are done. If you feel like more:
        |   retell review --minutes 10
        |
    "#]]
    .assert_eq(&rest);
}
