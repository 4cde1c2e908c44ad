//! Linking stories to prompts at the terminal: one prompt a screen, one key.

use expect_test::expect;

use super::support::User;
use super::terminal::Talk;

fn bank() -> User {
    let mut user = User::with_decks(&["ownership", "frugality"]);
    user.set("RETELL_SEED", "7");
    for (title, topics) in [
        ("The payroll export", ["failure", "ownership"]),
        ("The label printer", ["quality", "ownership"]),
        ("The cheaper crate", ["cost", "quality"]),
    ] {
        let arguments = ["--quick", "--topic", topics[0], "--topic", topics[1]];
        user.run(&[&["story", "add", title][..], &arguments].concat())
            .ok();
    }
    user
}

/// What is linked: each prompt with its stories and angles.
fn links(user: &User) -> String {
    let csv = user.run(&["matrix", "--csv"]).out;
    let linked = csv.lines().skip(1).filter(|line| !line.ends_with(",,,,"));
    linked.collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_bank_is_linked_a_key_a_prompt() {
    let user = bank();
    let mut talk = Talk::start(&user, &["matrix", "--link"], 80, 24);
    expect![[r#"
        | Ownership                                                1 of 15 · 0 linked
        |────────────────────────────────────────────────────────────────────────────
        | Which problem have you taken up that belonged to nobody?
        |
        |   1  The label printer
        |      both about ownership
        |   2  The payroll export
        |      both about ownership
        |
        | 1 2 link it · a with what to stress · enter none of these · t next theme
        | u undo · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("1").sees("2 of").sees("q stop");
    // Taken back, and linked to the other story with an angle.
    talk.press("u").sees("1 of").sees("q stop");
    talk.press("a").sees("asked what to stress").sees("q stop");
    talk.press("2").sees("What to stress");
    talk.types("nobody had asked").sees("2 of").sees("q stop");
    talk.press("\r").sees("3 of").sees("q stop");
    talk.press("1").sees("4 of").sees("q stop");
    talk.press("t").sees("Frugality").sees("q stop");
    talk.press("3").press("1").sees("3 linked").sees("q stop");
    talk.press("q");
    let (told, code) = talk.ends();
    assert_eq!(code, 0);
    expect![[r#"
        |
        |3 prompts linked, 12 prompts left without a story; see it: retell matrix
        |
    "#]]
    .assert_eq(&told);
    expect![[r#"
        Ownership,ownership/prompt/nobodys-problem,Which problem have you taken up that belonged to nobody?,01a2027b-d680-7efb-a86a-e9e0c207865f,The payroll export,yes,nobody had asked
        Ownership,ownership/prompt/stayed-with-it,"Tell me about work that was sliding badly, that you could have left and did not.",01a2027b-d680-7efb-a86a-e9e0c207865f,The payroll export,yes,
        Frugality,frugality/prompt/more-from-less,What is the most you have ever got done with the least?,01a2027b-d680-79a0-9fa6-0568e28ab621,The cheaper crate,yes,
        ,,,01a2027b-d680-7834-9d4e-cdbc8b0f4632,The label printer,,
    "#]].assert_eq(&links(&user));
}

/// Declined once is enough, until the story or the prompt reads otherwise.
#[test]
fn what_was_declined_is_not_offered_again() {
    let user = bank();
    let asked = |user: &User| {
        let mut talk = Talk::start(user, &["matrix", "--link", "--theme", "ownership"], 80, 24);
        let screen = talk.screen("q stop");
        talk.press("q");
        assert_eq!(talk.ends().1, 0);
        screen.split('\n').take(9).collect::<Vec<_>>().join("\n") + "\n"
    };
    let mut talk = Talk::start(&user, &["matrix", "--link"], 80, 24);
    talk.sees("1 of").sees("q stop").press("\r");
    talk.sees("2 of").sees("q stop").press("\r");
    // The second is taken back, and a theme that is passed over says nothing of its prompts.
    talk.sees("3 of").sees("q stop").press("u");
    talk.sees("2 of").sees("q stop").press("t");
    talk.sees("Frugality").sees("q stop").press("q");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        | Ownership                                                 1 of 7 · 0 linked
        |────────────────────────────────────────────────────────────────────────────
        | Where have you turned down an easy gain because of what it would have cost
        | a few years on?
        |
        |   1  The label printer
        |      both about quality, ownership
        |   2  The cheaper crate
        |      both about quality
    "#]]
    .assert_eq(&asked(&user));
    user.run(&["story", "edit", "printer", "--cue", "42 labels"])
        .ok();
    expect![[r#"
        | Ownership                                                 1 of 8 · 0 linked
        |────────────────────────────────────────────────────────────────────────────
        | Which problem have you taken up that belonged to nobody?
        |
        |   1  The label printer
        |      both about ownership
        |
        | 1 link it · a with what to stress · enter none of these · u undo · q stop

    "#]]
    .assert_eq(&asked(&user));
    // It goes with its prompt.
    user.does("decks remove ownership --yes");
    user.run(&["check"]).ok();
}

#[test]
fn one_story_is_offered_prompt_after_prompt() {
    let user = bank();
    user.run(&["story", "link", "label", "ownership/prompt/stayed-with-it"])
        .ok();
    let mut talk = Talk::start(&user, &["story", "link", "payroll"], 40, 24);
    expect![[r#"
        | Ownership             1 of 8 · 0 linked
        |────────────────────────────────────────
        | Tell me about a task you did not
        | finish, and how you accounted for it to
        | those who were waiting.
        |
        |   1  The payroll export
        |      both about failure, ownership
        |
        | 1 link it · a with what to stress
        | enter none of these · u undo · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("y").sees("2 of").sees("q stop");
    talk.press("n").sees("3 of").sees("q stop");
    talk.press("q");
    let (told, code) = talk.ends();
    assert_eq!(code, 0);
    expect![[r#"
        |
        |"The payroll export" answers 1 prompt
        |   more
        |
    "#]]
    .assert_eq(&told);
    expect![[r#"
        Ownership,ownership/prompt/stayed-with-it,"Tell me about work that was sliding badly, that you could have left and did not.",01a2027b-d680-7834-9d4e-cdbc8b0f4632,The label printer,yes,
        Ownership,ownership/prompt/left-unfinished,"Tell me about a task you did not finish, and how you accounted for it to those who were waiting.",01a2027b-d680-7efb-a86a-e9e0c207865f,The payroll export,yes,
        ,,,01a2027b-d680-79a0-9fa6-0568e28ab621,The cheaper crate,,
    "#]].assert_eq(&links(&user));
}
