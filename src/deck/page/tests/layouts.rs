//! One page saved in many ways: it always gives the same deck.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use expect_test::expect;

use super::*;

/// The page's headings.
const HEADINGS: [&str; 9] = [
    "About this theme",
    "What interviewers look for",
    "Common prompts",
    "Sample STAR answers",
    "Common pitfalls",
    "Follow-up strategies",
    "Related behavioral themes",
    "Companies that test this theme",
    "Practice these stories live",
];

/// The labels of an answer's parts.
const LABELS: [&str; 6] = [
    "Situation",
    "Task",
    "Action",
    "Result",
    "Why this works",
    "Why this is weak",
];

/// What the page gives, without its notes: their lines differ.
pub fn gist(bytes: &[u8], name: &str) -> String {
    let page = read(bytes, Hint { name, list: false }).unwrap();
    let lines = outline(&page);
    let lines: Vec<&str> = lines
        .lines()
        .filter(|line| !line.starts_with('!'))
        .collect();
    lines.join("\n")
}

/// The page with each of some lines rewritten.
fn with_lines(text: &str, lines: &[&str], rewrite: impl Fn(&str, usize) -> String) -> String {
    let rewritten = text
        .lines()
        .map(|line| match lines.iter().position(|known| *known == line) {
            Some(place) => rewrite(line, place + 1),
            None => line.to_owned(),
        });
    rewritten.collect::<Vec<_>>().join("\n")
}

fn headed(rewrite: impl Fn(&str, usize) -> String) -> String {
    with_lines(CALM, &HEADINGS, rewrite)
}

/// The page as Markdown with plain bullets.
fn markdown() -> String {
    let text = headed(|line, _| format!("## {line}"));
    let text = text
        .replace("  • ?", "- ")
        .replace("  • ×", "- ")
        .replace("  • ", "- ");
    text.replace(
        "\nCalm Under Pressure (Harbour",
        "\n# Calm Under Pressure (Harbour",
    )
}

