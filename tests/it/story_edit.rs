//! Changing stories, by field and in the editor, and setting them aside.

use expect_test::expect;

use super::support::{User, check};
#[cfg(unix)]
use super::terminal::Talk;

#[test]
fn a_story_is_edited_and_set_aside_but_never_lost() {
    let user = User::with_stories();
    let prompt = "ownership/prompt/nobodys-problem";
    user.run(&["story", "link", "payroll", prompt]).ok();
    user.run(&["rate", prompt, "4"]).ok();
    let before = user.run(&["cards", "list", "--json"]).out;
    check(
        &user.run(&[
            "story",
            "edit",
            "payroll",
            "--title",
            "The double payroll",
            "--cue",
            "one cue",
            "--topic",
            "quality",
            "--state",
            "ready",
        ]),
        &expect![[r#"
            [0]
             The double payroll
               01a2027b-d680-7efb-a86a-e9e0c207865f · ready · quality
               told once, 2026-11-22
               · one cue
             Answers
               ● Which problem have you taken up that belonged to nobody?
                 ownership/prompt/nobodys-problem
               ● its first choice · ○ answers it as well
        "#]],
    );
    assert_eq!(user.run(&["cards", "list", "--json"]).out, before);
    check(
        &user.run(&["story", "edit", "payroll", "--title", ""]),
        &expect![[r#"
        [2]
        [stderr]
        retell: a story needs a title: one line that brings it back to you
    "#]],
    );
    check(
        &user.run(&["story", "edit", "payroll", "--state", "done"]),
        &expect![[r#"
        [2]
        [stderr]
        error: invalid value 'done' for '--state <STATE>': "done" is no state: a story is draft, ready or retired

        For more information, try '--help'.
    "#]],
    );
    check(
        &user.run(&["story", "retire", "payroll"]),
        &expect![[r#"
            [0]
            "The double payroll" is set aside; its tellings stay
        "#]],
    );
    check(
        &user.run(&["story", "link", "payroll", prompt]),
        &expect![[r#"
        [2]
        [stderr]
        retell: "The double payroll" is set aside
           retell story edit c207865f --state draft brings it back
    "#]],
    );
    assert_eq!(user.run(&["story", "list", "--json"]).json().len(), 2);
    check(
        &user.run(&["story", "list", "--retired"]),
        &expect![[r#"
            [0]
             The double payroll
               one cue
               c207865f · set aside · answers no prompt yet · told once, 2026-11-22
             The bakery
               8b0f4632 · answers no prompt yet
             the bakery
               e28ab621 · answers no prompt yet
        "#]],
    );
    assert_eq!(user.run(&["cards", "list", "--json"]).out, before);
}

const FULL: &str = "title = \"The bakery\"\ncues = [\"lost orders\"]\ntopics = [\"customer\"]\n\
    situation = \"In May a bakery lost its orders.\"\nresult = \"The baker stayed.\"\nsource = \"told\"\n";

#[test]
fn the_editor_changes_any_field_and_every_version_stays() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.run_with(&["story", "add", "--file", "-"], FULL).ok();
    user.with_editor("sed -i 's/In May/In June/' \"$1\"");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [0]
         The bakery
           01a2027b-d680-7834-9d4e-cdbc8b0f4632 · customer
           · lost orders
         Situation
           In June a bakery lost its orders.
         Result
           The baker stayed.
    "#]],
    );
    check(
        &user.run(&["story", "edit", "bakery", "--cue", "one"]),
        &expect![[r#"
            [0]
             The bakery
               01a2027b-d680-7834-9d4e-cdbc8b0f4632 · customer
               · one
             Situation
               In June a bakery lost its orders.
             Result
               The baker stayed.
        "#]],
    );
    check(
        &user.run(&["story", "log", "bakery"]),
        &expect![[r#"
        [0]
         The bakery
           1  2026-11-22  10 words  noted: title, cues, topics, situation, result,
                          source
           2  2026-11-22  10 words  situation
           3  2026-11-22  10 words  cues
    "#]],
    );
    let versions = user.run(&["story", "log", "bakery", "--json"]).json();
    assert_eq!(versions[1]["changed"], serde_json::json!(["situation"]));
    assert_eq!(
        versions[0]["text"]["situation"],
        "In May a bakery lost its orders."
    );
    let first = user.run(&["story", "log", "bakery", "1"]).ok().to_owned();
    user.run_with(&["story", "edit", "bakery", "--file", "-"], first)
        .ok();
    assert_eq!(
        user.run(&["story", "log", "bakery", "--json"]).json().len(),
        4
    );
    check(
        &user.run(&["story", "log", "bakery", "9"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: "The bakery" has no version 9
           retell story log 8b0f4632 lists them
    "#]],
    );
    user.with_editor("true");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [0]
        nothing changed
    "#]],
    );
}

#[test]
fn the_editor_shows_every_field_with_what_belongs_there() {
    let mut user = User::new();
    user.run_with(&["story", "add", "--file", "-"], FULL).ok();
    user.with_editor("cp \"$1\" seen.toml");
    user.run(&["story", "edit", "bakery"]).ok();
    let seen = std::fs::read_to_string(user.desk().join("seen.toml")).unwrap();
    expect![[r##"
        # Only the title is needed. What is left empty stays empty; lines like this one are left out.
        title = "The bakery"

        # The few words that bring it back, one thing each.
        cues = [
          "lost orders",
        ]

        # What it is about: customer, bad-news, conflict, disagreement, failure, deadline,
        # priorities, ambiguity, decision, data, root-cause, quality,
        # cost, innovation, learning, feedback, growing-others, teamwork,
        # influence, ownership, ethics, wellbeing, results, trust.
        topics = [
          "customer",
        ]

        # draft, ready or retired.
        state = "draft"

        # When it was: "spring 2024".
        when = ""

        # What you were then.
        role = ""

        # Where you were and what was at stake: two or three sentences.
        situation = """
        In May a bakery lost its orders."""

        # What fell to you, or what you took on: one sentence.
        task = """
        """

        # What you did: what you chose, what it cost, who was against it. Half of the words or more.
        action = """
        """

        # What came of it, for whom.
        result = """
        The baker stayed."""

        # What shows it: a number with what it was before, a change somebody saw, their words.
        evidence = """
        """

        # What you do differently since, and where that showed.
        lesson = """
        """

        # The whole story in thirty seconds.
        short = """
        """

        # How you know it: measured, estimated or told.
        source = "told"

        # Words of your own to find it by.
        tags = []
    "##]].assert_eq(&seen);
}

#[test]
fn a_text_broken_in_the_editor_is_named_and_kept() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.run_with(&["story", "add", "--file", "-"], FULL).ok();
    user.with_editor("sed -i 's/^cues/cue/; s/In May/In June/' \"$1\"");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [2]
        [stderr]
        error: unknown field "cue"
         --> story.toml:5:1
          |
        5 | cue = [
          | ^^^
          |
          = help: did you mean "cues"?
        retell: the story cannot be read, so nothing was changed; your text is in DESK/home/unsaved-story.toml
           mend it there, then: retell story edit 8b0f4632 --file DESK/home/unsaved-story.toml
    "#]],
    );
    let kept = std::fs::read_to_string(user.home().join("unsaved-story.toml")).unwrap();
    assert!(kept.contains("# retell: unknown field \"cue\"") && kept.contains("In June"));
    let mended = kept.replace("\ncue = ", "\ncues = ");
    user.file("mended.toml", mended);
    user.run(&["story", "edit", "bakery", "--file", "mended.toml"])
        .ok();
    user.with_editor("exit 3");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: the editor "sh DESK/editor.sh" ended with an error, so nothing was changed; try again, or use retell story edit 8b0f4632 --file FILE
    "#]],
    );
    user.with_editor("sed -i 's/In June/In July/' \"$1\"; exit 3");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: the editor "sh DESK/editor.sh" ended with an error, so nothing was changed
           what you typed is in DESK/home/unsaved-story-2.toml
           go on from there: retell story edit 8b0f4632 --file DESK/home/unsaved-story-2.toml
    "#]],
    );
    let kept = std::fs::read_to_string(user.home().join("unsaved-story-2.toml")).unwrap();
    assert!(kept.contains("In July"), "{kept}");
    user.with_editor("printf '\\377' > \"$1\"");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: what the editor "sh DESK/editor.sh" wrote is not UTF-8 text, so nothing was changed
           what you typed is in DESK/home/unsaved-story-3.toml
           go on from there: retell story edit 8b0f4632 --file DESK/home/unsaved-story-3.toml
    "#]],
    );
    assert_eq!(
        std::fs::read(user.home().join("unsaved-story-3.toml")).unwrap(),
        b"\xff"
    );
    user.set("EDITOR", "no-such-editor");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: cannot start the editor "no-such-editor" (No such file or directory); set EDITOR to one you have, or use retell story edit 8b0f4632 --file FILE
    "#]],
    );
}

#[test]
fn a_wording_typed_in_an_editor_that_fails_is_kept() {
    let mut user = User::with_decks(&["ownership"]);
    let edit = ["cards", "edit", "ownership/prompt/nobodys-problem"];
    check(
        &user.run(&edit),
        &expect![[r#"
        [2]
        [stderr]
        retell: this opens an editor and there is no terminal: use retell cards edit ownership/prompt/nobodys-problem "your wording" instead
           or bring the deck's own wording back: retell cards edit ownership/prompt/nobodys-problem --reset
    "#]],
    );
    user.with_editor("printf 'Whose problem was it?' > \"$1\"; exit 3");
    check(
        &user.run(&edit),
        &expect![[r#"
        [1]
        [stderr]
        retell: the editor "sh DESK/editor.sh" ended with an error, so nothing was changed
           what you typed is in DESK/home/unsaved-card.txt
           go on from there: retell cards edit ownership/prompt/nobodys-problem "your wording"
    "#]],
    );
    let path = user.home().join("unsaved-card.txt");
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        "Whose problem was it?"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    user.set("EDITOR", "no-such-editor");
    check(
        &user.run(&edit),
        &expect![[r#"
            [1]
            [stderr]
            retell: cannot start the editor "no-such-editor" (No such file or directory); set EDITOR to one you have, or use retell cards edit ownership/prompt/nobodys-problem "your wording"
        "#]],
    );
    user.with_editor(": > \"$1\"");
    check(
        &user.run(&edit),
        &expect![[r#"
        [2]
        [stderr]
        retell: a card needs words
           retell cards edit ownership/prompt/nobodys-problem --reset brings the deck's own back
    "#]],
    );
    user.with_editor("printf 'Whose problem was it?' > \"$1\"");
    check(
        &user.run(&edit),
        &expect![[r#"
        [0]
        Whose problem was it?
    "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_text_broken_in_the_editor_comes_back_with_the_mistake_at_its_line() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.run_with(&["story", "add", "--file", "-"], FULL).ok();
    // The first time it breaks the text, the second time it sees the mark and mends it.
    user.with_editor(
        "cp \"$1\" seen.toml; if grep -q '^# retell: ' \"$1\"; \
         then sed -i 's/^cue = /cues = /' \"$1\"; else sed -i 's/^cues/cue/; s/In May/In June/' \"$1\"; fi",
    );
    let mut talk = Talk::start(&user, &["story", "edit", "bakery"], 80, 24);
    talk.sees("unknown field")
        .sees("Open it again at that line? [Y/n]");
    talk.press("\r");
    assert_eq!(talk.ends().1, 0);
    let seen = std::fs::read_to_string(user.desk().join("seen.toml")).unwrap();
    let around: Vec<&str> = seen.lines().skip(4).take(4).collect();
    assert_eq!(
        around[1], "# retell: unknown field \"cue\"; did you mean \"cues\"?",
        "{around:?}"
    );
    let shown = user
        .run(&["story", "show", "bakery", "--json"])
        .json()
        .remove(0);
    assert_eq!(shown["situation"], "In June a bakery lost its orders.");
    // Left broken, and the editor gone the second time: what was typed is kept.
    user.with_editor("rm editor.sh; sed -i 's/^cues/cue/; s/In June/In July/' \"$1\"");
    let mut talk = Talk::start(&user, &["story", "edit", "bakery"], 80, 24);
    talk.sees("[Y/n]").press("y");
    let (rest, code) = talk.ends();
    assert_eq!(code, 1, "{rest}");
    assert!(rest.contains("what you typed is in"), "{rest}");
    let kept = std::fs::read_to_string(user.home().join("unsaved-story.toml")).unwrap();
    assert!(kept.contains("In July"), "{kept}");
}
