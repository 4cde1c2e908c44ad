//! The session in line mode.

use expect_test::expect;

use super::support::User;

/// What each event says, in a few words.
fn brief(out: &str) -> String {
    let words = |line: &str| {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        let fields = [
            "event", "card", "position", "of", "again", "ack", "grade", "reviewed", "minutes",
            "next", "reason",
        ];
        let shown: Vec<String> = fields
            .iter()
            .filter_map(|field| event.get(field).map(ToString::to_string))
            .collect();
        shown.join(" ").replace('"', "") + "\n"
    };
    out.lines().map(words).collect()
}

/// With more to tell than there are minutes, more minutes would go to new prompts.
#[test]
fn what_could_come_again_comes_again_and_nothing_else() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["interview", "set", "2026-12-10", "--minutes", "5"])
        .ok();
    let cards = |arguments: &[&str], typed: &str| -> (Vec<(String, bool)>, String) {
        let events = user.run_with(arguments, typed).json();
        let shown = events.iter().filter(|event| event["event"] == "card");
        let cards = shown.map(|card| {
            let key = card["card"].as_str().unwrap_or_default();
            (key.to_owned(), card["again"] == true)
        });
        let next = events.last().map(|done| done["next"].to_string());
        (cards.collect(), next.unwrap_or_default())
    };
    let (told, next) = cards(&["review"], "1\n0\n");
    assert_eq!(
        (told.len(), next.as_str()),
        (2, "\"retell review --again\"")
    );
    let (again, next) = cards(&["review", "--again"], "4\n4\n");
    assert_eq!(
        again,
        told.into_iter()
            .map(|(card, _)| (card, true))
            .collect::<Vec<_>>()
    );
    assert_eq!(next, "\"retell\"");
    assert_eq!(cards(&["review", "--again"], "4\n").0, []);
}

