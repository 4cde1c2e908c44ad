//! A story told often is asked for in another shape now and then, and its text is shown on request only.

use expect_test::expect;

use super::session::{STORY, user};
use super::support::User;
use super::terminal::Talk;

const PROMPT: &str = "ownership/prompt/nobodys-problem";

/// A user who told the story so often, a day each time, up to yesterday.
fn told(times: u32) -> User {
    let mut user = user();
    let text = "title = \"The export that lied\"\ncues = [\"80 tickets read\"]\nsituation = \"In March the export went out twice.\"\n";
    user.file("story.toml", text);
    user.run(&["story", "edit", STORY, "--file", "story.toml"])
        .ok();
    for day in 1..=times {
        user.at(&format!("2026-12-{day:02}T09:00:00Z"));
        // A low grade keeps the prompt due, and the story from being fresh.
        user.run(&["rate", PROMPT, "2"]).ok();
    }
    user.at(&format!("2026-12-{:02}T09:00:00Z", times + 1));
    user
}

/// The ask of the story's prompt.
fn ask(user: &User, columns: u16) -> (Talk, String) {
    let mut talk = Talk::start(user, &["review", "--theme", "ownership"], columns, 24);
    talk.sees("enter your turn").press("\r");
    let screen = talk.screen("q stop");
    (talk, screen)
}

#[test]
fn the_fourth_telling_starts_from_the_result() {
    let (mut talk, screen) = ask(&told(3), 80);
    expect![[r#"
        | Ownership                                              1 of 8 · 20 min left
        |────────────────────────────────────────────────────────────────────────────
        | Which problem have you taken up that belonged to nobody?
        |
        | told yesterday · grade 2
        |
        | This time start from the result.
        |
        | Tell it aloud.                                                    1:30–2:30
        | enter told it · g got stuck · 0 nothing came · n no story yet · s skip
        | p pause · u undo · ? more · q stop
    "#]]
    .assert_eq(&screen);
    // The grades are those of every telling.
    talk.press("\r")
        .sees("How well could you recall it?")
        .sees("0  nothing came")
        .press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn the_eighth_is_short_and_measured_as_such() {
    let (mut talk, screen) = ask(&told(7), 40);
    expect![[r#"
        | Ownership          1 of 8 · 20 min left
        |────────────────────────────────────────
        | Describe something broken that everyone
        | walked past until you picked it up.
        |
        | told yesterday · grade 2
        |
        | This time in 45 seconds.
        |
        | Tell it aloud.               0:30–0:45
        | enter told it · g got stuck
        | 0 nothing came · n no story yet
        | s skip · p pause · u undo · ? more
        | q stop
    "#]]
    .assert_eq(&screen);
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn the_others_are_told_as_they_come() {
    for times in [2, 4] {
        let (mut talk, screen) = ask(&told(times), 80);
        assert!(!screen.contains("This time"), "{screen}");
        talk.press("q");
        assert_eq!(talk.ends().1, 0);
    }
}

#[test]
fn line_by_line_the_shape_is_said_with_the_card() {
    for (times, shape) in [
        (2, None),
        (3, Some("This time start from the result.")),
        (7, Some("This time in 45 seconds.")),
    ] {
        // The first grade brings the card again, to be told as it comes.
        let answers = "1\n".to_owned() + &"4\n".repeat(9);
        let arguments = ["review", "--json", "--minutes", "60"];
        let events = told(times).run_with(&arguments, answers).json();
        let of_story = events
            .iter()
            .filter(|it| it["event"] == "card" && it["card"] == PROMPT);
        let shapes: Vec<_> = of_story.map(|it| it["shape"].as_str()).collect();
        assert_eq!(shapes, [shape, None], "after {times} tellings");
    }
}

#[test]
fn the_whole_text_is_shown_on_its_key_alone() {
    for times in [1, 3] {
        let (mut talk, _) = ask(&told(times), 80);
        talk.press("\r");
        let reveal = talk.screen("0  nothing came");
        assert!(!reveal.contains("In March"), "{reveal}");
        talk.press("t").sees("In March the export went out twice.");
        talk.press("q");
        assert_eq!(talk.ends().1, 0);
    }
}
