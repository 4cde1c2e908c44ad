//! `retell story check`: through the real program, with what it says and what it exits with.

use expect_test::expect;

use super::support::{User, check};

const WEAK: &str = r#"
title = "Listening to our customers"
topics = ["customer", "failure"]
situation = "At a DIY store a lot of customers were unhappy with how bringing things back worked."
task = "I was asked to look into it."
action = "We went through it in a meeting. Everyone agreed that it was too complicated, so we chose the option that seemed the most user-friendly, and we made sure that the signs were updated."
result = "Customers were much happier and complaints went down by 80%. It showed me how important it is to listen."
"#;

fn user() -> User {
    let mut user = User::new();
    user.set("RETELL_SEED", "7");
    user.run_with(&["story", "add", "--file", "-"], WEAK).ok();
    user
}

#[test]
fn a_weak_answer_hears_what_where_and_how_to_mend_it() {
    let mut user = user();
    check(
        &user.run(&["story", "check", "listening"]),
        &expect![[r#"
            [0]
             Listening to our customers
               ! nothing shows that it worked
                 give one of three: a number with what it was before, a change somebody
                 saw, or their words
               ! the action says "we" 3 times and "I" 0: what did you decide?
                 say one thing that would have gone another way without you: "I chose …
                 over …"
               ! nobody is named for whom something changed
                 name one person by role, and what they do or say since: "the night
                 cashier no longer …"
               ! the number 80% stands alone: no before, and no word on who counted it
                 say what it was before or where it comes from: "from 31 a month to 7,
                 by the same form"
               ! vague in the action: "made sure", "user-friendly"
                 put what one could have seen or heard in its place
               ! vague in the result: "happier", "it showed me"
                 put what one could have seen or heard in its place
               ! situation and task take 31 % of the words; 30 is plenty
                 keep where, when, what was at stake and your part: three sentences
               ! the action takes 44 % of the words, less than half
                 tell more of what you did: what you ruled out, what it cost, who was
                 against it
               ! nothing says when it was or how long it took
                 one date or span is enough: "one Sunday in March", "within six weeks"
               ! 75 words take about 0:32 at your pace; a telling should take 1:30 to
                 2:30
                 tell one moment in full: who said what, and what you weighed
               · nothing says what you took from it
                 one sentence on what you do differently since, and where that showed
               to silence a rule for this story:
                 retell story check 8b0f4632 --silence no-evidence
        "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &user.run(&["story", "check", "listening"]),
        &expect![[r#"
            [0]
             Listening to our customers
               ! nothing shows that it worked
                 give one of three: a number with
                 what it was before, a change
                 somebody saw, or their words
               ! the action says "we" 3 times and
                 "I" 0: what did you decide?
                 say one thing that would have gone
                 another way without you: "I chose …
                 over …"
               ! nobody is named for whom something
                 changed
                 name one person by role, and what
                 they do or say since: "the night
                 cashier no longer …"
               ! the number 80% stands alone: no
                 before, and no word on who counted
                 it
                 say what it was before or where it
                 comes from: "from 31 a month to 7,
                 by the same form"
               ! vague in the action: "made sure",
                 "user-friendly"
                 put what one could have seen or
                 heard in its place
               ! vague in the result: "happier", "it
                 showed me"
                 put what one could have seen or
                 heard in its place
               ! situation and task take 31 % of the
                 words; 30 is plenty
                 keep where, when, what was at stake
                 and your part: three sentences
               ! the action takes 44 % of the words,
                 less than half
                 tell more of what you did: what you
                 ruled out, what it cost, who was
                 against it
               ! nothing says when it was or how
                 long it took
                 one date or span is enough: "one
                 Sunday in March", "within six
                 weeks"
               ! 75 words take about 0:32 at your
                 pace; a telling should take 1:30 to
                 2:30
                 tell one moment in full: who said
                 what, and what you weighed
               · nothing says what you took from it
                 one sentence on what you do
                 differently since, and where that
                 showed
               to silence a rule for this story:
                 retell story check 8b0f4632 --silence no-evidence
        "#]],
    );
}

#[test]
fn a_script_reads_the_same_findings() {
    let user = user();
    check(
        &user.run(&["story", "check", "listening", "--json"]),
        &expect![[r#"
            [0]
            {"story":"01a2027b-d680-7834-9d4e-cdbc8b0f4632","findings":[{"rule":"no-evidence","level":"warning","field":"result","text":"nothing shows that it worked","mend":"give one of three: a number with what it was before, a change somebody saw, or their words"},{"rule":"no-decision","level":"warning","field":"action","text":"the action says \"we\" 3 times and \"I\" 0: what did you decide?","mend":"say one thing that would have gone another way without you: \"I chose … over …\""},{"rule":"nobody-affected","level":"warning","field":"result","text":"nobody is named for whom something changed","mend":"name one person by role, and what they do or say since: \"the night cashier no longer …\""},{"rule":"bare-number","level":"warning","field":"result","text":"the number 80% stands alone: no before, and no word on who counted it","mend":"say what it was before or where it comes from: \"from 31 a month to 7, by the same form\""},{"rule":"vague-words","level":"warning","field":"action","text":"vague in the action: \"made sure\", \"user-friendly\"","mend":"put what one could have seen or heard in its place"},{"rule":"vague-words","level":"warning","field":"result","text":"vague in the result: \"happier\", \"it showed me\"","mend":"put what one could have seen or heard in its place"},{"rule":"long-setup","level":"warning","field":"situation","text":"situation and task take 31 % of the words; 30 is plenty","mend":"keep where, when, what was at stake and your part: three sentences"},{"rule":"short-action","level":"warning","field":"action","text":"the action takes 44 % of the words, less than half","mend":"tell more of what you did: what you ruled out, what it cost, who was against it"},{"rule":"no-time-span","level":"warning","field":"story","text":"nothing says when it was or how long it took","mend":"one date or span is enough: \"one Sunday in March\", \"within six weeks\""},{"rule":"outside-band","level":"warning","field":"story","text":"75 words take about 0:32 at your pace; a telling should take 1:30 to 2:30","mend":"tell one moment in full: who said what, and what you weighed"},{"rule":"no-lesson","level":"hint","field":"lesson","text":"nothing says what you took from it","mend":"one sentence on what you do differently since, and where that showed"}]}
        "#]],
    );
}

#[test]
fn a_title_alone_is_called_a_title() {
    let user = user();
    user.run(&["story", "add", "The pad"]).ok();
    let checked = user.run(&["story", "check", "The pad"]);
    assert!(
        checked.ok().contains("only a title so far; tell it once"),
        "{checked:?}"
    );
}

#[test]
fn cues_are_asked_for_what_cues_can_hold() {
    let user = user();
    user.run(&["story", "add", "The pad", "--cue", "queue to the door"])
        .ok();
    check(
        &user.run(&["story", "check", "The pad"]),
        &expect![[r#"
            [0]
             The pad
               ! nothing shows that it worked
                 give one of three: a number with what it was before, a change somebody
                 saw, or their words
               ! nobody is named for whom something changed
                 name one person by role, and what they do or say since: "the night
                 cashier no longer …"
               ! nothing says when it was or how long it took
                 one date or span is enough: "one Sunday in March", "within six weeks"
               only cues so far; tell it once aloud and write it down from there:
                 retell story shape c207865f
               to silence a rule for this story:
                 retell story check c207865f --silence no-evidence
        "#]],
    );
    user.does(r#"story edit "The pad" --cue "31 to 4 in April, said the cashier""#);
    check(
        &user.run(&["story", "check", "The pad"]),
        &expect![[r#"
            [0]
             The pad
               nothing to mend
               only cues so far; tell it once aloud and write it down from there:
                 retell story shape c207865f
        "#]],
    );
    check(
        &user.run(&["story", "check", "The pad", "--strict"]),
        &expect![[r#"
            [0]
             The pad
               nothing to mend
               only cues so far; tell it once aloud and write it down from there:
                 retell story shape c207865f
        "#]],
    );
    assert_eq!(user.run(&["story", "check", "--json"]).json().len(), 2);
    user.run(&["story", "retire", "listening"]).ok();
    assert_eq!(user.run(&["story", "check", "--json"]).json().len(), 1);
}

#[test]
fn warnings_are_an_exit_code_only_when_asked() {
    let user = user();
    assert_eq!(user.run(&["story", "check"]).code, 0);
    let strict = user.run(&["story", "check", "--strict", "--json"]);
    assert_eq!(
        (strict.code, strict.err.as_str()),
        (1, "retell: 10 warnings\n")
    );
    assert_eq!(strict.out.lines().count(), 1);
}

#[test]
fn a_silenced_rule_is_silent_until_it_may_speak() {
    let user = user();
    let rules = |arguments: &[&str]| -> Vec<String> {
        let mut all = vec!["story", "check", "listening", "--json"];
        all.extend(arguments);
        let found = user.run(&all).json()[0]["findings"].clone();
        let rules = found.as_array().unwrap().iter();
        rules
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(rules(&[]).contains(&"bare-number".to_owned()));
    assert!(!rules(&["--silence", "bare-number"]).contains(&"bare-number".to_owned()));
    assert!(!rules(&[]).contains(&"bare-number".to_owned()));
    assert!(rules(&["--speak", "bare-number"]).contains(&"bare-number".to_owned()));
    check(
        &user.run(&["story", "check", "listening", "--silence", "number"]),
        &expect![[r#"
            [2]
            [stderr]
            error: invalid value 'number' for '--silence <RULE>': "number" is no rule: the rules are no-evidence, no-decision, nobody-affected, bare-number, vague-words, long-setup, short-action, no-time-span, too-many-numbers, too-long, outside-band, no-lesson

            For more information, try '--help'.
        "#]],
    );
    check(
        &user.run(&["story", "check", "--silence", "bare-number"]),
        &expect![[r#"
            [2]
            [stderr]
            error: the following required arguments were not provided:
              <STORY>

            Usage: retell story check --silence <RULE> <STORY>

            For more information, try '--help'.
        "#]],
    );
    check(
        &user.run(&["story", "check", "nowhere"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: unknown story "nowhere"
           retell story list lists them
    "#]],
    );
}

#[test]
fn the_list_of_vague_words_is_a_file_of_the_users() {
    let user = user();
    let vague = || {
        let run = user.run(&["story", "check", "listening"]);
        let lines = run.ok().lines().filter(|line| line.contains("vague in"));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    expect![[r#"
           ! vague in the action: "made sure", "user-friendly"
           ! vague in the result: "happier", "it showed me""#]]
    .assert_eq(&vague().join("\n"));
    user.file("home/vague-words.txt", "# mine\n- made sure\nsigns\n");
    expect![[r#"
           ! vague in the action: "user-friendly", "signs"
           ! vague in the result: "happier", "it showed me""#]]
    .assert_eq(&vague().join("\n"));
    user.file("home/vague-words.txt", b"\xff");
    check(
        &user.run(&["story", "check"]),
        &expect![[r#"
        [2]
        [stderr]
        retell: cannot read DESK/home/vague-words.txt: stream did not contain valid UTF-8
           it holds your changes to the list of vague words, one a line; mend or remove it
    "#]],
    );
}

#[test]
fn without_a_database_there_is_nothing_to_check() {
    let user = User::new();
    check(
        &user.run(&["story", "check"]),
        &expect![[r#"
        [0]
        no story yet: retell story add "something you broke" --topic failure
    "#]],
    );
    check(
        &user.run(&["story", "check", "--json", "--strict"]),
        &expect![[r#"
            [0]
        "#]],
    );
    assert!(!user.home().exists());
}
