//! Interviews: set, moved, listed, cleared, and what is refused.

use expect_test::{Expect, expect};

use super::support::{Run, User};
use super::terminal::Talk;

/// Compares everything a run left; the code's line keeps the indentation of the others.
#[track_caller]
fn check(run: &Run, wanted: &Expect) {
    wanted.assert_eq(&format!("[{}]\n{}{}", run.code, run.out, run.err));
}

#[test]
fn an_interview_is_set_moved_and_cleared() {
    let mut user = User::new();
    check(
        &user.run(&["interview"]),
        &expect![[r#"
            [0]
            no interview is set: retell interview set in 3 weeks --company amazon
        "#]],
    );
    assert!(!user.home().exists());
    let set = [
        "interview",
        "set",
        "2026-12-10",
        "--company",
        "amazon",
        "--minutes",
        "25",
    ];
    check(
        &user.run(&set),
        &expect![[r#"
            [0]
             Amazon · Thu 10 Dec · 18 days to go
               122 prompts in 16 themes · a loop of 5 interviews
               25 minutes a day hold 10 tellings, 180 in 18 days
               16 more themes are practised from now on
               122 prompts told twice are 244 tellings, the days hold 180: the plan
               compares what to leave out

               next  retell plan
        "#]],
    );
    check(
        &user.run(&set),
        &expect![[r#"
            [0]
             Amazon · Thu 10 Dec · 18 days to go
               122 prompts in 16 themes · a loop of 5 interviews
               25 minutes a day hold 10 tellings, 180 in 18 days
               122 prompts told twice are 244 tellings, the days hold 180: the plan
               compares what to leave out

               next  retell plan
        "#]],
    );

    user.at("2026-11-29T09:00:00Z");
    check(
        &user.run(&["interview", "set", "2026-12-08"]),
        &expect![[r#"
            [0]
             Amazon · Tue 8 Dec · 9 days to go
               122 prompts in 16 themes · a loop of 5 interviews
               25 minutes a day hold 10 tellings, 90 in 9 days
               moved from Thu 10 Dec
               122 prompts told twice are 244 tellings, the days hold 90: the plan
               compares what to leave out

               next  retell plan
        "#]],
    );
    let kept = &user.run(&["interview", "--json"]).json()[0];
    assert_eq!(
        (&kept["set"], &kept["minutes"]),
        (&"2026-11-22".into(), &25.0.into())
    );

    user.at("2026-12-09T09:00:00Z");
    check(
        &user.run(&["interview"]),
        &expect![[r#"
            [0]
             Amazon · Tue 8 Dec · over
        "#]],
    );
    let none = user.run(&["interview", "clear"]);
    assert_eq!(none.code, 2, "one that is over is not cleared");
}

#[test]
fn a_day_may_be_said_as_in_the_first_run() {
    let user = User::with_decks(&["ownership"]);
    for (said, on) in [
        (&["2026-12-10"][..], "2026-12-10"),
        (&["10", "Dec"], "2026-12-10"),
        (&["10 Dec"], "2026-12-10"),
        (&["in", "3", "weeks"], "2026-12-13"),
        (&["Friday"], "2026-11-27"),
    ] {
        let set = [&["interview", "set"], said, &["--json"]].concat();
        let set = user.run(&set);
        assert_eq!(set.json()[0]["on"], on, "{said:?}");
    }
    check(
        &user.run(&["plan", "off", "25", "Nov"]),
        &expect![[r#"
            [0]
            Wed 25 Nov is off; the other days take its share: retell plan
        "#]],
    );
    check(
        &user.run(&["interview", "set", "some", "day"]),
        &expect![[r#"
            [2]
            retell: "some day" is no date: write 10 Dec, 2026-12-10 or in 18 days
        "#]],
    );
    check(
        &user.run(&["plan", "off", "soon"]),
        &expect![[r#"
            [2]
            retell: "soon" is no date: write 10 Dec, 2026-12-10 or in 18 days
        "#]],
    );
}

/// Most companies have no profile, and their name is what tells two interviews apart.
#[test]
fn a_company_without_a_profile_is_kept_by_its_name() {
    let user = User::with_decks(&["ownership", "dive-deep"]);
    let set = |day: &str, company: &str| user.run(&["interview", "set", day, "--company", company]);
    check(
        &set("2026-12-10", " The corner\tshop "),
        &expect![[r#"
        [0]
         The corner shop · Thu 10 Dec · 18 days to go
           16 prompts in 2 themes · a loop of 5 interviews
           20 minutes a day hold 8 tellings, 144 in 18 days
           no profile of this company: it is about every theme that you practise, or
           those named with --themes

           next  retell plan
    "#]],
    );
    check(
        &set("2026-12-11", "the corner shop"),
        &expect![[r#"
        [0]
         The corner shop · Fri 11 Dec · 19 days to go
           16 prompts in 2 themes · a loop of 5 interviews
           20 minutes a day hold 8 tellings, 152 in 19 days
           moved from Thu 10 Dec
           no profile of this company: it is about every theme that you practise, or
           those named with --themes

           next  retell plan
    "#]],
    );
    check(
        &set("2026-12-14", "Пекарня"),
        &expect![[r#"
        [0]
         Пекарня · Mon 14 Dec · 22 days to go
           16 prompts in 2 themes · a loop of 5 interviews
           20 minutes a day hold 8 tellings, 176 in 22 days
           no profile of this company: it is about every theme that you practise, or
           those named with --themes

           next  retell plan
    "#]],
    );
    check(
        &set("2026-12-15", "Amazn"),
        &expect![[r#"
        [2]
        retell: no profile for the company "Amazn"
           the nearest is "Amazon"
           known: Amazon, Google, Meta, Microsoft, Netflix, Stripe, Airbnb, Any company
           if it is another company, name its themes: --themes ownership,dive-deep
    "#]],
    );
    check(
        &set("2026-12-15", " "),
        &expect![[r#"
        [2]
        retell: the name of the company is empty
           leave --company out where there is none to name
    "#]],
    );
    check(
        &user.run(&[
            "interview",
            "set",
            "2026-12-15",
            "--company",
            "Amazn",
            "--themes",
            "ownership",
        ]),
        &expect![[r#"
            [0]
             Amazn · Tue 15 Dec · 23 days to go
               8 prompts in 1 theme · a loop of 5 interviews
               20 minutes a day hold 8 tellings, 184 in 23 days

               next  retell plan
        "#]],
    );
    check(
        &user.run(&["interview", "clear", "пекарня"]),
        &expect![[r#"
        [0]
        cleared: Пекарня, Mon 14 Dec; ratings and stories stay
    "#]],
    );
}

#[test]
fn several_interviews_are_told_apart_by_company() {
    let user = User::with_decks(&["ownership", "dive-deep"]);
    user.run(&["interview", "set", "2026-12-10"]).ok();
    let company = ["interview", "set", "2026-12-10", "--company", "Amazon"];
    check(
        &user.run(&company),
        &expect![[r#"
            [0]
             Amazon · Thu 10 Dec · 18 days to go
               122 prompts in 16 themes · a loop of 5 interviews
               20 minutes a day hold 8 tellings, 144 in 18 days
               14 more themes are practised from now on
               122 prompts told twice are 244 tellings, the days hold 144: the plan
               compares what to leave out

               next  retell plan
        "#]],
    );
    let other = [
        "interview",
        "set",
        "2026-12-20",
        "--company",
        "stripe",
        "--rounds",
        "3",
    ];
    user.run(&other).ok();
    check(
        &user.run(&["interview", "set", "2026-12-11"]),
        &expect![[r#"
        [2]
        retell: several interviews are set: say which
           there is: Amazon, Thu 10 Dec · Stripe, Sun 20 Dec
           retell interview set DATE --company NAME
    "#]],
    );
    check(
        &user.run(&["interview", "clear", "meta"]),
        &expect![[r#"
        [2]
        retell: no interview at "meta" is set
           there is: Amazon, Thu 10 Dec · Stripe, Sun 20 Dec
    "#]],
    );
    check(
        &user.run(&["interview", "clear", "--company", "STRIPE"]),
        &expect![[r#"
            [0]
            cleared: Stripe, Sun 20 Dec; ratings and stories stay
        "#]],
    );
    user.run(&["interview", "set", "2026-12-11"]).ok();
    assert_eq!(user.run(&["interview", "list", "--json"]).json().len(), 1);
}

#[test]
fn what_cannot_be_is_refused_in_numbers_and_changes_nothing() {
    let user = User::new();
    check(
        &user.run(&["interview", "set", "2026-11-20"]),
        &expect![[r#"
        [2]
        retell: 2026-11-20 has passed: it was 2 days ago, today is 2026-11-22
           retell interview set DATE takes today or a day to come
    "#]],
    );
    check(
        &user.run(&["interview", "set", "2062-12-10"]),
        &expect![[r#"
        [2]
        retell: 2062-12-10 is 13167 days away: a plan looks 1000 days ahead at most
           is the year right?
    "#]],
    );
    check(
        &user.run(&["interview", "set", "2026-12-10"]),
        &expect![[r#"
        [2]
        retell: no prompts in scope: 0 decks are practised
           name the company: retell interview set DATE --company amazon
           or activate decks first: retell decks activate ownership; retell decks lists them
    "#]],
    );
    check(
        &user.run(&[
            "interview",
            "set",
            "2026-12-10",
            "--company",
            "the corner shop",
        ]),
        &expect![[r#"
            [2]
            retell: no prompts in scope: 0 decks are practised
               take what most companies ask about: retell decks activate --company generic
               or activate decks first: retell decks activate ownership; retell decks lists them
        "#]],
    );
    check(
        &user.run(&[
            "interview",
            "set",
            "2026-12-10",
            "--themes",
            "ownership,dive-depe",
        ]),
        &expect![[r#"
            [2]
            retell: unknown theme "dive-depe"
               the nearest is "dive-deep"; retell decks lists them
        "#]],
    );
    for minutes in ["0", "-5", "nan", "1441"] {
        let set = [
            "interview",
            "set",
            "2026-12-10",
            "--company",
            "amazon",
            "--minutes",
            minutes,
        ];
        assert_eq!(user.run(&set).failed().0, 2, "{minutes}");
    }
    assert!(!user.home().exists());

    let none = User::with_decks(&["ownership"]);
    for line in none.run(&["cards", "--json", "--kind", "prompt"]).json() {
        none.run(&["cards", "suspend", line["card"].as_str().unwrap()]);
    }
    check(
        &none.run(&["interview", "set", "2026-12-10"]),
        &expect![[r#"
        [2]
        retell: no prompts in scope: 0 in ownership
           bring those set aside back: retell cards resume CARD
           name the company: retell interview set DATE --company amazon
           or activate decks first: retell decks activate ownership; retell decks lists them
    "#]],
    );
    assert_eq!(none.run(&["interview", "--json"]).json().len(), 0);
}

#[test]
fn themes_that_are_named_are_practised_from_then_on() {
    let user = User::with_decks(&["teamwork"]);
    let set = [
        "interview",
        "set",
        "2026-12-01",
        "--themes",
        "ownership,dive-deep",
    ];
    check(
        &user.run(&set),
        &expect![[r#"
            [0]
             Interview · Tue 1 Dec · 9 days to go
               16 prompts in 2 themes · a loop of 5 interviews
               20 minutes a day hold 8 tellings, 72 in 9 days
               2 more themes are practised from now on

               next  retell plan
        "#]],
    );
    let queue = user
        .run(&["queue", "--minutes", "60", "--json", "--kind", "prompt"])
        .json();
    assert!(queue.iter().all(|line| {
        let card = line["card"].as_str().unwrap();
        card.starts_with("ownership") || card.starts_with("dive-deep")
    }));
}

#[test]
fn a_day_that_has_come_asks_nothing() {
    let mut user = User::with_decks(&["ownership"]);
    user.run(&["interview", "set", "2026-11-23"]).ok();
    user.at("2026-11-23T08:00:00Z");
    check(
        &user.run(&["queue"]),
        &expect![[r#"
            [0]
            today is the day, nothing to practise: retell sheet has your cues on one page
        "#]],
    );
    check(
        &user.run(&["plan"]),
        &expect![[r#"
            [0]
            today is the day, nothing to plan: retell sheet has your cues on one page
        "#]],
    );
    let minutes = user.run(&["queue", "--minutes", "5", "--json"]).json();
    assert_eq!(minutes[0]["reason"], "new");
    user.at("2026-11-24T08:00:00Z");
    let after = user.run(&["queue", "--json"]).json();
    assert_eq!(after[0]["reason"], "new");
}

const ASKED: &str = "{\"asked\":\"a small oddity in a figure that you would not let go\",\"went\":\"bad\",\"follow_up\":\"who else saw it?\"}\n\
    {\"asked\":\"what would you paint on the moon\",\"went\":\"shaky\"}\n";

#[test]
fn a_debrief_is_matched_or_kept_and_feeds_the_next_plan() {
    let mut user = User::with_decks(&["dive-deep"]);
    user.run(&["interview", "set", "2026-11-23", "--company", "amazon"])
        .ok();
    let early = user.run_with(&["interview", "debrief", "-"], ASKED);
    check(
        &early,
        &expect![[r#"
        [2]
        retell: no interview has taken place yet
           a debrief is for the evening after; retell interview lists what is set
    "#]],
    );

    user.at("2026-11-23T19:00:00Z");
    check(
        &user.run_with(&["interview", "debrief", "-"], ASKED),
        &expect![[r#"
            [0]
             bad    a small oddity in a figure that you would not let go
                    What small oddity in a figure, or on the floor, did you refuse to
                    let go of? Take me down through it.
                    what hurt: who else saw it?
             shaky  what would you paint on the moon
                    a prompt of your own from now on
        "#]],
    );
    assert_eq!(
        user.run(&["log", "--json"]).json().len(),
        0,
        "never a grade"
    );
    assert_eq!(user.run(&["check"]).code, 0, "what was kept is whole");

    user.at("2026-11-24T09:00:00Z");
    user.does(
        "
        interview set 2026-12-10 --company google
        interview set 2026-12-10 --company google --themes dive-deep
        ",
    );
    let plan = &user.run(&["plan", "--json"]).json()[0];
    assert_eq!(plan["asked_before"][0]["went"], "bad", "{plan}");
    let queue = user.run(&["queue", "--json", "--minutes", "60"]).json();
    let sore = queue.iter().filter(|line| {
        line["reason"]
            .as_str()
            .unwrap()
            .ends_with("; went badly at Amazon")
    });
    assert_eq!(sore.count(), 1);
}

/// No letter of these questions can stand in a card's name.
#[test]
fn a_person_is_offered_what_shares_one_telling_word() {
    let mut user = User::with_decks(&["earn-trust"]);
    user.run(&["interview", "set", "2026-11-24"]).ok();
    user.at("2026-11-24T20:00:00Z");
    let mut talk = Talk::start(&user, &["interview", "debrief"], 80, 24);
    talk.sees("1 asked:")
        .types("Tell me about a mistake you made");
    talk.sees("a mistake you admitted before")
        .sees("keep my words")
        .press("1");
    talk.sees("How did it go?").sees("bad").press("1");
    talk.sees("Story told").press("\r");
    talk.sees("that hurt").press("\r");
    talk.sees("2 asked:").press("\r");
    let (rest, code) = talk.ends();
    assert_eq!(code, 0);
    assert!(rest.contains("a mistake you admitted"), "{rest}");
}

/// A part of a title names a story, so that the one that was meant is said.
#[test]
fn a_debrief_says_which_story_was_meant() {
    let user = User::with_stories();
    user.run(&["interview", "set", "2026-11-22"]).ok();
    let asked = "{\"asked\":\"why us\",\"went\":\"fine\",\"story\":\"payroll\"}\n";
    check(
        &user.run_with(&["interview", "debrief", "-"], asked),
        &expect![[r#"
            [0]
             fine   why us
                    a prompt of your own from now on
                    told with "The payroll export that ran twice"
        "#]],
    );
}

#[test]
fn a_debrief_in_any_script_gives_cards_with_names() {
    let user = User::with_decks(&["dive-deep"]);
    user.run(&["interview", "set", "2026-11-22"]).ok();
    let asked = "{\"asked\":\"失敗した経験は\",\"went\":\"bad\"}\n\
        {\"asked\":\"なぜ当社に\",\"went\":\"shaky\"}\n";
    user.run_with(&["interview", "debrief", "-"], asked).ok();
    for card in ["card", "card-2"] {
        let key = format!("asked-in-interviews/prompt/{card}");
        user.run(&["rate", &key, "4"]).ok();
    }
}

#[test]
fn a_debrief_with_a_wrong_line_keeps_nothing() {
    let user = User::with_decks(&["dive-deep"]);
    user.run(&["interview", "set", "2026-11-22"]).ok();
    let wrong =
        "{\"asked\":\"why us\",\"went\":\"fine\"}\n{\"asked\":\"why not\",\"went\":\"so so\"}\n";
    check(
        &user.run_with(&["interview", "debrief", "-"], wrong),
        &expect![[r#"
            [2]
            retell: line 2: unknown variant "so so", expected one of "fine", "shaky", "bad"
               a line is {"asked":"…","went":"fine"} (fine, shaky or bad), with card, story and follow_up as you like; nothing was kept
        "#]],
    );
    let story = "{\"asked\":\"why us\",\"went\":\"fine\",\"story\":\"no such story\"}\n";
    check(
        &user.run_with(&["interview", "debrief", "-"], story),
        &expect![[r#"
            [2]
            retell: unknown story "no such story"
               retell story list lists them
        "#]],
    );
    check(
        &user.run(&["interview", "debrief"]),
        &expect![[r#"
        [2]
        retell: this asks questions and there is no terminal: use retell interview debrief - instead
    "#]],
    );
    let decks = user.run(&["decks", "--json"]).json();
    assert!(
        decks
            .iter()
            .all(|deck| deck["deck"] != "asked-in-interviews")
    );
}
