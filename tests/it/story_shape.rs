//! Shaping a story in a real terminal, and without one.

use std::fmt::Write;

use expect_test::expect;

use super::support::{User, check};
use super::terminal::Talk;

const STORY: &str = "The payroll export";

/// A user with one story, a draft that answers a prompt.
fn user() -> User {
    let mut user = User::with_decks(&["ownership"]);
    user.set("RETELL_SEED", "7");
    user.run(&["story", "add", STORY, "--cue", "ran twice"])
        .ok();
    user.run(&["story", "link", STORY, "ownership/prompt/nobodys-problem"])
        .ok();
    user
}

/// What a story says of itself, without what changes from run to run.
fn saved(user: &User) -> String {
    let shown = user
        .run(&["story", "show", STORY, "--json"])
        .json()
        .remove(0);
    let mut lines = String::new();
    for field in [
        "cues",
        "evidence",
        "source",
        "situation",
        "task",
        "action",
        "result",
        "lesson",
        "state",
    ] {
        if !shown[field].is_null() {
            writeln!(lines, "{field} {}", shown[field]).unwrap();
        }
    }
    lines
}

#[test]
fn a_story_is_told_first_and_written_as_far_as_one_likes() {
    let user = user();
    let mut talk = Talk::start(&user, &["story", "shape"], 80, 24);
    expect![[r#"
        | The payroll export                                                  shaping
        |────────────────────────────────────────────────────────────────────────────
        | chosen: of your drafts it answers most, 1 prompt
        |
        |   ran twice
        |
        | Tell it once aloud, as it comes.                                  1:30–2:30
        | enter told it · p pause · s not aloud now · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r");
    expect![[r#"
        | The payroll export                                                  shaping
        |────────────────────────────────────────────────────────────────────────────
        | told
        |
        | Which few words bring it back?
        | One thing each, with · or ; between them: what you would write on a card in
        | your pocket.
        |
        |   ran twice
        |
        | enter next · esc stop here
    "#]]
    .assert_eq(&talk.screen("esc stop here"));
    talk.press(" · called forty people\r");
    talk.sees("What changed").sees("esc stop here");
    talk.press("Twelve of 200 people were paid twice; none since.\r");
    expect![[r#"
        | The payroll export                                                  shaping
        |────────────────────────────────────────────────────────────────────────────
        | saved
        |
        | How do you know it?
        |
        |   Twelve of 200 people were paid twice; none since.
        |
        | m measured: counted or read off · e estimated: worked out
        | t told: somebody said so · enter leave it open · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("m");
    expect![[r#"
        | The payroll export                                                  shaping
        |────────────────────────────────────────────────────────────────────────────
        | saved
        |
        |   ran twice · called forty people
        |   shows it: Twelve of 200 people were paid twice; none since. (measured)
        |
        | enter enough for now · r it is ready to be told · p write its parts
        | c cues · w what changed · e all of it in your editor
    "#]]
    .assert_eq(&talk.screen("editor"));
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn the_parts_are_counted_while_they_are_written_and_the_story_is_ready() {
    let user = user();
    let mut talk = Talk::start(&user, &["story", "shape", STORY], 80, 24);
    talk.sees("q stop").press("\r").sees("esc stop here");
    talk.press(" · called forty people\r");
    talk.sees("What changed").sees("esc stop here");
    talk.press("Twelve of 200 people were paid twice; none since.\r");
    talk.sees("q stop").press("m").sees("editor");
    talk.press("p");
    expect![[r#"
        | The payroll export                                                  shaping
        |────────────────────────────────────────────────────────────────────────────
        | Situation
        | Where you were and what was at stake: two or three sentences. Counted at
        | 140 words a minute.
        |
        |
        |
        | 0 words · 0:00   whole story 0 words · 0:00 of 1:30–2:30
        | enter next · esc stop here
    "#]]
    .assert_eq(&talk.screen("esc stop here"));
    talk.press("The export ran on a Friday").sees("6 words");
    talk.press("\x0c").sees("Situation");
    expect![[r#"
        | The payroll export                                                  shaping
        |────────────────────────────────────────────────────────────────────────────
        | Situation
        | Where you were and what was at stake: two or three sentences. Counted at
        | 140 words a minute.
        |
        |   The export ran on a Friday
        |
        | 6 words · 0:03   whole story 6 words · 0:03 of 1:30–2:30
        | enter next · esc stop here
    "#]]
    .assert_eq(&talk.screen("esc stop here"));
    talk.press("\r").sees("Task").press("\x1b");
    expect![[r#"
        | The payroll export                                                  shaping
        |────────────────────────────────────────────────────────────────────────────
        |   ran twice · called forty people
        |   shows it: Twelve of 200 people were paid twice; none since. (measured)
        |
        | Written: 6 words · 0:03.
        |
        | enter enough for now · r it is ready to be told · p write its parts
        | c cues · w what changed · e all of it in your editor
    "#]]
    .assert_eq(&talk.screen("editor"));
    talk.press("r");
    let (rest, code) = talk.ends();
    expect![[r#"
        |
        | The payroll export
        |   01a2027b-d680-7efb-a86a-e9e0c207865f · ready
        |   · ran twice
        |   · called forty people
        | Situation
        |   The export ran on a Friday
        | Evidence
        |   Twelve of 200 people were paid twice; none since.
        | Answers
        |   ● Which problem have you taken up that belonged to nobody?
        |     ownership/prompt/nobodys-problem
        |   ● its first choice · ○ answers it as well
        |
    "#]]
    .assert_eq(&rest);
    assert_eq!(code, 0);
    expect![[r#"
        cues ["ran twice","called forty people"]
        evidence "Twelve of 200 people were paid twice; none since."
        source "measured"
        situation "The export ran on a Friday"
        state "ready"
    "#]]
    .assert_eq(&saved(&user));
    check(
        &user.run(&["story", "log", STORY]),
        &expect![[r#"
        [0]
         The payroll export
           1  2026-11-22  noted: title, cues
           2  2026-11-22  cues
           3  2026-11-22  evidence
           4  2026-11-22  source
           5  2026-11-22  6 words  situation
           6  2026-11-22  6 words  state
    "#]],
    );
    // Shaping grades nothing.
    assert_eq!(user.run(&["log", "--json"]).ok(), "");
}

#[test]
fn enter_keeps_what_is_there_and_q_stops_with_what_was_given() {
    let user = user();
    let before = saved(&user);
    let mut talk = Talk::start(&user, &["story", "shape", STORY], 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("esc stop here")
        .press("\r");
    talk.sees("What changed").press("\r").sees("editor");
    talk.press("p");
    for part in ["Situation", "Task", "Action", "Result", "Lesson"] {
        talk.sees(part).sees("esc stop here").press("\r");
    }
    talk.sees("editor").press("q");
    assert_eq!(talk.ends().1, 0);
    assert_eq!(saved(&user), before);

    let mut talk = Talk::start(&user, &["story", "shape", STORY], 80, 24);
    talk.sees("q stop").press("s").sees("esc stop here");
    talk.press("; two clocks\r")
        .sees("What changed")
        .sees("esc stop here");
    talk.press("half a sentence").press("\x1b");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        cues ["ran twice","two clocks"]
        evidence "half a sentence"
        state "draft"
    "#]]
    .assert_eq(&saved(&user));
}

#[test]
fn an_interrupt_gives_the_terminal_back_and_keeps_what_was_saved() {
    let user = user();
    let mut talk = Talk::from_shell(&user, &["story", "shape", STORY]);
    talk.sees("q stop").press("\r").sees("esc stop here");
    talk.press(" · called forty people\r")
        .sees("What changed")
        .sees("esc stop here");
    talk.press("half a").press("\x03");
    let (rest, _) = talk.ends();
    assert!(
        rest.contains("code 130") && rest.contains("modes restored"),
        "{rest}"
    );
    expect![[r#"
        cues ["ran twice","called forty people"]
        state "draft"
    "#]]
    .assert_eq(&saved(&user));
}

/// Its line ends would have answered the questions that come after.
#[test]
fn a_pasted_text_is_one_answer() {
    let user = user();
    let mut talk = Talk::start(&user, &["story", "shape", STORY], 80, 24);
    talk.sees("q stop").press("s").sees("esc stop here");
    talk.press("\x15").pastes("ran twice;\ntwo clocks\n\n");
    talk.sees("two clocks").press("\r");
    talk.sees("What changed").sees("esc stop here");
    talk.pastes("Twelve people\nwere paid twice.\n\nNone since.\n");
    talk.sees("None since.").press("So far.\r");
    talk.sees("How do you know it?").sees("q stop").press("q");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        cues ["ran twice","two clocks"]
        evidence "Twelve people were paid twice. None since. So far."
        state "draft"
    "#]]
    .assert_eq(&saved(&user));
}

#[test]
fn a_long_text_wraps_in_forty_columns() {
    let user = user();
    let mut talk = Talk::start(&user, &["story", "shape", STORY], 40, 16);
    expect![[r#"
        | The payroll export              shaping
        |────────────────────────────────────────
        |   ran twice
        |
        | Tell it once aloud, as it comes.
        | enter told it · p pause
        | s not aloud now · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r")
        .sees("esc stop here")
        .press("\r")
        .sees("What changed")
        .sees("esc stop here");
    talk.press("漢字 twelve of two hundred people were paid twice and nobody knew");
    talk.sees("nobody knew").press("\x1b[A!").sees("peop!le");
    talk.press("\x0c").sees("What changed");
    expect![[r#"
        | The payroll export              shaping
        |────────────────────────────────────────
        | What changed, and how do you know?
        | What shows it: a number with what it
        | was before, a change somebody saw,
        | their words.
        |
        |   漢字 twelve of two hundred peop!le
        |   were paid twice and nobody knew
        |
        | enter next · esc stop here
    "#]]
    .assert_eq(&talk.screen("esc stop here"));
    talk.press("\r").sees("How do you know it?");
    expect![[r#"
        | The payroll export              shaping
        |────────────────────────────────────────
        | saved
        |
        | How do you know it?
        |
        |   漢字 twelve of two hundred peop!le
        |   were paid twice and nobody knew
        |
        | m measured: counted or read off
        | e estimated: worked out
        | t told: somebody said so
        | enter leave it open · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        cues ["ran twice"]
        evidence "漢字 twelve of two hundred peop!le were paid twice and nobody knew"
        state "draft"
    "#]]
    .assert_eq(&saved(&user));
}

#[test]
fn plainly_it_asks_line_by_line_and_counts_after_each_part() {
    let mut user = user();
    user.set("RETELL_FRAME", "carl");
    let mut talk = Talk::start(&user, &["--plain", "story", "shape", STORY], 80, 24);
    talk.sees("q stop").press("\r");
    talk.sees("(enter keeps it)").sees(">").types("");
    talk.sees("What changed")
        .sees(">")
        .types("nobody was paid twice again");
    talk.sees("How do you know it?").sees("q stop").press("t");
    talk.sees("editor").press("p").sees("Context").sees(">");
    talk.types("The export ran twice on a Friday");
    expect![[r#"
        |
        | The payroll export                                                  shaping
        |   ran twice
        |
        | Tell it once aloud, as it comes.                                  1:30–2:30
        | enter told it · p pause · s not aloud now · q stop
        |
        | The payroll export                                                  shaping
        | told
        |
        | Which few words bring it back?
        | One thing each, with · or ; between them: what you would write on a card in
        | your pocket.
        |ran twice (enter keeps it)
        |>
        | The payroll export                                                  shaping
        | What changed, and how do you know?
        | What shows it: a number with what it was before, a change somebody saw,
        | their words.
        |>
        | The payroll export                                                  shaping
        | saved
        |
        | How do you know it?
        |
        |   nobody was paid twice again
        |
        | m measured: counted or read off · e estimated: worked out
        | t told: somebody said so · enter leave it open · q stop
        |
        | The payroll export                                                  shaping
        | saved
        |
        |   ran twice
        |   shows it: nobody was paid twice again (told)
        |
        | enter enough for now · r it is ready to be told · p write its parts
        | c cues · w what changed · e all of it in your editor
        |
        | The payroll export                                                  shaping
        | Context
        | Where you were and what was at stake: two or three sentences. Counted at
        | 140 words a minute.
        |>   7 words · 0:03   whole story 7 words · 0:03 of 1:30–2:30
        |
        | The payroll export                                                  shaping
        | saved
        |
        | Action
    "#]]
    .assert_eq(&talk.screen("Action"));
    talk.sees(">").press("\x04").sees("editor").press("q");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        cues ["ran twice"]
        evidence "nobody was paid twice again"
        source "told"
        situation "The export ran twice on a Friday"
        state "draft"
    "#]]
    .assert_eq(&saved(&user));
}

#[test]
fn the_editor_may_take_the_whole_and_fail() {
    let mut user = user();
    user.with_editor("printf 'title = \"half' > \"$1\"; exit 3");
    let mut talk = Talk::start(&user, &["story", "shape", STORY], 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("esc stop here")
        .press("\r");
    talk.sees("What changed")
        .sees("esc stop here")
        .press("\r")
        .sees("editor")
        .press("e");
    let screen = talk.screen("all of it in your editor");
    assert!(screen.contains("ended with an error, so"), "{screen}");
    assert!(screen.contains("unsaved-story.toml"), "{screen}");
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
    let kept = std::fs::read_to_string(user.home().join("unsaved-story.toml")).unwrap();
    assert_eq!(kept, "title = \"half");
}

#[test]
fn without_a_terminal_a_file_shapes_it() {
    let user = user();
    check(
        &user.run(&["story", "shape", STORY]),
        &expect![[r#"
        [2]
        [stderr]
        retell: this asks questions and there is no terminal: use retell story shape ID --file FILE instead
    "#]],
    );
    check(
        &user.run(&["story", "shape"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: this asks questions and there is no terminal: use retell story shape ID --file FILE instead
        "#]],
    );
    let file = "title = \"The payroll export\"\ncues = [\"ran twice\"]\nevidence = \"none since\"\nsource = \"told\"\n";
    check(
        &user.run_with(&["story", "shape", STORY, "--file", "-"], file),
        &expect![[r#"
            [0]
             The payroll export
               01a2027b-d680-7efb-a86a-e9e0c207865f
               · ran twice
             Evidence
               none since
             Answers
               ● Which problem have you taken up that belonged to nobody?
                 ownership/prompt/nobodys-problem
               ● its first choice · ○ answers it as well
        "#]],
    );
    user.file("broken.toml", "title = \"x\"\ncue = []\n");
    check(
        &user.run(&["story", "shape", STORY, "--file", "broken.toml"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "broken.toml": line 2: unknown field "cue"
                --> broken.toml:2:1
                 |
               2 | cue = []
                 | ^^^
                 |
                 = help: did you mean "cues"?
        "#]],
    );
    check(
        &user.run(&["story", "shape", "--file", "broken.toml"]),
        &expect![[r#"
            [2]
            [stderr]
            error: the following required arguments were not provided:
              <STORY>

            Usage: retell story shape --file <FILE> <STORY>

            For more information, try '--help'.
        "#]],
    );
    let shaped = user.run_with(&["story", "shape", STORY, "--file", "-", "--json"], file);
    assert_eq!(shaped.json()[0]["source"], "told");
    assert_eq!(
        shaped.ok(),
        user.run(&["story", "show", STORY, "--json"]).ok()
    );
}

#[test]
fn what_cannot_be_shaped_is_named() {
    let user = user();
    check(
        &User::new().run(&["story", "shape"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: there is no story to shape yet
           retell story add notes one in a minute: a title and three cues
    "#]],
    );
    check(
        &user.run(&["story", "shape", "nothing"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "nothing"
           retell story list lists them
    "#]],
    );
    user.run(&["story", "retire", STORY]).ok();
    check(
        &user.run(&["story", "shape", STORY]),
        &expect![[r#"
        [2]
        [stderr]
        retell: "The payroll export" is set aside
           retell story edit c207865f --state draft brings it back
    "#]],
    );
    user.run(&["story", "edit", STORY, "--state", "ready"]).ok();
    check(
        &user.run(&["story", "shape"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: no story is a draft: all of yours are ready, or set aside
           retell story shape ID shapes any of them; retell story list names them
    "#]],
    );
}
