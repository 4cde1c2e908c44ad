//! What the stories cover, what is missing, and what they may answer.

use expect_test::expect;

use super::support::{User, check};

/// Adds a story about these topics.
fn add(user: &User, title: &str, topics: &[&str]) {
    let mut arguments = vec!["story", "add", title, "--quick"];
    for topic in topics {
        arguments.extend(["--topic", topic]);
    }
    user.run(&arguments).ok();
}

/// Links a story to a prompt.
fn link(user: &User, story: &str, prompt: &str, more: &[&str]) {
    let mut arguments = vec!["story", "link", story, prompt];
    arguments.extend(more);
    user.run(&arguments).ok();
}

/// A user with three themes, five stories and some links.
fn bank() -> User {
    let mut user = User::with_decks(&["ownership", "dive-deep", "frugality"]);
    user.set("RETELL_SEED", "7");
    add(
        &user,
        "The payroll export that ran twice",
        &["failure", "ownership"],
    );
    add(&user, "Two clocks in one reply", &["root-cause", "data"]);
    add(&user, "The label printer", &["quality", "ownership"]);
    add(
        &user,
        "Stopping the belt",
        &["quality", "decision", "trust"],
    );
    add(&user, "The bakery that lost its orders", &["customer"]);
    for (story, prompt, more) in [
        ("payroll", "ownership/prompt/nobodys-problem", &[][..]),
        (
            "payroll",
            "ownership/prompt/stayed-with-it",
            &["--angle", "nobody else would"],
        ),
        ("payroll", "ownership/prompt/left-unfinished", &[]),
        ("payroll", "ownership/prompt/colleague-behind", &[]),
        ("label", "ownership/prompt/nobodys-problem", &[]),
        (
            "clocks",
            "dive-deep/prompt/anomaly-chased",
            &["--angle", "the second clock"],
        ),
    ] {
        link(&user, story, prompt, more);
    }
    user
}

