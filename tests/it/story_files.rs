//! Story files, in TOML and under Markdown headings: read whole or refused.

use expect_test::expect;

use super::support::{User, check};

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

/// What most people have at hand, and TOML has nothing to say to.
#[test]
fn prose_is_told_how_a_story_is_written() {
    let user = User::new();
    user.file(
        "stories.txt",
        "\nThe payroll export that ran twice\n\nIn March it ran twice. I called the bank.\n",
    );
    check(
        &user.run(&["story", "add", "--file", "stories.txt"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read "stories.txt": line 2: this is prose, and nothing says which part of a story it is
                --> stories.txt:2:1
                 |
               2 | The payroll export that ran twice
                 | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                 |
                 = help: write # before the title, and ## Situation, ## Task, ## Action and ## Result above the parts
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
            retell: cannot read "nowhere.toml": no such file or directory
               a story file has title = "…" and what else you like; retell story export shows one
        "#]],
    );
    assert!(!user.home().exists());
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
