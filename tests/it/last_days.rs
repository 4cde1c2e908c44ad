//! The last days before an interview, and the day itself, at a terminal.

use expect_test::expect;

use super::session::{STORY, log, user};
use super::support::User;
use super::terminal::Talk;

/// A user with an interview on Wednesday for which five tellings a day are left, all told in full. All
/// prompts of Ownership have one story; so many were told on Sunday, the first one best.
fn before_wednesday(told: usize) -> User {
    let mut user = user();
    user.set("RETELL_TELLING_MINUTES", "5")
        .set("RETELL_PICK", "off")
        .set("RETELL_SHORT_CARD_SHARE", "0");
    user.run(&["interview", "set", "2026-11-25", "--minutes", "25"])
        .ok();
    link_all(&user);
    let grades = ["5", "4", "4", "4", "4", "4", "4", "4"];
    for (card, grade) in prompts(&user).iter().zip(grades).take(told) {
        user.run(&["rate", card, grade]).ok();
    }
    user
}

fn prompts(user: &User) -> Vec<String> {
    let cards = user.run(&["cards", "--json", "--kind", "prompt"]).json();
    let key = |line: &serde_json::Value| line["card"].as_str().unwrap().to_owned();
    cards.iter().map(key).collect()
}

fn link_all(user: &User) {
    for card in prompts(user) {
        let run = user.run(&["story", "link", STORY, &card]);
        assert_eq!(run.code, 0, "{run:?}");
    }
}

/// Tells the cards of a session with these grades.
fn tell(talk: &mut Talk, grades: &[&str]) {
    for (number, grade) in (1..).zip(grades) {
        talk.sees(&format!("{number} of {}", grades.len()))
            .sees("Tell it aloud")
            .sees("q stop")
            .press("\r");
        talk.sees("0  nothing came").press(grade);
        if *grade == "2" {
            talk.sees("has slipped").sees("go on").press("\r");
        }
    }
}

/// A command and what it printed.
fn printed(user: &User, arguments: &[&str]) -> String {
    let run = user.run(arguments);
    assert_eq!(run.code, 0, "{run:?}");
    format!("$ retell {}\n{}{}", arguments.join(" "), run.out, run.err)
}

