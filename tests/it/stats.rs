//! What was practised, what was kept, and what is to come.

use expect_test::expect;

use super::readiness::{practised, shown};
use super::support::User;

#[test]
fn without_a_collection_there_is_nothing_to_count() {
    let user = User::new();
    expect![[r#"
        $ retell stats
        nothing was practised yet: retell review is the first session
    "#]]
    .assert_eq(&shown(&user, &["stats"]));
    let json = &user.run(&["stats", "--json"]).json()[0];
    assert_eq!(json["total"]["reviews"], 0);
    assert_eq!(json["days"].as_array().unwrap().len(), 14);
    assert!(!user.home().exists());
}

#[test]
fn days_totals_recall_kept_and_the_days_to_come() {
    let user = practised();
    expect![[r#"
        $ retell stats
         The last 14 days
           Mon  9 Nov                                  ·
           Tue 10 Nov                                  ·
           Wed 11 Nov                                  ·
           Thu 12 Nov  █████████████████████▌     18 min  9 reviews
           Fri 13 Nov                                  ·
           Sat 14 Nov  █████████████████████▌     18 min  9 reviews
           Sun 15 Nov                                  ·
           Mon 16 Nov                                  ·
           Tue 17 Nov  █████████████████████▌     18 min  9 reviews
           Wed 18 Nov                                  ·
           Thu 19 Nov                                  ·
           Fri 20 Nov  █████████████████████▌     18 min  9 reviews
           Sat 21 Nov                                  ·
           Sun 22 Nov                                  ·

         Practised   on 4 of 14 days
         All in all  36 reviews · 1 h 12 min on 4 days since 2026-11-12

         Recall kept, of prompts that were due
           chance expected  came back  expected
           0.95 and more       1 of 1       1.0
           0.85 to 0.95        8 of 8       7.3
           0.70 to 0.85        1 of 2       1.6

         The coming days, from the due dates
           Mon 23 Nov  ████████████████████████   20 min  16 due
           Tue 24 Nov  █████                       4 min  8 new
           Wed 25 Nov  █████                       4 min  8 due
           Thu 26 Nov  █████                       4 min  8 new
           Fri 27 Nov  █████                       4 min  8 due
           Sat 28 Nov  █████                       4 min  8 new
           Sun 29 Nov  ████████████████████████   20 min  16 due

         Lengths     a telling 2.0 minutes (measured) · a pick 0.5 minutes (until
                     yours is known)
    "#]]
    .assert_eq(&shown(&user, &["stats"]));
}

#[test]
fn a_narrow_screen_has_short_bars_and_a_plain_one_none() {
    let mut user = practised();
    user.set("COLUMNS", "40");
    expect![[r#"
        $ retell stats
         The last 14 days
           Mon  9 Nov               ·
           Tue 10 Nov               ·
           Wed 11 Nov               ·
           Thu 12 Nov  ████▌   18 min  9 reviews
           Fri 13 Nov               ·
           Sat 14 Nov  ████▌   18 min  9 reviews
           Sun 15 Nov               ·
           Mon 16 Nov               ·
           Tue 17 Nov  ████▌   18 min  9 reviews
           Wed 18 Nov               ·
           Thu 19 Nov               ·
           Fri 20 Nov  ████▌   18 min  9 reviews
           Sat 21 Nov               ·
           Sun 22 Nov               ·

         Practised   on 4 of 14 days
         All in all  36 reviews · 1 h 12 min on
                     4 days since 2026-11-12

         Recall kept, of prompts that were due
           chance expected  came back  expected
           0.95 and more       1 of 1       1.0
           0.85 to 0.95        8 of 8       7.3
           0.70 to 0.85        1 of 2       1.6

         The coming days, from the due dates
           Mon 23 Nov  █████   20 min  16 due
           Tue 24 Nov  █        4 min  8 new
           Wed 25 Nov  █        4 min  8 due
           Thu 26 Nov  █        4 min  8 new
           Fri 27 Nov  █        4 min  8 due
           Sat 28 Nov  █        4 min  8 new
           Sun 29 Nov  █████   20 min  16 due

         Lengths     a telling 2.0 minutes
                     (measured) · a pick 0.5
                     minutes (until yours is
                     known)
    "#]]
    .assert_eq(&shown(&user, &["stats"]));
    user.set("COLUMNS", "80");
    expect![[r#"
        $ retell stats --plain
         The last 14 days
           Mon  9 Nov        ·
           Tue 10 Nov        ·
           Wed 11 Nov        ·
           Thu 12 Nov   18 min  9 reviews
           Fri 13 Nov        ·
           Sat 14 Nov   18 min  9 reviews
           Sun 15 Nov        ·
           Mon 16 Nov        ·
           Tue 17 Nov   18 min  9 reviews
           Wed 18 Nov        ·
           Thu 19 Nov        ·
           Fri 20 Nov   18 min  9 reviews
           Sat 21 Nov        ·
           Sun 22 Nov        ·

         Practised   on 4 of 14 days
         All in all  36 reviews · 1 h 12 min on 4 days since 2026-11-12

         Recall kept, of prompts that were due
           chance expected  came back  expected
           0.95 and more       1 of 1       1.0
           0.85 to 0.95        8 of 8       7.3
           0.70 to 0.85        1 of 2       1.6

         The coming days, from the due dates
           Mon 23 Nov   20 min  16 due
           Tue 24 Nov    4 min  8 new
           Wed 25 Nov    4 min  8 due
           Thu 26 Nov    4 min  8 new
           Fri 27 Nov    4 min  8 due
           Sat 28 Nov    4 min  8 new
           Sun 29 Nov   20 min  16 due

         Lengths     a telling 2.0 minutes (measured) · a pick 0.5 minutes (until
                     yours is known)
    "#]]
    .assert_eq(&shown(&user, &["stats", "--plain"]));
}

#[test]
fn scripts_get_sums_that_hold_together() {
    let user = practised();
    let json = &user.run(&["stats", "--json"]).json()[0];
    let reviews = |days: &serde_json::Value| -> u64 {
        let days = days.as_array().unwrap().iter();
        days.map(|day| day["reviews"].as_u64().unwrap()).sum()
    };
    assert_eq!(json["total"]["reviews"], reviews(&json["days"]));
    assert_eq!(json["total"]["reviews"], 36);
    assert_eq!(json["total"]["minutes"], 72.0);
    // Every review on a later day is an observation; those that came early were not due.
    assert_eq!(json["observations"], 27);
    assert!(reviews(&json["kept"]) < 27);
    expect![[r#"[{"day":"2026-11-23","due":16,"minutes":20.0,"new":0},{"day":"2026-11-24","due":0,"minutes":4.0,"new":8},{"day":"2026-11-25","due":8,"minutes":4.0,"new":0},{"day":"2026-11-26","due":0,"minutes":4.0,"new":8},{"day":"2026-11-27","due":8,"minutes":4.0,"new":0},{"day":"2026-11-28","due":0,"minutes":4.0,"new":8},{"day":"2026-11-29","due":16,"minutes":20.0,"new":0}]"#]].assert_eq(&serde_json::to_string(&json["forecast"]).unwrap());
    expect![[r#"{"pick":{"minutes":0.5,"source":"default"},"telling":{"minutes":2.0,"source":"measured"}}"#]].assert_eq(&serde_json::to_string(&json["lengths"]).unwrap());
}

#[test]
fn what_was_taken_back_counts_nowhere() {
    let user = practised();
    user.run(&["undo", "9"]).ok();
    let json = &user.run(&["stats", "--json"]).json()[0];
    assert_eq!(json["total"]["reviews"], 27);
    assert_eq!(json["streak"]["days"], 0);
}

#[test]
fn the_coming_days_hold_the_minutes_of_the_interview() {
    let user = User::with_decks(&["ownership", "dive-deep", "earn-trust"]);
    let minutes = |user: &User| -> Vec<f64> {
        let stats = user.run(&["stats", "--json"]).json();
        let days = stats[0]["forecast"].as_array().unwrap();
        days.iter()
            .map(|day| day["minutes"].as_f64().unwrap())
            .collect()
    };
    assert!((minutes(&user)[0] - 20.0).abs() < 1e-9);
    let set = ["interview", "set", "2026-11-26", "--minutes", "10"];
    user.run(&set);
    user.run(&["plan", "off", "2026-11-24"]);
    // Ten a day up to the interview, none on a day off nor on its day, the usual twenty after it.
    let ahead = minutes(&user);
    assert!(ahead[0] > 5.0 && ahead[0] <= 10.0, "{ahead:?}");
    assert_eq!((ahead[1], ahead[3]), (0.0, 0.0), "{ahead:?}");
    assert!(ahead[2] > 5.0 && ahead[2] <= 10.0, "{ahead:?}");
    assert!(ahead[4] > 10.0, "{ahead:?}");
}
