//! Which criteria a telling met: ticked after it, kept by story, and asked for by theme.

use expect_test::expect;

use super::session::{STORY, session, user};
use super::support::User;
use super::terminal::Talk;

#[test]
fn criteria_are_ticked_after_a_telling() {
    let user = user();
    let mut talk = session(&user, 80, 40);
    talk.sees("q stop").press("\r").sees("0  nothing came");
    talk.press("c").sees("enter done").press("1");
    talk.sees("enter done")
        .press("3")
        .sees("enter done")
        .press("4");
    talk.sees("enter done").press("4");
    expect![[r#"
        | Which problem have you taken up that belonged to nobody?
        |
        | They listen for: did you show it?
        |   1  ● Does the candidate follow the matter until it works for whoever
        |        needed it, or stop at the edge of the assignment?
        |   2  ○ Who set this in motion, the candidate or an instruction from above?
        |   3  ● Is there a moment where a later cost weighed more than today's
        |        convenience?
        |   4  ○ Were the people affected told of the trouble while they could still
        |        do something about it?
        |   5  ○ Was the tedious tail done too: the records, the training, a look
        |        back some weeks later?
        |   6  ○ Can I hear what pressed on the team or person who fell short,
        |        without being offered a culprit?
        |
        | Watch out for
        |   × The work was on the candidate's list from the start. Doing a job well
        |     is good, yet it leaves open what they do when no list names it.
        |   × Late nights and weekends carry the story. Stamina shows that someone
        |     cares; it also shows that the way the work is set up was left as it
        |     was.
        |   × Another person's responsibility is lifted away without a word to them.
        |     They lose face and learn nothing, and soon two people are steering.
        |   × 'We' noticed, decided and repaired from first to last. I can neither
        |     credit a crowd nor ask it what it was thinking.
        |   × Effort ends with the emergency. If the same trouble can return next
        |     month, it was carried for a while and never owned.
        |   × Trouble is kept quiet in the hope of curing it alone. By the time it
        |     comes out, those who might have helped have run out of choices.
        |
        | 1–6 tick, or take it back · enter done
    "#]]
    .assert_eq(&talk.screen("enter done"));
    talk.press("\r")
        .sees("this story has shown 2 of 6 criteria")
        .sees("0  nothing came");
    talk.press("4").sees("u undo").press("q");
    assert_eq!(talk.ends().1, 0);
    let story = user.run(&["story", "show", STORY]).out;
    let shown = &story[story.find("Has shown").unwrap()..];
    expect![[r#"
        Has shown for Ownership
           ● Does the candidate follow the matter until it works for whoever needed
             it, or stop at the edge of the assignment?
           ● Is there a moment where a later cost weighed more than today's
             convenience?
    "#]]
    .assert_eq(shown);
    let why = user.run(&["readiness", "ownership", "--why"]).out;
    let unshown = &why[why.find("no story has shown").unwrap()..];
    expect![[r#"
        no story has shown yet, by what you ticked:
           ○ Who set this in motion, the candidate or an instruction from above?
           ○ Were the people affected told of the trouble while they could still do
             something about it?
           ○ Was the tedious tail done too: the records, the training, a look back
             some weeks later?
           ○ Can I hear what pressed on the team or person who fell short, without
             being offered a culprit?

         ● ready  ◐ shaky or fading  ○ new or without a story
    "#]]
    .assert_eq(unshown);
}

#[test]
fn what_was_ticked_is_kept_for_scripts() {
    let user = user();
    let mut talk = session(&user, 80, 24);
    talk.sees("q stop").press("\r").sees("0  nothing came");
    talk.press("c")
        .sees("enter done")
        .press("1")
        .sees("enter done");
    talk.press("3").sees("enter done").press("q");
    assert_eq!(talk.ends().1, 0);
    let matrix = &user.run(&["matrix", "--json"]).json()[0]["gaps"];
    expect![[r#"["ownership/criterion/moved-unasked","ownership/criterion/early-warning","ownership/criterion/dull-end-done","ownership/criterion/others-told-fairly"]"#]].assert_eq(&matrix["criteria_without"].to_string());
    let shown = &user.run(&["story", "show", STORY, "--json"]).json()[0]["shown"];
    expect![[r#"[{"card":"ownership/criterion/outcome-over-ticket","front":"Does the candidate follow the matter until it works for whoever needed it, or stop at the edge of the assignment?"},{"card":"ownership/criterion/years-ahead","front":"Is there a moment where a later cost weighed more than today's convenience?"}]"#]].assert_eq(&shown.to_string());
    let criteria = &user.run(&["readiness", "--json"]).json()[0]["themes"][0]["criteria"];
    expect![[r#"
        [
          {
            "card": "ownership/criterion/outcome-over-ticket",
            "front": "Does the candidate follow the matter until it works for whoever needed it, or stop at the edge of the assignment?",
            "stories": [
              "The export that lied"
            ]
          },
          {
            "card": "ownership/criterion/moved-unasked",
            "front": "Who set this in motion, the candidate or an instruction from above?",
            "stories": []
          },
          {
            "card": "ownership/criterion/years-ahead",
            "front": "Is there a moment where a later cost weighed more than today's convenience?",
            "stories": [
              "The export that lied"
            ]
          },
          {
            "card": "ownership/criterion/early-warning",
            "front": "Were the people affected told of the trouble while they could still do something about it?",
            "stories": []
          },
          {
            "card": "ownership/criterion/dull-end-done",
            "front": "Was the tedious tail done too: the records, the training, a look back some weeks later?",
            "stories": []
          },
          {
            "card": "ownership/criterion/others-told-fairly",
            "front": "Can I hear what pressed on the team or person who fell short, without being offered a culprit?",
            "stories": []
          }
        ]"#]].assert_eq(&format!("{criteria:#}"));
    // A story set aside shows nothing any more; what it showed stays with it.
    user.run(&["story", "retire", STORY]).ok();
    let why = user.run(&["readiness", "ownership", "--why"]);
    assert!(why.ok().contains("no criterion is ticked yet"), "{why:?}");
    assert!(
        user.run(&["story", "show", STORY])
            .ok()
            .contains("Has shown")
    );
}

#[test]
fn the_matrix_says_what_no_story_shows() {
    let mut user = user();
    let gaps = |user: &User| {
        let lines = user.run(&["matrix"]).out;
        let from = lines.find("Not shown yet").map(|at| lines[at..].to_owned());
        from.map(|from| from.split("\n\n").next().unwrap().to_owned())
    };
    assert_eq!(gaps(&user), None);
    let mut talk = session(&user, 80, 24);
    talk.sees("q stop").press("\r").sees("0  nothing came");
    talk.press("c")
        .sees("enter done")
        .press("12")
        .sees("enter done");
    talk.sees("enter done")
        .press("34")
        .sees("enter done")
        .press("q");
    assert_eq!(talk.ends().1, 0);
    expect![[r#"
        Not shown yet     Was the tedious tail done too: the records, the training,
                           a look back some weeks later? · Can I hear what pressed
                           on the team or person who fell short, without being
                           offered a culprit?"#]]
    .assert_eq(&gaps(&user).unwrap());
    user.run(&["decks", "activate", "dive-deep"]).ok();
    user.set("COLUMNS", "40");
    expect![[r#"
        Not shown yet
           2 of 6 criteria in Ownership"#]]
    .assert_eq(&gaps(&user).unwrap());
}

#[test]
fn the_list_turns_its_pages_on_a_narrow_terminal() {
    let user = user();
    let mut talk = session(&user, 40, 24);
    talk.sees("q stop")
        .press("\r")
        .sees("nothing came")
        .press("c");
    expect![[r#"
        | Which problem have you taken up that
        | belonged to nobody?
        |
        | They listen for: did you show it?
        |   1  ○ Does the candidate follow the
        |        matter until it works for
        |        whoever needed it, or stop at
        |        the edge of the assignment?
        |   2  ○ Who set this in motion, the
        |        candidate or an instruction from
        |        above?
        |   3  ○ Is there a moment where a later
        |        cost weighed more than today's
        |        convenience?
        |   4  ○ Were the people affected told of
        |        the trouble while they could
        |        still do something about it?
        |
        | 1–4 tick, or take it back · space more
        | enter done
    "#]]
    .assert_eq(&talk.screen("enter done"));
    talk.press(" ");
    expect![[r#"
        | Which problem have you taken up that
        | belonged to nobody?
        |
        | They listen for: did you show it?
        |   1  ○ Was the tedious tail done too:
        |        the records, the training, a
        |        look back some weeks later?
        |   2  ○ Can I hear what pressed on the
        |        team or person who fell short,
        |        without being offered a culprit?
        |
        | Watch out for
        |   × The work was on the candidate's
        |     list from the start. Doing a job
        |     well is good, yet it leaves open
        |     what they do when no list names it.
        |
        | 1–2 tick, or take it back · space more
        | enter done
    "#]]
    .assert_eq(&talk.screen("enter done"));
    talk.press("1").sees("●").sees("enter done").press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn a_plain_terminal_says_only_what_changed() {
    let user = user();
    let mut talk = Talk::start(&user, &["review", "--plain"], 80, 24);
    talk.sees("enter your turn").press("\r");
    talk.sees("q stop")
        .press("\r")
        .sees("0  nothing came")
        .press("c");
    talk.sees("enter done").press("2").press("\r");
    let rest = talk.screen("0  nothing came");
    let (_, said) = rest.rsplit_once("enter done").unwrap();
    let (said, _) = said.split_once(" Your story").unwrap();
    expect![[r#"

        |   2  ● Who set this in motion, the candidate or an instruction from above?
        |
        | this story has shown 1 of 6 criteria
        |
        |"#]]
    .assert_eq(said);
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
}

#[test]
fn a_pick_or_a_telling_without_a_story_only_reads_them() {
    let user = user();
    let mut talk = session(&user, 80, 40);
    talk.sees("q stop").press("s").sees("q stop").press("t");
    talk.sees("q stop").press("\r").sees("No story is linked");
    let screen = talk.screen("0  nothing came");
    assert!(
        screen.contains("l link · c criteria · o what was missing") && !screen.contains("w wrong"),
        "only the keys that do something without a story: {screen}"
    );
    talk.press("c");
    let list = talk.screen("enter back");
    assert!(
        list.contains("They listen for") && !list.contains('○'),
        "{list}"
    );
    talk.press("q");
    assert_eq!(talk.ends().1, 0);
}
