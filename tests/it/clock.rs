//! Clocks as they are: set back and ahead, across zones and summer time, at the ends of the calendar.
//! Every rating is accepted, every number finite, every day the one that the user lived.

use serde_json::Value;

use super::support::User;

const CARD: &str = "ownership/prompt/nobodys-problem";
const OTHER: &str = "ownership/prompt/after-handover";

fn rate(user: &User, card: &str, grade: &str) -> Value {
    user.run(&["rate", card, grade, "--json"]).json()[0].clone()
}

fn days(user: &User) -> Vec<String> {
    let lines = user.run(&["log", "--json"]).json();
    lines
        .iter()
        .map(|line| line["day"].as_str().unwrap().to_owned())
        .collect()
}

/// Everything that shows numbers still does, and all is as it should be.
fn is_sound(user: &User) {
    for arguments in [
        &["--json"][..],
        &["queue", "--json", "--minutes", "30"],
        &["readiness", "--json"],
        &["stats", "--json"],
        &["stats"],
        &["readiness", "--why"],
        &["check"],
    ] {
        let run = user.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
        for word in ["NaN", "inf", "-0 "] {
            assert!(!run.out.contains(word), "{arguments:?}: {}", run.out);
        }
    }
    assert_eq!(
        user.run(&["cards", "--json"]).ok(),
        user.run(&["cards", "--json", "--from-log"]).ok()
    );
}

#[test]
fn the_day_begins_at_the_rollover_hour() {
    let mut user = User::with_decks(&["ownership"]);
    for (now, day) in [
        ("2026-11-23T03:59:59Z", "2026-11-22"),
        ("2026-11-23T04:00:00Z", "2026-11-23"),
        ("2026-11-23T23:59:59Z", "2026-11-23"),
        ("2026-11-24T00:00:00Z", "2026-11-23"),
    ] {
        user.at(now);
        rate(&user, CARD, "4");
        assert_eq!(days(&user).last().unwrap(), day, "{now}");
    }
    user.set("RETELL_ROLLOVER", "00:00");
    user.at("2026-11-25T00:00:00Z");
    rate(&user, CARD, "4");
    user.set("RETELL_ROLLOVER", "23:30");
    user.at("2026-11-26T23:29:00Z");
    rate(&user, CARD, "4");
    assert_eq!(days(&user)[4..], ["2026-11-25", "2026-11-25"]);
    is_sound(&user);
}

#[test]
fn a_clock_that_is_set_back_costs_nothing() {
    let mut user = User::with_decks(&["ownership"]);
    user.at("2031-05-01T09:00:00Z");
    rate(&user, CARD, "4");
    rate(&user, OTHER, "5");
    user.at("2026-11-22T09:00:00Z");
    is_sound(&user);
    // Its last review lies ahead: it is due today, and rating it brings it back to the present.
    let queue = user.run(&["queue", "--json", "--kind", "prompt"]).json();
    let cards: Vec<&str> = queue
        .iter()
        .filter_map(|line| line["card"].as_str())
        .collect();
    assert!(cards.contains(&CARD) && cards.contains(&OTHER), "{cards:?}");
    // No days have passed for the interval to grow by.
    assert_eq!(rate(&user, CARD, "4")["due"], "2026-11-23");
    let queue = user.run(&["queue", "--json", "--kind", "prompt"]).json();
    assert!(queue.iter().all(|line| line["card"] != CARD));
    user.at("2026-11-28T09:00:00Z");
    assert_eq!(rate(&user, CARD, "4")["repetitions"], 3);
    is_sound(&user);
}

