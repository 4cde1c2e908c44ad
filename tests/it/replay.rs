//! Random ratings through every door, replayed by an SM-2 written here from the published routine: the
//! states that the program shows are those.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate};
use serde_json::Value;

use super::support::User;

/// Numbers from a seed, the same in every run (Knuth's multiplier).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// One chance in so many.
    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
}

/// What was acknowledged, and whether it still counts.
struct Logged {
    ack: String,
    card: String,
    day: NaiveDate,
    grade: i64,
    drill: bool,
    counts: bool,
}

/// A card's state as the published routine leaves it.
#[derive(Debug, PartialEq)]
struct State {
    repetitions: i64,
    ease: f64,
    interval: i64,
    lapses: i64,
    due: NaiveDate,
    set: NaiveDate,
}

/// One review after another: the first of a day counts, a drill only if it is the first of all.
fn replay<'a>(reviews: impl Iterator<Item = &'a Logged>) -> Option<State> {
    let mut state: Option<State> = None;
    for review in reviews {
        let (mut n, mut ease, mut interval, mut lapses, mut waited) = (0, 2.5, 0, 0, 0);
        if let Some(before) = &state {
            if review.drill || review.day == before.set {
                continue;
            }
            (n, ease, interval) = (before.repetitions, before.ease, before.interval);
            lapses = before.lapses;
            waited = (review.day - before.set).num_days().max(0);
        }
        if review.grade >= 3 {
            let planned = match n {
                0 => 1,
                1 => 6,
                _ => (interval as f64 * ease).round() as i64,
            };
            let early = waited < interval && n >= 1;
            let earned = (planned - interval) as f64 * waited as f64 / interval.max(1) as f64;
            interval = if early {
                planned.min((interval + earned.ceil() as i64).max(1))
            } else {
                planned
            };
            n += 1;
        } else {
            lapses += i64::from(n >= 1);
            n = 0;
            interval = 1;
        }
        let missing = (5 - review.grade) as f64;
        ease = f64::max(1.3, ease + 0.1 - missing * (0.08 + missing * 0.02));
        state = Some(State {
            repetitions: n,
            ease,
            interval,
            lapses,
            due: review
                .day
                .checked_add_days(Days::new(interval as u64))
                .unwrap(),
            set: review.day,
        });
    }
    state
}

struct Life {
    user: User,
    dice: Dice,
    day: NaiveDate,
    cards: Vec<String>,
    log: Vec<Logged>,
}

impl Life {
    fn begin(seed: u64) -> Self {
        let user = User::with_decks(&["ownership"]);
        let cards: Vec<String> = user
            .run(&["cards", "--json"])
            .json()
            .iter()
            .map(|card| card["card"].as_str().unwrap().to_owned())
            .collect();
        Self {
            user,
            dice: Dice(seed),
            day: "2026-11-22".parse().unwrap(),
            // Of every kind, few enough to come again and again.
            cards: cards.into_iter().step_by(3).collect(),
            log: Vec::new(),
        }
    }

    /// Any hour of the day, which begins at four; now and then yesterday's clock.
    fn next_day(&mut self) {
        let back = self.dice.one_in(8);
        let days = Days::new([0, 1, 1, 1, 2, 5, 9, 30][self.dice.below(8) as usize]);
        self.day = if back {
            self.day - Days::new(1)
        } else {
            self.day + days
        };
        let seconds = 4 * 3600 + self.dice.below(24 * 3600);
        let midnight = self.day.and_hms_opt(0, 0, 0).unwrap().and_utc();
        let now = DateTime::from_timestamp(midnight.timestamp() + seconds as i64, 0).unwrap();
        self.user.at(&now.to_rfc3339());
    }

    /// Takes over what a run acknowledged.
    fn acknowledge(&mut self, out: &str, drill: bool) {
        for line in out.lines() {
            let event: Value = serde_json::from_str(line).unwrap();
            let text = |key: &str| event[key].as_str().unwrap().to_owned();
            if event["event"] == "rated" {
                self.log.push(Logged {
                    ack: text("ack"),
                    card: text("card"),
                    day: self.day,
                    grade: event["grade"].as_i64().unwrap(),
                    drill,
                    counts: true,
                });
            } else if event["event"] == "undone" && event["ack"].is_string() {
                self.take_back(&text("ack"));
            }
        }
    }

    fn take_back(&mut self, ack: &str) {
        let logged = self.log.iter_mut().find(|logged| logged.ack == ack);
        logged.unwrap().counts = false;
    }

