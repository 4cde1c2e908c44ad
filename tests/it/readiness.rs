//! Readiness: themes and prompts, the reason behind each number, the loop.

use std::fmt::Write;

use expect_test::expect;

use super::support::User;

/// A user who practised two themes on four days: enough to know how they forget.
pub fn practised() -> User {
    let mut user = User::with_decks(&["ownership", "dive-deep"]);
    for title in ["The payroll export", "The bakery orders"] {
        user.run(&["story", "add", title, "--cue", "ran twice"])
            .ok();
    }
    let prompts = prompts(&user);
    for (index, prompt) in prompts.iter().enumerate().take(12) {
        let story = ["The payroll export", "The bakery orders"][index % 2];
        user.run(&["story", "link", story, prompt]).ok();
    }
    for (day, grades) in [
        ("2026-11-12", [4, 4, 3, 5, 2, 4]),
        ("2026-11-14", [4, 5, 4, 4, 3, 3]),
        ("2026-11-17", [5, 4, 3, 4, 4, 2]),
        ("2026-11-20", [4, 4, 4, 5, 3, 1]),
    ] {
        user.at(&format!("{day}T09:00:00Z"));
        rate(&user, &prompts[..6], &grades);
        rate(&user, &prompts[8..11], &grades[..3]);
    }
    user.at("2026-11-22T09:00:00Z");
    user
}

/// What was typed and what it showed. (Its first line keeps the margin of the rest.)
pub fn shown(user: &User, arguments: &[&str]) -> String {
    let typed = ["retell"]
        .iter()
        .chain(arguments)
        .copied()
        .collect::<Vec<_>>();
    format!("$ {}\n{}", typed.join(" "), user.run(arguments).ok())
}

fn prompts(user: &User) -> Vec<String> {
    user.run(&["cards", "list", "--kind", "prompt", "--json"])
        .json()
        .iter()
        .map(|card| card["card"].as_str().unwrap().to_owned())
        .collect()
}

fn rate(user: &User, cards: &[String], grades: &[u8]) {
    let lines: Vec<String> = cards
        .iter()
        .zip(grades)
        .map(|(card, grade)| format!("{{\"card\":\"{card}\",\"grade\":{grade},\"seconds\":120}}\n"))
        .collect();
    user.run_with(&["rate", "-"], lines.concat()).ok();
}