#[test]
fn a_new_prompt_is_asked_about_in_the_last_two_days() {
    let mut user = before_wednesday(4);
    user.at("2026-11-23T19:00:00Z");
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    expect![[r#"
        | Ownership                                              1 of 5 · 25 min left
        |────────────────────────────────────────────────────────────────────────────
        | Your promise hung on another team and they did not deliver. What did you do
        | about it?
        |
        | New, two days before. What you have told before may deserve the minutes
        | more.
        |
        | enter tell it · s leave it · u undo · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("s");
    expect![[r#"
        | skipped; it comes back in your next session
        |
        | Ownership                                              2 of 5 · 25 min left
        |────────────────────────────────────────────────────────────────────────────
        | When did you go back to something you had already handed over?
        |
        | New, two days before. What you have told before may deserve the minutes
        | more.
        |
        | enter tell it · s leave it · u undo · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r")
        .sees("Tell it aloud")
        .sees("q stop")
        .press("\r");
    expect![[r#"
        | Ownership                                              2 of 5 · 25 min left
        |────────────────────────────────────────────────────────────────────────────
        | When did you go back to something you had already handed over?
        |
        | Your story  The export that lied
        |   80 tickets read · five calls · two clocks in one reply
        | t whole text · w wrong story · e edit cues · l link · c criteria
        | o what was missing · u undo
        |
        | They listen for (1 of 6)               Watch out for (1 of 6)
        | • Does the candidate follow the        × The work was on the candidate's
        |   matter until it works for whoever      list from the start.
        |   needed it, or stop at the edge of
        |   the assignment?
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing
        |   4  after a moment's thought
        |   3  with a gap or a detour
        |   2  the cues were needed
        |   1  only on reading it
        |   0  nothing came
        |   Not again before the interview
    "#]]
    .assert_eq(&talk.screen("before the interview"));
    talk.press("q");
    talk.ends();
}

#[test]
fn the_last_evening_is_short_and_ends_on_the_strongest_story() {
    let mut user = before_wednesday(8);
    user.at("2026-11-24T19:00:00Z");
    expect![[r#"
        $ retell --home home
         Interview · 1 day to go · Wed 25 Nov

         A day off. Re-planned, still 15 minutes.

         15 minutes  3 tellings · your strongest story to end on
         Stories     1 story · 8 prompts have it

         next  retell review
    "#]]
    .assert_eq(&printed(&user, &["--home", "home"]));
    expect![[r#"
        $ retell queue --count
        5
    "#]]
    .assert_eq(&printed(&user, &["queue", "--count"]));
    expect![[r#"
        $ retell plan
         Interview · Wed 25 Nov · 1 day to go
           25 minutes a day hold 5 tellings, 5 in all, for 8 prompts, all told
           before

         day         min  new  tell
         Tue 24 Nov   15    0     3  last look
         Wed 25 Nov                  interview

         On the day  1 of 1 theme ready · 7 of 8 prompts would come out well
         Assumed     as people usually forget: it cannot be told yet how you do, in
                     32 lives; every prompt is told in full (pick is off)
    "#]]
    .assert_eq(&printed(&user, &["plan"]));
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    tell(&mut talk, &["4", "4", "4"]);
    expect![[r#"
        | saved: 4 · u takes it back
        |
        | Ownership                                                         to end on
        |────────────────────────────────────────────────────────────────────────────
        | Give me a case where a fault lay between departments and you made it yours.
        |
        | Your strongest story. Tell it once more, for yourself: nothing is graded.
        |
        | Tell it aloud.                                                    1:30–2:30
        | enter told it · u undo · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r");
    expect![[r#"
        | The export that lied: 80 tickets read · five calls · two clocks in one
        |   reply
        | That's enough. Tomorrow, one page of cues: retell sheet
        |
        | Done: 3 tellings, 15 minutes.
        |
        | enter done · u take the last one back
    "#]]
    .assert_eq(&talk.screen("take the last one back"));
    talk.press("\r");
    talk.ends();
    assert_eq!(
        log(&user).lines().count(),
        8 + 3,
        "the last one is not graded"
    );
}

/// Two of the five lines: one matched to a prompt, one kept in the user's words.
fn debrief(user: &User) {
    let mut talk = Talk::start(user, &["interview", "debrief"], 80, 24);
    talk.sees("1 asked:")
        .types("a problem that belonged to nobody");
    expect![[r#"
        |Interview, Wed 25 Nov. What they asked, a line each; enter alone ends it.
        |1 asked:  a problem that belonged to nobody
        |Which of your prompts was it?
        |   1  Which problem have you taken up that belonged to nobody?
        |   2  none of these: keep my words
    "#]]
    .assert_eq(&talk.screen("keep my words"));
    talk.press("1");
    expect![[r#"
        |Interview, Wed 25 Nov. What they asked, a line each; enter alone ends it.
        |1 asked:  a problem that belonged to nobody
        |Which of your prompts was it?
        |   1  Which problem have you taken up that belonged to nobody?
        |   2  none of these: keep my words
        |How did it go?
        |   1  fine
        |   2  shaky
        |   3  bad
    "#]]
    .assert_eq(&talk.screen("bad"));
    talk.press("2");
    talk.sees("Story told").types("no such story");
    talk.sees("unknown story")
        .sees("Story told")
        .types("export");
    talk.sees("that hurt").types("who else saw it?");
    talk.sees("2 asked:")
        .types("what would you paint on the moon");
    talk.sees("How did it go?").sees("bad").press("3");
    talk.sees("Story told").press("\r");
    talk.sees("that hurt").press("\r");
    talk.sees("3 asked:").press("\r");
    let (rest, code) = talk.ends();
    expect![[r#"
        |  [10C
        | shaky  a problem that belonged to nobody
        |        Which problem have you taken up that belonged to nobody?
        |        told with "The export that lied"
        |        what hurt: who else saw it?
        | bad    what would you paint on the moon
        |        a prompt of your own from now on
        |
    "#]]
    .assert_eq(&rest);
    assert_eq!(code, 0);
}

#[test]
fn afterwards_five_lines_keep_what_they_asked() {
    let mut user = before_wednesday(8);
    user.at("2026-11-26T19:00:00Z");
    expect![[r#"
        $ retell --plain
         Thu 26 Nov

         Two days off. Still 20 minutes.

         20 minutes  4 tellings · 4 more can wait
         Stories     1 story · 8 prompts have it
         Over        Interview: retell interview debrief keeps what they asked, a
                     line each

         next  retell review
    "#]]
    .assert_eq(&printed(&user, &["--plain"]));
    debrief(&user);
    assert_eq!(log(&user).lines().count(), 8, "never a grade");

    // The next plan knows of both.
    user.run(&["interview", "set", "2026-12-10"]).ok();
    expect![[r#"
        $ retell plan
         Interview · Thu 10 Dec · 14 days to go
           20 minutes a day hold 4 tellings, 56 in all, for 9 prompts, 1 not told
           yet

         day         min  new  tell
         Thu 26 Nov   20    1     4
         Fri 27 Nov   20    0     4
         Sat 28 Nov   16    0     3
         Sun 29 Nov    9    0     2
         Mon 30 Nov    7    0     1
         Tue 1 Dec     3    0     1
         Wed 2 Dec     7    0     1
         Thu 3 Dec     2    0     0  mock
         Fri 4 Dec    10    0     2
         Sat 5 Dec     2    0     0
         Sun 6 Dec     9    0     2
         Mon 7 Dec    20    0     4  mock · last look
         Tue 8 Dec    20    0     4  last look
         Wed 9 Dec     7    0     1  last look
         Thu 10 Dec                  interview

         On the day  1 of 2 themes ready · 8 to 9 of 9 prompts would come out well
         Skip today  next to nothing is lost on the day, and 1 new tomorrow instead
                     of 0
         Assumed     as people usually forget: it cannot be told yet how you do, in
                     32 lives; every prompt is told in full (pick is off)
         Asked       "what would you paint on the moon" went badly at the interview
         Asked       "a problem that belonged to nobody" went shakily at the
                     interview; what hurt: who else saw it?
    "#]]
    .assert_eq(&printed(&user, &["plan"]));
    let queue = user.run(&["queue", "--json", "--minutes", "60"]).json();
    let reasons: Vec<&str> = queue
        .iter()
        .map(|line| line["reason"].as_str().unwrap())
        .filter(|reason| reason.contains("went"))
        .collect();
    expect![[r#"
        new: 1 a day keeps pace; went badly at the interview
        would gain 0.05 on the day; went shakily at the interview"#]]
    .assert_eq(&reasons.join("\n"));
    expect![[r#"
        $ retell --plain
         Interview · 14 days to go · Thu 10 Dec

         Two days off. Re-planned, still 20 minutes.

         20 minutes  4 tellings
         Stories     1 story · 8 prompts have it

         next  retell review
    "#]]
    .assert_eq(&printed(&user, &["--plain"]));
}

#[test]
fn a_mock_is_offered_seven_and_three_days_before() {
    let mut user = before_wednesday(0);
    user.run(&["interview", "set", "2026-11-29"]).ok();
    expect![[r#"
        $ retell --plain
         Interview · 7 days to go · Sun 29 Nov

         25 minutes  5 tellings
         Stories     1 story · 8 prompts have it
         Mock        one interviewer, beside the minutes of today: retell mock

         next  retell review
    "#]]
    .assert_eq(&printed(&user, &["--plain"]));
    for (day, offered) in [(23, false), (25, false), (26, true), (27, false)] {
        user.at(&format!("2026-11-{day}T09:00:00Z"));
        let beside = &user.run(&["--json"]).json()[0]["beside"];
        assert_eq!(beside == "mock", offered, "{day}: {beside}");
    }
}

#[test]
fn on_the_day_no_number_is_shown() {
    let mut user = before_wednesday(8);
    for day in [23, 24] {
        user.at(&format!("2026-11-{day}T19:00:00Z"));
        for card in prompts(&user) {
            user.run(&["rate", &card, "4"]).ok();
        }
    }
    user.at("2026-11-25T08:00:00Z");
    assert_eq!(user.run(&["readiness", "--json"]).json()[0]["known"], true);
    expect![[r#"
        $ retell --plain
         Interview · today is the day

         Today       nothing is graded: read your cues once, then stop
         Afterwards  retell interview debrief keeps what they asked, a line each

         next  retell sheet

        $ retell readiness
                    prompts
         Ownership  ●●●●●●●●  rests on one story

         Today is the day: no numbers. Your cues are on one page: retell sheet

         ● ready  ◐ shaky or fading  ○ new or without a story

        $ retell readiness ownership --why
         Ownership
         Today is the day: no numbers. Your cues are on one page: retell sheet
         rests on one story

         ● Which problem have you taken up that belonged to nobody?
           ready · "The export that lied"
         ● When did you take a decision that would normally have been your
           manager's, and how did you answer for it?
           ready · "The export that lied"
         ● Where have you turned down an easy gain because of what it would have
           cost a few years on?
           ready · "The export that lied"
         ● Tell me about work that was sliding badly, that you could have left and
           did not.
           ready · "The export that lied"
         ● Your promise hung on another team and they did not deliver. What did you
           do about it?
           ready · "The export that lied"
         ● When did you go back to something you had already handed over?
           ready · "The export that lied"
         ● Tell me about a task you did not finish, and how you accounted for it to
           those who were waiting.
           ready · "The export that lied"
         ● A colleague's work was falling behind and it was not your job to mend
           that. What part did you take?
           ready · "The export that lied"

         ● ready  ◐ shaky or fading  ○ new or without a story
    "#]]
    .assert_eq(
        &[
            printed(&user, &["--plain"]),
            printed(&user, &["readiness"]),
            printed(&user, &["readiness", "ownership", "--why"]),
        ]
        .join("\n"),
    );
    let mut talk = Talk::start(&user, &["review"], 80, 24);
    talk.sees("retell sheet");
    assert_eq!(talk.ends().1, 0);
}

/// A theme becomes ready, and a prompt slips twice.
#[test]
fn the_end_of_a_session_says_what_it_changed() {
    let mut user = user();
    user.run(&["decks", "activate", "dive-deep"]).ok();
    user.set("RETELL_TELLING_MINUTES", "5")
        .set("RETELL_PICK", "off")
        .set("RETELL_SHORT_CARD_SHARE", "0");
    user.run(&["interview", "set", "2026-12-10", "--minutes", "20"])
        .ok();
    link_all(&user);
    for day in [22, 23, 24] {
        user.at(&format!("2026-11-{day}T19:00:00Z"));
        for card in prompts(&user) {
            let well = card.starts_with("ownership");
            if well || day == 22 {
                let grade = if well { "4" } else { "1" };
                user.run(&["rate", &card, grade]).ok();
            }
        }
    }
    user.at("2026-11-26T19:00:00Z");
    let arguments = ["review", "--theme", "dive-deep", "--minutes", "20"];
    let mut talk = Talk::start(&user, &arguments, 80, 30);
    talk.sees("enter your turn").press("\r");
    tell(&mut talk, &["4", "4", "2", "4"]);
    expect![[r#"
        | saved: 4 · u takes it back
        |
        | Done: 4 tellings, 20 minutes.
        | One could come again today: retell review --again
        |   ▲ Dive Deep is ready
        |   ▼ "Give me a case of a healthy report and…" slipped twice: try another
        |     story for it
        | On the day 1 of 2. Tomorrow 20 minutes.
        |
        | enter done · u take the last one back
    "#]]
    .assert_eq(&talk.screen("take the last one back"));
    talk.press("\r");
    talk.ends();
}
