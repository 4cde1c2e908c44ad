//! The days before an interview, lived through the real program, beside a second plan.

mod second;

use std::fmt::Write;

use second::{Morning, TELLING, Told, second_plan};

use expect_test::{Expect, expect};

use super::support::{Run, User};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % limit
    }
}

/// A user who practises the prompts of these themes and no short cards. The themes are activated in an
/// order that is not theirs.
fn user_with(themes: &[&str]) -> (User, Vec<Told>) {
    let mut user = User::new();
    user.set("RETELL_TELLING_MINUTES", "2.5");
    user.set("RETELL_SHORT_CARD_SHARE", "0");
    let mut arguments = vec!["decks", "activate"];
    arguments.extend(themes.iter().rev());
    user.run(&arguments).ok();
    let mut told: Vec<Told> = Vec::new();
    for line in user.run(&["cards", "--json", "--kind", "prompt"]).json() {
        let slug = line["deck"].as_str().unwrap();
        let deck = themes.iter().position(|theme| *theme == slug).unwrap();
        told.push(Told {
            card: line["card"].as_str().unwrap().to_owned(),
            position: told.iter().filter(|other| other.deck == deck).count(),
            deck,
            ratings: Vec::new(),
        });
    }
    (user, told)
}

fn at(user: &mut User, day: i32) {
    let seconds = 1_795_338_000_i64 + 86_400 * i64::from(day);
    user.at(&seconds.to_string());
}

fn date(day: i32) -> String {
    let day = 22 + day;
    if day <= 30 {
        format!("2026-11-{day}")
    } else {
        format!("2026-12-{:02}", day - 30)
    }
}

/// What `retell queue` serves: the cards in order, and those that come again.
fn served(user: &User, minutes: Option<f64>) -> (Vec<String>, Vec<String>) {
    let minutes = minutes.map(|minutes| minutes.to_string());
    let mut arguments = vec!["queue", "--json"];
    arguments.extend(
        minutes
            .iter()
            .flat_map(|minutes| ["--minutes", minutes.as_str()]),
    );
    let lines = user.run(&arguments).json();
    let cards = |again: bool| {
        lines
            .iter()
            .filter(|line| line["again"].as_bool().unwrap_or(false) == again)
            .map(|line| line["card"].as_str().unwrap().to_owned())
            .collect()
    };
    (cards(false), cards(true))
}

/// One life: every morning the two plans agree, whatever was graded, skipped or moved before.
struct Life {
    themes: &'static [&'static str],
    minutes: f64,
    interview: i32,
    moved: Option<(i32, i32)>,
    skipped: &'static [i32],
    whole_budget: bool,
    seed: u64,
}

fn live(life: &Life) {
    let (mut user, mut told) = user_with(life.themes);
    at(&mut user, 0);
    let minutes = life.minutes.to_string();
    let set = [
        "interview",
        "set",
        &date(life.interview),
        "--minutes",
        &minutes,
    ];
    assert_eq!(user.run(&set).code, 0, "{:?}", user.run(&set));
    let mut dice = Dice(life.seed);
    let mut interview = life.interview;
    let mut day = 0;
    while day < interview {
        at(&mut user, day);
        if let Some((on, to)) = life.moved
            && on == day
        {
            assert_eq!(user.run(&["interview", "set", &date(to)]).code, 0);
            interview = to;
        }
        if !life.skipped.contains(&day) {
            live_through(&user, &mut told, life, (day, interview), &mut dice);
        }
        day += 1;
    }
    at(&mut user, interview);
    assert_eq!(
        served(&user, None),
        (Vec::new(), Vec::new()),
        "nothing on the day itself"
    );
}

/// A day with a break in the middle: after it, the rest of the same plan is served.
fn live_through(
    user: &User,
    told: &mut [Told],
    life: &Life,
    (day, interview): (i32, i32),
    dice: &mut Dice,
) {
    let mut left = life.minutes;
    for part in 0..3 {
        let morning = Morning {
            prompts: told,
            today: day,
            first: 0,
            interview,
            minutes_a_day: life.minutes,
            minutes_now: left,
            floor: if life.whole_budget { 0.0 } else { 0.04 },
        };
        let expected = second_plan(&morning);
        let found = served(
            user,
            life.whole_budget.then_some(left).filter(|left| *left > 0.0),
        );
        if left > 0.0 || !life.whole_budget {
            assert_eq!(
                found, expected,
                "day {day} of {interview}, part {part}, seed {}",
                life.seed
            );
        }
        let now: Vec<String> = found.0.into_iter().chain(found.1).collect();
        let until = if part == 0 {
            now.len().div_ceil(2)
        } else {
            now.len()
        };
        let mut lines = String::new();
        for card in &now[..until] {
            let grade = [4, 3, 5, 2, 4, 1, 0, 3][dice.below(8) as usize];
            writeln!(lines, "{{\"card\":\"{card}\",\"grade\":{grade}}}").unwrap();
            let prompt = told.iter_mut().find(|prompt| prompt.card == *card).unwrap();
            prompt.ratings.push((day, grade));
            left -= TELLING;
        }
        if !lines.is_empty() {
            assert_eq!(user.run_with(&["rate", "-", "--json"], lines).code, 0);
        }
    }
}

