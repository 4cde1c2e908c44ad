//! Noting, listing, showing, linking and setting aside stories.

use expect_test::{Expect, expect};

use super::support::{Run, User};

/// A user with two decks and three stories, whose identifiers do not change.
fn bank() -> User {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.run(&["decks", "activate", "ownership", "dive-deep"])
        .ok();
    user.run(&[
        "story",
        "add",
        "The payroll export that ran twice",
        "--cue",
        "called 40 people",
        "--cue",
        "two clocks",
        "--topic",
        "failure",
        "--topic",
        "ownership",
    ])
    .ok();
    user.run(&["story", "add", "The bakery", "--topic", "customer"])
        .ok();
    user.run(&["story", "add", "the bakery"]).ok();
    user
}

/// Compares the exit code, the output and what was said beside it.
#[track_caller]
pub fn check(run: &Run, expected: &Expect) {
    let notes = if run.err.is_empty() {
        String::new()
    } else {
        format!("[stderr]\n{}", run.err)
    };
    // The code's line also keeps the indentation of the others.
    expected.assert_eq(&format!("[{}]\n{}{notes}", run.code, run.out));
}

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
fn a_story_file_is_read_or_refused_whole() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.file(
        "bakery.toml",
        "title = \"The bakery\"\ncues = [\"lost orders\"]\ntopics = [\"customer\"]\n",
    );
    check(
        &user.run(&["story", "add", "--file", "bakery.toml", "--json"]),
        &expect![[r#"
            [0]
            {"story":"01a2027b-d680-7834-9d4e-cdbc8b0f4632"}
        "#]],
    );
    let piped = |text: &str| user.run_with(&["story", "add", "--file", "-", "--json"], text);
    check(
        &piped("title = \"Piped\"\n"),
        &expect![[r#"
            [0]
            {"story":"01a2027b-d680-7efb-a86a-e9e0c207865f"}
        "#]],
    );
    check(
        &piped("title = \"Piped\"\ncue = [\"a\"]\n"),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 2: unknown field "cue"
                --> -:2:1
                 |
               2 | cue = ["a"]
                 | ^^^
                 |
                 = help: did you mean "cues"?
        "#]],
    );
    check(
        &piped("title = \"Piped\"\nstate = \"done\"\n"),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 2: unknown variant "done", expected one of "draft", "ready", "retired"
                --> -:2:9
                 |
               2 | state = "done"
                 |         ^^^^^^
        "#]],
    );
    check(
        &piped("title = \"Piped\n"),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 1: invalid basic string, expected """
                --> -:1:15
                 |
               1 | title = "Piped
                 |               ^
        "#]],
    );
    assert_eq!(user.run(&["story", "list", "--json"]).json().len(), 2);
}

#[test]
fn a_story_file_needs_a_title_and_known_topics() {
    let user = User::new();
    let piped = |text: &str| user.run_with(&["story", "add", "--file", "-", "--json"], text);
    check(
        &piped("cues = [\"a\"]\n"),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 1: the story has no title
                --> -:1:1
                 |
               1 | cues = ["a"]
                 | ^
                 |
                 = help: one line that brings it back to you: title = "The export that ran twice"
        "#]],
    );
    check(
        &piped("title = \"  \"\n"),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 1: the story has no title
                --> -:1:9
                 |
               1 | title = "  "
                 |         ^^^^
                 |
                 = help: one line that brings it back to you: title = "The export that ran twice"
        "#]],
    );
    check(
        &piped("title = \"Piped\"\ntopics = [\"failur\"]\n"),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 2: unknown topic "failur"
                --> -:2:11
                 |
               2 | topics = ["failur"]
                 |           ^^^^^^^^
                 |
                 = help: did you mean "failure"?
        "#]],
    );
    assert!(!user.home().exists());
}

#[test]
fn a_story_file_that_is_no_text_is_refused() {
    let user = User::new();
    check(
        &user.run_with(&["story", "add", "--file", "-"], ""),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 1: the story has no title
                --> -:1:1
                 |
               1 |
                 | ^
                 |
                 = help: one line that brings it back to you: title = "The export that ran twice"
        "#]],
    );
    check(
        &user.run_with(&["story", "add", "--file", "-"], b"title = \"\xff\"\n"),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": stream did not contain valid UTF-8
               a story file has title = "…" and what else you like; retell story export shows one
        "#]],
    );
    check(
        &user.run(&["story", "add", "--file", "nowhere.toml"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "nowhere.toml": No such file or directory (os error 2)
               a story file has title = "…" and what else you like; retell story export shows one
        "#]],
    );
    assert!(!user.home().exists());
}

#[test]
fn without_a_terminal_adding_and_editing_say_what_to_type() {
    let user = bank();
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
    let mut user = bank();
    user.run(&[
        "story",
        "link",
        "payroll",
        "ownership/prompt/nobodys-problem",
        "--angle",
        "the calls",
    ])
    .ok();
    user.run(&[
        "rate",
        "ownership/prompt/nobodys-problem",
        "4",
        "--seconds",
        "120",
    ]);
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
             Told in  2:00
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
            {"story":"01a2027b-d680-7efb-a86a-e9e0c207865f","title":"The payroll export that ran twice","cues":["called 40 people","two clocks"],"topics":["failure","ownership"],"state":"draft","created":"2026-11-22T09:00:00Z","changed":"2026-11-22T09:00:00Z","prompts":[{"card":"ownership/prompt/nobodys-problem","front":"Which problem have you taken up that belonged to nobody?","angle":"the calls","first":true}],"last_told":"2026-11-22","tellings":1,"told_seconds":[120.0],"missing":[]}
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
             Told in  2:00
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
    let user = bank();
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

#[test]
fn links_name_the_first_choice() {
    let user = bank();
    let prompt = "ownership/prompt/nobodys-problem";
    check(
        &user.run(&["story", "link", "payroll", prompt, "--angle", "the calls"]),
        &expect![[r#"
            [0]
            "The payroll export that ran twice" answers ownership/prompt/nobodys-problem
               as its first choice
               Which problem have you taken up that belonged to nobody?
        "#]],
    );
    let id = user.run(&["story", "list", "--json"]).json()[1]["story"].clone();
    let bakery = id.as_str().unwrap().to_owned();
    check(
        &user.run(&["story", "link", &bakery, prompt]),
        &expect![[r#"
            [0]
            "The bakery" answers ownership/prompt/nobodys-problem
               Which problem have you taken up that belonged to nobody?
        "#]],
    );
    check(
        &user.run(&["story", "link", &bakery, prompt, "--first"]),
        &expect![[r#"
            [0]
            "The bakery" answers ownership/prompt/nobodys-problem as its first choice
               Which problem have you taken up that belonged to nobody?
        "#]],
    );
    check(
        &user.run(&["story", "unlink", &bakery, prompt]),
        &expect![[r#"
            [0]
            no longer linked to ownership/prompt/nobodys-problem; its first choice is
               "The payroll export that ran twice"
        "#]],
    );
    check(
        &user.run(&["story", "unlink", &bakery, prompt]),
        &expect![[r#"
        [2]
        [stderr]
        retell: "The bakery" is not linked to ownership/prompt/nobodys-problem
           retell story show 8b0f4632 lists its prompts
    "#]],
    );
    check(
        &user.run(&["story", "unlink", "payroll", prompt]),
        &expect![[r#"
            [0]
            no longer linked to ownership/prompt/nobodys-problem; it has no story now
        "#]],
    );
}

#[test]
fn what_cannot_be_linked_is_named_with_the_nearest() {
    let user = bank();
    let link = |story: &str, prompt: &str| user.run(&["story", "link", story, prompt]);
    check(
        &link("payrol expert", "ownership/prompt/nobodys-problem"),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "payrol expert"
           retell story list lists them
    "#]],
    );
    check(
        &link("payroll", "ownership/prompt/nobodys-problm"),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown card "ownership/prompt/nobodys-problm"
           the nearest is "ownership/prompt/nobodys-problem"; retell cards lists them
    "#]],
    );
    check(
        &link("payroll", "ownershp/prompt/nobodys-problem"),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown theme "ownershp"
           the nearest is "ownership"; retell decks lists them
    "#]],
    );
    check(
        &link("payroll", "teamwork/prompt/anything"),
        &expect![[r#"
        [2]
        [stderr]
        retell: the theme "teamwork" is not practised yet
           retell decks activate teamwork begins it
    "#]],
    );
    check(
        &link("payroll", "nobodys-problem"),
        &expect![[r#"
        [2]
        [stderr]
        error: invalid value 'nobodys-problem' for '<PROMPT>': "nobodys-problem" is no card: a card is written deck/kind/name, as `retell cards` lists them

        For more information, try '--help'.
    "#]],
    );
    let criterion = user
        .run(&["cards", "list", "--kind", "criterion", "--json"])
        .json()[0]["card"]
        .as_str()
        .unwrap()
        .to_owned();
    check(
        &link("payroll", &criterion),
        &expect![[r#"
        [2]
        [stderr]
        retell: dive-deep/criterion/own-hands-in-it is no prompt: only prompts have stories
           retell cards list --kind prompt lists them
    "#]],
    );
}

#[test]
fn a_story_is_edited_and_set_aside_but_never_lost() {
    let user = bank();
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

/// An editor that does to the file what a line of shell says; `$1` is the file.
fn with_editor(user: &mut User, line: &str) {
    user.file("editor.sh", format!("{line}\n"));
    let editor = format!("sh {}", user.desk().join("editor.sh").display());
    user.set("EDITOR", &editor);
}

#[test]
fn the_editor_changes_any_field_and_every_version_stays() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.run_with(&["story", "add", "--file", "-"], FULL).ok();
    with_editor(&mut user, "sed -i 's/In May/In June/' \"$1\"");
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
    with_editor(&mut user, "true");
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
    with_editor(&mut user, "cp \"$1\" seen.toml");
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
    with_editor(&mut user, "sed -i 's/^cues/cue/; s/In May/In June/' \"$1\"");
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
    with_editor(&mut user, "exit 3");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: the editor "sh DESK/editor.sh" ended with an error, so nothing was changed; try again, or use retell story edit 8b0f4632 --file FILE
    "#]],
    );
    user.set("EDITOR", "no-such-editor");
    check(
        &user.run(&["story", "edit", "bakery"]),
        &expect![[r#"
        [1]
        [stderr]
        retell: cannot start the editor "no-such-editor" (No such file or directory (os error 2)); set EDITOR to one you have, or use retell story edit 8b0f4632 --file FILE
    "#]],
    );
}

#[test]
fn a_story_may_be_written_under_headings() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    let text = "# The bakery\n\n## Topics\ncustomer\n\n## Situation\nIn May.\n\n## Lesson\nAsk.\n";
    user.file("bakery.md", text);
    user.run(&["story", "add", "--file", "bakery.md", "--json"])
        .ok();
    check(
        &user.run(&["story", "show", "bakery"]),
        &expect![[r#"
        [0]
         The bakery
           01a2027b-d680-7834-9d4e-cdbc8b0f4632 · customer
         Situation
           In May.
         Lesson
           Ask.
    "#]],
    );
    let broken = text.replace("## Lesson", "## Leson");
    check(
        &user.run_with(&["story", "edit", "bakery", "--file", "-"], broken),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "-": line 9: unknown heading "Leson"
                --> -:9:1
                 |
               9 | ## Leson
                 | ^^^^^^^^
                 |
                 = help: did you mean "lesson"?
        "#]],
    );
}