#[test]
fn the_page_itself() {
    check(
        "",
        CALM,
        &expect![[r#"
        Calm Under Pressure (Harbour Principles) | Harbour LP | advanced
        P Tell me about a night that went wrong.
        P Describe a deadline that moved towards you. What did you drop?
        P Walk me through how you kept a crew together when the plan fell apart.
        P When did you last say no to a harbour master?
        C Did you sort what mattered from what was loud?
        C Did you tell people early, or hope that it would pass?
        C Did you look back at it afterwards?
        X Telling how hard it was. Nobody can check that.
        X Being calm because nothing was at stake.
        F If asked 'What would you do - really - differently?' -> name one thing and its cost.
        F If asked about the crew ('who was there') -> know their names.
        S strong The ferry without a ramp @1 [The ramp of the evening ferry jammed with 214 people on board.
        It was raining.|I was the only one on the quay with a radio.|I asked the crew to feed everybody first. Then I called the two nearest ports.|All were ashore within 50 minutes and nobody was hurt.] ["Numbers.", "A decision of one's own.", "An end."]
        S weak The busy week @3? [It was a busy week.|I had to help.|We worked hard.|It went well.] ["No scene.", "No number."]
        ! 49 sample 2 asks a paraphrase of prompt 3: linked to it
    "#]],
    );
}

/// The page with the labels of its answers written as `mark` has the L.
fn labelled(mark: &str, text: &str) -> String {
    with_lines(text, &LABELS, |line, _| {
        format!("\n{}\n", mark.replace('L', line))
    })
}

fn assert_same(table: Vec<(&str, &str, String)>) {
    let expected = gist(CALM.as_bytes(), "");
    for (what, name, text) in table {
        assert_eq!(gist(text.as_bytes(), name), expected, "{what}\n{text}");
    }
}

#[test]
fn every_way_of_saving_text_gives_the_same_deck() {
    assert_same(vec![
        ("line ends of Windows", "", CALM.replace('\n', "\r\n")),
        ("line ends of old", "", CALM.replace('\n', "\r")),
        ("a byte-order mark", "", format!("\u{feff}{CALM}")),
        (
            "no marks",
            "",
            CALM.replace("?Tell", "Tell")
                .replace("• ?", "- ")
                .replace("• ×", "- "),
        ),
        ("arrows", "", CALM.replace("• Did", "• → Did")),
        (
            "emoji",
            "",
            CALM.replace("• ?", "👉 ")
                .replace("• ×", "❌ ")
                .replace("• Did", "✅ Did"),
        ),
        (
            "marks on lines of their own",
            "",
            CALM.replace("• ?", "•\n  ?\n  ").replace("• ×", "•\n×\n"),
        ),
        (
            "no bullets",
            "",
            CALM.replace("  • ?", "")
                .replace("  • ×", "")
                .replace("  • ", ""),
        ),
        (
            "numbers",
            "",
            CALM.replace("• ?", "1. ").replace("• ×", "1) "),
        ),
        (
            "capitals and colons",
            "",
            headed(|line, _| format!("{}:", line.to_uppercase())),
        ),
        (
            "numbered headings",
            "",
            headed(|line, place| format!("{place}. {line}")),
        ),
        (
            "signs of Markdown",
            "",
            headed(|line, _| format!("## {line} ##")),
        ),
        (
            "underlined headings",
            "",
            headed(|line, _| format!("{line}\n{}", "-".repeat(line.len()))),
        ),
        ("bold headings", "", headed(|line, _| format!("**{line}**"))),
        ("items as labels", "", labelled("  • L", CALM)),
        ("dashes as labels", "", labelled("- L", CALM)),
        (
            "labels with colons",
            "",
            with_lines(CALM, &LABELS, |line, _| format!("{line}:")),
        ),
    ]);
}

#[test]
fn every_way_of_writing_markdown_gives_the_same_deck() {
    assert_same(vec![
        ("Markdown", "page.md", labelled("**L**", &markdown())),
        (
            "Markdown with headings for labels",
            "page.md",
            labelled("#### L", &markdown()),
        ),
        (
            "a reader view",
            "view.md",
            labelled("- L", &markdown().replace("- Did", "- → Did")),
        ),
        (
            "bold headings in Markdown",
            "page.md",
            markdown()
                .replace("## ", "**")
                .replace("theme\n", "theme**\n")
                .replace("look for\n", "look for**\n")
                .replace("prompts\n", "prompts**\n")
                .replace("answers\n", "answers**\n")
                .replace("pitfalls\n", "pitfalls**\n")
                .replace("strategies\n", "strategies**\n")
                .replace("themes\n", "themes**\n")
                .replace("live\n", "live**\n"),
        ),
        (
            "quoted by a mail program",
            "",
            CALM.replace("  •", "\u{a0}\u{a0}\u{2022}\u{a0}")
                .replace("\u{a0} ?", "\u{a0}?"),
        ),
    ]);
}

#[test]
fn every_encoding_gives_the_same_deck() {
    let expected = gist(CALM.as_bytes(), "");
    let units =
        |order: fn(u16) -> [u8; 2]| CALM.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (little, big) = (units(u16::to_le_bytes), units(u16::to_be_bytes));
    let table = [
        ("UTF-16LE", [b"\xff\xfe".as_slice(), &little].concat()),
        ("UTF-16BE", [b"\xfe\xff".as_slice(), &big].concat()),
        ("UTF-16LE without a mark", little.clone()),
        ("UTF-16BE without a mark", big.clone()),
        (
            "windows-1252",
            WINDOWS_1252.encode(&CALM.replace('→', "»")).0.into_owned(),
        ),
    ];
    assert_eq!((UTF_16LE.name(), UTF_16BE.name()), ("UTF-16LE", "UTF-16BE"));
    for (what, bytes) in table {
        assert_eq!(gist(&bytes, "page.txt"), expected, "{what}");
    }
}

#[test]
fn guessed_encodings_are_told() {
    let table: [(&[u8], &str); 4] = [
        (b"Common prompts\n\n- Tell me about caf\xe9 life.\n- Tell me about na\xefve plans.\n", "1 read as windows-1252, guessed"),
        (b"T\0e\0l\0l\0 \0m\0e\0 \0a\0b\0o\0u\0t\0 \0i\0t\0", "1 read as UTF-16LE, guessed from its zero bytes"),
        (b"<meta charset=iso-8859-1><h2>Common prompts</h2><ul><li>Tell me about caf\xe9 life.</ul>", ""),
        ("Common prompts\n\n- Tell me about café".as_bytes().split_last().unwrap().1,
            "3 the file ends in the middle of a character: it may have been cut off"),
    ];
    for (bytes, expected) in table {
        let page = read(bytes, Hint::default()).unwrap();
        let notes: Vec<String> = page
            .problems
            .iter()
            .map(|it| format!("{} {}", it.line, it.reason))
            .collect();
        assert_eq!(notes.first().map_or("", String::as_str), expected);
    }
}

/// The page as HTML: sections, folding passages, or nothing but divisions.
fn html(style: &str) -> String {
    let (_, body) = CALM.split_once("About this theme").unwrap();
    let mut out = String::from(
        "<!doctype html><html><head><title>Calm Under Pressure | stories.example</title>\
         <link rel=canonical href='https://stories.example/themes/calm'>\
         <script>document.write('<li>Tell me about scripts.</li>')</script></head><body>\
         <nav><ul><li>Tell me about menus.</li></ul></nav><header><a href=/>stories.example</a></header><main>\
         <div><span>Harbour LP</span><span>Advanced</span><span>Premium</span></div>",
    );
    let divisions = style == "divisions";
    out.push_str(if divisions { "<div>" } else { "<h1>" });
    out.push_str("Calm Under Pressure (Harbour Principles)");
    out.push_str(if divisions { "</div>" } else { "</h1>" });
    let mut in_list = false;
    for line in format!("About this theme{body}")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let item = line.strip_prefix("• ");
        if !divisions && in_list != item.is_some() {
            out.push_str(if in_list { "</ul>" } else { "<ul>" });
            in_list = !in_list;
        }
        let element = match item {
            Some(item) if divisions => format!("<div class=row><div>{item}</div></div>"),
            Some(item) => format!(
                "<li><span class=icon aria-hidden=true>✦</span>{item}<!-- Tell me about comments. --></li>"
            ),
            None if HEADINGS.contains(&line) && style == "folding" => {
                format!("</details><details><summary>{line}</summary>")
            }
            None if divisions => format!("<div>{line}</div>"),
            None if HEADINGS.contains(&line) => format!("<h2>{line}</h2>"),
            None if LABELS.contains(&line) => format!("<h4>{line}</h4>"),
            None => format!("<p>{line}</p>"),
        };
        out.push_str(&element);
        out.push('\n');
    }
    out.push_str("</main><div hidden><li>Tell me about hidden things.</li></div><footer><ul><li>Tell me about footers.</li></ul></footer>");
    out
}

#[test]
fn every_kind_of_html_gives_the_same_cards() {
    let cards = |text: &str| {
        let lines: Vec<&str> = text.lines().collect();
        lines.join("\n")
    };
    let expected = gist(CALM.as_bytes(), "");
    for style in ["sections", "folding", "divisions"] {
        let text = html(style);
        assert_eq!(
            gist(text.as_bytes(), "page.html"),
            cards(&expected),
            "{style}"
        );
        assert_eq!(
            gist(text.replace('\n', "").as_bytes(), ""),
            cards(&expected),
            "{style} on one line"
        );
        let page = read_text("page.html", &text).unwrap();
        assert_eq!(
            page.address.as_deref(),
            Some("https://stories.example/themes/calm")
        );
    }
}

#[test]
fn the_order_of_sections_does_not_matter() {
    let places: Vec<usize> = HEADINGS
        .iter()
        .map(|heading| CALM.find(&format!("\n{heading}\n")).unwrap())
        .collect();
    let parts: Vec<&str> = places
        .windows(2)
        .map(|pair| &CALM[pair[0]..pair[1]])
        .collect();
    let reversed: String = parts.iter().rev().copied().collect();
    let text = format!("{}{reversed}\n{}", &CALM[..places[0]], &CALM[places[8]..]);
    let sorted = |text: &str| {
        let mut lines: Vec<String> = gist(text.as_bytes(), "")
            .lines()
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&text), sorted(CALM));
}