#[test]
fn without_a_collection_it_says_how_to_start_and_makes_nothing() {
    let user = User::new();
    expect![[r#"
        $ retell readiness
        no deck is practised: retell review asks what you need, retell decks lists
        what there is
    "#]]
    .assert_eq(&shown(&user, &["readiness"]));
    expect![[r#"
        $ retell readiness --json
        {"on":"2026-11-22","known":false,"observations":0,"fit":{"theta":0.9850326926698696,"d":0.5},"interview":null,"themes":[],"loop":null}
    "#]].assert_eq(&shown(&user, &["readiness", "--json"]));
    assert!(!user.home().exists());
}

#[test]
fn no_number_is_shown_before_it_can_be_known() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["rate", "ownership/prompt/nobodys-problem", "4"])
        .ok();
    expect![[r#"
        $ retell readiness
                    prompts
         Ownership  ●○○○○○○○  seven have no story

         cannot tell yet: 0 of 10 observations. Each prompt practised again on a
         later day is one

         ● ready  ◐ shaky or fading  ○ new or without a story
         retell readiness THEME --why explains
    "#]]
    .assert_eq(&shown(&user, &["readiness"]));
    let json = &user.run(&["readiness", "--json"]).json()[0];
    assert_eq!(json["known"], false);
    assert!(json["themes"][0]["prompts"][0]["recall"].as_f64().unwrap() > 0.9);
}

#[test]
fn themes_with_their_marks_and_numbers() {
    let mut user = practised();
    expect![[r#"
        $ retell readiness
                    today   expected  prompts
         Ownership  ● 0.98  3.5 of 8  ●●●○○○○○  four have no story
         Dive Deep  ● 0.99  5.2 of 8  ●●●●●◐○○

         2 of 2 themes ready today · expect to answer 1 of 2 questions
         Costs most  Ownership: four have no story
         Practice    6 minutes on Dive Deep: +0.2 questions
         Story       one more for Dive Deep, for eight prompts: +0.2 questions

         ● ready  ◐ shaky or fading  ○ new or without a story
         retell readiness THEME --why explains
    "#]]
    .assert_eq(&shown(&user, &["readiness"]));
    user.set("COLUMNS", "40");
    expect![[r#"
        $ retell readiness
         Ownership
           today ● 0.98 · expected 3.5 of 8 ·
           prompts ●●●○○○○○ · four have no story
         Dive Deep
           today ● 0.99 · expected 5.2 of 8 ·
           prompts ●●●●●◐○○

         2 of 2 themes ready today · expect to
         answer 1 of 2 questions
         Costs most  Ownership: four have no
                     story
         Practice    6 minutes on Dive Deep:
                     +0.2 questions
         Story       one more for Dive Deep, for
                     eight prompts: +0.2
                     questions

         ● ready  ◐ shaky or fading  ○ new or
         without a story
         retell readiness THEME --why explains
    "#]]
    .assert_eq(&shown(&user, &["readiness"]));
}

#[test]
fn another_day_is_looked_at() {
    let user = practised();
    let later = shown(&user, &["readiness", "--on", "2026-12-20"]);
    expect![[r#"
        $ retell readiness --on 2026-12-20
                    Sun 20 Dec  expected  prompts
         Ownership  ◐ 0.78      3.1 of 8  ●●◐○○○○○  four have no story
         Dive Deep  ● 0.99      4.6 of 8  ●●●◐◐◐○○

         1 of 2 themes ready on Sun 20 Dec · expect to answer 1 of 2 questions
         Costs most  Ownership: four have no story
         Practice    16 minutes on Dive Deep: +0.1 questions
         Story       one more for Dive Deep, for eight prompts: +0.1 questions

         ● ready  ◐ shaky or fading  ○ new or without a story
         retell readiness THEME --why explains
    "#]]
    .assert_eq(&later);
}

#[test]
fn the_day_may_be_said_as_people_say_it() {
    let user = User::with_decks(&["ownership", "dive-deep"]);
    for (said, on, themes) in [
        (&["--on", "2026-12-15"][..], "2026-12-15", 2),
        (&["--on", "15 Dec"], "2026-12-15", 2),
        (&["--on", "15", "Dec"], "2026-12-15", 2),
        (&["--on", "15", "Dec", "2027"], "2027-12-15", 2),
        (&["--on=tomorrow"], "2026-11-23", 2),
        (&["ownership", "--on", "in", "3", "weeks"], "2026-12-13", 1),
        (&["--on", "15", "Dec", "dive-deep"], "2026-12-15", 1),
        (&["--on", "2026-12-15", "Dive Deep"], "2026-12-15", 1),
    ] {
        let asked = [&["readiness", "--json"], said].concat();
        let line = &user.run(&asked).json()[0];
        assert_eq!(line["on"], on, "{said:?}");
        assert_eq!(line["themes"].as_array().unwrap().len(), themes, "{said:?}");
    }
}

#[test]
fn with_an_interview_ahead_its_day_has_a_column() {
    let user = practised();
    let set = ["interview", "set", "2026-12-10", "--themes", "ownership"];
    user.run(&set).ok();
    expect![[r#"
        $ retell readiness
                    today   on the day  expected  prompts
         Ownership  ● 0.98  ● 0.84      3.2 of 8  ●●●○○○○○  four have no story
         Dive Deep  ● 0.99              5.2 of 8  ●●●●●◐○○

         1 of 1 theme ready today, 1 on the day, Thu 10 Dec

         ● ready  ◐ shaky or fading  ○ new or without a story
         retell readiness THEME --why explains
    "#]]
    .assert_eq(&shown(&user, &["readiness"]));
    let json = &user.run(&["readiness", "--json"]).json()[0];
    assert_eq!(json["interview"]["days"], 18);
    let [asked, other] = ["ownership", "dive-deep"].map(|deck| {
        let themes = json["themes"].as_array().unwrap();
        themes.iter().find(|it| it["deck"] == deck).unwrap()
    });
    assert_eq!(
        (&asked["in_scope"], &other["in_scope"]),
        (&true.into(), &false.into())
    );
    assert!(asked["on_the_day"]["probability"].as_f64() < asked["probability"].as_f64());
    assert!(other["on_the_day"].is_null());
    // The day's own numbers are those that `--on` gives.
    let on = &user
        .run(&["readiness", "--on", "2026-12-10", "--json"])
        .json()[0];
    assert_eq!(
        on["themes"][0]["probability"],
        json["themes"][0]["on_the_day"]["probability"]
    );
}

#[test]
fn a_theme_explains_each_number() {
    let user = practised();
    expect![[r#"
        $ retell readiness dive-deep --why
         Dive Deep
         ● 0.99 today · 5.2 of 8 prompts expected to come out well

         ● What small oddity in a figure, or on the floor, did you refuse to let go
           of? Take me down through it.
           ready · recall 0.99 today · "The payroll export"
             4 reviews, graded 4 on Thu 12 Nov, 4 on Sat 14 Nov, 5 on Tue 17 Nov, 4
               on Fri 20 Nov
             2 days after it was last practised, last grade 4, strength 25.3 days:
               recall 0.99
         ● Several people had already explained a problem, and you found that the
           real cause was another. How did you get there?
           ready · recall 0.99 today · "The bakery orders"
             4 reviews, graded 4 on Thu 12 Nov, 5 on Sat 14 Nov, 4 on Tue 17 Nov, 4
               on Fri 20 Nov
             2 days after it was last practised, last grade 4, strength 25.2 days:
               recall 0.99
         ● The numbers said one thing and the people on the spot said another. Whom
           did you believe, and how did you settle it?
           ready · recall 0.98 today · "The payroll export"
             4 reviews, graded 3 on Thu 12 Nov, 4 on Sat 14 Nov, 3 on Tue 17 Nov, 4
               on Fri 20 Nov
             2 days after it was last practised, last grade 4, strength 11.4 days:
               recall 0.98
         ● Choose something you are responsible for and explain to me how it works,
           down to a part that most people in your position never see.
           ready · recall 0.99 today · "The bakery orders"
             4 reviews, graded 5 on Thu 12 Nov, 4 on Sat 14 Nov, 4 on Tue 17 Nov, 5
               on Fri 20 Nov
             2 days after it was last practised, last grade 5, strength 35.7 days:
               recall 0.99
         ● How do you stay close to work that you have handed over? Tell me about a
           check of yours that turned something up.
           ready · recall 0.98 today · "The payroll export"
             4 reviews, graded 2 on Thu 12 Nov, 3 on Sat 14 Nov, 4 on Tue 17 Nov, 3
               on Fri 20 Nov
             2 days after it was last practised, last grade 3, strength 7.6 days:
               recall 0.98
         ◐ Which unfamiliar part of the business did you once have to understand all
           the way down, and how did you set about it?
           shaky · recall 0.80 today · "The bakery orders"
             4 reviews, graded 4 on Thu 12 Nov, 3 on Sat 14 Nov, 2 on Tue 17 Nov, 1
               on Fri 20 Nov
             2 days after it was last practised, last grade 1, strength 0.7 days:
               recall 0.80
             counts 0.10 for its theme until it is told again, since it was not
               recalled last
         ○ Tell me about a set of data you decided not to trust. What gave it away?
           new · "The payroll export"
             a story is linked, but was not told for it yet
         ○ Everything was marked green and something underneath was broken. When
           have you uncovered that?
           new · "The bakery orders"
             a story is linked, but was not told for it yet

         today: the chances of 8 prompts add up to 5.24, and at least three come out
           well with ● 1.000
         ready from 0.80, shaky from 0.50: interviewers go through a theme with more
           than one question, so three of its prompts should come out well
         forgetting: fitted to 27 observations of yours: theta 1.20 (1 is usual,
           more holds longer), d 0.5 (in the usual way)
         no criterion is ticked yet: c, after a telling, says which of them it
           showed

         ● ready  ◐ shaky or fading  ○ new or without a story
    "#]]
    .assert_eq(&shown(&user, &["readiness", "dive-deep", "--why"]));
}

#[test]
fn the_loop_states_what_it_assumes() {
    let user = practised();
    expect![[r#"
        $ retell readiness --why
                    today   expected  prompts
         Ownership  ● 0.98  3.5 of 8  ●●●○○○○○  four have no story
         Dive Deep  ● 0.99  5.2 of 8  ●●●●●◐○○

         2 of 2 themes ready today · expect to answer 1 of 2 questions
         Costs most  Ownership: four have no story
         Practice    6 minutes on Dive Deep: +0.2 questions
         Story       one more for Dive Deep, for eight prompts: +0.2 questions

         forgetting: fitted to 27 observations of yours: theta 1.20 (1 is usual,
           more holds longer), d 0.5 (in the usual way)
         today means tomorrow at the earliest: nobody is ready for having just read
           it. Suspended prompts and retired stories count nowhere

         the loop, Sun 22 Nov: 5 interviews with 2 themes of 1 prompt each, all
           themes different, out of 2 themes; played 10,000 times
         1.32 of 2.0 questions answered on average, each with another story; all of
           them recalled in 39 of 100 loops (recall, not the chance of being hired)
         assumption: 7 prompts of themes with two stories ready count 0.5, although
           never told
         costs most: 0.37 questions a loop, Ownership: four have no story
         practice: tell "Tell me about a set of data you decided not to trust. What
           gave it away?" · "Everything was marked green and something underneath
           was broken. When have you uncovered that?" · "Which unfamiliar part of
           the business did you once have to understand all the way down, and how
           did you set about it?"
         what is known of Any company:
           rounds: assumption: retell's default loop
           themes per round: assumption: retell's default loop
           prompts per theme: assumption: retell's default loop

         ● ready  ◐ shaky or fading  ○ new or without a story
    "#]]
    .assert_eq(&shown(&user, &["readiness", "--why"]));
}

#[test]
fn scripts_get_every_number() {
    let user = practised();
    let json = &user.run(&["readiness", "--json"]).json()[0];
    expect![[r#"
        {
          "all": 0.3936,
          "assumed": 7,
          "company": "Any company",
          "costs_most": {
            "deck": "ownership",
            "questions": 0.3731
          },
          "expected": 1.3203,
          "on": "2026-11-22",
          "practice": {
            "cards": [
              "dive-deep/prompt/data-distrusted",
              "dive-deep/prompt/report-hid-a-fault",
              "dive-deep/prompt/new-field-to-the-floor"
            ],
            "deck": "dive-deep",
            "gain": 0.20120000000000005,
            "minutes": 6.0
          },
          "prompts_per_theme": 1,
          "questions": 2.0,
          "rounds": 5,
          "story": {
            "deck": "dive-deep",
            "gain": 0.24269999999999992,
            "prompts": 8,
            "topic": null
          },
          "themes": 2,
          "themes_per_round": 2
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&json["loop"]).unwrap());
    let theme = &json["themes"][0];
    expect![[r#"
        {
          "card": "ownership/prompt/after-handover",
          "counts": 0.1,
          "front": "When did you go back to something you had already handed over?",
          "known": false,
          "on_the_day": null,
          "recall": 0.1,
          "state": "no story",
          "stories": [],
          "why": "no story yet"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&theme["prompts"][5]).unwrap());
    let sum: f64 = theme["prompts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|prompt| prompt["counts"].as_f64().unwrap())
        .sum();
    assert!((theme["expected"].as_f64().unwrap() - sum).abs() < 1e-9);
    // One theme alone has no loop.
    let one = &user.run(&["readiness", "ownership", "--json"]).json()[0];
    assert_eq!(one["themes"].as_array().unwrap().len(), 1);
    assert!(one["loop"].is_null());
}

#[test]
fn suspended_prompts_leave_every_denominator_and_retired_stories_count_nowhere() {
    let user = practised();
    let ownership = |user: &User| user.run(&["readiness", "ownership", "--json"]).json()[0].clone();
    let before = ownership(&user);
    user.run(&["cards", "suspend", "ownership/prompt/nobodys-problem"])
        .ok();
    user.run(&["story", "retire", "The payroll export"]).ok();
    let after = ownership(&user);
    let prompts = |json: &serde_json::Value| json["themes"][0]["prompts"].as_array().unwrap().len();
    assert_eq!(prompts(&before), prompts(&after) + 1);
    assert_eq!(
        (
            &before["themes"][0]["stories"],
            &after["themes"][0]["stories"]
        ),
        (&2.into(), &1.into())
    );
}

#[test]
fn what_cannot_be_answered_gets_a_sentence() {
    let user = User::with_decks(&["ownership"]);
    let failures: Vec<String> = [
        &["readiness", "dive-dep"][..],
        &["readiness", "dive-deep"],
        &["readiness", "--on", "2026-11-01"],
        &["readiness", "--on", "soon"],
    ]
    .iter()
    .map(|arguments| {
        let run = user.run(arguments);
        let (code, said) = run.failed();
        format!("{code} {said}")
    })
    .collect();
    expect![[r#"
        2 retell: unknown theme "dive-dep"
           the nearest is "dive-deep"; retell decks lists them
        2 retell: the theme "dive-deep" is not practised yet
           retell decks activate dive-deep begins it
        2 retell: 2026-11-01 is over: readiness looks at today, 2026-11-22, and the days ahead
           retell readiness --on 2026-11-23
        2 retell: "soon" is no date: write 10 Dec, 2026-12-10 or in 18 days
    "#]]
    .assert_eq(&failures.concat());
}

/// The prompt that docs/scheduling.md follows: recall on days after, and the state after each review.
#[test]
fn the_prompt_followed_in_the_documentation() {
    let mut user = User::with_decks(&["ownership"]);
    let card = "ownership/prompt/nobodys-problem";
    let mut rows = String::new();
    for (day, grade) in [
        ("01", "4"),
        ("02", "4"),
        ("08", "5"),
        ("23", "2"),
        ("24", "4"),
    ] {
        user.at(&format!("2026-10-{day}T09:00:00Z"));
        let rated = &user.run(&["rate", card, grade, "--json"]).json()[0];
        writeln!(
            rows,
            "{day} {grade} n {} EF {:.2} I {} due {}",
            rated["repetitions"],
            rated["ease"].as_f64().unwrap(),
            rated["interval"],
            rated["due"].as_str().unwrap()
        )
        .unwrap();
    }
    // Four reviews on later days are too few to be known, and the fit has moved; strength is the same.
    let json = &user.run(&["readiness", "--json"]).json()[0];
    rows += json["themes"][0]["prompts"][0]["why"].as_str().unwrap();
    expect![[r#"
        01 4 n 1 EF 2.50 I 1 due 2026-10-02
        02 4 n 2 EF 2.50 I 6 due 2026-10-08
        08 5 n 3 EF 2.60 I 15 due 2026-10-23
        23 2 n 0 EF 2.28 I 1 due 2026-10-24
        24 4 n 1 EF 2.28 I 1 due 2026-10-25
        1 day after it was last practised, last grade 4, strength 8.4 days: recall 0.98"#]]
    .assert_eq(&rows);
}
