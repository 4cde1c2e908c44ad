//! The settings, the completion scripts and the manual page.

use expect_test::expect;

use super::support::User;

fn first_lines(text: &str, count: usize) -> String {
    text.split_inclusive('\n').take(count).collect()
}

#[test]
fn every_setting_has_a_value_and_a_source() {
    let mut user = User::new();
    user.set("RETELL_FRAME", "carl");
    expect![[r#"
        minutes is 25 minutes (file)
    "#]]
    .assert_eq(user.run(&["config", "set", "minutes", "25"]).ok());
    expect![[r#"
        minutes           25 minutes          file
           how long you practise a day
        telling_minutes   2.5 minutes         default
           what one telling takes; measured from yours until it is set
        pick_minutes      0.5 minutes         default
           what one pick takes; measured from yours until it is set
        short_card_share  0.2 of the minutes  default
           the most of a day that criteria, pitfalls, follow-ups and samples may
           take
        pick              on                  default
           whether a prompt whose story is fresh may be picked instead of told
        new_per_day       unset               default
           the most new prompts a day; without it the minutes decide
        reviews_per_day   unset               default
           the most prompts a day that were practised before; without it the minutes
           decide
        shaping           on                  default
           whether some of a day's minutes go to shaping a story that needs it
        rollover          04:00               default
           when a new day begins
        band              90-150 seconds      default
           how long a telling should take
        words_per_minute  140 words a minute  default
           how fast you speak; measured from your tellings until it is set
        frame             carl                environment
           the parts of a story: situation, task, action, result; or context,
           action, result, learning
    "#]]
    .assert_eq(user.run(&["config"]).ok());
    user.set("COLUMNS", "40");
    expect![[r#"
        minutes: 25 minutes (file)
           how long you practise a day
        telling_minutes: 2.5 minutes (default)
           what one telling takes; measured from
           yours until it is set
        pick_minutes: 0.5 minutes (default)
           what one pick takes; measured from
           yours until it is set
    "#]]
    .assert_eq(&first_lines(user.run(&["config", "list"]).ok(), 8));
    let lines = user.run(&["config", "--json"]).json();
    assert_eq!(lines.len(), 12);
    assert_eq!(
        lines[0].to_string(),
        r#"{"accepts":"a number above 0 and up to 1440, as in 20","key":"minutes","meaning":"how long you practise a day","source":"file","unit":"minutes","value":25}"#
    );
    assert_eq!(
        (&lines[4]["value"], &lines[5]["value"]),
        (&true.into(), &serde_json::Value::Null)
    );
}

#[test]
fn what_was_measured_is_shown_in_few_digits() {
    let user = User::with_decks(&["ownership"]);
    let prompts = user.run(&["cards", "--kind", "prompt", "--json"]).json();
    for (prompt, seconds) in prompts
        .iter()
        .zip(["100", "101", "130", "131", "133", "140"])
    {
        let card = prompt["card"].as_str().unwrap();
        user.run(&["rate", card, "4", "--seconds", seconds]).ok();
    }
    let listed = user.run(&["config"]).ok().to_owned();
    assert!(
        listed.contains("telling_minutes   2.17 minutes        measured\n"),
        "{listed}"
    );
}

#[test]
fn a_setting_is_changed_and_changed_back() {
    let mut user = User::new();
    assert_eq!(user.run(&["config", "get", "band"]).ok(), "90-150\n");
    assert_eq!(
        user.run(&["config", "set", "band", "60-120"]).ok(),
        "band is 60-120 seconds (file)\n"
    );
    assert_eq!(user.run(&["config", "get", "band"]).ok(), "60-120\n");
    assert_eq!(
        user.run(&["config", "unset", "band"]).ok(),
        "band is 90-150 seconds (default)\n"
    );
    assert_eq!(
        user.run(&["config", "unset", "band"]).ok(),
        "band was not set\n"
    );
    user.set("RETELL_MINUTES", "9");
    let run = user.run(&["config", "set", "minutes", "30"]);
    assert_eq!(run.out, "minutes is 9 minutes (environment)\n");
    assert_eq!(
        run.err,
        "note  RETELL_MINUTES is set to 9 and outweighs the file\n"
    );
}

#[test]
fn a_wrong_name_or_value_is_told_what_would_be_right() {
    let user = User::new();
    let mut said = String::new();
    for arguments in [
        &["config", "set", "minuts", "30"][..],
        &["config", "get", "colour"],
        &["config", "unset", "rolover"],
        &["config", "set", "minutes", "-5"],
        &["config", "set", "band", "150-90"],
        &["config", "set", "pick", "maybe"],
        &["config", "set", "rollover", "25:00"],
    ] {
        let run = user.run(arguments);
        assert_eq!(run.failed().0, 2);
        said.push_str(&run.err);
    }
    expect![[r#"
        retell: there is no setting "minuts"; did you mean minutes?
        retell: there is no setting "colour"; retell config list shows them all
        retell: there is no setting "rolover"; did you mean rollover?
        retell: minutes cannot be "-5": write a number above 0 and up to 1440, as in 20
        retell: band cannot be "150-90": write two whole numbers of seconds from 1 to 3600, the smaller first, as in 90-150
        retell: pick cannot be "maybe": write on or off
        retell: rollover cannot be "25:00": write a time of day from 00:00 to 23:59, as in 04:00
    "#]]
    .assert_eq(&said);
    assert!(!user.home().exists());
}

#[test]
fn a_file_that_is_wrong_is_named_by_its_line_and_can_be_mended() {
    let user = User::new();
    user.file(
        "home/config.toml",
        "# mine\nminutes = 20\nrollovr = \"05:00\"\n",
    );
    let run = user.run(&["config"]);
    expect![[r#"
        retell: DESK/home/config.toml, line 3: there is no setting "rollovr"; did you mean rollover?
    "#]]
    .assert_eq(run.failed().1);
    assert_eq!(run.code, 2);
    assert_eq!(
        user.run(&["config", "unset", "rollovr"]).ok(),
        "rollovr is no longer in the file\n"
    );
    assert_eq!(
        std::fs::read_to_string(user.home().join("config.toml")).unwrap(),
        "# mine\nminutes = 20\n"
    );
}

#[test]
fn each_shell_gets_a_script_that_it_can_read() {
    let user = User::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = user.run(&["completions", shell]).ok().to_owned();
        for word in ["review", "readiness", "restore", "--theme", "completions"] {
            assert!(
                script.contains(word.trim_start_matches("--")),
                "{shell} knows {word}"
            );
        }
        let path = user.file(&format!("retell.{shell}"), &script);
        // A shell that is not installed cannot be asked.
        if let Ok(read) = std::process::Command::new(shell)
            .arg("-n")
            .arg(&path)
            .output()
        {
            assert!(read.status.success(), "{shell}: {read:?}");
        }
    }
    assert_eq!(user.run(&["completions", "csh"]).code, 2);
}

#[test]
fn the_manual_has_a_section_for_every_command() {
    let manual = User::new().run(&["man"]).ok().to_owned();
    assert!(manual.contains(".TH retell 1"));
    for command in [
        "REVIEW", "QUEUE", "RATE", "IMPORT", "BACKUP", "RESTORE", "CHECK", "CONFIG",
    ] {
        assert!(
            manual.contains(&format!(".SH \"RETELL-{command}\"")),
            "{command}"
        );
    }
}

/// The commands that a help text lists, each with the sentence beside it.
fn listed(help: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
    {
        match (line.starts_with("   "), line.trim().split_once("  ")) {
            (false, Some((name, says))) => commands.push((name.to_owned(), says.trim().to_owned())),
            _ => {
                if let Some((_, says)) = commands.last_mut() {
                    *says = format!("{says} {}", line.trim());
                }
            }
        }
    }
    commands
}

/// The first paragraph of a help text.
fn beginning(help: &str) -> String {
    let lines: Vec<&str> = help.lines().take_while(|line| !line.is_empty()).collect();
    lines.join(" ")
}

#[test]
fn every_command_begins_its_help_with_what_the_list_says_of_it() {
    let user = User::new();
    let commands = listed(user.run(&["--help"]).ok());
    assert!(commands.len() > 15, "{commands:?}");
    for (command, says) in commands {
        let help = user.run(&[&command, "--help"]).ok().to_owned();
        assert_eq!(beginning(&help), says, "{command}");
        for (below, says) in listed(&help) {
            let help = user.run(&[&command, &below, "--help"]).ok().to_owned();
            assert_eq!(beginning(&help), says, "{command} {below}");
        }
    }
}

#[test]
fn every_command_shows_how_it_is_used() {
    let user = User::new();
    let help = user.run(&["--help"]).ok().to_owned();
    let commands = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            line.strip_prefix("  ")
                .filter(|rest| !rest.starts_with(' '))
        })
        .filter_map(|line| line.split(' ').next())
        .collect::<Vec<_>>();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands {
        let help = user.run(&[command, "--help"]).ok().to_owned();
        assert!(help.contains("\nExamples:\n  "), "{command}: {help}");
    }
}
