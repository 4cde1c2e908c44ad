//! Taking steps of a session back: a rating is retracted, what was left comes back, and links are as they
//! were before. Never takes back what another window did to another card.

use super::{Done, Session, Step};
use crate::app::App;
use crate::app::failure::Result;
use crate::app::review::Undone;
use crate::app::story::before::LinksBefore;
use crate::engine::card::CardKey;

/// What was undone.
#[derive(Clone, Debug)]
pub struct StepBack {
    /// The rating taken back, if it was one.
    pub review: Option<Undone>,
    /// The card that has its turn again.
    pub card: CardKey,
    /// The stories whose links and ticks are as they were before the card's turn, by identifier.
    pub stories: Vec<String>,
}

/// What is ticked after a telling of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tick {
    /// The telling met this criterion.
    Met(CardKey),
    /// It mended this number on the story's list.
    Mended(usize),
}

impl Tick {
    fn set(&self, app: &mut App, story: &str, on: bool) -> Result<()> {
        match self {
            Self::Met(criterion) => app.tick(story, criterion, on),
            Self::Mended(number) => app.set_done(story, &[*number], on),
        }
    }
}

/// What a card's turn changed beside its grade, as it was before.
#[derive(Default)]
pub(super) struct Before {
    links: Vec<LinksBefore>,
    /// What was ticked of which story, and whether it had been before.
    ticks: Vec<(String, Tick, bool)>,
}

impl Before {
    /// Brings it back, and gives the stories that it is about.
    fn restore(self, app: &mut App) -> Result<Vec<String>> {
        let mut stories = app.restore_links(&self.links)?;
        for (story, tick, before) in self.ticks {
            tick.set(app, &story, before)?;
            if !stories.contains(&story) {
                stories.push(story);
            }
        }
        Ok(stories)
    }
}

impl Session {
    /// Links a story to a prompt, by the story's identifier.
    pub fn link(
        &mut self,
        app: &mut App,
        story: &str,
        prompt: &CardKey,
        first: bool,
    ) -> Result<()> {
        self.remember_links(app, prompt)?;
        app.link(story, prompt, None, first)?;
        Ok(())
    }

    /// Takes a story's link to a prompt away.
    pub fn unlink(&mut self, app: &mut App, story: &str, prompt: &CardKey) -> Result<()> {
        self.remember_links(app, prompt)?;
        app.unlink(story, prompt)?;
        Ok(())
    }

    /// Ticks something of a story, by its identifier, or takes that back.
    pub fn tick(&mut self, app: &mut App, story: &str, tick: Tick, on: bool) -> Result<()> {
        tick.set(app, story, on)?;
        let ticks = &mut self.before().ticks;
        let known = ticks
            .iter()
            .position(|(of, other, _)| of == story && *other == tick);
        match known {
            // As it was before.
            Some(place) => drop(ticks.remove(place)),
            None => ticks.push((story.to_owned(), tick, !on)),
        }
        Ok(())
    }

    /// Takes the last step back with the links and ticks made on its way, and gives its card its turn
    /// again. What was linked or ticked since that step is a step of its own. `None` at the session's
    /// start.
    pub fn undo(&mut self, app: &mut App) -> Result<Option<StepBack>> {
        if let Some(turn) = self.current.clone() {
            let stories = std::mem::take(&mut self.before).restore(app)?;
            if !stories.is_empty() {
                return Ok(Some(StepBack {
                    review: None,
                    card: turn.served.card,
                    stories,
                }));
            }
        }
        let Some(Done {
            turn,
            step,
            before,
            in_its_place,
        }) = self.done.pop()
        else {
            return Ok(None);
        };
        let card = turn.served.card.clone();
        let review = match step {
            Step::Rated(id, ..) => Some(app.take_back(id)?),
            Step::Skipped => {
                self.passed_over.remove(&turn.served.row);
                None
            }
            Step::Buried | Step::NoStory => {
                app.unbury(&card)?;
                None
            }
            Step::Suspended => {
                app.resume(&card)?;
                None
            }
        };
        if let Some(waiting) = self.current.replace(turn)
            && !waiting.again
        {
            self.queue.push_front(waiting.served);
        }
        self.queue
            .retain(|served| !in_its_place.contains(&served.row));
        Ok(Some(StepBack {
            review,
            card,
            stories: before.restore(app)?,
        }))
    }

    /// Keeps a prompt's links as they are now, to be taken back with the card.
    pub(super) fn remember_links(&mut self, app: &mut App, prompt: &CardKey) -> Result<()> {
        let links = &mut self.before().links;
        if links.iter().all(|before| before.prompt != *prompt) {
            links.push(app.links_before(prompt)?);
        }
        Ok(())
    }

    /// What the turn changes of the card whose turn it is, or was last.
    fn before(&mut self) -> &mut Before {
        match self.done.last_mut().filter(|_| self.current.is_none()) {
            Some(done) => &mut done.before,
            None => &mut self.before,
        }
    }
}
