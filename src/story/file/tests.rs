use proptest::prelude::*;

use super::*;
use crate::story::{Source, TEXT_FIELDS};

fn full() -> Story {
    let mut story = Story {
        title: "The \"double\" export".to_owned(),
        cues: vec!["called 40 people".to_owned(), "two clocks".to_owned()],
        topics: vec!["failure".to_owned(), "customer".to_owned()],
        tags: vec!["2024".to_owned()],
        source: Some(Source::Measured),
        state: State::Ready,
        ..Story::default()
    };
    for field in TEXT_FIELDS {
        *story.text_mut(field).unwrap() =
            Some(format!("The {field},\nwith \"quotes\" and \\ in it"));
    }
    story
}

/// As it is stored: texts trimmed, empty ones dropped.
fn trimmed(mut story: Story) -> Story {
    for field in TEXT_FIELDS {
        let place = story.text_mut(field).unwrap();
        *place = place
            .take()
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty());
    }
    story
}

/// Without blanks at the ends of lines, which Markdown does not keep.
fn lines_trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

#[test]
fn several_stories_stand_in_one_file() {
    let stories = [
        full(),
        Story {
            title: "Two".to_owned(),
            ..Story::default()
        },
    ];
    assert_eq!(parse_all("a.toml", &print_all(&stories)).unwrap(), stories);
    assert_eq!(
        parse_all("a.md", &print_all_markdown(&stories)).unwrap(),
        stories
    );
    for (name, text, line, message) in [
        (
            "a.toml",
            "[[story]]\ntitle = \"a\"\n[[story]]\ntitle = \"b\"\ntopics = [\"failur\"]\n",
            5,
            "unknown topic \"failur\"",
        ),
        (
            "a.toml",
            "[[story]]\ntitle = \"a\"\n[[story]]\ntitle = \"\"\n",
            4,
            "the story has no title",
        ),
        (
            "a.toml",
            "[[story]]\ntitle = \"a\"\ncue = []\n",
            3,
            "unknown field \"cue\"",
        ),
        (
            "a.md",
            "# A\n## Task\nb\n# B\n## Tsk\nb\n",
            5,
            "unknown heading \"Tsk\"",
        ),
        (
            "a.md",
            "# A\n# Task\nb\n# Tsk\n",
            4,
            "unknown heading \"Tsk\"",
        ),
        (
            "a.md",
            "above\n# A\n",
            1,
            "this text stands below no heading",
        ),
    ] {
        let error = parse_all(name, text).unwrap_err();
        assert_eq!((error.line(), error.message()), (line, message), "{text}");
    }
}

#[test]
fn what_is_printed_is_read_again() {
    let plain = Story {
        title: "One line".to_owned(),
        ..Story::default()
    };
    for story in [full(), plain] {
        assert_eq!(trimmed(parse("story.toml", &print(&story)).unwrap()), story);
        assert_eq!(parse("story.md", &print_markdown(&story)).unwrap(), story);
        assert_eq!(parse("-", &print_markdown(&story)).unwrap(), story);
    }
}

proptest! {
    #[test]
    fn stories_survive_their_export(
        texts in proptest::collection::vec("[^\\r\\t\\p{Cc}\\p{Cf}]{0,30}(\\n(# |## |\\\\#|#|- )?[a-z\"\\\\= ]{0,9}){0,3}", 1..4),
        title in "[A-Z][a-zé#\"' ]{0,12}",
    ) {
        let stories: Vec<Story> = texts
            .iter()
            .map(|text| Story {
                title: format!("The {title}").trim().to_owned(),
                cues: vec![format!("b{}", text.replace('\n', " ")).trim().to_owned()],
                topics: vec!["failure".to_owned()],
                result: Some(lines_trimmed(text)).filter(|text| !text.is_empty()),
                ..Story::default()
            })
            .collect();
        let exported = parse_all("a.toml", &print_all(&stories)).unwrap();
        prop_assert_eq!(&exported, &stories);
        let exported = parse_all("a.md", &print_all_markdown(&stories)).unwrap();
        prop_assert_eq!(&exported, &stories);
    }

    #[test]
    fn any_text_survives_the_editor(text in "[^\\r\\t\\p{Cc}\\p{Cf}]{0,60}(\\n[a-z\"\\\\#= ]{0,20})?") {
        let story = Story {
            title: format!("a{}", text.replace('\n', " ")).trim().to_owned(),
            cues: vec![format!("b{}", text.replace('\n', " "))],
            result: Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            ..Story::default()
        };
        prop_assert_eq!(trimmed(parse("story.toml", &print(&story)).unwrap()), trimmed(story));
    }

    #[test]
    fn no_text_at_all_makes_it_panic(text in "\\PC{0,40}(\\n(# |## |- )?\\PC{0,20}){0,4}") {
        let _ = parse("-", &text);
        let _ = parse("a.md", &text);
        let _ = parse("a.toml", &text);
    }
}