#[test]
fn eighteen_days_with_a_weekend_off_and_a_moved_date() {
    live(&Life {
        themes: &["ambiguity", "dive-deep", "ownership", "teamwork"],
        minutes: 12.5,
        interview: 18,
        moved: Some((8, 15)),
        skipped: &[6, 7],
        whole_budget: true,
        seed: 1,
    });
}

#[test]
fn more_prompts_than_the_days_hold_twice() {
    live(&Life {
        themes: &[
            "ambiguity",
            "dive-deep",
            "feedback",
            "frugality",
            "ownership",
            "teamwork",
        ],
        minutes: 10.0,
        interview: 12,
        moved: Some((5, 16)),
        skipped: &[2, 9, 10],
        whole_budget: true,
        seed: 2,
    });
}

#[test]
fn few_prompts_come_again_and_then_it_is_enough() {
    live(&Life {
        themes: &["dive-deep", "ownership"],
        minutes: 50.0,
        interview: 14,
        moved: None,
        skipped: &[4],
        whole_budget: false,
        seed: 3,
    });
}

#[test]
fn a_longer_wait_than_was_hoped_for() {
    live(&Life {
        themes: &["dive-deep", "ownership"],
        minutes: 10.0,
        interview: 6,
        moved: Some((4, 13)),
        skipped: &[],
        whole_budget: true,
        seed: 4,
    });
}

/// Compares everything a run left; the code's line keeps the indentation of the others.
#[track_caller]
fn check(run: &Run, wanted: &Expect) {
    wanted.assert_eq(&format!("[{}]\n{}{}", run.code, run.out, run.err));
}

/// A user with an interview in nine days about one theme.
fn with_interview() -> User {
    let (mut user, _) = user_with(&["dive-deep"]);
    at(&mut user, 0);
    user.run(&["interview", "set", &date(9), "--minutes", "10"])
        .ok();
    user
}

