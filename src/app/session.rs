//! One sitting: the cards of today's queue one after the other, then the repeats. Nothing of it is
//! stored but the ratings; a session broken off is taken up by computing the queue again.

mod back;
mod fill;
mod now;

use std::collections::{HashSet, VecDeque};

use super::App;
use super::failure::{Failure, Result};
use super::queue::{Ask, Served, minutes_of};
use super::review::{Rated, Rating};
use crate::engine::card::{CardKey, Form, Grade, Kind, Label};
use crate::engine::queue::Lengths;
use crate::store::log::ReviewId;

use back::Before;

pub use back::{StepBack, Tick};

/// A card whose turn it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The card.
    pub served: Served,
    /// Which card of the session it is, from 1.
    pub position: usize,
    /// How many the session has, as far as known.
    pub of: usize,
    /// Whether it comes again today.
    pub again: bool,
}

impl Turn {
    /// Whether a whole telling is asked: no pick, and not the day's repeat.
    pub fn is_telling(&self) -> bool {
        self.served.form == Form::Told && !self.again
    }
}

/// How a card was answered, beside its grade.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The story told, by identifier, where it is not the first choice.
    pub story: Option<String>,
    /// Seconds from ask to grade.
    pub seconds: Option<f64>,
    /// The form, where it is not the one asked for.
    pub form: Option<Form>,
    /// A name for this submission.
    pub submission: Option<String>,
}

/// What can be taken back in a session.
#[derive(Clone, Copy, Debug)]
enum Step {
    Rated(ReviewId, Form, f64),
    Skipped,
    Buried,
    Suspended,
    NoStory,
}

/// A card whose turn is over.
struct Done {
    turn: Turn,
    step: Step,
    /// What its turn changed beside the grade, as it was before.
    before: Before,
    /// The cards that came into the queue in its place.
    in_its_place: Vec<i64>,
}

/// What a session came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Cards rated, repeats included.
    pub reviewed: usize,
    /// Of these, told in full.
    pub tellings: usize,
    /// Of these, prompts that were only picked.
    pub picks: usize,
    /// Of these, criteria, pitfalls and follow-ups.
    pub short: usize,
    /// The minutes it took.
    pub minutes: f64,
}

/// One sitting.
pub struct Session {
    ask: Ask,
    /// The minutes it may take.
    budget: f64,
    lengths: Lengths,
    queue: VecDeque<Served>,
    done: Vec<Done>,
    current: Option<Turn>,
    /// Whether it is the evening before an interview, of which the strongest story is the end.
    is_the_evening: bool,
    /// As in [`Done`], for the card whose turn it is.
    before: Before,
    /// Cards whose repeat was skipped: a skip lasts one session.
    passed_over: HashSet<i64>,
}

impl Session {
    /// Begins a sitting with today's queue.
    pub fn start(app: &mut App, ask: Ask) -> Result<Self> {
        let today = app.queue(&ask)?;
        let whole =
            ask.themes.is_empty() && ask.kinds.is_empty() && !ask.drill && !ask.is_of_picks();
        Ok(Self {
            is_the_evening: today.evening.is_some() && whole,
            budget: today.minutes,
            lengths: today.lengths,
            queue: today.items.into(),
            done: Vec::new(),
            current: None,
            before: Before::default(),
            passed_over: HashSet::new(),
            ask,
        })
    }

    /// Gives a card its turn before the others, whether it is in today's queue or not.
    pub fn begin_with(&mut self, app: &mut App, card: &CardKey) -> Result<()> {
        let served = match self.queue.iter().position(|served| served.card == *card) {
            Some(place) => self.queue.remove(place),
            None => Some(app.serve(card)?),
        };
        self.queue.extend(served);
        self.queue.rotate_right(1);
        Ok(())
    }

    /// Whether it is the evening before an interview, of which the strongest story is the end.
    pub const fn is_the_evening(&self) -> bool {
        self.is_the_evening
    }

    /// Whether it is still this card's turn.
    pub fn has(&self, turn: &Turn) -> bool {
        self.current.as_ref() == Some(turn)
    }

    /// Whether a grade for the card counts for no schedule, but for that of a card never practised.
    pub const fn is_drill(&self, turn: &Turn) -> bool {
        self.ask.drill || turn.served.drill
    }

    /// The card whose turn it is; `None` when the session is over. A story told meanwhile turns its
    /// other prompts into picks; a card rated in another window meanwhile is left out.
    pub fn turn(&mut self, app: &mut App) -> Result<Option<Turn>> {
        if self.current.is_none() {
            self.current = self.next(app)?;
        }
        Ok(self.current.clone())
    }

    /// The minutes left of the budget; never below 0.
    pub fn minutes_left(&self) -> f64 {
        (self.budget - self.minutes()).max(0.0)
    }

    /// Records a grade for the card whose turn it is.
    pub fn rate(&mut self, app: &mut App, grade: Grade, answer: &Answer) -> Result<Rated> {
        let turn = self.current()?;
        if answer.story.is_some() {
            // A story told for a prompt is linked to it.
            self.remember_links(app, &turn.served.card)?;
        }
        let form = answer.form.unwrap_or(turn.served.form);
        let rated = app.rate(&Rating {
            card: turn.served.card.clone(),
            grade,
            form: Some(form),
            label: if self.is_drill(&turn) {
                Label::Drill
            } else {
                Label::Session
            },
            seconds: answer.seconds,
            story: answer.story.clone(),
            submission: answer.submission.clone(),
        })?;
        // Repeats until every grade is 4 are counted at their form's length.
        let seconds = answer.seconds.filter(|_| !self.ask.until_4);
        let minutes = minutes_of(seconds, form, &self.lengths);
        self.leave(Step::Rated(rated.ack, form, minutes));
        Ok(rated)
    }

