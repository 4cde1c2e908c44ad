//! The session on narrow and wide terminals, without redrawing, and broken off.

use expect_test::expect;

use super::session::{log, session, user};
use super::terminal::Talk;

#[test]
fn a_narrow_terminal_holds_ask_and_reveal() {
    let user = user();
    let mut talk = session(&user, 40, 24);
    expect![[r#"
        | Ownership          1 of 8 · 20 min left
        |────────────────────────────────────────
        | Which problem have you taken up that
        | belonged to nobody?
        |
        | not told yet
        |
        | Tell it aloud.               1:30–2:30
        | enter told it · g got stuck
        | 0 nothing came · n no story yet
        | s skip · p pause · u undo · ? more
        | q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("?");
    expect![[r#"
        | Ownership          1 of 8 · 20 min left
        |────────────────────────────────────────
        | Which problem have you taken up that
        | belonged to nobody?
        |
        | not told yet
        |
        | Tell it aloud.               1:30–2:30
        | m told it silently · b not today
        | x not for me · e word it my way
        | q stop · ? back
    "#]]
    .assert_eq(&talk.screen("? back"));
    talk.press("\r");
    let reveal = talk.screen("0   1 d  nothing came");
    expect![[r#"
        | Ownership          1 of 8 · 20 min left
        |────────────────────────────────────────
        | Which problem have you taken up that
        | belonged to nobody?
        |
        | Your story  The export that lied
        |   80 tickets read · five calls · two
        |   clocks in one reply
        | t whole text · w wrong story
        | e edit cues · l link · c criteria
        | o what was missing · u undo
        |
        | How well could you recall it?
        |   5   1 d  the right story at once,
        |            nothing important missing
        |   4   1 d  after a moment's thought
        |   3   1 d  with a gap or a detour
        |   2   1 d  the cues were needed
        |   1   1 d  only on reading it
        |   0   1 d  nothing came
    "#]]
    .assert_eq(&reveal);
    assert!(reveal.lines().count() < 24);
}

#[test]
fn a_wide_terminal_shows_all_there_is_to_listen_for() {
    let user = user();
    let mut talk = session(&user, 120, 50);
    talk.sees("q stop").press("\r");
    let reveal = talk.screen("0  nothing came");
    assert!(
        reveal.contains("They listen for  ") && !reveal.contains("of 6)"),
        "{reveal}"
    );
    assert!(
        reveal.lines().all(|line| line.chars().count() <= 77),
        "{reveal}"
    );
}

#[test]
fn an_interrupt_gives_the_terminal_back_and_keeps_the_rating() {
    let user = user();
    let mut talk = Talk::from_shell(&user, &["review"]);
    talk.sees("enter your turn")
        .press("\r")
        .sees("q stop")
        .press("\r");
    talk.sees("0  nothing came")
        .press("4")
        .sees("saved: 4")
        .sees("u undo");
    talk.press("\x03").sees("code 130").sees("modes restored");
    talk.ends();
    expect![[r#"
        ownership/prompt/nobodys-problem 4 told
    "#]]
    .assert_eq(&log(&user));
}

#[test]
fn the_end_of_the_input_ends_the_session_in_peace() {
    let user = user();
    let mut talk = session(&user, 80, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("0  nothing came")
        .press("4")
        .sees("u undo")
        .press("\x04");
    let (rest, code) = talk.ends();
    assert_eq!(code, 0);
    assert!(rest.contains("Done: 1 telling"), "{rest}");
}

#[test]
fn without_redrawing_lines_are_only_added() {
    let user = user();
    let mut talk = Talk::start(&user, &["review", "--plain"], 80, 24);
    talk.sees("enter your turn")
        .press("\r")
        .sees("q stop")
        .press("\r");
    let shown = talk.screen("0  nothing came");
    assert!(!shown.contains('\x1b'), "{shown}");
    expect![[r#"
        |
        | Once, before your first telling on this theme: an answer that works.
        | Water on the path
        |
        | In spring our practice handed over a care-home garden, signed off without
        | defects. In October the caretaker rang me, its landscape architect: the
        | path was under water.
        |
        | By then it belonged to our defects desk. But mine was the signature under
        | that path.
        |
        | The defects desk was glad when I asked to go, and my new project lead
        | agreed to lose me one day a week. In the rain I found an outlet a finger
        | too high. At handover I had measured the slope, in dry weather, and never
        | run water over it. I told the home's manager at once, since people with
        | walking frames needed another way out. The paver expected a quarrel. I
        | asked what he had been given: our drawing named an outlet nobody makes. We
        | shared the relaying, and I took our half to my director before the invoice
        | could. Then I rewrote the handover form: nobody signs until a hose has run.
        |
        | After the New Year storms the caretaker reported a dry path. The manager
        | told our director she would build with us again because somebody had come
        | back. The hose is still on the form.
        |
        | enter your turn
        |
        | Ownership                                              1 of 8 · 20 min left
        | Which problem have you taken up that belonged to nobody?
        |
        | not told yet
        |
        | Tell it aloud.                                                    1:30–2:30
        | enter told it · g got stuck · 0 nothing came · n no story yet · s skip
        | p pause · u undo · ? more · q stop
        |
        | Your story  The export that lied
        |   80 tickets read · five calls · two clocks in one reply
        | t whole text · w wrong story · e edit cues · l link · c criteria
        | o what was missing · u undo
        |
        | They listen for: Does the candidate follow the matter until it works for
        |   whoever needed it, or stop at the edge of the assignment?
        | Watch out for: The work was on the candidate's list from the start.
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing   1 day
        |   4  after a moment's thought                             1 day
        |   3  with a gap or a detour                               1 day
        |   2  the cues were needed                                 1 day
        |   1  only on reading it                                   1 day
        |   0  nothing came
    "#]]
    .assert_eq(&shown);
    talk.press("q");
    talk.ends();
}
