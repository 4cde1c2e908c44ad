//! The daily session in a terminal: one card after the other, each asked, answered, revealed and
//! graded. Decides nothing about the queue or a schedule, and keeps nothing but what it shows.
//!
//! Everything is shown on standard error. Each rating is on the disk before the next card is shown, so
//! a session may end at any moment.

mod ahead;
mod ask;
mod closing;
pub(super) mod grade;
mod offers;
mod reveal;
mod sample;
mod shaping;
mod short;
pub(super) mod stage;
mod story;
mod ticks;

use std::collections::{BTreeMap, HashSet};

use super::{Context, whole_minutes};
use crate::app::face::{Face, Next};
use crate::app::queue::Ask;
use crate::app::session::{Answer, Session, Turn};
use crate::app::{App, Rated};
use crate::clock::Stopwatch;
use crate::config::Band;
use crate::engine::card::{CardKey, Form, Grade, Kind};
use crate::engine::day::Day;
use crate::term::{Key, Terminal, note, one_line, truncate, width};
use stage::Stage;

/// A card longer on the screen than this was left lying; no telling takes ten minutes.
const LONGEST_SECONDS: u32 = 600;

/// From fewer columns beside its place on, a theme has a line of its own.
const SHORTEST_THEME: usize = 12;

/// What follows after a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The next card, whichever it is.
    On,
    /// The user stops.
    Quit,
}

/// An answer given and not yet graded.
struct Told {
    /// Runs from the ask to the grade.
    stopwatch: Stopwatch,
    /// How long the telling took, in seconds; `None` if nothing was timed.
    seconds: Option<u32>,
    /// How it was answered.
    form: Form,
    /// The grade on which the cursor stands.
    cursor: Option<Grade>,
}

/// One sitting at the terminal.
struct Sitting {
    app: App,
    session: Session,
    stage: Stage,
    band: Band,
    /// Whether time runs: not while the clock is held still.
    live: bool,
    /// What is said of the last thing done, above the next card.
    notice: Vec<String>,
    /// Stories whose other prompts were offered already.
    offered: HashSet<String>,
    /// Prompts that failed again: the rating that says so, the ask, and how often in all.
    slipped: Vec<(Rated, String, usize)>,
    /// When the plan will probably bring each prompt again; read once, when a grade is first asked for.
    prospect: Option<BTreeMap<i64, Day>>,
    /// Whether the strongest story was told as the end of the evening.
    ended: bool,
    /// Readiness before the first rating; read once the first card is shown, so that it comes at once.
    before: Option<closing::Before>,
}

/// A card that has its turn before the others, and what is said above it.
pub struct First {
    /// The card.
    pub card: CardKey,
    /// Why it comes first.
    pub notice: String,
}

/// Runs a session until its cards are done or the user stops.
pub fn run(
    context: &Context,
    terminal: Terminal,
    ask: Ask,
    first: Option<&First>,
) -> anyhow::Result<()> {
    let mut app = context.write()?;
    let asked_for = !ask.themes.is_empty() || !ask.kinds.is_empty();
    let (picks, again) = (ask.is_of_picks(), ask.again);
    let mut notice: Vec<String> = first.iter().map(|first| first.notice.clone()).collect();
    let mut stage = None;
    if first.is_none() && ask.is_daily() {
        let Some(shaped) = shaping::offer(context, &mut app, terminal)? else {
            return Ok(());
        };
        stage = shaped.stage;
        notice.extend(shaped.notice);
    }
    let mut session = Session::start(&mut app, ask)?;
    if let Some(first) = first {
        session.begin_with(&mut app, &first.card)?;
    }
    if session.turn(&mut app)?.is_none() {
        drop(stage);
        for said in &notice {
            note(said);
        }
        if again {
            closing::nothing_again(&terminal.screen);
            return Ok(());
        }
        if picks && session.minutes_left() > 0.0 {
            closing::nothing_to_pick(&terminal.screen);
            return Ok(());
        }
        return closing::nothing_to_do(&mut app, &terminal.screen, asked_for);
    }
    let band = app.config()?.band.value;
    let live = !app.clock().is_fixed();
    let sitting = Sitting {
        stage: match stage {
            Some(stage) => stage,
            None => Stage::open(terminal)?,
        },
        app,
        session,
        band,
        live,
        notice,
        offered: HashSet::new(),
        slipped: Vec::new(),
        prospect: None,
        ended: false,
        before: None,
    };
    sitting.run()
}

impl Sitting {
    fn run(mut self) -> anyhow::Result<()> {
        loop {
            while let Some(turn) = self.session.turn(&mut self.app)? {
                if self.card(&turn)? == Step::Quit {
                    return self.stop();
                }
            }
            if self.session.is_the_evening() && !self.ended {
                let step = self.end_on_the_strongest()?;
                if step == Step::Quit {
                    return self.stop();
                }
                if self.session.turn(&mut self.app)?.is_some() {
                    continue;
                }
                self.ended = true;
            }
            if self.close()? == Step::Quit {
                return Ok(());
            }
        }
    }

