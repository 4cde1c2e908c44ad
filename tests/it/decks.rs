//! Decks: listing, practising and removing them, and deck files.

use expect_test::{Expect, expect};

use super::support::{Run, User};
#[cfg(unix)]
use super::terminal::Talk;

/// Compares everything a run left.
#[track_caller]
fn check(run: &Run, wanted: &Expect) {
    wanted.assert_eq(&format!("[{}]\n{}{}", run.code, run.out, run.err));
}

/// Runs a command in that many columns.
fn wide(user: &mut User, columns: &str, arguments: &[&str]) -> String {
    user.set("COLUMNS", columns);
    user.run(arguments).ok().to_owned()
}

#[test]
fn the_list_shows_every_bundled_deck_and_makes_nothing() {
    let user = User::new();
    check(
        &user.run(&["decks"]),
        &expect![[r#"
            [0]
                                                                           pr cr pi fo sa
             Amazon Leadership Principles
               Customer Obsession                            foundational   8  6  6  5  3
               Ownership                                     foundational   8  6  6  5  3
               Invent and Simplify                           intermediate   7  6  6  5  3
               Are Right, A Lot                              advanced       7  6  6  5  3
               Learn and Be Curious                          foundational   7  6  6  5  3
               Hire and Develop the Best                     advanced       8  6  6  5  3
               Insist on the Highest Standards               intermediate   7  6  6  5  3
               Think Big                                     advanced       8  6  6  5  3
               Bias for Action                               foundational   8  6  6  5  3
               Frugality                                     intermediate   7  6  6  5  3
               Earn Trust                                    foundational   8  6  6  5  3
               Dive Deep                                     intermediate   8  6  6  5  3
               Have Backbone; Disagree and Commit            advanced       8  6  6  5  3
               Deliver Results                               foundational   8  6  6  5  3
               Strive to be Earth's Best Employer            intermediate   8  6  6  5  3
               Success and Scale Bring Broad Responsibility  advanced       7  6  6  5  3

             Cross-company themes
               Conflict with a Colleague                     foundational   8  6  6  5  3
               Learning from Failure                         foundational   8  6  6  5  3
               Leadership without Authority                  advanced       7  6  6  5  3
               Ambiguity                                     intermediate   7  6  6  5  3
               Feedback                                      intermediate   7  6  6  5  3
               Teamwork                                      foundational   8  6  6  5  3
               Prioritisation under Deadline                 intermediate   8  6  6  5  3
                 prioritisation
               Mentoring and Growing Others                  intermediate   7  6  6  5  3
                 mentoring
               Disagreement with Your Manager                intermediate   8  6  6  5  3
               Biggest Achievement                           foundational   7  6  6  5  3
               Ethical Dilemma                               advanced       8  6  6  5  3
               Follow-ups That Fit Any Story                 foundational   0  0  0 12  0
                 any-story

             ● practised: 0 of 28 decks. pr: prompts, cr: criteria, pi: pitfalls, fo:
               follow-ups, sa: samples.
             next  retell decks activate --company amazon · retell decks show dive-deep
        "#]],
    );
    assert!(!user.home().exists());
}

#[test]
fn a_narrow_and_a_wide_list() {
    let mut user = User::with_decks(&["dive-deep"]);
    for (columns, wanted) in [
        (
            "40",
            expect![[r#"
                40 columns
                 Amazon Leadership Principles
                   Customer Obsession
                     foundational   8  6  6  5  3
                   Follow-ups That Fit Any Story
                     foundational   0  0  0 12  0
                     any-story

                 ● practised: 1 of 28 decks. The numbers
                   count prompts, criteria, pitfalls,
                   follow-ups, samples.
                 next  retell review · retell decks show
                       dive-deep
            "#]],
        ),
        (
            "120",
            expect![[r#"
                120 columns
                                                                               pr cr pi fo sa
                 Amazon Leadership Principles
                   Customer Obsession                            foundational   8  6  6  5  3
                   Disagreement with Your Manager                intermediate   8  6  6  5  3
                   Biggest Achievement                           foundational   7  6  6  5  3
                   Ethical Dilemma                               advanced       8  6  6  5  3
                   Follow-ups That Fit Any Story                 foundational   0  0  0 12  0
                     any-story

                 ● practised: 1 of 28 decks. pr: prompts, cr: criteria, pi: pitfalls, fo:
                   follow-ups, sa: samples.
                 next  retell review · retell decks show dive-deep
            "#]],
        ),
    ] {
        let list = wide(&mut user, columns, &["decks", "list"]);
        let widest = list.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns.parse().unwrap(), "{widest}");
        let lines: Vec<&str> = list.lines().collect();
        let shown = [&lines[..3], &lines[lines.len() - 9..]].concat().join("\n");
        wanted.assert_eq(&format!("{columns} columns\n{shown}\n"));
    }
}

#[test]
fn the_list_as_json_lines() {
    let user = User::with_decks(&["ownership"]);
    let list = user.run(&["decks", "list", "--json"]);
    assert_eq!(list.json().len(), 28);
    let lines: Vec<&str> = list.ok().lines().take(2).collect();
    expect![[r#"
        {"deck":"customer-obsession","title":"Customer Obsession","track":"Amazon Leadership Principles","level":"foundational","active":false,"source":"bundled","prompts":8,"criteria":6,"pitfalls":6,"follow_ups":5,"samples":3}
        {"deck":"ownership","title":"Ownership","track":"Amazon Leadership Principles","level":"foundational","active":true,"source":"bundled","prompts":8,"criteria":6,"pitfalls":6,"follow_ups":5,"samples":3}"#]].assert_eq(&lines.join("\n"));
    assert_eq!(user.run(&["decks", "--json"]).out, list.out);
}

#[test]
fn a_deck_is_shown_with_its_cards_and_without_verdicts() {
    let user = User::new();
    let shown = user.run(&["decks", "show", "any-story"]);
    check(
        &shown,
        &expect![[r#"
            [0]
             Follow-ups That Fit Any Story
             any-story · Cross-company themes · foundational · not practised

             Whatever story you tell, a good interviewer will not leave it as you told
             it. They will ask for your part, for what you ruled out, for the number
             before the number, and for the person who would tell it another way. These
             probes belong to no theme, so practise them on every story you keep: tell
             it, draw one, answer in under a minute. They are seldom traps. The person
             opposite has a page to fill for colleagues who never met you and is looking
             for facts to write down. If a probe finds nothing behind the story, you
             have learned which fact to dig out, or that another story deserves its
             place.

             Then they probe (12 follow-ups)
               · Which part of this did your own hands do?
                 Three or four verbs that are yours, and the names of the roles that did
                 the rest. If you drift back to 'we', expect to be asked again.
               · What else could you have done, and why did you rule it out?
                 Two real alternatives, the reason each lost, and which came closest. An
                 option nobody would have chosen does not count.
               · What was it like before? Give me the starting point.
                 The state of things on the day you began: a figure with its source, or
                 a scene somebody else would confirm. An improvement without a start is
                 only a claim.
               · Where did it come closest to going wrong?
                 A moment, what hung on it, and whether skill or luck decided. Giving
                 luck its share makes the rest easier to believe.
               · You get to do it once more. What do you change?
                 One early decision, and what it would have spared whom. Beware of
                 wishing for more time or budget, because that changes the world and
                 leaves you as you were.
               · Skip the beginning. Start at the moment you had to decide.
                 The story should stand up from its turning point: who was there, what
                 you knew, what you chose. Needing the whole preamble is a sign of a
                 text learned by heart.
               · Good. Now a different example of the same thing?
                 A second story, smaller if need be, from another job or year. It shows
                 whether the first was a habit or a lucky day.
               · Who in it would tell this differently, and what would they say?
                 The person with most cause to object, their version in two fair
                 sentences, and the bit of it that you concede.
               · How do you know it was your doing and not something else?
                 What else changed at the time, how far you can separate it, and who
                 looked at the question besides you. Say 'partly' where partly is true.
               · What did it cost, and did anyone pay who was not asked?
                 Hours, money, goodwill, a thing left undone, along with the person who
                 felt it. A free success makes listeners suspicious.
               · And then? What had become of it half a year on?
                 Whether it lasted, who keeps it going, and when you last looked. If you
                 moved on, say whom you asked.
               · I have to write this down in one line. What should the line be?
                 A sentence with the stake, your act and the outcome, in that order, at
                 a speed a pen can follow. Composing it beforehand tells you what the
                 story is about.

             next  retell decks activate any-story
        "#]],
    );
    let by_title = user.run(&["decks", "show", "dive deep"]);
    assert_eq!(
        by_title.ok(),
        user.run(&["decks", "show", "dive-deep"]).ok()
    );
    assert!(!by_title.out.contains("weak") && !by_title.out.contains("strong"));
    let deck = &user.run(&["decks", "show", "dive-deep", "--json"]).json()[0];
    assert_eq!(deck["deck"], "dive-deep");
    assert_eq!(deck["active"], false);
    assert_eq!(deck["source"], "bundled");
    assert_eq!(deck["prompts"].as_array().unwrap().len(), 8);
    assert_eq!(deck["samples"][0]["verdict"], "strong");
    assert!(!user.home().exists());
}

#[test]
fn unknown_names_come_with_the_nearest() {
    let user = User::new();
    for (arguments, said) in [
        (
            &["decks", "show", "divedeep"][..],
            "retell: unknown theme \"divedeep\"\n   the nearest is \"dive-deep\"; retell decks lists them\n",
        ),
        (
            &["decks", "activate", "ownership", "backbone"],
            "retell: unknown theme \"backbone\"\n   the nearest is \"have-backbone-disagree-and-commit\"; retell decks lists them\n",
        ),
        (
            &["decks", "export", "juggling"],
            "retell: unknown theme \"juggling\"\n   retell decks lists them\n",
        ),
        (
            &["decks", "activate", "--company", "gogle"],
            "retell: no profile for the company \"gogle\"\n   the nearest is \"Google\"\n   known: Amazon, Google, Meta, Microsoft, Netflix, Stripe, Airbnb, Any company\n",
        ),
    ] {
        assert_eq!(user.run(arguments).failed(), (2, said));
    }
    let list = user.run(&["decks", "list", "--json"]);
    assert!(list.json().iter().all(|deck| deck["active"] == false));
}

#[test]
fn activating_says_what_there_is_to_practise() {
    let user = User::new();
    check(
        &user.run(&["decks", "activate", "ownership", "Dive Deep"]),
        &expect![[r#"
            [0]
             Practised from now on: Ownership · Dive Deep
               16 prompts, 12 criteria, 12 pitfalls, 10 follow-ups and 6 samples
             next  retell review
        "#]],
    );
    check(
        &user.run(&["decks", "activate", "dive-deep", "feedback"]),
        &expect![[r#"
            [0]
             Practised from now on: Feedback
               7 prompts, 6 criteria, 6 pitfalls, 5 follow-ups and 3 samples
             Practised already: Dive Deep
             next  retell review
        "#]],
    );
}

#[test]
fn a_company_brings_its_loop() {
    for (company, decks, first) in [
        ("amazon", 16, "customer-obsession"),
        ("Google", 12, "leadership-without-authority"),
        ("meta", 11, "conflict-with-a-colleague"),
        ("microsoft", 12, "learning-from-failure"),
        ("netflix", 12, "feedback"),
        ("stripe", 9, "customer-obsession"),
        ("airbnb", 9, "customer-obsession"),
        ("generic", 11, "conflict-with-a-colleague"),
    ] {
        let user = User::new();
        user.run(&["decks", "activate", "--company", company]).ok();
        let list = user.run(&["decks", "--json"]).json();
        let active: Vec<&str> = list
            .iter()
            .filter(|deck| deck["active"] == true)
            .map(|deck| deck["deck"].as_str().unwrap())
            .collect();
        assert_eq!(active.len(), decks, "{company}: {active:?}");
        assert!(active.contains(&first), "{company}");
    }
    let user = User::new();
    check(
        &user.run(&["decks", "activate", "--company", "amazon"]),
        &expect![[r#"
            [0]
             Amazon: about 5 interviews of 2 themes each. Tell a story in 1:30 to 3:00;
               aim at 2:00.
             Practised from now on: Customer Obsession · Ownership · Invent and Simplify
               · Are Right, A Lot · Learn and Be Curious · Hire and Develop the Best ·
               Insist on the Highest Standards · Think Big · Bias for Action · Frugality
               · Earn Trust · Dive Deep · Have Backbone; Disagree and Commit · Deliver
               Results · Strive to be Earth's Best Employer · Success and Scale Bring
               Broad Responsibility
               122 prompts, 96 criteria, 96 pitfalls, 80 follow-ups and 48 samples
             Follow-ups That Fit Any Story can be added: retell decks activate any-story
             next  retell review
        "#]],
    );
    check(
        &user.run(&["decks", "activate", "--company", "airbnb"]),
        &expect![[r#"
            [0]
             Airbnb: about one interview of 4 themes. Tell a story in 1:30 to 2:30; aim
               at 2:00.
             Practised from now on: Teamwork · Feedback · Ambiguity
               22 prompts, 18 criteria, 18 pitfalls, 15 follow-ups and 9 samples
             Practised already: Customer Obsession · Frugality · Invent and Simplify ·
               Think Big · Strive to be Earth's Best Employer · Insist on the Highest
               Standards
             Follow-ups That Fit Any Story can be added: retell decks activate any-story
             next  retell review
        "#]],
    );
}

#[test]
fn a_deck_left_alone_keeps_its_history() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["rate", "ownership/prompt/nobodys-problem", "4"])
        .ok();
    check(
        &user.run(&["decks", "deactivate", "ownership", "mentoring"]),
        &expect![[r#"
            [0]
             Ownership is left alone; ratings and links stay. Back with: retell decks
               activate ownership
             Mentoring and Growing Others was not practised
        "#]],
    );
    assert_eq!(user.run(&["queue", "--count"]).ok(), "0\n");
    user.run(&["decks", "activate", "ownership"]).ok();
    let cards = user
        .run(&["cards", "--json", "--theme", "ownership"])
        .json();
    assert_eq!(cards[0]["repetitions"], 1);
}

#[test]
fn removing_asks_first_and_keeps_what_was_practised() {
    let user = User::with_decks(&["ownership"]);
    user.run(&["rate", "ownership/prompt/nobodys-problem", "4"])
        .ok();
    assert_eq!(
        user.run(&["decks", "remove", "ownership"]).failed(),
        (
            2,
            "retell: this asks questions and there is no terminal: use --yes instead\n"
        )
    );
    check(
        &user.run(&["decks", "remove", "ownership", "--yes"]),
        &expect![[r#"
            [0]
             Ownership is removed: 27 cards gone, 1 kept on record because you rated,
               linked or reworded it. It comes with retell: retell decks activate
               ownership brings it back
        "#]],
    );
    assert_eq!(
        user.run(&["decks", "remove", "ownership", "--yes"])
            .failed(),
        (
            2,
            "retell: \"ownership\" comes with retell and is not in your collection\n   there is nothing to remove\n"
        )
    );
    assert_eq!(user.run(&["queue", "--count"]).ok(), "0\n");
    assert_eq!(user.run(&["log", "--json"]).json().len(), 1);
    // Back with all its cards, and with the history of the one that was practised.
    user.run(&["decks", "activate", "ownership"]).ok();
    let cards = user
        .run(&["cards", "--json", "--theme", "ownership"])
        .json();
    assert_eq!(cards.len(), 28);
    assert_eq!(cards[0]["repetitions"], 1);
}

#[cfg(unix)]
#[test]
fn removing_in_a_terminal_takes_a_yes() {
    let user = User::with_decks(&["ownership"]);
    let cards = |user: &User| {
        user.run(&["cards", "--json", "--theme", "ownership"])
            .json()
            .len()
    };
    let mut talk = Talk::start(&user, &["decks", "remove", "ownership"], 60, 20);
    talk.sees("Remove it? [y/N]").press("\r");
    let (rest, code) = talk.ends();
    assert_eq!(
        (rest.contains("nothing removed"), code),
        (true, 0),
        "{rest}"
    );
    assert_eq!(cards(&user), 28);
    let mut talk = Talk::start(&user, &["decks", "remove", "ownership"], 60, 20);
    talk.sees("28 cards will go").sees("[y/N]").press("y");
    let (rest, code) = talk.ends();
    assert_eq!((rest.contains("28 cards gone"), code), (true, 0), "{rest}");
    let list = user.run(&["decks", "--json"]).json();
    assert!(list.iter().all(|deck| deck["active"] == false));
}

#[test]
fn a_deck_without_prompts_serves_its_short_cards() {
    let user = User::with_decks(&["any-story"]);
    assert_ne!(user.run(&["queue", "--count"]).ok(), "0\n");
}

#[test]
fn a_deck_of_ones_own_is_listed_shown_exported_and_removed() {
    let user = User::new();
    user.file(
        "own.toml",
        "title = \"Site safety\"\ntrack = \"Trades\"\n[[prompts]]\nask = \"When did you stop a job?\"\n",
    );
    assert_eq!(user.run(&["import", "own.toml", "--quiet"]).code, 0);
    let list = user.run(&["decks", "list"]);
    let own: Vec<&str> = list
        .ok()
        .lines()
        .skip_while(|line| !line.contains("Your own"))
        .take(3)
        .collect();
    expect![[r#"
        list
         Your own
         ● Site safety                                                  1  0  0  0  0
             Trades
    "#]]
    .assert_eq(&format!("list\n{}\n", own.join("\n")));
    check(
        &user.run(&["decks", "show", "site safety"]),
        &expect![[r#"
        [0]
         Site safety
         site-safety · Trades · practised

         They ask (1 prompt)
           · When did you stop a job?

         next  retell review --theme site-safety
    "#]],
    );
    check(
        &user.run(&["decks", "export", "site-safety"]),
        &expect![[r#"
            [0]
            # The deck "site-safety" (made or imported here).
            id = "site-safety"
            title = "Site safety"
            track = "Trades"

            [[prompts]]
            id = "stop-job"
            ask = "When did you stop a job?"
        "#]],
    );
    check(
        &user.run(&["decks", "remove", "site-safety", "--yes"]),
        &expect![[r#"
            [0]
             Site safety is removed: 1 card gone
        "#]],
    );
    assert_eq!(
        user.run(&["decks", "show", "site-safety"]).failed(),
        (
            2,
            "retell: unknown theme \"site-safety\"\n   retell decks lists them\n"
        )
    );
}

#[test]
fn an_export_is_a_deck_file_that_reads_back() {
    let user = User::with_decks(&["dive-deep"]);
    let out = user.run(&["decks", "export", "dive-deep"]);
    let first: Vec<&str> = out.ok().lines().take(3).collect();
    expect![[r##"
        # The deck "dive-deep" (comes with retell 0.1.0).
        id = "dive-deep"
        title = "Dive Deep""##]]
    .assert_eq(&first.join("\n"));
    user.file("deep.toml", out.ok());
    check(
        &user.run(&["decks", "check", "deep.toml"]),
        &expect![[r#"
        [0]
         deep.toml: 8 prompts, 6 criteria, 6 pitfalls, 5 follow-ups and 3 samples.
         Nothing to better.
         next  retell import deep.toml
    "#]],
    );
    let again = user.run_with(&["decks", "check", "-", "--json"], out.ok());
    assert_eq!(again.ok(), "");
    // Before and after activation the same.
    assert_eq!(
        User::new().run(&["decks", "export", "dive-deep"]).ok(),
        out.ok()
    );
}

#[test]
fn a_new_deck_file_is_begun_and_never_overwritten() {
    let user = User::new();
    let begun = user.run(&["decks", "new", "Site \"safety\""]);
    assert!(begun.ok().contains("title = \"Site \\\"safety\\\"\"\n"));
    check(
        &user.run(&["decks", "new", "Site safety", "--to", "safety.toml"]),
        &expect![[r#"
            [0]
             safety.toml is begun. Fill it in, then: retell decks check safety.toml
        "#]],
    );
    assert_eq!(
        user.run(&["decks", "new", "Other", "--to", "safety.toml"])
            .failed(),
        (
            2,
            "retell: \"safety.toml\" exists already\n   nothing was changed; name another file\n"
        )
    );
    assert_eq!(
        user.run(&["decks", "new", " "]).failed(),
        (
            2,
            "retell: a deck needs a title\n   retell decks new \"Site safety\"\n"
        )
    );
    check(
        &user.run(&["decks", "check", "safety.toml"]),
        &expect![[r#"
            [0]
             line  5  criteria: the number of criteria is 0
                      six questions hold what a listener checks a story against
             line  5  pitfalls: the number of pitfalls is 0
                      six mistakes of this theme are enough to know, each with what it
                      costs
             line  5  follow_ups: the number of follow-ups is 0
                      five probes, each with what to have ready, test whether a story
                      holds
             line  5  samples: the number of strong samples is 0
                      two strong answers show that there is more than one way
             line  5  samples: the number of weak samples is 0
                      one weak answer shows the pitfalls at work
             line  5  summary: the summary has 0 words
                      say in 80 to 130 words what the theme means, how it comes up and
                      what strong answers do
             line 15  prompts: the number of prompts is 1
                      seven or eight cover a theme and can be kept ready
             line 15  prompts/first-prompt: the number of variants is 0
                      write two other wordings of the same ask, so that nobody learns a
                      sentence by heart
             line 15  prompts/first-prompt: the number of topics is 0
                      name one to three: they tie stories to the prompt

             safety.toml: 1 prompt. It can be used as it is; 9 things would make it
             better.
             next  retell import safety.toml
        "#]],
    );
    assert!(!user.home().exists());
}

#[test]
fn a_mistake_is_shown_with_its_line_and_a_caret() {
    let user = User::new();
    user.file(
        "bad.toml",
        "title = \"Site safety\"\n\n[[prompts]]\nask = \"When did you stop a job?\"\ntopics = [\"quality\", \"dedline\"]\n",
    );
    let run = user.run(&["decks", "check", "bad.toml"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    check(
        &run,
        &expect![[r#"
        [2]
        retell: cannot use "bad.toml"
           error: "dedline" is no topic
            --> bad.toml:5:22
             |
           5 | topics = ["quality", "dedline"]
             |                      ^^^^^^^^^
             |
             = help: did you mean "deadline"? topics are customer, bad-news, conflict, disagreement, failure, deadline, priorities, ambiguity, decision, data, root-cause, quality, cost, innovation, learning, feedback, growing-others, teamwork, influence, ownership, ethics, wellbeing, results, trust
    "#]],
    );
    let run = user.run(&["decks", "check", "bad.toml", "--json"]);
    assert_eq!(run.code, 2);
    check(
        &run,
        &expect![[r#"
        [2]
        {"line":5,"place":null,"level":"error","text":"\"dedline\" is no topic","mend":"did you mean \"deadline\"? topics are customer, bad-news, conflict, disagreement, failure, deadline, priorities, ambiguity, decision, data, root-cause, quality, cost, innovation, learning, feedback, growing-others, teamwork, influence, ownership, ethics, wellbeing, results, trust"}
        retell: cannot use "bad.toml"
           error: "dedline" is no topic
            --> bad.toml:5:22
             |
           5 | topics = ["quality", "dedline"]
             |                      ^^^^^^^^^
             |
             = help: did you mean "deadline"? topics are customer, bad-news, conflict, disagreement, failure, deadline, priorities, ambiguity, decision, data, root-cause, quality, cost, innovation, learning, feedback, growing-others, teamwork, influence, ownership, ethics, wellbeing, results, trust
    "#]],
    );
}

#[test]
fn what_is_no_deck_file_is_refused_in_words() {
    let user = User::new();
    user.file(
        "latin.toml",
        b"title = \"Site safety\"\ntrack = \"\xe9quipe\"\n",
    );
    user.file("large.toml", "#".repeat(5_000_001));
    for (name, said) in [
        (
            "none.toml",
            "retell: there is no file \"none.toml\"\n   a deck file is begun with: retell decks new \"Your theme\" --to FILE\n",
        ),
        (
            ".",
            "retell: \".\" is no file\n   name a deck file, or - to read standard input\n",
        ),
        (
            "latin.toml",
            "retell: cannot use \"latin.toml\": line 2 is not in UTF-8\n   save it as UTF-8 and check it again\n",
        ),
        (
            "large.toml",
            "retell: cannot use \"large.toml\": it is larger than 5 MB\n   name a deck file; saved pages are read by retell import\n",
        ),
    ] {
        assert_eq!(user.run(&["decks", "check", name]).failed(), (2, said));
    }
}

#[test]
fn advice_names_the_line_of_each_card() {
    let user = User::new();
    user.file(
        "own.toml",
        "title = \"Site safety\"\n\n[[prompts]]\nid = \"stopped\"\nask = \"When did you stop a job?\"\n\
         \n[[criteria]]\nask = \"They looked for the risk themselves\"\n\
         \n[[samples]]\nverdict = \"weak\"\ntitle = \"The ladder\"\nprompt = \"stoped\"\n",
    );
    let run = user.run(&["decks", "check", "own.toml", "--json"]);
    check(
        &run,
        &expect![[r#"
            [0]
            {"line":1,"place":"pitfalls","level":"warning","text":"the number of pitfalls is 0","mend":"six mistakes of this theme are enough to know, each with what it costs"}
            {"line":1,"place":"follow_ups","level":"warning","text":"the number of follow-ups is 0","mend":"five probes, each with what to have ready, test whether a story holds"}
            {"line":1,"place":"summary","level":"warning","text":"the summary has 0 words","mend":"say in 80 to 130 words what the theme means, how it comes up and what strong answers do"}
            {"line":3,"place":"prompts","level":"warning","text":"the number of prompts is 1","mend":"seven or eight cover a theme and can be kept ready"}
            {"line":3,"place":"prompts/stopped","level":"warning","text":"the number of variants is 0","mend":"write two other wordings of the same ask, so that nobody learns a sentence by heart"}
            {"line":3,"place":"prompts/stopped","level":"warning","text":"the number of topics is 0","mend":"name one to three: they tie stories to the prompt"}
            {"line":7,"place":"criteria","level":"warning","text":"the number of criteria is 1","mend":"six questions hold what a listener checks a story against"}
            {"line":7,"place":"criteria/1","level":"warning","text":"the criterion is no question","mend":"ask it as interviewers ask themselves while they listen"}
            {"line":10,"place":"samples","level":"warning","text":"the number of strong samples is 0","mend":"two strong answers show that there is more than one way"}
            {"line":10,"place":"samples/1","level":"warning","text":"the number of reasons is 0","mend":"give four to six reasons for the verdict"}
            {"line":10,"place":"samples/1","level":"warning","text":"the weak sample has 0 words","mend":"let it be an answer that somebody might give: 100 to 250 words"}
            {"line":10,"place":"samples/1","level":"warning","text":"the weak sample names no pitfall","mend":"add pitfalls = [\"...\"] with the ids of those it falls into"}
            {"line":13,"place":null,"level":"warning","text":"no prompt of this deck has the id \"stoped\"; the sample stands for the whole theme","mend":null}
        "#]],
    );
}
