//! The drill of picking stories: `--kind pick`.

use expect_test::expect;

use super::support::User;

const STORY: &str = "The spare key";

fn prompt(slug: &str) -> String {
    format!("ownership/prompt/{slug}")
}

/// A user who told a story for one prompt a week ago, told another prompt without a story, and linked
/// the story to two more prompts since.
fn user() -> User {
    let mut user = User::with_decks(&["ownership"]);
    user.run(&["story", "add", STORY, "--cue", "lost on a Friday"])
        .ok();
    user.run(&["story", "link", STORY, &prompt("nobodys-problem")])
        .ok();
    for day in ["22", "23"] {
        user.at(&format!("2026-11-{day}T09:00:00Z"));
        user.run(&["rate", &prompt("nobodys-problem"), "4"]).ok();
    }
    user.run(&["rate", &prompt("stayed-with-it"), "4"]).ok();
    for slug in ["easy-gain-refused", "decided-in-their-place"] {
        user.run(&["story", "link", STORY, &prompt(slug)]).ok();
    }
    user.at("2026-11-24T09:00:00Z");
    user
}

fn queue(user: &User, arguments: &[&str]) -> String {
    let run = user.run(&[&["queue", "--json"], arguments].concat());
    let lines: Vec<String> = run
        .json()
        .iter()
        .map(|line| {
            let drill = if line["drill"] == true { " drill" } else { "" };
            let [card, form, reason] = [&line["card"], &line["form"], &line["reason"]];
            format!("{card} {form}{drill}: {reason}")
        })
        .collect();
    (lines.join("\n") + "\n").replace('"', "")
}