    fn card(&mut self, turn: &Turn) -> anyhow::Result<Step> {
        let mut face = self.app.face(&turn.served.card)?;
        if self.session.is_drill(turn) && face.schedule.is_some() {
            face.next = Next::Drill;
        }
        match turn.served.card.kind {
            Kind::Prompt => self.prompt(turn, face),
            Kind::Sample => self.sample(turn, face),
            Kind::Criterion | Kind::Pitfall | Kind::FollowUp => self.short(turn, face),
        }
    }

    /// The theme, where in the session this is, a line, and the ask.
    fn head(&self, turn: &Turn, face: &Face) -> Vec<String> {
        let minutes = self.session.minutes_left();
        let mut place = vec![format!("{} of {}", turn.position, turn.of)];
        if minutes.is_finite() && minutes >= 1.0 {
            place.push(format!("{:.0} min left", whole_minutes(minutes)));
        }
        if turn.again {
            place.push("again".to_owned());
        } else if turn.served.form == Form::Picked && turn.served.card.kind == Kind::Prompt {
            place.push("pick".to_owned());
        }
        if self.session.is_drill(turn) {
            place.push("drill".to_owned());
        }
        self.titled(face, &place.join(" · "))
    }

    /// The theme, a few words beside it, a line, and the ask.
    fn titled(&self, face: &Face, place: &str) -> Vec<String> {
        let screen = self.stage.screen();
        let style = screen.style;
        let beside = screen.text_width().saturating_sub(width(place) + 3);
        let room = if beside < SHORTEST_THEME {
            screen.text_width().saturating_sub(1)
        } else {
            beside
        };
        let theme = truncate(&one_line(&face.theme), room);
        let mut head = screen.spread(&format!(" {}", style.bold(&theme)), &style.dim(place));
        if !screen.plain {
            head.push(screen.rule());
        }
        head.extend(
            self.stage
                .text(&face.ask, " ", " ")
                .iter()
                .map(|line| style.bold(line)),
        );
        head
    }

    /// Shows a card from its top, with what was said of the one before.
    fn open_card(&mut self, head: &[String], rest: &[String]) -> anyhow::Result<()> {
        let style = self.stage.screen().style;
        let mut said: Vec<String> = self
            .notice
            .iter()
            .flat_map(|line| self.stage.text(line, " ", "   "))
            .map(|line| style.dim(&line))
            .collect();
        if !said.is_empty() {
            said.push(String::new());
        }
        said.extend_from_slice(head);
        self.stage.open_card(&said, rest);
        if self.before.is_none() {
            self.before = Some(closing::Before::read(&mut self.app)?);
        }
        Ok(())
    }

    /// Leaves the card as the key says; `None` if the key means something else.
    fn leave(&mut self, key: Key) -> anyhow::Result<Option<Step>> {
        let notice = match key {
            Key::Char('s') => {
                self.session.skip()?;
                "skipped; it comes back in your next session"
            }
            Key::Char('b') => {
                self.session.bury(&mut self.app)?;
                "put off until tomorrow"
            }
            Key::Char('x') => {
                self.session.suspend(&mut self.app)?;
                "set aside: not for you, and out of every count · u brings it back"
            }
            Key::Char('u') => return self.undo().map(Some),
            Key::Char('q') => return Ok(Some(Step::Quit)),
            _ => return Ok(None),
        };
        self.say(notice);
        Ok(Some(Step::On))
    }

    /// Takes the last step back; its card has its turn again.
    fn undo(&mut self) -> anyhow::Result<Step> {
        let notice = match self.session.undo(&mut self.app)? {
            None => {
                "this is where the session began; retell undo takes back earlier ratings".to_owned()
            }
            Some(back) => {
                // Prompts that are no longer linked may be offered again.
                self.offered.retain(|story| !back.stories.contains(story));
                let links = !back.stories.is_empty();
                match back.review {
                    Some(undone) => {
                        self.slipped
                            .retain(|(rated, ..)| rated.ack != undone.review);
                        let with_links = if links { ", its links and ticks" } else { "" };
                        format!("taken back: grade {}{with_links}", undone.grade)
                    }
                    None if links => "here it is again, its links and ticks as before".to_owned(),
                    None => "here it is again".to_owned(),
                }
            }
        };
        self.say(&notice);
        Ok(Step::On)
    }

    /// Records a grade and says so once it is on the disk.
    fn rate(&mut self, face: &Face, told: &Told, grade: Grade) -> anyhow::Result<Rated> {
        let seconds = self
            .live
            .then(|| f64::from(told.stopwatch.elapsed_seconds().min(LONGEST_SECONDS)));
        let answer = Answer {
            story: face.story.as_ref().map(|story| story.uuid.clone()),
            seconds,
            form: Some(told.form),
            submission: None,
        };
        let rated = self.session.rate(&mut self.app, grade, &answer)?;
        self.say(&match face.next {
            // A drill leaves its next day as it was, which may be long past.
            Next::Planned { .. } | Next::Drill => format!("saved: {grade} · u takes it back"),
            Next::Days(_) | Next::Repeat => {
                let when = grade::when(self.app.now().day, rated.schedule.due);
                format!("saved: {grade} · back {when} · u takes it back")
            }
        });
        Ok(rated)
    }

    fn say(&mut self, notice: &str) {
        self.notice = vec![notice.to_owned()];
    }

    /// A timer for the card whose turn it is.
    fn stopwatch(&self) -> Stopwatch {
        self.app.clock().stopwatch()
    }
}