#[test]
fn a_page_cut_off_gives_what_is_there() {
    let cut = |at: &str| &CALM[..CALM.find(at).unwrap()];
    check(
        "",
        cut("Why this works"),
        &expect![[r#"
        Calm Under Pressure (Harbour Principles) | Harbour LP | advanced
        P Tell me about a night that went wrong.
        P Describe a deadline that moved towards you. What did you drop?
        P Walk me through how you kept a crew together when the plan fell apart.
        P When did you last say no to a harbour master?
        C Did you sort what mattered from what was loud?
        C Did you tell people early, or hope that it would pass?
        C Did you look back at it afterwards?
        S strong The ferry without a ramp @1 [The ramp of the evening ferry jammed with 214 people on board.
        It was raining.|I was the only one on the quay with a radio.|I asked the crew to feed everybody first. Then I called the two nearest ports.|All were ashore within 50 minutes and nobody was hurt.] []
        ! 31 sample 1 does not say why it is strong
    "#]],
    );
    check(
        "",
        cut("harbour master"),
        &expect![[r#"
        Calm Under Pressure (Harbour Principles) | Harbour LP | advanced
        P Tell me about a night that went wrong.
        P Describe a deadline that moved towards you. What did you drop?
        P Walk me through how you kept a crew together when the plan fell apart.
        P When did you last say no to a
        C Did you sort what mattered from what was loud?
        C Did you tell people early, or hope that it would pass?
        C Did you look back at it afterwards?
        ! 25 the last item, "?When did you last say no to a", has no end: the file may have been cut off
    "#]],
    );
}
