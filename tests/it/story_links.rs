//! Linking stories to prompts.

use expect_test::expect;

use super::support::{User, check};

#[test]
fn links_name_the_first_choice() {
    let user = User::with_stories();
    let prompt = "ownership/prompt/nobodys-problem";
    check(
        &user.run(&["story", "link", "payroll", prompt, "--angle", "the calls"]),
        &expect![[r#"
            [0]
            "The payroll export that ran twice" answers ownership/prompt/nobodys-problem
               as its first choice
               Which problem have you taken up that belonged to nobody?
        "#]],
    );
    let id = user.run(&["story", "list", "--json"]).json()[1]["story"].clone();
    let bakery = id.as_str().unwrap().to_owned();
    check(
        &user.run(&["story", "link", &bakery, prompt]),
        &expect![[r#"
            [0]
            "The bakery" answers ownership/prompt/nobodys-problem
               Which problem have you taken up that belonged to nobody?
        "#]],
    );
    check(
        &user.run(&["story", "link", &bakery, prompt, "--first"]),
        &expect![[r#"
            [0]
            "The bakery" answers ownership/prompt/nobodys-problem as its first choice
               Which problem have you taken up that belonged to nobody?
        "#]],
    );
    check(
        &user.run(&["story", "unlink", &bakery, prompt]),
        &expect![[r#"
            [0]
            no longer linked to ownership/prompt/nobodys-problem; its first choice is
               "The payroll export that ran twice"
        "#]],
    );
    check(
        &user.run(&["story", "unlink", &bakery, prompt]),
        &expect![[r#"
        [2]
        [stderr]
        retell: "The bakery" is not linked to ownership/prompt/nobodys-problem
           retell story show 8b0f4632 lists its prompts
    "#]],
    );
    check(
        &user.run(&["story", "unlink", "payroll", prompt]),
        &expect![[r#"
            [0]
            no longer linked to ownership/prompt/nobodys-problem; it has no story now
        "#]],
    );
}

/// A list of one's own has no topics, so that no topic of a story brings one of its prompts up.
#[test]
fn a_story_with_topics_that_meets_none_is_linked_by_hand() {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.file(
        "questions.csv",
        "What they ask\nTell me about a quarrel.\nDescribe a loss.\n",
    );
    user.does(
        r#"
        import questions.csv
        story add "The bakery" --topic conflict
        story add "The payroll export"
        "#,
    );
    expect![[r#"
        no prompt that you practise shares a topic with "The bakery": retell story
           link c207865f CARD links it to one that you choose, retell cards lists
           them
    "#]]
    .assert_eq(user.run(&["story", "link", "bakery"]).ok());
    expect![[r#"
        no prompt that you practise shares a topic with "The payroll export": retell
           story edit 8b0f4632 --topic TOPIC says what it is about, retell story
           topics lists the words
    "#]]
    .assert_eq(user.run(&["story", "link", "payroll"]).ok());
}

#[test]
fn what_cannot_be_linked_is_named_with_the_nearest() {
    let user = User::with_stories();
    let link = |story: &str, prompt: &str| user.run(&["story", "link", story, prompt]);
    check(
        &link("payrol expert", "ownership/prompt/nobodys-problem"),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "payrol expert"
           retell story list lists them
    "#]],
    );
    check(
        &link("payroll", "ownership/prompt/nobodys-problm"),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown card "ownership/prompt/nobodys-problm"
           the nearest is "ownership/prompt/nobodys-problem"; retell cards lists them
    "#]],
    );
    check(
        &link("payroll", "ownershp/prompt/nobodys-problem"),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown theme "ownershp"
           the nearest is "ownership"; retell decks lists them
    "#]],
    );
    check(
        &link("payroll", "teamwork/prompt/anything"),
        &expect![[r#"
            [2]
            [stderr]
            retell: unknown card "teamwork/prompt/anything"
               the nearest is "teamwork/prompt/team-at-a-distance"; retell cards lists them
        "#]],
    );
    check(
        &link("payroll", "nobodys-problem"),
        &expect![[r#"
            [2]
            [stderr]
            error: invalid value 'nobodys-problem' for '[PROMPT]': "nobodys-problem" is no card: a card is written deck/kind/name, as `retell cards` lists them

            For more information, try '--help'.
        "#]],
    );
    let criterion = user
        .run(&["cards", "list", "--kind", "criterion", "--json"])
        .json()[0]["card"]
        .as_str()
        .unwrap()
        .to_owned();
    check(
        &link("payroll", &criterion),
        &expect![[r#"
        [2]
        [stderr]
        retell: dive-deep/criterion/own-hands-in-it is no prompt: only prompts have stories
           retell cards list --kind prompt lists them
    "#]],
    );
}
