//! Files that mean harm, or are no pages: refused in a sentence or cleaned, and soon.

use super::*;

fn refusal(bytes: &[u8], name: &str) -> String {
    read(bytes, Hint { name, list: false })
        .expect_err("a refusal")
        .reason
}

#[test]
fn what_is_no_page_is_refused_in_a_sentence() {
    let large = vec![b'x'; LARGEST + 100_000];
    let long_line = "Tell me about it again. ".repeat(20_000);
    let many = "- Tell me about it\n".repeat(60_000);
    let wide = format!("Question{}\n", ",x".repeat(10_000));
    let table: [(&str, &[u8], &str); 15] = [
        ("", b"", "it holds no text"),
        ("", b" \n\t\n", "it holds no text"),
        ("", &large, "it has 5.1 MB; the limit is 5 MB"),
        (
            "",
            long_line.as_bytes(),
            "the text on line 1 has more than 30000 letters",
        ),
        (
            "",
            many.as_bytes(),
            "it has 60000 lines and items; the limit is 25000",
        ),
        (
            "",
            b"Common prompts\n\n- Tell me\0\n",
            "it is not text: a zero byte on line 3",
        ),
        ("", b"%PDF-1.7 ...", "it is a PDF"),
        (
            "page.docx",
            b"PK\x03\x04....",
            "it is a zip file or a word processor's document",
        ),
        (
            "page.mhtml",
            b"From: <Saved by Blink>\n",
            "it is a web archive",
        ),
        (
            "",
            b"From: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nVGVsbCBtZQ==\n",
            "it is a mail in encoded parts",
        ),
        (
            "wide.csv",
            wide.as_bytes(),
            "line 1 has 10001 columns; the limit is 200",
        ),
        ("page.rtf", b"{\\rtf1\\ansi Tell me", "it is rich text"),
        (
            "",
            b"{\"prompts\":[\"Tell me\",\n\"Desc",
            "line 2 is broken JSON: EOF while parsing a string",
        ),
        (
            "",
            b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11Tell me",
            "it is not text: it is full of control characters",
        ),
        (
            "",
            b"It was late.\n\nEverybody slept.\n",
            "no prompts found",
        ),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(refusal(bytes, name), expected);
    }
}

#[test]
fn depth_and_bombs_are_refused() {
    let table = [
        (
            "page.html",
            "<div>".repeat(300),
            "line 1 is nested deeper than 256 elements",
        ),
        (
            "page.html",
            "<ul><li>\n".repeat(200),
            "line 129 is nested deeper than 256 elements",
        ),
        (
            "page.html",
            "<p><b>x".repeat(300),
            "line 1 is nested deeper than 256 elements",
        ),
        (
            "page.html",
            "<br>".repeat(400_000),
            "it has more than 300000 elements by line 1",
        ),
        (
            "page.html",
            format!("<p>{}", "<".repeat(400_000)),
            "line 1 is no HTML: too many \"<\" that open no tag",
        ),
        (
            "page.md",
            "> ".repeat(400),
            "line 1 is nested deeper than 256 levels",
        ),
        (
            "page.md",
            "- ".repeat(400) + "x",
            "line 1 is nested deeper than 256 levels",
        ),
        (
            "page.md",
            "[".repeat(500_000),
            "it has more than 400000 signs of Markdown",
        ),
        (
            "deep.json",
            "[".repeat(200),
            "line 1 is broken JSON: recursion limit exceeded",
        ),
    ];
    for (name, text, expected) in table {
        assert_eq!(refusal(text.as_bytes(), name), expected);
    }
}

#[test]
fn what_steers_a_terminal_never_reaches_a_card() {
    let text = "Common prompts\n\n- \u{1b}[31mTell me about red.\u{1b}[0m\n- \u{202e}Describe a turn.\u{202c}\n\
                - Te\u{200b}ll me about nothing.\u{7}\n- Tell me about \u{9b}2Ja wipe.\n";
    let page = read_text("", text).unwrap();
    let asks: Vec<&str> = page
        .deck
        .prompts
        .iter()
        .map(|prompt| prompt.ask.as_str())
        .collect();
    assert_eq!(
        asks,
        [
            "Tell me about red.",
            "Describe a turn.",
            "Tell me about nothing.",
            "Tell me about a wipe."
        ]
    );
}

#[test]
fn a_tag_with_countless_attributes_is_read_in_one_pass() {
    let attributes: String = (0..100_000)
        .map(|number| format!(" a{number}=x"))
        .collect::<Vec<_>>()
        .concat();
    let page = read_text(
        "page.html",
        &format!("<h2{attributes}>Common prompts</h2><p>Tell me about it."),
    )
    .unwrap();
    assert_eq!(page.deck.prompts.len(), 1);
}

mod property {
    use proptest::prelude::*;

    use super::super::*;

    fn parts() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "Common prompts\n",
            "## Red flags\n",
            "- Tell me about it.\n",
            "<ul><li>",
            "</ul>",
            "<h2>",
            "| a | b |\n",
            "|---|---|\n",
            "STRONG\n",
            "Situation\n",
            "Why this works\n",
            "(1) a (2) b\n",
            "\n\n",
            "\t",
            "**",
            "?\n",
            "Prompt: x\n",
            "{\"prompts\":[",
            "\"Describe a day.\"",
            "]}",
            "<details><summary>",
            "é\u{301}",
            "× ",
            "1. ",
            "\u{202e}",
            " - ",
            "'",
            "\"",
            "<!--",
            "&amp",
            "---\n",
            "title: x\n",
            ",",
            "Related themes\n",
        ]);
        prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_reader(text in parts(), ending in "(txt|html|md|csv|json)?") {
            let name = format!("x.{ending}");
            if let Ok(page) = read_text(&name, &text) {
                prop_assert!(!page.deck.prompts.is_empty());
                prop_assert_eq!(page.links.len(), page.deck.samples.len());
                let lines = text.lines().count().max(1);
                prop_assert!(page.problems.iter().all(|problem| (1..=lines + 1).contains(&problem.line)));
                for card in page.deck.cards() {
                    prop_assert!(!card.content.front.is_empty());
                }
                let again = read_text(&name, &text);
                prop_assert_eq!(again, Ok(page));
            }
        }

        #[test]
        fn no_bytes_break_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes, Hint::default());
        }
    }
}