#[test]
fn a_second_interview_says_which_comes_first() {
    let user = User::with_decks(&["dive-deep", "ownership"]);
    user.does(
        "
        interview set in 3 weeks --company Kestrel --themes dive-deep
        interview set in 9 days --company Bluebird --themes ownership
        ",
    );
    let ends = |arguments: &[&str]| {
        let plan = user.run(arguments).ok().to_owned();
        let last = plan.rsplit("\n\n").next().unwrap();
        last.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    expect!["Kestrel on Sun 13 Dec is ahead too: retell plan --company NAME shows its days"]
        .assert_eq(&ends(&["plan"]));
    expect!["Bluebird on Tue 1 Dec comes first: today's line is what a session serves, the others are as if Kestrel stood alone"]
        .assert_eq(&ends(&["plan", "--company", "kestrel"]));
}

#[test]
fn the_plan_shows_every_day_to_come() {
    let mut user = with_interview();
    user.run(&["plan", "off", &date(3)]).ok();
    check(
        &user.run(&["plan"]),
        &expect![[r#"
        [0]
         Interview · Tue 1 Dec · 9 days to go
           10 minutes a day hold 4 tellings, 32 in all, for 8 prompts, none told yet

         day         min  new  tell
         Sun 22 Nov   10    4     4
         Mon 23 Nov   10    4     4
         Tue 24 Nov   10    0     4  mock
         Wed 25 Nov                  off
         Thu 26 Nov   10    0     4
         Fri 27 Nov    4    0     2
         Sat 28 Nov    4    0     1  mock
         Sun 29 Nov   10    0     4  last look
         Mon 30 Nov   10    0     4  last look
         Tue 1 Dec                   interview

         On the day  1 of 1 theme ready · 7 to 8 of 8 prompts would come out well
         Skip today  next to nothing is lost on the day
         Assumed     as people usually forget: it cannot be told yet how you do, in
                     32 lives; a story told for one prompt carries to its others
                     (config set pick off if not)
    "#]],
    );
    user.set("COLUMNS", "40");
    check(
        &user.run(&["plan"]),
        &expect![[r#"
        [0]
         Interview · Tue 1 Dec · 9 days to go
           10 minutes a day hold 4 tellings, 32
           in all, for 8 prompts, none told yet

         day         new  tell
         Sun 22 Nov    4     4
         Mon 23 Nov    4     4
         Tue 24 Nov    0     4  mock
         Wed 25 Nov             off
         Thu 26 Nov    0     4
         Fri 27 Nov    0     2
         Sat 28 Nov    0     1  mock
         Sun 29 Nov    0     4  last look
         Mon 30 Nov    0     4  last look
         Tue 1 Dec              interview

         On the day  1 of 1 theme ready · 7 to 8
                     of 8 prompts would come out
                     well
         Skip today  next to nothing is lost on
                     the day
         Assumed     as people usually forget:
                     it cannot be told yet how
                     you do, in 32 lives; a
                     story told for one prompt
                     carries to its others
                     (config set pick off if
                     not)
    "#]],
    );
    assert_eq!(user.run(&["plan"]).out, user.run(&["plan"]).out);

    let plan = &user.run(&["plan", "--json"]).json()[0];
    let days = plan["days"].as_array().unwrap();
    assert_eq!(days.len(), 9);
    let served = user.run(&["queue", "--json"]).json().len() as f64;
    assert_eq!(
        days[0]["tellings"].as_f64(),
        Some(served),
        "today is what is served"
    );
    for day in days {
        assert!(day["minutes"].as_f64().unwrap() <= 10.0);
        assert_eq!(day["off"] == true, day["on"] == date(3));
    }
    assert_eq!(plan["days"][2]["mock"], true, "seven days before");
}

#[test]
fn without_an_interview_there_is_no_plan() {
    let user = User::new();
    check(
        &user.run(&["plan"]),
        &expect![[r#"
        [0]
        no interview is ahead: retell interview set in 3 weeks --company amazon
    "#]],
    );
    let empty = &user.run(&["plan", "--json"]).json()[0];
    assert!(empty["interview"].is_null() && empty["days"].as_array().unwrap().is_empty());
    check(
        &user.run(&["plan", "--ics", "x.ics"]),
        &expect![[r#"
        [2]
        retell: no interview is ahead: retell interview set in 3 weeks --company amazon
    "#]],
    );
    check(
        &user.run(&["plan", "off", "2026-11-20"]),
        &expect![[r#"
        [2]
        retell: 2026-11-20 has passed: it was 2 days ago, today is 2026-11-22
           retell plan off DATE takes a day to come
    "#]],
    );
    check(
        &user.run(&["plan", "--company", "amazon"]),
        &expect![[r#"
            [0]
            no interview is ahead: retell interview set in 3 weeks --company amazon
        "#]],
    );
}

#[test]
fn too_little_time_is_said_in_numbers_and_scopes_are_compared() {
    let (mut user, _) = user_with(&["ambiguity", "dive-deep", "ownership"]);
    at(&mut user, 0);
    user.run(&["interview", "set", &date(4), "--minutes", "10"])
        .ok();
    check(
        &user.run(&["plan"]),
        &expect![[r#"
            [0]
             Interview · Thu 26 Nov · 4 days to go
               10 minutes a day hold 4 tellings, 16 in all, for 23 prompts, none told
               yet

             day         min  new  tell
             Sun 22 Nov   10    4     4  last look
             Mon 23 Nov   10    4     4  mock · last look
             Tue 24 Nov   10    4     4  last look
             Wed 25 Nov   10    4     4  last look
             Thu 26 Nov                  interview

             On the day  3 of 3 themes ready · 14 to 15 of 23 prompts would come out
                         well
             Skip today  2.8 fewer prompts would come out well
             Assumed     as people usually forget: it cannot be told yet how you do, in
                         32 lives; a story told for one prompt carries to its others
                         (config set pick off if not)

             Too little time to tell everything twice: 23 prompts would take 46
             tellings, the days hold 16. What they could go to:
                          prompts  themes ready  come out well
             all prompts       23             3       14 to 15  ● best
             5 a theme         15             3             14
             4 a theme         12        2 to 3       11 to 12
        "#]],
    );
    let few = ["interview", "set", &date(4), "--each", "4"];
    check(
        &user.run(&few),
        &expect![[r#"
        [0]
         Interview · Thu 26 Nov · 4 days to go
           12 prompts in 3 themes · a loop of 5 interviews
           10 minutes a day hold 4 tellings, 16 in 4 days
           12 prompts told twice are 24 tellings, the days hold 16: the plan
           compares what to leave out

           next  retell plan
    "#]],
    );
    let queue = served(&user, Some(60.0)).0;
    assert_eq!(queue.len(), 12, "four of each theme");
    let all = ["interview", "set", &date(4), "--each", "0"];
    user.run(&all).ok();
    assert!(served(&user, Some(90.0)).0.len() > 12);
}

#[test]
fn a_calendar_is_written_once_and_then_brought_up_to_date() {
    let mut user = with_interview();
    let write = ["plan", "--ics", "plan.ics"];
    check(
        &user.run(&write),
        &expect![[r#"
        [0]
        9 days and the interview are in plan.ics; write it again after a change, and open it again
    "#]],
    );
    let read = |user: &User| std::fs::read_to_string(user.desk().join("plan.ics")).unwrap();
    let ids = |text: &str| -> Vec<String> {
        let lines = text.split("\r\n").filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    let first = read(&user);
    assert_eq!(ids(&first).len(), 10);
    user.run(&write).ok();
    assert_eq!(read(&user), first);

    at(&mut user, 1);
    user.run(&["plan", "off", &date(3)]).ok();
    user.run(&write).ok();
    let second = read(&user);
    assert!(ids(&second).iter().all(|id| ids(&first).contains(id)));
    let cancelled = second
        .split("BEGIN:VEVENT")
        .find(|event| event.contains("CANCELLED"))
        .unwrap();
    assert!(
        cancelled.contains("DTSTART;VALUE=DATE:20261125"),
        "{cancelled}"
    );
    assert!(second.contains("SUMMARY:Interview: Interview\r\n"));
}

#[test]
fn a_day_off_asks_nothing_unless_minutes_are_given() {
    let user = with_interview();
    user.run(&["plan", "off", "2026-11-22"]).ok();
    check(
        &user.run(&["queue"]),
        &expect![[r#"
        [0]
        today is a day off; --minutes for practice all the same
    "#]],
    );
    assert_eq!(served(&user, Some(5.0)).0.len(), 2);
    check(
        &user.run(&["plan", "off", "2026-11-22"]),
        &expect![[r#"
        [0]
        Sun 22 Nov was off already
    "#]],
    );
    check(
        &user.run(&["plan", "off", "2026-11-22", "--remove"]),
        &expect![[r#"
            [0]
            Sun 22 Nov is a day of practice again: retell plan
        "#]],
    );
    assert_eq!(served(&user, None).0.len(), 4);
}

#[test]
fn each_card_says_why_it_is_there() {
    let mut user = with_interview();
    let mut reasons = Vec::new();
    for day in 0..9 {
        at(&mut user, day);
        let mut lines = String::new();
        for line in user.run(&["queue", "--json", "--minutes", "10"]).json() {
            reasons.push(line["reason"].as_str().unwrap().to_owned());
            writeln!(lines, "{{\"card\":{},\"grade\":4}}", line["card"]).unwrap();
        }
        user.run_with(&["rate", "-", "--json"], lines);
    }
    assert_eq!(reasons[0], "new: 2 a day keeps pace");
    assert!(
        reasons.contains(&"last look before Tue 1 Dec".to_owned()),
        "{reasons:#?}"
    );
    let gains = reasons
        .iter()
        .filter(|reason| reason.starts_with("would gain 0."));
    assert!(gains.count() > 3, "{reasons:#?}");
}

#[test]
fn caps_do_not_bind_what_the_interview_needs() {
    let mut user = with_interview();
    user.set("RETELL_NEW_PER_DAY", "1");
    let run = user.run(&["queue", "--json"]);
    let new = run
        .out
        .lines()
        .filter(|line| line.contains("\"new:"))
        .count();
    assert_eq!((run.code, new), (0, 2));
    assert_eq!(
        run.err,
        "note: 1 card is beyond new_per_day or reviews_per_day: the interview needs them\n"
    );
}

#[test]
fn thousands_of_prompts_in_two_days_are_told_in_numbers() {
    let mut user = User::new();
    at(&mut user, 0);
    let mut deck = String::from("title = \"Everything\"\n");
    for number in 0..4_000 {
        writeln!(
            deck,
            "[[prompts]]\nid = \"p{number}\"\nask = \"What did you do about number {number}?\""
        )
        .unwrap();
    }
    let file = user.file("everything.toml", deck);
    let import = ["import", file.to_str().unwrap(), "--as", "everything"];
    assert_eq!(user.run(&import).code, 0);
    user.run(&["decks", "activate", "dive-deep", "ownership"])
        .ok();
    user.run(&["interview", "set", &date(2), "--minutes", "10"])
        .ok();
    let plan = user.run(&["plan"]);
    let tail = plan.ok().rsplit_once("Too little").unwrap().1.to_owned();
    assert!(tail.contains("the days hold 8"), "{tail}");
    assert!(tail.contains("hold 2 of 3 themes"), "{tail}");
    assert!(tail.contains("--themes THEME,THEME"), "{tail}");
}
