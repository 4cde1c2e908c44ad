use proptest::prelude::*;

use super::*;
use crate::deck::model::{Company, Criterion, FollowUp, Pitfall, Prompt, Sample, Verdict};

const TOPICS: &[&str] = &["customer", "data", "deadline"];

fn read(text: &str) -> Result<(Deck, Vec<Problem>), FileError> {
    parse("deck.toml", text, TOPICS)
}

#[test]
fn the_smallest_deck_is_a_title_and_a_card() {
    let (deck, problems) = read("title = 'Care'\n[[pitfalls]]\ntext = 'Rushing.'\n").unwrap();
    assert_eq!((deck.title.as_str(), deck.len()), ("Care", 1));
    assert_eq!(problems, []);
}

#[test]
fn refusals_name_the_line_and_the_remedy() {
    let table = [
        ("", "line 1: missing field \"title\"; write title = \"...\""),
        (
            "title = 'Care'\nsumary = 'x'\n",
            "line 2: unknown field \"sumary\"; did you mean \"summary\"?",
        ),
        (
            "title = 'Care'\nzzz = 'x'\n",
            "line 2: unknown field \"zzz\"; the fields here are id, title, track, level, summary, \
             related, companies, tags, source, prompts, criteria, pitfalls, follow_ups, samples",
        ),
        (
            "title = 'Care'\n\n[[prompts]]\nask = 'Q'\ntopic = ['data']\n",
            "line 5: unknown field \"topic\"; did you mean \"topics\"?",
        ),
        (
            "title = 'Care'\n[[prompts]]\nid = 'q'\n",
            "line 2: missing field \"ask\"; write ask = \"...\"",
        ),
        (
            "title = 'Care'\n[prompts]\nask = 'Q'\n",
            "line 2: invalid type: map, expected a sequence; \
             cards are written below a name in double brackets, as in [[prompts]]",
        ),
        (
            "title = 'Care'\ncompanies = ['Acme']\n",
            "line 2: invalid type: string \"Acme\", expected a table; \
             write a company as { name = \"...\" }",
        ),
        (
            "title = ' '\n",
            "line 1: the title is empty; write the theme's name, as in title = \"Dive Deep\"",
        ),
        (
            "\ntitle = 'Care'\n",
            "line 2: the deck has no card; \
             add at least one prompt: [[prompts]] and below it ask = \"...\"",
        ),
        (
            "title = 'Care'\n[[prompts]]\nask = 'Q'\n[[prompts]]\nid = 'q'\nask = '\u{200b}'\n",
            "line 6: the prompt's ask is empty; write it, or remove the entry",
        ),
        (
            "id = 'Big Care'\ntitle = 'Care'\n[[prompts]]\nask = 'Q'\n",
            "line 1: the id \"Big Care\" is not made of lower-case letters, digits and single \
             hyphens; write \"big-care\"",
        ),
        (
            "title = 'Care'\n[[prompts]]\nid = 'q'\nask = 'Q'\n[[prompts]]\nask = 'R'\nid = 'q'\n",
            "line 7: the id \"q\" stands twice in prompts; give one of the two another id",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(read(text).unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn the_documented_file_is_a_deck() {
    let page = include_str!("../../../docs/decks.md");
    let (_, example) = page.split_once("```toml\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let (deck, problems) = parse("decks.md", example, &crate::story::topics::TOPICS).unwrap();
    assert_eq!((deck.len(), problems), (5, Vec::new()));
}

#[test]
fn an_id_may_stand_in_two_kinds() {
    let text =
        "title = 'Care'\n[[prompts]]\nid = 'q'\nask = 'Q'\n[[criteria]]\nid = 'q'\nask = 'C?'\n";
    assert!(read(text).is_ok());
}

#[test]
fn an_unknown_topic_names_the_nearest() {
    let text = "title = 'Care'\n[[prompts]]\nask = 'Q'\ntopics = [\n  'data',\n  'dead-line',\n]\n";
    let error = parse("deck.toml", text, &["data", "deadline"]).unwrap_err();
    assert_eq!(error.line(), 6);
    assert_eq!(error.message(), "\"dead-line\" is no topic");
    assert_eq!(
        error.help(),
        Some("did you mean \"deadline\"? topics are data, deadline")
    );
}

#[test]
fn the_place_is_shown_with_a_caret() {
    let text = "title = 'Care'\r\n\r\n[[prompts]]\r\nasks = 'Which ward was it?'\r\n";
    let shown = read(text).unwrap_err().render(80);
    expect_test::expect![[r#"
        error: unknown field "asks"
         --> deck.toml:4:1
          |
        4 | asks = 'Which ward was it?'
          | ^^^^
          |
          = help: did you mean "ask"?"#]]
    .assert_eq(&shown);
}

#[test]
fn nothing_in_a_mistake_steers_the_terminal() {
    let hostile = "\"\\u001b]0;x\\u0007\\u202e\" = 'a\u{202e}b'\n\u{1b}[31m = 1\n";
    let error = parse("na\u{1b}[2Jme.toml", hostile, TOPICS).unwrap_err();
    let unknown = parse("x", &hostile[..hostile.len() - 9], TOPICS).unwrap_err();
    for shown in [
        error.render(80),
        error.to_string(),
        unknown.render(80),
        unknown.to_string(),
    ] {
        let bad = shown
            .chars()
            .find(|&c| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)));
        assert_eq!(bad, None, "{shown}");
    }
}

#[test]
fn a_mistake_of_any_length_is_told_in_short() {
    let long = "k".repeat(300_000);
    for text in [
        format!("title = 'a'\n{long} = 1\n"),
        format!("title = 'a'\n[[prompts]]\nask = 'Q'\ntopics = ['{long}']\n"),
        format!("id = '{long}-'\ntitle = 'a'\n[[prompts]]\nask = 'Q'\n"),
    ] {
        assert!(read(&text).unwrap_err().to_string().len() < 1000);
    }
}

#[test]
fn broken_files_are_refused_whatever_they_hold() {
    let deep = format!("title = 'x'\nrelated = {}", "[".repeat(100_000));
    for text in [
        "title = \"\"\"open",
        "title =\n",
        "= = =",
        "\0",
        &deep,
        "\u{feff}x",
    ] {
        let error = read(text).unwrap_err();
        assert!(!error.render(80).is_empty());
        assert!(!error.render(40).is_empty());
    }
}

#[test]
fn an_unknown_prompt_or_pitfall_of_a_sample_is_a_problem() {
    let text = "title = 'Care'\n[[prompts]]\nid = 'q'\nask = 'Q'\n\
                [[samples]]\nverdict = 'weak'\ntitle = 'A night'\nprompt = 'r'\npitfalls = ['p']\n\
                [[samples]]\nverdict = 'weak'\ntitle = 'A day'\nprompt = 'Which day?'\n";
    let (deck, problems) = read(text).unwrap();
    assert_eq!(deck.samples[0].prompt.as_deref(), Some("r"));
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [8, 9], "{problems:?}");
}

#[test]
fn texts_are_cleaned_and_empty_ones_dropped() {
    let text = "title = \"Care\\u202e\\n of\\u00a0things\"\nsummary = ' '\ntags = ['', 'a']\n\
                [[prompts]]\nask = \"One\\u0007\\r\\ntwo \"\nvariants = ['', 'b']\n";
    let (deck, _) = read(text).unwrap();
    assert_eq!(deck.title, "Care of things");
    assert_eq!(deck.summary, None);
    assert_eq!(deck.tags, ["a"]);
    assert_eq!(deck.prompts[0].ask, "One\ntwo");
    assert_eq!(deck.prompts[0].variants, ["b"]);
}

#[test]
fn the_template_is_a_deck() {
    let (deck, problems) = read(&template("Night \"shifts\"")).unwrap();
    assert_eq!(deck.title, "Night \"shifts\"");
    assert_eq!((deck.len(), problems.len()), (1, 0));
}

#[test]
fn the_template_is_a_deck_with_every_comment_taken_away() {
    let all: String = template("Nights")
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(field) if field.starts_with("[[") || field.contains(" = ") => field,
            Some(_) => "",
            None => line,
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let (deck, problems) = read(&all).unwrap();
    assert_eq!((deck.len(), problems.len()), (5, 0));
}

#[test]
fn a_printed_deck_reads_like_one_written_by_hand() {
    let deck = Deck {
        title: "Care".to_owned(),
        summary: Some("One \"line\".\nAnother.".to_owned()),
        companies: vec![Company {
            name: "Acme".to_owned(),
            calls_it: None,
        }],
        prompts: vec![Prompt {
            id: Some("wards".to_owned()),
            ask: "Which \"ward\"?".to_owned(),
            topics: vec!["data".to_owned()],
            variants: vec!["a".repeat(60), "b".repeat(60)],
            ..Prompt::default()
        }],
        ..Deck::default()
    };
    expect_test::expect![[r#"
        title = "Care"
        summary = """
        One "line".
        Another."""
        companies = [{ name = "Acme" }]

        [[prompts]]
        id = "wards"
        ask = "Which \"ward\"?"
        variants = [
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        ]
        topics = ["data"]
    "#]]
    .assert_eq(&print(&deck));
}

/// Texts as they are after cleaning, with all that a TOML string may trip over.
fn words() -> impl Strategy<Value = String> {
    "[a-z\"\\\\'#=\\[ é\n]{0,20}[a-z\"\\\\]{1,4}".prop_map(|text| super::super::text::clean(&text))
}

fn line() -> impl Strategy<Value = String> {
    "[a-z\"\\\\'#é]{1,9}( [a-z\"\\\\']{1,9})?"
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(line(), 0..3)
}

fn id(place: usize) -> Option<String> {
    (!place.is_multiple_of(3)).then(|| format!("card-{place}"))
}

prop_compose! {
    fn sample()(
        strong in any::<bool>(), title in line(), prompt in prop::option::of(line()),
        situation in prop::option::of(words()), action in prop::option::of(words()),
        why in prop::collection::vec(words(), 0..3), pitfalls in list(), tags in list(),
    ) -> Sample {
        Sample {
            id: None,
            verdict: if strong { Verdict::Strong } else { Verdict::Weak },
            title, prompt, situation, task: None, action, result: None, why, pitfalls, tags,
        }
    }
}

prop_compose! {
    fn deck()(
        title in line(), summary in prop::option::of(words()), level in prop::option::of(line()),
        related in list(), companies in prop::collection::vec((line(), prop::option::of(line())), 0..3),
        asks in prop::collection::vec((words(), prop::collection::vec(words(), 0..3)), 1..4),
        texts in prop::collection::vec(words(), 0..3),
        probes in prop::collection::vec((words(), prop::option::of(words())), 0..3),
        samples in prop::collection::vec(sample(), 0..3),
    ) -> Deck {
        let companies = companies.into_iter();
        let asks = asks.into_iter().enumerate();
        let probes = probes.into_iter().enumerate();
        Deck {
            title, summary, level, related,
            companies: companies.map(|(name, calls_it)| Company { name, calls_it }).collect(),
            prompts: asks.map(|(place, (ask, variants))| Prompt {
                id: id(place), ask, variants, topics: vec!["data".to_owned()], tags: vec![],
            }).collect(),
            criteria: texts.iter().map(|ask| Criterion {
                ask: ask.clone(), ..Criterion::default()
            }).collect(),
            pitfalls: texts.into_iter().enumerate().map(|(place, text)| Pitfall {
                id: id(place), text, tags: vec!["t".to_owned()],
            }).collect(),
            follow_ups: probes.map(|(place, (ask, ready))| FollowUp {
                id: id(place), ask, ready, tags: vec![],
            }).collect(),
            samples,
            ..Deck::default()
        }
    }
}

proptest! {
    #[test]
    fn a_printed_deck_reads_back_the_same(deck in deck()) {
        let printed = print(&deck);
        let (again, _) = read(&printed).map_err(|error| TestCaseError::fail(error.render(80)))?;
        prop_assert_eq!(again, deck);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(title|ask|\\[\\[prompts\\]\\]|=|'|\"|\n|é|\\PC){0,20}") {
        if let Err(error) = read(&text) {
            prop_assert!(error.line() >= 1);
            prop_assert!(!error.render(80).is_empty());
        }
    }
}
