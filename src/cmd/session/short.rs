//! Criteria, pitfalls and follow-ups: half a minute each, answered from the user's own stories.

use super::stage::{Block, Legend, stack};
use super::{Sitting, Step, Told, grade};
use crate::app::face::Face;
use crate::app::session::Turn;
use crate::engine::card::{Form, Grade, Kind};
use crate::term::Key;

const MORE: [Legend<'static>; 4] = [
    ("b", "not today"),
    ("x", "not for me"),
    ("e", "word it my way"),
    ("?", "back"),
];

impl Sitting {
    /// Goes through a criterion, a pitfall or a follow-up.
    pub(super) fn short(&mut self, turn: &Turn, mut face: Face) -> anyhow::Result<Step> {
        let told = Told {
            stopwatch: self.stopwatch(),
            seconds: None,
            form: Form::Picked,
            cursor: None,
        };
        let mut more = false;
        loop {
            self.show_short(turn, &face, more)?;
            match self.stage.key("0?esbxuq")? {
                None => return Ok(Step::Quit),
                Some(Key::Enter) => return self.compare(turn, face, told),
                Some(Key::Char('0')) => {
                    let rated = self.rate(&face, &told, Grade::ALL[0])?;
                    if let Some(ready) = &face.detail.ready {
                        self.notice.push(format!("have ready: {ready}"));
                    }
                    return self.after(turn, face, &told, &rated);
                }
                Some(Key::Char('?')) => more = !more,
                Some(Key::Char('e')) => self.reword(turn, &mut face)?,
                Some(key) => {
                    if let Some(step) = self.leave(key)? {
                        return Ok(step);
                    }
                }
            }
        }
    }

    fn show_short(&mut self, turn: &Turn, face: &Face, more: bool) -> anyhow::Result<()> {
        let style = self.stage.screen().style;
        let title = face.story.as_ref().map_or_else(
            || "the story you last told".to_owned(),
            |story| format!("\"{}\"", story.story.title),
        );
        let (what, task) = match turn.served.card.kind {
            Kind::Criterion => (
                "They listen for this.".to_owned(),
                "Which line of which story of yours shows it? Say the line.",
            ),
            Kind::Pitfall => (
                "They watch out for this.".to_owned(),
                "Which line of which story of yours avoids it? Say the line.",
            ),
            _ => (format!("They ask about {title}."), "Answer it aloud."),
        };
        let history = vec![style.dim(&format!(" {}", self.history(face, "asked")))];
        let mut question = self.stage.text(&what, " ", " ");
        question.extend(self.stage.text(task, " ", " "));
        let keys = if more {
            self.stage.legend(&MORE)
        } else {
            self.stage.legend(&[
                ("enter", "answered"),
                ("0", "nothing came"),
                ("s", "skip"),
                ("u", "undo"),
                ("?", "more"),
                ("q", "stop"),
            ])
        };
        let rest = stack(&[history, question, keys], None);
        let head = self.head(turn, face);
        self.open_card(&head, &[vec![String::new()], rest].concat())
    }

    /// Shows what to compare the answer with, and takes the grade.
    fn compare(&mut self, turn: &Turn, face: Face, mut told: Told) -> anyhow::Result<Step> {
        loop {
            let head = self.head(turn, &face);
            let help = self.help(&face);
            let grades = grade::lines(self.stage.screen(), &face.next, told.cursor);
            let rows = self
                .stage
                .rows()
                .map(|rows| rows.saturating_sub(head.len() + 1));
            let lines = stack(&[help, grades], rows);
            self.stage
                .go_on(&head, &[vec![String::new()], lines].concat());
            let Some(key) = self.stage.key("012345sbxuq")? else {
                return Ok(Step::Quit);
            };
            if let Some(grade) = grade::chosen(key, told.cursor) {
                let rated = self.rate(&face, &told, grade)?;
                return self.after(turn, face, &told, &rated);
            }
            told.cursor = grade::moved(key, told.cursor);
            if let Some(step) = self.leave(key)? {
                return Ok(step);
            }
        }
    }

    fn help(&self, face: &Face) -> Block {
        if let Some(ready) = &face.detail.ready {
            return self.stage.text(ready, " Have ready  ", "   ");
        }
        match &face.story {
            Some(story) => self.story_block(Some(story), ""),
            None => Vec::new(),
        }
    }
}
