//! Stories as files again, and what is private in them.

use expect_test::expect;

use super::support::{User, check};
#[cfg(unix)]
use super::terminal::Talk;

const NIGHT: &str = "title = \"The night shift\"\ncues = [\"odalys rang\", \"two clocks\"]\n\
    topics = [\"failure\"]\nrole = \"clerk at Oxbow Mills\"\n\
    action = \"Odalys Brandt rang me. I told Brandt that Excel was wrong.\"\n\
    result = \"It cost €2.4m less, down 40 %, and 31 calls stopped.\\nMail odalys@example.com.\"\n\
    state = \"ready\"\n";

/// A user with a deck about a company, and a story that gives people away.
fn user() -> User {
    let user = User::with_stories();
    let deck = "title = \"Milling\"\ncompanies = [{ name = \"Oxbow Mills\" }]\n\
                [[prompts]]\nid = \"a\"\nask = \"What have you milled?\"\n";
    let deck = user.file("milling.toml", deck);
    user.run(&["import", deck.to_str().unwrap()]).ok();
    user.run_with(&["story", "add", "--file", "-"], NIGHT).ok();
    user
}

#[test]
fn stories_are_printed_as_files_that_are_read_again() {
    let user = user();
    check(
        &user.run(&["story", "export", "payroll"]),
        &expect![[r#"
            [0]
            title = "The payroll export that ran twice"
            cues = [
                "called 40 people",
                "two clocks",
            ]
            topics = [
                "failure",
                "ownership",
            ]
            state = "draft"
        "#]],
    );
    check(
        &user.run(&[
            "story",
            "export",
            "night shift",
            "8b0f4632",
            "--format",
            "md",
        ]),
        &expect![[r#"
            [0]
            # The night shift

            ## Cues
            - odalys rang
            - two clocks

            ## Topics
            - failure

            ## Role
            clerk at Oxbow Mills

            ## Action
            Odalys Brandt rang me. I told Brandt that Excel was wrong.

            ## Result
            It cost €2.4m less, down 40 %, and 31 calls stopped.
            Mail odalys@example.com.

            ## State
            ready

            # The bakery

            ## Topics
            - customer
        "#]],
    );
    check(
        &user.run(&[
            "story",
            "export",
            "8b0f4632",
            "night shift",
            "8b0f4632",
            "--json",
        ]),
        &expect![[r#"
            [0]
            {"story":"01a2027b-d680-7834-9d4e-cdbc8b0f4632","title":"The bakery","cues":[],"topics":["customer"],"state":"draft"}
            {"story":"01a2027b-d680-7d61-8245-e06bb0bc4f57","title":"The night shift","cues":["odalys rang","two clocks"],"topics":["failure"],"action":"Odalys Brandt rang me. I told Brandt that Excel was wrong.","result":"It cost €2.4m less, down 40 %, and 31 calls stopped.\nMail odalys@example.com.","role":"clerk at Oxbow Mills","state":"ready"}
        "#]],
    );
    for format in ["toml", "md"] {
        let exported = user.run(&["story", "export", "--format", format]);
        let other = User::new();
        let added = other.run_with(&["story", "add", "--file", "-"], exported.ok());
        assert_eq!(added.ok().lines().count(), 4, "{added:?}");
        let again = other.run(&["story", "export", "--format", format]);
        assert_eq!(again.ok(), exported.out);
    }
}

#[test]
fn an_export_is_a_new_file_that_only_its_owner_reads() {
    let user = user();
    let run = || user.run(&["story", "export", "--to", "mine.toml"]);
    check(
        &run(),
        &expect![[r#"
        [0]
        4 stories written to mine.toml
    "#]],
    );
    assert!(
        std::fs::read_to_string(user.desk().join("mine.toml"))
            .unwrap()
            .contains("[[story]]")
    );
    check(
        &run(),
        &expect![[r#"
        [2]
        [stderr]
        retell: "mine.toml" exists already
           nothing was changed; name another file
    "#]],
    );
    check(
        &user.run(&["story", "export", "--to", "no/where.toml"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot write "no/where.toml": no such file or directory
        "#]],
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = std::fs::metadata(user.desk().join("mine.toml")).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
    check(
        &user.run(&["story", "export", "nowhere"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: unknown story "nowhere"
               retell story list lists them
        "#]],
    );
}

#[test]
fn without_a_collection_there_is_nothing_to_export() {
    let user = User::new();
    for more in [
        &[][..],
        &["--redact"],
        &["--redact", "--list", "--json"],
        &["--json"],
    ] {
        let mut arguments = vec!["story", "export"];
        arguments.extend(more);
        let run = user.run(&arguments);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    }
    assert!(!user.home().exists());
}

#[test]
fn what_is_private_is_shown_before_it_is_replaced() {
    let user = user();
    let redact = ["story", "export", "night", "--redact"];
    check(
        &user.run(&redact),
        &expect![[r#"
            [1]
            [stderr]
             4 finds would be replaced
               1  [name 1]   odalys · Odalys Brandt · Brandt       3 times: cues, action
               2  [company]  Oxbow Mills                                      once: role
               3  [amount]   €2.4m                                          once: result
               4  [address]  odalys@example.com                             once: result
            retell: nothing was written: look first at what was found
               then the same with --yes replaces it; --keep WORD lets one stand, --hide WORD adds one
        "#]],
    );
    let mut agreed = redact.to_vec();
    agreed.push("--yes");
    check(
        &user.run(&agreed),
        &expect![[r#"
            [0]
            title = "The night shift"
            cues = [
                "[name 1] rang",
                "two clocks",
            ]
            topics = ["failure"]
            action = "[name 1] rang me. I told [name 1] that Excel was wrong."
            result = """
            It cost [amount] less, down 40 %, and 31 calls stopped.
            Mail [address]."""
            role = "clerk at [company]"
            state = "ready"
            [stderr]
            6 places replaced; read it once more before you pass it on
        "#]],
    );
}

#[test]
fn a_script_keeps_and_hides_by_flags() {
    let mut user = user();
    let with = |user: &User, more: &[&str]| {
        let mut arguments = vec!["story", "export", "night", "--redact"];
        arguments.extend(more);
        user.run(&arguments)
    };
    check(
        &with(
            &user,
            &[
                "--yes",
                "--quiet",
                "--keep",
                "odalys@example.com",
                "--hide",
                "two clocks",
                "--format",
                "md",
            ],
        ),
        &expect![[r#"
            [0]
            # The night shift

            ## Cues
            - [name 1] rang
            - [private]

            ## Topics
            - failure

            ## Role
            clerk at [company]

            ## Action
            [name 1] rang me. I told [name 1] that Excel was wrong.

            ## Result
            It cost [amount] less, down 40 %, and 31 calls stopped.
            Mail odalys@example.com.

            ## State
            ready
        "#]],
    );
    check(
        &with(&user, &["--list", "--json"]),
        &expect![[r#"
            [0]
            {"kind":"name","forms":["odalys","Odalys Brandt","Brandt"],"placeholder":"[name 1]","places":3,"fields":["cues","action"]}
            {"kind":"company","forms":["Oxbow Mills"],"placeholder":"[company]","places":1,"fields":["role"]}
            {"kind":"amount","forms":["€2.4m"],"placeholder":"[amount]","places":1,"fields":["result"]}
            {"kind":"address","forms":["odalys@example.com"],"placeholder":"[address]","places":1,"fields":["result"]}
        "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &with(&user, &["--list"]),
        &expect![[r#"
            [0]
             4 finds would be replaced
               1  [name 1]   odalys · Odalys Brandt
                  · Brandt
                  3 times: cues, action
               2  [company]  Oxbow Mills  once: role
               3  [amount]   €2.4m      once: result
               4  [address]  odalys@example.com
                  once: result
        "#]],
    );
}

#[test]
fn the_list_of_private_words_is_a_file_of_the_users() {
    let user = user();
    user.file(
        "home/private-words.txt",
        "# mine\nclocks\n- Brandt # everybody's\n",
    );
    check(
        &user.run(&["story", "export", "night", "--redact", "--list"]),
        &expect![[r#"
            [0]
             5 finds would be replaced
               1  [name 1]   odalys · Odalys                         twice: cues, action
               2  [company]  Oxbow Mills                                      once: role
               3  [private]  clocks                                           once: cues
               4  [amount]   €2.4m                                          once: result
               5  [address]  odalys@example.com                             once: result
        "#]],
    );
    user.file("home/private-words.txt", b"\xff");
    check(
        &user.run(&["story", "export", "--redact"]),
        &expect![[r#"
            [2]
            [stderr]
            retell: cannot read DESK/home/private-words.txt: stream did not contain valid UTF-8
               it holds your list of private words, one a line; mend or remove it
        "#]],
    );
}

#[test]
fn what_was_redacted_draws_no_find() {
    let user = user();
    let once = user.run(&["story", "export", "--redact", "--yes", "--quiet"]);
    let other = User::new();
    other
        .run_with(&["story", "add", "--file", "-"], once.ok())
        .ok();
    check(
        &other.run(&["story", "export", "--redact", "--list"]),
        &expect![[r#"
            [0]
             nothing private found
        "#]],
    );
    let twice = other.run(&["story", "export", "--redact", "--quiet"]);
    assert_eq!(twice.ok(), once.out);
}

#[test]
fn choices_about_finds_need_redact() {
    let user = user();
    for choice in [&["--list"][..], &["--keep", "a"], &["--hide", "a"]] {
        let mut arguments = vec!["story", "export"];
        arguments.extend(choice);
        let run = user.run(&arguments);
        assert_eq!(run.failed().0, 2);
        assert!(run.err.contains("--redact"), "{run:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_person_keeps_and_hides_before_agreeing() {
    let user = user();
    let arguments = [
        "story", "export", "night", "--redact", "--to", "mine.md", "--format", "md",
    ];
    let mut talk = Talk::start(&user, &arguments, 80, 24);
    expect![[r#"
        | 4 finds would be replaced
        |   1  [name 1]   odalys · Odalys Brandt · Brandt       3 times: cues, action
        |   2  [company]  Oxbow Mills                                      once: role
        |   3  [amount]   €2.4m                                          once: result
        |   4  [address]  odalys@example.com                             once: result
        |
        |enter replaces them · a number keeps one · a word hides it too
    "#]]
    .assert_eq(&talk.screen("hides it too"));
    talk.types("1, 9");
    talk.sees("hides it too");
    talk.types("two clocks");
    expect![[r#"
        | 4 finds would be replaced
        |   1  [name 1]   odalys · Odalys Brandt · Brandt       3 times: cues, action
        |   2  [company]  Oxbow Mills                                      once: role
        |   3  [amount]   €2.4m                                          once: result
        |   4  [address]  odalys@example.com                             once: result
        |
        |enter replaces them · a number keeps one · a word hides it too
        |> 1, 9
        |
        | 3 finds would be replaced
        |   1  [company]  Oxbow Mills                                      once: role
        |   2  [amount]   €2.4m                                          once: result
        |   3  [address]  odalys@example.com                             once: result
        | stays: odalys · Odalys Brandt · Brandt
        |
        |enter replaces them · a number keeps one · a word hides it too
        |> two clocks
        |
        | 4 finds would be replaced
        |   1  [company]  Oxbow Mills                                      once: role
        |   2  [private]  two clocks                                       once: cues
        |   3  [amount]   €2.4m                                          once: result
        |   4  [address]  odalys@example.com                             once: result
        | stays: odalys · Odalys Brandt · Brandt
        |
        |enter replaces them · a number keeps one · a word hides it too
    "#]]
    .assert_eq(&talk.screen("hides it too"));
    talk.types("")
        .sees("read it once more before you pass it on");
    assert_eq!(
        talk.ends(),
        ("|\n|1 story written to mine.md\n|\n".to_owned(), 0)
    );
    let written = std::fs::read_to_string(user.desk().join("mine.md")).unwrap();
    expect![[r#"
        # The night shift

        ## Cues
        - odalys rang
        - [private]

        ## Topics
        - failure

        ## Role
        clerk at [company]

        ## Action
        Odalys Brandt rang me. I told Brandt that Excel was wrong.

        ## Result
        It cost [amount] less, down 40 %, and 31 calls stopped.
        Mail [address].

        ## State
        ready
    "#]]
    .assert_eq(&written);
}

#[cfg(unix)]
#[test]
fn who_leaves_the_question_writes_nothing() {
    let user = user();
    let mut talk = Talk::from_shell(
        &user,
        &["story", "export", "night", "--redact", "--to", "mine.md"],
    );
    talk.sees("hides it too");
    talk.press("\x1b");
    talk.sees("code 1");
    talk.sees("modes restored");
    assert!(!user.desk().join("mine.md").exists());
}
