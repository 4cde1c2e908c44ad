//! The days before an interview, lived through the real program, beside a second plan.

mod second;

use std::fmt::Write;

use second::{Morning, TELLING, Told, second_plan};

use super::support::User;

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
        themes: &["dive-deep"],
        minutes: 30.0,
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
