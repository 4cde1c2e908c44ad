//! What a session would serve: counted, shown and served are one.

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::support::User;

fn check(user: &User, arguments: &[&str], wanted: &Expect) {
    let run = user.run(arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    wanted.assert_eq(&format!("$ retell {}\n{}", arguments.join(" "), run.out));
}

/// A card a line: what a session's reader needs of it.
fn brief(user: &User, arguments: &[&str]) -> String {
    user.run(arguments)
        .json()
        .iter()
        .map(|line| {
            let again = if line["again"] == true { " again" } else { "" };
            let (place, card, form) = (&line["position"], &line["card"], &line["form"]);
            let (minutes, reason) = (&line["minutes"], &line["reason"]);
            format!("{place} {card} {form} {minutes} {reason}{again}\n").replace('"', "")
        })
        .collect()
}

/// A user some days into two themes: due, failed, fresh and waiting cards.
fn practised() -> User {
    let mut user = User::with_decks(&["ownership", "dive-deep"]);
    user.at("2026-11-20T09:00:00Z");
    for card in ["nobodys-problem", "after-handover", "stayed-with-it"] {
        user.run(&["rate", &format!("ownership/prompt/{card}"), "4"])
            .ok();
    }
    user.at("2026-11-22T09:00:00Z");
    user
}

#[test]
fn each_card_has_its_place_form_minutes_and_reason() {
    let user = practised();
    check(
        &user,
        &["queue", "--minutes", "8"],
        &expect![[r#"
        $ retell queue --minutes 8
            card                                                     min  why
         1  Which problem have you taken up that belonged    told    2.5  due 1 day ago
            to nobody?
         2  Tell me about work that was sliding badly, that  told    2.5  due 1 day ago
            you could have left and did not.
         3  Does the candidate follow the matter until it    picked  0.5  new
            works for whoever needed it, or stop at the
            edge of the assignment?
         4  The work was on the candidate's list from the    picked  0.5  new
            start. Doing a job well is good, yet it leaves
            open what they do when no list names it.
         5  Whose job should this have been?                 picked  0.5  new

        5 cards, 7 minutes
    "#]],
    );
    expect![[r#"
        1 ownership/prompt/nobodys-problem told 2.5 due 1 day ago
        2 ownership/prompt/stayed-with-it told 2.5 due 1 day ago
        3 ownership/prompt/after-handover told 2.5 due 1 day ago
        4 dive-deep/prompt/anomaly-chased told 2.5 new
        5 ownership/prompt/decided-in-their-place told 2.5 new
        6 dive-deep/prompt/cause-others-missed told 2.5 new
        7 ownership/criterion/outcome-over-ticket picked 0.5 new
        8 ownership/pitfall/assigned-as-owned picked 0.5 new
        9 ownership/follow-up/rightful-owner picked 0.5 new
        10 ownership/sample/the-export-backlog picked 0.5 new
        11 ownership/criterion/moved-unasked picked 0.5 new
        12 ownership/pitfall/overtime-heroics picked 0.5 new
        13 ownership/follow-up/what-manager-knew picked 0.5 new
        14 ownership/sample/water-on-the-path picked 0.5 new
    "#]]
    .assert_eq(&brief(&user, &["queue", "--json"]));
    check(
        &user,
        &["queue", "--limit", "1", "--json"],
        &expect![[r#"
            $ retell queue --limit 1 --json
            {"position":1,"card":"ownership/prompt/nobodys-problem","kind":"prompt","front":"Which problem have you taken up that belonged to nobody?","form":"told","minutes":2.5,"reason":"due 1 day ago"}
        "#]],
    );
}

#[test]
fn what_was_failed_today_comes_again_after_the_queue_in_minutes_left() {
    let user = practised();
    user.run(&["rate", "ownership/prompt/nobodys-problem", "2"])
        .ok();
    user.run(&["rate", "ownership/prompt/after-handover", "3"])
        .ok();
    expect![[r#"
        1 ownership/prompt/stayed-with-it told 2.5 due 1 day ago
        2 dive-deep/prompt/anomaly-chased told 2.5 new
        3 ownership/prompt/decided-in-their-place told 2.5 new
    "#]]
    .assert_eq(&brief(&user, &["queue", "--json", "--limit", "3"]));
    expect![[r#"
        1 ownership/prompt/stayed-with-it told 2.5 due 1 day ago
        2 ownership/prompt/decided-in-their-place told 2.5 new
        3 ownership/prompt/easy-gain-refused told 2.5 new
        4 ownership/prompt/let-down-by-another-team told 2.5 new
        5 ownership/prompt/left-unfinished told 2.5 new
        6 ownership/prompt/colleague-behind told 2.5 new
        7 ownership/criterion/outcome-over-ticket picked 0.5 new
        8 ownership/pitfall/assigned-as-owned picked 0.5 new
        9 ownership/follow-up/rightful-owner picked 0.5 new
        10 ownership/sample/the-export-backlog picked 0.5 new
        11 ownership/criterion/moved-unasked picked 0.5 new
        12 ownership/pitfall/overtime-heroics picked 0.5 new
        13 ownership/follow-up/what-manager-knew picked 0.5 new
        14 ownership/sample/water-on-the-path picked 0.5 new
        15 ownership/criterion/years-ahead picked 0.5 new
        16 ownership/pitfall/took-over-silently picked 0.5 new
        17 ownership/follow-up/what-you-dropped picked 0.5 new
        18 ownership/sample/the-crate-of-letters picked 0.5 new
        19 ownership/criterion/early-warning picked 0.5 new
        20 ownership/pitfall/hidden-in-we picked 0.5 new
        21 ownership/follow-up/still-holding picked 0.5 new
        22 ownership/criterion/dull-end-done picked 0.5 new
        23 ownership/pitfall/no-lasting-fix picked 0.5 new
        24 ownership/follow-up/hands-off picked 0.5 new
        25 ownership/criterion/others-told-fairly picked 0.5 new
        26 ownership/pitfall/bad-news-kept picked 0.5 new
        27 ownership/prompt/nobodys-problem told 2.5 again: graded 2 today again
        28 ownership/prompt/after-handover told 2.5 again: graded 3 today again
    "#]]
    .assert_eq(&brief(
        &user,
        &["queue", "--json", "--theme", "ownership", "--minutes", "60"],
    ));
    // Once each, unless every card is wanted at 4.
    user.run(&["rate", "ownership/prompt/nobodys-problem", "2"])
        .ok();
    let again = |arguments: &[&str]| {
        let lines = user.run(arguments).json();
        lines.iter().filter(|line| line["again"] == true).count()
    };
    let hour = ["queue", "--json", "--theme", "ownership", "--minutes", "60"];
    assert_eq!(again(&hour), 1);
    assert_eq!(again(&[&hour[..], &["--until-4"]].concat()), 2);
}

#[test]
fn the_count_is_the_number_of_lines_and_of_cards_served() {
    let mut user = practised();
    user.set("RETELL_SHORT_CARD_SHARE", "0.5");
    for arguments in [
        &[][..],
        &["--minutes", "1"],
        &["--minutes", "7.5"],
        &["--minutes", "90"],
        &["--limit", "2"],
        &["--theme", "dive-deep"],
        &[
            "--theme",
            "Dive Deep",
            "--theme",
            "ownership",
            "--minutes",
            "30",
        ],
        &["--kind", "criterion", "--kind", "pitfall"],
        &["--kind", "prompt", "--minutes", "12"],
        &["--ahead", "30", "--minutes", "30"],
        &["--drill", "--minutes", "15"],
        &["--until-4"],
    ] {
        let of = |command: &[&'static str]| [command, arguments].concat();
        let count: usize = user
            .run(&of(&["queue", "--count"]))
            .ok()
            .trim_end()
            .parse()
            .unwrap();
        let lines = user.run(&of(&["queue", "--json"])).json();
        let shown: Vec<&str> = lines
            .iter()
            .filter_map(|line| line["card"].as_str())
            .collect();
        // Looked at, not rated: each card is skipped.
        let events = user.run_with(&of(&["review", "--json"]), "skip\n".repeat(200));
        let events = events.json();
        let served: Vec<&str> = events
            .iter()
            .filter(|event| event["event"] == "card")
            .filter_map(|event| event["card"].as_str())
            .collect();
        assert_eq!((count, &served), (shown.len(), &shown), "{arguments:?}");
        assert_eq!(
            events[0]["of"].as_u64().unwrap_or(0) as usize,
            count,
            "{arguments:?}"
        );
    }
}

#[test]
fn minutes_are_a_decimal_above_nought() {
    let user = practised();
    let mut said = String::new();
    for minutes in ["0", "-5", "NaN", "inf", "ten", ""] {
        let run = user.run(&["queue", &format!("--minutes={minutes}")]);
        let (code, error) = run.failed();
        let _ = write!(said, "{minutes}: {code} {error}");
    }
    expect![[r#"
        0: 2 retell: --minutes 0: minutes must be above 0
        -5: 2 retell: --minutes -5: minutes must be above 0
        NaN: 2 error: invalid value 'NaN' for '--minutes <MINUTES>': "NaN" is no number: write one such as 12 or 7.5

        For more information, try '--help'.
        inf: 2 error: invalid value 'inf' for '--minutes <MINUTES>': "inf" is no number: write one such as 12 or 7.5

        For more information, try '--help'.
        ten: 2 error: invalid value 'ten' for '--minutes <MINUTES>': "ten" is no number: write one such as 12 or 7.5

        For more information, try '--help'.
        : 2 error: invalid value '' for '--minutes <MINUTES>': "" is no number: write one such as 12 or 7.5

        For more information, try '--help'.
    "#]]
    .assert_eq(&said);
    assert_eq!(
        user.run(&["queue", "--minutes", "0.01", "--count"]).ok(),
        "1\n"
    );
    let none = user.run(&["queue", "--limit", "0"]);
    expect![[r#"
        error: invalid value '0' for '--limit <N>': 0 is too few: write 1 or more

        For more information, try '--help'.
    "#]]
    .assert_eq(none.failed().1);
    let all = user.run(&["queue", "--minutes", "1e9", "--count"]);
    assert_eq!(all.ok(), "36\n");
}

#[test]
fn the_days_minutes_shrink_by_what_was_practised() {
    let user = practised();
    let count = || user.run(&["queue", "--count"]).ok().trim_end().to_owned();
    let before = count();
    user.does("rate ownership/prompt/nobodys-problem 4 --seconds 600");
    let after = count();
    user.does("rate ownership/prompt/after-handover 4 --seconds 600");
    assert_eq!([before.as_str(), &after, &count()], ["14", "7", "0"]);
    check(
        &user,
        &["queue"],
        &expect![[r#"
        $ retell queue
        enough for today; --minutes for more
    "#]],
    );
    assert_ne!(
        user.run(&["queue", "--count", "--minutes", "10"]).ok(),
        "0\n"
    );
}

#[test]
fn caps_bind_new_and_due_cards_apart() {
    let mut user = practised();
    let new_and_due = |user: &User| {
        let lines = user.run(&["queue", "--json"]).json();
        let new = lines
            .iter()
            .filter(|line| line["reason"].as_str().unwrap().contains("new"))
            .count();
        (new, lines.len() - new)
    };
    user.set("RETELL_SHORT_CARD_SHARE", "0");
    assert_eq!(new_and_due(&user), (5, 3));
    user.set("RETELL_NEW_PER_DAY", "2");
    assert_eq!(new_and_due(&user), (2, 3));
    user.run(&["rate", "ownership/prompt/let-down-by-another-team", "4"])
        .ok();
    assert_eq!(new_and_due(&user), (1, 3));
    user.set("RETELL_REVIEWS_PER_DAY", "1");
    assert_eq!(new_and_due(&user), (1, 1));
}

#[test]
fn themes_are_named_by_slug_or_title() {
    let user = practised();
    let by_slug = user.run(&["queue", "--theme", "dive-deep", "--json"]);
    for name in ["Dive Deep", "dive deep", "DIVE-DEEP"] {
        assert_eq!(
            by_slug.ok(),
            user.run(&["queue", "--theme", name, "--json"]).ok()
        );
        user.run(&["readiness", name]).ok();
        user.run(&["cards", "--theme", name]).ok();
        user.run_with(&["review", "--theme", name], "quit\n").ok();
    }
    let mut said = String::new();
    for name in ["Dive Dep", "deep", "juggling", "earn-trust", "Earn Trust"] {
        for command in [
            &["queue", "--theme"][..],
            &["readiness"],
            &["cards", "--theme"],
        ] {
            let arguments = [command, &[name]].concat();
            let run = user.run(&arguments);
            let (code, error) = run.failed();
            let _ = write!(said, "$ retell {}\n{code} {error}", arguments.join(" "));
        }
    }
    expect![[r#"
        $ retell queue --theme Dive Dep
        2 retell: unknown theme "Dive Dep"
           the nearest is "dive-deep"; retell decks lists them
        $ retell readiness Dive Dep
        2 retell: unknown theme "Dive Dep"
           the nearest is "dive-deep"; retell decks lists them
        $ retell cards --theme Dive Dep
        2 retell: unknown theme "Dive Dep"
           the nearest is "dive-deep"; retell decks lists them
        $ retell queue --theme deep
        2 retell: unknown theme "deep"
           the nearest is "dive-deep"; retell decks lists them
        $ retell readiness deep
        2 retell: unknown theme "deep"
           the nearest is "dive-deep"; retell decks lists them
        $ retell cards --theme deep
        2 retell: unknown theme "deep"
           the nearest is "dive-deep"; retell decks lists them
        $ retell queue --theme juggling
        2 retell: unknown theme "juggling"
           retell decks lists them
        $ retell readiness juggling
        2 retell: unknown theme "juggling"
           retell decks lists them
        $ retell cards --theme juggling
        2 retell: unknown theme "juggling"
           retell decks lists them
        $ retell queue --theme earn-trust
        2 retell: the theme "earn-trust" is not practised yet
           retell decks activate earn-trust begins it
        $ retell readiness earn-trust
        2 retell: the theme "earn-trust" is not practised yet
           retell decks activate earn-trust begins it
        $ retell cards --theme earn-trust
        2 retell: the theme "earn-trust" is not practised yet
           retell decks activate earn-trust begins it
        $ retell queue --theme Earn Trust
        2 retell: the theme "earn-trust" is not practised yet
           retell decks activate earn-trust begins it
        $ retell readiness Earn Trust
        2 retell: the theme "earn-trust" is not practised yet
           retell decks activate earn-trust begins it
        $ retell cards --theme Earn Trust
        2 retell: the theme "earn-trust" is not practised yet
           retell decks activate earn-trust begins it
    "#]]
    .assert_eq(&said);
    user.run(&["decks", "deactivate", "dive-deep"]).ok();
    let run = user.run(&["queue", "--theme", "Dive Deep"]);
    expect![[r#"
        retell: the theme "dive-deep" is not practised
           retell decks activate dive-deep brings it back
    "#]]
    .assert_eq(run.failed().1);
}

#[test]
fn with_nothing_to_serve_it_says_what_to_type() {
    check(
        &User::new(),
        &["queue"],
        &expect![[r#"
        $ retell queue
        no deck is practised: retell review asks what you need, retell decks lists what there is
    "#]],
    );
    check(
        &User::new(),
        &["queue", "--count"],
        &expect![[r#"
        $ retell queue --count
        0
    "#]],
    );
    let user = User::with_decks(&["ownership"]);
    for card in user.run(&["cards", "--json"]).json() {
        user.run(&["cards", "suspend", card["card"].as_str().unwrap()])
            .ok();
    }
    check(
        &user,
        &["queue"],
        &expect![[r#"
        $ retell queue
        nothing is due today; --ahead 7 looks a week further
    "#]],
    );
}
