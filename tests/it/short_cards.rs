//! Criteria, pitfalls, follow-ups and samples in a real terminal.

use expect_test::{Expect, expect};

use super::session::{log, user};
use super::support::User;
use super::terminal::Talk;

/// Asks the first card of a kind, and compares what is asked and what is shown after the answer.
fn asks(kind: &str, screens: &Expect) {
    let user = user();
    user.run(&["rate", "ownership/prompt/nobodys-problem", "4"])
        .ok();
    let arguments = ["review", "--minutes", "5", "--limit", "1", "--kind", kind];
    let mut talk = Talk::start(&user, &arguments, 80, 24);
    let ask = talk.screen("q stop");
    talk.press("\r");
    let reveal = talk.screen("0  nothing came");
    screens.assert_eq(&format!("{ask}\n{reveal}"));
    talk.press("4").sees("enter done").press("\r");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn a_criterion_is_shown_by_a_line_of_a_story() {
    asks(
        "criterion",
        &expect![[r#"
        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | Does the candidate follow the matter until it works for whoever needed it,
        | or stop at the edge of the assignment?
        |
        | not asked yet
        |
        | They listen for this.
        | Which line of which story of yours shows it? Say the line.
        |
        | enter answered · 0 nothing came · s skip · u undo · ? more · q stop

        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | Does the candidate follow the matter until it works for whoever needed it,
        | or stop at the edge of the assignment?
        |
        | Your story  The export that lied
        |   80 tickets read · five calls · two clocks in one reply
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing   1 day
        |   4  after a moment's thought                             1 day
        |   3  with a gap or a detour                               1 day
        |   2  the cues were needed                                 1 day
        |   1  only on reading it                                   1 day
        |   0  nothing came
    "#]],
    );
}

#[test]
fn a_pitfall_is_avoided_by_a_line_of_a_story() {
    asks(
        "pitfall",
        &expect![[r#"
        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | The work was on the candidate's list from the start. Doing a job well is
        | good, yet it leaves open what they do when no list names it.
        |
        | not asked yet
        |
        | They watch out for this.
        | Which line of which story of yours avoids it? Say the line.
        |
        | enter answered · 0 nothing came · s skip · u undo · ? more · q stop

        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | The work was on the candidate's list from the start. Doing a job well is
        | good, yet it leaves open what they do when no list names it.
        |
        | Your story  The export that lied
        |   80 tickets read · five calls · two clocks in one reply
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing   1 day
        |   4  after a moment's thought                             1 day
        |   3  with a gap or a detour                               1 day
        |   2  the cues were needed                                 1 day
        |   1  only on reading it                                   1 day
        |   0  nothing came
    "#]],
    );
}

#[test]
fn a_follow_up_is_about_a_named_story() {
    asks(
        "follow-up",
        &expect![[r#"
        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | Whose job should this have been?
        |
        | not asked yet
        |
        | They ask about "The export that lied".
        | Answer it aloud.
        |
        | enter answered · 0 nothing came · s skip · u undo · ? more · q stop

        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | Whose job should this have been?
        |
        | Have ready  Name the post, say why it did not act, and what you told it
        |   before you moved. Be fair about the reasons. If you cannot say who the
        |   owner was, it may look as though you never asked.
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing   1 day
        |   4  after a moment's thought                             1 day
        |   3  with a gap or a detour                               1 day
        |   2  the cues were needed                                 1 day
        |   1  only on reading it                                   1 day
        |   0  nothing came
    "#]],
    );
}

#[test]
fn a_sample_tells_its_verdict_after_the_guess() {
    let user = user();
    user.run(&["rate", "ownership/prompt/nobodys-problem", "4"])
        .ok();
    let arguments = [
        "review",
        "--minutes",
        "5",
        "--limit",
        "1",
        "--kind",
        "sample",
    ];
    let mut talk = Talk::start(&user, &arguments, 80, 40);
    expect![[r#"
        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | Four hundred declarations
        |
        | At the freight forwarder where I was a documentation coordinator, a
        | colleague who prepared export declarations for our machinery customers fell
        | behind after a difficult autumn at home. By mid-October 412 files were
        | open, and containers were close to missing their vessels.
        |
        | Declarations were not part of my desk, but I have never been one to look
        | away, and I decided those shipments would leave on time.
        |
        | I set myself a target of thirty files a night. Once my own work was done I
        | stayed on, usually until eleven, went into his queue with the team login
        | and worked through it by sailing date, so that the most urgent boxes came
        | first. I built a spreadsheet with a colour for each port and a column for
        | missing papers, and taught myself the tariff headings for pumps and
        | compressors. He had enough on his mind, so I did not trouble him with it,
        | and I saw no point in alarming our team leader while the number was going
        | down daily. Where a customer had left out a certificate, I rang and talked
        | them through it. In the last week I came in at the weekend too.
        |
        | In 19 working days the queue fell from 412 to 11, and no container missed
        | its vessel in November. When it grew again in spring, I did the same. My
        | team leader, once she found out, said she wished she had three of me.
        |
        | Why is it strong, or weak? Say the reason, then the verdict.
        | s strong · w weak · 0 no idea · b not today · u undo · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("w");
    expect![[r#"
        | Ownership                                               1 of 1 · 5 min left
        |────────────────────────────────────────────────────────────────────────────
        | Four hundred declarations
        |
        | Right: it is weak.
        |
        | • The colleague whose desk it was never heard a word, so he could neither
        |   hand over nor ask for help, and someone else was signing in his place.
        | • Endurance is the whole method. Nineteen late evenings say nothing about
        |   why one desk could drown unseen.
        | • Spring proves that nothing was repaired: the queue came back and met the
        |   same remedy.
        | • The team leader found out afterwards. In October she could have moved
        |   people or warned customers.
        | • The count of 412 to 11 is real and well told, and it measures one
        |   person's evenings.
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing   1 day
        |   4  after a moment's thought                             1 day
        |   3  with a gap or a detour                               1 day
        |   2  the cues were needed                                 1 day
        |   1  only on reading it                                   1 day
        |   0  nothing came
    "#]]
    .assert_eq(&talk.screen("0  nothing came"));
    talk.press("4").sees("enter done").press("\r");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        ownership/prompt/nobodys-problem 4 told
        ownership/sample/the-export-backlog 4 picked
    "#]]
    .assert_eq(&log(&user));
}

/// Two tellings a day are just enough for sixteen prompts in eight days: follow-ups get the minute that
/// they leave, and none while the prompts need it.
#[test]
fn before_an_interview_no_telling_gives_way_to_a_new_short_card() {
    let mut user = User::with_decks(&["ownership", "dive-deep"]);
    user.set("RETELL_TELLING_MINUTES", "2.5");
    user.run(&["interview", "set", "2026-11-30", "--minutes", "6"])
        .ok();
    let mut days = Vec::new();
    for day in 22..30 {
        user.at(&format!("2026-11-{day}T09:00:00Z"));
        let queue = user.run(&["queue", "--json"]).json();
        let kinds: Vec<&str> = queue
            .iter()
            .map(|line| line["kind"].as_str().unwrap())
            .collect();
        days.push(kinds.join(" "));
        for line in &queue {
            user.run(&["rate", line["card"].as_str().unwrap(), "4"]);
        }
    }
    expect![[r#"
        prompt prompt
        prompt prompt follow-up follow-up
        prompt prompt follow-up follow-up
        prompt prompt follow-up follow-up
        prompt prompt follow-up follow-up
        prompt prompt follow-up follow-up
        prompt prompt follow-up follow-up
        prompt prompt follow-up follow-up"#]]
    .assert_eq(&days.join("\n"));
}