#[test]
fn a_mistake_is_named_with_its_line() {
    for (name, text, line, message, help) in [
        ("-", "", 1, "the story has no title", "one line"),
        (
            "-",
            "title = \" \"\n",
            1,
            "the story has no title",
            "one line",
        ),
        (
            "-",
            "title = \"a\"\ncue = [\"b\"]\n",
            2,
            "unknown field \"cue\"",
            "did you mean \"cues\"?",
        ),
        (
            "-",
            "title = \"a\"\ntopics = [\n\"failur\"]\n",
            3,
            "unknown topic \"failur\"",
            "\"failure\"?",
        ),
        (
            "a.md",
            "# A\n\n## Situatin\nb\n",
            3,
            "unknown heading \"Situatin\"",
            "\"situation\"?",
        ),
        (
            "a.md",
            "# A\n## Topics\n- failure\n- failur\n",
            4,
            "unknown topic \"failur\"",
            "\"failure\"?",
        ),
        (
            "a.md",
            "# A\n## State\ndone\n",
            3,
            "\"done\" is no state",
            "draft",
        ),
        (
            "a.md",
            "# A\n## Source\nheard\n",
            3,
            "\"heard\" is no source",
            "told",
        ),
        (
            "a.md",
            "# A\nloose text\n",
            2,
            "this text stands below no heading",
            "## Situation",
        ),
        (
            "a.md",
            "## Situation\nb\n",
            1,
            "the story has no title",
            "one line",
        ),
    ] {
        let error = parse(name, text).unwrap_err();
        assert_eq!((error.line(), error.message()), (line, message), "{text}");
        assert!(
            error.help().unwrap().contains(help),
            "{text}: {:?}",
            error.help()
        );
    }
}

#[test]
fn markdown_is_read_loosely() {
    let text = "# The bakery\n\n## Cues\n* lost orders\n\n40 calls\n## Topics:\ncustomer, bad-news\n\
                ### context\nOne.\n\nTwo.\n## Learning\nAsk.\n";
    let story = parse("-", text).unwrap();
    assert_eq!(story.title, "The bakery");
    assert_eq!(story.cues, ["lost orders", "40 calls"]);
    assert_eq!(story.topics, ["customer", "bad-news"]);
    assert_eq!(story.situation.as_deref(), Some("One.\n\nTwo."));
    assert_eq!(story.lesson.as_deref(), Some("Ask."));
}

#[test]
fn a_broken_text_comes_back_with_its_mistake_marked() {
    let text = "title = \"a\"\ncue = [\"b\"]\nresult = \"c\"\n";
    let error = parse("-", text).unwrap_err();
    let marked = with_error(text, &error);
    assert_eq!(
        marked,
        "title = \"a\"\ncue = [\"b\"]\n# retell: unknown field \"cue\"; did you mean \"cues\"?\nresult = \"c\"\n"
    );
    assert_eq!(without_marks(&marked), text);
    let unfinished = "title = \"a";
    let error = parse("-", unfinished).unwrap_err();
    assert!(with_error(unfinished, &error).contains(MARK));
}
