//! The ask of a prompt: told aloud with the clock running, or picked. Never shows the story before it
//! was told.

use super::stage::{Legend, stack};
use super::{Sitting, Step, Told};
use crate::app::face::Face;
use crate::app::session::Turn;
use crate::config::Band;
use crate::engine::card::{Form, Grade};
use crate::engine::day::Day;
use crate::engine::variation::Variation;
use crate::term::Key;

/// How an ask ended.
pub(super) enum Asked {
    /// It was answered and is to be graded.
    Told(Told),
    /// Its story is to be noted or linked first.
    NoStory,
    /// The card was left.
    Left(Step),
}

/// The keys that an ask knows.
const KEYS: &str = "g0nspu?mbxeq";

/// The same where the story is only picked: there is nothing to get stuck in, or to tell silently.
const PICK_KEYS: &str = "0nsu?bxeq";

const MORE: [Legend<'static>; 6] = [
    ("m", "told it silently"),
    ("b", "not today"),
    ("x", "not for me"),
    ("e", "word it my way"),
    ("q", "stop"),
    ("?", "back"),
];

impl Sitting {
    /// Goes through a prompt from the ask to its rating.
    pub(super) fn prompt(&mut self, turn: &Turn, mut face: Face) -> anyhow::Result<Step> {
        if let Some(step) = self.so_late(turn, &face)? {
            return Ok(step);
        }
        if let Some(example) = face.example.take()
            && !self.example(turn, &example)?
        {
            return Ok(Step::Quit);
        }
        let mut offer = face.story.is_none();
        loop {
            if offer && let Some(step) = self.offer_story(turn, &mut face)? {
                return Ok(step);
            }
            match self.ask(turn, &mut face)? {
                Asked::Told(told) => return self.reveal(turn, face, told),
                Asked::NoStory => offer = true,
                Asked::Left(step) => return Ok(step),
            }
        }
    }

    fn ask(&mut self, turn: &Turn, face: &mut Face) -> anyhow::Result<Asked> {
        let picked = turn.served.form == Form::Picked;
        let mut stopwatch = self.stopwatch();
        let mut more = false;
        loop {
            let legend = self.ask_legend(picked, more);
            let label = label(turn, self.live && !stopwatch.is_running());
            let asked = self.stage.text(label.trim_start(), " ", " ");
            let below = picked.then(|| [asked, legend.clone()].concat());
            self.show_ask(turn, face, below)?;
            let key = if picked {
                self.stage.key(PICK_KEYS)?
            } else {
                let band = self.band_of(turn, face);
                self.stage
                    .timed_key(&label, band, &legend, self.live, &stopwatch, KEYS)?
            };
            let Some(key) = key else {
                return Ok(Asked::Left(Step::Quit));
            };
            let told = |form, cursor| Told {
                seconds: (self.live && form == Form::Told).then(|| stopwatch.elapsed_seconds()),
                stopwatch: stopwatch.clone(),
                form,
                cursor,
            };
            let form = turn.served.form;
            match key {
                Key::Enter => return Ok(Asked::Told(told(form, None))),
                Key::Char('m') => return Ok(Asked::Told(told(Form::Silent, None))),
                Key::Char('g') => return Ok(Asked::Told(told(form, Some(Grade::ALL[2])))),
                Key::Char('0') => {
                    let told = told(form, None);
                    return Ok(Asked::Left(self.nothing_came(turn, face.clone(), &told)?));
                }
                Key::Char('n') => return Ok(Asked::NoStory),
                Key::Char('p') if stopwatch.is_running() => stopwatch.pause(),
                Key::Char('p') => stopwatch.resume(),
                Key::Char('?') => more = !more,
                Key::Char('e') => {
                    stopwatch.pause();
                    self.reword(turn, face)?;
                    stopwatch.resume();
                }
                Key::Redraw => {}
                key => {
                    if let Some(step) = self.leave(key)? {
                        return Ok(Asked::Left(step));
                    }
                }
            }
        }
    }

    fn show_ask(
        &mut self,
        turn: &Turn,
        face: &Face,
        below: Option<Vec<String>>,
    ) -> anyhow::Result<()> {
        let style = self.stage.screen().style;
        let history = vec![style.dim(&format!(" {}", self.history(face, "told")))];
        let mut rest = vec![String::new()];
        // The clock's own line stands below this.
        let clock = if below.is_none() {
            vec![String::new()]
        } else {
            Vec::new()
        };
        let shape = variation(turn, face).map_or_else(Vec::new, |shape| {
            let asked = self.stage.text(shape.ask(), " ", " ");
            asked.iter().map(|line| style.accent(line)).collect()
        });
        rest.extend(stack(&[history, shape, below.unwrap_or_default()], None));
        rest.extend(clock);
        let head = self.head(turn, face);
        self.open_card(&head, &rest)
    }

    /// How long this telling should take.
    pub(super) fn band_of(&self, turn: &Turn, face: &Face) -> Band {
        match variation(turn, face).and_then(Variation::band) {
            Some((from, to)) => Band { from, to },
            None => self.band,
        }
    }

    /// When the card was last answered, and how it went.
    pub(super) fn history(&self, face: &Face, verb: &str) -> String {
        let Some(schedule) = &face.schedule else {
            return format!("not {verb} yet");
        };
        let when = ago(self.app.now().day, schedule.last);
        match schedule.last_grade.value() {
            0 => format!("{when} nothing came"),
            grade => format!("{verb} {when} · grade {grade}"),
        }
    }

    fn ask_legend(&self, picked: bool, more: bool) -> Vec<String> {
        if more {
            return self.stage.legend(if picked { &MORE[1..] } else { &MORE });
        }
        let told = if picked { "have it" } else { "told it" };
        let mut keys = vec![("enter", told)];
        if !picked {
            keys.push(("g", "got stuck"));
        }
        keys.extend([("0", "nothing came"), ("n", "no story yet"), ("s", "skip")]);
        if !picked {
            keys.push(("p", "pause"));
        }
        keys.extend([("u", "undo"), ("?", "more"), ("q", "stop")]);
        self.stage.legend(&keys)
    }

    /// Records that nothing came, and shows what would have helped above the next card.
    fn nothing_came(&mut self, turn: &Turn, face: Face, told: &Told) -> anyhow::Result<Step> {
        let rated = self.rate(&face, told, Grade::ALL[0])?;
        if let Some(story) = &face.story {
            self.notice.push(super::stage::in_cues(&story.story));
        }
        self.after(turn, face, told, &rated)
    }

    /// Asks for the user's own wording of a card.
    pub(super) fn reword(&mut self, turn: &Turn, face: &mut Face) -> anyhow::Result<()> {
        let typed = self.stage.ask_line(" In your words", &face.ask)?;
        if let Some(wording) = typed.filter(|wording| !wording.trim().is_empty()) {
            self.app.reword(&turn.served.card, Some(&wording))?;
            face.ask = wording;
            self.say("your wording is kept; its history stays");
        }
        Ok(())
    }
}

/// The shape asked of this telling.
fn variation(turn: &Turn, face: &Face) -> Option<Variation> {
    face.variation.filter(|_| turn.is_telling())
}

/// What the user is to do now.
fn label(turn: &Turn, paused: bool) -> String {
    if paused {
        " Paused. p goes on."
    } else if turn.served.form == Form::Picked {
        " Which story, which angle, what is the first sentence?"
    } else if turn.again {
        " Again: the cues and the ending."
    } else {
        " Tell it aloud."
    }
    .to_owned()
}

fn ago(today: Day, day: Day) -> String {
    match today.elapsed_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}
