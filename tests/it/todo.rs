//! What was missing in tellings: noted after them, kept as the story's list, and marked once it is mended.

use expect_test::expect;

use super::session::{STORY, session, user};
use super::support::User;
use super::terminal::Talk;

/// A user who told the story once, or twice, and each time noted what was missing.
fn lacking(things: &[&str]) -> User {
    let user = user();
    let mut talk = session(&user, 80, 40);
    talk.sees("q stop").press("g").sees("› 2");
    for thing in things {
        talk.press("o").sees("What was missing?").types(thing);
        talk.sees(&format!("missing last time: {thing}"))
            .sees("› 2");
    }
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
    user
}

#[test]
fn the_list_says_what_is_to_be_mended() {
    let user = lacking(&["the number at the end", "who was waiting for it"]);
    let list = user.run(&["story", "todo"]);
    expect![[r#"
        | The export that lied
        |   1  ○ the number at the end
        |   2  ○ who was waiting for it
        |   retell story todo ID --done 1
    "#]]
    .assert_eq(&edged(&user, list.ok()));
    expect![[r#"
        | The export that lied
        |   2  ○ who was waiting for it
        |   retell story todo ID --done 2
    "#]]
    .assert_eq(&edged(
        &user,
        user.run(&["story", "todo", STORY, "--done", "1"]).ok(),
    ));
    let shown = user.run(&["story", "show", STORY]).out;
    expect![[r#"
        To mend
           2  ○ who was waiting for it
    "#]]
    .assert_eq(&shown[shown.find("To mend").unwrap()..]);
    let missing = &user.run(&["story", "show", STORY, "--json"]).json()[0]["missing"];
    expect![[r#"["who was waiting for it"]"#]].assert_eq(&missing.to_string());
    let all = user.run(&["story", "todo", STORY, "--all", "--done", "2"]);
    expect![[r#"
        | The export that lied
        |   1  ● the number at the end
        |   2  ● who was waiting for it
    "#]]
    .assert_eq(&edged(&user, all.ok()));
    let lines = user.run(&["story", "todo", "--all", "--json"]).json();
    expect![[r#"
        |{
        |  "at": "2026-11-22T09:00:00Z",
        |  "card": "ownership/prompt/nobodys-problem",
        |  "done_at": "2026-11-22T09:00:00Z",
        |  "number": 1,
        |  "story": "ID",
        |  "text": "the number at the end",
        |  "title": "The export that lied"
        |}
    "#]]
    .assert_eq(&edged(&user, &format!("{:#}", lines[0])));
    assert_eq!(user.run(&["story", "todo", STORY, "--json"]).ok(), "");
    expect![[r#"
        | The export that lied
        |   nothing to mend
    "#]]
    .assert_eq(&edged(&user, user.run(&["story", "todo", STORY]).ok()));
    expect![[r#"
        |nothing to mend: what was missing in a telling is noted on o, right after it
    "#]]
    .assert_eq(&edged(&user, user.run(&["story", "todo"]).ok()));
    user.run(&["story", "todo", STORY, "--open", "1"]).ok();
    assert!(
        user.run(&["story", "todo"])
            .ok()
            .contains("1  ○ the number")
    );
    let check = user.run(&["check"]);
    assert_eq!(check.code, 0, "{check:?}");
}

#[test]
fn a_number_that_is_not_there_marks_nothing() {
    let user = lacking(&["the number at the end"]);
    for (number, said) in [
        (
            "2",
            expect![[r#"
        retell: there is no 2 on the list of "The export that lied"
           it has one entry, 1
    "#]],
        ),
        (
            "0",
            expect![[r#"
        retell: there is no 0 on the list of "The export that lied"
           it has one entry, 1
    "#]],
        ),
    ] {
        let run = user.run(&["story", "todo", STORY, "--done", "1", "--done", number]);
        let (code, message) = run.failed();
        assert_eq!(code, 2);
        said.assert_eq(message);
    }
    assert!(user.run(&["story", "todo"]).ok().contains("○ the number"));
    let other = user.run(&["story", "add", "The spare key"]);
    assert_eq!(other.code, 0);
    let run = user.run(&["story", "todo", "The spare key", "--done", "1"]);
    expect![[r#"
        retell: there is no 1 on the list of "The spare key"
           what was missing in a telling goes there: o, after it
    "#]]
    .assert_eq(run.failed().1);
    let run = user.run(&["story", "todo", "--done", "1"]);
    assert_eq!(run.failed().0, 2);
}

#[test]
fn what_the_next_telling_mends_is_ticked_with_the_criteria() {
    let user = lacking(&["the number at the end", "who was waiting for it"]);
    let mut talk = Talk::start(&user, &["review"], 80, 44);
    talk.sees("q stop").press("\r");
    expect![[r#"
        | Ownership                                              1 of 8 · 20 min left
        |────────────────────────────────────────────────────────────────────────────
        | Which problem have you taken up that belonged to nobody?
        |
        | Your story  The export that lied
        |   80 tickets read · five calls · two clocks in one reply
        |   missing last time: who was waiting for it (+1 to mend)
        | t whole text
    "#]]
    .assert_eq(&talk.screen("t whole text"));
    talk.sees("0  nothing came").press("c");
    talk.sees("7  ○ the number at the end")
        .sees("enter done")
        .press("7");
    talk.sees("7  ● the number at the end")
        .sees("enter done")
        .press("\r");
    talk.sees("missing last time: who was waiting for it\r\n")
        .sees("0  nothing came");
    talk.press("4").sees("u undo").press("q");
    assert_eq!(talk.ends().1, 0);
    assert!(!user.run(&["story", "todo"]).ok().contains("the number"));
}

#[test]
fn what_was_mended_is_open_again_when_the_rating_is_taken_back() {
    let user = lacking(&["the number at the end"]);
    let mut talk = Talk::start(&user, &["review"], 80, 44);
    talk.sees("q stop").press("\r").sees("0  nothing came");
    talk.press("c").sees("enter done").press("7");
    talk.sees("7  ● the number").sees("enter done").press("\r");
    talk.sees("0  nothing came").press("4").sees("u undo");
    assert!(!user.run(&["story", "todo"]).ok().contains("the number"));
    talk.press("u").sees("taken back: grade 4").sees("q stop");
    assert!(user.run(&["story", "todo"]).ok().contains("the number"));
    // The card's next turn shows it, and is taken back by itself.
    talk.press("\r").sees("missing last time: the number");
    talk.sees("0  nothing came").press("c").sees("enter done");
    talk.press("7").sees("enter done").press("\r");
    talk.sees("0  nothing came").press("u");
    talk.sees("its links and ticks as before").sees("q stop");
    assert!(user.run(&["story", "todo"]).ok().contains("the number"));
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn what_a_telling_without_a_story_lacked_waits_for_one() {
    let user = lacking(&["the number at the end"]);
    let prompt = "ownership/prompt/decided-in-their-place";
    let mut talk = Talk::start(&user, &["review"], 80, 44);
    talk.sees("q stop").press("s").sees("q stop").press("t");
    talk.sees("q stop")
        .press("\r")
        .sees("0  nothing came")
        .press("o");
    talk.sees("What was missing?")
        .types("why it could not wait");
    talk.sees("noted for the story that you link to it")
        .sees("0  nothing came")
        .press("q");
    assert_eq!(talk.ends().1, 0);
    assert!(!user.run(&["story", "todo"]).ok().contains("why it"));
    user.run(&["story", "link", STORY, prompt]).ok();
    expect![[r#"
        | The export that lied
        |   1  ○ the number at the end
        |   2  ○ why it could not wait
        |   retell story todo ID --done 1
    "#]]
    .assert_eq(&edged(&user, user.run(&["story", "todo"]).ok()));
    user.run(&["story", "unlink", STORY, prompt]).ok();
    user.run(&["story", "link", STORY, prompt]).ok();
    assert_eq!(user.run(&["story", "todo", "--json"]).json().len(), 2);
    assert_eq!(user.run(&["check"]).code, 0);
}

#[test]
fn the_list_outlives_an_export() {
    let user = lacking(&["the number at the end", "who was waiting for it"]);
    user.run(&["story", "todo", STORY, "--done", "2"]).ok();
    let exported = user.run(&["export"]).out;
    let other = User::new();
    other.file("retell.jsonl", &exported);
    assert_eq!(other.run(&["import", "retell.jsonl"]).code, 0);
    assert_eq!(
        other.run(&["story", "todo", "--all", "--json"]).ok(),
        user.run(&["story", "todo", "--all", "--json"]).ok()
    );
    assert_eq!(other.run(&["check"]).code, 0);
}

/// With the left edge drawn, since it matters, and without the identifier's digits.
fn edged(user: &User, text: &str) -> String {
    let story = user.run(&["story", "show", STORY, "--json"]).json()[0]["story"].clone();
    let id = story.as_str().unwrap();
    let text = text.replace(id, "ID").replace(&id[28..], "ID");
    let lines: Vec<String> = text.lines().map(|line| format!("|{line}")).collect();
    lines.join("\n") + "\n"
}