#[test]
fn without_stories_or_themes_it_says_what_to_type() {
    let user = User::new();
    check(
        &user.run(&["matrix"]),
        &expect![[r#"
        [0]
        no story yet: retell story add "something you broke" --topic failure
    "#]],
    );
    assert!(!user.home().exists());
    add(&user, "The bakery", &["customer"]);
    check(
        &user.run(&["matrix"]),
        &expect![[r#"
        [0]
        no theme is practised: retell decks activate --company amazon, or name one
           with --theme
    "#]],
    );
    check(
        &user.run(&["matrix", "--link"]),
        &expect![[r#"
        [0]
        no theme is practised: retell decks activate --company amazon, or name one
           with --theme
    "#]],
    );
    check(
        &user.run(&["matrix", "--theme", "ownershp"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: unknown theme "ownershp"
               the nearest is "ownership"; retell decks lists them
        "#]],
    );
}

#[test]
fn the_grid_names_what_is_missing_and_what_to_do() {
    let mut user = bank();
    check(
        &user.run(&["matrix"]),
        &expect![[r#"
            [0]
             5 stories × 3 themes · 5 of 23 prompts have a story

                        1  2  3   stories
             Ownership  4● ·  1○        2
             Frugality  ·  ·  ·      none
             Dive Deep  ·  1● ·    only 1

             2● answers two prompts of the theme, and is the first choice of one or more
             · 1○ answers one as another choice

               1  The payroll export that ran t…  4 prompts, first choice of 4: too much
               2  Two clocks in one reply         1 prompt, first choice of 1
               3  The label printer               1 prompt, first choice of 0

             No story for      Frugality
             No story about    conflict · cost (7 prompts) · innovation (2) · teamwork
                               (2) · results (2) · bad-news (1) · and 7 more
             Rests on one      Dive Deep
             Prompts without   7 in Dive Deep · 4 in Ownership
             Carries too much  "The payroll export that ran twice", first choice of 4
             Answers none yet  "Stopping the belt" · "The bakery that lost its orders"

             Frugality has no story; "Stopping the belt" may answer:
             next  retell story link b0bc4f57 frugality/prompt/spend-refused
             or    retell matrix --link
                   asks about 13 prompts, a key each
        "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &user.run(&["matrix"]),
        &expect![[r#"
            [0]
             5 stories × 3 themes · 5 of 23 prompts
             have a story

                        1  2  3   stories
             Ownership  4● ·  1○        2
             Frugality  ·  ·  ·      none
             Dive Deep  ·  1● ·    only 1

             2● answers two prompts of the theme,
             and is the first choice of one or more
             · 1○ answers one as another choice

               1  The payroll export that ran twice
                  4 prompts, first choice of 4: too
                  much
               2  Two clocks in one reply
                  1 prompt, first choice of 1
               3  The label printer
                  1 prompt, first choice of 0

             No story for
               Frugality
             No story about
               conflict · cost (7 prompts) ·
               innovation (2) · teamwork (2) ·
               results (2) · bad-news (1) · and 7
               more
             Rests on one
               Dive Deep
             Prompts without
               7 in Dive Deep · 4 in Ownership
             Carries too much
               "The payroll export that ran twice",
               first choice of 4
             Answers none yet
               "Stopping the belt" · "The bakery
               that lost its orders"

             Frugality has no story; "Stopping the
             belt" may answer:
             next  retell story link b0bc4f57 frugality/prompt/spend-refused
             or    retell matrix --link
                   asks about 13 prompts, a key each
        "#]],
    );
}

#[test]
fn a_prompt_shows_its_stories_and_what_to_stress() {
    let mut user = bank();
    let prompts = ["matrix", "--prompts", "--theme", "Ownership"];
    check(
        &user.run(&prompts),
        &expect![[r#"
            [0]
             5 stories × 1 theme · 4 of 8 prompts have a story

             Ownership                                                    4 of 8 prompts
               Which problem have you taken up that belonged to nobody?
                 ● The payroll export that ran twice
                 ○ The label printer
               When did you take a decision that would normally have been your
               manager's, and how did you answer for it?
                 no story yet
               Where have you turned down an easy gain because of what it would have
               cost a few years on?
                 no story yet
               Tell me about work that was sliding badly, that you could have left and
               did not.
                 ● The payroll export that ran twice
                   stress: nobody else would
               Your promise hung on another team and they did not deliver. What did you
               do about it?
                 no story yet
               When did you go back to something you had already handed over?
                 no story yet
               Tell me about a task you did not finish, and how you accounted for it to
               those who were waiting.
                 ● The payroll export that ran twice
               A colleague's work was falling behind and it was not your job to mend
               that. What part did you take?
                 ● The payroll export that ran twice

             ● first choice · ○ answers it as well

             No story is about conflict, which every interviewer asks for:
             next  retell story add "a quarrel at work" --topic conflict
             or    retell matrix --theme ownership --link
                   asks about 4 prompts, a key each
        "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &user.run(&["matrix", "--prompts", "--theme", "dive-deep"]),
        &expect![[r#"
            [0]
             5 stories × 1 theme · 1 of 8 prompts
             have a story

             Dive Deep                1 of 8 prompts
               What small oddity in a figure, or on
               the floor, did you refuse to let go
               of? Take me down through it.
                 ● Two clocks in one reply
                   stress: the second clock
               Several people had already explained
               a problem, and you found that the
               real cause was another. How did you
               get there?
                 no story yet
               The numbers said one thing and the
               people on the spot said another. Whom
               did you believe, and how did you
               settle it?
                 no story yet
               Choose something you are responsible
               for and explain to me how it works,
               down to a part that most people in
               your position never see.
                 no story yet
               How do you stay close to work that
               you have handed over? Tell me about a
               check of yours that turned something
               up.
                 no story yet
               Which unfamiliar part of the business
               did you once have to understand all
               the way down, and how did you set
               about it?
                 no story yet
               Tell me about a set of data you
               decided not to trust. What gave it
               away?
                 no story yet
               Everything was marked green and
               something underneath was broken. When
               have you uncovered that?
                 no story yet

             ● first choice · ○ answers it as well

             No story is about conflict, which every
             interviewer asks for:
             next  retell story add "a quarrel at work" --topic conflict
             or    retell matrix --theme dive-deep --link
                   asks about 6 prompts, a key each
        "#]],
    );
}

#[test]
fn scripts_and_spreadsheets_get_every_link() {
    let user = bank();
    let json = &user.run(&["matrix", "--json"]).json()[0];
    let pretty = |value: &serde_json::Value| serde_json::to_string_pretty(value).unwrap();
    expect![[r#"
        {
          "first": 4,
          "prompts": 4,
          "story": "01a2027b-d680-7efb-a86a-e9e0c207865f",
          "themes": 1,
          "title": "The payroll export that ran twice"
        }"#]]
    .assert_eq(&pretty(&json["stories"][0]));
    expect![[r#"
        [
          {
            "first": 4,
            "prompts": 4,
            "story": "01a2027b-d680-7efb-a86a-e9e0c207865f"
          },
          {
            "first": 0,
            "prompts": 1,
            "story": "01a2027b-d680-79a0-9fa6-0568e28ab621"
          }
        ]"#]]
    .assert_eq(&pretty(&json["themes"][0]["stories"]));
    expect![[r#"
        {
          "card": "ownership/prompt/nobodys-problem",
          "front": "Which problem have you taken up that belonged to nobody?",
          "stories": [
            {
              "angle": null,
              "first": true,
              "story": "01a2027b-d680-7efb-a86a-e9e0c207865f"
            },
            {
              "angle": null,
              "first": false,
              "story": "01a2027b-d680-79a0-9fa6-0568e28ab621"
            }
          ]
        }"#]]
    .assert_eq(&pretty(&json["themes"][0]["prompts"][0]));
    expect![[r#"
        [
          {
            "deck": "dive-deep",
            "story": "01a2027b-d680-7834-9d4e-cdbc8b0f4632"
          }
        ]"#]]
    .assert_eq(&pretty(&json["gaps"]["themes_on_one"]));
    expect![[r#""retell story link b0bc4f57 frugality/prompt/spend-refused""#]]
        .assert_eq(&json["next"].to_string());
    add(&user, "=1+1", &[]);
    check(
        &user.run(&["matrix", "--csv", "--theme", "ownership"]),
        &expect![[r#"
            [0]
            theme,card,prompt,story,title,first,angle
            Ownership,ownership/prompt/nobodys-problem,Which problem have you taken up that belonged to nobody?,01a2027b-d680-7efb-a86a-e9e0c207865f,The payroll export that ran twice,yes,
            Ownership,ownership/prompt/nobodys-problem,Which problem have you taken up that belonged to nobody?,01a2027b-d680-79a0-9fa6-0568e28ab621,The label printer,no,
            Ownership,ownership/prompt/decided-in-their-place,"When did you take a decision that would normally have been your manager's, and how did you answer for it?",,,,
            Ownership,ownership/prompt/easy-gain-refused,Where have you turned down an easy gain because of what it would have cost a few years on?,,,,
            Ownership,ownership/prompt/stayed-with-it,"Tell me about work that was sliding badly, that you could have left and did not.",01a2027b-d680-7efb-a86a-e9e0c207865f,The payroll export that ran twice,yes,nobody else would
            Ownership,ownership/prompt/let-down-by-another-team,Your promise hung on another team and they did not deliver. What did you do about it?,,,,
            Ownership,ownership/prompt/after-handover,When did you go back to something you had already handed over?,,,,
            Ownership,ownership/prompt/left-unfinished,"Tell me about a task you did not finish, and how you accounted for it to those who were waiting.",01a2027b-d680-7efb-a86a-e9e0c207865f,The payroll export that ran twice,yes,
            Ownership,ownership/prompt/colleague-behind,A colleague's work was falling behind and it was not your job to mend that. What part did you take?,01a2027b-d680-7efb-a86a-e9e0c207865f,The payroll export that ran twice,yes,
            ,,,01a2027b-d680-7834-9d4e-cdbc8b0f4632,Two clocks in one reply,,
            ,,,01a2027b-d680-7d61-8245-e06bb0bc4f57,Stopping the belt,,
            ,,,01a2027b-d680-72f4-9798-ab0deb2c8ade,The bakery that lost its orders,,
            ,,,01a2027b-d680-7069-bb41-a7975378db74,'=1+1,,
        "#]],
    );
}

#[test]
fn nothing_missing_is_said_in_one_line() {
    let user = User::new();
    user.file(
        "calm.toml",
        "title = \"Calm\"\n[[prompts]]\nask = \"Which hour was the loudest?\"\ntopics = [\"failure\"]\n\
         [[prompts]]\nask = \"Who shouted?\"\ntopics = [\"conflict\"]\n",
    );
    user.run(&["import", "calm.toml"]).ok();
    add(&user, "The loud hour", &["failure"]);
    add(&user, "The shouting", &["conflict"]);
    link(&user, "The loud hour", "calm/prompt/hour-loudest", &[]);
    link(&user, "The shouting", "calm/prompt/shouted", &[]);
    check(
        &user.run(&["matrix"]),
        &expect![[r#"
            [0]
             2 stories × 1 theme · 2 of 2 prompts have a story

                   1  2   stories
             Calm  1● 1●        2

             2● answers two prompts of the theme, and is the first choice of one or more
             · 1○ answers one as another choice

               1  The loud hour                              1 prompt, first choice of 1
               2  The shouting                               1 prompt, first choice of 1

             Every prompt has a story, no theme rests on one, and no story carries too
             much.

             next  retell review
        "#]],
    );
    check(
        &user.run(&["matrix", "--fit"]),
        &expect![[r#"
        [0]
         1 theme · 2 prompts
         Every prompt has a story already.

               linked  pick  tell  story  minutes
         Calm       2     0     0      0        1

         linked   a story answers it: 0.5 minutes if it was never practised
         pick     a story fits, by more than half of its topics: choose it, 0.5
                  minutes
         tell     a story may fit, by a topic or its words: tell it for this ask,
                  2.5 minutes
         story    none fits: a new one for up to 3 of them, 10 minutes to shape, 2.5
                  minutes to tell; then picks

         next  retell review
    "#]],
    );
    check(
        &user.run(&["matrix", "--link"]),
        &expect![[r#"
        [0]
        every prompt has a story
    "#]],
    );
}

#[test]
fn a_story_that_carries_too_much_may_hand_over() {
    let mut user = User::with_decks(&["ownership"]);
    user.set("RETELL_SEED", "7");
    add(
        &user,
        "The payroll export",
        &["failure", "ownership", "conflict"],
    );
    add(&user, "The label printer", &["quality", "ownership"]);
    for prompt in user
        .run(&["cards", "list", "--kind", "prompt", "--json"])
        .json()
    {
        link(&user, "payroll", prompt["card"].as_str().unwrap(), &[]);
    }
    link(&user, "label", "ownership/prompt/nobodys-problem", &[]);
    check(
        &user.run(&["matrix"]),
        &expect![[r#"
            [0]
             2 stories × 1 theme · 8 of 8 prompts have a story

                        1  2   stories
             Ownership  8● 1○        2

             2● answers two prompts of the theme, and is the first choice of one or more
             · 1○ answers one as another choice

               1  The payroll export              8 prompts, first choice of 8: too much
               2  The label printer               1 prompt, first choice of 0

             No story about    decision (2 prompts) · teamwork (2) · bad-news (1) ·
                               deadline (1) · results (1) · trust (1)
             Carries too much  "The payroll export", first choice of 8

             "The payroll export" carries too much; "The label printer" may take over:
             next  retell story link 8b0f4632 ownership/prompt/easy-gain-refused --first
        "#]],
    );
}

#[test]
fn the_next_company_shows_what_stories_already_fit() {
    let user = bank();
    check(
        &user.run(&["matrix", "--fit", "stripe"]),
        &expect![[r#"
        [0]
         Stripe · 9 themes · 69 prompts
         2 of your 5 stories fit 4 prompts that have none yet; 39 more may be
         answered by one.

                                          linked  pick  tell  story  minutes
         Customer Obsession                    0     1     7      0       18
         Bias for Action                       0     1     7      0       18
         Insist on the Highest Standards       0     2     5      0       14
         Prioritisation under Deadline         0     0     3      5       34
         Feedback                              0     0     1      6       30
         Deliver Results                       0     0     5      3       26
         Learn and Be Curious                  0     0     3      4       34
         Ethical Dilemma                       0     0     6      2       28
         Disagreement with Your Manager        0     0     2      6       32
         All                                   0     4    39     26      234

         linked   a story answers it: 0.5 minutes if it was never practised
         pick     a story fits, by more than half of its topics: choose it, 0.5
                  minutes
         tell     a story may fit, by a topic or its words: tell it for this ask,
                  2.5 minutes
         story    none fits: a new one for up to 3 of them, 10 minutes to shape, 2.5
                  minutes to tell; then picks

         next  retell matrix --fit stripe --link
               asks about 43 prompts, a key each
    "#]],
    );
}

#[test]
fn prompt_by_prompt_it_says_what_speaks_for_a_story() {
    let user = bank();
    check(
        &user.run(&["matrix", "--fit", "--theme", "dive-deep", "--prompts"]),
        &expect![[r#"
            [0]
             1 theme · 8 prompts

             Dive Deep                                                         8 prompts
               What small oddity in a figure, or on the floor, did you refuse to let go
               of? Take me down through it.
                 ● Two clocks in one reply
                   stress: the second clock
               Several people had already explained a problem, and you found that the
               real cause was another. How did you get there?
                 ◐ Two clocks in one reply · tell · both about root-cause
               The numbers said one thing and the people on the spot said another. Whom
               did you believe, and how did you settle it?
                 ◐ The bakery that lost its orders · tell · both about customer
                 ◐ Two clocks in one reply · tell · both about data
               Choose something you are responsible for and explain to me how it works,
               down to a part that most people in your position never see.
                 ◐ The label printer · pick · both about quality, ownership
                 ◐ The payroll export that ran twice · tell · both about ownership
                 ◐ Stopping the belt · tell · both about quality
               How do you stay close to work that you have handed over? Tell me about a
               check of yours that turned something up.
                 ◐ Stopping the belt · tell · both about quality
                 ◐ The label printer · tell · both about quality
               Which unfamiliar part of the business did you once have to understand all
               the way down, and how did you set about it?
                 ○ needs a story
               Tell me about a set of data you decided not to trust. What gave it away?
                 ◐ Stopping the belt · tell · both about quality
                 ◐ Two clocks in one reply · tell · both about data
                 ◐ The label printer · tell · both about quality
               Everything was marked green and something underneath was broken. When
               have you uncovered that?
                 ◐ Stopping the belt · tell · both about quality
                 ◐ The label printer · tell · both about quality
                 ◐ Two clocks in one reply · tell · both about root-cause

             ● answers it · ◐ may answer it, best first: to pick, or to tell and see · ○
             needs a story

             next  retell matrix --theme dive-deep --link
                   asks about 6 prompts, a key each
        "#]],
    );
    check(
        &user.run(&["matrix", "--fit", "amazn"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: no profile for the company "amazn"
           the nearest is "Amazon"
           known: Amazon, Google, Meta, Microsoft, Netflix, Stripe, Airbnb, Any company
    "#]],
    );
}

#[test]
fn scripts_and_narrow_screens_get_the_same_counts() {
    let mut user = bank();
    let json = &user
        .run(&["matrix", "--fit", "--theme", "teamwork", "--json"])
        .json()[0];
    let mut whole = json.clone();
    whole["themes"][0]["prompts"] = json["themes"][0]["prompts"][0].clone();
    expect![[r#"
        {
          "company": null,
          "linked": 0,
          "minutes": 36.0,
          "new_stories": 2,
          "pick": 0,
          "stories": 5,
          "stories_fit": 0,
          "story": 4,
          "tell": 4,
          "themes": [
            {
              "deck": "teamwork",
              "linked": 0,
              "minutes": 36.0,
              "new_stories": 2,
              "pick": 0,
              "prompts": {
                "card": "teamwork/prompt/team-you-would-rejoin",
                "front": "Which team would you join again tomorrow, and what was your part in making it so?",
                "may_answer": [
                  {
                    "likeness": 0.252,
                    "story": "01a2027b-d680-7efb-a86a-e9e0c207865f",
                    "topics": [
                      "ownership"
                    ]
                  },
                  {
                    "likeness": 0.11,
                    "story": "01a2027b-d680-79a0-9fa6-0568e28ab621",
                    "topics": [
                      "ownership"
                    ]
                  }
                ],
                "stories": []
              },
              "story": 4,
              "tell": 4,
              "title": "Teamwork",
              "unpractised": 0
            }
          ],
          "unpractised": 0
        }"#]].assert_eq(&serde_json::to_string_pretty(&whole).unwrap());
    user.set("COLUMNS", "40");
    check(
        &user.run(&["matrix", "--fit", "--theme", "frugality"]),
        &expect![[r#"
            [0]
             1 theme · 7 prompts
             None of your 5 stories fits a prompt
             closely; 3 more may be answered by one.

             Frugality
               linked 0 · pick 0 · tell 3 · story 4
               · minutes 34

             linked   a story answers it: 0.5
                      minutes if it was never
                      practised
             pick     a story fits, by more than
                      half of its topics: choose it,
                      0.5 minutes
             tell     a story may fit, by a topic or
                      its words: tell it for this
                      ask, 2.5 minutes
             story    none fits: a new one for up to
                      3 of them, 10 minutes to
                      shape, 2.5 minutes to tell;
                      then picks

             next  retell matrix --theme frugality --link
                   asks about 3 prompts, a key each
        "#]],
    );
}

#[test]
fn yes_links_only_what_shares_two_topics() {
    let user = bank();
    let google = ["matrix", "--fit", "google", "--link", "--yes"];
    check(
        &user.run(&google),
        &expect![[r#"
            [0]
            ownership/prompt/easy-gain-refused  Stopping the belt
            ownership/prompt/after-handover  Stopping the belt
            insist-on-the-highest-standards/prompt/own-work-redone  Stopping the belt
            3 prompts linked; 59 prompts may be answered as well, which only you can
               tell: retell matrix --fit google --link
        "#]],
    );
    // The decks of that company hold the links now, and are not practised.
    let decks = user.run(&["decks", "list", "--json"]).json();
    let active = decks.iter().filter(|deck| deck["active"] == true);
    assert_eq!(active.count(), 3);
    check(
        &user.run(&google),
        &expect![[r#"
            [0]
            0 prompts linked; 59 prompts may be answered as well, which only you can
               tell: retell matrix --fit google --link
        "#]],
    );
    assert_eq!(user.run(&["check"]).code, 0);
}

#[test]
fn without_a_terminal_linking_says_what_to_use() {
    let user = bank();
    check(
        &user.run(&["matrix", "--link"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: this asks questions and there is no terminal: use --yes instead
    "#]],
    );
    check(
        &user.run(&["matrix", "--csv", "--fit", "google"]),
        &expect![[r#"
            [2]
            [stderr]
            error: the argument '--csv' cannot be used with '--fit [<COMPANY>]'

            Usage: retell matrix --csv

            For more information, try '--help'.
        "#]],
    );
}

#[test]
fn a_story_alone_lists_the_prompts_it_may_answer() {
    let mut user = bank();
    check(
        &user.run(&["story", "link", "belt"]),
        &expect![[r#"
        [0]
         ○ When did you go back to something you had already handed over?
           both about quality, trust · no story yet
           retell story link b0bc4f57 ownership/prompt/after-handover
         ○ Where have you turned down an easy gain because of what it would have
           cost a few years on?
           both about decision, quality · no story yet
           retell story link b0bc4f57 ownership/prompt/easy-gain-refused
         ○ Describe a purchase that was yours to approve and that you decided
           against.
           both about decision · no story yet
           retell story link b0bc4f57 frugality/prompt/spend-refused
         ○ Everything was marked green and something underneath was broken. When
           have you uncovered that?
           both about quality · no story yet
           retell story link b0bc4f57 dive-deep/prompt/report-hid-a-fault
         ○ Tell me about a set of data you decided not to trust. What gave it away?
           both about quality · no story yet
           retell story link b0bc4f57 dive-deep/prompt/data-distrusted
         ○ How do you stay close to work that you have handed over? Tell me about a
           check of yours that turned something up.
           both about quality · no story yet
           retell story link b0bc4f57 dive-deep/prompt/checked-delegated-work
         ○ Choose something you are responsible for and explain to me how it works,
           down to a part that most people in your position never see.
           both about quality · no story yet
           retell story link b0bc4f57 dive-deep/prompt/explain-it-down
         ○ When did you take a decision that would normally have been your
           manager's, and how did you answer for it?
           both about decision · no story yet
           retell story link b0bc4f57 ownership/prompt/decided-in-their-place
    "#]],
    );
    check(
        &user.run(&["story", "link", "bakery"]),
        &expect![[r#"
        [0]
         ○ The numbers said one thing and the people on the spot said another. Whom
           did you believe, and how did you settle it?
           both about customer · no story yet
           retell story link eb2c8ade dive-deep/prompt/figures-versus-voices
    "#]],
    );
    let lines = user.run(&["story", "link", "payroll", "--json"]).json();
    expect![[r#"{"answered":false,"card":"dive-deep/prompt/explain-it-down","front":"Choose something you are responsible for and explain to me how it works, down to a part that most people in your position never see.","likeness":0.271,"topics":["ownership"]}"#]].assert_eq(&lines[0].to_string());
    check(
        &user.run(&["story", "link", "payroll", "--angle", "the calls"]),
        &expect![[r#"
            [2]
            [stderr]
            error: the following required arguments were not provided:
              <PROMPT>

            Usage: retell story link --angle <TEXT> <STORY> <PROMPT>

            For more information, try '--help'.
        "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &user.run(&["story", "link", "clocks"]),
        &expect![[r#"
        [0]
         ○ Where have you found money leaking
           away that no one had been looking at?
           both about root-cause · no story yet
           retell story link 8b0f4632 frugality/prompt/leak-found
         ○ How have you found out cheaply
           whether an expensive plan was any
           good?
           both about data · no story yet
           retell story link 8b0f4632 frugality/prompt/cheap-test-first
         ○ Several people had already explained
           a problem, and you found that the
           real cause was another. How did you
           get there?
           both about root-cause · no story yet
           retell story link 8b0f4632 dive-deep/prompt/cause-others-missed
         ○ Tell me about a set of data you
           decided not to trust. What gave it
           away?
           both about data · no story yet
           retell story link 8b0f4632 dive-deep/prompt/data-distrusted
         ○ The numbers said one thing and the
           people on the spot said another. Whom
           did you believe, and how did you
           settle it?
           both about data · no story yet
           retell story link 8b0f4632 dive-deep/prompt/figures-versus-voices
         ○ Everything was marked green and
           something underneath was broken. When
           have you uncovered that?
           both about root-cause · no story yet
           retell story link 8b0f4632 dive-deep/prompt/report-hid-a-fault
    "#]],
    );
}

#[test]
fn nothing_but_commands_is_wider_than_the_screen() {
    let mut user = bank();
    for columns in ["40", "60", "80", "120"] {
        user.set("COLUMNS", columns);
        for arguments in [
            &["matrix"][..],
            &["matrix", "--prompts"],
            &["matrix", "--fit", "amazon"],
            &["matrix", "--fit", "google", "--prompts"],
            &["story", "link", "payroll"],
        ] {
            for line in user.run(arguments).ok().lines() {
                let wide = line.chars().count() > columns.parse().unwrap();
                assert!(!wide || line.contains(" retell "), "{columns}: {line}");
            }
        }
    }
}

#[test]
fn where_a_company_is_named_the_fit_is_pointed_to() {
    let user = User::new();
    let activate = ["decks", "activate", "--company", "stripe"];
    assert!(!user.run(&activate).ok().contains("matrix"));
    add(&user, "The bakery", &["customer"]);
    check(
        &user.run(&activate),
        &expect![[r#"
        [0]
         Stripe: about 2 interviews of 2 themes each. Tell a story in 1:30 to 2:30;
           aim at 2:00.
         Practised already: Customer Obsession · Bias for Action · Insist on the
           Highest Standards · Prioritisation under Deadline · Feedback · Deliver
           Results · Learn and Be Curious · Ethical Dilemma · Disagreement with Your
           Manager
         Follow-ups That Fit Any Story can be added: retell decks activate any-story
         Which of your stories fit there: retell matrix --fit stripe
         next  retell review
    "#]],
    );
    check(
        &user.run(&["interview", "set", "2026-12-15", "--company", "stripe"]),
        &expect![[r#"
            [0]
             Stripe · Tue 15 Dec · 23 days to go
               69 prompts in 9 themes · a loop of 2 interviews
               20 minutes a day hold 8 tellings, 184 in 23 days
               Which of your stories fit there: retell matrix --fit stripe

               next  retell plan
        "#]],
    );
}