#[test]
fn due_picks_come_first_and_the_rest_is_drilled() {
    let user = user();
    expect![[r#"
        ownership/prompt/stayed-with-it told: due today
        ownership/prompt/decided-in-their-place picked: new; its story was told 1 day ago: pick it
        ownership/prompt/let-down-by-another-team told: new
        ownership/prompt/easy-gain-refused picked: new; its story was told 1 day ago: pick it
        ownership/prompt/after-handover told: new
        ownership/prompt/left-unfinished told: new
        ownership/prompt/colleague-behind told: new
        ownership/criterion/outcome-over-ticket picked: new
        ownership/pitfall/assigned-as-owned picked: new
        ownership/follow-up/rightful-owner picked: new
        ownership/sample/the-export-backlog picked: new
        ownership/criterion/moved-unasked picked: new
        ownership/pitfall/overtime-heroics picked: new
        ownership/follow-up/what-manager-knew picked: new
        ownership/sample/water-on-the-path picked: new
    "#]]
    .assert_eq(&queue(&user, &[]));
    expect![[r#"
        ownership/prompt/decided-in-their-place picked: new; its story was told 1 day ago: pick it
        ownership/prompt/easy-gain-refused picked: new; its story was told 1 day ago: pick it
        ownership/prompt/nobodys-problem picked drill: drill: due in 5 days
    "#]]
    .assert_eq(&queue(&user, &["--kind", "pick"]));
    assert_eq!(
        user.run(&["queue", "--kind", "pick", "--count"]).ok(),
        "3\n"
    );
    expect![[r#"
        ownership/prompt/decided-in-their-place picked: new; its story was told 1 day ago: pick it
    "#]]
    .assert_eq(&queue(&user, &["--kind", "pick", "--limit", "1"]));
    expect![[r#"
        ownership/prompt/decided-in-their-place picked: new; its story was told 1 day ago: pick it
        ownership/prompt/easy-gain-refused picked: new; its story was told 1 day ago: pick it
    "#]]
    .assert_eq(&queue(&user, &["--kind", "pick", "--minutes", "1"]));
    expect![[r#"
            card                                    min  why
         1  When did you take a decision    picked  0.5  new; its story was told 1 day
            that would normally have been                ago: pick it
            your manager's, and how did
            you answer for it?
         2  Where have you turned down an   picked  0.5  new; its story was told 1 day
            easy gain because of what it                 ago: pick it
            would have cost a few years
            on?
         3  Which problem have you taken    picked  0.5  drill: due in 5 days
            up that belonged to nobody?

        3 cards, 2 minutes
    "#]]
    .assert_eq(user.run(&["queue", "--kind", "pick"]).ok());
}

#[test]
fn what_was_drilled_keeps_its_next_day() {
    let user = user();
    let state = |user: &User| {
        let cards = user
            .run(&[
                "cards",
                "--theme",
                "ownership",
                "--kind",
                "prompt",
                "--json",
            ])
            .json();
        let card = cards
            .iter()
            .find(|card| card["card"] == prompt("nobodys-problem").as_str());
        card.unwrap().to_string()
    };
    let before = state(&user);
    let session = user.run_with(&["review", "--kind", "pick", "--json"], "4\n1\n5\n");
    expect![[r#"
        {"event":"card","card":"ownership/prompt/decided-in-their-place","kind":"prompt","front":"When did you take a decision that would normally have been your manager's, and how did you answer for it?","form":"picked","position":1,"of":3}
        {"event":"rated","ack":"1-4","card":"ownership/prompt/decided-in-their-place","grade":4,"repetitions":1,"ease":2.5,"interval":1,"due":"2026-11-25"}
        {"event":"card","card":"ownership/prompt/easy-gain-refused","kind":"prompt","front":"Where have you turned down an easy gain because of what it would have cost a few years on?","form":"picked","position":2,"of":3}
        {"event":"rated","ack":"1-5","card":"ownership/prompt/easy-gain-refused","grade":1,"repetitions":0,"ease":1.96,"interval":1,"due":"2026-11-25"}
        {"event":"card","card":"ownership/prompt/nobodys-problem","kind":"prompt","front":"Which problem have you taken up that belonged to nobody?","form":"picked","position":3,"of":3,"drill":true}
        {"event":"rated","ack":"1-6","card":"ownership/prompt/nobodys-problem","grade":5,"repetitions":2,"ease":2.5,"interval":6,"due":"2026-11-29"}
        {"event":"done","reviewed":3,"minutes":1.5,"again":0,"next":"retell"}
    "#]].assert_eq(session.ok());
    let after = state(&user).replace("\"last\":\"2026-11-24\"", "\"last\":\"2026-11-23\"");
    assert_eq!(before, after);
    let log: Vec<String> = user
        .run(&["log", "--json"])
        .json()
        .iter()
        .map(|line| {
            let [card, grade] = [&line["card"], &line["grade"]];
            let [form, label] = [&line["form"], &line["label"]];
            format!("{card} {grade} {form} {label}")
        })
        .collect();
    expect![[r#"
        ownership/prompt/nobodys-problem 4 told script
        ownership/prompt/nobodys-problem 4 told script
        ownership/prompt/stayed-with-it 4 told script
        ownership/prompt/decided-in-their-place 4 picked session
        ownership/prompt/easy-gain-refused 1 picked session
        ownership/prompt/nobodys-problem 5 picked drill
    "#]]
    .assert_eq(&(log.join("\n") + "\n").replace('"', ""));
    // Each of them once a day: nothing is left to pick.
    assert_eq!(
        user.run(&["queue", "--kind", "pick", "--count"]).ok(),
        "0\n"
    );
    assert_eq!(user.run(&["check"]).code, 0);
}

#[test]
fn where_none_has_a_story_it_says_what_to_type() {
    let user = User::with_decks(&["ownership"]);
    expect![[r#"
        no prompt left today has a story to pick: retell story link STORY PROMPT
    "#]]
    .assert_eq(user.run(&["queue", "--kind", "pick"]).ok());
    let session = user.run(&["review", "--kind", "pick", "--json"]);
    expect![[r#"
        {"event":"done","reviewed":0,"minutes":0.0,"again":0,"next":"retell"}
    "#]]
    .assert_eq(session.ok());
}

#[test]
fn the_evening_before_an_interview_brings_nothing_new() {
    let mut user = user();
    user.run(&["interview", "set", "2026-12-02"]).ok();
    user.run(&[
        "rate",
        &prompt("easy-gain-refused"),
        "4",
        "--form",
        "picked",
    ])
    .ok();
    user.at("2026-12-01T18:00:00Z");
    let queue = queue(&user, &["--kind", "pick"]);
    expect![[r#"
        ownership/prompt/easy-gain-refused picked drill: drill: due 6 days ago
        ownership/prompt/nobodys-problem picked drill: drill: due 2 days ago
    "#]]
    .assert_eq(&queue);
}

#[test]
fn a_drill_feeds_neither_memory_nor_fit() {
    let user = user();
    let known = |user: &User| {
        let readiness = user.run(&["readiness", "--json"]).json().remove(0);
        let recall = |prompt: &serde_json::Value| prompt["recall"].to_string();
        let prompts = readiness["themes"][0]["prompts"].as_array().unwrap().iter();
        (
            readiness["observations"].clone(),
            readiness["fit"].clone(),
            prompts.map(recall).collect::<Vec<_>>(),
        )
    };
    let before = known(&user);
    user.run_with(
        &["review", "--kind", "pick", "--drill", "--json"],
        "0\n0\n0\n",
    );
    assert_eq!(known(&user), before);
}

#[test]
fn it_goes_with_no_other_kind() {
    let user = user();
    let run = user.run(&["queue", "--kind", "pick", "--kind", "sample"]);
    assert_eq!(run.failed().0, 2);
    expect![[r#"
        retell: --kind pick goes with no other --kind
           retell review --kind pick
    "#]]
    .assert_eq(run.failed().1);
    let run = user.run(&["queue", "--kind", "picks"]);
    assert_eq!(run.failed().0, 2);
    expect![[r#"
        error: invalid value 'picks' for '--kind <KIND>': "picks" is no kind of card; kinds are prompt, criterion, pitfall, follow-up, sample, and pick

        For more information, try '--help'.
    "#]].assert_eq(run.failed().1);
}

#[cfg(unix)]
mod at_a_terminal {
    use expect_test::expect;

    use super::super::terminal::Talk;
    use super::{User, user};

    #[test]
    fn a_drill_says_what_it_is() {
        let user = user();
        let mut talk = Talk::start(&user, &["review", "--kind", "pick"], 80, 24);
        talk.sees("q stop").press("s");
        expect![[r#"
            | skipped; it comes back in your next session
            |
            | Ownership                                       2 of 3 · 20 min left · pick
            |────────────────────────────────────────────────────────────────────────────
            | Where have you turned down an easy gain because of what it would have cost
            | a few years on?
            |
            | not told yet
            |
            | Which story, which angle, what is the first sentence?
            | enter have it · 0 nothing came · n no story yet · s skip · u undo · ? more
            | q stop
        "#]]
        .assert_eq(&talk.screen("q stop"));
        talk.press("s").sees("q stop").press("\r");
        expect![[r#"
            | Ownership                               3 of 3 · 20 min left · pick · drill
            |────────────────────────────────────────────────────────────────────────────
            | Give me a case where a fault lay between departments and you made it yours.
            |
            | Your story  The spare key
            |   lost on a Friday
            | t whole text · w wrong story · e edit cues · l link · c criteria
            | o what was missing · u undo
            |
            | They listen for (1 of 6)               Watch out for (1 of 6)
            | • Is there a moment where a later      × Another person's responsibility
            |   cost weighed more than today's         is lifted away without a word to
            |   convenience?                           them.
            |
            | How well could you recall it?
            |   5  the right story at once, nothing important missing
            |   4  after a moment's thought
            |   3  with a gap or a detour
            |   2  the cues were needed
            |   1  only on reading it
            |   0  nothing came
            |   Only a drill: its next day stays.
        "#]]
        .assert_eq(&talk.screen("its next day stays."));
        talk.press("4").sees("done").press("\r");
        assert_eq!(talk.ends().1, 0);
    }

    #[test]
    fn a_narrow_terminal_holds_what_is_asked() {
        let user = user();
        let mut talk = Talk::start(&user, &["review", "--kind", "pick"], 40, 24);
        expect![[r#"
            | Ownership   1 of 3 · 20 min left · pick
            |────────────────────────────────────────
            | When did you take a decision that would
            | normally have been your manager's, and
            | how did you answer for it?
            |
            | not told yet
            |
            | Which story, which angle, what is the
            | first sentence?
            | enter have it · 0 nothing came
            | n no story yet · s skip · u undo
            | ? more · q stop
        "#]]
        .assert_eq(&talk.screen("q stop"));
        talk.press("q");
        assert_eq!(talk.ends().1, 0);
    }

    #[test]
    fn without_a_story_there_is_nothing_to_pick() {
        let user = User::with_decks(&["ownership"]);
        let talk = Talk::start(&user, &["review", "--kind", "pick"], 80, 24);
        expect![[r#"
            |No prompt left today has a story to pick. Link one to what it answers:
            |   retell story link STORY PROMPT
            |
        "#]]
        .assert_eq(&talk.ends().0);
    }

    #[test]
    fn a_drill_names_no_next_day() {
        let mut user = super::super::session::user();
        for day in ["22", "23"] {
            user.at(&format!("2026-11-{day}T09:00:00Z"));
            user.run(&["rate", "ownership/prompt/nobodys-problem", "4"])
                .ok();
        }
        user.at("2026-11-24T09:00:00Z");
        let arguments = ["review", "--kind", "pick", "--minutes", "5"];
        let mut talk = Talk::start(&user, &arguments, 80, 24);
        talk.sees("enter have it").press("\r");
        talk.sees("Only a drill").press("3");
        talk.sees("saved: 3 · u takes it back").press("q");
        assert_eq!(talk.ends().1, 0);
    }
}
