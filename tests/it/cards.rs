//! The list of cards for scripts: its order, its states, and the same from the log.

use expect_test::expect;
use serde_json::Value;

use super::support::User;

fn keys(lines: &[Value]) -> Vec<String> {
    lines
        .iter()
        .map(|line| line["card"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn decks_come_by_slug_kinds_in_their_order_cards_as_in_their_file() {
    let user = User::with_decks(&["ownership", "dive-deep", "earn-trust"]);
    let shown = keys(&user.run(&["cards", "--json"]).json());
    let mut wanted = Vec::new();
    for slug in ["dive-deep", "earn-trust", "ownership"] {
        let file = user.run(&["decks", "export", slug]).ok().to_owned();
        let deck: toml::Table = file.parse().unwrap();
        for (list, kind) in [
            ("prompts", "prompt"),
            ("criteria", "criterion"),
            ("pitfalls", "pitfall"),
            ("follow_ups", "follow-up"),
            ("samples", "sample"),
        ] {
            for card in deck[list].as_array().unwrap() {
                wanted.push(format!("{slug}/{kind}/{}", card["id"].as_str().unwrap()));
            }
        }
    }
    assert_eq!(shown, wanted);
    let only = [
        "cards",
        "--json",
        "--theme",
        "ownership",
        "--kind",
        "pitfall",
    ];
    let pitfalls: Vec<String> = wanted
        .into_iter()
        .filter(|key| key.starts_with("ownership/pitfall/"))
        .collect();
    assert_eq!(keys(&user.run(&only).json()), pitfalls);
}

#[test]
fn a_card_set_aside_says_so_and_what_brings_it_back() {
    let user = User::with_decks(&["ownership"]);
    user.does(
        r"
        rate ownership/prompt/nobodys-problem 4
        cards suspend ownership/prompt/nobodys-problem
        cards bury ownership/prompt/stayed-with-it
        ",
    );
    let shown = ["nobodys-problem", "stayed-with-it", "left-unfinished"].map(|prompt| {
        let card = format!("ownership/prompt/{prompt}");
        let text = user.run(&["cards", "show", &card]).ok().to_owned();
        let line = &user.run(&["cards", "show", &card, "--json"]).json()[0];
        let listed = user.run(&["cards", "--json"]).json();
        let listed = listed.iter().find(|line| line["card"] == card.as_str());
        for field in ["deck", "state", "due", "recall"] {
            assert_eq!(line[field], listed.unwrap()[field], "{field}");
        }
        text.split("\n\n").last().unwrap().to_owned()
    });
    expect![[r#"
        set aside: retell cards resume ownership/prompt/nobodys-problem brings it
        back
        last 2026-11-22 with grade 4, due 2026-11-23; interval 1 day, ease 2.50, 0 lapses
        set aside until Mon 23 Nov: retell cards resume ownership/prompt/stayed-
        with-it brings it back today
        new
        new
    "#]]
    .assert_eq(&shown.concat());
}

#[test]
fn each_state_and_the_same_from_the_log() {
    let mut user = User::with_decks(&["ownership"]);
    let rate = |user: &User, card: &str, grade: &str| {
        user.run(&["rate", &format!("ownership/prompt/{card}"), grade])
            .ok();
    };
    rate(&user, "nobodys-problem", "4");
    rate(&user, "decided-in-their-place", "5");
    rate(&user, "after-handover", "4");
    user.at("2026-11-23T09:00:00Z");
    rate(&user, "nobodys-problem", "5");
    user.run(&["cards", "suspend", "ownership/prompt/after-handover"])
        .ok();
    user.run(&["cards", "bury", "ownership/prompt/stayed-with-it"])
        .ok();
    let arguments = ["cards", "--json", "--kind", "prompt"];
    let lines = user.run(&arguments);
    assert_eq!(
        lines.ok(),
        user.run(&[&arguments[..], &["--from-log"]].concat()).ok()
    );
    let brief: String = lines
        .json()
        .iter()
        .map(|line| {
            let fields = [
                "card",
                "state",
                "repetitions",
                "ease",
                "interval",
                "due",
                "last",
                "lapses",
            ];
            let values: Vec<String> = fields.iter().map(|it| line[it].to_string()).collect();
            values.join(" ").replace('"', "") + "\n"
        })
        .collect();
    expect![[r#"
        ownership/prompt/nobodys-problem review 2 2.6 6 2026-11-29 2026-11-23 0
        ownership/prompt/decided-in-their-place learning 1 2.6 1 2026-11-23 2026-11-22 0
        ownership/prompt/easy-gain-refused new 0 2.5 0 null null 0
        ownership/prompt/stayed-with-it buried 0 2.5 0 null null 0
        ownership/prompt/let-down-by-another-team new 0 2.5 0 null null 0
        ownership/prompt/after-handover suspended 1 2.5 1 2026-11-23 2026-11-22 0
        ownership/prompt/left-unfinished new 0 2.5 0 null null 0
        ownership/prompt/colleague-behind new 0 2.5 0 null null 0
    "#]]
    .assert_eq(&brief);
    expect![[r#"{"card":"ownership/prompt/nobodys-problem","deck":"ownership","kind":"prompt","front":"Which problem have you taken up that belonged to nobody?","state":"review","repetitions":2,"ease":2.6,"interval":6,"due":"2026-11-29","last":"2026-11-23","lapses":0,"recall":1.0}"#]].assert_eq(lines.ok().lines().next().unwrap());
}

#[test]
fn the_front_is_the_cleaned_text_and_never_another_wording() {
    let mut user = User::new();
    user.file(
        "deck.toml",
        "title = \"Ways\"\n[[prompts]]\nid = \"one\"\nask = \"  Tell me\\u00a0about\\t\\u202ea way. \"\n\
         variants = [\"Describe a way.\"]\n[[samples]]\nid = \"s\"\nverdict = \"weak\"\ntitle = \"The long way\"\n\
         action = \"I walked.\"\n",
    );
    user.run(&["import", "deck.toml"]).ok();
    let fronts = |user: &User| -> Vec<Value> {
        let lines = user.run(&["cards", "--json"]).json();
        lines.iter().map(|line| line["front"].clone()).collect()
    };
    assert_eq!(fronts(&user), ["Tell me about a way.", "The long way"]);
    user.run(&["rate", "ways/prompt/one", "4"]).ok();
    user.at("2026-11-23T09:00:00Z");
    assert_eq!(fronts(&user)[0], "Tell me about a way.");
    user.run(&["cards", "edit", "ways/prompt/one", "Which way did you go?"])
        .ok();
    assert_eq!(fronts(&user)[0], "Which way did you go?");
}

#[test]
fn retired_cards_are_shown_on_request() {
    let user = User::new();
    let deck = |prompts: &[&str]| {
        let lines: Vec<String> = prompts
            .iter()
            .map(|prompt| format!("- {prompt}\n"))
            .collect();
        let lines = lines.concat();
        user.file("ways.md", format!("# Ways\n\n## Prompts\n\n{lines}"));
        user.run(&["import", "ways.md", "--json"]).json()
    };
    let prompts = [
        "Tell me about a way you found.",
        "Describe the hardest road you took.",
        "When did you turn back?",
    ];
    deck(&prompts);
    user.run(&["rate", "ways/prompt/turn-back", "4"]).ok();
    deck(&prompts[..2]);
    assert_eq!(user.run(&["cards", "--json"]).json().len(), 2);
    let all = user.run(&["cards", "--json", "--retired"]).json();
    assert_eq!(all.len(), 3);
    assert_eq!(
        (&all[2]["state"], &all[2]["repetitions"]),
        (&"retired".into(), &1.into())
    );
    let removed = user.run(&["decks", "remove", "ways", "--yes"]);
    assert_eq!(removed.code, 0);
    // A removed deck is known by its name while its history stays.
    let left = user.run(&["cards", "--json", "--retired", "--theme", "ways"]);
    assert!(!left.ok().is_empty());
}
