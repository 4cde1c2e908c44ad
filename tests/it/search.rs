//! Cards and stories by their words.

use expect_test::expect;

use super::support::User;

fn user() -> User {
    let user = User::with_decks(&["ownership"]);
    user.does(
        r#"
        story add "The payroll export" --cue "ran twice on a Friday" --cue "called forty people"
        story add 締め切りに遅れた --cue "納期 納品"
        "#,
    );
    user
}

#[test]
fn matches_are_shown_in_their_place() {
    let user = user();
    expect![[r#"
        ownership/prompt/nobodys-problem
           Which problem have you taken up that belonged to nobody?
        ownership/prompt/colleague-behind  variants
           You saw a gap in a peer's area that nobody was covering. What did you do?
        ownership/sample/water-on-the-path  action
           …I asked what he had been given: our drawing named an outlet nobody
           makes. We shared the relaying, and I took our half to my…
        ownership/sample/the-crate-of-letters  why
           Nobody is blamed: the print firm had followed a layout that came…

        4 cards, 0 stories
    "#]]
    .assert_eq(user.run(&["search", "nobody"]).ok());
    expect![[r#"
        story UUID  The payroll export
           ran twice on a Friday called forty people

        0 cards, 1 story
    "#]]
    .assert_eq(&without_uuids(user.run(&["search", "FRIDAY", "twic"]).ok()));
    expect![[r#"
        story UUID  締め切りに遅れた
           納期 納品

        0 cards, 1 story
    "#]]
    .assert_eq(&without_uuids(user.run(&["search", "納期"]).ok()));
    let bold = user
        .run(&["search", "nobody", "--color", "always"])
        .ok()
        .to_owned();
    assert!(bold.contains("\u{1b}[1mnobody\u{1b}[0m"), "{bold:?}");
}

#[test]
fn a_script_gets_a_line_a_find() {
    let user = user();
    let lines = user.run(&["search", "payroll", "--json"]).json();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["title"], "The payroll export");
    assert!(lines[0]["text"].as_str().unwrap().contains("payroll"));
    let cards = user.run(&["search", "nobody", "--json"]).json();
    assert!(
        cards
            .iter()
            .all(|line| line["card"].is_string() && line["text"].is_string())
    );
    assert_eq!(user.run(&["search", "zzzz", "--json"]).ok(), "");
}

#[test]
fn nothing_found_is_said_and_no_failure() {
    let expected = "nothing found for \"zzzz\"; themes that you do not practise are not searched\n";
    assert_eq!(user().run(&["search", "zzzz"]).ok(), expected);
    let new = User::new();
    assert_eq!(new.run(&["search", "zzzz"]).ok(), expected);
    assert!(!new.home().exists());
}

#[test]
fn signs_that_mean_something_elsewhere_mean_nothing_here() {
    let user = user();
    for word in [
        "\"",
        "*",
        "payroll*",
        "NEAR(a b)",
        "title:payroll",
        "-payroll",
        "^payroll",
        "a OR b",
        "AND",
        "(",
        ")",
        "'",
        "%",
        "_",
        "\\",
        "{title}",
        "+",
        "payroll\" OR \"x",
        "\u{1b}[31m",
        "\u{202e}",
        "🙂",
        "e\u{301}",
    ] {
        let run = user.run(&["search", "--", word]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{word}: {run:?}");
        assert!(!run.out.contains('\u{1b}'), "{word:?}: {run:?}");
    }
    assert_eq!(user.run(&["search", " "]).failed().0, 2);
    assert_eq!(user.run(&["search"]).failed().0, 2);
}

/// A story's identifier is another one in every run.
fn without_uuids(text: &str) -> String {
    let words: Vec<&str> = text
        .split(' ')
        .map(|word| if word.len() == 36 { "UUID" } else { word })
        .collect();
    words.join(" ")
}
