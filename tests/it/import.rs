//! Pages, lists and folders brought into the collection.

use expect_test::expect;

use super::support::User;

/// A made-up page in the layout of a theme page saved as text.
const PAGE: &str = include_str!("pages/calm.txt");

/// What was printed, with the left edge marked: it is part of the layout.
fn edged(printed: &str) -> String {
    let lines: Vec<String> = printed.lines().map(|line| format!("|{line}")).collect();
    lines.join("\n")
}

#[test]
fn a_page_becomes_a_deck_and_the_same_page_changes_nothing() {
    let user = User::new();
    user.file("page.txt", PAGE);
    let first = user.run(&["import", "page.txt"]);
    expect![[r#"
        | Calm Under Pressure (Harbour Principles)   Harbour LP · advanced
        |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups ·
        |   2 samples (1 strong, 1 weak)
        |   all 13 cards are new
        |   deck calm-under-pressure, practised from now on"#]]
    .assert_eq(&edged(&first.out));
    expect!["| note  line 49  sample 2 asks a paraphrase of prompt 3: linked to it"]
        .assert_eq(&edged(&first.err));
    let again = user.run(&["import", "page.txt"]);
    expect![[r#"
        | Calm Under Pressure (Harbour Principles)   Harbour LP · advanced
        |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups ·
        |   2 samples (1 strong, 1 weak)
        |   against what you had:  0 reworded · 0 new · 0 retired · 13 unchanged
        |   deck calm-under-pressure, practised"#]]
    .assert_eq(&edged(&again.out));
}

#[test]
fn a_dry_run_writes_nothing() {
    let user = User::new();
    user.file("page.txt", PAGE);
    let run = user.run(&["import", "--dry-run", "page.txt", "--json"]);
    expect![[r#"
        {"file":"page.txt","deck":"calm-under-pressure","title":"Calm Under Pressure (Harbour Principles)","track":"Harbour LP","level":"advanced","prompts":4,"criteria":3,"pitfalls":2,"follow_ups":2,"samples":2,"related":0,"companies":0,"added":13,"changed":0,"retired":0,"unchanged":0,"variants":0,"active":true,"clash":null,"sample_links":[{"title":"The ferry without a ramp","verdict":"strong","prompt":"calm-under-pressure/prompt/night-went-wrong","guess":false},{"title":"The busy week","verdict":"weak","prompt":"calm-under-pressure/prompt/kept-crew-together-plan-fell-apart","guess":true}],"problems":[{"line":49,"reason":"sample 2 asks a paraphrase of prompt 3: linked to it"}]}
    "#]].assert_eq(run.ok());
    assert!(!user.home().exists());
}

#[test]
fn a_page_without_prompts_is_refused() {
    let user = User::new();
    user.file(
        "notes.txt",
        "What interviewers look for\n\n- Did you look?\n- Did you ask?\n",
    );
    let run = user.run(&["import", "notes.txt"]);
    expect![[r#"
        retell: cannot read "notes.txt": no prompts found
           it has 2 items under "What interviewers look for" and none under a prompts heading
           prompts need a heading such as "Common prompts", or one prompt a line:  retell import --list notes.txt
    "#]].assert_eq(run.failed().1);
    assert_eq!(run.code, 2);
    assert!(!user.home().exists());
}

/// What a run said to a person: the report, then the notes.
fn told(user: &User, arguments: &[&str]) -> String {
    let run = user.run(arguments);
    format!(
        "{}\n--\n{}\n--\nexit {}\n",
        edged(&run.out),
        edged(&run.err),
        run.code
    )
}

const ROUND: &str =
    "Tell me about a night that went wrong.\nDescribe a plan that you gave up.\nHow do you rest?\n";

#[test]
fn a_reworded_page_keeps_its_history() {
    let user = User::new();
    user.file("page.txt", PAGE);
    user.run(&["import", "-q", "page.txt"]).ok();
    user.run(&["rate", "calm-under-pressure/prompt/night-went-wrong", "4"])
        .ok();
    let reworded = PAGE
        .replace(
            "a night that went wrong.",
            "a night which went badly wrong.",
        )
        .replace("  • ?When did you last say no to a harbour master?\n", "")
        .replace(
            "  • ×Being calm",
            "  • ×Shouting at the crew.\n  • ×Being calm",
        );
    user.file("page.txt", reworded);
    expect![[r#"
        | Calm Under Pressure (Harbour Principles)   Harbour LP · advanced
        |   3 prompts · 3 criteria · 3 pitfalls · 2 follow-ups ·
        |   2 samples (1 strong, 1 weak)
        |   against what you had:  1 reworded (history kept) · 1 new · 1 retired ·
        |   11 unchanged
        |   deck calm-under-pressure, practised
        --
        | note  line 48  sample 2 asks a paraphrase of prompt 3: linked to it
        --
        exit 0
    "#]]
    .assert_eq(&told(&user, &["import", "page.txt"]));
    let cards = user.run(&["cards", "--json"]).json();
    let card = cards
        .iter()
        .find(|card| card["card"] == "calm-under-pressure/prompt/night-went-wrong")
        .unwrap();
    assert_eq!(
        card["front"],
        "Tell me about a night which went badly wrong."
    );
    assert_eq!(card["repetitions"], 1);
}

#[test]
fn a_theme_that_is_bundled_is_kept_apart_in_a_script() {
    let user = User::new();
    user.file("page.txt", PAGE.replace("Calm Under Pressure", "Dive Deep"));
    expect![[r#"
        | Dive Deep (Harbour Principles)   Harbour LP · advanced
        |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups ·
        |   2 samples (1 strong, 1 weak)
        |   all 13 cards are new
        |   deck dive-deep-2, practised from now on
        --
        | note  there is a deck "dive-deep" from another source: kept apart as "dive-
        |       deep-2"
        | note  line 49  sample 2 asks a paraphrase of prompt 3: linked to it
        --
        exit 0
    "#]]
    .assert_eq(&told(&user, &["import", "page.txt"]));
    expect![[r#"
        | Dive Deep (Harbour Principles)   Harbour LP · advanced
        |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups ·
        |   2 samples (1 strong, 1 weak)
        |   against what you had:  0 reworded · 0 new · 0 retired · 13 unchanged
        |   deck dive-deep-2, practised
        --
        | note  line 49  sample 2 asks a paraphrase of prompt 3: linked to it
        --
        exit 0
    "#]]
    .assert_eq(&told(&user, &["import", "page.txt"]));
}

#[test]
fn a_folder_is_read_file_by_file() {
    let user = User::new();
    user.file("pages/b.txt", ROUND);
    user.file("pages/a.txt", PAGE);
    user.file("pages/c.txt", "nothing to see\n");
    user.file("pages/a_files/style.css", "p { }");
    user.file("pages/.hidden", "x");
    expect![[r#"
        | Calm Under Pressure (Harbour Principles)   Harbour LP · advanced
        |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups ·
        |   2 samples (1 strong, 1 weak)
        |   all 13 cards are new
        |   pages/a.txt: deck calm-under-pressure, practised from now on
        | B
        |   3 prompts
        |   all 3 cards are new
        |   pages/b.txt: deck b, practised from now on
        --
        | note  line 49  sample 2 asks a paraphrase of prompt 3: linked to it
        |retell: cannot read "pages/c.txt": no prompts found
        |   it has one line, and that asks nothing
        |   prompts need a heading such as "Common prompts", or one prompt a line:  retell import --list pages/c.txt
        |retell: 1 of 3 files in "pages" was refused; the others are imported
        --
        exit 2
    "#]].assert_eq(&told(&user, &["import", "pages"]));
    let run = user.run(&["import", "pages", "--json", "--quiet"]);
    assert_eq!((run.out.lines().count(), run.code), (3, 2));
    user.file("one/c.txt", "nothing to see\n");
    let run = user.run(&["import", "one"]);
    assert!(
        run.err
            .ends_with("retell: 1 of 1 file in \"one\" was refused\n"),
        "{run:?}"
    );
    expect![[r#"

        --
        |retell: --as names one deck, and "pages" is a folder
        |   import its files one by one, or leave --as out
        --
        exit 2
    "#]]
    .assert_eq(&told(&user, &["import", "--as", "x", "pages"]));
}

#[test]
fn what_cannot_be_read_is_named() {
    let user = User::new();
    std::fs::create_dir(user.desk().join("empty")).unwrap();
    user.file(
        "broken.toml",
        "title = \"Roofs\"\n[[prompts]]\nakk = \"What leaked?\"\n",
    );
    user.file("broken.json", "{\"prompts\": [\"Tell me\",\n");
    user.file("zero.txt", "Common prompts\n\n- Tell me\0\n");
    user.file("nothing.txt", "");
    let mut all = String::new();
    for file in [
        "empty",
        "missing.txt",
        "broken.toml",
        "broken.json",
        "zero.txt",
        "nothing.txt",
    ] {
        let run = user.run(&["import", file]);
        all.push_str(run.failed().1);
        assert_eq!(run.code, 2, "{file}");
    }
    for name in ["Two Words", "ownership", "日本"] {
        user.file("list.txt", ROUND);
        all.push_str(user.run(&["import", "--as", name, "list.txt"]).failed().1);
    }
    expect![[r#"
        retell: the folder "empty" holds no files
           name a folder with saved pages or lists in it, or one file
        retell: cannot read "missing.txt": there is no such file
           ls shows the files here
        retell: cannot read "broken.toml": line 3: unknown field "akk"
           did you mean "ask"?
           retell decks check broken.toml shows the place
        retell: cannot read "broken.json": line 2 is broken JSON: EOF while parsing a value
           mend it there, or save the prompts as plain text, one a line
        retell: cannot read "zero.txt": it is not text: a zero byte on line 3
           save the page as HTML or as text
        retell: cannot read "nothing.txt": it holds no text
           save the page again, or paste its text:  retell import -
        retell: "Two Words" cannot be a deck's name
           write --as two-words
        retell: "ownership" is the name of a bundled deck
           name another one, such as --as ownership-2
        retell: "日本" cannot be a deck's name
           a name has lower-case letters, digits and single hyphens, such as --as team-questions
    "#]]
    .assert_eq(&all);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_device_as_a_file_is_refused() {
    let user = User::new();
    assert_eq!(
        user.run(&["import", "/dev/null"]).failed(),
        (
            2,
            "retell: cannot read \"/dev/null\": it is no regular file\n   save the page as a file, or pipe it:  retell import -\n"
        )
    );
}

#[test]
fn standard_input_is_read_and_two_lists_stay_two() {
    let user = User::new();
    let first = user.run_with(&["import", "-", "--json"], ROUND).json();
    let second = user
        .run_with(
            &["import", "-", "--json"],
            "Tell me about a shop.\nDescribe a storm.\n",
        )
        .json();
    let again = user.run_with(&["import", "-", "--json"], ROUND).json();
    assert_eq!(first[0]["deck"], "imported-night-went-wrong");
    assert_eq!(second[0]["deck"], "imported-shop");
    assert_eq!(
        (&again[0]["deck"], &again[0]["unchanged"]),
        (&first[0]["deck"], &3.into())
    );
    let nouns = user
        .run_with(
            &["import", "-", "--list", "--as", "nouns", "--json"],
            "a conflict\na missed date\n",
        )
        .json();
    assert_eq!(nouns[0]["prompts"], 2);
}

#[test]
fn a_deck_file_and_the_same_as_json_are_one_deck() {
    let user = User::new();
    user.file(
        "roofs.toml",
        "title = \"Roofs\"\n[[prompts]]\nid = \"leak\"\nask = \"Which roof leaked?\"\n",
    );
    user.file(
        "roofs.json",
        r#"{"title":"Roofs","prompts":[{"id":"leak","ask":"Which roof leaked?"}]}"#,
    );
    let first = user.run(&["import", "roofs.toml", "--json"]).json();
    let second = user.run(&["import", "roofs.json", "--json"]).json();
    assert_eq!(
        (&first[0]["added"], &second[0]["unchanged"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn decks_with_ids_of_their_own_stay_apart_however_alike() {
    let user = User::new();
    let deck = |id: &str, more: &str| {
        format!(
            "id = \"{id}\"\ntitle = \"Roofs {id}\"\nsource = \"https://roofs.example/\"\n\
             [[prompts]]\nask = \"Which roof leaked?\"\n[[prompts]]\nask = \"Who fixed it?\"\n\
             [[prompts]]\nask = \"{more}\"\n"
        )
    };
    user.file("roofs/a.toml", deck("flat", "When was that?"));
    user.file("roofs/b.toml", deck("steep", "How high was it?"));
    user.file("roofs/c.toml", deck("flat-2", "Why not before?"));
    let decks = |lines: &[serde_json::Value]| -> Vec<String> {
        lines
            .iter()
            .map(|line| format!("{} {}", line["deck"], line["added"]).replace('"', ""))
            .collect()
    };
    let first = user.run(&["import", "roofs", "--json"]).json();
    assert_eq!(decks(&first), ["flat 3", "steep 3", "flat-2 3"]);
    let second = user.run(&["import", "roofs", "--json"]).json();
    assert_eq!(decks(&second), ["flat 0", "steep 0", "flat-2 0"]);
    // Without an id the same prompts are the same source, saved another way.
    user.file(
        "again.md",
        "# A roof\n\n## Prompts\n\n- Which roof leaked?\n- Who fixed it?\n- How high was it?\n",
    );
    let again = user.run(&["import", "again.md", "--json"]).json();
    assert_eq!(decks(&again), ["steep 0"]);
}

#[test]
fn several_themes_in_a_script_are_one_deck_with_tags() {
    let user = User::new();
    user.file("two.md", TWO_THEMES);
    expect![[r#"
        | Rounds
        |   4 prompts
        |   all 4 cards are new
        |   deck rounds, practised from now on
        --
        | note  2 themes in one file (Storms, Calm): one deck, each theme a tag
        --
        exit 0
    "#]]
    .assert_eq(&told(&user, &["import", "two.md"]));
}

const TWO_THEMES: &str = "# Rounds\n\n## Storms\n- Tell me about a storm.\n- Describe a flood.\n\n\
                          ## Calm\n- How do you rest?\n- Tell me about a quiet year.\n";

#[cfg(unix)]
mod asked {
    use super::super::terminal::Talk;
    use super::*;

    #[test]
    fn a_long_file_shows_how_far_it_is() {
        let mut user = User::new();
        let roads: Vec<String> = (0..1_200)
            .map(|road| format!("- Tell me about road {road} of the old town.\n"))
            .collect();
        user.file(
            "roads.md",
            format!("# Roads\n\n## Prompts\n\n{}", roads.concat()),
        );
        let mut talk = Talk::start(&user, &["import", "roads.md"], 80, 24);
        talk.sees("of 1,200 cards").sees("all 1200 cards are new");
        assert_eq!(talk.ends().1, 0);
        let elsewhere = user.desk().join("elsewhere");
        user.set("RETELL_HOME", &elsewhere.to_string_lossy());
        let (shown, code) = Talk::start(&user, &["import", "roads.md", "--plain"], 80, 24).ends();
        assert!(code == 0 && !shown.contains("of 1,200"), "{shown}");
    }

    #[test]
    fn about_several_themes() {
        let user = User::new();
        user.file("two.md", TWO_THEMES);
        let mut talk = Talk::start(&user, &["import", "two.md"], 80, 24);
        talk.sees("2 themes: Storms, Calm")
            .sees("2 decks")
            .press("2");
        let (shown, code) = talk.ends();
        expect![[r#"
            |
            | Storms
            |   2 prompts
            |   all 2 cards are new
            |   deck storms, practised from now on
            | Calm
            |   2 prompts
            |   all 2 cards are new
            |   deck calm, practised from now on
            |
        "#]]
        .assert_eq(&shown);
        assert_eq!(code, 0);
        let decks = user.run(&["cards", "--json"]).json();
        assert_eq!(
            decks.iter().filter(|card| card["deck"] == "storms").count(),
            2
        );
        assert_eq!(
            decks.iter().filter(|card| card["deck"] == "calm").count(),
            2
        );
    }

    #[test]
    fn about_a_theme_that_is_there_from_another_source() {
        let user = User::with_decks(&["dive-deep"]);
        user.file("page.txt", PAGE.replace("Calm Under Pressure", "Dive Deep"));
        let mut talk = Talk::start(&user, &["import", "page.txt"], 80, 24);
        talk.sees("from another source")
            .sees("keep apart")
            .press("1");
        let (shown, code) = talk.ends();
        expect![[r#"
            | as "dive-deep-2"
            | Dive Deep (Harbour Principles)   Harbour LP · advanced
            |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups ·
            |   2 samples (1 strong, 1 weak)
            |   added to dive-deep:  13 new · 0 other wordings · 0 there already
            |   deck dive-deep, practised from now on
            | note  line 49  sample 2 asks a paraphrase of prompt 3: linked to it
            |
        "#]]
        .assert_eq(&shown);
        assert_eq!(code, 0);
        let cards = user.run(&["cards", "--json"]).json();
        let guest =
            |card: &&serde_json::Value| card["front"] == "Tell me about a night that went wrong.";
        assert_eq!(cards.iter().find(guest).unwrap()["deck"], "dive-deep");
        assert!(cards.len() > 13);
    }

    #[test]
    fn about_cards_that_may_be_the_same() {
        let user = User::new();
        user.file(
            "list.txt",
            "Tell me about a roof that leaked above your stock.\nHow do you rest?\n",
        );
        user.run(&["import", "list.txt"]).ok();
        user.file(
            "list.txt",
            "Tell me about a ceiling that leaked above the stock.\nHow do you rest?\n",
        );
        let mut talk = Talk::start(&user, &["import", "list.txt", "--dry-run"], 80, 24);
        talk.sees("The same card").press("n");
        let (shown, _) = talk.ends();
        expect![[r#"
            |, reworded? Its history is kept. [Y/n] no
            | List
            |   2 prompts
            |   against what you had:  0 reworded · 1 new · 1 retired · 1 unchanged
            |   dry run: nothing was written
            |
        "#]]
        .assert_eq(&shown);
        let mut talk = Talk::start(&user, &["import", "list.txt"], 80, 24);
        talk.sees("The same card").press("\x1b");
        let (shown, code) = talk.ends();
        expect![[r#"
            |, reworded? Its history is kept. [Y/n]
            |retell: nothing was imported: a question was left open
            |   --yes imports without asking and keeps all history
            |
        "#]]
        .assert_eq(&shown);
        assert_eq!(code, 1);
        let fronts: Vec<String> = user
            .run(&["cards", "--json"])
            .json()
            .iter()
            .map(|card| card["front"].to_string())
            .collect();
        assert!(fronts[0].contains("roof"), "{fronts:?}");
    }
}

/// Decks of many hands number their prompts alike, and machine-made ones word them alike too.
#[test]
fn decks_that_name_themselves_stay_apart() {
    let user = User::new();
    let deck = |head: String, ask: &str, theme: u32| {
        let prompts = (1..=4).map(|prompt| {
            let ask = ask.replace('#', &format!("{theme}.{prompt}"));
            format!("[[prompts]]\nid = \"p{prompt}\"\nask = \"{ask}\"\n")
        });
        head + &prompts.collect::<String>()
    };
    for theme in 1..=3 {
        let named = format!("id = \"t{theme}\"\ntitle = \"Theme {theme}\"\n");
        let named = deck(named, "Prompt # of a theme", theme);
        user.file(&format!("named/{theme}.toml"), named);
        let unnamed = deck(
            format!("title = \"Trade {theme}\"\n"),
            "What went wrong in year #?",
            theme,
        );
        user.file(&format!("unnamed/{theme}.toml"), unnamed);
    }
    user.run(&["import", "named/1.toml"]).ok();
    user.run(&["import", "named"]).ok();
    user.run(&["import", "unnamed", "--quiet"]).ok();
    let decks = user.run(&["decks", "list", "--json"]);
    let own: Vec<&str> = decks
        .ok()
        .lines()
        .filter(|deck| !deck.contains("\"source\":\"bundled\""))
        .filter_map(|deck| deck.split('"').nth(3))
        .collect();
    expect![[r#"["t1", "t2", "t3", "trade-1", "trade-2", "trade-3"]"#]]
        .assert_eq(&format!("{own:?}"));
}