#[test]
fn a_session_of_every_answer() {
    let user = User::with_decks(&["ownership"]);
    let run = user.run_with(
        &["review", "--json", "--limit", "6"],
        "4\n{\"grade\":2,\"seconds\":100}\nskip\nundo\nundo\n3\nnone\nbury\nsuspend\nsix\nquit\n",
    );
    let brief: String = run
        .ok()
        .lines()
        .map(|line| {
            let event: serde_json::Value = serde_json::from_str(line).unwrap();
            let show = |key: &str| {
                event
                    .get(key)
                    .map_or_else(String::new, |it| format!(" {it}"))
            };
            format!(
                "{}{}{}{}{}{}\n",
                event["event"],
                show("card"),
                show("position"),
                show("of"),
                show("ack"),
                show("due")
            )
            .replace('"', "")
        })
        .collect();
    expect![[r#"
        card ownership/prompt/nobodys-problem 1 6
        rated ownership/prompt/nobodys-problem 1-1 2026-11-23
        card ownership/prompt/decided-in-their-place 2 6
        rated ownership/prompt/decided-in-their-place 1-2 2026-11-23
        card ownership/prompt/easy-gain-refused 3 6
        skipped ownership/prompt/easy-gain-refused
        card ownership/prompt/stayed-with-it 4 6
        undone ownership/prompt/easy-gain-refused null
        card ownership/prompt/easy-gain-refused 3 6
        undone ownership/prompt/decided-in-their-place 1-2
        card ownership/prompt/decided-in-their-place 2 6
        rated ownership/prompt/decided-in-their-place 1-4 2026-11-23
        card ownership/prompt/easy-gain-refused 3 6
        none ownership/prompt/easy-gain-refused
        card ownership/prompt/stayed-with-it 4 6
        buried ownership/prompt/stayed-with-it
        card ownership/prompt/let-down-by-another-team 5 6
        suspended ownership/prompt/let-down-by-another-team
        card ownership/prompt/after-handover 6 6
        error
        card ownership/prompt/after-handover 6 6
        done
    "#]]
    .assert_eq(&brief);
}

#[test]
fn without_decks_it_says_what_to_type() {
    // The sum of no minutes is a plain nought, not a negative one.
    expect![[r#"
        {"event":"done","reviewed":0,"minutes":0.0,"again":0,"next":"retell decks activate --company generic"}
    "#]]
    .assert_eq(User::new().run(&["review", "--json"]).ok());
}

#[test]
fn minutes_that_a_prompt_left_go_to_further_prompts() {
    let user = User::with_decks(&["ownership", "dive-deep"]);
    let review = ["review", "--json", "--minutes", "7.5"];
    assert_eq!(
        user.run(&["queue", "--count", "--minutes", "7.5"]).ok(),
        "3\n"
    );
    // Two are left without a grade; three are told all the same, and undo takes the stand-in away.
    let run = user.run_with(&review, "none\nundo\nnone\nsuspend\n4\n4\n4\n4\n");
    expect![[r#"
        card ownership/prompt/nobodys-problem 1 3
        none ownership/prompt/nobodys-problem
        card dive-deep/prompt/anomaly-chased 2 4
        undone ownership/prompt/nobodys-problem null
        card ownership/prompt/nobodys-problem 1 3
        none ownership/prompt/nobodys-problem
        card dive-deep/prompt/anomaly-chased 2 4
        suspended dive-deep/prompt/anomaly-chased
        card ownership/prompt/decided-in-their-place 3 5
        rated ownership/prompt/decided-in-their-place 1-1 4
        card dive-deep/prompt/cause-others-missed 4 5
        rated dive-deep/prompt/cause-others-missed 1-2 4
        card ownership/prompt/easy-gain-refused 5 5
        rated ownership/prompt/easy-gain-refused 1-3 4
        done 0 3 7.5 retell
    "#]]
    .assert_eq(&brief(run.ok()));
    // What was skipped comes back in the next session: nothing takes its place.
    let served = |lines: &str| {
        let run = user.run_with(&review, lines);
        let cards = run
            .ok()
            .lines()
            .filter(|line| line.contains("\"position\""));
        cards.count()
    };
    let count: usize = user
        .run(&["queue", "--count", "--minutes", "7.5"])
        .ok()
        .trim_end()
        .parse()
        .unwrap();
    assert_eq!(served(&"skip\n".repeat(9)), count);
}

#[test]
fn repeats_are_told_apart_and_a_line_that_cannot_be_read_changes_nothing() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["story", "add", "The export that lied"]).ok();
    let lines = [
        "undo",
        "{\"grade\":2,\"seconds\":60,\"form\":\"silent\"}",
        "{\"grade\":4,\"story\":\"The export\",\"seconds\":60}",
        "{\"grade\":9}",
        "{\"grade\":\"four\"}",
        "{\"grade\":4,\"seconds\":\"long\"}",
        "{\"grade\":4,\"mood\":\"fine\"}",
        "{\"grade\":4,\"story\":\"no such story\"}",
        "{\"grade\":4,\"seconds\":-1}",
        "7",
        "Skip",
        "",
        "3",
        "5",
        "undo",
        "1",
    ];
    let run = user.run_with(
        &["review", "--json", "--minutes", "20", "--limit", "5"],
        lines.join("\n"),
    );
    expect![[r#"
        card ownership/prompt/nobodys-problem 1 5
        undone null null
        card ownership/prompt/nobodys-problem 1 5
        rated ownership/prompt/nobodys-problem 1-1 2
        card ownership/prompt/decided-in-their-place 2 5
        rated ownership/prompt/decided-in-their-place 1-2 4
        card ownership/prompt/easy-gain-refused 3 5
        error \9\ is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)
        card ownership/prompt/easy-gain-refused 3 5
        error invalid type: string \four\, expected a whole number
        card ownership/prompt/easy-gain-refused 3 5
        error invalid type: string \long\, expected a number
        card ownership/prompt/easy-gain-refused 3 5
        error unknown field \mood\, expected one of \grade\, \story\, \seconds\, \form\, \id\
        card ownership/prompt/easy-gain-refused 3 5
        error unknown story \no such story\; retell story list lists them
        card ownership/prompt/easy-gain-refused 3 5
        error seconds cannot be -1: write a number from 0 up, such as 140
        card ownership/prompt/easy-gain-refused 3 5
        error \7\ is no answer; a grade from 0 to 5, {\grade\:4,\seconds\:140}, skip, undo, bury, suspend, none or quit
        card ownership/prompt/easy-gain-refused 3 5
        error \Skip\ is no answer; a grade from 0 to 5, {\grade\:4,\seconds\:140}, skip, undo, bury, suspend, none or quit
        card ownership/prompt/easy-gain-refused 3 5
        error \\ is no answer; a grade from 0 to 5, {\grade\:4,\seconds\:140}, skip, undo, bury, suspend, none or quit
        card ownership/prompt/easy-gain-refused 3 5
        rated ownership/prompt/easy-gain-refused 1-3 3
        card ownership/prompt/stayed-with-it 4 5
        rated ownership/prompt/stayed-with-it 1-4 5
        card ownership/prompt/let-down-by-another-team 5 5
        undone ownership/prompt/stayed-with-it 1-4
        card ownership/prompt/stayed-with-it 4 5
        rated ownership/prompt/stayed-with-it 1-6 1
        card ownership/prompt/let-down-by-another-team 5 5
        done 3 4 7.0 retell review --again
    "#]].assert_eq(&brief(run.ok()));
    expect![[r#"
        card ownership/prompt/let-down-by-another-team 1 12
        skipped ownership/prompt/let-down-by-another-team
        card ownership/prompt/after-handover 2 12
        skipped ownership/prompt/after-handover
        card ownership/prompt/left-unfinished 3 12
        skipped ownership/prompt/left-unfinished
        card ownership/prompt/colleague-behind 4 12
        skipped ownership/prompt/colleague-behind
        card ownership/criterion/outcome-over-ticket 5 12
        buried ownership/criterion/outcome-over-ticket
        card ownership/pitfall/assigned-as-owned 6 12
        rated ownership/pitfall/assigned-as-owned 1-7 4
        card ownership/follow-up/rightful-owner 7 12
        rated ownership/follow-up/rightful-owner 1-8 2
        card ownership/sample/the-export-backlog 8 12
        rated ownership/sample/the-export-backlog 1-9 4
        card ownership/criterion/moved-unasked 9 12
        rated ownership/criterion/moved-unasked 1-10 4
        card ownership/pitfall/overtime-heroics 10 12
        done 4 4 2.0 retell review --again
    "#]]
    .assert_eq(&brief(
        user.run_with(
            &[
                "review",
                "--json",
                "--minutes",
                "60",
                "--until-4",
                "--theme",
                "ownership",
                "--limit",
                "12",
            ],
            "skip\n".repeat(4) + "bury\n4\n2\n4\n4\nquit\n",
        )
        .ok(),
    ));
}

#[test]
fn a_story_told_is_linked_and_undo_takes_the_link_back() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["story", "add", "The export that lied"]).ok();
    let linked = || {
        let story = user.run(&["story", "show", "The export", "--json"]).json();
        story[0]["prompts"].as_array().unwrap().len()
    };
    let told = "{\"grade\":4,\"story\":\"The export\"}\n";
    let review = ["review", "--json", "--limit", "2"];
    user.run_with(&review, told).ok();
    assert_eq!(linked(), 1);
    user.run(&["undo"]).ok();
    user.run_with(&review, format!("{told}undo\n{told}undo\n"))
        .ok();
    assert_eq!(linked(), 1, "it was linked before the session");
    let more = ["review", "--json", "--limit", "4"];
    user.run_with(&more, format!("skip\n{told}undo\n")).ok();
    assert_eq!(linked(), 1);
    user.run_with(&more, format!("skip\n{told}")).ok();
    assert_eq!(linked(), 2);
}
