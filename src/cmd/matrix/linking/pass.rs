//! The pass through the prompts that may be linked: one screen a prompt, one key. Each link is kept at
//! once. Links nothing that was not chosen.

use std::collections::HashMap;

use super::facts;
use crate::app::App;
use crate::cmd::session::stage::{Legend, Stage};
use crate::engine::card::CardKey;
use crate::story::fit::MOST_FIRST;
use crate::term::{Key, Terminal, one_line};

/// A prompt and the stories that may answer it.
pub(super) struct Question {
    /// The prompt.
    pub card: CardKey,
    /// Its theme's title.
    pub theme: String,
    /// The ask as shown.
    pub front: String,
    /// Its first choice's title, where it has one.
    pub answered_by: Option<String>,
    /// Whether the best of the stories fits closely.
    pub close: bool,
    /// The stories, best first.
    pub offers: Vec<Offer>,
}

/// A story that may answer the prompt.
pub(super) struct Offer {
    /// Its identifier.
    pub uuid: String,
    /// Its title.
    pub title: String,
    /// What speaks for it.
    pub reason: String,
}

/// What was done with a question.
enum Done {
    Linked(String),
    /// None of the stories answers it.
    Declined,
    Passed,
}

/// One pass through the questions.
pub(super) struct Pass {
    app: App,
    stage: Stage,
    questions: Vec<Question>,
    /// What was done with each question so far.
    done: Vec<Done>,
    /// How many prompts each story is the first choice of.
    first: HashMap<String, usize>,
    /// Whether the next link is given an angle.
    angle: bool,
}

impl Pass {
    /// Takes the terminal's keys.
    pub(super) fn new(
        app: App,
        terminal: Terminal,
        questions: Vec<Question>,
        first: HashMap<String, usize>,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            app,
            stage: Stage::open(terminal)?,
            questions,
            done: Vec::new(),
            first,
            angle: false,
        })
    }

    /// Asks one question after the other and gives how many prompts were linked.
    pub(super) fn go_through(mut self) -> anyhow::Result<usize> {
        while self.done.len() < self.questions.len() {
            self.show();
            match self.stage.key("123yantuq")? {
                None | Some(Key::Char('q') | Key::Escape) => break,
                Some(Key::Char('y')) if self.question().offers.len() == 1 => self.link(0)?,
                Some(Key::Char(digit @ '1'..='3')) => {
                    self.link(usize::from(digit as u8 - b'1'))?;
                }
                Some(Key::Char('a')) => self.angle = !self.angle,
                Some(Key::Char('n') | Key::Enter) => self.decline()?,
                Some(Key::Char('t')) => self.pass_theme(),
                Some(Key::Char('u')) => self.undo()?,
                Some(_) => {}
            }
        }
        Ok(self.linked())
    }

    fn question(&self) -> &Question {
        &self.questions[self.done.len()]
    }

    fn linked(&self) -> usize {
        let linked = |done: &&Done| matches!(done, Done::Linked(_));
        self.done.iter().filter(linked).count()
    }

    /// Links the story at that place, asking first what to stress if that was wanted.
    fn link(&mut self, place: usize) -> anyhow::Result<()> {
        let question = &self.questions[self.done.len()];
        let Some(offer) = question.offers.get(place) else {
            return Ok(());
        };
        let mut angle = None;
        if self.angle {
            let Some(typed) = self.stage.ask_line("What to stress", "")? else {
                return Ok(());
            };
            angle = Some(typed);
        }
        let (uuid, card) = (offer.uuid.clone(), question.card.clone());
        let linked = self.app.link(&uuid, &card, angle.as_deref(), false)?;
        if linked.first {
            *self.first.entry(uuid.clone()).or_default() += 1;
        }
        self.angle = false;
        self.done.push(Done::Linked(uuid));
        Ok(())
    }

    /// None of the stories answers the prompt: they are not offered for it again. Where another one does,
    /// that says nothing of them.
    fn decline(&mut self) -> anyhow::Result<()> {
        if self.question().answered_by.is_some() {
            self.done.push(Done::Passed);
            return Ok(());
        }
        self.set_declined(true)?;
        self.done.push(Done::Declined);
        Ok(())
    }

    fn set_declined(&mut self, declined: bool) -> anyhow::Result<()> {
        let question = &self.questions[self.done.len()];
        let stories: Vec<String> = question.offers.iter().map(|it| it.uuid.clone()).collect();
        Ok(self.app.decline(&stories, &question.card, declined)?)
    }

    /// Passes over what is left of a theme.
    fn pass_theme(&mut self) {
        let theme = self.question().theme.clone();
        while self.done.len() < self.questions.len() && self.question().theme == theme {
            self.done.push(Done::Passed);
        }
    }

    /// Takes the last answer back.
    fn undo(&mut self) -> anyhow::Result<()> {
        let done = self.done.pop();
        if let Some(Done::Declined) = done {
            return self.set_declined(false);
        }
        if let Some(Done::Linked(uuid)) = done {
            let (card, had_story) = {
                let question = self.question();
                (question.card.clone(), question.answered_by.is_some())
            };
            self.app.unlink(&uuid, &card)?;
            if let Some(first) = self.first.get_mut(&uuid).filter(|_| !had_story) {
                *first -= 1;
            }
        }
        Ok(())
    }

    fn show(&mut self) {
        let screen = self.stage.screen();
        let question = self.question();
        let place = format!(
            "{} of {} · {} linked",
            self.done.len() + 1,
            self.questions.len(),
            self.linked()
        );
        let mut head = screen.spread(&format!(" {}", one_line(&question.theme)), &place);
        head.extend(Some(screen.rule()).filter(|rule| !rule.is_empty()));
        let ask = self.stage.text(&question.front, " ", " ");
        head.extend(ask.iter().map(|line| screen.style.bold(line)));
        let mut rest = vec![String::new()];
        for (place, offer) in question.offers.iter().enumerate() {
            let number = format!("   {}  ", place + 1);
            rest.extend(self.stage.text(&offer.title, &number, "      "));
            let facts = self.offer_facts(question, offer);
            let facts = self.stage.text(&facts, "      ", "      ");
            rest.extend(facts.iter().map(|line| screen.style.dim(line)));
        }
        rest.push(String::new());
        if self.angle {
            rest.extend(
                self.stage
                    .text("The next link is asked what to stress.", " ", " "),
            );
        }
        rest.extend(self.stage.legend(&self.keys(question)));
        self.stage.open_card(&head, &rest);
    }

    fn offer_facts(&self, question: &Question, offer: &Offer) -> String {
        let first = self.first.get(&offer.uuid).copied().unwrap_or(0);
        match &question.answered_by {
            Some(title) => facts(&offer.reason, Some(title)),
            None if first >= MOST_FIRST => {
                format!("{} · first choice of {first} already", offer.reason)
            }
            None => offer.reason.clone(),
        }
    }

    fn keys(&self, question: &Question) -> Vec<Legend<'static>> {
        let numbers = match question.offers.len() {
            1 => "1",
            2 => "1 2",
            _ => "1 2 3",
        };
        let several = self.questions.iter().any(|it| it.theme != question.theme);
        let mut keys = vec![
            (numbers, "link it"),
            (
                "a",
                if self.angle {
                    "without stress"
                } else {
                    "with what to stress"
                },
            ),
            ("enter", "none of these"),
        ];
        if several {
            keys.push(("t", "next theme"));
        }
        keys.extend([("u", "undo"), ("q", "stop")]);
        keys
    }
}
