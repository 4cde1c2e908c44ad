use super::*;

fn environment(settings: &[(&str, &str)]) -> Environment {
    Environment {
        settings: settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect(),
        ..Environment::default()
    }
}

fn parse(text: &str, settings: &[(&str, &str)]) -> Result<Config, String> {
    Config::parse(text, Path::new("config.toml"), &environment(settings))
        .map_err(|error| error.to_string())
}

#[test]
fn nothing_said_gives_the_documented_defaults() {
    let config = parse("", &[]).unwrap();
    for (row, key) in config.rows().iter().zip(&KEYS) {
        assert_eq!(row, &(key, key.default.to_owned(), Source::Default));
    }
    assert_eq!(config.rollover.value, 240);
    assert_eq!(config.band.value, Band { from: 90, to: 150 });
    assert!((config.telling_minutes.value - 2.5).abs() < f64::EPSILON);
}

#[test]
fn variables_win_over_the_file_and_the_file_over_what_was_measured() {
    let measured = Measured {
        telling_minutes: Some(1.8),
        pick_minutes: Some(0.4),
        words_per_minute: Some(155),
    };
    let config = parse(
        "telling_minutes = 3\npick_minutes = 0.6",
        &[("pick_minutes", "0.7")],
    )
    .unwrap()
    .with_measured(measured);
    let row = |name: &str| {
        let (_, value, source) = config
            .rows()
            .into_iter()
            .find(|(key, _, _)| key.name == name)
            .unwrap();
        (value, source)
    };
    assert_eq!(row("telling_minutes"), ("3".to_owned(), Source::File));
    assert_eq!(row("pick_minutes"), ("0.7".to_owned(), Source::Environment));
    assert_eq!(
        row("words_per_minute"),
        ("155".to_owned(), Source::Measured)
    );
    assert_eq!(row("minutes"), ("20".to_owned(), Source::Default));
}

#[test]
fn every_way_to_write_a_value_is_read() {
    for (text, name, shown) in [
        ("minutes = 0.5", "minutes", "0.5"),
        ("minutes = \"25\"", "minutes", "25"),
        ("pick = false", "pick", "off"),
        ("pick = \"off\"", "pick", "off"),
        ("shaping = true", "shaping", "on"),
        ("new_per_day = 0", "new_per_day", "0"),
        ("new_per_day = \"unset\"", "new_per_day", "unset"),
        ("rollover = \"4:30\"", "rollover", "04:30"),
        ("rollover = 23:59:00", "rollover", "23:59"),
        ("band = \"60 – 90 seconds\"", "band", "60-90"),
        ("frame = \"carl\"", "frame", "carl"),
        ("short_card_share = 0", "short_card_share", "0"),
    ] {
        let rows = parse(text, &[]).unwrap().rows();
        let (_, value, source) = rows.iter().find(|(key, _, _)| key.name == name).unwrap();
        assert_eq!((value.as_str(), *source), (shown, Source::File), "{text}");
    }
}

#[test]
fn a_refusal_names_the_place_and_what_to_write() {
    for (text, message) in [
        (
            "# mine\nminutes = 0",
            "config.toml, line 2: minutes cannot be \"0\": write a number above 0 and up to 1440, as in 20",
        ),
        (
            "\n\nminuts = 5",
            "config.toml, line 3: there is no setting \"minuts\"; did you mean minutes?",
        ),
        (
            "volume = 5",
            "config.toml, line 1: there is no setting \"volume\"; retell config list shows them all",
        ),
        (
            "band = [90, 150]",
            "config.toml, line 1: band takes one value: write two whole numbers of seconds from 1 to 3600, the smaller first, as in 90-150",
        ),
    ] {
        assert_eq!(parse(text, &[]).unwrap_err(), message);
    }
    let broken = parse("minutes = 5\nband = 90-150\n", &[]).unwrap_err();
    assert!(broken.starts_with("config.toml, line 2: "), "{broken}");
    assert!(!broken.contains('\n') && !broken.ends_with('.'), "{broken}");
    assert_eq!(
        parse("", &[("new_per_day", "few")]).unwrap_err(),
        "RETELL_NEW_PER_DAY: new_per_day cannot be \"few\": write a whole number from 0 to 9999, as in 5, or unset"
    );
}

#[test]
fn values_out_of_range_are_refused() {
    for (name, wrong) in [
        ("minutes", "-1"),
        ("minutes", "NaN"),
        ("minutes", "inf"),
        ("minutes", "1441"),
        ("telling_minutes", "61"),
        ("short_card_share", "1.1"),
        ("short_card_share", "-0.1"),
        ("pick", "maybe"),
        ("reviews_per_day", "-1"),
        ("reviews_per_day", "10000"),
        ("rollover", "24:00"),
        ("rollover", "4"),
        ("rollover", "+4:00"),
        ("rollover", "04:00:30"),
        ("band", "150-90"),
        ("band", "90-90"),
        ("band", "0-90"),
        ("words_per_minute", "39"),
        ("frame", "STARR"),
    ] {
        assert!(parse("", &[(name, wrong)]).is_err(), "{name} {wrong}");
    }
}

#[test]
fn other_variables_of_ours_are_no_settings() {
    assert!(parse("", &[("whatever", "1")]).is_ok());
}

#[test]
fn setting_keeps_comments_and_unsetting_brings_back_the_default() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("new folder/config.toml");
    set(&path, "minutes", "25").unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "minutes = 25\n");

    std::fs::write(
        &path,
        "# my days\nminutes = 25  # mornings\n\npick = true\n",
    )
    .unwrap();
    set(&path, "minutes", "12.5").unwrap();
    set(&path, "pick", "off").unwrap();
    set(&path, "rollover", "05:00").unwrap();
    let expected = "# my days\nminutes = 12.5  # mornings\n\npick = false\nrollover = \"05:00\"\n";
    assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);

    assert!(unset(&path, "pick").unwrap());
    assert!(!unset(&path, "pick").unwrap());
    let config = load(&path, &Environment::default()).unwrap();
    assert_eq!(config.pick.source, Source::Default);
    assert_eq!(config.rollover.value, 300);
}

#[test]
fn a_refused_setting_changes_nothing_and_a_broken_one_can_be_mended() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("config.toml");
    let message = set(&path, "minutes", "lots").unwrap_err().to_string();
    assert_eq!(
        message,
        "minutes cannot be \"lots\": write a number above 0 and up to 1440, as in 20"
    );
    assert!(set(&path, "minuts", "5").is_err() && unset(&path, "minuts").is_err());
    assert!(!path.exists());

    std::fs::write(&path, "minutes = \"lots\"\nminuts = 5\n").unwrap();
    set(&path, "minutes", "15").unwrap();
    assert!(unset(&path, "minuts").unwrap());
    let config = load(&path, &Environment::default()).unwrap();
    assert!((config.minutes.value - 15.0).abs() < f64::EPSILON);
}

#[cfg(unix)]
#[test]
fn the_file_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("config.toml");
    set(&path, "frame", "carl").unwrap();
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
