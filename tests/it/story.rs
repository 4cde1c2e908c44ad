//! Noting, listing, showing and naming stories.

use expect_test::expect;

use super::support::{User, check};

#[test]
fn a_story_is_noted_with_what_it_may_also_answer() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    check(
        &user.run(&["story", "add", "The bakery"]),
        &expect![[r#"
            [0]
            noted "The bakery"   8b0f4632
        "#]],
    );
    user.run(&["decks", "activate", "ownership"]).ok();
    let export = [
        "story",
        "add",
        "--quick",
        "The export",
        "--cue",
        "a",
        "--cue",
        "b",
        "--topic",
        "failure",
        "--topic",
        "ownership",
    ];
    check(
        &user.run(&export),
        &expect![[r#"
            [0]
            noted "The export"   c207865f
               this may also answer
               ○ Tell me about work that was sliding badly, that you could have left and
                 did not.
                 retell story link c207865f ownership/prompt/stayed-with-it
               ○ Tell me about a task you did not finish, and how you accounted for it
                 to those who were waiting.
                 retell story link c207865f ownership/prompt/left-unfinished
               ○ A colleague's work was falling behind and it was not your job to mend
                 that. What part did you take?
                 retell story link c207865f ownership/prompt/colleague-behind
        "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &user.run(&export),
        &expect![[r#"
            [0]
            noted "The export"   e28ab621
               this may also answer
               ○ Tell me about work that was sliding
                 badly, that you could have left and
                 did not.
                 retell story link e28ab621 ownership/prompt/stayed-with-it
               ○ Tell me about a task you did not
                 finish, and how you accounted for
                 it to those who were waiting.
                 retell story link e28ab621 ownership/prompt/left-unfinished
               ○ A colleague's work was falling
                 behind and it was not your job to
                 mend that. What part did you take?
                 retell story link e28ab621 ownership/prompt/colleague-behind
        "#]],
    );
    check(
        &user.run(&["story", "add", "For a script", "--json"]),
        &expect![[r#"
            [0]
            {"story":"01a2027b-d680-7d61-8245-e06bb0bc4f57"}
        "#]],
    );
}

#[test]
fn without_a_terminal_adding_and_editing_say_what_to_type() {
    let user = User::with_stories();
    check(
        &user.run(&["story", "add"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: this asks questions and there is no terminal: use retell story add TITLE --cue TEXT instead
    "#]],
    );
    check(
        &user.run(&["story", "edit", "payroll"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: this opens an editor and there is no terminal: use retell story edit c207865f --file FILE instead
               or change single fields with --title, --cue, --topic and --state
        "#]],
    );
    check(
        &user.run(&["story", "add", " "]),
        &expect![[r#"
        [2]
        [stderr]
        retell: a story needs a title: one line that brings it back to you
    "#]],
    );
    check(
        &user.run(&["story", "add", "Mine", "--topic", "failur"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: unknown topic "failur"
               the nearest is "failure"; retell story topics lists them
        "#]],
    );
}

#[test]
fn without_a_database_reading_shows_nothing_and_makes_nothing() {
    let user = User::new();
    check(
        &user.run(&["story"]),
        &expect![[r#"
            [0]
            no story yet: retell story add "something you broke" --topic failure
        "#]],
    );
    check(
        &user.run(&["story", "list", "--json"]),
        &expect![[r#"
        [0]
    "#]],
    );
    check(
        &user.run(&["story", "show", "bakery"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "bakery"
           retell story list lists them
    "#]],
    );
    check(
        &user.run(&["story", "retire", "bakery"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "bakery"
           retell story list lists them
    "#]],
    );
    check(
        &user.run(&["story", "link", "bakery", "ownership/prompt/x"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: unknown story "bakery"
               retell story list lists them
        "#]],
    );
    check(
        &user.run(&["story", "edit", "bakery", "--cue", "a"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: unknown story "bakery"
               retell story list lists them
        "#]],
    );
    assert!(!user.home().exists());
    let topics = user.run(&["story", "topics"]);
    assert_eq!(topics.ok().lines().count(), 24);
}

#[test]
fn the_list_is_short_and_json_says_all() {
    let mut user = User::with_stories();
    user.does(
        r#"
        story link payroll ownership/prompt/nobodys-problem --angle "the calls"
        rate ownership/prompt/nobodys-problem 4 --seconds 120
        "#,
    );
    user.run(&["story", "retire", "customer"]).failed();
    check(
        &user.run(&["story"]),
        &expect![[r#"
            [0]
             The payroll export that ran twice
               called 40 people · two clocks
               c207865f · 1 prompt · told once, 2026-11-22
             The bakery
               8b0f4632 · answers no prompt yet
             the bakery
               e28ab621 · answers no prompt yet
        "#]],
    );
    check(
        &user.run(&["story", "show", "payroll"]),
        &expect![[r#"
            [0]
             The payroll export that ran twice
               01a2027b-d680-7efb-a86a-e9e0c207865f · failure · ownership
               told once, 2026-11-22
               · called 40 people
               · two clocks
             Told in  2:00, inside your band
             Answers
               ● Which problem have you taken up that belonged to nobody?
                 stress: the calls
                 ownership/prompt/nobodys-problem
               ● its first choice · ○ answers it as well
        "#]],
    );
    check(
        &user.run(&["story", "show", "payroll", "--json"]),
        &expect![[r#"
            [0]
            {"story":"01a2027b-d680-7efb-a86a-e9e0c207865f","title":"The payroll export that ran twice","cues":["called 40 people","two clocks"],"topics":["failure","ownership"],"state":"draft","created":"2026-11-22T09:00:00Z","changed":"2026-11-22T09:00:00Z","prompts":[{"card":"ownership/prompt/nobodys-problem","front":"Which problem have you taken up that belonged to nobody?","angle":"the calls","first":true}],"last_told":"2026-11-22","tellings":1,"told_seconds":[120.0],"missing":[],"shown":[]}
        "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &user.run(&["story", "show", "payroll"]),
        &expect![[r#"
            [0]
             The payroll export that ran twice
               01a2027b-d680-7efb-a86a-e9e0c207865f
               failure · ownership
               told once, 2026-11-22
               · called 40 people
               · two clocks
             Told in  2:00, inside your band
             Answers
               ● Which problem have you taken up
                 that belonged to nobody?
                 stress: the calls
                 ownership/prompt/nobodys-problem
               ● its first choice · ○ answers it as
               well
        "#]],
    );
}

#[test]
fn wide_characters_and_long_titles_wrap_at_every_width() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.run(&[
        "story",
        "add",
        "漢字のストーリー and a long title with wide 漢字漢字漢字 words that wraps at forty and at eighty",
        "--cue",
        "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
        "--cue",
        "\u{1b}[31mred",
    ])
    .ok();
    for (columns, expected) in [
        (
            "40",
            expect![[r#"
                [0]
                 漢字のストーリー and a long title with
                 wide 漢字漢字漢字 words that wraps at
                 forty and at eighty
                   漢字漢字漢字漢字漢字漢字漢字漢字漢字…
                   8b0f4632 · answers no prompt yet
            "#]],
        ),
        (
            "80",
            expect![[r#"
                [0]
                 漢字のストーリー and a long title with wide 漢字漢字漢字 words that wraps
                 at forty and at eighty
                   漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字…
                   8b0f4632 · answers no prompt yet
            "#]],
        ),
        (
            "120",
            expect![[r#"
                [0]
                 漢字のストーリー and a long title with wide 漢字漢字漢字 words that wraps
                 at forty and at eighty
                   漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字…
                   8b0f4632 · answers no prompt yet
            "#]],
        ),
    ] {
        user.set("COLUMNS", columns);
        check(&user.run(&["story"]), &expected);
    }
}

#[test]
fn a_story_is_named_by_title_identifier_or_part() {
    let user = User::with_stories();
    check(
        &user.run(&["story", "show", "PAYROLL EXPORT"]),
        &expect![[r#"
            [0]
             The payroll export that ran twice
               01a2027b-d680-7efb-a86a-e9e0c207865f · failure · ownership
               · called 40 people
               · two clocks
        "#]],
    );
    check(
        &user.run(&["story", "show", "the bakery"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: "the bakery" could be 2 stories: name one by its identifier
           8b0f4632  The bakery
           e28ab621  the bakery
    "#]],
    );
    check(
        &user.run(&["story", "show", "The bakry"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "The bakry"
           the nearest is "The bakery"; retell story list lists them
    "#]],
    );
    check(
        &user.run(&["story", "show", "the"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "the"
           retell story list lists them
    "#]],
    );
    let id = user.run(&["story", "list", "--json"]).json()[1]["story"].clone();
    let id = id.as_str().unwrap().to_owned();
    for name in [&id, &id[28..], &id[..36]] {
        assert!(
            user.run(&["story", "show", name])
                .ok()
                .starts_with(" The bakery\n")
        );
    }
}