#[test]
fn the_ends_of_the_calendar_are_days_like_others() {
    for (now, day, due) in [
        ("-62198712000", "-0001-01-01", "-0001-01-02"),
        ("-1", "1969-12-31", "1970-01-01"),
        ("2024-02-28T12:00:00Z", "2024-02-28", "2024-02-29"),
        ("2024-02-29T12:00:00Z", "2024-02-29", "2024-03-01"),
        ("2100-02-28T12:00:00Z", "2100-02-28", "2100-03-01"),
        ("2038-01-19T03:14:08Z", "2038-01-18", "2038-01-19"),
        ("4294967296", "2106-02-07", "2106-02-08"),
        ("9999-12-31T12:00:00Z", "9999-12-31", "+10000-01-01"),
        ("259710796800", "+10199-11-27", "+10199-11-28"),
    ] {
        let mut user = User::new();
        user.at(now);
        user.run(&["decks", "activate", "ownership"]).ok();
        let rated = rate(&user, CARD, "4");
        assert_eq!(
            (days(&user)[0].as_str(), &rated["due"]),
            (day, &due.into()),
            "{now}"
        );
        is_sound(&user);
        let whole = user.run(&["export"]).ok().to_owned();
        let mut other = User::new();
        other.at(now);
        other.run_with(&["import", "-"], &whole);
        assert_eq!(other.run(&["export"]).ok(), whole, "{now}");
    }
}

#[test]
fn summer_time_begins_and_ends_without_a_day_lost() {
    let mut user = User::with_decks(&["ownership"]);
    user.set("TZ", "Europe/Berlin");
    // Clocks go from two to three on 29 March, and from three back to two on 25 October 2026.
    for (now, day) in [
        ("1774717200", "2026-03-28"), // 28 March, 18:00
        ("1774746000", "2026-03-28"), // 29 March, 03:00, an hour after 01:00
        ("1774749600", "2026-03-29"), // 29 March, 04:00
        ("1774753200", "2026-03-29"), // 29 March, 05:00
        ("1774839600", "2026-03-30"), // 30 March, 05:00
        ("1792886400", "2026-10-24"), // 25 October, 02:00 summer time
        ("1792890000", "2026-10-24"), // 25 October, 02:00 winter time
        ("1792897200", "2026-10-25"), // 25 October, 04:00
        ("1792983600", "2026-10-26"), // 26 October, 04:00
    ] {
        user.at(now);
        rate(&user, CARD, "4");
        assert_eq!(days(&user).last().unwrap(), day, "{now}");
    }
    is_sound(&user);
}

#[test]
fn a_day_is_the_day_where_the_user_was() {
    let mut user = User::with_decks(&["ownership"]);
    // West over the date line: the same evening is lived twice, and nothing is rated in vain.
    for (now, day) in [
        ("2026-11-22T20:00:00+09:00", "2026-11-22"),
        ("2026-11-22T08:00:00-08:00", "2026-11-22"),
        ("2026-11-22T23:00:00-08:00", "2026-11-22"),
        ("2026-11-24T10:00:00+13:00", "2026-11-24"),
    ] {
        user.at(now);
        rate(&user, CARD, "4");
        assert_eq!(days(&user).last().unwrap(), day, "{now}");
    }
    // The days stay as they were lived, wherever they are read.
    let lived = days(&user);
    user.at("2026-11-24T02:00:00-11:00");
    assert_eq!(days(&user), lived);
    let state = user.run(&["cards", "--json", "--kind", "prompt"]).json()[0].clone();
    assert_eq!(
        (&state["repetitions"], &state["due"]),
        (&2.into(), &"2026-11-30".into())
    );
    is_sound(&user);
}

#[test]
fn a_clock_that_cannot_be_read_is_named() {
    let mut user = User::new();
    for now in ["yesterday", "2026-13-01T00:00:00Z", "2026-11-22", ""] {
        user.at(now);
        let run = user.run(&["queue"]);
        if now.is_empty() {
            run.ok();
            continue;
        }
        let (code, error) = run.failed();
        assert_eq!(code, 2, "{now}: {error}");
        assert!(
            error.contains("RETELL_NOW") && error.contains(now),
            "{error}"
        );
    }
}
