//! Mock interviews: the questions on paper, one held at a terminal, left and taken up again, and its record.

use expect_test::expect;

use super::support::User;
use super::terminal::Talk;

fn user() -> User {
    let mut user = User::with_decks(&["ownership", "dive-deep"]);
    user.set("RETELL_SEED", "7");
    user.run(&["story", "add", "The silent meter", "--topic", "data"])
        .ok();
    user
}

/// A command and what it printed.
fn printed(user: &User, arguments: &[&str]) -> String {
    format!(
        "$ retell {}\n{}",
        arguments.join(" "),
        user.run(arguments).ok()
    )
}

#[test]
fn questions_are_drawn_for_a_friend_to_read_out() {
    let user = user();
    expect![[r#"
        $ retell mock questions
         Interviewer 1
           1  Choose something you are responsible for and explain to me how it
              works, down to a part that most people in your position never see.
              · What was the headline figure hiding?
              · What else could you have done, and why did you rule it out?
           2  Tell me about a set of data you decided not to trust. What gave it
              away?
              · Which explanations did you rule out on the way?
              · Where did it come closest to going wrong?
           3  A colleague's work was falling behind and it was not your job to mend
              that. What part did you take?
              · Whose job should this have been?
              · What did it cost, and did anyone pay who was not asked?

         Another draw each time. At a terminal, retell mock asks them.
    "#]]
    .assert_eq(&printed(&user, &["mock", "questions"]));
    let line = &user
        .run(&["mock", "questions", "--json", "--minutes", "10"])
        .json()[0];
    assert_eq!(line["questions"].as_array().unwrap().len(), 1);
    assert_eq!(line["questions"][0]["probes"].as_array().unwrap().len(), 2);
    // Nothing is kept of a draw.
    assert_eq!(
        user.run(&["mock", "list"]).ok(),
        " no mock interview yet: retell mock holds one, 25 minutes\n"
    );
}

#[test]
fn without_themes_or_a_terminal_it_says_what_to_type() {
    expect![[r#"
        retell: there is no prompt to ask
           activate a company's themes first: retell decks activate --company generic
    "#]]
    .assert_eq(User::new().run(&["mock", "questions"]).failed().1);
    let user = user();
    expect![[r#"
        retell: this asks questions and there is no terminal: use retell mock questions instead
    "#]]
    .assert_eq(user.run(&["mock"]).failed().1);
    let run = user.run(&["mock", "questions", "--minutes", "-3"]);
    let (code, said) = run.failed();
    expect![[r#"
        retell: --minutes -3: minutes must be above 0
           25 minutes are one interviewer: retell mock --minutes 25
    "#]]
    .assert_eq(said);
    assert_eq!(code, 2);
}

fn leave_at_the_second_question(user: &User) {
    let mut talk = Talk::start(user, &["mock"], 80, 24);
    expect![[r#"
        | Mock interview
        |────────────────────────────────────────────────────────────────────────────
        |
        | 1 interviewer, 2 themes, 3 questions.
        | Answer aloud, as you would there. It cannot hear you: how each question
        | went, you say once, at the end.
        |
        | enter begin · q not now
    "#]]
    .assert_eq(&talk.screen("not now"));
    talk.press("\r");
    expect![[r#"
        | Interviewer 1                                               question 1 of 3
        |────────────────────────────────────────────────────────────────────────────
        | Choose something you are responsible for and explain to me how it works,
        | down to a part that most people in your position never see.
        |
        | Answer aloud.                                                     1:30–2:30
        | enter answered · p pause · q stop
    "#]]
    .assert_eq(&talk.screen("q stop"));
    talk.press("\r").sees("q stop").press("\r").sees("q stop");
    talk.press("\r")
        .sees("question 2 of 3")
        .sees("q stop")
        .press("q");
    assert!(
        talk.ends()
            .0
            .contains("kept; retell mock goes on with it today")
    );
}

#[test]
fn a_mock_interview_is_left_and_taken_up_again() {
    let user = user();
    leave_at_the_second_question(&user);
    let mut talk = Talk::start(&user, &["mock"], 80, 24);
    expect![[r#"
        | Mock interview
        |────────────────────────────────────────────────────────────────────────────
        |
        | 1 interviewer, 2 themes, 3 questions.
        | 1 answered already; it goes on from there.
        | Answer aloud, as you would there. It cannot hear you: how each question
        | went, you say once, at the end.
        |
        | enter begin · q not now
    "#]]
    .assert_eq(&talk.screen("not now"));
    talk.press("\r").sees("question 2 of 3").sees("q stop");
    // The second question's follow-ups, then the third question and its own.
    for _ in 0..5 {
        talk.press("\r").sees("q stop");
    }
    talk.press("\r");
    expect![[r#"
        | Dive Deep                                                   question 1 of 3
        |────────────────────────────────────────────────────────────────────────────
        | Choose something you are responsible for and explain to me how it works,
        | down to a part that most people in your position never see.
        |
        | No story is linked to it: w links the one you told.
        |
        | How well could you recall it?
        |   5  the right story at once, nothing important missing   1 day
        |   4  after a moment's thought                             1 day
        |   3  with a gap or a detour                               1 day
        |   2  the cues were needed                                 1 day
        |   1  only on reading it                                   1 day
        |   0  nothing came                                         1 day
        | w another story · enter leave it ungraded · q stop
    "#]]
    .assert_eq(&talk.screen("leave it ungraded · q stop"));
    talk.press("w").sees("The silent meter").press("1");
    talk.sees("Your story  The silent meter")
        .sees("q stop")
        .press("4");
    talk.sees("question 2 of 3").sees("q stop").press("\r");
    talk.sees("question 3 of 3").sees("q stop").press("1");
    talk.sees("that was good:").press("calm start\r");
    talk.sees("to mend:").press("end on the result\r");
    let (rest, code) = talk.ends();
    assert!(rest.contains("3 of 3 questions answered"), "{rest}");
    assert_eq!(code, 0);

    expect![[r#"
        $ retell mock list
         Mock interview, Sun 22 Nov · 3 of 3 questions answered
           1  Choose something you are responsible for and explain to me how it
              works, down to a part that most people in your position never see.
              Dive Deep · The silent meter · 4, after a moment's thought
           2  Tell me about a set of data you decided not to trust. What gave it
              away?
              Dive Deep · not graded
           3  A colleague's work was falling behind and it was not your job to mend
              that. What part did you take?
              Ownership · 1, only on reading it
         good  calm start
         mend  end on the result
    "#]]
    .assert_eq(&printed(&user, &["mock", "list"]));
    let log: Vec<String> = user
        .run(&["log", "--json"])
        .json()
        .iter()
        .map(|line| format!("{} {} {}", line["label"], line["grade"], line["form"]))
        .collect();
    assert_eq!(log, ["\"mock\" 4 \"told\"", "\"mock\" 1 \"told\""]);
    user.run(&["check"]).ok();
}

/// A story long enough to be judged, which shows nothing of what it changed.
const UNPROVEN: &str = r#"
title = "The gate that stayed shut"
situation = "In March the night porter of our depot told me that the side gate no longer opened for the bread vans, and the drivers had begun to unload on the street."
task = "Nobody had asked me to look at it; I was there to count pallets for two weeks."
action = "I stood at the gate for three nights and wrote down every van. I chose to speak to the drivers before the office, because they knew the hours. I ruled out a new lock, since the old one worked, and found that the timer had been set back by an hour in the autumn. I asked the electrician for ten minutes, showed him my list, and set the timer with him. Then I taped the hours to the gate and told each driver in person, and I rang the bakery so that they could plan the round as before, and the porter signed the list each night."
lesson = "Since then I ask the people at the door before I ask the office."
"#;

#[test]
fn a_follow_up_presses_on_what_the_story_lacks() {
    let user = user();
    user.run_with(&["story", "add", "--file", "-"], UNPROVEN)
        .ok();
    let findings = user.run(&["story", "check", "gate", "--json"]).json();
    assert_eq!(findings[0]["findings"][0]["rule"], "no-evidence");
    for line in user.run(&["cards", "--json", "--kind", "prompt"]).json() {
        let card = line["card"].as_str().unwrap();
        assert_eq!(user.run(&["story", "link", "gate", card]).code, 0);
    }
    let line = &user.run(&["mock", "questions", "--json"]).json()[0];
    let probes: Vec<&str> = line["questions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|question| question["probes"].as_array().unwrap())
        .map(|probe| probe.as_str().unwrap())
        .collect();
    expect![[r#"
        How do you know it was your doing and not something else?
        What was the headline figure hiding?
        And then? What had become of it half a year on?
        Which explanations did you rule out on the way?
        Who in it would tell this differently, and what would they say?
        Whose job should this have been?"#]]
    .assert_eq(&probes.join("\n"));
}
