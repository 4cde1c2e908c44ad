//! The daily session in a real terminal.

use expect_test::expect;

use super::support::User;
use super::terminal::Talk;

const STORY: &str = "The export that lied";

/// A user who practises Ownership and has a story for its first prompt.
fn user() -> User {
    let user = User::with_decks(&["ownership"]);
    let cues = ["80 tickets read", "five calls", "two clocks in one reply"];
    let mut arguments = vec!["story", "add", STORY, "--topic", "ownership"];
    for cue in cues {
        arguments.extend(["--cue", cue]);
    }
    user.run(&arguments).ok();
    user.run(&["story", "link", STORY, "ownership/prompt/nobodys-problem"])
        .ok();
    user
}

/// A session past the theme's strong answer, at its first prompt.
fn session(user: &User, columns: u16, rows: u16) -> Talk {
    let mut talk = Talk::start(user, &["review"], columns, rows);
    talk.sees("enter your turn").press("\r");
    talk
}

fn log(user: &User) -> String {
    let lines: Vec<String> = user
        .run(&["log", "--json"])
        .json()
        .iter()
        .map(|line| format!("{} {} {}", line["card"], line["grade"], line["form"]))
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
    talk.sees("lacked last time: the number at the end");
    talk.sees("› 2").press("\r").sees("2 of 8").press("q");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        ownership/prompt/nobodys-problem 2 told
    "#]]
    .assert_eq(&log(&user));
    let shown = user.run(&["story", "show", STORY]);
    assert!(shown.ok().contains("the number at the end"), "{shown:?}");
}