    /// Leaves the card for this session.
    pub fn skip(&mut self) -> Result<CardKey> {
        let turn = self.current()?;
        self.passed_over.insert(turn.served.row);
        self.leave(Step::Skipped);
        Ok(turn.served.card)
    }

    /// Leaves the card until tomorrow.
    pub fn bury(&mut self, app: &mut App) -> Result<CardKey> {
        let turn = self.current()?;
        app.bury(&turn.served.card)?;
        self.leave(Step::Buried);
        self.fill(app)?;
        Ok(turn.served.card)
    }

    /// Sets the card aside: it is not for this user.
    pub fn suspend(&mut self, app: &mut App) -> Result<CardKey> {
        let turn = self.current()?;
        app.suspend(&turn.served.card)?;
        self.leave(Step::Suspended);
        self.fill(app)?;
        Ok(turn.served.card)
    }

    /// Notes that there is no story for the prompt yet: nothing is graded, and it comes back tomorrow.
    pub fn no_story(&mut self, app: &mut App) -> Result<CardKey> {
        let turn = self.current()?;
        if turn.served.card.kind != Kind::Prompt {
            return Err(Failure::typed(format_args!(
                "{} is no prompt: it needs no story",
                turn.served.card
            ))
            .with("a grade from 0 to 5, skip, bury, suspend, undo or quit"));
        }
        app.bury(&turn.served.card)?;
        self.leave(Step::NoStory);
        self.fill(app)?;
        Ok(turn.served.card)
    }

    /// What the session came to so far.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally {
            minutes: self.minutes(),
            ..Tally::default()
        };
        for done in &self.done {
            if let Step::Rated(_, form, _) = done.step {
                tally.reviewed += 1;
                if done.turn.served.card.kind.is_short() {
                    tally.short += 1;
                } else if form.is_full() {
                    tally.tellings += 1;
                } else {
                    tally.picks += 1;
                }
            }
        }
        tally
    }

    /// The cards that could still come again today, whatever minutes are left.
    pub fn left_again(&self, app: &mut App) -> Result<usize> {
        Ok(self.again(app, f64::MAX)?.len())
    }

    fn minutes(&self) -> f64 {
        // Folded from 0, since the sum of no numbers is a negative nought.
        self.done.iter().fold(0.0, |sum, done| match done.step {
            Step::Rated(_, _, minutes) => sum + minutes,
            _ => sum,
        })
    }

    fn current(&self) -> Result<Turn> {
        self.current
            .clone()
            .ok_or_else(|| Failure::refused("the session is over"))
    }

    fn leave(&mut self, step: Step) {
        if let Some(turn) = self.current.take() {
            self.done.push(Done {
                turn,
                step,
                before: std::mem::take(&mut self.before),
                in_its_place: Vec::new(),
            });
        }
    }

    fn next(&mut self, app: &mut App) -> Result<Option<Turn>> {
        let rated_elsewhere = self.rated_elsewhere(app)?;
        self.queue
            .retain(|served| !rated_elsewhere.contains(&served.row));
        let position = self.done.len() + 1;
        if let Some(mut served) = self.queue.pop_front() {
            self.renew_form(app, &mut served)?;
            let of = self.done.len() + 1 + self.queue.len();
            return Ok(Some(Turn {
                served,
                position,
                of,
                again: false,
            }));
        }
        if self.ask.limit.is_some_and(|limit| self.done.len() >= limit) {
            return Ok(None);
        }
        let again = self.again(app, self.minutes_left())?;
        let of = self.done.len() + again.len();
        Ok(again.into_iter().next().map(|served| Turn {
            served,
            position,
            of,
            again: true,
        }))
    }

    /// The cards rated today that this session did not rate.
    fn rated_elsewhere(&self, app: &mut App) -> Result<HashSet<i64>> {
        let own: HashSet<ReviewId> = self
            .done
            .iter()
            .filter_map(|done| match done.step {
                Step::Rated(id, ..) => Some(id),
                _ => None,
            })
            .collect();
        app.rated_today(&own)
    }

    /// A prompt is told or picked as its story stands now, not as it stood when the session began.
    fn renew_form(&self, app: &mut App, served: &mut Served) -> Result<()> {
        if served.card.kind != Kind::Prompt || self.ask.is_of_picks() {
            return Ok(());
        }
        let form = app.form_now(served.row, served.fresh_since)?;
        if form != served.form {
            served.minutes = self.lengths.of(form);
            served.form = form;
        }
        Ok(())
    }

    fn again(&self, app: &mut App, minutes: f64) -> Result<Vec<Served>> {
        if self.ask.drill || self.ask.is_of_picks() {
            return Ok(Vec::new());
        }
        let again = app.again(&self.ask, minutes)?;
        Ok(again
            .into_iter()
            .filter(|served| !self.passed_over.contains(&served.row))
            .collect())
    }
}