    fn rate(&mut self) {
        let lines: Vec<String> = (0..=self.dice.below(6))
            .map(|_| {
                let card = &self.cards[self.dice.below(self.cards.len() as u64) as usize];
                let grade = self.dice.below(6);
                format!("{{\"card\":\"{card}\",\"grade\":{grade}}}\n")
            })
            .collect();
        let out = self
            .user
            .run_with(&["rate", "-"], lines.concat())
            .ok()
            .to_owned();
        self.acknowledge(&out, false);
    }

    fn session(&mut self, drill: bool) {
        let mut arguments = vec!["review", "--json", "--minutes", "9", "--limit", "5"];
        arguments.extend(drill.then_some("--drill"));
        let lines: String = (0..5)
            .map(|_| match self.dice.below(9) {
                6 => "undo\n".to_owned(),
                7 => "skip\n".to_owned(),
                8 => "bury\n".to_owned(),
                grade => format!("{grade}\n"),
            })
            .collect();
        let out = self.user.run_with(&arguments, lines).ok().to_owned();
        self.acknowledge(&out, drill);
    }

    fn undo(&mut self) {
        let count = (1 + self.dice.below(3)).to_string();
        let out = self.user.run(&["undo", &count, "--json"]).ok().to_owned();
        self.acknowledge(&out, false);
    }

    /// A corrected review stands where the wrong one stood, on its day.
    fn fix(&mut self) {
        let counting: Vec<usize> = (0..self.log.len())
            .filter(|at| self.log[*at].counts)
            .collect();
        if counting.is_empty() {
            return;
        }
        let at = counting[self.dice.below(counting.len() as u64) as usize];
        let grade = self.dice.below(6);
        let wrong = self.log[at].ack.clone();
        let fixed = self
            .user
            .run(&["log", "fix", &wrong, &grade.to_string(), "--json"])
            .json();
        self.log[at].counts = false;
        let right = Logged {
            ack: fixed[0]["ack"].as_str().unwrap().to_owned(),
            card: self.log[at].card.clone(),
            day: self.log[at].day,
            grade: grade as i64,
            drill: self.log[at].drill,
            counts: true,
        };
        self.log.insert(at + 1, right);
    }

    fn compare(&self, seed: u64) {
        let shown = self.user.run(&["cards", "--json"]);
        assert_eq!(
            shown.ok(),
            self.user.run(&["cards", "--json", "--from-log"]).ok()
        );
        let mut of_card: BTreeMap<&str, Vec<&Logged>> = BTreeMap::new();
        for logged in self.log.iter().filter(|logged| logged.counts) {
            of_card.entry(&logged.card).or_default().push(logged);
        }
        for card in shown.json() {
            let key = card["card"].as_str().unwrap();
            let reviews = of_card.get(key).cloned().unwrap_or_default();
            let about = format!("seed {seed}, {key} on {}", self.day);
            let Some(state) = replay(reviews.iter().copied()) else {
                let new = [&card["interval"], &card["due"], &card["last"]];
                assert_eq!(
                    new,
                    [&Value::from(0), &Value::Null, &Value::Null],
                    "{about}"
                );
                continue;
            };
            let numbers = ["repetitions", "interval", "lapses"].map(|it| card[it].as_i64());
            let expected = [state.repetitions, state.interval, state.lapses].map(Some);
            assert_eq!(numbers, expected, "{about}");
            let ease = card["ease"].as_f64().unwrap();
            assert!(
                (ease - state.ease).abs() < 1e-9,
                "{about}: {ease} {state:?}"
            );
            assert_eq!(card["due"], state.due.to_string(), "{about}");
            let last = reviews.last().unwrap().day.to_string();
            assert_eq!(card["last"], last, "{about}");
        }
    }
}

#[test]
fn what_is_shown_is_what_the_published_routine_says() {
    for seed in [11, 29, 47] {
        let mut life = Life::begin(seed);
        for _ in 0..25 {
            life.next_day();
            match life.dice.below(10) {
                0..=5 => life.rate(),
                6 | 7 => life.session(false),
                8 => life.session(true),
                _ => life.fix(),
            }
            if life.dice.one_in(4) {
                life.undo();
            }
            life.compare(seed);
        }
        let repeats = life
            .log
            .windows(2)
            .filter(|pair| pair[0].day == pair[1].day);
        assert!(
            life.log.len() > 60 && repeats.count() > 20,
            "a life with too little in it"
        );
        life.user.run(&["check"]).ok();
    }
}
